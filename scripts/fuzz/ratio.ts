/** How much longer a hostile text takes when it is twice as long. */
import { DocumentAnalyzer } from '../../server/src/core/analyzer';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings';
import type { Family } from './families';

export interface Ratio {
  readonly name: string;
  /** Of a doubling: 2 for what takes its length, 4 for what takes its square. */
  readonly ratio: number;
  /** Milliseconds of the processor for the longest text. */
  readonly milliseconds: number;
}

/** What is linear in its length stays below it, with room for the noise of measuring. */
export const MOST = 2.6;

/** Milliseconds from which a measurement says something, and under which it is noise. */
const ENOUGH = 60;
const LITTLE = 30;
const SHORTEST = 4000;
/** Rounds in which a ratio is looked at again that seems too large: noise passes, what costs its square stays. */
const ROUNDS = 12;

/** The ratio of one family, at the length from which it can be measured; `longest` bounds the texts. */
export function ratioOf({ name, make }: Family, longest = 200_000): Ratio {
  let length = SHORTEST;
  let short = timeOf(make(length));
  while (short < ENOUGH && length * 4 <= longest) short = timeOf(make((length *= 2)));
  const [text, twice] = [make(length), make(length * 2)];
  let long = timeOf(twice);
  for (let round = 0; round < ROUNDS && long > MOST * short; round++) {
    // Each is known by the fastest time that it was seen to take; a slow one of the shorter text says nothing.
    long = Math.min(long, timeOf(twice));
    short = long > MOST * short ? (short + timeOf(text)) / 2 : short;
  }
  // So short a time is noise, whatever it is compared with.
  return { name, ratio: long < LITTLE ? 1 : long / short, milliseconds: long };
}

/** Of the processor, so that whoever else is at work does not count. */
export function timeOf(text: string): number {
  const before = process.cpuUsage();
  new DocumentAnalyzer().analyze(text, { format: 'markdown', settings: SETTINGS });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export const SETTINGS = { ...DEFAULT_SETTINGS, maxCharacters: 10_000_000 };
