/**
 * Where a text departs by one slip from a wording of which a part stands right in it. Letters are compared by their
 * units, in tables, and nothing is made for what is no slip: a long text has ten thousands of places at which a part of
 * some wording stands.
 */
import { areAlike } from '../alike';

export type SlipKind =
  | 'replaced'
  | 'missing'
  | 'added'
  | 'exchanged'
  | 'crossed'
  | 'turned'
  /** Two letters far from each other have changed places: 万村示范、千村整治. */
  | 'swapped'
  /** Three to five letters stand in another order: 乡村战振兴略. */
  | 'jumbled'
  /** Two letters that sound or look like the right ones: 江山就是人名、人名就是江山. */
  | 'twice'
  /** Another word of two letters: 和谐幸福 for 和谐美丽. */
  | 'other'
  /** The two halves stand the other way round: 以德为先、德才兼备. */
  | 'halves';

/** Where a wording stands with a slip in it, in offsets of the letters. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** The letters that are wrong, from `from` to `to`; none where one is missing. */
  readonly from: number;
  readonly to: number;
  /** Index of the slip in the wording. */
  readonly index: number;
}

/**
 * What is known by the letters alone. At the very end of a wording another letter stands for the last one or the text goes
 * on without it (`last`), and so at its very beginning (`first`).
 */
export type Departing = SlipKind | 'last' | 'first';

/** Letters that may stand in another order, and how far from each other. */
const SEVERAL = 5;
const APART = 8;

/** Another word of two letters stands so deep in a long wording that no other wording is meant. */
const isDeep = (size: number, index: number): boolean => size >= 10 && index >= 3 && size - 2 - index >= 3;

/** One text, and one wording at a time. */
export class Comparison implements Place {
  private text: Uint16Array = new Uint16Array(0);
  private length = 0;
  private wording: Uint16Array = new Uint16Array(0);
  private origin = 0;
  private size = 0;
  /** The place of the slip that was found last. */
  start = 0;
  end = 0;
  from = 0;
  to = 0;
  index = 0;

  /** Letters of a text, behind which a unit of 0 stands. */
  read(text: Uint16Array, length: number): void {
    this.text = text;
    this.length = length;
  }

  /** The wording whose `size` units stand at `origin`. */
  take(wording: Uint16Array, origin: number, size: number): void {
    this.wording = wording;
    this.origin = origin;
    this.size = size;
  }

  /** The slip behind the first `i` letters of the wording, which stand at `start` and are followed by another one. */
  behind(start: number, i: number): Departing | null {
    const { size } = this;
    const at = start + i;
    if (at >= this.length) return i === size - 1 ? this.put('missing', start, at, at, at, i) : null;
    if (this.isUnit(at, i + 1) && this.isUnit(at + 1, i) && this.goesOn(at + 2, i + 2))
      return this.putBehind('exchanged', start, i, 2, 2);
    if (this.goesOn(at + 1, i)) return this.putBehind('added', start, i, 1, 0);
    for (let k = i; k >= i - 1; k--) {
      if (this.isTurned(k, start + k) && this.goesOn(start + k + 4, k + 4))
        return this.put('turned', start, start + size, start + k, start + k + 4, k);
    }
    if (this.isCrossed(i, at) && this.goesOn(at + 3, i + 3)) return this.putBehind('crossed', start, i, 3, 3);
    if (i + 1 === size) return this.putBehind('last', start, i, 1, 1);
    if (this.goesOn(at, i + 1)) return this.putBehind('missing', start, i, 0, 1);
    return this.goesOn(at + 1, i + 1) ? this.putBehind('replaced', start, i, 1, 1) : this.several(start);
  }

  /** The slip before the last `count` letters of the wording, which end at `end` and follow another one. */
  before(end: number, count: number): Departing | null {
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
    return this.standsBefore(at, i) ? this.putBefore('replaced', at, end, 1, i, i) : this.several(end - this.size);
  }

