/** One named event with two dates: 9月20日，在…工作会议上 and 9月12日，召开…工作会议. */
import { everyForm, everyWord, form, words } from '../grammar/lexemes';
import { OUR_PLACES } from '../grammar/vocabulary/places';
import { TAKES_PLACE, YEAR_FIRST } from '../grammar/vocabulary/times';
import type { PlacedFigure, Places } from '../fold/claims';
import { figureTrait, figuresWith } from '../fold/claims';
import type { Figure, Reading, Relation, Site } from '../model';
import { endOf } from '../text/stretches';
import { group } from '../match';

const DAY_OF_DATE = form`\d\d-\d\d$`;
const IS_HELD = words(TAKES_PLACE, '开展 在 参加 出席');
const UP_TO_THE_VERB = form`^.*${words(TAKES_PLACE, '参加 出席 时间 在')}`;
const SIGNS_IN_A_NAME = everyWord('[“”‘’、·（）]');
const PLACE_BEFORE_A_NAME = form`^(?:${words('了 全[国省市区县]', OUR_PLACES)}|[一-鿿]{2,3}[省市区县])+`;

const EVENT = everyForm`([一-鿿“”‘’、·\d（）]{4,40}?${words(
  '工作会议 动员大会 动员会 总结大会 总结会 表彰大会 启动仪式 开工仪式 揭牌仪式 签约仪式 开幕式 闭幕式 代表大会',
  '誓师大会 推介会 博览会 交易会 动员部署会 部署会 专题调度会 宣讲会 报告会 座谈会 培训班 研讨会 党课',
)})`;
/** Meetings that recur, so that a name alone does not identify one. */
const RECURRING = words(
  '常委会 常务 例会 办公会 全体会议 理论学习 中心组 碰头会 周 月度 季度 调度会 推进会 学习会 专题会',
  '座谈会 培训班 党课 协调会 研讨会 报告会 宣讲会',
);
const AGAIN = words('再次 第[二三四五六七八九十]次 又 先后 多次 每 拟 将 计划');

const EVENT_DATES = figureTrait(eventOf);

export function eventDates(places: Places): Relation<Site>[] {
  const first = new Map<string, PlacedFigure>();
  const out: Relation<Site>[] = [];
  for (const figure of figuresWith(places, EVENT_DATES)) {
    const { here, value: name } = figure;
    const key = name.slice(-8);
    const earlier = first.get(key);
    if (!earlier) first.set(key, figure);
    else if (differs(earlier.here.value, here.value)) {
      out.push({
        kind: 'same-figure',
        figures: [earlier.site, figure.site],
        claim: `${earlier.site.text} = ${figure.site.text}`,
        holds: false,
        working: `“${name}”前作${earlier.site.text}，后作${figure.site.text}`,
        tied: true,
      });
    }
  }
  return out;
}

/** The event of a date; null where the sentence does not name it or where it may recur. */
function eventOf(here: Figure, reading: Reading): string | null {
  if (here.kind !== 'date' || !DAY_OF_DATE.test(here.value)) return null;
  const { text } = reading.paragraph;
  const clause = reading.clauses[here.clause];
  if (!clause) return null;
  // The date opens its clause and the event is named in that clause or the next one.
  if (here.at.start - clause.start > 3) return null;
  if (reading.figures.some((f) => f !== here && f.kind === 'date' && f.sentence === here.sentence)) return null;
  const end = endOf(reading.clauses, Math.min(here.clause + 1, reading.clauses.length - 1));
  const words = text.slice(here.at.end, Math.min(end, endOf(reading.sentences, here.sentence)));
  if (AGAIN.test(words) || !IS_HELD.test(words)) return null;
  for (const m of EVENT.all(words)) {
    const name = eventName(group(m, 1));
    if (name.length >= 7 && !RECURRING.test(name)) return name;
  }
  return null;
}

const eventName = (words: string): string =>
  words.replace(SIGNS_IN_A_NAME, '').replace(UP_TO_THE_VERB, '').replace(PLACE_BEFORE_A_NAME, '');

function differs(a: string, b: string): boolean {
  const year = (v: string): string => (YEAR_FIRST.test(v) ? v.slice(0, 4) : '');
  if (year(a) && year(b) && year(a) !== year(b)) return false;
  return a.slice(-5) !== b.slice(-5);
}
