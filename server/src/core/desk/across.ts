/**
 * Compares the claims of many drafts. A changed draft is compared with the others only by the keys that it has gained
 * or lost. The verdict on a key is worked out when it is first asked for, and kept.
 */
import type { Finding, Related, Severity, Site } from '../model';
import { site } from '../model';
import { disjoint } from '../num/interval';
import type { Claim } from './claims';
import { rangeOf, sureClaims } from './claims';

/** A draft on the desk. */
export interface DeskDraft {
  /** Path or address; the draft is identified by it. */
  readonly id: string;
  /** The name shown to readers. */
  readonly name: string;
  readonly claims: readonly Claim[];
  /**
   * The group of drafts that it must agree with. A draft without one has the empty string, and is compared with all
   * others without one.
   */
  readonly group: string;
  /** Title and date. Two drafts that share both are versions of one text and are not compared. */
  readonly version: string;
}

/** A claim of a draft that other drafts contradict. */
export interface Contradiction {
  readonly claim: Claim;
  /** The closest of the other claims first; at most {@link MOST_PLACES}. */
  readonly others: readonly { readonly draft: DeskDraft; readonly claim: Claim }[];
  /** How many others there are in all. */
  readonly count: number;
}

/** Contradicting places that are named, at most. */
const MOST_PLACES = 5;

interface Held {
  readonly draft: DeskDraft;
  readonly claim: Claim;
}

/** One printed value of a key, with the drafts that contain it. */
interface Value {
  readonly sample: Claim;
  readonly held: readonly Held[];
}

class Entry {
  readonly drafts = new Map<string, Held>();
  /** Null until it is first asked for. */
  verdict: ReadonlyMap<string, Contradiction> | null = null;
}

/** Drafts laid beside each other, to find claims that contradict one another. */
export class Desk {
  private readonly drafts = new Map<string, { readonly draft: DeskDraft; readonly keys: ReadonlyMap<string, Claim> }>();
  private readonly entries = new Map<string, Entry>();
  private judged = 0;

  /** How many keys were judged so far; for tests. */
  made(): number {
    return this.judged;
  }

  has(id: string): boolean {
    return this.drafts.has(id);
  }

  /**
   * Adds a draft, or replaces its former version. Returns the ids of the other drafts whose contradictions may have
   * changed.
   */
  put(laid: DeskDraft): ReadonlySet<string> {
    const before = this.drafts.get(laid.id);
    const keys = keysOf(laid);
    // Only the claims that can be compared are kept, in `keys`.
    const draft = { ...laid, claims: NO_CLAIMS };
    const touched = new Set<string>();
    const isSame = before?.draft.name === draft.name && before.draft.version === draft.version;
    for (const key of before?.keys.keys() ?? []) if (!keys.has(key)) this.take(key, draft.id, touched);
    for (const [key, claim] of keys) {
      const entry = this.entries.get(key);
      const known = entry?.drafts.get(draft.id);
      if (entry && known && isSame && saysTheSame(known.claim, claim)) {
        // Its place may have changed, which matters where the key has a contradiction.
        entry.drafts.set(draft.id, { draft, claim });
        if (known.claim.start !== claim.start && entry.verdict?.size) entry.verdict = null;
        continue;
      }
      const held = entry ?? new Entry();
      if (!entry) this.entries.set(key, held);
      held.drafts.set(draft.id, { draft, claim });
      this.touch(held, draft.id, touched);
    }
    this.drafts.set(draft.id, { draft, keys });
    return touched;
  }

  /** Removes a draft. Returns the ids of the other drafts whose contradictions may have changed. */
  drop(id: string): ReadonlySet<string> {
    const touched = new Set<string>();
    for (const key of this.drafts.get(id)?.keys.keys() ?? []) this.take(key, id, touched);
    this.drafts.delete(id);
    return touched;
  }

  /** The claims of a draft that others contradict, in the order of its text; empty where the draft is not there. */
  contradictions(id: string): Contradiction[] {
    const out: Contradiction[] = [];
    for (const key of this.drafts.get(id)?.keys.keys() ?? []) {
      const entry = this.entries.get(key);
      if (!entry || entry.drafts.size < 2) continue;
      if (!entry.verdict) {
        this.judged++;
        entry.verdict = judge([...entry.drafts.values()]);
      }
      const found = entry.verdict.get(id);
      if (found) out.push(found);
    }
    return out.sort((a, b) => a.claim.start - b.claim.start);
  }

  private take(key: string, id: string, touched: Set<string>): void {
    const entry = this.entries.get(key);
    if (!entry?.drafts.delete(id)) return;
    if (entry.drafts.size) this.touch(entry, id, touched);
    else this.entries.delete(key);
  }

