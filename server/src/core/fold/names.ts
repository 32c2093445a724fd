/**
 * The places of names in a text: one scan finds all of them, and its result is kept with each reading while the names
 * are the same.
 */
import type { PlacedReading, Reading, Site } from '../model';
import { site } from '../model';

interface Named {
  readonly name: string;
  /** Its index among the names. */
  readonly order: number;
}

/** The index and the offset in the paragraph's `raw` of each name found, in turn. */
type Hits = readonly number[];

const NO_HITS: Hits = [];

/** Finds names in texts. */
export class Names {
  private readonly byFirst = new Map<number, Named[]>();
  private readonly firsts = new Uint8Array(0x10000);
  private readonly known = new WeakMap<Reading, Hits>();

  constructor(readonly names: readonly string[]) {
    names.forEach((name, order) => {
      if (!name) return;
      const first = name.charCodeAt(0);
      this.firsts[first] = 1;
      const list = this.byFirst.get(first);
      if (list) list.push({ name, order });
      else this.byFirst.set(first, [{ name, order }]);
    });
  }

  /** Finds every place of every name that starts in the stretch; places of one name do not overlap. */
  find(text: string, from: number, to: number, found: (order: number, at: number) => void): void {
    let ends: Map<number, number> | null = null;
    for (let at = from; at < to; at++) {
      const first = text.charCodeAt(at);
      if (!this.firsts[first]) continue;
      for (const { name, order } of this.byFirst.get(first) ?? []) {
        if (!text.startsWith(name, at) || (ends && at < (ends.get(order) ?? 0))) continue;
        (ends ??= new Map()).set(order, at + name.length);
        found(order, at);
      }
    }
  }

  /** The places of each name in the document, in order. */
  places(text: string, readings: readonly PlacedReading[]): Site[][] {
    const out: Site[][] = this.names.map(() => []);
    const put = (order: number, at: number): void => {
      out[order]?.push(site(at, at + (this.names[order]?.length ?? 0)));
    };
    let end = 0;
    for (const { reading, start } of readings) {
      // Code, comments and front matter belong to no paragraph.
      if (start - end > 1) this.find(text, end, start, put);
      let hits = this.known.get(reading);
      if (!hits) this.known.set(reading, (hits = this.hitsIn(reading.paragraph.raw)));
      for (let k = 0; k < hits.length; k += 2) put(hits[k] ?? 0, start + (hits[k + 1] ?? 0));
      end = start + reading.paragraph.raw.length;
    }
    this.find(text, end, text.length, put);
    return out;
  }

  private hitsIn(raw: string): Hits {
    let hits: number[] | null = null;
    this.find(raw, 0, raw.length, (order, at) => (hits ??= []).push(order, at));
    return hits ?? NO_HITS;
  }
}

/** A pass uses two lists, and those of earlier passes are of little use. */
const LISTS_KEPT = 8;

/** Keeps the lists of names that were looked for last, since a pass over a document seldom brings new ones. */
export class KnownNames {
  private readonly recent: Names[] = [];

  of(names: readonly string[]): Names {
    const { recent } = this;
    const same = (other: Names): boolean =>
      other.names.length === names.length && other.names.every((name, i) => name === names[i]);
    const k = recent.findIndex(same);
    const found = recent[k] ?? new Names(names);
    if (k >= 0) recent.splice(k, 1);
    recent.unshift(found);
    if (recent.length > LISTS_KEPT) recent.pop();
    return found;
  }
}
