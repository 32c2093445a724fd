/** 第一名…95.2分, 第二名…93.6分: scores fall as the ranks go on, in one paragraph or over the lines of a list. */
import type { Places } from '../../fold/claims';
import { gather, trait } from '../../fold/gather';
import type { Figure, Reading, Relation, Site } from '../../model';
import { compare } from '../../num/rational';
import { readOrdinal } from '../../num/ordinal';
import { HOLDS } from '../../text/census';

interface Placing {
  readonly rank: number;
  readonly score: Figure;
  /** It opens its paragraph, so that it may go on a list of lines. */
  readonly opens: boolean;
}

const PLACE = /第([一二三四五六七八九十]{1,3}|\d{1,2})名/g;

const PLACINGS = trait(({ paragraph: { text }, figures }: Reading): readonly Placing[] | null => {
  const out: Placing[] = [];
  const found = Array.from(text.matchAll(PLACE));
  for (const [i, m] of found.entries()) {
    const end = Math.min(found[i + 1]?.index ?? text.length, m.index + 40);
    const within = figures.filter((f) => f.at.start >= m.index + m[0].length && f.at.end <= end && f.kind !== 'date');
    const scores = within.filter((f) => f.unit === '分' && f.number !== null && f.bound === 'exact');
    const rank = readOrdinal(m[1]!);
    if (scores.length !== 1 || rank === null) continue;
    if (
      /[。]/.test(text.slice(m.index, scores[0]!.at.start)) ||
      /提高|增加|减|扣|加分|少|差/.test(text.slice(m.index, scores[0]!.at.start))
    )
      continue;
    out.push({ rank, score: scores[0]!, opens: m.index <= 2 });
  }
  return out.length ? out : null;
}, HOLDS.figures);

export function relateScores(places: Places): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  let last: (Placing & { readonly index: number }) | null = null;
  for (const { index, value } of gather(places.readings, PLACINGS)) {
    for (const here of value) {
      const goesOn =
        last !== null &&
        here.rank === last.rank + 1 &&
        (last.index === index || (here.opens && last.opens && index - last.index <= 2));
      if (goesOn && compare(here.score.number!, last!.score.number!) > 0) {
        const site = (at: number, f: Figure): Figure<Site> =>
          places.facts[at]!.figures[places.readings[at]!.reading.figures.indexOf(f)]!;
        const [a, b] = [site(last!.index, last!.score), site(index, here.score)];
        out.push({
          kind: 'sorted',
          figures: [a, b],
          claim: `${a.text} ≥ ${b.text}`,
          holds: false,
          working: `第${last!.rank}名${a.text}，第${here.rank}名却是${b.text}`,
          tied: true,
          schema: 'sorted/scores',
          level: 'warning',
          marked: b,
          title: '名次与得分不符',
          labels: [`第${last!.rank}名`, `第${here.rank}名`],
        });
      }
      last = { ...here, index };
    }
  }
  return out;
}
