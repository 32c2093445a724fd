/**
 * A trie of wordings that are entered by their first two letters: one look at a small table rules out most places of a
 * text. What is asked of a node stands side by side, and where one wording alone goes on its letters stand in a row, so
 * that a pass touches little memory. The cost of a pass does not grow with the number of patterns.
 */
export class Trie {
  /** A bit for each pair of letters that a pattern begins with, by its hash. */
  private readonly openings = new Uint32Array(1 << (OPENING_BITS - 5));
  /**
   * An open-addressing table of these pairs: the pair, the node behind it, and which letters next behind the pair and
   * before it let a pattern stand there, a bit for the last five bits of each; all bits where any do.
   */
  private readonly pairs: Int32Array;
  private readonly mask: number;
  /**
   * Of each node how many patterns end there, and these, the last first; how many letters lead on, and each of them with
   * the node behind it, in order. A negative count is that of letters in a row behind which one more node stands.
   */
  private readonly nodes: Int32Array;

  /**
   * Patterns of one letter, or of none, are never found. `beside` gives the letters of which one stands next behind a
   * pattern of two letters or one further, or so before it, wherever it is to be found; null where it is everywhere.
   */
  constructor(patterns: readonly string[], beside: (index: number) => Beside | null = () => null) {
    const sorted: Sorted[] = [];
    patterns.forEach((text, index) => text.length > 1 && sorted.push({ text, index }));
    sorted.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : b.index - a.index));
    const nodes: number[] = [0];
    const openings: [pair: number, node: number, ahead: number, before: number][] = [];
    for (let from = 0, to = 0; from < sorted.length; from = to) {
      const pair = pairOf(sorted[from]);
      while (to < sorted.length && pairOf(sorted[to]) === pair) to++;
      let [ahead, before] = [0, 0];
      for (const { text, index } of sorted.slice(from, to)) {
        const near = text.length > 2 ? { ahead: text.charAt(2), before: '' } : beside(index);
        ahead |= near ? bitsOf(near.ahead) : -1;
        before |= near ? bitsOf(near.before) : -1;
      }
      openings.push([pair, nodeOf(sorted.slice(from, to), 2, nodes), ahead, before]);
    }
    this.nodes = Int32Array.from(nodes);
    let capacity = 16;
    while (capacity < openings.length * 2) capacity *= 2;
    this.mask = capacity - 1;
    this.pairs = new Int32Array(capacity * SLOT);
    for (const [pair, ...row] of openings) {
      const hash = hashOf(pair);
      this.openings[hash >>> 5] = (this.openings[hash >>> 5] ?? 0) | (1 << (hash & 31));
      let slot = hash & this.mask;
      while (this.pairs[slot * SLOT + 1] !== 0) slot = (slot + 1) & this.mask;
      this.pairs.set([pair, ...row], slot * SLOT);
    }
  }

  /** Numbers that the trie takes, of four bytes each. */
  get size(): number {
    return this.nodes.length + this.pairs.length;
  }

  /**
   * Looks for the patterns in the first `length` of some letters, given by their units. Calls `found` with each pattern's
   * index and the offset behind its last letter, in order of its first letter, the shorter first, of the same letters the
   * last pattern first.
   */
  scan(letters: Uint16Array, length: number, found: (pattern: number, end: number) => void): void {
    const { openings, nodes, pairs } = this;
    let pair = letters[0] ?? 0;
    for (let i = 2; i <= length; i++) {
      pair = (pair << 16) | (letters[i - 1] ?? 0);
      const hash = hashOf(pair);
      if ((((openings[hash >>> 5] ?? 0) >>> (hash & 31)) & 1) === 0) continue;
      const slot = this.slotOf(pair, hash);
      const ahead = pairs[slot + 2] ?? 0;
      if (
        ahead !== -1 &&
        (i >= length || ((ahead >>> ((letters[i] ?? 0) & 31)) & 1) === 0) &&
        (i + 1 >= length || ((ahead >>> ((letters[i + 1] ?? 0) & 31)) & 1) === 0)
      ) {
        const before = pairs[slot + 3] ?? 0;
        if (
          before === 0 ||
          ((i < 3 || ((before >>> ((letters[i - 3] ?? 0) & 31)) & 1) === 0) &&
            (i < 4 || ((before >>> ((letters[i - 4] ?? 0) & 31)) & 1) === 0))
        )
          continue;
      }
      let node = pairs[slot + 1] ?? 0;
      for (let at = i; node !== 0;) {
        for (let ends = nodes[node++] ?? 0; ends > 0; ends--) found(nodes[node++] ?? 0, at);
        const count = nodes[node++] ?? 0;
        if (count < 0) {
          const last = node - count;
          for (; node < last && at < length && nodes[node] === letters[at]; node++) at++;
          if (node < last) break;
          continue;
        }
        if (count === 0 || at === length) break;
        const letter = letters[at++] ?? 0;
        let low = node;
        // The first letter that is none before it.
        for (let size = count; size > 0;) {
          const half = size >> 1;
          if ((nodes[low + half * 2] ?? 0) < letter) {
            low += (half + 1) * 2;
            size -= half + 1;
          } else size = half;
        }
        node = low < node + count * 2 && nodes[low] === letter ? (nodes[low + 1] ?? 0) : 0;
      }
    }
  }

  /** Where the table has the pair, or has nothing. */
  private slotOf(pair: number, hash: number): number {
    const { pairs, mask } = this;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = slot * SLOT;
      if (pairs[at] === pair || pairs[at + 1] === 0) return at;
    }
  }
}

