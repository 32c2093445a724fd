/** The format of reviewdog, which shows findings at the lines of a change on most code hosts. */
import type { Severity } from '../../core/model';
import { lineCounter } from '../../core/text/lines';
import { visibleJson } from '../terminal/visible';
import type { Report, ReportedFile, ReportedFinding } from './report';

const REVIEWDOG_SEVERITIES: Record<Severity, 'ERROR' | 'WARNING' | 'INFO'> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
  hint: 'INFO',
};

export function rdjson({ files }: Report): string {
  const diagnostics = files.flatMap((file) => (file.findings.length ? diagnosticsOf(file, files) : []));
  return `${visibleJson({ source: { name: 'wenheng' }, diagnostics }, 2)}\n`;
}

type Range = (start: number, end: number) => object;

/** Gives line and column of offsets; columns count bytes of the line in UTF-8, from 1. */
function rangesIn(text: string): Range {
  const place = lineCounter(text);
  const position = (offset: number): object => {
    const { line, column } = place(offset);
    return { line, column: Buffer.byteLength(text.slice(offset - column + 1, offset)) + 1 };
  };
  return (start, end) => ({ start: position(start), end: position(end) });
}

function diagnosticsOf({ path, findings, text }: ReportedFile, files: Report['files']): object[] {
  const range = rangesIn(text);
  const location = (start: number, end: number): object => ({ path, range: range(start, end) });
  const related = (r: ReportedFinding['related'][number]): object => {
    if (r.path === path) return location(r.start, r.end);
    const other = files.find((file) => file.path === r.path);
    return { path: r.path, ...(other && { range: rangesIn(other.text)(r.start, r.end) }) };
  };
  return findings.map((f) => ({
    message: f.message,
    location: location(f.start, f.end),
    severity: REVIEWDOG_SEVERITIES[f.severity],
    code: { value: f.rule },
    // reviewdog takes several suggestions for alternatives, so that a fix with several edits is left out.
    ...(f.fix?.edits.length === 1 && {
      suggestions: f.fix.edits.map((e) => ({ range: range(e.start, e.end), text: e.newText })),
    }),
    ...(f.related.length && {
      related_locations: f.related.map((r) => ({ message: r.message, location: related(r) })),
    }),
  }));
}
