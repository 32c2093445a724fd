/** The patterns of a row: every wording that is looked for, what of it is found, and what a hit means. */
import type { Severity } from '../../model';
import { charSet, isIn } from '../../charset';
import type { LexiconRow, WrongForm } from '../rows';
import { editDistance, lettersOf, skeletonOf } from '../skeleton';

/**
 * What a hit of a pattern is: the row's own wording, another good one, its quoted core or the series of its members, a
 * known wrong wording, the wording after a verb that does not go with it, one of its members, or a wording that is
 * looked for with a slip in it.
 */
export type PatternType = 'canonical' | 'alias' | 'core' | 'wrong' | 'verb' | 'member' | 'slip';

/** A hit of a pattern in a text. */
export interface Hit {
  readonly pattern: Pattern;
  /** Offsets of the letters, from `start` up to but not including `end`. */
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
  readonly plain: boolean;
}

/** The letters of a row. */
export interface RowLetters {
  /** The letters of the canonical wording. */
  readonly canonical: string;
  /** The letters of each member. */
  readonly members: readonly string[];
  /** The letters of all members in a row. */
  readonly series: string;
}

/**
 * Sorts of slip patterns. `any` is any single slip, `middle` exchanges the letters around the middle, `halves`
 * exchanges the halves, and `recounted` exchanges numerals, or the objects of numerals or verbs.
 */
export const SLIP_PATTERNS = { any: 0, middle: 1, halves: 2, recounted: 3 } as const;

const isCountingNumeral = charSet('一二三四五六七八九十百千万两双');
const SHORTEST_WITH_SLIP = 4;
const MIN_CLAUSE_LETTERS = 7;
const opensVerb = charSet('坚深扎全加持大着切统积稳有奋始进推实贯落建构打完健发增强维谱促学巩拓');
const VERB_PHRASE_FIRST =
  /^(?:(?:坚定不移|深入|扎实|全面|加快|持续|坚决|大力|着力|切实|统筹|积极|稳步|有序|奋力|始终|进一步)*(?:推进|推动|推行|实施|贯彻|落实|坚持|建设|构建|打造|完善|健全|发展|增强|加强|强化|打赢|打好|维护|谱写|促进|实现|学习|巩固|拓展|坚持和完善|坚持和发展|坚持和加强))(?=.{7})/;

const lettersByRow = new WeakMap<LexiconRow, RowLetters>();

/** One wording that is looked for. What only a hit needs is worked out at the first hit. */
export class Pattern {
  /** The letters that are looked for. */
  readonly skeleton: string;
  /** The letters of the whole form. */
  readonly whole: string;
  /** Whether it begins with a numeral. No other numeral may then stand before it. */
  readonly numbered: boolean;
  private known: Details | null = null;

  constructor(
    readonly row: LexiconRow,
    readonly type: PatternType,
    /** The wording with its punctuation. */
    readonly form: string,
    readonly level: Severity = 'warning',
    /** The index of the member for `member`, and one of {@link SLIP_PATTERNS} for `slip`. */
    readonly member = -1,
    /** The letters with the slip in them, for a `slip` other than `any`. */
    slipped = '',
    whole = lettersOf(form),
  ) {
    this.whole = whole;
    this.skeleton = slipped || whole;
    this.numbered = isIn(isCountingNumeral, this.whole.charCodeAt(0));
  }

  /** `gaps[i]` is the punctuation before letter `i`. The last one stands after all letters. */
  get gaps(): readonly string[] {
    return this.details().gaps;
  }
  /** Indices of letters before which punctuation may stand. */
  get breaks(): ReadonlySet<number> {
    return this.details().breaks;
  }
  /**
   * The letters that are the slogan, from the first up to but not including the second index: the quoted part if there
   * is exactly one, else all.
   */
  get core(): readonly [number, number] {
    return this.details().core;
  }
  /** The established wording of the core. */
  get coreForm(): string {
    return this.details().coreForm;
  }
  /** Whether punctuation other than quotation marks stands inside the wording. */
  get dotted(): boolean {
    return this.details().dotted;
  }
  /** Wrong forms with the same letters, which differ only in their marks. */
  get misdotted(): readonly WrongForm[] {
    return this.details().misdotted;
  }

  /**
   * Whether nothing departs in a hit of nothing but its letters, with no quotation mark beside it and none of its ends
   * written twice.
   */
  get plain(): boolean {
    return this.details().plain;
  }

  private details(): Details {
    return (this.known ??= detailsOf(this));
  }
}

