/** The rows made ready for matching: every wording of every row in one automaton, built once and kept. */
import type { Severity } from '../model';
import { charSet, isIn } from '../charset';
import { Automaton } from './automaton';
import { builtinOpenings, builtinRow, builtinRows } from './builtin';
import type { LexiconRow, WrongForm } from './rows';
import { DROPPED, lettersOf, skeletonOf } from './skeleton';

/**
 * What an occurrence of a pattern means: the row's own wording, another good one, its quoted core or its series of
 * members, a known wrong wording, the wording behind a verb that does not go with it, one of its members, or a half of a
 * long wording, beside which the other half may stand with one letter wrong.
 */
export type PatternType = 'canonical' | 'alias' | 'core' | 'wrong' | 'verb' | 'member' | 'half';

/** One wording in the automaton. What a hit needs is worked out when there is one. */
export class Pattern {
  readonly skeleton: string;
  /** It begins with a numeral, before which no other may stand. */
  readonly numbered: boolean;
  private known: Details | null = null;

  constructor(
    readonly row: LexiconRow,
    readonly type: PatternType,
    /** The wording with punctuation. */
    readonly form: string,
    readonly level: Severity = 'warning',
    /** Index of the member, for `member`; 0 for the first `half`, 1 for the second. */
    readonly member = -1,
  ) {
    this.skeleton = lettersOf(form);
    this.numbered = isIn(isNumeral, this.skeleton.charCodeAt(0));
  }

  /** `gaps[i]` is the punctuation before skeleton character i; one more for the end. */
  get gaps(): readonly string[] {
    return this.details().gaps;
  }
  /** Skeleton positions at which punctuation may stand. */
  get breaks(): ReadonlySet<number> {
    return this.details().breaks;
  }
  /** Skeleton range that a reader marks as the slogan: the quoted part where there is exactly one. */
  get core(): readonly [number, number] {
    return this.details().core;
  }
  /** The established wording of the core. */
  get coreForm(): string {
    return this.details().coreForm;
  }
  /** Some punctuation, quotation marks aside, stands inside the wording. */
  get dotted(): boolean {
    return this.details().dotted;
  }
  /** Wrong forms that have the same letters, and differ in marks only. */
  get misdotted(): readonly WrongForm[] {
    return this.details().misdotted;
  }

  private details(): Details {
    return (this.known ??= detailsOf(this));
  }
}

interface Details {
  readonly gaps: readonly string[];
  readonly breaks: ReadonlySet<number>;
  readonly core: readonly [number, number];
  readonly coreForm: string;
  readonly dotted: boolean;
  readonly misdotted: readonly WrongForm[];
}

const isNumeral = charSet('一二三四五六七八九十两双');

/** Rows that are made when they are asked for, one or all. */
interface RowSource {
  all(): readonly LexiconRow[];
  at(index: number): LexiconRow;
}

export class Lexicon {
  private readonly ofRow: Pattern[][] = [];
  private all: readonly Pattern[] | null = null;
  private built: Automaton | null = null;
  private names: ReadonlyMap<string, LexiconRow> | null = null;
  /** What has been read without the automaton. */
  private effort = 0;

  /** `openings` are {@link openingsOf} each row; without them the first text needs the automaton. */
  constructor(
    private readonly given: readonly LexiconRow[] | RowSource,
    private readonly openings: readonly string[] | null = null,
  ) {}

  get rows(): readonly LexiconRow[] {
    return 'all' in this.given ? this.given.all() : this.given;
  }

  get byCanonical(): ReadonlyMap<string, LexiconRow> {
    return (this.names ??= new Map(this.rows.map((r) => [r.canonical, r])));
  }

  get patterns(): readonly Pattern[] {
    return (this.all ??= this.rows.flatMap((_, i) => this.patternsAt(i)));
  }

  /** Built when first asked for. */
  get automaton(): Automaton {
    return (this.built ??= new Automaton(this.patterns.map((p) => p.skeleton)));
  }

