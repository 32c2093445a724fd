/**
 * Aho–Corasick over UTF-16 units: one pass finds every occurrence of every pattern, and the cost of the pass does not
 * grow with the number of patterns. Transitions stand in one open-addressing table keyed by (state, letter).
 */
export class Automaton {
  private readonly letters = new Uint16Array(65536);
  private readonly alphabet: number;
  private readonly mask: number;
  private readonly keys: Int32Array;
  private readonly targets: Int32Array;
  private readonly fail: Int32Array;
  /** First pattern that ends in the state, −1 where none; `more` leads to further ones of the same text. */
  private readonly ends: Int32Array;
  /** Next state on the chain of failures in which a pattern ends; 0 where there is none. */
  private readonly link: Int32Array;
  private readonly more: Int32Array;
  /** The letter of a state's only transition, 0 where it has none and MANY where it has more; and where it leads. */
  private readonly sole: Uint16Array;
  private readonly to: Int32Array;
  /** Where each letter leads from the start. */
  private readonly root: Int32Array;
  /** A bit for each pair of letters that a pattern begins with, by its hash: most of a text is ruled out by one look. */
  private readonly pairs = new Uint32Array(PAIR_BITS >> 5);
  readonly states: number;
  /** Some pattern has one letter only. */
  private short = false;

  constructor(private readonly patterns: readonly string[]) {
    let letter = 0;
    let size = 1;
    for (const pattern of patterns) {
      size += pattern.length;
      for (let i = 0; i < pattern.length; i++) {
        const c = pattern.charCodeAt(i);
        if (!this.letters[c]) this.letters[c] = ++letter;
      }
    }
    this.alphabet = letter + 1;
    const parent = new Int32Array(size);
    const by = new Int32Array(size);
    this.ends = new Int32Array(size).fill(-1);
    this.more = new Int32Array(patterns.length).fill(-1);
    // In order of their letters, a pattern shares with the last one all states that it shares with any before.
    const sorted = patterns.map((pattern, index) => ({ pattern, index }));
    sorted.sort((a, b) => (a.pattern < b.pattern ? -1 : a.pattern > b.pattern ? 1 : a.index - b.index));
    const path = [0];
    let states = 1;
    let last = '';
    for (const { pattern, index } of sorted) {
      let i = 0;
      while (i < pattern.length && pattern[i] === last[i]) i++;
      for (; i < pattern.length; i++) {
        parent[states] = path[i] ?? 0;
        by[states] = this.letters[pattern.charCodeAt(i)] ?? 0;
        path[i + 1] = states++;
      }
      const state = path[pattern.length];
      if (state === undefined) continue;
      if (state) {
        this.more[index] = this.ends[state] ?? 0;
        this.ends[state] = index;
      }
      last = pattern;
    }
    this.states = states;
    // Most states have one transition, and most letters of a text are not it: one look instead of a search in the table.
    this.sole = new Uint16Array(states);
    this.to = new Int32Array(states);
    for (let s = 1; s < states; s++) {
      const p = parent[s] ?? 0;
      this.sole[p] = this.sole[p] ? MANY : (by[s] ?? 0);
      this.to[p] = s;
    }
    // The table keeps the others, and is so small that it stays at hand.
    let branches = 0;
    for (let s = 1; s < states; s++) if (this.sole[parent[s] ?? 0] === MANY) branches++;
    let capacity = 16;
    while (capacity < branches * 2) capacity *= 2;
    this.mask = capacity - 1;
    this.keys = new Int32Array(capacity).fill(-1);
    this.targets = new Int32Array(capacity);
    for (let s = 1; s < states; s++) if (this.sole[parent[s] ?? 0] === MANY) this.put(parent[s] ?? 0, by[s] ?? 0, s);
    this.root = new Int32Array(this.alphabet);
    for (let l = 1; l <= letter; l++) this.root[l] = this.go(0, l);
    for (const pattern of patterns) {
      if (pattern.length < 2) this.short = true;
      const bit = pairBit(this.letters[pattern.charCodeAt(0)] ?? 0, this.letters[pattern.charCodeAt(1)] ?? 0);
      this.pairs[bit >> 5] = (this.pairs[bit >> 5] ?? 0) | (1 << (bit & 31));
    }
    this.fail = new Int32Array(states);
    this.link = new Int32Array(states);
    // Failure links breadth first, so that a shorter suffix is always ready: states counted into their depths.
    const depth = new Uint16Array(states);
    const from = [0];
    for (let s = 1; s < states; s++) {
      const d = (depth[parent[s] ?? 0] ?? 0) + 1;
      depth[s] = d;
      from[d] = (from[d] ?? 0) + 1;
    }
    for (let d = 1, sum = 0; d < from.length; d++) [from[d], sum] = [sum, sum + (from[d] ?? 0)];
    const order = new Int32Array(states);
    for (let s = 1; s < states; s++) {
      const d = depth[s] ?? 0;
      const place = from[d] ?? 0;
      order[place] = s;
      from[d] = place + 1;
    }
    for (let k = 0; k < states - 1; k++) {
      const s = order[k] ?? 0;
      let f = parent[s] ?? 0;
      let to = 0;
      while (f && !to) {
        f = this.fail[f] ?? 0;
        to = this.go(f, by[s] ?? 0);
      }
      this.fail[s] = to;
      this.link[s] = (this.ends[to] ?? 0) >= 0 ? to : (this.link[to] ?? 0);
    }
  }

