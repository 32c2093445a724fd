/**
 * The rows of the slogan lexicon: what a set phrase is, as a reviewer would write it on a card. The house's own rows
 * stand in corpus/lexicon/slogans, a workspace adds its own in a file of the same form: tab-separated, the first line
 * names the columns, `|` parts the values of a cell, `#` begins a remark line. A wrong form is `W:误写`, with its level in
 * front (E W I H) and, where it stands for other words than the row's, `误写>应作`.
 */
import type { Severity } from '../model';
import { foldWidth } from '../text/fold';
import { skeletonOf } from './skeleton';

/** `term` is checked letter by letter but is no slogan: the name of a system, a policy, a title. */
export type RowKind = 'set-phrase' | 'contraction' | 'term';
/** `must`: reads wrong without its quotation marks; `none`: never has them; `may`: both are good. */
export type QuoteUse = 'must' | 'none' | 'may';

export interface WrongForm {
  readonly form: string;
  readonly level: Severity;
  /** What it should be, where that is not the row's own wording; else empty. */
  readonly right: string;
}

export interface LexiconRow {
  /** The established wording with its quotation marks and punctuation; also the row's identifier. */
  readonly canonical: string;
  readonly kind: RowKind;
  /** Other good wordings. */
  readonly aliases: readonly string[];
  /** What it stands for, in order. */
  readonly members: readonly string[];
  /** Verbs that go with it, the usual one first. */
  readonly verbs: readonly string[];
  /** Verbs that do not go with it; written `!坚定`, or `!H:落实` with a level. */
  readonly wrongVerbs: readonly WrongForm[];
  readonly quotes: QuoteUse;
  /** Whether the punctuation between its parts is settled; else commas and pause marks may stand for one another. */
  readonly strict: boolean;
  /** Whether the order of the members is settled. */
  readonly ordered: boolean;
  /** Year since which, and until which, it is used; 0 where unknown. */
  readonly since: number;
  readonly until: number;
  /** What is said after `until`. */
  readonly replacedBy: string;
  readonly wrong: readonly WrongForm[];
  readonly origin: string;
  /** Where it is attested; empty rows and doubtful ones are `weak`, and never say more than a hint. */
  readonly basis: string;
  readonly weak: boolean;
  /** The name of a leader or of an institution of the state: one slip in it is an error. */
  readonly fixed: boolean;
  /** An ordinary pair of words of official writing, which is looked at for slips only and is not on offer. */
  readonly plain?: boolean;
  /** A saying, or a series that places vary: another word in it may be meant. */
  readonly loose?: boolean;
  /** A sentence with {} for the phrase. */
  readonly example: string;
}

export interface RowError {
  /** 1-based line. */
  readonly line: number;
  readonly message: string;
}

export interface ParsedLexicon {
  readonly rows: readonly LexiconRow[];
  /** 1-based line of each row. */
  readonly lines: readonly number[];
  readonly errors: readonly RowError[];
}

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

const LEVELS: Readonly<Record<string, Severity>> = { E: 'error', W: 'warning', I: 'info', H: 'hint' };
const KINDS: readonly string[] = ['set-phrase', 'contraction', 'term'];
const QUOTES: readonly string[] = ['must', 'none', 'may'];
const FLAGS: readonly string[] = ['strict', 'unordered', 'weak', 'fixed', 'plain', 'loose'];

/** Reads a lexicon file. A bad row gives an error with its line and is left out; the others hold. */
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
      const problem = check(cell);
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

type Cell = (name: (typeof LEXICON_COLUMNS)[number]) => string;

function check(cell: Cell): string {
  const canonical = cell('canonical');
  if (!canonical) return '缺规范写法（canonical）';
  const { length } = skeletonOf(foldWidth(canonical)).text;
  if (length < 2) return `“${canonical}”太短，至少两个字`;
  if (length > 150) return `“${canonical.slice(0, 10)}…”太长，至多一百五十个字`;
  if (cell('kind') && !KINDS.includes(cell('kind'))) return `kind 只能是 ${KINDS.join('、')}`;
  if (cell('quotes') && !QUOTES.includes(cell('quotes'))) return `quotes 只能是 ${QUOTES.join('、')}`;
  const flag = list(cell('flags')).find((f) => !FLAGS.includes(f));
  if (flag) return `flags 没有“${flag}”，只有 ${FLAGS.join('、')}`;
  for (const year of ['since', 'until'] as const) {
    if (cell(year) && !/^\d{4}$/.test(cell(year))) return `${year} 须是四位年份`;
  }
  for (const wrong of list(cell('wrong'))) {
    const form = wrong.replace(/^[EWIH]:/, '').split('>')[0];
    if (form === undefined) continue;
    if (foldWidth(form) === foldWidth(canonical)) return `误写“${form}”与规范写法相同`;
    if (skeletonOf(foldWidth(form)).text.length < 2) return `误写“${form}”太短，至少两个字`;
  }
  return '';
}

function toRow(cell: Cell): LexiconRow {
  const flags = list(cell('flags'));
  const weak = flags.includes('weak');
  const verbs = list(cell('verbs'));
  return {
    canonical: foldWidth(cell('canonical')),
    kind: (cell('kind') || 'set-phrase') as RowKind,
    aliases: list(cell('aliases')).map(foldWidth),
    members: list(cell('members')).map(foldWidth),
    verbs: verbs.filter((v) => !v.startsWith('!')),
    wrongVerbs: verbs.filter((v) => v.startsWith('!')).map((v) => wrongOf(v.slice(1), weak)),
    quotes: (cell('quotes') || 'may') as QuoteUse,
    strict: flags.includes('strict'),
    ordered: !flags.includes('unordered'),
    since: Number(cell('since')),
    until: Number(cell('until')),
    replacedBy: cell('replacedBy'),
    wrong: list(cell('wrong')).map((w) => wrongOf(w, weak)),
    origin: cell('origin'),
    basis: cell('basis'),
    weak,
    fixed: flags.includes('fixed'),
    ...(flags.includes('plain') && { plain: true }),
    ...(flags.includes('loose') && { loose: true }),
    example: cell('example'),
  };
}

/** `W:误写>应作`; a doubtful row never says more than a hint. */
function wrongOf(cell: string, weak: boolean): WrongForm {
  const level = /^([EWIH]):/.exec(cell)?.[1];
  const [form, right] = cell.replace(/^[EWIH]:/, '').split('>') as [string, string?];
  return {
    form: foldWidth(form.trim()),
    level: weak ? 'hint' : (LEVELS[level ?? 'W'] ?? 'warning'),
    right: foldWidth((right ?? '').trim()),
  };
}

function list(cell: string): string[] {
  return cell
    .split('|')
    .map((v) => v.trim())
    .filter(Boolean);
}
