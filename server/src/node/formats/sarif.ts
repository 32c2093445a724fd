/** SARIF 2.1.0 (OASIS): findings with their rules, for code scanning services. */
import type { Location, Log, Region, ReportingDescriptor, Result, Run } from 'sarif';
import type { Severity } from '../../core/model';
import { RULES } from '../../core/rules/index';
import type { Rule } from '../../core/rules/rule';
import { lineCounter } from '../../core/text/lines';
import type { CheckOptions, Report, ReportedFile, ReportedFinding } from './report';
import { LONE_SURROGATE } from './xml';

const SARIF_LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** The report as a SARIF log. `failed` tells that something could not be checked. */
export function sarif({ files }: Report, { failed }: Pick<CheckOptions, 'failed'>): string {
  const ruleIndex = new Map(RULES.map((r, i) => [r.id, i]));
  const run: Run = {
    tool: { driver: { name: 'wenheng', fullName: '文衡 Wenheng', rules: RULES.map(descriptor) } },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: !failed }],
    artifacts: files.map(({ path }) => ({ location: { uri: uri(path) } })),
    results: files.flatMap((file, i) => results(file, i, ruleIndex, files)),
  };
  const log: Log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor(rule: Rule): ReportingDescriptor {
  return {
    id: rule.id,
    shortDescription: { text: `${rule.zh} ${rule.en}` },
    fullDescription: { text: rule.why.trim() },
    help: {
      text: `${rule.why.trim()}\n\n依据：${rule.source}`,
      markdown: `${rule.why.trim()}\n\n依据：${rule.source}`,
    },
    defaultConfiguration: { level: SARIF_LEVELS[rule.severity] },
  };
}

type RegionAt = (start: number, end: number) => Region;

function regionsIn(text: string): RegionAt {
  const place = lineCounter(text);
  return (start, end) => {
    const from = place(start);
    const to = place(end);
    return {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
      charOffset: start,
      charLength: end - start,
    };
  };
}

function results(
  file: ReportedFile,
  index: number,
  ruleIndex: ReadonlyMap<string, number>,
  files: Report['files'],
): Result[] {
  if (!file.findings.length) return [];
  const region = regionsIn(file.text);
  const location = (start: number, end: number): Location => ({
    physicalLocation: { artifactLocation: { uri: uri(file.path), index }, region: region(start, end) },
  });
  const related = (r: ReportedFinding['related'][number]): Location => {
    if (r.path === file.path) return location(r.start, r.end);
    const other = files.findIndex(({ path }) => path === r.path);
    if (other < 0) return { physicalLocation: { artifactLocation: { uri: uri(r.path) } } };
    const there = regionsIn(files[other]!.text)(r.start, r.end);
    return { physicalLocation: { artifactLocation: { uri: uri(r.path), index: other }, region: there } };
  };
  return file.findings.map((f: ReportedFinding): Result => ({
    ruleId: f.rule,
    ruleIndex: ruleIndex.get(f.rule) ?? -1,
    level: SARIF_LEVELS[f.severity],
    message: { text: f.message },
    locations: [location(f.start, f.end)],
    ...(f.related.length && {
      relatedLocations: f.related.map((r, id) => ({ id, ...related(r), message: { text: r.message } })),
    }),
    ...(f.fix && {
      fixes: [
        {
          description: { text: f.fix.title },
          artifactChanges: [
            {
              artifactLocation: { uri: uri(file.path), index },
              replacements: f.fix.edits.map((e) => ({
                deletedRegion: region(e.start, e.end),
                insertedContent: { text: e.newText },
              })),
            },
          ],
        },
      ],
    }),
  }));
}

/** A relative or `file:` reference; characters such as those of `<stdin>` and Chinese names are percent-encoded. */
function uri(path: string): string {
  const encoded = path
    .split('/')
    .map((p) => encodeURIComponent(p.replace(LONE_SURROGATE, '\uFFFD')))
    .join('/');
  if (/^[A-Za-z]%3A\//.test(encoded)) return `file:///${encoded.replace('%3A', ':')}`;
  return encoded.startsWith('/') ? `file://${encoded}` : encoded;
}