  /**
   * Calls `found` with the pattern's index and the offset behind its last character, in order of that offset.
   */
  scan(text: string, found: (pattern: number, end: number) => void): void {
    const { letters, root, pairs, fail, ends, link, more, short } = this;
    // A state of one letter is left implicit in `last` unless some pattern has but one.
    let state = 0;
    let last = 0;
    for (let i = 0; i < text.length; i++) {
      const l = letters[text.charCodeAt(i)] ?? 0;
      const end = i + 1;
      if (l === 0) {
        state = last = 0;
        continue;
      }
      let next = 0;
      while (state !== 0 && next === 0) {
        next = this.go(state, l);
        if (next === 0) state = fail[state] ?? 0;
      }
      if (next === 0) {
        if (short) next = root[l] ?? 0;
        else if (last !== 0) {
          const bit = pairBit(last, l);
          if ((((pairs[bit >> 5] ?? 0) >>> (bit & 31)) & 1) !== 0) next = this.go(root[last] ?? 0, l);
        }
      }
      last = l;
      state = next;
      if (state === 0) continue;
      for (let s = (ends[state] ?? 0) >= 0 ? state : (link[state] ?? 0); s; s = link[s] ?? 0) {
        for (let p = ends[s] ?? 0; p >= 0; p = more[p] ?? 0) found(p, end);
      }
    }
  }

  private go(state: number, letter: number): number {
    const sole = this.sole[state] ?? 0;
    if (sole !== MANY) return sole === letter ? (this.to[state] ?? 0) : 0;
    return this.find(state, letter);
  }

  private find(state: number, letter: number): number {
    const key = state * this.alphabet + letter;
    for (let h = Math.imul(key, 0x9e3779b1) >>> 0; ; h++) {
      const slot = h & this.mask;
      const k = this.keys[slot] ?? 0;
      if (k === key) return this.targets[slot] ?? 0;
      if (k === -1) return 0;
    }
  }

  private put(state: number, letter: number, target: number): void {
    const key = state * this.alphabet + letter;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 0) & this.mask;
    while (this.keys[slot] !== -1) slot = (slot + 1) & this.mask;
    this.keys[slot] = key;
    this.targets[slot] = target;
  }
}

/** More than one transition. */
const MANY = 0xffff;
const PAIR_BITS = 1 << 16;
const pairBit = (first: number, second: number): number => Math.imul(first * 4099 + second, 0x9e3779b1) >>> 16;