  private touch(entry: Entry, id: string, touched: Set<string>): void {
    const before = entry.verdict;
    entry.verdict = null;
    if (entry.drafts.size < 2 && !before?.size) return;
    for (const other of entry.drafts.keys()) if (other !== id && touched.size < MOST_TOUCHED) touched.add(other);
  }
}

const NO_CLAIMS: readonly never[] = [];

/** Where more drafts than this share a key, their ids are not returned one by one. */
const MOST_TOUCHED = 2000;

const saysTheSame = (a: Claim, b: Claim): boolean =>
  a.low === b.low && a.high === b.high && a.text === b.text && a.primary === b.primary && a.settled === b.settled;

/** The claims of a draft by their keys; where several share a key, preferably one of the draft's own time. */
function keysOf({ claims, group }: DeskDraft): Map<string, Claim> {
  const out = new Map<string, Claim>();
  for (const claim of sureClaims(claims)) {
    if (!claim.place) continue;
    const key = group ? `${group}|${claim.key}` : claim.key;
    const known = out.get(key);
    if (!known || (claim.primary && !known.primary)) out.set(key, claim);
  }
  return out;
}

/**
 * Judges values that cannot all be true. The value that is told of a draft's own time, and by more drafts, stands; the
 * others are contradicted. Where neither outweighs the other, both are. What a draft's own ledger settles is left to
 * the ledger.
 */
function judge(held: readonly Held[]): ReadonlyMap<string, Contradiction> {
  const out = new Map<string, Contradiction>();
  const byRange = new Map<string, Held[]>();
  for (const one of held) {
    const { low, high, lowOpen, highOpen } = one.claim;
    const key = `${low} ${high} ${lowOpen} ${highOpen}`;
    const list = byRange.get(key);
    if (list) list.push(one);
    else byRange.set(key, [one]);
  }
  if (byRange.size < 2) return out;
  const values: Value[] = Array.from(byRange.values(), (list) => ({ sample: list[0]!.claim, held: list }));
  const ranges = values.map(({ sample }) => rangeOf(sample));
  const weights = values.map(weightOf);
  values.forEach((value, i) => {
    const against = values.filter(
      (other, k) =>
        k !== i &&
        (weights[k] ?? 0) >= (weights[i] ?? 0) &&
        disjoint(ranges[i]!, ranges[k]!) &&
        !areVersions(value, other),
    );
    if (!against.length) return;
    against.sort((a, b) => weightOf(b) - weightOf(a));
    const others = against.flatMap(({ held: list }) => list);
    for (const { draft, claim } of value.held)
      if (!claim.settled) out.set(draft.id, { claim, others: others.slice(0, MOST_PLACES), count: others.length });
  });
  return out;
}

/** A value from a draft's own time outweighs any number of drafts that repeat it from elsewhere. */
const weightOf = ({ held }: Value): number => held.length + (held.some(({ claim }) => claim.primary) ? 1_000_000 : 0);

const areVersions = (a: Value, b: Value): boolean =>
  a.held.every(
    ({ draft }) => draft.version !== '' && draft.group === '' && b.held.every((x) => x.draft.version === draft.version),
  );

const ACROSS = { id: 'consistency/across', severity: 'warning' as Severity };

/** `2024年霁川县地区生产总值：本稿421.6亿元，《摘要.txt》412.6亿元` */
export function acrossFinding(
  { claim, others, count }: Contradiction,
  named: (other: Contradiction['others'][number]) => string = ({ draft }) => draft.name,
): Finding<Site> {
  const [first] = others;
  const more = count > 1 ? `等${count}处` : '';
  const revised = !claim.primary && first!.claim.primary ? '（如已修订，请注明）' : '';
  return {
    rule: ACROSS.id,
    severity: ACROSS.severity,
    at: site(claim.start, claim.end),
    message: `各稿不一：${subjectOf(claim)}，这里为${claim.text}，“${named(first!)}”${more}为${first!.claim.text}${revised}`,
    related: others.map((other): Related<Site> => ({
      at: site(other.claim.start, other.claim.end),
      message: `“${named(other)}”：${other.claim.manner}${other.claim.text}`,
      draft: other.draft.id,
    })),
  };
}

/** What is claimed, in words: 2024年霁川县地区生产总值增长. */
export function subjectOf({ time, place, scope, name, manner }: Claim): string {
  const where = /^[省市县区镇]/.test(scope) ? `${place}本级` : place || scope;
  const thing = where === '全国' ? name.replace('地区生产总值', '国内生产总值') : name;
  return `${timeInWords(time)}${where}${thing}${manner}`;
}

function timeInWords(time: string): string {
  const one = (iso: string, withYear: boolean): string => {
    const [year, month, day] = iso.split('-');
    return `${withYear ? `${year}年` : ''}${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
  };
  const [from, to] = time.split('/');
  if (to === undefined) return one(from!, true);
  return `${one(from!, true)}至${one(to, from!.slice(0, 4) !== to.slice(0, 4))}`;
}