  /**
   * Calls `found` with every pattern in a text's skeleton and the skeleton offset behind its last letter, in order of
   * that offset, the longer first. The automaton takes longer to build than a few lines take to read without it.
   */
  scan(text: string, found: (pattern: Pattern, end: number) => void): void {
    if (this.openings && !this.built && (this.effort += text.length + PER_TEXT) <= LITTLE) {
      for (const { pattern, end } of this.hitsByOpening(lettersOf(text), this.openings)) found(pattern, end);
      return;
    }
    const { automaton, patterns } = this;
    automaton.scan(text, (index, end) => found(patterns[index]!, end), DROPPED);
  }

  private hitsByOpening(skeleton: string, openings: readonly string[]): { pattern: Pattern; end: number }[] {
    const places = new Map<number, number[]>();
    for (let i = 0; i + 1 < skeleton.length; i++) {
      const pair = pairAt(skeleton, i);
      const at = places.get(pair);
      if (at) at.push(i);
      else places.set(pair, [i]);
    }
    const hits: { pattern: Pattern; end: number; order: number }[] = [];
    let order = 0;
    for (let row = 0; row < openings.length; row++) {
      const pairs = openings[row]!;
      let opens = false;
      for (let i = 0; i < pairs.length && !opens; i += 2) opens = places.has(pairAt(pairs, i));
      if (!opens) continue;
      for (const pattern of this.patternsAt(row)) {
        order++;
        for (const start of places.get(pairAt(pattern.skeleton, 0)) ?? []) {
          if (skeleton.startsWith(pattern.skeleton, start))
            hits.push({ pattern, end: start + pattern.skeleton.length, order });
        }
      }
    }
    // The automaton's order, in which the last of several patterns of the same letters comes first.
    return hits.sort(
      (a, b) => a.end - b.end || b.pattern.skeleton.length - a.pattern.skeleton.length || b.order - a.order,
    );
  }

  private patternsAt(row: number): Pattern[] {
    return (this.ofRow[row] ??= patternsOf('all' in this.given ? this.given.at(row) : this.given[row]!));
  }
}

/** Letters that are read without the automaton, and letters that going through the openings once is counted as. */
const LITTLE = 4000;
const PER_TEXT = 50;

const pairAt = (text: string, i: number): number => text.charCodeAt(i) * 65536 + text.charCodeAt(i + 1);

/** The pairs of letters with which a row's wordings begin, one behind another. */
export function openingsOf(row: LexiconRow): string {
  return [...new Set(patternsOf(row).map((p) => p.skeleton.slice(0, 2)))].join('');
}

let builtin: Lexicon | null = null;

/** The house's own lexicon. */
export function builtinLexicon(): Lexicon {
  return (builtin ??= new Lexicon({ all: builtinRows, at: builtinRow }, builtinOpenings()));
}

/** The house's lexicon with a workspace's rows; a row of the workspace stands in for the house's of the same wording. */
export function withUserRows(rows: readonly LexiconRow[]): Lexicon {
  if (!rows.length) return builtinLexicon();
  const own = new Set(rows.map((r) => r.canonical));
  return new Lexicon([...builtinRows().filter((r) => !own.has(r.canonical)), ...rows]);
}

/** Where a name has exactly one quoted part, that part; else all of it. Offsets of the form. */
export function corePart(form: string): [number, number] {
  const open = form.indexOf('“');
  const close = form.indexOf('”', open);
  if (open < 0 || close < 0 || form.indexOf('“', open + 1) >= 0) return [0, form.length];
  // One item of a list, or a part of a longer sentence, does not stand for the whole.
  if (/[、，和]/.test(form.slice(0, open) + form.slice(close))) return [0, form.length];
  return [open + 1, close];
}

/** Letters from which a wording is so much its own that one letter wrong still tells it. */
const LONG = 10;