/** The quoted part of a name if it has exactly one, else all of it, as UTF-16 offsets of the form. */
export function corePart(form: string): [number, number] {
  const open = form.indexOf('“');
  const close = form.indexOf('”', open);
  if (open < 0 || close < 0 || form.indexOf('“', open + 1) >= 0) return [0, form.length];
  // One item of a list, or a part of a longer sentence, does not represent the whole.
  if (/[、，和]/.test(form.slice(0, open) + form.slice(close))) return [0, form.length];
  return [open + 1, close];
}

/**
 * The length of the first part by which a wording of `size` letters is found with a slip in it. Either this part or the
 * last one is right, whatever single slip there is. Wordings of fewer than {@link SHORTEST_WITH_SLIP} letters are not
 * looked for by their parts.
 */
export const headLength = (size: number): number => (size < 8 ? size >> 1 : (size >> 1) - 1);
/** The length of the last part by which a wording of `size` letters is found with a slip in it. */
export const tailLength = (size: number): number => (size < 8 ? size >> 1 : size - (size >> 1) - 1);

function gapsOf(form: string): string[] {
  const { text, at } = skeletonOf(form);
  const gaps: string[] = [];
  for (let i = 0; i <= text.length; i++) gaps.push(form.slice(i === 0 ? 0 : at(i - 1) + 1, at(i)));
  return gaps;
}

/** Indices of the letters before which a comma or a pause mark stands. */
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
  // Another good wording of the same letters may have its marks elsewhere: 碳达峰、碳中和.
  for (const alias of row.aliases) if (lettersOf(alias) === skeleton) breaksOf(alias).forEach((i) => breaks.add(i));
  const misdotted = row.wrong.filter((w) => w.form !== form && lettersOf(w.form) === skeleton);
  for (const wrong of misdotted) breaksOf(wrong.form).forEach((i) => breaks.add(i));
  const [a, b] = corePart(form);
  let core: [number, number] = [lettersOf(form.slice(0, a)).length, lettersOf(form.slice(0, b)).length];
  const [ca, cb] = corePart(row.canonical);
  if (type === 'wrong') {
    // The right part of a wrong form is the slogan: “一带一路” in “一带一路”战略.
    const right = lettersOf(row.canonical.slice(ca, cb));
    const i = skeleton.indexOf(right);
    if (i >= 0) core = [i, i + right.length];
  }
  const coreForm = type === 'alias' ? form.slice(a, b) : row.canonical.slice(ca, cb);
  const gaps = gapsOf(form);
  const dotted = gaps.some((g, i) => i > 0 && i < gaps.length - 1 && /[^“”]/.test(g));
  const isRight = type === 'canonical' || type === 'alias';
  const isListed = row.members.length > 2 && row.ordered && lettersOfRow(row).series !== skeleton;
  const plain =
    isRight &&
    !/[“”‘’]/.test(form + row.canonical) &&
    !misdotted.length &&
    !(row.strict && type === 'canonical' && dotted) &&
    !isListed;
  return { gaps, breaks, core, coreForm, dotted, misdotted, plain };
}

/** The letters of a row, worked out once. */
export function lettersOfRow(row: LexiconRow): RowLetters {
  let known = lettersByRow.get(row);
  if (!known) {
    const members = row.members.map(lettersOf);
    known = { canonical: lettersOf(row.canonical), members, series: members.join('') };
    lettersByRow.set(row, known);
  }
  return known;
}

/** The patterns of a row. There are thousands of rows, so that patterns which the row rules out are not made. */
export function patternsOf(row: LexiconRow): Pattern[] {
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
  // A wrong form with the right letters differs only in its marks, and the canonical pattern finds it.
  for (const wrong of row.wrong) add(new Pattern(row, 'wrong', wrong.form, wrong.level));
  for (const verb of row.wrongVerbs) add(new Pattern(row, 'verb', verb.form + canonical, verb.level));
  // In a doubtful row a slip would be only a hint.
  if (!row.weak) {
    addSlips(row, canonical, own, out);
    for (const alias of row.aliases) {
      const letters = lettersOf(alias);
      if (isDistantWording(letters, own)) addSlips(row, alias, letters, out);
    }
    const isListed = own.length < canonical.length && /[、，]/.test(canonical);
    if (isListed) for (const clause of clausesOf(canonical)) addSlips(row, clause, lettersOf(clause), out);
    else for (const object of objectOf(canonical)) addSlips(row, object, lettersOf(object), out);
    const turned = isListed && row.ordered ? halvesExchanged(canonical) : '';
    if (turned && !taken.includes(turned))
      out.push(new Pattern(row, 'slip', canonical, 'warning', SLIP_PATTERNS.halves, turned, own));
    const recounting = numeralsExchanged(own);
    if (isListed) recounting.push(objectsExchanged(canonical));
    for (const letters of recounting)
      if (letters && !taken.includes(letters))
        out.push(new Pattern(row, 'slip', canonical, 'warning', SLIP_PATTERNS.recounted, letters, own));
  }
  row.members.forEach((form, i) => {
    const pattern = new Pattern(row, 'member', form, 'warning', i);
    if (pattern.skeleton.length >= 2) out.push(pattern);
  });
  return out;
}

