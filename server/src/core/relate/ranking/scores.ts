/** 第一名…95.2分, 第二名…93.6分: scores fall with the rank, in one paragraph or in the lines of a list. */
import { ORDINAL } from '../../grammar/vocabulary/extremes';
import { everyForm, words } from '../../grammar/lexemes';
import type { Places } from '../../fold/claims';
import { gather, trait } from '../../fold/gather';
import type { Reading, Relation, Site, Numbered } from '../../model';
import { compare } from '../../num/rational';
import { readOrdinal } from '../../num/ordinal';
import { CONTENTS } from '../../text/census';
import { hasNumber } from '../../model';
import { group } from '../../match';
import { siteOf } from '../../fold/claims';

const SCORE_CHANGES = words('提高 增加 减 扣 加分 少 差');

const RANK_SAID = everyForm`第(${ORDINAL})名`;

interface ScoredPlace {
  readonly rank: number;
  readonly score: Numbered;
  /** Whether it opens its paragraph, so that a list of lines may continue with it. */
  readonly opens: boolean;
}

const PLACINGS = trait(({ paragraph: { text }, figures }: Reading): readonly ScoredPlace[] | null => {
  const out: ScoredPlace[] = [];
  const found = Array.from(RANK_SAID.all(text));
  for (const [i, m] of found.entries()) {
    const end = Math.min(found[i + 1]?.index ?? text.length, m.index + 40);
    const within = figures.filter((f) => f.at.start >= m.index + m[0].length && f.at.end <= end && f.kind !== 'date');
    const [score, ...others] = within.filter(
      (f): f is Numbered => f.unit === '分' && hasNumber(f) && f.bound === 'exact',
    );
    const rank = readOrdinal(group(m, 1));
    if (!score || others.length || rank === null) continue;
    if (text.slice(m.index, score.at.start).includes('。') || SCORE_CHANGES.test(text.slice(m.index, score.at.start)))
      continue;
    out.push({ rank, score, opens: m.index <= 2 });
  }
  return out.length ? out : null;
}, CONTENTS.figures);

export function relateScores(places: Places): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  const ranked = gather(places.readings, PLACINGS).flatMap(({ index, value }) => value.map((p) => ({ ...p, index })));
  for (const [i, here] of ranked.entries()) {
    const above = ranked[i - 1];
    if (!above || here.rank !== above.rank + 1 || compare(here.score.number, above.score.number) <= 0) continue;
    if (above.index !== here.index && !(here.opens && above.opens && here.index - above.index <= 2)) continue;
    const [a, b] = [siteOf(places, above.index, above.score), siteOf(places, here.index, here.score)];
    if (!a || !b) continue;
    out.push({
      kind: 'sorted',
      figures: [a, b],
      claim: `${a.text} ≥ ${b.text}`,
      holds: false,
      working: `第${above.rank}名${a.text}，第${here.rank}名却是${b.text}`,
      tied: true,
      schema: 'sorted/scores',
      level: 'warning',
      marked: b,
      title: '名次与得分不符',
      labels: [`第${above.rank}名`, `第${here.rank}名`],
    });
  }
  return out;
}
