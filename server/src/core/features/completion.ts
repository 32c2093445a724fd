/** Set phrases on offer while writing: by their characters, by their pinyin initials, or by one of their members. */
import { initialsOf } from '../lexicon/builtin';
import type { Lexicon } from '../lexicon/lexicon';
import { corePart } from '../lexicon/search/patterns';
import type { LexiconRow } from '../lexicon/rows';
import { lettersOf } from '../lexicon/skeleton';
import { foldWidth } from '../text/fold';

/** A completion. */
export interface Offer {
  readonly label: string;
  /** Replaces the document from `start` to `end` (UTF-16). */
  readonly newText: string;
  readonly start: number;
  readonly end: number;
  /** Equals what is typed, so that an editor does not filter the offer out. */
  readonly filter: string;
  readonly detail: string;
  readonly documentation: string;
  /** Offers are sorted by it. */
  readonly order: string;
  /** `newText` is in the editor's snippet syntax. */
  readonly snippet?: boolean;
}

const MOST_OFFERS = 40;
/** Letters of a phrase after which it is offered in the middle of a word; where a word begins, two are enough. */
const LETTERS_INSIDE_WORD = 3;

/**
 * The set phrases that may be completed at the caret (UTF-16 offset); an empty list where none may. A phrase is offered
 * after its first letters or two initials, a contraction after the first letters of a member where an opening mark
 * shows that a phrase is meant. After a complete phrase nothing is offered, since an Enter that is meant for a new line
 * must not insert another one.
 */