  /** A wording of the same length in which two letters are wrong, or a few stand in another order. */
  private several(start: number): Departing | null {
    const { size } = this;
    if (size < 6 || start < 0 || start + size > this.length) return null;
    // Most wordings are told apart by their first letters already.
    let first = -1;
    let second = -1;
    let last = -1;
    let count = 0;
    for (let k = 0; k < size; k++) {
      if (this.isUnit(start + k, k)) continue;
      if (++count > SEVERAL || count > size >> 1) return null;
      if (first < 0) first = k;
      else if (second < 0) second = k;
      last = k;
    }
    if (count < 2 || (count > 2 && last - first >= APART)) return null;
    const a = this.text[start + first] ?? 0;
    if (count === 2) {
      const b = this.text[start + last] ?? 0;
      if (this.isUnit(start + first, last) && this.isUnit(start + last, first))
        return this.putWithin('swapped', start, first, last);
      if (areAlike(a, this.unit(first)) && areAlike(b, this.unit(second)))
        return this.putWithin('twice', start, first, last);
      if (last === first + 1) return isDeep(size, first) ? this.putWithin('other', start, first, last) : null;
    }
    return last - first < APART && this.isJumble(start, first, last)
      ? this.putWithin('jumbled', start, first, last)
      : null;
  }

  private unit(i: number): number {
    return this.wording[this.origin + i] ?? 0;
  }

  /** One letter of the text is one of the wording; beyond the ends of either there is none. */
  private isUnit(at: number, i: number): boolean {
    return i < this.size && this.text[at] === this.wording[this.origin + i];
  }

  /** The text goes on from `at` as the wording does from `from` to `to`. */
  private goesOn(at: number, from: number, to = this.size): boolean {
    for (let i = from; i < to; i++) if (this.text[at + i - from] !== this.wording[this.origin + i]) return false;
    return true;
  }

  /** The first `count` letters of the wording stand before `to`. */
  private standsBefore(to: number, count: number): boolean {
    return to >= count && this.goesOn(to - count, 0, count);
  }

  /** The letters on both sides of one stand the other way round: 先破后立. */
  private isCrossed(i: number, at: number): boolean {
    return i >= 0 && this.isUnit(at, i + 2) && this.isUnit(at + 1, i + 1) && this.isUnit(at + 2, i);
  }

  /** Two words built alike (交流交融) at `k` of the wording stand the other way round at `at`. */
  private isTurned(k: number, at: number): boolean {
    if (k < 0 || k + 4 > this.size) return false;
    if (this.unit(k) !== this.unit(k + 2) && this.unit(k + 1) !== this.unit(k + 3)) return false;
    return this.goesOn(at, k + 2, k + 4) && this.goesOn(at + 2, k, k + 2);
  }

  /** The letters from `first` to `last` are those of the wording, each as often. */
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

  /** A slip of `width` letters at `index` of a wording that begins at `start`; so many letters of it stand for the right ones. */
  private putBehind(kind: Departing, start: number, index: number, width: number, right: number): Departing {
    return this.put(kind, start, start + width + this.size - right, start + index, start + index + width, index);
  }

  /** A slip of `width` letters up to `at`, before which so many letters of the wording stand. */
  private putBefore(kind: Departing, at: number, end: number, width: number, left: number, index: number): Departing {
    return this.put(kind, at + 1 - width - left, end, at + 1 - width, at + 1, index);
  }

  /** A slip in a wording of the same length, from its letter `first` to `last`. */
  private putWithin(kind: Departing, start: number, first: number, last: number): Departing {
    return this.put(kind, start, start + this.size, start + first, start + last + 1, first);
  }

  private put(kind: Departing, start: number, end: number, from: number, to: number, index: number): Departing {
    this.start = start;
    this.end = end;
    this.from = from;
    this.to = to;
    this.index = index;
    return kind;
  }
}
