/**
 * Tells how a text departs by one slip from a wording of which a part stands right in it. Letters are compared by their
 * units in tables, and no object is made for what is no slip, since parts of wordings stand at very many places of a
 * long text.
 */
import { areAlike } from '../alike';

/** The kind of a slip. */
export type SlipKind =
  | 'replaced'
  | 'missing'
  | 'added'
  | 'exchanged'
  | 'crossed'
  | 'turned'
  /** Two letters far from each other are exchanged: 万村示范、千村整治. */
  | 'swapped'
  /** Three to five letters stand in another order: 乡村战振兴略. */
  | 'jumbled'
  /** Two letters are replaced by others that sound or look like them: 江山就是人名、人名就是江山. */
  | 'twice'
  /** Another word of two letters stands there: 和谐幸福 for 和谐美丽. */
  | 'other'
  /** The two halves are in the wrong order: 以德为先、德才兼备. */
  | 'halves';

/** Where a wording stands with a slip in it. Offsets count the letters of the text. */
export interface SlipPlace {
  readonly start: number;
  readonly end: number;
  /** The wrong letters, from `from` up to but not including `to`; empty where a letter is missing. */
  readonly from: number;
  readonly to: number;
  /** The index of the slip in the wording. */
  readonly index: number;
}

/**
 * What the letters alone show. At the end of a wording another letter may replace the last one, or the text may
 * continue without it: both are `last`. At its beginning both are `first`.
 */
export type LetterSlip = SlipKind | 'last' | 'first';

/** How many letters may stand in another order, and how far they may be from each other. */
const MAX_JUMBLED_LETTERS = 5;
const MAX_JUMBLE_DISTANCE = 8;

/** Compares one text with one wording at a time. Its fields hold the place of the slip that was found last. */
export class Comparison implements SlipPlace {
  private text: Uint16Array = new Uint16Array(0);
  private length = 0;
  private wording: Uint16Array = new Uint16Array(0);
  private origin = 0;
  private size = 0;
  start = 0;
  end = 0;
  from = 0;
  to = 0;
  index = 0;

  /** Takes a text. A unit of 0 must follow its letters. */
  read(text: Uint16Array, length: number): void {
    this.text = text;
    this.length = length;
  }

  /** Takes the wording of `size` units that begins at `origin`. */
  take(wording: Uint16Array, origin: number, size: number): void {
    this.wording = wording;
    this.origin = origin;
    this.size = size;
  }

  /** The slip after the first `i` letters of the wording, which stand at `start`; null where there is none. */
  slipAfter(start: number, i: number): LetterSlip | null {
    const { size } = this;
    const at = start + i;
    if (at >= this.length) return i === size - 1 ? this.put('missing', start, at, at, at, i) : null;
    if (this.isUnit(at, i + 1) && this.isUnit(at + 1, i) && this.goesOn(at + 2, i + 2))
      return this.putAfter('exchanged', start, i, 2, 2);
    if (this.goesOn(at + 1, i)) return this.putAfter('added', start, i, 1, 0);
    for (let k = i; k >= i - 1; k--) {
      if (this.isTurned(k, start + k) && this.goesOn(start + k + 4, k + 4))
        return this.put('turned', start, start + size, start + k, start + k + 4, k);
    }
    if (this.isCrossed(i, at) && this.goesOn(at + 3, i + 3)) return this.putAfter('crossed', start, i, 3, 3);
    if (i + 1 === size) return this.putAfter('last', start, i, 1, 1);
    if (this.goesOn(at, i + 1)) return this.putAfter('missing', start, i, 0, 1);
    return this.goesOn(at + 1, i + 1) ? this.putAfter('replaced', start, i, 1, 1) : this.severalSlips(start);
  }

  /** The slip before the last `count` letters of the wording, which end at `end`; null where there is none. */
  slipBefore(end: number, count: number): LetterSlip | null {
    const i = this.size - 1 - count;
    const at = end - 1 - count;
    if (at < 0) return i === 0 ? this.put('missing', 0, end, 0, 0, 0) : null;
    if (i > 0 && this.isUnit(at, i - 1) && at > 0 && this.isUnit(at - 1, i) && this.standsBefore(at - 1, i - 1))
      return this.putBefore('exchanged', at, end, 2, i - 1, i - 1);
    if (this.standsBefore(at, i + 1)) return this.putBefore('added', at, end, 1, i + 1, i + 1);
    for (let k = i - 3; k <= i - 2; k++) {
      const first = at - (i - k);
      if (first >= 0 && this.isTurned(k, first) && this.standsBefore(first, k))
        return this.put('turned', first - k, end, first, first + 4, k);
    }
    if (at >= 2 && this.isCrossed(i - 2, at - 2) && this.standsBefore(at - 2, i - 2))
      return this.putBefore('crossed', at, end, 3, i - 2, i - 2);
    if (i === 0) return this.putBefore('first', at, end, 1, 0, 0);
    if (this.standsBefore(at + 1, i)) return this.putBefore('missing', at, end, 0, i, i);
    return this.standsBefore(at, i) ? this.putBefore('replaced', at, end, 1, i, i) : this.severalSlips(end - this.size);
  }

