/** Announced counts of lists as relations: the number announced, the items listed, and whether they agree. */
import type { Places } from '../fold/claims';
import type { Enumeration, PlacedReading, Relation, Site } from '../model';
import { listHolds } from '../model';

interface ListWords {
  readonly claim: string;
  readonly working: string;
}

export function relateLists(enumerations: readonly Enumeration<Site>[], places: Places): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  let i = 0;
  for (const e of enumerations) {
    i = readingAt(places.readings, e.at.start, i);
    if (!e.items.length) continue;
    const figures = places.facts[i]?.figures ?? [];
    const { claim, working } = keptWords(e, places, i);
    out.push({
      kind: 'list-count',
      figures: figures.filter((f) => f.at.start >= e.at.start && f.at.end <= e.at.end && f.kind === 'amount'),
      claim,
      holds: listHolds(e),
      working,
      tied: e.tied,
    });
  }
  return out;
}

/** Index of the reading that holds an offset; the search starts at `from`. */
function readingAt(readings: readonly PlacedReading[], offset: number, from: number): number {
  while ((readings[from + 1]?.start ?? Infinity) <= offset) from++;
  return from;
}

const wordsByList = new WeakMap<Enumeration, ListWords>();

/** The wording of a list within one paragraph is kept with the facts of that paragraph. */
function keptWords(e: Enumeration<Site>, { readings, facts }: Places, index: number): ListWords {
  const k = facts[index]?.lists.indexOf(e) ?? -1;
  const source = readings[index]?.reading.enumerations[k];
  if (!source) return listWords(e);
  let words = wordsByList.get(source);
  if (!words) wordsByList.set(source, (words = listWords(e)));
  return words;
}

const listWords = (e: Enumeration<Site>): ListWords => ({
  claim: `${e.text.replace(/\s+/g, '')} = ${e.count}项`,
  working: listWorking(e),
});

const SHOWN = 12;

/** 列出3项：甲、乙、丙 */
function listWorking({ items, open }: Enumeration<Site>): string {
  const names = items.slice(0, SHOWN).map((i) => i.text.replace(/\s+/g, ''));
  const more = items.length > SHOWN ? '…' : '';
  return `列出${items.length}项${open ? '（未尽列）' : ''}：${names.join('、')}${more}`;
}