export function completionsAt(text: string, offset: number, lexicon: Lexicon): Offer[] {
  const line = text.slice(Math.max(0, offset - 24), offset).replace(/^[^]*[\r\n]/, '');
  const initials = /(?<![A-Za-z])[A-Za-z]{2,16}$/.exec(line)?.[0].toLowerCase();
  if (!initials && /[（(]$/.test(line)) return membersAt(text, line, offset, lexicon);
  const typed = initials ?? /[\u4e00-\u9fa5\d、，,+]{1,16}$/.exec(line)?.[0] ?? '';
  const marked = OPENING_MARKS.includes(line[line.length - typed.length - 1] ?? ' ');
  const offers: Offer[] = [];
  for (const row of lexicon.rows) {
    // Wordings that are out of use and everyday words are not offered.
    if (row.until || row.plain) continue;
    const hit = initials ? byInitials(row, initials) : byLetters(row, typed, marked);
    if (hit === COMPLETE_MATCH) return [];
    if (hit && offers.length < MOST_OFFERS) offers.push(offerOf(row, hit, text, offset));
  }
  return offers;
}

const OPENING_MARKS = '“‘"「《';

interface Match {
  readonly typed: string;
  readonly why: string;
}

/** The phrase is complete already. */
const COMPLETE_MATCH: Match = { typed: '', why: '' };

function byInitials(row: LexiconRow, typed: string): Match | null {
  const initials = initialsOf(row.canonical);
  return initials?.startsWith(typed) ? { typed, why: '' } : null;
}

/**
 * The longest end of what is typed with which the phrase or its core begins, or, after an opening mark, one of its
 * members.
 */
function byLetters(row: LexiconRow, typed: string, marked: boolean): Match | null {
  const [a, b] = corePart(row.canonical);
  const starts = [lettersOf(row.canonical), lettersOf(row.canonical.slice(a, b))];
  for (let i = 0; i < typed.length; i++) {
    const end = typed.slice(i);
    if (/^[、，,]/.test(end)) continue;
    const letters = lettersOf(foldWidth(end));
    const isWord = i === 0 || /[、，,]/.test(typed.charAt(i - 1));
    if (letters.length < 2) break;
    if (!isWord && letters.length < LETTERS_INSIDE_WORD) continue;
    if (starts.includes(letters)) return COMPLETE_MATCH;
    if (starts.some((s) => s.startsWith(letters))) {
      return marked || !endsPart(row.canonical, letters) ? { typed: end, why: '' } : null;
    }
    if (i > 0 || !marked || row.kind !== 'contraction') continue;
    const member = row.members.find((m) => m.startsWith(letters) && m.length > letters.length);
    if (member) return { typed: end, why: `成员：${member}` };
  }
  return null;
}

/**
 * Whether the letters are the phrase up to a mark or an 和 in it, and so a phrase by themselves: 治理能力 of
 * 治理能力和治理水平.
 */
function endsPart(canonical: string, letters: string): boolean {
  let at = 0;
  for (let k = 0; k < letters.length; at++) {
    if (at >= canonical.length) return false;
    if (canonical[at] === letters[k]) k++;
    else if (lettersOf(canonical.charAt(at))) return false;
  }
  return /^[”’]?[、，和与及]/.test(canonical.slice(at));
}

function offerOf(row: LexiconRow, { typed, why }: Match, text: string, offset: number): Offer {
  const start = offset - typed.length;
  const [a, b] = corePart(row.canonical);
  const form =
    MARKS_FIRST.includes(text[start - 1] ?? ' ') && row.canonical.startsWith('“')
      ? row.canonical.slice(1)
      : row.canonical;
  // The other half of a phrase may stand after the caret: it is replaced and not doubled.
  const rest = why ? 0 : restOf(row.canonical, row.canonical.slice(a, b), typed, text, offset);
  const closed = form !== row.canonical && /[”’"」]/.test(text[offset + rest] ?? '');
  const close = form.indexOf('”');
  const tail = form.slice(close + 1);
  // Closing marks that the editor has inserted already are replaced as well.
  const whole =
    closed && tail ? `${form.slice(0, close)}${text[offset + rest]}${tail}` : closed ? form.replace('”', '') : form;
  const end = offset + rest + (closed && tail ? 1 : 0);
  return {
    start,
    end,
    filter: typed,
    label: row.canonical,
    newText: whole,
    detail: why || row.verbs.join('、'),
    documentation: row.basis ? `依据：${row.basis}` : '',
    order: `0${row.canonical}`,
  };
}

const MARKS_FIRST = '“‘"「';

/** How many characters after the caret complete the phrase or its core; 0 unless they do so wholly. */
function restOf(canonical: string, core: string, typed: string, text: string, offset: number): number {
  const letters = lettersOf(foldWidth(typed));
  let most = 0;
  for (const form of [canonical, core]) {
    const whole = lettersOf(form);
    if (!whole.startsWith(letters)) continue;
    const wanted = whole.slice(letters.length);
    let at = offset;
    let k = 0;
    while (k < wanted.length && at < text.length) {
      const c = foldWidth(text.charAt(at));
      if (c === wanted[k]) k++;
      else if (lettersOf(c) || /[\r\n。；]/.test(c)) break;
      at++;
    }
    if (k === wanted.length) most = Math.max(most, at - offset);
  }
  return most;
}

/** After a contraction and an opening bracket: the members, which belong into the bracket. */
function membersAt(text: string, line: string, offset: number, lexicon: Lexicon): Offer[] {
  const bracket = line.at(-1);
  if (bracket === undefined) return [];
  const before = foldWidth(line.slice(0, -1)).replace(/[”’"」]$/, '');
  const named = lettersOf(before.replace(/^.*[。；：，]/, ''));
  const offers: Offer[] = [];
  for (const row of lexicon.rows) {
    if (row.kind !== 'contraction' || !row.members.length || row.until) continue;
    const [a, b] = corePart(row.canonical);
    if (!named.endsWith(lettersOf(row.canonical.slice(a, b))) && !named.endsWith(lettersOf(row.canonical))) continue;
    const close = bracket === '(' ? ')' : '）';
    const members = `${row.members.join('、')}${close}`;
    offers.push({
      start: offset - 1,
      end: offset + (/[）)]/.test(text[offset] ?? '') ? 1 : 0),
      filter: bracket,
      label: `${row.canonical}的${row.members.length}项成员`,
      newText: `${bracket}${members}`,
      detail: row.members.join('、'),
      documentation: row.basis ? `依据：${row.basis}` : '',
      order: `0${row.canonical}`,
    });
  }
  return offers;
}
