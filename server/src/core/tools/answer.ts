/** What the tools answer: short plain data, made from the same analysis as everything else. */
import { lineCounter } from '../text/lines';
import { unknownName } from '../config';
import type { ComparedFigure } from '../desk/versions/compare';
import { compareVersions, leftWords } from '../desk/versions/compare';
import { coverageOf } from '../features/coverage';
import type { FactsFigure } from '../features/facts';
import { factsOf } from '../features/facts';
import type { Analysis, Finding, Format, Genre, Severity, Site } from '../model';
import { SEVERITIES } from '../model';
import { ruleById, RULES } from '../rules/index';
import type { Input } from './schema';
import { readInput, ToolProblem } from './schema';
import type { ToolName } from './table';
import { TOOL_NAMES, TOOLS } from './table';

/** A draft that a tool was given: its text, or the path of a file. */
export interface DraftSource {
  readonly text: string | undefined;
  readonly path: string | undefined;
  /** `auto` lets the text decide; the settings decide where absent. */
  readonly genre: Genre | 'auto' | undefined;
}

/** A draft after its analysis. */
export interface ReadDraft {
  /** The path as it was given; empty for a text. */
  readonly path: string;
  readonly analysis: Analysis;
  /** What was unusual about reading it, one line each. */
  readonly remarks: readonly string[];
}

/** What the tools need from where they run. */
export interface ToolHost {
  /** Reads a draft. Throws {@link ToolProblem} where it does not exist or must not be read. */
  read(source: DraftSource): Promise<ReadDraft> | ReadDraft;
  /** The manual's page of a rule, in Markdown; null where it is not at hand. */
  page(rule: string): string | null;
}

/** The file name under which settings are looked up for a draft that was given as text. */
export const UNNAMED = '未命名.md';

