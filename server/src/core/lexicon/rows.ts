/**
 * The rows of the slogan lexicon: what a reviewer knows of a set phrase. The built-in rows stand in
 * corpus/lexicon/slogans, and a workspace adds rows in a file of the same form. The file is tab-separated, its first
 * line names the columns, `|` separates the values of a cell, and a line with `#` is a remark. A wrong form is written
 * `W:误写`, with its level in front (E W I H), and `误写>应作` where it should be other words than the row's.
 */
import type { Severity } from '../model';
import { foldWidth } from '../text/fold';
import { skeletonOf } from './skeleton';

/** A `term` is checked letter by letter but is no slogan: the name of a system, a policy or a title. */
export type RowKind = 'set-phrase' | 'contraction' | 'term';

/** `must`: the phrase needs its quotation marks. `none`: it never has them. `may`: both are right. */
export type QuoteUse = 'must' | 'none' | 'may';

/** A wrong wording of a row. */
export interface WrongForm {
  readonly form: string;
  readonly level: Severity;
  /** What it should be, if that is not the row's own wording; else empty. */
  readonly right: string;
}

/** One set phrase of the lexicon. */
export interface LexiconRow {
  /** The established wording with its quotation marks and punctuation. It is also the identifier of the row. */
  readonly canonical: string;
  readonly kind: RowKind;
  /** Other right wordings. */
  readonly aliases: readonly string[];
  /** What it stands for, in order. */
  readonly members: readonly string[];
  /** Verbs that go with it, the usual one first. */
  readonly verbs: readonly string[];
  /** Verbs that do not go with it, written `!坚定`, or `!H:落实` with a level. */
  readonly wrongVerbs: readonly WrongForm[];
  readonly quotes: QuoteUse;
  /** Whether the punctuation between its parts is settled. If not, commas and pause marks may replace each other. */
  readonly strict: boolean;
  /** Whether the order of the members is settled. */
  readonly ordered: boolean;
  /** The first and the last year in which it is used; 0 where unknown. */
  readonly since: number;
  readonly until: number;
  /** What is used after `until`. */
  readonly replacedBy: string;
  readonly wrong: readonly WrongForm[];
  readonly origin: string;
  /** Where it is attested. Rows without a source and doubtful rows are `weak` and never give more than a hint. */
  readonly basis: string;
  readonly weak: boolean;
  /** Whether it is the name of a leader or an institution of the state, in which a slip is an error. */
  readonly fixed: boolean;
  /**
   * Whether it is an ordinary pair of words of official writing, which is searched for slips only and is not offered in
   * completion.
   */
  readonly plain?: boolean;
  /** Whether it is a saying, or a series that places vary, so that another word in it may be meant. */
  readonly loose?: boolean;
  /** A sentence with {} for the phrase. */
  readonly example: string;
}

