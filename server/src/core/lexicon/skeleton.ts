/**
 * A text without what may vary inside a set phrase: quotation marks, pause marks, commas and spaces. Every other mark
 * stays, so that no phrase is found across a sentence's end.
 */
export interface Skeleton {
  readonly text: string;
  /** The offset of `text[i]` in the full text, in UTF-16 units; the full text's end where no letter follows. */
  readonly at: (i: number) => number;
}

/** 1 for what a skeleton leaves out. */
const DROPPED = new Uint8Array(65536);
for (const c of '“”‘’"、，, ·　') DROPPED[c.charCodeAt(0)] = 1;
/** A unit that is no character; a table may set it behind the letters of a wording, since no text has it among its own. */
export const END = 0xffff;
DROPPED[END] = 1;

/** The letters of a wording; `skeletonOf` without the way back. */
export function lettersOf(form: string): string {
  for (let i = 0; i < form.length; i++)
    if (DROPPED[form.charCodeAt(i)]) return form.replace(/[“”‘’"、，, ·\u3000]/g, '');
  return form;
}

/** The letters of a text, with the way back. */
export const skeletonOf = (text: string): Skeleton => new Letters(text).skeleton();

/** Units of 0 behind the last letter, which is no letter of any wording. */
const BEHIND = 4;
const NO_UNITS = new Uint16Array(0);
const NO_PLACES = new Uint32Array(0);

/**
 * The letters of one text at a time, by their units: a table answers sooner than a string. What was read last is
 * overwritten by what is read next, so that no room is asked for again.
 */
export class Letters {
  units = NO_UNITS;
  length = 0;
  private places = NO_PLACES;
  private text = '';

  constructor(text = '') {
    this.read(text);
  }

  read(text: string): void {
    if (text.length + BEHIND > this.units.length) {
      // Twice as much where one text follows another.
      const room = text.length * (this.length > 0 ? 2 : 1) + BEHIND;
      this.units = new Uint16Array(room);
      this.places = new Uint32Array(room);
    }
    const { units, places } = this;
    let n = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (DROPPED[unit] && unit !== END) continue;
      units[n] = unit === END ? 0 : unit;
      places[n++] = i;
    }
    for (let k = 0; k < BEHIND; k++) units[n + k] = 0;
    this.length = n;
    this.text = text;
  }

  /** A mark that the letters leave out stands before one of them. */
  isParted(letter: number): boolean {
    return letter > 0 && letter < this.length && (this.places[letter] ?? 0) - (this.places[letter - 1] ?? 0) > 1;
  }

  /** What was read last, until something else is. Its text is made when it is asked for. */
  skeleton(): Skeleton {
    const { text, places, length } = this;
    let kept: string | null = null;
    const make = (): string => {
      let out = '';
      for (let from = 0, to = 0; from < length; from = to) {
        const start = places[from] ?? 0;
        while (to < length && places[to] === start + to - from) to++;
        out += text.slice(start, start + to - from);
      }
      return out;
    };
    return {
      get text() {
        return (kept ??= make());
      },
      at: (letter) => (letter < length ? (places[letter] ?? 0) : text.length),
    };
  }
}

/** Edits between two short words. */
export function distance(a: string, b: string): number {
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
