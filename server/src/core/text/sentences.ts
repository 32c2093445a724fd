/** Sentences, clauses and quotations of a paragraph's reading text. */
import type { Span } from '../model';
import { span } from '../model';

const SENTENCE_END = new Set('。！？!?…');
const CLAUSE_END = new Set('，；：');
const CLOSING = new Set('”’）》〉】');

export interface Cuts {
  readonly sentences: Span[];
  readonly clauses: Span[];
  readonly quotes: Span[];
}

/**
 * Cuts in one scan. A sentence ends with 。！？ and the closing marks behind it; a clause with ， ； ： or its sentence.
 * The mark belongs to what it ends. Quotation pairs are matched per kind, outermost first; one that is never closed
 * gives no pair.
 */
export function cutText(text: string): Cuts {
  const sentences: Span[] = [];
  const clauses: Span[] = [];
  const quotes: Span[] = [];
  const open: number[] = [];
  let sentence = 0;
  let clause = 0;
  const end = (i: number, whole: boolean): void => {
    if (i > clause) clauses.push(span(clause, i));
    clause = i;
    if (!whole) return;
    if (i > sentence) sentences.push(span(sentence, i));
    sentence = i;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '“' || c === '‘') open.push(i);
    else if (c === '”' || c === '’') {
      const wanted = c === '”' ? '“' : '‘';
      const k = open.findLastIndex((o) => text[o] === wanted);
      if (k >= 0) {
        quotes.push(span(open[k]!, i + 1));
        open.length = k;
      }
    } else if (SENTENCE_END.has(c)) {
      while (i + 1 < text.length && (SENTENCE_END.has(text[i + 1]!) || CLOSING.has(text[i + 1]!))) {
        i++;
        if (text[i] === '”' || text[i] === '’') {
          const wanted = text[i] === '”' ? '“' : '‘';
          const k = open.findLastIndex((o) => text[o] === wanted);
          if (k >= 0) {
            quotes.push(span(open[k]!, i + 1));
            open.length = k;
          }
        }
      }
      end(i + 1, true);
    } else if (CLAUSE_END.has(c)) end(i + 1, false);
  }
  end(text.length, true);
  quotes.sort((a, b) => a.start - b.start || b.end - a.end);
  return { sentences, clauses, quotes };
}

/** Index of the span that holds the offset; spans are in order and do not overlap. */
export function indexAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (spans[mid]!.end <= offset) low = mid + 1;
    else high = mid;
  }
  return low;
}
