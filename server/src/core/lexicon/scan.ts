/** What the searches for set phrases share: the paragraph, its marks, and how a departure is reported. */
import type { Departure, DepartureKind, Edit, Severity, Span } from '../model';
import { span } from '../model';
import { charSet, isIn } from '../charset';
import type { LexiconRow } from './rows';
import type { Skeleton } from './skeleton';

/** A paragraph in which set phrases are looked for. */
export interface PhraseContext {
  /** The reading text. */
  readonly text: string;
  /** Pairs of quotation marks, from the opening to the closing mark, as UTF-16 offsets in the text. */
  readonly quotes: readonly Span[];
  /** Whether it is a heading, which may leave out quotation marks and separate phrases by spaces. */
  readonly heading: boolean;
  /** Whether the document uses half-width commas. */
  readonly halfWidth: boolean;
}

/** A paragraph with its letters. */
export interface Scan extends PhraseContext {
  readonly skeleton: Skeleton;
  /** Stretches inside 《》, with their marks. */
  readonly titles: readonly Span[];
}

/** Opening quotation marks. */
export const opensQuote = charSet('“‘');
/** Closing quotation marks. */
export const closesQuote = charSet('”’');
/** Whether a stretch lies inside one of the others. */
export const isInside = (at: Span, spans: readonly Span[]): boolean =>
  spans.some((s) => s.start <= at.start && at.end <= s.end);

/** The number of opening quotation marks less that of closing ones, from `start` to `end` (UTF-16 offsets). */
export function unclosedQuotes(text: string, start: number, end: number): number {
  let open = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (isIn(opensQuote, unit)) open++;
    else if (isIn(closesQuote, unit)) open--;
  }
  return open;
}

/** The source of a row, as a message gives it: 依据：…. */
export function basisOf(row: LexiconRow): string {
  return row.basis ? `依据：${row.basis}` : row.weak ? '请自行核对' : '依据：工作区词表';
}

/** The words with double quotation marks for single ones. */
export const withDoubleQuotes = (words: string): string => words.replace(/‘/g, '“').replace(/’/g, '”');

/** A departure. Its edits are `safe` by default where there are some and the level is an error or a warning. */
export function departure(
  kind: DepartureKind,
  level: Severity,
  at: Span,
  message: string,
  edits: readonly Edit[],
  safe = edits.length > 0 && (level === 'error' || level === 'warning'),
): Departure {
  return { kind, level, at, message, edits, safe };
}

/** The words without the quotation marks at their ends. */
export const withoutOuterQuotes = (s: string): string => s.replace(/^[“‘]/, '').replace(/[”’]$/, '');
/** A wording for a message, which puts it in quotation marks itself. */
export const forMessage = (s: string): string =>
  /^“[^“”]*”$/.test(s) ? s.slice(1, -1) : s.replace(/“/g, '‘').replace(/”/g, '’');

/** A wording with the marks that its place needs: single quotation marks inside a quotation, and half-width commas. */
export function inMarksOfPlace(form: string, at: Span, { quotes, halfWidth }: Scan): string {
  const within = quotes.some((q) => q.start < at.start && at.end < q.end);
  let out = within ? form.replace(/“/g, '‘').replace(/”/g, '’') : form;
  if (halfWidth) out = out.replace(/，/g, ',');
  return out;
}

/** The stretches of a text inside 《》, with their marks, as UTF-16 offsets. */
export function titlesOf(text: string): Span[] {
  const out: Span[] = [];
  for (let open = text.indexOf('《'); open >= 0;) {
    const close = text.indexOf('》', open + 1);
    if (close < 0) break;
    out.push(span(open, close + 1));
    open = text.indexOf('《', close + 1);
  }
  return out;
}