/** Tells Markdown by its headings, tables and emphasis; without them each line is a paragraph of plain text. */
export function formatIn(text: string): Format {
  return /^(?:#{1,6} |\|.*\|[ \t]*$|```)|\*\*\S/m.test(text) ? 'markdown' : 'plain';
}

/** Answers a call. Throws {@link ToolProblem}, whose message is meant for the model and its user. */
export async function answerTool(name: string, given: unknown, host: ToolHost): Promise<object> {
  if (!isToolName(name))
    throw new ToolProblem(`${unknownName('工具', name, TOOL_NAMES)}（有 ${TOOL_NAMES.join('、')}）`);
  const input = readInput(TOOLS[name].input, given);
  return ANSWERS[name](input, host);
}

const isToolName = (name: string): name is ToolName => Object.hasOwn(TOOLS, name);

const ANSWERS: Readonly<Record<ToolName, (input: Input, host: ToolHost) => Promise<object> | object>> = {
  check_text: async (input, host) => {
    const { path, analysis, remarks } = await host.read(sourceOf(input, 'text', 'path'));
    const lowest = SEVERITIES.indexOf(input['level'] as Severity);
    const counts = Object.fromEntries(
      SEVERITIES.map((level) => [level, analysis.findings.filter(({ severity }) => severity === level).length]),
    );
    const told = analysis.findings.filter(({ severity }) => SEVERITIES.indexOf(severity) <= lowest);
    const placeAt = lineCounter(analysis.text);
    const lineAt = (offset: number): number => placeAt(offset).line;
    return {
      ...headOf(path, analysis, remarks),
      figures: coverageOf(analysis),
      counts,
      ...paged('findings', told, input, (finding) => findingOf(finding, analysis.text, lineAt)),
    };
  },
  read_figures: async (input, host) => {
    const { path, analysis, remarks } = await host.read(sourceOf(input, 'text', 'path'));
    const facts = factsOf(path, analysis);
    const wanted = typeof input['indicator'] === 'string' ? input['indicator'] : '';
    const found = facts.figures.flatMap((figure, i) =>
      figure.indicator.includes(wanted) ? [[figure, i] as const] : [],
    );
    const page = paged('figures', found, input, ([figure, i]) => figureOf(figure, i));
    const shown = new Set(page.figures.map(({ index }) => index));
    const relations = facts.relations
      .filter(({ figures }) => figures.some((i) => shown.has(i)))
      .map(({ kind, figures, holds, working }) => ({ kind, figures, holds, working: short(working) }));
    return { ...headOf(path, analysis, remarks), ...page, relations };
  },
  compare_versions: async (input, host) => {
    const before = await host.read(sourceOf(input, 'beforeText', 'beforePath'));
    const after = await host.read(sourceOf(input, 'afterText', 'afterPath'));
    const { same, changes, left } = compareVersions(
      factsOf(before.path, before.analysis),
      factsOf(after.path, after.analysis),
    );
    return {
      before: headOf(before.path, before.analysis, before.remarks),
      after: headOf(after.path, after.analysis, after.remarks),
      same,
      left: left.slice(0, MOST_LEFT).map((one) => ({
        kind: one.kind,
        message: short(leftWords(one)),
        unchanged: one.unchanged.map(versionOf),
      })),
      ...(left.length > MOST_LEFT && { leftTotal: left.length }),
      ...paged('changes', changes, input, ({ kind, indicator, period, scope, before: a, after: b }) => ({
        kind,
        ...filled({ indicator, period, scope }),
        ...(a && { before: versionOf(a) }),
        ...(b && { after: versionOf(b) }),
      })),
    };
  },
  explain_rule: ({ rule }, host) => {
    if (typeof rule !== 'string' || !ruleById.has(rule)) {
      throw new ToolProblem(
        unknownName(
          '规则',
          String(rule),
          RULES.map(({ id }) => id),
        ),
      );
    }
    const page = host.page(rule);
    if (page === null) throw new ToolProblem(`手里没有规则 ${rule} 的手册页，可在终端运行 wenheng explain ${rule}`);
    return { rule, page };
  },
};

function sourceOf(input: Input, textKey: string, pathKey: string): DraftSource {
  const text = input[textKey];
  const path = input[pathKey];
  if (text === undefined && path === undefined) throw new ToolProblem(`请给出 ${textKey}（正文）或 ${pathKey}（文件）`);
  if (text !== undefined && path !== undefined) throw new ToolProblem(`${textKey} 与 ${pathKey} 只能给一个`);
  return {
    text: text as string | undefined,
    path: path as string | undefined,
    genre: input['genre'] as DraftSource['genre'],
  };
}

function headOf(path: string, { text, context }: Analysis, remarks: readonly string[]): object {
  return {
    ...(path && { path }),
    characters: text.length,
    genre: context.genre,
    ...(remarks.length > 0 && { remarks }),
  };
}

/** The entries of a page under `key`; where there are more, `next` is the offset for the call that asks for them. */
function paged<K extends string, T, R>(
  key: K,
  all: readonly T[],
  input: Input,
  make: (one: T) => R,
): { [P in K]: R[] } & { total: number; next?: number } {
  const from = input['from'] as number;
  const to = from + (input['limit'] as number);
  const entries = { [key]: all.slice(from, to).map(make) } as { [P in K]: R[] };
  return { total: all.length, ...(to < all.length && { next: to }), ...entries };
}

function findingOf(finding: Finding<Site>, text: string, lineAt: (offset: number) => number): object {
  const { rule, severity, message, at, related, fix } = finding;
  const quoted = ({ start, end }: Site): object => ({ start, end, words: short(text.slice(start, end)) });
  return {
    rule,
    severity,
    line: lineAt(at.start),
    ...quoted(at),
    message,
    ...(related?.length && {
      // A related place in another draft has offsets of that draft, which would mislead here; its message says what
      // stands there.
      related: related.map((r) => ({ ...(r.draft ? { draft: r.draft } : quoted(r.at)), message: r.message })),
    }),
    ...(fix && {
      fix: {
        title: fix.title,
        edits: fix.edits.map((e) => ({ start: e.at.start, end: e.at.end, newText: e.newText })),
      },
    }),
  };
}

/** Leaves out what is empty or usual. */
function figureOf(figure: FactsFigure, index: number) {
  const { start, end, line, text, kind, value, low, high, unit, bound, measure } = figure;
  const { indicator, period, resolved, change, against, scope, state } = figure;
  return {
    index,
    line,
    start,
    end,
    text,
    kind,
    value,
    ...(low !== high && { low, high }),
    ...(unit && { unit }),
    ...(bound !== 'exact' && { bound }),
    ...(measure && { measure }),
    ...filled({ indicator, period, resolved, change, against, scope }),
    ...(state && { verified: state }),
  };
}

const versionOf = ({ start, end, line, text }: ComparedFigure): object => ({ line, start, end, text });

const filled = (fields: Readonly<Record<string, string | null>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value));

/** Left-behind relations that an answer lists, at most. */
const MOST_LEFT = 60;

/** Characters of a quotation in an answer, at most. */
const LONGEST_QUOTE = 160;
const short = (words: string): string => (words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words);
