/** Sentences, clauses and quotations of a paragraph's reading text. */
import type { Span } from '../model';
import { span } from '../model';
import { addBeginning, CharBits, noBeginnings, pairBit } from '../charset';
import { CONTENTS, PAIRED_MARKS, PAIRS } from './census';
import { sortedBy } from './sorted';
import { endOf } from './stretches';

const NO_MARK = 0;
const SENTENCE_END = 1;
const CLAUSE_END = 2;
const OPEN_QUOTE = 3;
const CLOSE_QUOTE = 4;
const CLOSING_MARK = 5;
const MARK_KIND = 7;
/**
 * For each character: how it affects the cutting, and the contents of a paragraph that has it, alone or before another
 * one.
 */
const CLASS = new CharBits();
/** The contents of a paragraph in which the character stands after one with the same bit. */
const SECOND = new CharBits();
/** The bit of characters that are leads; see {@link leadBy}. */
const LEAD = 1 << 30;
let pairs = 0;
for (const [words, kind] of [
  ['。！？!?…', SENTENCE_END],
  ['，；：', CLAUSE_END],
  ['“‘', OPEN_QUOTE],
  ['”’', CLOSE_QUOTE],
  ['）》〉】', CLOSING_MARK],
  ['0123456789', CONTENTS.digits],
  ['%', CONTENTS.percentSigns],
  ['：', CONTENTS.colons],
  ...PAIRED_MARKS,
] as const) {
  CLASS.add(words, kind);
}
for (const [first, second, contents] of PAIRS) {
  CLASS.add(first, contents);
  SECOND.add(second, contents);
  pairs |= contents;
}
const PAIR = pairs;

const leading = noBeginnings();

/**
 * Names characters at which a reader looks for something, so that one pass over a text finds the places for all
 * readers.
 */
export function leadBy(characters: string): void {
  CLASS.add(characters, LEAD);
}

/** The same for a word. */
export function leadByWord(word: string): void {
  if (word.length > 1) addBeginning(leading, word);
  else leadBy(word);
}

/** A reading text after cutting. */
export interface Cuts {
  readonly sentences: Span[];
  readonly clauses: Span[];
  readonly quotes: Span[];
  /** The contents that single characters show; see {@link CONTENTS}. */
  readonly contents: number;
  /** The offsets of the characters that {@link leadBy} has named, and of those with which its words may begin. */
  readonly leads: readonly number[];
}

/**
 * Cuts a text in one pass. A sentence ends with 。！？ and the closing marks after it, a clause with ， ； ： or its
 * sentence; the mark belongs to what it ends. Quotation marks are paired for each kind, outermost first; one that is
 * never closed gives no pair.
 */
export function cutText(text: string): Cuts {
  const sentences: Span[] = [];
  const clauses: Span[] = [];
  const quotes: Span[] = [];
  const leads: number[] = [];
  const open: number[] = [];
  let sentence = 0;
  let clause = 0;
  let contents = 0;
  const close = (i: number): void => {
    const wanted = text[i] === '”' ? '“' : '‘';
    let k = open.length - 1;
    while (k >= 0 && text[open[k] ?? -1] !== wanted) k--;
    const from = open[k];
    if (from === undefined) return;
    quotes.push(span(from, i + 1));
    open.length = k;
  };
  let next = text.charCodeAt(0);
  for (let i = 0; i < text.length; i++) {
    const unit = next;
    next = text.charCodeAt(i + 1);
    const all = CLASS.of(unit);
    const pair = pairBit(unit, next);
    if ((all & LEAD) !== 0 || (((leading[pair >>> 5] ?? 0) >>> (pair & 31)) & 1) !== 0) leads.push(i);
    if (all === NO_MARK) continue;
    contents |= (all & PAIR) === 0 ? all : all & (SECOND.of(next) | ~PAIR);
    const kind = all & MARK_KIND;
    if (kind === NO_MARK || kind === CLOSING_MARK) continue;
    if (kind === OPEN_QUOTE) open.push(i);
    else if (kind === CLOSE_QUOTE) close(i);
    else if (kind === CLAUSE_END) {
      clauses.push(span(clause, i + 1));
      clause = i + 1;
    } else {
      for (; i + 1 < text.length; i++) {
        const every = CLASS.of(next);
        const following = every & MARK_KIND;
        if (following === CLOSE_QUOTE) close(i + 1);
        else if (following !== SENTENCE_END && following !== CLOSING_MARK) break;
        next = text.charCodeAt(i + 2);
        contents |= (every & PAIR) === 0 ? every : every & (SECOND.of(next) | ~PAIR);
      }
      const last = span(clause, i + 1);
      clauses.push(last);
      sentences.push(sentence === clause ? last : span(sentence, i + 1));
      clause = sentence = i + 1;
    }
  }
  if (text.length > clause) clauses.push(span(clause, text.length));
  if (text.length > sentence) sentences.push(span(sentence, text.length));
  sortedBy(quotes, (a, b) => a.start - b.start || b.end - a.end);
  return { sentences, clauses, quotes, contents: contents & ~(MARK_KIND | LEAD), leads };
}

/**
 * Index of the first span that ends after the offset, which is the one that contains it; the last one where none does.
 * Spans must be in order and must not overlap.
 */
export function indexAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (endOf(spans, mid) <= offset) low = mid + 1;
    else high = mid;
  }
  return low;
}
