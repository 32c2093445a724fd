/**
 * Aho–Corasick over UTF-16 units: one pass finds every occurrence of every pattern, and the cost of the pass does not
 * grow with the number of patterns. States are numbered by their depth, so that those that a text comes to all the time
 * lie close together, and what is asked of a state stands side by side.
 */
export class Automaton {
  private readonly letters = new Uint16Array(65536);
  private readonly alphabet: number;
  /** Of each state its only letter (0 where it has none, MANY where it has more), and behind it TO, FAIL, OUT, END, LINK. */
  private readonly nodes: Int32Array;
  /** Transitions of the states that have more than one, and of the start those that a pair of letters makes. */
  private readonly branches: Transitions;
  private readonly pairs: Transitions;
  /** A bit for each pair of letters that a pattern begins with, by its hash: most of a text is ruled out by one look. */
  private readonly openings = new Uint32Array(PAIR_BITS >> 5);
  /** Of each pattern the next of the same text, −1 where there is none. */
  private readonly more: Int32Array;
  /** Where each letter leads from the start. */
  private readonly root: Int32Array;
  readonly states: number;
  /** Some pattern has one letter only. */
  private readonly short: boolean;

  constructor(patterns: readonly string[]) {
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
    this.short = patterns.some(({ length }) => length < 2);
    const { states, parent, by, depth, endsIn, more } = trieOf(patterns, size, this.letters);
    this.states = states;
    this.more = more;
    const order = byDepth(depth, states);
    const number = new Int32Array(states);
    for (let k = 1; k < states; k++) number[order[k] ?? 0] = k;
    const nodes = (this.nodes = new Int32Array(states * WIDTH));
    nodes[END] = -1;
    this.root = new Int32Array(this.alphabet);
    let branching = 0;
    let seconds = 0;
    for (let k = 1; k < states; k++) {
      const s = order[k] ?? 0;
      const p = (number[parent[s] ?? 0] ?? 0) * WIDTH;
      nodes[k * WIDTH + END] = endsIn[s] ?? 0;
      if (nodes[p] !== 0) branching += nodes[p] === MANY ? 1 : 2;
      nodes[p] = nodes[p] !== 0 ? MANY : (by[s] ?? 0);
      nodes[p + TO] = k;
      if (depth[s] === 1) this.root[by[s] ?? 0] = k;
      else if (depth[s] === 2) seconds++;
    }
    this.branches = new Transitions(branching);
    this.pairs = new Transitions(seconds);
    const fail = new Int32Array(states);
    for (let k = 1; k < states; k++) {
      const s = order[k] ?? 0;
      const p = number[parent[s] ?? 0] ?? 0;
      const l = by[s] ?? 0;
      if (p !== 0 && nodes[p * WIDTH] === MANY) this.branches.put(p * this.alphabet + l, k);
      if (depth[s] === 2) {
        const first = by[parent[s] ?? 0] ?? 0;
        this.pairs.put(first * this.alphabet + l, k);
        const bit = pairBit(first, l);
        this.openings[bit >> 5] = (this.openings[bit >> 5] ?? 0) | (1 << (bit & 31));
      }
    }
    // A shorter suffix is always ready.
    for (let k = 1; k < states; k++) {
      const l = by[order[k] ?? 0] ?? 0;
      let f = number[parent[order[k] ?? 0] ?? 0] ?? 0;
      let to = 0;
      while (f !== 0 && to === 0) {
        f = fail[f] ?? 0;
        to = f === 0 ? (this.root[l] ?? 0) : this.go(f, l);
      }
      fail[k] = to;
      const out = nodes[to * WIDTH + OUT] ?? 0;
      nodes[k * WIDTH + LINK] = out;
      nodes[k * WIDTH + OUT] = (endsIn[order[k] ?? 0] ?? 0) >= 0 ? k : out;
      // What one letter leads to is found by the pair that it makes with the next.
      nodes[k * WIDTH + FAIL] = !this.short && depth[order[to] ?? 0] === 1 ? 0 : to;
    }
  }

