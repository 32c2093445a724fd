/**
 * Rows with single slots: which mentions may stand in which slot, how far apart, and what then must hold. The engine
 * tries a row only where each of its slots has a candidate, lets any binding in reach confirm, and accuses with the
 * nearest one only where no slot had a choice.
 */
import type { W } from '../grammar/words';
import { saysAny } from '../grammar/words';
import type { Pattern } from '../grammar/lexemes';
import { Words } from '../grammar/lexemes';
import type { Figure, Numbered, Relation, RelationKind, Severity } from '../model';
import type { Formula, Roles } from './formula';
import * as q from '../num/rational';
import { verdictOf } from './formula';
import { anySlip } from './slip';
import { rule } from './judge';
import type { Mention, Story } from './mention';

/** How far from the target the other slots may stand. */
export type Reach = 'chain' | 'sentence' | 'neighbours' | 'paragraph';

export interface Slot {
  /** At least one of these words stands about some figure, or the row is not tried. */
  readonly says?: readonly W[];
  readonly is: (m: Mention, story: Story) => boolean;
  /** A bound before it (超出年度目标8万亩) says how it is passed, and leaves it exact. */
  readonly plain?: boolean;
}

export type Binding = Readonly<Record<string, Mention>>;

export interface Row {
  readonly id: string;
  readonly kind: RelationKind;
  readonly formula: Formula | ((b: Binding, story: Story) => Formula);
  readonly slots: Readonly<Record<string, Slot>>;
  /** What some word of the paragraph must be for the row to be tried at all. */
  readonly needs?: Pattern;
  /** The slot that is looked for first and that the others are near to. */
  readonly target: string;
  /** The slot whose figure carries the mark; the target where absent. */
  readonly mark?: string;
  readonly reach: Reach;
  /** Of several in one stretch the nearest is meant: what is done last is what is left from. */
  readonly nearest?: boolean;
  /** Slots that may also stand behind the target. */
  readonly eitherSide?: boolean;
  /** What must be true of the whole binding for it to be one at all. */
  readonly fits?: (b: Binding, story: Story) => boolean;
  /** How loud it may be; null to confirm only. */
  readonly accuse: Severity | ((b: Binding, story: Story) => Severity | null);
  readonly title: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly claim: (t: (slot: string) => string) => string;
  /** Sentences that the row accuses, at ⟦…⟧, and sentences that it leaves alone. */
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

const MOST_CANDIDATES = 6;

/**
 * `far`: the story is of several paragraphs. Then every row reaches over them, and accuses only where one slip explains
 * what fails.
 */
export function bindRows(story: Story, rows: readonly Row[], confirmed: Set<Figure>, far = false): Relation[] {
  const out: Relation[] = [];
  for (const { row, says, needs, target: slot } of readyOf(rows)) {
    if (!mayApply(story, says, needs)) continue;
    for (const target of story.mentions) {
      if (!slot.is(target, story)) continue;
      const found = bindAt(story, row, target, far);
      if (!found) continue;
      if (found.holds === true) for (const f of found.figures) confirmed.add(f);
      out.push(found);
    }
  }
  return out;
}

/** A row, of each slot that asks for words those of which one must be said, and what the text must hold. */
interface Ready {
  readonly row: Row;
  readonly says: readonly (readonly W[])[];
  readonly needs: Pattern | undefined;
  readonly target: Slot;
}

const ready = new WeakMap<readonly Row[], readonly Ready[]>();

function readyOf(rows: readonly Row[]): readonly Ready[] {
  let known = ready.get(rows);
  if (!known) {
    known = rows.map((row) => ({
      row,
      says: Object.values(row.slots).flatMap(({ says }) => (says ? [says] : [])),
      needs: row.needs,
      target: row.slots[row.target]!,
    }));
    ready.set(rows, known);
  }
  return known;
}

/** The words first, which are known, and only then what has to be looked for. */
function mayApply({ said, text }: Story, says: Ready['says'], needs: Ready['needs']): boolean {
  for (const words of says) if (!saysAny(said, words)) return false;
  // One word after the other is found sooner than by an expression of them all.
  if (!(needs instanceof Words)) return needs === undefined || needs.test(text);
  for (const word of needs.list) if (text.includes(word)) return true;
  return false;
}

function near(reach: Reach, target: Mention, m: Mention, far: boolean): boolean {
  const d = Math.abs(target.sentence - m.sentence);
  if (far && reach !== 'chain') return d <= 8;
  if (reach === 'chain') return m.chain === target.chain;
  if (reach === 'sentence') return d === 0;
  return reach === 'neighbours' ? d <= 1 : d <= 6;
}

/** What may stand in a slot, the nearest before the target first. */
function candidatesFor(story: Story, row: Row, name: string, target: Mention, far: boolean): readonly Mention[] {
  const slot = row.slots[name];
  if (!slot) return [];
  const list: Mention[] = [];
  const take = (m: Mention): void => {
    if (m !== target && near(row.reach, target, m, far) && slot.is(m, story)) list.push(m);
  };
  for (let k = target.index - 1; k >= 0 && list.length < MOST_CANDIDATES; k--) take(story.mentions[k]!);
  if (row.eitherSide)
    for (let k = target.index + 1; k < story.mentions.length && list.length < MOST_CANDIDATES; k++)
      take(story.mentions[k]!);
  return list;
}

/** How far a binding reaches; parts of a list behind 其中 stand back behind what is no part. */
function distanceOf(story: Story, target: Mention, b: Binding): number {
  let most = 0;
  for (const m of Object.values(b)) {
    const ring =
      m.chain === target.chain ? 0 : m.sentence === target.sentence ? 1 : 1 + Math.abs(m.sentence - target.sentence);
    most = Math.max(most, ring + (story.nested.has(m) && m !== target ? 8 : 0));
  }
  return most;
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
  // Beyond the sentence nearness tells nothing.
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
    // Over several paragraphs the barest names are meant: the first binding that a row would accuse and a slip explains.
    const said = (b: Binding): Severity | null =>
      typeof row.accuse === 'function' ? row.accuse(b, story) : row.accuse;
    const slipped = bindings
      .filter((b) => said(b) !== null)
      .find((b) => anySlip(formulaOf(b), rolesOf(b)) || verdictOf(formulaOf(b), rolesOf(b)) === true);
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
    if (far && !anySlip(formulaOf(chosen), rolesOf(chosen))) return null;
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

/** The figure at its word. */
function plainFigure(f: Numbered): Numbered {
  if (f.bound === 'exact') return f;
  const half = q.mul(q.mul(f.magnitude, q.tenTo(-f.decimals)), q.rational(1n, 2n));
  return {
    ...f,
    bound: 'exact',
    interval: { low: q.sub(f.number, half), high: q.add(f.number, half), lowOpen: false, highOpen: true },
  };
}

function sameModality(b: Binding): boolean {
  const all = Object.values(b).map((m) => m.figure.modality);
  return all.every((m) => m !== 'forecast');
}