/** Letters that stand beside a pattern. */
export interface Beside {
  readonly ahead: string;
  readonly before: string;
}

/** Numbers of the table that a pair takes. */
const SLOT = 4;

function bitsOf(letters: string): number {
  let bits = 0;
  for (let i = 0; i < letters.length; i++) bits |= 1 << (letters.charCodeAt(i) & 31);
  return bits;
}

const OPENING_BITS = 17;
const hashOf = (pair: number): number => Math.imul(pair, 0x9e3779b1) >>> (32 - OPENING_BITS);
const pairOf = (one: Sorted | undefined): number => (one ? (one.text.charCodeAt(0) << 16) | one.text.charCodeAt(1) : 0);

interface Sorted {
  readonly text: string;
  readonly index: number;
}

/** Puts down the node of patterns that share their first `depth` letters, and those behind it. */
function nodeOf(sorted: readonly Sorted[], depth: number, nodes: number[]): number {
  const node = nodes.length;
  const longer = sorted.findIndex(({ text }) => text.length > depth);
  const here = longer < 0 ? sorted : sorted.slice(0, longer);
  nodes.push(here.length, ...here.map(({ index }) => index), 0);
  const on = nodes.length - 1;
  const rest = longer < 0 ? [] : sorted.slice(longer);
  const [first, last] = [rest[0], rest.at(-1)];
  if (!first || !last) return node;
  // What all that go on have in common stands in a row.
  let shared = depth;
  while (shared < first.text.length && first.text[shared] === last.text[shared]) shared++;
  if (shared > depth) {
    nodes[on] = depth - shared;
    for (let i = depth; i < shared; i++) nodes.push(first.text.charCodeAt(i));
    nodeOf(rest, shared, nodes);
    return node;
  }
  const branches = new Map<number, Sorted[]>();
  for (const one of rest) {
    const letter = one.text.charCodeAt(depth);
    const branch = branches.get(letter);
    if (branch) branch.push(one);
    else branches.set(letter, [one]);
  }
  nodes[on] = branches.size;
  let at = nodes.length;
  for (const letter of branches.keys()) nodes.push(letter, 0);
  for (const branch of branches.values()) {
    nodes[at + 1] = nodeOf(branch, depth + 1, nodes);
    at += 2;
  }
  return node;
}
