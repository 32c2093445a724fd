/** How much longer a hostile text takes when it is twice as long, worst first. */
import { DocumentAnalyzer } from '../../server/src/core/analyzer';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings';
import type { Family } from './families';
import { FAMILIES } from './families';

export interface Ratio {
  readonly name: string;
  /** Of the last doubling: 2 for what takes its length, 4 for what takes its square. */
  readonly ratio: number;
  /** Milliseconds of the longest text. */
  readonly milliseconds: number;
}

/** Milliseconds from which a measurement says something, and of one more than which no more doublings are tried. */
const ENOUGH = 40;
const SHORTEST = 4000;
const LONGEST = 512_000;

/** The ratio of one family: doubled until it takes long enough to be measured. */
export function ratioOf({ name, make }: Family, longest = LONGEST): Ratio {
  let before = 0;
  for (let length = SHORTEST; ; length *= 2) {
    const now = timeOf(make(length));
    if ((before >= ENOUGH && now >= ENOUGH) || length * 2 > longest || now > 4000) {
      return { name, ratio: before ? now / before : 1, milliseconds: now };
    }
    before = now;
  }
}

function timeOf(text: string): number {
  let best = Infinity;
  for (let i = 0; i < 2 && best > 20; i++) {
    const at = performance.now();
    new DocumentAnalyzer().analyze(text, { format: 'markdown', settings: SETTINGS });
    best = Math.min(best, performance.now() - at);
    if (best > 1500) break;
  }
  return best;
}

const SETTINGS = { ...DEFAULT_SETTINGS, maxCharacters: 10_000_000 };

if (require.main === module) {
  const wanted = process.argv[2];
  const families = FAMILIES.filter(({ name }) => !wanted || name.includes(wanted));
  for (const family of families.slice(0, 20)) timeOf(family.make(2000));
  const ratios: Ratio[] = [];
  for (const family of families) {
    const ratio = ratioOf(family);
    ratios.push(ratio);
    if (ratio.ratio > 2.6) console.log(`${ratio.ratio.toFixed(2)}  ${ratio.milliseconds.toFixed(0)} ms  ${ratio.name}`);
  }
  console.log(ratios.length, 'families, worst', Math.max(...ratios.map(({ ratio }) => ratio)).toFixed(2));
}
