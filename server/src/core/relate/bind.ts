/**
 * The engine for rows with one figure in each slot: it finds the mentions that may stand in the slots and judges the
 * formula. A row is tried only where each of its slots has a candidate. Any binding within reach may confirm it. A
 * contradiction is reported only for the nearest binding, and only where no slot had a choice.
 */
import type { Classes, W } from '../grammar/words';
import { anyOf, shareClass } from '../grammar/words';
import type { Pattern } from '../grammar/lexemes';
import { Words } from '../grammar/lexemes';
import type { Figure, Numbered, Relation, RelationKind, Severity } from '../model';
import type { Cue } from './cues';
import { asCue } from './cues';
import type { Formula, Roles } from './formula';
import * as q from '../num/rational';
import { verdictOf } from './formula';
import { anySlip } from './slip';
import { rule } from './judge';
import type { Mention, Story } from './mention';
import { mayStand } from './mention';

/** How far from the target the other slots may stand. */
export type Reach = 'chain' | 'sentence' | 'neighbours' | 'paragraph';

/** What may stand in one slot of a row. */
export interface Slot {
  /** The row is tried only if at least one of these words stands around some figure. */
  readonly says?: readonly W[];
  readonly is: (m: Mention, story: Story) => boolean;
  /** A bound before the figure (超出年度目标8万亩) tells how it is passed. The figure itself counts as exact. */
  readonly plain?: boolean;
}

/** One mention for each slot, by the name of the slot. */
export type Binding = Readonly<Record<string, Mention>>;

/**
 * A relation as a table row: its formula, its slots, how far apart they may stand, and when a contradiction is
 * reported.
 */
