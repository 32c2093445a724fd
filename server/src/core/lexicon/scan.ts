/** What the searches for set phrases share: the paragraph at hand, a hit in it, and how a departure is put into words. */
import type { Departure, DepartureKind, Edit, Severity, Span } from '../model';
import { span } from '../model';
import { charSet, isIn } from '../charset';
import type { LexiconRow } from './rows';
import type { Skeleton } from './skeleton';

export interface PhraseContext {
  /** Reading text. */
  readonly text: string;
  /** Pairs of quotation marks, marks included. */
  readonly quotes: readonly Span[];
  /** A heading may leave quotation marks out and part its phrases by spaces. */
  readonly heading: boolean;
  /** The document writes half-width commas. */
  readonly halfWidth: boolean;
}

export interface Scan extends PhraseContext {
  readonly skeleton: Skeleton;
  /** Offsets at which a title in 《》 is open. */
  readonly titles: readonly Span[];
}

export const opens = charSet('“‘');
export const closes = charSet('”’');
export const inside = (at: Span, spans: readonly Span[]): boolean =>
  spans.some((s) => s.start <= at.start && at.end <= s.end);

/** Opening quotation marks less closing ones. */
export function unclosed(text: string, start: number, end: number): number {
  let open = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (isIn(opens, unit)) open++;
    else if (isIn(closes, unit)) open--;
  }
  return open;
}

/** `依据：…。` of a row. */
export function basisOf(row: LexiconRow): string {
  return row.basis ? `依据：${row.basis}` : row.weak ? '请自行核对' : '依据：工作区词表';
}

/** With double quotation marks for single ones. */
export const doubled = (words: string): string => words.replace(/‘/g, '“').replace(/’/g, '”');

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

/** Without the quotation marks at its ends. */
export const trim = (s: string): string => s.replace(/^[“‘]/, '').replace(/[”’]$/, '');
/** The wording for a message, which sets it in quotation marks itself. */
export const bare = (s: string): string =>
  /^“[^“”]*”$/.test(s) ? s.slice(1, -1) : s.replace(/“/g, '‘').replace(/”/g, '’');

/** The wording in the marks that fit its place: inner quotation marks inside a quotation, half-width commas. */
export function dressed(form: string, at: Span, { quotes, halfWidth }: Scan): string {
  const within = quotes.some((q) => q.start < at.start && at.end < q.end);
  let out = within ? form.replace(/“/g, '‘').replace(/”/g, '’') : form;
  if (halfWidth) out = out.replace(/，/g, ',');
  return out;
}

export function titlesOf(text: string): Span[] {
  const out: Span[] = [];
  let open = -1;
  for (let i = text.indexOf('《'); i >= 0 && i < text.length; i++) {
    if (text[i] === '《' && open < 0) open = i;
    else if (text[i] === '》' && open >= 0) {
      out.push(span(open, i + 1));
      open = -1;
    }
  }
  return out;
}