/** Whether another wording differs so much from the row's own that its slips must be looked for separately. */
const isDistantWording = (alias: string, own: string): boolean =>
  alias.length >= 4 && (Math.abs(alias.length - own.length) > 1 || editDistance(alias, own) > 1);

/** The clauses of a long wording that are long enough to be recognized alone. */
function clausesOf(form: string): string[] {
  const clauses = form.split(/[、，]/);
  return clauses.length < 2 ? [] : clauses.filter((c) => lettersOf(c).length >= MIN_CLAUSE_LETTERS && !/[“”]/.test(c));
}

/** The two halves of a wording in the other order; empty where it has no two halves. */
function halvesExchanged(form: string): string {
  const halves = form.replace(/^“|”$/g, '').split('、');
  if (halves.length !== 2 || !halves.every((h) => /^[\u4e00-\u9fa5]{4,}$/.test(h) && !/[和与同及]/.test(h))) return '';
  return halves[0]!.length === halves[1]!.length ? halves[1]! + halves[0]! : '';
}

/** The object of a wording without its verb, where it is long enough to be recognized alone. */
function objectOf(form: string): string[] {
  if (!isIn(opensVerb, form.charCodeAt(0))) return [];
  const verb = VERB_PHRASE_FIRST.exec(form)?.[0] ?? '';
  return verb && lettersOf(form).length - verb.length >= MIN_CLAUSE_LETTERS && !/[、，“”]/.test(form)
    ? [form.slice(verb.length)]
    : [];
}

/**
 * A wording with two numerals, with the numerals or what they count exchanged (三不愁两保障, 三课一会). No part of it is right,
 * so that it is looked for as it is.
 */
function numeralsExchanged(letters: string): string[] {
  if (letters.length > 8) return [];
  let i = -1;
  let k = -1;
  for (let n = 0; n < letters.length; n++) {
    if (!isIn(isCountingNumeral, letters.charCodeAt(n))) continue;
    if (k >= 0) return [];
    if (i < 0) i = n;
    else k = n;
  }
  if (k - i < 2 || i < 0 || letters[i] === letters[k]) return [];
  const units = [...letters];
  [units[i], units[k]] = [letters.charAt(k), letters.charAt(i)];
  const numerals = units.join('');
  // Both numerals count equally many letters.
  const end = 2 * k - i;
  const counted = [letters.slice(i + 1, k), letters.slice(k + 1, end)];
  if (end > letters.length || counted[0] === counted[1] || /[一体]/.test(counted.join(''))) return [numerals];
  return [numerals, letters.slice(0, i + 1) + counted[1]! + letters.charAt(k) + counted[0]! + letters.slice(end)];
}

/** A wording of two similar clauses, with the objects of their verbs exchanged: 经受“四种危险”、克服“四大考验”. */
function objectsExchanged(form: string): string {
  const mark = /[、，]/.exec(form)?.index ?? -1;
  if (mark < 0) return '';
  const a = lettersOf(form.slice(0, mark));
  const b = lettersOf(form.slice(mark + 1));
  if (a.length !== b.length || a.length < 4 || a.length > 8 || /[、，]/.test(form.slice(mark + 1))) return '';
  const [x, y] = [a.slice(2), b.slice(2)];
  return x === y || a.slice(0, 2) === b.slice(0, 2) ? '' : a.slice(0, 2) + y + b.slice(0, 2) + x;
}

/** Adds the patterns of a wording that is looked for with a slip in it. */
function addSlips(row: LexiconRow, form: string, whole: string, out: Pattern[]): void {
  if (whole.length < SHORTEST_WITH_SLIP) return;
  out.push(new Pattern(row, 'slip', form, 'warning', SLIP_PATTERNS.any, '', whole));
  // If the letters on both sides of the middle are exchanged, neither part is right.
  const head = headLength(whole.length);
  if (head + tailLength(whole.length) < whole.length || whole[head - 1] === whole[head]) return;
  const exchanged = whole.slice(0, head - 1) + whole.charAt(head) + whole.charAt(head - 1) + whole.slice(head + 1);
  out.push(new Pattern(row, 'slip', form, 'warning', SLIP_PATTERNS.middle, exchanged, whole));
}