/** A fault in a row of a lexicon file. */
export interface RowError {
  /** The line, counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** The rows of a lexicon file, with its faults. */
export interface ParsedLexicon {
  readonly rows: readonly LexiconRow[];
  /** The line of each row, counted from 1. */
  readonly lines: readonly number[];
  readonly errors: readonly RowError[];
}

type Cell = (name: (typeof LEXICON_COLUMNS)[number]) => string;

const LEXICON_COLUMNS = [
  'canonical',
  'kind',
  'aliases',
  'members',
  'verbs',
  'quotes',
  'flags',
  'since',
  'until',
  'replacedBy',
  'wrong',
  'origin',
  'basis',
  'example',
] as const;

const SEVERITY_LETTERS: Readonly<Record<string, Severity>> = { E: 'error', W: 'warning', I: 'info', H: 'hint' };
const ROW_KINDS: readonly string[] = ['set-phrase', 'contraction', 'term'];
const QUOTE_USES: readonly string[] = ['must', 'none', 'may'];
const ROW_FLAGS: readonly string[] = ['strict', 'unordered', 'weak', 'fixed', 'plain', 'loose'];

/** Reads a lexicon file. A faulty row gives an error with its line and is left out, and the other rows are kept. */
export function parseLexicon(source: string): ParsedLexicon {
  const rows: LexiconRow[] = [];
  const at: number[] = [];
  const errors: RowError[] = [];
  const seen = new Map<string, number>();
  let columns: string[] | null = null;
  source
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .forEach((text, index) => {
      const line = index + 1;
      if (!text.trim() || text.startsWith('#')) return;
      const cells = text.split('\t').map((c) => c.trim());
      if (!columns) {
        columns = cells;
        const unknown = cells.filter((c) => !(LEXICON_COLUMNS as readonly string[]).includes(c));
        if (!cells.includes('canonical')) errors.push({ line, message: '首行须写列名，其中必有 canonical' });
        for (const c of unknown) errors.push({ line, message: `没有“${c}”这一列` });
        return;
      }
      if (!columns.includes('canonical')) return;
      const cell = (name: (typeof LEXICON_COLUMNS)[number]): string => cells[columns?.indexOf(name) ?? -1] ?? '';
      const problem = problemIn(cell);
      const key = cell('canonical');
      const before = seen.get(key);
      if (problem || before) {
        errors.push({ line, message: problem || `“${key}”与第${before}行重复` });
        return;
      }
      seen.set(key, line);
      rows.push(toRow(cell));
      at.push(line);
    });
  return { rows, lines: at, errors };
}

function problemIn(cell: Cell): string {
  const canonical = cell('canonical');
  if (!canonical) return '缺规范写法（canonical）';
  const { length } = skeletonOf(foldWidth(canonical)).text;
  if (length < 2) return `“${canonical}”太短，至少两个字`;
  if (length > 150) return `“${canonical.slice(0, 10)}…”太长，至多一百五十个字`;
  if (cell('kind') && !ROW_KINDS.includes(cell('kind'))) return `kind 只能是 ${ROW_KINDS.join('、')}`;
  if (cell('quotes') && !QUOTE_USES.includes(cell('quotes'))) return `quotes 只能是 ${QUOTE_USES.join('、')}`;
  const flag = cellValues(cell('flags')).find((f) => !ROW_FLAGS.includes(f));
  if (flag) return `flags 没有“${flag}”，只有 ${ROW_FLAGS.join('、')}`;
  for (const year of ['since', 'until'] as const) {
    if (cell(year) && !/^\d{4}$/.test(cell(year))) return `${year} 须是四位年份`;
  }
  for (const wrong of cellValues(cell('wrong'))) {
    const form = wrong.replace(/^[EWIH]:/, '').split('>')[0];
    if (form === undefined) continue;
    if (foldWidth(form) === foldWidth(canonical)) return `误写“${form}”与规范写法相同`;
    if (skeletonOf(foldWidth(form)).text.length < 2) return `误写“${form}”太短，至少两个字`;
  }
  return '';
}

function toRow(cell: Cell): LexiconRow {
  const flags = cellValues(cell('flags'));
  const weak = flags.includes('weak');
  const verbs = cellValues(cell('verbs'));
  return {
    canonical: foldWidth(cell('canonical')),
    kind: (cell('kind') || 'set-phrase') as RowKind,
    aliases: cellValues(cell('aliases')).map(foldWidth),
    members: cellValues(cell('members')).map(foldWidth),
    verbs: verbs.filter((v) => !v.startsWith('!')),
    wrongVerbs: verbs.filter((v) => v.startsWith('!')).map((v) => wrongFormOf(v.slice(1), weak)),
    quotes: (cell('quotes') || 'may') as QuoteUse,
    strict: flags.includes('strict'),
    ordered: !flags.includes('unordered'),
    since: Number(cell('since')),
    until: Number(cell('until')),
    replacedBy: cell('replacedBy'),
    wrong: cellValues(cell('wrong')).map((w) => wrongFormOf(w, weak)),
    origin: cell('origin'),
    basis: cell('basis'),
    weak,
    fixed: flags.includes('fixed'),
    ...(flags.includes('plain') && { plain: true }),
    ...(flags.includes('loose') && { loose: true }),
    example: cell('example'),
  };
}

/** Reads `W:误写>应作`. A doubtful row never gives more than a hint. */
function wrongFormOf(cell: string, weak: boolean): WrongForm {
  const level = /^([EWIH]):/.exec(cell)?.[1];
  const [form, right] = cell.replace(/^[EWIH]:/, '').split('>') as [string, string?];
  return {
    form: foldWidth(form.trim()),
    level: weak ? 'hint' : (SEVERITY_LETTERS[level ?? 'W'] ?? 'warning'),
    right: foldWidth((right ?? '').trim()),
  };
}

function cellValues(cell: string): string[] {
  return cell
    .split('|')
    .map((v) => v.trim())
    .filter(Boolean);
}
