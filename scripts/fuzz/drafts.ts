/** Generated drafts: none makes the analysis throw, lose a reader or a rule, or place anything outside of the text. */
import { DocumentAnalyzer } from '../../server/src/core/analyzer';
import type { Analysis, Format } from '../../server/src/core/model';
import { fixAll } from '../../server/src/core/findings/fixing';
import { decode, encodeLike, UnreadableText } from '../../server/src/node/files/encoding';
import { encodeGb18030 } from '../../server/src/node/files/gb18030';
import { Maker, randomOf } from './random';
import { SETTINGS } from './ratio';

export interface Tried {
  readonly count: number;
  /** What went wrong, with the seed that makes it again. */
  readonly faults: readonly string[];
}

/** Drafts for so many milliseconds, or `most` of them. */
export function tryDrafts(seed: number, milliseconds: number, most = Infinity): Tried {
  return tryFor(seed, milliseconds, most, (maker) => {
    const text = maker.torn(maker.words(1 + maker.below(60)));
    const format: Format = maker.below(2) ? 'markdown' : 'plain';
    const analyzer = new DocumentAnalyzer();
    const analysis = analyzer.analyze(text, { format, settings: SETTINGS });
    return faultOf(analysis);
  });
}

/** Fixing all, in each encoding that a draft may be stored in: a second time changes nothing, and what is not fixed stays. */
export function tryFixes(seed: number, milliseconds: number, most = Infinity): Tried {
  return tryFor(seed, milliseconds, most, (maker) => {
    const text = `通报${maker.words(1 + maker.below(30))}`.replace(UNSTORED, '');
    const wanted = maker.below(2) ? (): boolean => true : undefined;
    for (const [name, encode] of ENCODINGS) {
      const bytes = encode(text);
      let read: string;
      try {
        read = decode(bytes).text;
      } catch (error) {
        if (error instanceof UnreadableText) continue;
        return `${name}: ${String(error)}`;
      }
      if (read !== text) continue;
      if (!encodeLike(bytes, read, read)?.every((b, i) => b === bytes[i])) return `${name}: is not written as it was`;
      const analyzer = new DocumentAnalyzer();
      const analyze = (words: string): Analysis => analyzer.analyze(words, { format: 'plain', settings: SETTINGS });
      const first = fixAll(analyze(read), analyze, wanted);
      const written = encodeLike(bytes, read, first.text);
      if (!written) return `${name}: cannot be written`;
      const again = decode(written).text;
      if (again !== first.text) return `${name}: is read as another text`;
      const second = fixAll(analyze(again), analyze, wanted);
      // Fixes that lead back to a text that was there before are left.
      if (second.text !== again && first.count < LOOPING) return `${name}: a second time changes ${second.count}`;
    }
    return null;
  });
}

/** What no encoding can hold, or what makes a file a binary one. */
// eslint-disable-next-line no-control-regex
const UNSTORED = /[\0-\x08\x0e-\x1f\x7f\ufeff\ufffd]|\p{Surrogate}/gu;

/** Rounds of fixing after which fixes that undo each other are given up. */
const LOOPING = 200;

export const ENCODINGS: readonly [name: string, encode: (text: string) => Uint8Array][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16 LE with a mark', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 BE with a mark', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['UTF-16 LE', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16 BE', (text) => Buffer.from(text, 'utf16le').swap16()],
  ['GB18030', (text) => encodeGb18030(text) ?? Buffer.from(text)],
];

function tryFor(seed: number, milliseconds: number, most: number, one: (maker: Maker) => string | null): Tried {
  const faults: string[] = [];
  const end = performance.now() + milliseconds;
  let count = 0;
  for (; count < most && performance.now() < end && faults.length < 10; count++) {
    const own = seed + count;
    let fault: string | null;
    try {
      fault = one(new Maker(randomOf(own)));
    } catch (error) {
      fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    if (fault !== null) faults.push(`seed ${own}: ${fault}`);
  }
  return { count, faults };
}

/** What is wrong with an analysis as such; null where nothing is. */
function faultOf({ text, findings, facts, notices }: Analysis): string | null {
  const failed = notices.find(({ code }) => code === 'reader-failed' || code === 'rule-failed');
  if (failed) return failed.message;
  const isIn = ({ start, end }: { start: number; end: number }): boolean =>
    start >= 0 && start <= end && end <= text.length;
  for (const { at, rule, related = [], fix } of findings) {
    const places = [at, ...related.map((r) => r.at), ...(fix?.edits ?? []).map((e) => e.at)];
    if (!places.every(isIn)) return `${rule} stands outside of the text`;
    if (related.length > 20) return `${rule} has ${related.length} related places`;
  }
  const placed = [...facts.figures, ...facts.enumerations, ...facts.slogans].map(({ at }) => at);
  return placed.every(isIn) ? null : 'a fact stands outside of the text';
}
