/** Set phrases on offer while writing: by their characters, by pinyin initials, and by one of their members. */
import { initialsOf } from '../lexicon/builtin';
import type { Lexicon } from '../lexicon/lexicon';
import { corePart } from '../lexicon/lexicon';
import type { LexiconRow } from '../lexicon/rows';
import { lettersOf } from '../lexicon/skeleton';
import { foldWidth } from '../text/fold';

export interface Offer {
  readonly label: string;
  /** What is put in the place of `start` to `end`, document offsets. */
  readonly newText: string;
  readonly start: number;
  readonly end: number;
  /** Equals what is typed, so that an editor does not filter it out. */
  readonly filter: string;
  readonly detail: string;
  readonly documentation: string;
  /** Smaller comes first. */
  readonly order: string;
  /** `newText` is in the editor's snippet syntax. */
  readonly snippet?: boolean;
}

const MOST = 40;

/** `offset` is where the caret stands. At least two characters of a phrase must stand before it, or two initials. */
export function completionsAt(text: string, offset: number, lexicon: Lexicon): Offer[] {
  const line = text.slice(Math.max(0, offset - 24), offset).replace(/^[^]*[\r\n]/, '');
  const initials = /[A-Za-z]{2,16}$/.exec(line)?.[0].toLowerCase();
  const typed = initials ?? /[\u4e00-\u9fa5\d、，,+]{2,16}$/.exec(line)?.[0];
  if (!typed) return [];
  const offers: Offer[] = [];
  for (const row of lexicon.rows) {
    if (offers.length >= MOST) break;
    // What is said no more is not offered.
    if (row.until) continue;
    const hit = initials ? byInitials(row, initials) : byLetters(row, typed);
    if (hit) offers.push(...offersOf(row, hit.typed, hit.why, text, offset));
  }
  return offers;
}

interface Match {
  readonly typed: string;
  readonly why: string;
}

function byInitials(row: LexiconRow, typed: string): Match | null {
  const initials = initialsOf(row.canonical);
  return initials?.startsWith(typed) ? { typed, why: '' } : null;
}

/** The longest end of what is typed with which the phrase, its core or a member of it begins. */
function byLetters(row: LexiconRow, typed: string): Match | null {
  const [a, b] = corePart(row.canonical);
  const starts = [lettersOf(row.canonical), lettersOf(row.canonical.slice(a, b))];
  for (let i = 0; i + 2 <= typed.length; i++) {
    const end = typed.slice(i);
    if (/^[、，,]/.test(end)) continue;
    const letters = lettersOf(foldWidth(end));
    if (letters.length < 2) break;
    if (starts.some((s) => s.startsWith(letters) && s.length > letters.length)) return { typed: end, why: '' };
    const member = row.kind === 'contraction' && row.members.find((m) => m.startsWith(letters));
    if (member) return { typed: end, why: `成员：${member}` };
  }
  return null;
}

function offersOf(row: LexiconRow, typed: string, why: string, text: string, offset: number): Offer[] {
  const start = offset - typed.length;
  const opened = /[“‘"「]/.test(text[start - 1] ?? '') && row.canonical.startsWith('“');
  const closed = opened && /[”’"」]/.test(text[offset] ?? '');
  // Marks that the editor has put in pairs already are taken up, not doubled.
  const dress = (form: string): string => {
    const inner = opened ? form.slice(1) : form;
    return closed ? inner.replace('”', '') : inner;
  };
  const core = row.canonical.indexOf('”');
  const tail = row.canonical.slice(core + 1);
  const whole = closed && tail ? `${row.canonical.slice(1, core)}${text[offset]}${tail}` : dress(row.canonical);
  const base = {
    start,
    end: closed && tail ? offset + 1 : offset,
    filter: typed,
    documentation: row.basis ? `依据：${row.basis}` : '',
  };
  const offers: Offer[] = [
    { ...base, label: row.canonical, newText: whole, detail: why || row.verbs.join('、'), order: `0${row.canonical}` },
  ];
  if (row.kind === 'contraction' && row.members.length) {
    const members = `（${row.members.join('、')}）`;
    offers.push({
      ...base,
      end: closed ? offset + 1 : offset,
      label: `${row.canonical}（展开成员）`,
      newText: `${closed ? `${row.canonical.slice(1, core)}${text[offset]}${tail}` : whole}${members}`,
      detail: members,
      order: `1${row.canonical}`,
    });
  }
  return offers;
}