  /**
   * Calls `found` with the pattern's index and the offset behind its last character, in order of that offset.
   */
  scan(text: string, found: (pattern: number, end: number) => void): void {
    const { letters, root, pairs, openings, nodes, more, short, alphabet } = this;
    // A state of one letter is left implicit in `last` unless some pattern has but one.
    let state = 0;
    let last = 0;
    for (let i = 0; i < text.length; i++) {
      const l = letters[text.charCodeAt(i)] ?? 0;
      if (l === 0) {
        state = last = 0;
        continue;
      }
      let next = 0;
      while (state !== 0) {
        next = this.go(state, l);
        if (next !== 0) break;
        state = nodes[state * WIDTH + FAIL] ?? 0;
      }
      if (next === 0) {
        if (short) next = root[l] ?? 0;
        else if (last !== 0) {
          const bit = pairBit(last, l);
          if ((((openings[bit >> 5] ?? 0) >>> (bit & 31)) & 1) !== 0) next = pairs.get(last * alphabet + l);
        }
      }
      last = l;
      state = next;
      if (state === 0) continue;
      for (let s = nodes[state * WIDTH + OUT] ?? 0; s !== 0; s = nodes[s * WIDTH + LINK] ?? 0) {
        for (let p = nodes[s * WIDTH + END] ?? 0; p >= 0; p = more[p] ?? 0) found(p, i + 1);
      }
    }
  }

  private go(state: number, letter: number): number {
    const only = this.nodes[state * WIDTH] ?? 0;
    if (only !== MANY) return only === letter ? (this.nodes[state * WIDTH + TO] ?? 0) : 0;
    return this.branches.get(state * this.alphabet + letter);
  }
}

/** What is asked of a state, and so many numbers each takes. */
const TO = 1;
/** Where to go on from where no transition leads on; 0 for the start. */
const FAIL = 2;
/** The state itself, or the next on its chain of failures, in which a pattern ends. */
const OUT = 3;
/** First pattern that ends in the state, −1 where none. */
const END = 4;
/** The next state on its chain of failures in which a pattern ends; 0 where there is none. */
const LINK = 5;
/** Half a line of the processor's cache. */
const WIDTH = 8;
/** More than one transition. */
const MANY = 0xffff;
const PAIR_BITS = 1 << 16;
const pairBit = (first: number, second: number): number => Math.imul(first * 4099 + second, 0x9e3779b1) >>> 16;

/** An open-addressing table of states by (state, letter). */
class Transitions {
  private readonly mask: number;
  /** Key and target side by side; no target is 0. */
  private readonly slots: Int32Array;

  constructor(count: number) {
    let capacity = 16;
    while (capacity < count * 2) capacity *= 2;
    this.mask = capacity - 1;
    this.slots = new Int32Array(capacity * 2);
  }

  get(key: number): number {
    const { slots, mask } = this;
    for (let h = Math.imul(key, 0x9e3779b1) >>> 7; ; h++) {
      const slot = (h & mask) * 2;
      const target = slots[slot + 1] ?? 0;
      if (target === 0 || slots[slot] === key) return target;
    }
  }

  put(key: number, target: number): void {
    let slot = ((Math.imul(key, 0x9e3779b1) >>> 7) & this.mask) * 2;
    while (this.slots[slot + 1] !== 0) slot = (slot + 2) & (this.mask * 2 + 1);
    this.slots[slot] = key;
    this.slots[slot + 1] = target;
  }
}

interface Trie {
  readonly states: number;
  readonly parent: Int32Array;
  /** The letter that leads to a state. */
  readonly by: Int32Array;
  readonly depth: Uint16Array;
  /** The pattern that ends in a state, −1 where none; `more` leads to those of the same text. */
  readonly endsIn: Int32Array;
  readonly more: Int32Array;
}

function trieOf(patterns: readonly string[], size: number, letters: Uint16Array): Trie {
  const parent = new Int32Array(size);
  const by = new Int32Array(size);
  const depth = new Uint16Array(size);
  const endsIn = new Int32Array(size).fill(-1);
  const more = new Int32Array(patterns.length).fill(-1);
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
      by[states] = letters[pattern.charCodeAt(i)] ?? 0;
      depth[states] = i + 1;
      path[i + 1] = states++;
    }
    const state = path[pattern.length];
    if (state === undefined) continue;
    if (state !== 0) {
      more[index] = endsIn[state] ?? 0;
      endsIn[state] = index;
    }
    last = pattern;
  }
  return { states, parent, by, depth, endsIn, more };
}

/** The states by their depth, counted into their places; the start first. */
function byDepth(depth: Uint16Array, states: number): Int32Array {
  const from: number[] = [];
  for (let s = 0; s < states; s++) from[depth[s] ?? 0] = (from[depth[s] ?? 0] ?? 0) + 1;
  for (let d = 0, sum = 0; d < from.length; d++) [from[d], sum] = [sum, sum + (from[d] ?? 0)];
  const order = new Int32Array(states);
  for (let s = 0; s < states; s++) order[from[depth[s] ?? 0]!++] = s;
  return order;
}
