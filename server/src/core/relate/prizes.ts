/**
 * Those who took part in a contest and those who won: 12名选手登台 … 甲获得一等奖，乙、丙获得二等奖，丁等3名选手获得三等奖.
 * Winners are counted by their names where no number is given. More winners than contestants cannot be; fewer are told
 * only where the last prize is the one that the rest get, and one slip explains the difference.
 */
import { everyForm, form, whole, words } from '../grammar/lexemes';
import { LIST_MARKS } from '../grammar/vocabulary/marks';
import type { Places } from '../fold/claims';
import { gather, trait } from '../fold/gather';
import type { Figure, Numbered, Reading, Relation, Site } from '../model';
import { hasNumber } from '../model';
import * as q from '../num/rational';
import { CONTENTS } from '../text/census';
import { anySlip } from './slip';
import { SUM } from './totals';
import { group } from '../match';

const CONTEST = words('赛 选手 擂台 评比');

const LAST_PRIZES = words('优胜奖 优秀奖 鼓励奖 纪念奖');
const PRIZES = words('特等奖 一等奖 二等奖 三等奖 冠军 亚军 季军', LAST_PRIZES);
const WON = everyForm`([^，。；：！]{2,60}?)(?:分别)?${words('荣?获得? 摘得 夺得')}了?(${PRIZES})`;
const TOOK_PART = form`^(?:参赛)?${words('选手 队伍 代表队 参赛者 歌手 宣讲员 讲解员 队员')}`;
const PEOPLE = whole('[名位人支个]');

interface Winners {
  readonly named: number;
  /** Indexes of its figures in the reading. */
  readonly counted: readonly number[];
  readonly rest: boolean;
}

const WINNERS = trait((reading: Reading): Winners | null => {
  const { text } = reading.paragraph;
  if (!text.includes('奖')) return null;
  let named = 0;
  const counted: number[] = [];
  let kinds = 0;
  let rest = false;
  for (const m of WON.all(text)) {
    kinds++;
    rest = LAST_PRIZES.test(group(m, 2));
    const end = m.index + group(m, 1).length;
    const order = reading.figures.findIndex(
      (f) => f.kind === 'amount' && hasNumber(f) && PEOPLE.test(f.unit) && f.at.start >= m.index && f.at.end <= end,
    );
    if (order >= 0) counted.push(order);
    else named += group(m, 1).split(LIST_MARKS).length;
  }
  return kinds >= 3 ? { named, counted, rest } : null;
});

const CONTESTANTS = trait((reading: Reading): number | null => {
  const { text } = reading.paragraph;
  if (!CONTEST.test(text)) return null;
  const order = reading.figures.findIndex(
    (f) =>
      f.kind === 'amount' &&
      PEOPLE.test(f.unit) &&
      f.bound === 'exact' &&
      TOOK_PART.test(text.slice(f.at.end, f.at.end + 8)) &&
      !text.slice(f.at.end, f.at.end + 14).includes('奖'),
  );
  return order >= 0 ? order : null;
}, CONTENTS.figures);

export function relatePrizes(places: Places): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  const contests = gather(places.readings, CONTESTANTS);
  for (const { index, value } of gather(places.readings, WINNERS)) {
    const contest = contests.findLast((c) => c.index <= index);
    // With a second contest between, it is unclear to which of them the prizes belong.
    if (!contest || contests.filter((c) => c.index <= index && index - c.index < 40).length !== 1) continue;
    const all = places.facts[index]?.figures ?? [];
    const whole = places.facts[contest.index]?.figures[contest.value];
    const counted = value.counted.flatMap((i) => all[i] ?? []).filter(hasNumber);
    const [like] = counted;
    if (!whole || !hasNumber(whole) || !like || counted.some((f) => f.bound !== 'exact')) continue;
    const winners = counted.reduce((s, f) => q.add(s, f.number), q.integer(value.named));
    const way = q.compare(winners, whole.number);
    const roles = {
      whole: [whole],
      parts: [winnersByName(like, value.named), ...counted],
    };
    const holds = way === 0;
    const wrong = way > 0 || (value.rest && anySlip(SUM, roles));
    if (!holds && !wrong) continue;
    const words = [...(value.named ? [String(value.named)] : []), ...counted.map((f) => q.toDecimal(f.number))].join(
      '+',
    );
    out.push({
      kind: 'sum',
      figures: [whole, ...counted],
      claim: `${words} = ${whole.text}`,
      holds,
      working: holds
        ? `获奖${words}=${q.toDecimal(winners)}，与参赛${whole.text}相符`
        : `获奖${words}=${q.toDecimal(winners)}，参赛${whole.text}`,
      tied: true,
      schema: 'sum/prizes',
      marked: whole,
      ...(!holds && {
        told: {
          rule: 'arithmetic/sum',
          at: whole,
          title: way > 0 ? '获奖人数多于参赛人数' : '获奖人数与参赛人数不符',
          severity: 'warning' as const,
          labels: ['参赛', ...counted.map(() => '获奖')],
        },
      }),
    });
  }
  return out;
}

/** The number of winners that are told by name. */
const winnersByName = (like: Numbered<Figure<Site>>, n: number): Numbered<Figure<Site>> => ({
  ...like,
  text: String(n),
  number: q.integer(n),
  interval: { low: q.integer(n), high: q.integer(n), lowOpen: false, highOpen: false },
});