function gapsOf(form: string): string[] {
  const { text, at } = skeletonOf(form);
  const gaps: string[] = [];
  for (let i = 0; i <= text.length; i++) gaps.push(form.slice(i === 0 ? 0 : at[i - 1]! + 1, at[i]));
  return gaps;
}

/** Skeleton positions of a wording before which a comma or a pause mark stands. */
function breaksOf(form: string): number[] {
  const gaps = gapsOf(form);
  return gaps.flatMap((g, i) => (i > 0 && i < gaps.length - 1 && /[、，·]/.test(g) ? [i] : []));
}

function detailsOf({ row, type, form, skeleton }: Pattern): Details {
  const breaks = new Set(breaksOf(form));
  if (row.members.length && row.members.map(lettersOf).join('') === skeleton) {
    let m = 0;
    for (const part of row.members) breaks.add((m += lettersOf(part).length));
  }
  const misdotted = row.wrong.filter((w) => w.form !== form && lettersOf(w.form) === skeleton);
  for (const wrong of misdotted) breaksOf(wrong.form).forEach((i) => breaks.add(i));
  const [a, b] = corePart(form);
  let core: [number, number] = [lettersOf(form.slice(0, a)).length, lettersOf(form.slice(0, b)).length];
  const [ca, cb] = corePart(row.canonical);
  if (type === 'wrong') {
    // What a wrong form says right stays the slogan: “一带一路” of “一带一路”战略.
    const right = lettersOf(row.canonical.slice(ca, cb));
    const i = skeleton.indexOf(right);
    if (i >= 0) core = [i, i + right.length];
  }
  const coreForm = type === 'alias' ? form.slice(a, b) : row.canonical.slice(ca, cb);
  const gaps = gapsOf(form);
  const dotted = gaps.some((g, i) => i > 0 && i < gaps.length - 1 && /[^“”]/.test(g));
  return { gaps, breaks, core, coreForm, dotted, misdotted };
}

/** What is worked out of a row once. */
export interface RowLetters {
  /** Skeleton of the canonical wording. */
  readonly canonical: string;
  /** Skeletons of the members. */
  readonly members: readonly string[];
  /** Those one behind another. */
  readonly series: string;
}

const letters = new WeakMap<LexiconRow, RowLetters>();

export function lettersOfRow(row: LexiconRow): RowLetters {
  let known = letters.get(row);
  if (!known) {
    const members = row.members.map(lettersOf);
    known = { canonical: lettersOf(row.canonical), members, series: members.join('') };
    letters.set(row, known);
  }
  return known;
}

function patternsOf(row: LexiconRow): Pattern[] {
  const out: Pattern[] = [];
  const taken = new Set<string>();
  const add = (pattern: Pattern): void => {
    if (pattern.skeleton.length < 2 || taken.has(pattern.skeleton)) return;
    taken.add(pattern.skeleton);
    out.push(pattern);
  };
  add(new Pattern(row, 'canonical', row.canonical));
  for (const alias of row.aliases) add(new Pattern(row, 'alias', alias));
  const [a, b] = corePart(row.canonical);
  if (b - a < row.canonical.length) add(new Pattern(row, 'core', `“${row.canonical.slice(a, b)}”`));
  // A wrong form with the right letters differs in marks only; the canonical pattern finds it.
  for (const wrong of row.wrong) add(new Pattern(row, 'wrong', wrong.form, wrong.level));
  for (const verb of row.wrongVerbs) add(new Pattern(row, 'verb', verb.form + row.canonical, verb.level));
  if (row.kind !== 'term') {
    const letters = lettersOf(row.canonical);
    if (letters.length >= LONG) {
      const middle = letters.length >> 1;
      out.push(new Pattern(row, 'half', letters.slice(0, middle), 'hint', 0));
      out.push(new Pattern(row, 'half', letters.slice(middle), 'hint', 1));
    }
  }
  row.members.forEach((form, i) => {
    const pattern = new Pattern(row, 'member', form, 'warning', i);
    if (pattern.skeleton.length >= 2) out.push(pattern);
  });
  return out;
}
