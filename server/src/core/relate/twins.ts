/**
 * One thing named twice with digits exchanged: 3862 and 3826 teachers. Two figures of one name and sort whose digits are
 * the same but for two neighbours are one figure and a slip of the hand, whatever else is left unsaid; figures that are
 * said to be of different periods or places are two.
 */
import type { Places } from '../fold/claims';
import { gather, trait } from '../fold/gather';
import type { Figure, Reading, Relation, Site } from '../model';
import * as q from '../num/rational';
import { CONTENTS } from '../text/census';
import { storyOfReading } from './above';
import { labelOf } from './division';
import { alike, leadWords, mentionsIn, sinceWords, tailWords, upToMark } from './mention';
import { coreOf } from './share';
import { hasNumber } from '../model';

/** A figure that would be one of a pair by its digits alone. */
interface Candidate {
  /** Digits in order, with their decimals and magnitude: only figures that share it can be twins. */
  readonly key: string;
  readonly digits: string;
  readonly figure: Figure;
  /** Its place among the figures of its paragraph. */
  readonly order: number;
  /** What it is called, once somebody has asked. */
  twin: Twin | null | undefined;
}

interface Twin {
  readonly digits: string;
  readonly name: string;
  /** What follows 上述…, 该… or a 的, which is what is counted; else empty. */
  readonly behind: string;
  readonly scope: string;
  readonly period: string;
  readonly sentence: number;
  readonly order: number;
  readonly figure: Figure;
}

const CANDIDATES = trait((reading: Reading): readonly Candidate[] | null => {
  const out: Candidate[] = [];
  reading.figures.forEach((figure, order) => {
    if (!hasNumber(figure) || !mayBeTwin(figure) || figure.modality !== 'achieved') return;
    const digits = q.toFixed(q.div(figure.number, figure.magnitude), figure.decimals);
    const places = digits.replace('.', '').length;
    if (places < 2) return;
    out.push({
      key: `${inOrder(digits)}|${figure.decimals}|${figure.magnitude.n}`,
      digits,
      figure,
      order,
      twin: undefined,
    });
  });
  if (out.length > 1) out.sort((a, b) => a.figure.at.start - b.figure.at.start);
  return out.length ? out : null;
}, CONTENTS.figures);

const inOrder = (digits: string): string => [...digits].sort().join('');

const mayBeTwin = (f: Figure): boolean =>
  (f.kind === 'amount' || f.kind === 'percent') && f.bound === 'exact' && f.number !== null && /\d.*\d/.test(f.text);

/** What a candidate is called, which is asked only where another one has its digits in another order. */
function twinOf({ figure, digits, order }: Candidate, reading: Reading): Twin | null {
  const story = storyOfReading(reading);
  const m = mentionsIn(story, figure.sentence).find((x) => x.figure === figure);
  if (!m || (m.measure !== 'level' && m.measure !== 'rate') || m.other || m.seat) return null;
  if (figure.kind === 'percent' && !m.name.endsWith('率')) return null;
  const name = coreOf(labelOf(story, m).replace(/^(?:上述|以上|前述|这|该|其中|共|新|累计|实际|已)+/, '')).replace(
    /^(?:新增|新|共|实际)+/,
    '',
  );
  const lead = leadWords(story, m);
  const noun = /(?:上述|前述|这|该|的)$/.test(lead) ? upToMark(tailWords(story, m)) : '';
  // 对巡察发现的234个问题: the verb before 的 belongs to the name.
  const verb = noun.length === 2 ? (/([一-龥]{2})的$/.exec(lead)?.[1] ?? '') : '';
  const behind = verb + noun;
  if ((name.length < 3 && behind.length < 3) || (/\d/.test(name) && behind.length < 3)) return null;
  const places = digits.replace('.', '').length;
  if (places === 2 && (name.length < 6 || behind !== '')) return null;
  return {
    digits,
    name,
    behind,
    scope: /全[国省市县区镇乡村]/.exec(sinceWords(story, m))?.[0] ?? '',
    period: figure.period.replace(/^(?:今年|本年)/, ''),
    sentence: m.sentence,
    order,
    figure,
  };
}

export function relateTwins(places: Places): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  const known = new Map<string, { readonly index: number; readonly twin: Twin }[]>();
  const candidates = gather(places.readings, CANDIDATES);
  const several = inSeveralOrders(candidates.map(({ value }) => value));
  if (!several.size) return out;
  for (const { index, value, placed } of candidates) {
    for (const candidate of value) {
      if (!several.has(candidate.key)) continue;
      if (candidate.twin === undefined) candidate.twin = twinOf(candidate, placed.reading);
      const { twin } = candidate;
      if (!twin) continue;
      const list = known.get(candidate.key) ?? [];
      if (!known.has(candidate.key)) known.set(candidate.key, list);
      const other = list.find(
        (x) => !(x.index === index && x.twin.sentence === twin.sentence) && areTwins(x.twin, twin),
      );
      if (list.length < 8) list.push({ index, twin });
      if (!other) continue;
      const a = places.facts[other.index]!.figures[other.twin.order];
      if (!a) continue;
      const b = places.facts[index]!.figures[twin.order];
      if (!b) continue;
      out.push({
        kind: 'same-figure',
        figures: [a, b],
        claim: `${a.text} = ${b.text}`,
        holds: false,
        working: `${twin.name}前作${a.text}，后作${b.text}，只有相邻两位数字互换`,
        tied: true,
        schema: 'same/exchanged',
        level: 'warning',
      });
    }
  }
  return out;
}

/** The keys under which digits stand in more than one order. */
function inSeveralOrders(all: readonly (readonly Candidate[])[]): ReadonlySet<string> {
  const first = new Map<string, string>();
  const several = new Set<string>();
  for (const candidates of all)
    for (const { key, digits } of candidates) {
      const known = first.get(key);
      if (known === undefined) first.set(key, digits);
      else if (known !== digits) several.add(key);
    }
  return several;
}

/** One name for both, or what is counted behind the later one ends the name of the earlier: 排查自建房…栋, 上述…栋自建房. */
function sameThing(a: Twin, b: Twin): boolean {
  if (b.behind) return [6, 5, 4, 3].some((n) => a.name.length >= n && b.behind.startsWith(a.name.slice(-n)));
  return a.name.length >= 3 && b.name.length >= 3 && (a.name.endsWith(b.name) || b.name.endsWith(a.name));
}

/** Only two neighbouring digits are exchanged, the names are one, and nothing sets them apart. */
function areTwins(a: Twin, b: Twin): boolean {
  if (a.digits === b.digits || a.digits.length !== b.digits.length) return false;
  if (!alike(a.figure, b.figure)) return false;
  if (!sameThing(a, b)) return false;
  if (a.scope && b.scope && a.scope !== b.scope) return false;
  if (a.period && b.period && a.period !== b.period && !a.period.endsWith(b.period) && !b.period.endsWith(a.period))
    return false;
  let first = -1;
  for (let i = 0; i < a.digits.length; i++) {
    if (a.digits[i] === b.digits[i]) continue;
    if (first < 0) {
      first = i;
      continue;
    }
    const gap = a.digits.slice(first + 1, i).replace('.', '');
    if (gap !== '' || a.digits[first] !== b.digits[i] || a.digits[i] !== b.digits[first]) return false;
    return a.digits.slice(i + 1) === b.digits.slice(i + 1);
  }
  return false;
}