  /**
   * The slip in a text of the same length in which two letters are wrong, or a few stand in another order; null where
   * there is none.
   */
  private severalSlips(start: number): LetterSlip | null {
    const { size, text, wording, origin } = this;
    if (size < 6 || start < 0 || start + size > this.length) return null;
    // Most wordings are ruled out by their first letters.
    const most = Math.min(MAX_JUMBLED_LETTERS, size >> 1);
    let first = -1;
    let second = -1;
    let last = -1;
    let count = 0;
    for (let k = 0; k < size; k++) {
      if (text[start + k] === wording[origin + k]) continue;
      if (++count > most) return null;
      if (first < 0) first = k;
      else if (second < 0) second = k;
      last = k;
    }
    if (count < 2 || (count > 2 && last - first >= MAX_JUMBLE_DISTANCE)) return null;
    const a = this.text[start + first] ?? 0;
    if (count === 2) {
      const b = this.text[start + last] ?? 0;
      if (this.isUnit(start + first, last) && this.isUnit(start + last, first))
        return this.putWithin('swapped', start, first, last);
      if (areAlike(a, this.unit(first)) && areAlike(b, this.unit(second)))
        return this.putWithin('twice', start, first, last);
      if (last === first + 1) return isDeep(size, first) ? this.putWithin('other', start, first, last) : null;
    }
    return last - first < MAX_JUMBLE_DISTANCE && this.isJumble(start, first, last)
      ? this.putWithin('jumbled', start, first, last)
      : null;
  }

  private unit(i: number): number {
    return this.wording[this.origin + i] ?? 0;
  }

  /** Whether a letter of the text is one of the wording. Beyond the end of either it is not. */
  private isUnit(at: number, i: number): boolean {
    return i < this.size && this.text[at] === this.wording[this.origin + i];
  }

  /** Whether the text continues at `at` like the wording from `from` to `to`. */
  private goesOn(at: number, from: number, to = this.size): boolean {
    for (let i = from; i < to; i++) if (this.text[at + i - from] !== this.wording[this.origin + i]) return false;
    return true;
  }

  /** Whether the first `count` letters of the wording stand before `to`. */
  private standsBefore(to: number, count: number): boolean {
    return to >= count && this.goesOn(to - count, 0, count);
  }

  /** Whether the two letters around a third one are exchanged: 先破后立. */
  private isCrossed(i: number, at: number): boolean {
    return i >= 0 && this.isUnit(at, i + 2) && this.isUnit(at + 1, i + 1) && this.isUnit(at + 2, i);
  }

  /** Whether two similar words (交流交融) at index `k` of the wording stand in the other order at `at`. */
  private isTurned(k: number, at: number): boolean {
    if (k < 0 || k + 4 > this.size) return false;
    if (this.unit(k) !== this.unit(k + 2) && this.unit(k + 1) !== this.unit(k + 3)) return false;
    return this.goesOn(at, k + 2, k + 4) && this.goesOn(at + 2, k, k + 2);
  }

  /** Whether the letters from `first` to `last` are those of the wording in any order. */
  private isJumble(start: number, first: number, last: number): boolean {
    for (let i = first; i <= last; i++) {
      const unit = this.unit(i);
      let more = 0;
      for (let k = first; k <= last; k++) {
        if (this.unit(k) === unit) more++;
        if (this.text[start + k] === unit) more--;
      }
      if (more !== 0) return false;
    }
    return true;
  }

  /** Records a slip of `width` letters at `index` of a wording that begins at `start`. They replace `right` letters. */
  private putAfter(kind: LetterSlip, start: number, index: number, width: number, right: number): LetterSlip {
    return this.put(kind, start, start + width + this.size - right, start + index, start + index + width, index);
  }

  /** Records a slip of `width` letters that ends at `at`, after `left` right letters of the wording. */
  private putBefore(kind: LetterSlip, at: number, end: number, width: number, left: number, index: number): LetterSlip {
    return this.put(kind, at + 1 - width - left, end, at + 1 - width, at + 1, index);
  }

  /** Records a slip in a text of the same length, from letter `first` to letter `last` of the wording. */
  private putWithin(kind: LetterSlip, start: number, first: number, last: number): LetterSlip {
    return this.put(kind, start, start + this.size, start + first, start + last + 1, first);
  }

  private put(kind: LetterSlip, start: number, end: number, from: number, to: number, index: number): LetterSlip {
    this.start = start;
    this.end = end;
    this.from = from;
    this.to = to;
    this.index = index;
    return kind;
  }
}

/** Whether a word of two letters stands so deep inside a long wording that no other wording can be meant. */
const isDeep = (size: number, index: number): boolean => size >= 10 && index >= 3 && size - 2 - index >= 3;
