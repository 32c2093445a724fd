/**
 * A text without the marks that may vary inside a set phrase: quotation marks, pause marks, commas and spaces. Every
 * other mark is kept, so that no phrase is found across the end of a sentence. What is kept are its letters.
 */
export interface Skeleton {
  readonly text: string;
  /** The UTF-16 offset of letter `i` in the full text; the end of the text where there is no such letter. */
  readonly at: (i: number) => number;
}

/** 1 for each unit that a skeleton leaves out. */
const IS_LEFT_OUT = new Uint8Array(65536);
for (const c of '“”‘’"、，, ·　') IS_LEFT_OUT[c.charCodeAt(0)] = 1;
/**
 * A unit that is no character. Tables put it after the letters of a wording, since no text has it among its letters.
 */
export const WORDING_END = 0xffff;
IS_LEFT_OUT[WORDING_END] = 1;

/** How many units of 0 follow the last letter. 0 is no letter of any wording. */
const PADDING = 4;
const NO_UNITS = new Uint16Array(0);
const NO_PLACES = new Uint32Array(0);

/** The letters of a wording, without their offsets. */
export function lettersOf(form: string): string {
  for (let i = 0; i < form.length; i++)
    if (IS_LEFT_OUT[form.charCodeAt(i)]) return form.replace(/[“”‘’"、，, ·\u3000]/g, '');
  return form;
}

/** The letters of a text with their offsets. */
export const skeletonOf = (text: string): Skeleton => new Letters(text).skeleton();

/** The letters of one text at a time, as units in a table. The buffers are reused for the next text. */
export class Letters {
  units = NO_UNITS;
  length = 0;
  private places = NO_PLACES;
  private text = '';
  private kept: string | null = null;
  private readonly own: Skeleton;

  constructor(text = '') {
    const written = (): string => (this.kept ??= this.written());
    this.own = {
      get text() {
        return written();
      },
      at: (letter) => (letter < this.length ? (this.places[letter] ?? 0) : this.text.length),
    };
    this.read(text);
  }

  /** Reads the letters of a text and overwrites those of the last. */
  read(text: string): void {
    if (text.length + PADDING > this.units.length) {
      // If texts follow each other, there is room for one of twice the length.
      const room = text.length * (this.length > 0 ? 2 : 1) + PADDING;
      this.units = new Uint16Array(room);
      this.places = new Uint32Array(room);
    }
    const { units, places } = this;
    let n = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (IS_LEFT_OUT[unit] && unit !== WORDING_END) continue;
      units[n] = unit === WORDING_END ? 0 : unit;
      places[n++] = i;
    }
    for (let k = 0; k < PADDING; k++) units[n + k] = 0;
    this.length = n;
    this.text = text;
    this.kept = null;
  }

  /** Whether marks that were left out stand before a letter. */
  hasMarkBefore(letter: number): boolean {
    return letter > 0 && letter < this.length && (this.places[letter] ?? 0) - (this.places[letter - 1] ?? 0) > 1;
  }

  /** The skeleton of the text that was read last, until another one is read. Its text is made when it is asked for. */
  skeleton(): Skeleton {
    return this.own;
  }

  private written(): string {
    const { text, places, length } = this;
    let out = '';
    for (let from = 0, to = 0; from < length; from = to) {
      const start = places[from] ?? 0;
      while (to < length && places[to] === start + to - from) to++;
      out += text.slice(start, start + to - from);
    }
    return out;
  }
}

/** How many letters must be added, removed or replaced to make one short word the other. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const aslant = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, aslant);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
