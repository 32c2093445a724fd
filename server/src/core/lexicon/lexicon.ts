/** The rows made ready for matching: every wording of every row in one trie, built once and kept. */
import type { Severity } from '../model';
import { charSet, isIn } from '../charset';
import { builtinOpenings, builtinRow, builtinRows } from './builtin';
import type { LexiconRow, WrongForm } from './rows';
import type { Letters } from './skeleton';
import { distance, lettersOf, skeletonOf } from './skeleton';
import type { Beside } from './trie';
import { Trie } from './trie';

/**
 * What an occurrence of a pattern means: the row's own wording, another good one, its quoted core or its series of
 * members, a known wrong wording, the wording behind a verb that does not go with it, one of its members, or the first or
 * last part of a wording, beside which the rest may stand with a slip.
 */
export type PatternType = 'canonical' | 'alias' | 'core' | 'wrong' | 'verb' | 'member' | 'part';

/** One wording in the trie. What a hit needs is worked out when there is one. */
export class Pattern {
  readonly skeleton: string;
  /** The letters of all of the form. */
  readonly whole: string;
  /** It begins with a numeral, before which no other may stand. */
  readonly numbered: boolean;
  private known: Details | null = null;

  constructor(
    readonly row: LexiconRow,
    readonly type: PatternType,
    /** The wording with punctuation. */
    readonly form: string,
    readonly level: Severity = 'warning',
    /** Index of the member, for `member`; 0 for the first `part`, 1 for the last, 2 for all with its middle exchanged, 3 with its halves turned about, 4 with its numerals, or what they or its verbs are of, exchanged. */
    readonly member = -1,
    /** The letters of a `part`, whose `form` is the whole wording. */
    part = '',
    whole = lettersOf(form),
  ) {
    this.whole = whole;
    this.skeleton = part || whole;
    this.numbered = isIn(isNumeral, this.whole.charCodeAt(0));
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

/** Where a pattern stands in a skeleton. */
export interface Hit {
  readonly pattern: Pattern;
  /** Skeleton offsets. */
  readonly start: number;
  readonly end: number;
}

interface Details {
  readonly gaps: readonly string[];
  readonly breaks: ReadonlySet<number>;
  readonly core: readonly [number, number];
  readonly coreForm: string;
  readonly dotted: boolean;
  readonly misdotted: readonly WrongForm[];
}

const isNumeral = charSet('一二三四五六七八九十百千万两双');

/** Rows that are made when they are asked for, one or all. */
interface RowSource {
  all(): readonly LexiconRow[];
  at(index: number): LexiconRow | undefined;
}

export class Lexicon {
  private readonly ofRow: Pattern[][] = [];
  private all: readonly Pattern[] | null = null;
  private built: Trie | null = null;
  private grouped: Groups | null = null;
  private names: ReadonlyMap<string, LexiconRow> | null = null;
  /** What has been read without the trie. */
  private effort = 0;

  /** `openings` are {@link openingsOf} each row; without them the first text needs the trie. */
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

  /** What the texts of the trie stand for. */
  get groups(): Groups {
    return (this.grouped ??= groupsOf(this.patterns));
  }

  /** Built when first asked for. */
  get trie(): Trie {
    const { texts, parts } = this.groups;
    return (this.built ??= new Trie(texts, (index) => (index < parts.count ? parts.lettersBeside(index) : null)));
  }

  /**
   * Every pattern in a skeleton, in order of the offset behind its last letter; the longer first and parts behind the
   * others, a part only where the letters beside it leave room for a slip. The trie takes longer to build than a few lines
   * take to read without it.
   */
  hits(letters: Letters): readonly Hit[] {
    const { length } = letters;
    if (this.openings && !this.built && (this.effort += length + PER_TEXT) <= LITTLE) {
      const hits: Hit[] = [];
      for (const hit of this.hitsByOpening(letters.skeleton().text, this.openings)) {
        if (isBeside(hit.pattern)) new Parts([[hit.pattern]]).hits(0, letters, hit.end, hits);
        else hits.push(hit);
      }
      return hits;
    }
    const { trie, groups } = this;
    const { parts, others, lengths } = groups;
    const hits: Hit[] = [];
    trie.scan(letters.units, length, (index, end) => {
      if (index < parts.count) parts.hits(index, letters, end, hits);
      else hits.push({ pattern: others[index - parts.count]!, start: end - (lengths[index] ?? 0), end });
    });
    return byEnd(hits);
  }

  private hitsByOpening(skeleton: string, openings: readonly string[]): readonly Hit[] {
    const places = new Map<number, number[]>();
    for (let i = 0; i + 1 < skeleton.length; i++) {
      const pair = pairAt(skeleton, i);
      const at = places.get(pair);
      if (at) at.push(i);
      else places.set(pair, [i]);
    }
    const hits: (Hit & { readonly order: number })[] = [];
    let order = 0;
    for (const [row, pairs] of openings.entries()) {
      let opens = false;
      for (let i = 0; i < pairs.length && !opens; i += 2) opens = places.has(pairAt(pairs, i));
      if (!opens) continue;
      for (const pattern of this.patternsAt(row)) {
        order++;
        for (const start of places.get(pairAt(pattern.skeleton, 0)) ?? []) {
          if (skeleton.startsWith(pattern.skeleton, start))
            hits.push({ pattern, start, end: start + pattern.skeleton.length, order });
        }
      }
    }
    // The trie's order, in which the last of several patterns of the same letters comes first.
    return hits.sort(
      (a, b) => a.end - b.end || a.start - b.start || rankOf(a.pattern) - rankOf(b.pattern) || b.order - a.order,
    );
  }

  private patternsAt(row: number): Pattern[] {
    const given = 'all' in this.given ? this.given.at(row) : this.given[row];
    return (this.ofRow[row] ??= given ? patternsOf(given) : []);
  }
}

/** A part of a wording, beside which the rest may stand. */
const isBeside = ({ type, member }: Pattern): boolean => type === 'part' && member < 2;
/** Parts come behind the others, first parts before last ones. */
const rankOf = (pattern: Pattern): number => (isBeside(pattern) ? 1 + pattern.member : 0);

/** Letters that are read without the trie, and letters that going through the openings once is counted as. */
const LITTLE = 4000;
const PER_TEXT = 50;

const pairAt = (text: string, i: number): number => text.charCodeAt(i) * 65536 + text.charCodeAt(i + 1);

/**
 * Puts hits that come by their first letters into the order of their last ones, the longer first: few stand far from their
 * place.
 */
function byEnd(hits: Hit[]): readonly Hit[] {
  for (let i = 1; i < hits.length; i++) {
    const hit = hits[i];
    if (!hit) continue;
    let k = i;
    for (let before = hits[k - 1]; before && before.end > hit.end; before = hits[--k - 1]) hits[k] = before;
    hits[k] = hit;
  }
  return hits;
}

/** What each text of the trie stands for: all parts of the same letters, or behind these one pattern. */
interface Groups {
  readonly texts: readonly string[];
  readonly parts: Parts;
  readonly others: readonly Pattern[];
  /** The letters of each text. */
  readonly lengths: Uint16Array;
}

/** Parts first, so that the trie, which gives the last of the same letters first, gives them last. */
function groupsOf(patterns: readonly Pattern[]): Groups {
  const heads = new Map<string, Pattern[]>();
  const tails = new Map<string, Pattern[]>();
  const others: Pattern[] = [];
  for (const pattern of patterns) {
    if (!isBeside(pattern)) {
      others.push(pattern);
      continue;
    }
    const groups = pattern.member === 0 ? heads : tails;
    const group = groups.get(pattern.skeleton);
    if (group) group.push(pattern);
    else groups.set(pattern.skeleton, [pattern]);
  }
  const texts = [...tails.keys(), ...heads.keys(), ...others.map(({ skeleton }) => skeleton)];
  return {
    texts,
    parts: new Parts([...tails.values(), ...heads.values()]),
    others,
    lengths: Uint16Array.from(texts, ({ length }) => length),
  };
}

/** No letter, at the ends of a text; at those of a wording stands 0. */
const NONE = 0xffff;

/**
 * First or last parts, those of the same letters together. The letters beside each stand in one table, since they are
 * looked at some hundred thousand times in a long text.
 */
class Parts {
  /** How many groups there are. */
  readonly count: number;
  private readonly patterns: readonly Pattern[];
  /** Where a group's patterns end, and where the group stands in the table. */
  private readonly ends: Int32Array;
  private readonly starts: Int32Array;
  /**
   * Of each group three numbers: its letters, 1 where it is of last parts, its wordings; then of each wording, the last
   * first, how many letters it has besides the part, and these, from the part on.
   */
  private readonly beside: Uint16Array;

  constructor(groups: readonly (readonly Pattern[])[]) {
    this.count = groups.length;
    this.patterns = groups.flat();
    this.starts = new Int32Array(groups.length);
    this.ends = new Int32Array(groups.length);
    const beside: number[] = [];
    let end = 0;
    groups.forEach((group, i) => {
      const { skeleton, member } = group[0]!;
      this.starts[i] = beside.length;
      this.ends[i] = end += group.length;
      beside.push(skeleton.length, member, group.length);
      for (const { whole } of [...group].reverse()) {
        const rest = whole.length - skeleton.length;
        beside.push(rest);
        for (let n = 0; n < rest; n++) beside.push(whole.charCodeAt(member === 0 ? skeleton.length + n : rest - 1 - n));
      }
    });
    this.beside = Uint16Array.from(beside);
  }

  /** The letters of which one stands beside a group's part wherever there is room for a slip; null where there always is. */
  lettersBeside(group: number): Beside | null {
    let k = this.starts[group] ?? 0;
    const isFirst = this.beside[k + 1] === 0;
    const wordings = this.beside[k + 2] ?? 0;
    let letters = '';
    k += 3;
    for (let n = 0; n < wordings; n++) {
      const rest = this.beside[k] ?? 0;
      if (rest < 2) return null;
      letters += String.fromCharCode(...this.beside.subarray(k + 1, k + 1 + Math.min(rest, 3)));
      k += rest + 1;
    }
    return isFirst ? { ahead: letters, before: '' } : { ahead: '', before: letters };
  }

  /** Adds the hits where the letters beside a part leave room for a slip: most of them end the search at once. */
  hits(group: number, { units, length: count }: Letters, end: number, hits: Hit[]): void {
    const { beside } = this;
    let k = this.starts[group] ?? 0;
    const length = beside[k] ?? 0;
    const step = beside[k + 1] === 0 ? 1 : -1;
    const wordings = beside[k + 2] ?? 0;
    const at = step > 0 ? end : end - length - 1;
    const a = at >= 0 && at < count ? units[at] || NONE : NONE;
    const b = at + step >= 0 && at + step < count ? units[at + step] || NONE : NONE;
    k += 3;
    for (let n = 1; n <= wordings; n++) {
      const rest = beside[k] ?? 0;
      const from = k + 1;
      k = from + rest;
      const x = rest > 0 ? (beside[from] ?? 0) : 0;
      const y = rest > 1 ? (beside[from + 1] ?? 0) : 0;
      if (a !== x && b !== y && b !== x && a !== y && y !== 0 && (rest < 3 || a !== beside[from + 2])) continue;
      if (a === x) {
        // All of a wording is no slip in it.
        let i = 1;
        while (i < rest && units[at + i * step] === beside[from + i]) i++;
        const last = at + (rest - 1) * step;
        if (i === rest && last >= 0 && last < count) continue;
      }
      hits.push({ pattern: this.patterns[(this.ends[group] ?? 0) - n]!, start: end - length, end });
    }
  }
}

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

/**
 * Where the first part of a wording ends by which it is found with a slip in it, and where the last begins: one of them is
 * right whatever single slip there is. Zeros where the wording is too short to be told by a part.
 */
function partsOf({ length }: string): readonly [number, number] {
  if (length < 4) return [0, 0];
  if (length < 8) return [length >> 1, length - (length >> 1)];
  const head = (length >> 1) - 1;
  return [head, head + 2];
}

/** Another wording is so far from the row's own that a slip in it is not found as one in that. */
const isApart = (alias: string, own: string): boolean =>
  alias.length >= 4 && (Math.abs(alias.length - own.length) > 1 || distance(alias, own) > 1);

/** The parts of a long wording that are so long that one with a slip is told by itself. */
function clausesOf(form: string): string[] {
  const clauses = form.split(/[、，]/);
  return clauses.length < 2 ? [] : clauses.filter((c) => lettersOf(c).length >= CLAUSE && !/[“”]/.test(c));
}
const CLAUSE = 7;

/** The halves of a wording of two the other way round; empty where it has no two. */
function turnedAbout(form: string): string {
  const halves = form.replace(/^“|”$/g, '').split('、');
  if (halves.length !== 2 || !halves.every((h) => /^[\u4e00-\u9fa5]{4,}$/.test(h) && !/[和与同及]/.test(h))) return '';
  return halves[0]!.length === halves[1]!.length ? halves[1]! + halves[0]! : '';
}

/** What a wording is about, without the verb before it, where that is long enough to be told by itself. */
function objectOf(form: string): string[] {
  if (!isIn(opensVerb, form.charCodeAt(0))) return [];
  const verb = VERB.exec(form)?.[0] ?? '';
  return verb && lettersOf(form).length - verb.length >= CLAUSE && !/[、，“”]/.test(form)
    ? [form.slice(verb.length)]
    : [];
}
const opensVerb = charSet('坚深扎全加持大着切统积稳有奋始进推实贯落建构打完健发增强维谱促学巩拓');
const VERB =
  /^(?:(?:坚定不移|深入|扎实|全面|加快|持续|坚决|大力|着力|切实|统筹|积极|稳步|有序|奋力|始终|进一步)*(?:推进|推动|推行|实施|贯彻|落实|坚持|建设|构建|打造|完善|健全|发展|增强|加强|强化|打赢|打好|维护|谱写|促进|实现|学习|巩固|拓展|坚持和完善|坚持和发展|坚持和加强))(?=.{7})/;

/** A wording of two numerals with these or what they count exchanged (三不愁两保障, 三课一会): neither of its parts is right. */
function recounted(letters: string): string[] {
  if (letters.length > 8) return [];
  let i = -1;
  let k = -1;
  for (let n = 0; n < letters.length; n++) {
    if (!isIn(isNumeral, letters.charCodeAt(n))) continue;
    if (k >= 0) return [];
    if (i < 0) i = n;
    else k = n;
  }
  if (k - i < 2 || i < 0 || letters[i] === letters[k]) return [];
  const units = [...letters];
  [units[i], units[k]] = [letters.charAt(k), letters.charAt(i)];
  const numerals = units.join('');
  // What the second counts is as long as what the first does.
  const end = 2 * k - i;
  const counted = [letters.slice(i + 1, k), letters.slice(k + 1, end)];
  if (end > letters.length || counted[0] === counted[1] || /[一体]/.test(counted.join(''))) return [numerals];
  return [numerals, letters.slice(0, i + 1) + counted[1]! + letters.charAt(k) + counted[0]! + letters.slice(end)];
}

/** A wording of two clauses built alike with what their verbs are of exchanged: 经受“四种危险”、克服“四大考验”. */
function recoupled(form: string): string {
  const mark = /[、，]/.exec(form)?.index ?? -1;
  if (mark < 0) return '';
  const a = lettersOf(form.slice(0, mark));
  const b = lettersOf(form.slice(mark + 1));
  if (a.length !== b.length || a.length < 4 || a.length > 8 || /[、，]/.test(form.slice(mark + 1))) return '';
  const [x, y] = [a.slice(2), b.slice(2)];
  return x === y || a.slice(0, 2) === b.slice(0, 2) ? '' : a.slice(0, 2) + y + b.slice(0, 2) + x;
}

function gapsOf(form: string): string[] {
  const { text, at } = skeletonOf(form);
  const gaps: string[] = [];
  for (let i = 0; i <= text.length; i++) gaps.push(form.slice(i === 0 ? 0 : at(i - 1) + 1, at(i)));
  return gaps;
}

/** Skeleton positions of a wording before which a comma or a pause mark stands. */
function breaksOf(form: string): number[] {
  const gaps = gapsOf(form);
  return gaps.flatMap((g, i) => (i > 0 && i < gaps.length - 1 && /[、，·]/.test(g) ? [i] : []));
}

function detailsOf({ row, type, form, whole: skeleton }: Pattern): Details {
  const breaks = new Set(breaksOf(form));
  if (row.members.length && row.members.map(lettersOf).join('') === skeleton) {
    let m = 0;
    for (const part of row.members) breaks.add((m += lettersOf(part).length));
  }
  // Another good wording of the same letters may be parted elsewhere: 碳达峰、碳中和.
  for (const alias of row.aliases) if (lettersOf(alias) === skeleton) breaksOf(alias).forEach((i) => breaks.add(i));
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

/** There are thousands of rows: what a row's marks rule out is not looked for. */
function patternsOf(row: LexiconRow): Pattern[] {
  const { canonical } = row;
  const own = lettersOf(canonical);
  const out: Pattern[] = [];
  const taken: string[] = [];
  const add = (pattern: Pattern): void => {
    if (pattern.skeleton.length < 2 || taken.includes(pattern.skeleton)) return;
    taken.push(pattern.skeleton);
    out.push(pattern);
  };
  add(new Pattern(row, 'canonical', canonical, 'warning', -1, '', own));
  for (const alias of row.aliases) add(new Pattern(row, 'alias', alias));
  if (canonical.includes('“')) {
    const [a, b] = corePart(canonical);
    if (b - a < canonical.length) add(new Pattern(row, 'core', `“${canonical.slice(a, b)}”`));
  }
  // A wrong form with the right letters differs in marks only; the canonical pattern finds it.
  for (const wrong of row.wrong) add(new Pattern(row, 'wrong', wrong.form, wrong.level));
  for (const verb of row.wrongVerbs) add(new Pattern(row, 'verb', verb.form + canonical, verb.level));
  // Of a doubtful row a slip would be no more than a hint.
  if (!row.weak) {
    addParts(row, canonical, own, out);
    for (const alias of row.aliases) {
      const letters = lettersOf(alias);
      if (isApart(letters, own)) addParts(row, alias, letters, out);
    }
    const isListed = own.length < canonical.length && /[、，]/.test(canonical);
    if (isListed) for (const clause of clausesOf(canonical)) addParts(row, clause, lettersOf(clause), out);
    else for (const object of objectOf(canonical)) addParts(row, object, lettersOf(object), out);
    const turned = isListed && row.ordered ? turnedAbout(canonical) : '';
    if (turned && !taken.includes(turned)) out.push(new Pattern(row, 'part', canonical, 'warning', 3, turned, own));
    const recounting = recounted(own);
    if (isListed) recounting.push(recoupled(canonical));
    for (const letters of recounting)
      if (letters && !taken.includes(letters))
        out.push(new Pattern(row, 'part', canonical, 'warning', 4, letters, own));
  }
  row.members.forEach((form, i) => {
    const pattern = new Pattern(row, 'member', form, 'warning', i);
    if (pattern.skeleton.length >= 2) out.push(pattern);
  });
  return out;
}

/** The parts by which a slip in a wording is found. */
function addParts(row: LexiconRow, form: string, whole: string, out: Pattern[]): void {
  const [head, tail] = partsOf(whole);
  if (!head) return;
  out.push(new Pattern(row, 'part', form, 'warning', 0, whole.slice(0, head), whole));
  out.push(new Pattern(row, 'part', form, 'warning', 1, whole.slice(tail), whole));
  // No part is right where the letters on both sides of the middle are exchanged.
  if (head !== tail || whole[head - 1] === whole[head]) return;
  const exchanged = whole.slice(0, head - 1) + whole.charAt(head) + whole.charAt(head - 1) + whole.slice(head + 1);
  out.push(new Pattern(row, 'part', form, 'warning', 2, exchanged, whole));
}