export interface Row {
  readonly id: string;
  readonly kind: RelationKind;
  readonly formula: Formula | ((b: Binding, story: Story) => Formula);
  readonly slots: Readonly<Record<string, Slot>>;
  /** The row is tried only if the text of the story holds this pattern. */
  readonly needs?: Pattern;
  /** Where that is a form: every match of it has one of these words. */
  readonly keys?: Words | undefined;
  /** The slot that is filled first. The other slots are searched near it. */
  readonly target: string;
  /** The slot whose figure carries the mark; the target where absent. */
  readonly mark?: string;
  readonly reach: Reach;
  /** Where several candidates stand in one stretch the nearest counts: what is left is left after the last step. */
  readonly nearest?: boolean;
  /** The words of each slot name nothing else, so that a contradiction over several sentences needs no slip. */
  readonly certain?: boolean;
  /** Slots whose figure may also stand after the target. */
  readonly eitherSide?: boolean;
  /** Whether the figures can belong together at all. */
  readonly fits?: (b: Binding, story: Story) => boolean;
  /** How loudly a contradiction is reported; null where the row only confirms. */
  readonly accuse: Severity | ((b: Binding, story: Story) => Severity | null);
  readonly title: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly claim: (t: (slot: string) => string) => string;
  /** Sentences in which the row reports a fault, at ⟦…⟧. */
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

/** A row with the words that its slots ask for and the pattern that the text must hold. */
interface Ready {
  readonly row: Row;
  /** For each such slot the classes of which one must be said. */
  readonly says: readonly Classes[];
  readonly needs: Pattern | undefined;
  readonly keys: Cue | undefined;
  readonly target: Slot;
}

const MOST_CANDIDATES = 6;

const ONE_RESULT: ReadonlySet<Relation['kind']> = new Set(['rate', 'growth']);

/**
 * Binds the rows to the figures of a story. Where it is `far`, the story joins several paragraphs: every row reaches
 * across them, and a contradiction is reported only where one slip explains it.
 */
export function bindRows(story: Story, rows: readonly Row[], confirmed: Set<Figure>, far = false): Relation[] {
  const out: Relation[] = [];
  for (const one of readyOf(rows)) {
    if (!mayApply(story, one)) continue;
    const { row, target: slot } = one;
    const own: Relation[] = [];
    for (const target of story.mentions) {
      if (!slot.is(target, story)) continue;
      const found = bindAt(story, row, target, far);
      if (!found) continue;
      if (found.holds === true) for (const f of found.figures) confirmed.add(f);
      own.push(found);
    }
    for (const r of own)
      if (r.holds !== false || !ONE_RESULT.has(r.kind) || !own.some((x) => givesAnother(x, r))) out.push(r);
  }
  return out;
}

const ready = new WeakMap<readonly Row[], readonly Ready[]>();

function readyOf(rows: readonly Row[]): readonly Ready[] {
  let known = ready.get(rows);
  if (!known) {
    known = rows.map((row): Ready => {
      const keys = row.needs instanceof Words ? row.needs : row.keys;
      return {
        row,
        says: Object.values(row.slots).flatMap(({ says }) => (says ? [anyOf(says)] : [])),
        needs: row.needs,
        keys: keys && asCue(keys),
        target: row.slots[row.target]!,
      };
    });
    ready.set(rows, known);
  }
  return known;
}

/** The classes of words are known already, so they are tested before the text is searched. */
function mayApply(story: Story, { says, needs, keys }: Ready): boolean {
  const { said, text } = story;
  if (keys && !mayStand(story, keys)) return false;
  for (const classes of says) if (!shareClass(said, classes)) return false;
  // Searching for single words is faster than one expression for all of them.
  if (!(needs instanceof Words)) return needs === undefined || needs.test(text);
  for (const word of needs.list) if (text.includes(word)) return true;
  return false;
}

function bindAt(story: Story, row: Row, target: Mention, far: boolean): Relation | null {
  const names = Object.keys(row.slots).filter((n) => n !== row.target);
  const candidates = names.map((n) => candidatesFor(story, row, n, target, far));
  if (candidates.some((c) => !c.length)) return null;
  const bindings: Binding[] = [];
  const choose = (i: number, bound: Record<string, Mention>): void => {
    if (bindings.length > 64) return;
    if (i === names.length) {
      if (!row.fits || row.fits(bound, story)) bindings.push({ ...bound });
      return;
    }
    for (const m of candidates[i]!) {
      if (Object.values(bound).includes(m)) continue;
      choose(i + 1, { ...bound, [names[i]!]: m });
    }
  };
  choose(0, { [row.target]: target });
  if (!bindings.length) return null;
  const distances = bindings.map((b) => distanceOf(story, target, b));
  const least = Math.min(...distances);
  // In other sentences the nearest figure is not more likely than the next one.
  const nearest = bindings.filter((_, i) =>
    least >= 2 && least < 8 ? (distances[i] ?? 0) < 8 : distances[i] === least,
  );
  const first = nearest[0];
  if (!first) return null;
  const rolesOf = (b: Binding): Roles =>
    Object.fromEntries(
      Object.entries(b).map(([k, m]) => [k, [row.slots[k]?.plain ? plainFigure(m.figure) : m.figure]]),
    );
  const formulaOf = (b: Binding): Formula => (typeof row.formula === 'function' ? row.formula(b, story) : row.formula);
  if (far) {
    // Names are short across paragraphs, so the first binding counts that the row may report and that holds or is
    // explained by one slip.
    const said = (b: Binding): Severity | null =>
      typeof row.accuse === 'function' ? row.accuse(b, story) : row.accuse;
    const isLone = bindings.length === 1 && row.certain === true;
    const isExplained = (b: Binding): boolean => isLone || anySlip(formulaOf(b), rolesOf(b));
    const slipped = bindings
      .filter((b) => said(b) !== null)
      .find((b) => verdictOf(formulaOf(b), rolesOf(b)) === true || isExplained(b));
    if (!slipped) return null;
    bindings.splice(0, bindings.length, slipped);
    nearest.splice(0, nearest.length, slipped);
  }
  const right = bindings.find((b) => verdictOf(formulaOf(b), rolesOf(b)) === true);
  const chosen = right ?? nearest[0] ?? first;
  let level: Severity | null = null;
  if (!right && (nearest.length === 1 || row.nearest)) {
    const plain = Object.entries(chosen).every(
      ([k, m]) => row.slots[k]?.plain || m.figure.bound === 'exact' || m.figure.bound === 'about',
    );
    const said = typeof row.accuse === 'function' ? row.accuse(chosen, story) : row.accuse;
    const about = Object.values(chosen).some((m) => m.figure.bound === 'about');
    if (far && row.certain !== true && !anySlip(formulaOf(chosen), rolesOf(chosen))) return null;
    level = plain && sameModality(chosen) ? (about && said === 'error' ? 'warning' : said) : null;
  }
  return rule(formulaOf(chosen), rolesOf(chosen), {
    schema: row.id,
    kind: row.kind,
    level,
    mark: row.mark ?? row.target,
    title: row.title,
    labels: row.labels,
    order: Object.keys(row.slots),
    claim: row.claim,
  });
}

/** The candidates for a slot; those before the target come first, the nearest at the front. */
function candidatesFor(story: Story, row: Row, name: string, target: Mention, far: boolean): readonly Mention[] {
  const slot = row.slots[name];
  if (!slot) return [];
  const list: Mention[] = [];
  const take = (m: Mention): void => {
    if (m !== target && isInReach(row.reach, target, m, far) && slot.is(m, story)) list.push(m);
  };
  for (let k = target.index - 1; k >= 0 && list.length < MOST_CANDIDATES; k--) take(story.mentions[k]!);
  if (row.eitherSide)
    for (let k = target.index + 1; k < story.mentions.length && list.length < MOST_CANDIDATES; k++)
      take(story.mentions[k]!);
  return list;
}

function isInReach(reach: Reach, target: Mention, m: Mention, far: boolean): boolean {
  const d = Math.abs(target.sentence - m.sentence);
  if (far && reach !== 'chain') return d <= 8;
  if (reach === 'chain') return m.chain === target.chain;
  if (reach === 'sentence') return d === 0;
  return reach === 'neighbours' ? d <= 1 : d <= 6;
}

/** How far apart the figures of a binding stand. Parts of a list after 其中 count as further away than other figures. */
function distanceOf(story: Story, target: Mention, b: Binding): number {
  let most = 0;
  for (const m of Object.values(b)) {
    const ring =
      m.chain === target.chain ? 0 : m.sentence === target.sentence ? 1 : 1 + Math.abs(m.sentence - target.sentence);
    most = Math.max(most, ring + (story.nested.has(m) && m !== target ? 8 : 0));
  }
  return most;
}

/** The figure without its bound. */
function plainFigure(f: Numbered): Numbered {
  if (f.bound === 'exact') return f;
  const half = q.mul(q.mul(f.magnitude, q.tenTo(-f.decimals)), q.rational(1n, 2n));
  return {
    ...f,
    bound: 'exact',
    interval: { low: q.sub(f.number, half), high: q.add(f.number, half), lowOpen: false, highOpen: true },
  };
}

/** What is foreseen is reckoned only with what is foreseen as well, and with what there was at the beginning. */
function sameModality(b: Binding): boolean {
  const foreseen = Object.entries(b).filter(([, m]) => m.figure.modality === 'forecast');
  return !foreseen.length || Object.keys(b).every((slot) => slot === 'opening' || foreseen.some(([s]) => s === slot));
}

/** 280天中的优良率93.0%，断面优良比例100%: a pair that gives one rate exactly is not that of another. */
const givesAnother = (x: Relation, r: Relation): boolean =>
  x.holds === true && x.marked !== r.marked && r.figures.every((f) => f === r.marked || x.figures.includes(f));
