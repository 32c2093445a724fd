/** Moves in a ranking whose two ranks stand in one sentence or in neighbouring ones: 列第3位，较上年的第5位前移2位. */
import { THAN } from '../../grammar/vocabulary/changes';
import { PLACE_NAMES } from '../../grammar/vocabulary/extremes';
import { REGIONS } from '../../grammar/vocabulary/places';
import { EARLIER_YEAR, LAST_YEAR, NAMED_YEAR, THIS_YEAR } from '../../grammar/vocabulary/times';
import { everyForm, everyWord, form, words } from '../../grammar/lexemes';
import type { Relation } from '../../model';
import { readOrdinal } from '../../num/ordinal';
import { toDecimal } from '../../num/rational';
import { sharesBigram } from '../words';
import type { Mention, Story } from '../mention';
import { SHOWS, shows } from '../mention';
import { startOf } from '../../text/stretches';

const EARLIER_RANKING = words(
  EARLIER_YEAR,
  '上季度? 上月 上次 上一次 上届 上一届 上期 上轮 上一轮 上回 年初 原来 原先 原 由 从',
);
const RANKING_WORDS = words(
  '较 比 得分 总分 综合 分',
  EARLIER_YEAR,
  THIS_YEAR,
  '上季度 上月 上次 上届 上轮 上回 一届 一轮 相比 与 同 和 上期 本期 本月 当月 本季度 环比 同比 升 降 份 一季度 上半年 末 底 的',
  PLACE_NAMES,
  '名列 位列 位居 居 列 排 位于 处于 在 为 是 第 由 从 至 到 全[国省市县区州] 县区 参评 考核',
);
const YEAR_AGO_AT = form`^[（，][上去前]年(?:同期)?[为是列居排]?(?:全[国省市区县州])?$`;
const AGAINST_PART = form`[比较](${words('[一二三]季度 上半年 前三季度')}|1?\d月份?)`;
const RANKED_PLACE = everyWord('[我本跃升攀县市区镇乡仅只已]');
const NAMED_MONTH = form`(\d{1,2})月`;

const MOVES_UP = words('前移 上升 提升 前进 跃升 进位 晋升 攀升 上移 前升 提高 进步 进 升');
const MOVES_DOWN = words('后移 下降 下滑 后退 退后 下移 滑落 退步 倒退 下跌 退 降 掉');
/** 前移6位, 前进了三个位次, or without a number: 位次有所前移. */
const MOVE = everyForm`(?:(${MOVES_UP})|(${MOVES_DOWN}))了?(?:(\d{1,3}|[一二两三四五六七八九十]{1,3})个?${words('位次 名次 位 名')}|(?=[，。；]))`;
const RANKING = words(PLACE_NAMES, '位 名');
/** Words in the clause of a rank by which it is a former rank. */
const PAST = form`(?:${EARLIER_RANKING}|[比较](?!为|好)[^，。；]{0,8})[^，。；]{0,10}$`;
const LAST_TIME = words(LAST_YEAR, '上季度 上月 上期 上届 上一届 上轮 上次');
/** Words that may stand between two ranks of one ranking. */
const BETWEEN_RANKS = everyForm`${RANKING_WORDS}|[\s，。；、（）\d年月]`;
const SCOPE = everyWord(REGIONS);
/** How many sentences before a move its ranks may stand. */
const BACK = 3;

export function relateMoves(story: Story): Relation[] {
  if (!shows(story, SHOWS.ranks)) return [];
  const { text, mentions } = story;
  const ranks = mentions.filter((m) => m.figure.kind === 'rank' && m.figure.bound === 'exact' && m.figure.number);
  if (ranks.length < 2) return [];
  const out: Relation[] = [];
  for (const m of MOVE.all(text)) {
    const s = story.sentences.findIndex((x) => m.index >= x.start && m.index < x.end);
    const near = ranks.filter((r) => r.figure.at.end <= m.index && s - r.sentence >= 0 && s - r.sentence <= BACK);
    const behind = ranks.find((r) => r.figure.at.start >= m.index + m[0].length && r.sentence === s);
    // 居第9位，比上年下降2位（上年为第7位）: the bracket gives the former rank.
    const told = behind !== undefined && YEAR_AGO_AT.test(text.slice(m.index + m[0].length, behind.figure.at.start));
    const [a, b] = told ? [behind, near.at(-1)] : near.slice(-2);
    if (!a || !b || Math.abs(b.sentence - a.sentence) > BACK) continue;
    const later = s - b.sentence > 1;
    // 我县排名前移5位, sentences after the only two ranks.
    if (later && (near.length > 2 || !goesBackTo(story, a, b, s, m.index))) continue;
    const since = text.slice(later ? startOf(story.sentences, s) : b.figure.at.end, m.index);
    // The move must stand right after the ranks and name no other ranking.
    if (since.length > 30 || (!m[3] && !RANKING.test(since) && since.length > 4)) continue;
    if (story.mentions.some((x) => x.figure.at.start >= b.figure.at.end && x.figure.at.end <= m.index)) continue;
    const joint = told ? '' : text.slice(a.figure.at.end, b.figure.at.start);
    const [x, y] = [clauseOf(story, a, null), clauseOf(story, b, a)];
    if (joint.replace(BETWEEN_RANKS, '').length > 1 && !sameRanking(story, a, b, x, y)) continue;
    const [p, q] = [x.match(SCOPE)?.at(-1), y.match(SCOPE)?.at(-1)];
    if (p && q && p !== q) continue;
    const named = AGAINST_PART.exec(since)?.[1];
    const order = told
      ? -1
      : named
        ? namedBase(story, a, b, named)
        : earlierOf(x, y, text.slice(startOf(story.sentences, a.sentence), a.figure.at.start), joint);
    if (order === 0) continue;
    const [from, to] = order < 0 ? [a, b] : [b, a];
    const n = m[3] ? readOrdinal(m[3]) : null;
    if (m[3] && n === null) continue;
    const up = Boolean(m[1]);
    const places = Number(toDecimal(from.figure.number)) - Number(toDecimal(to.figure.number));
    const right = places > 0 === up && places !== 0 && (n === null || Math.abs(places) === n);
    const by = m[3]
      ? mentions.find((f) => f.figure.at.start >= m.index && f.figure.at.end <= m.index + m[0].length)
      : undefined;
    const truth = places === 0 ? '位次未变' : `${places > 0 ? '前移' : '后移'}${Math.abs(places)}位`;
    out.push({
      kind: 'order',
      figures: [from.figure, to.figure, ...(by ? [by.figure] : [])],
      claim: `第${toDecimal(from.figure.number)}位 → 第${toDecimal(to.figure.number)}位`,
      holds: right,
      working: `由第${toDecimal(from.figure.number)}位到第${toDecimal(to.figure.number)}位是${truth}${right ? '' : `，文中为${m[0]}`}`,
      tied: !right,
      schema: 'order/move',
      level: 'warning',
      marked: by?.figure ?? b.figure,
      title: '名次不符',
      labels: ['原名次', '现名次', ...(by ? ['升降'] : [])],
    });
  }
  return out;
}

/** 我县排名, 全市综合指数排名: the ranking that moves, with its name if it has one. */
const RANKING_ALONE = form`^(?:虽然?|尽管|但|不过)?(?:[我本全该][省市县区镇乡村局校])?(?:在?全[省市县区国])?的?([一-鿿]{0,8}?)${PLACE_NAMES}(?:一年|同比|${THAN}${LAST_YEAR})?[已又也]?$`;

/** Whether the words before a move name a ranking, and none but the one that both ranks are of. */
function goesBackTo({ text, sentences }: Story, a: Mention, b: Mention, s: number, move: number): boolean {
  const hit = RANKING_ALONE.exec(text.slice(startOf(sentences, s), move));
  const name = hit?.[1] ?? '';
  return hit !== null && text.slice(startOf(sentences, a.sentence), b.figure.at.end).includes(name);
}

/** Whether two sentences tell of one ranking in different years: the earlier one names what the later clause names. */
function sameRanking({ text, sentences }: Story, a: Mention, b: Mention, x: string, y: string): boolean {
  if (a.sentence === b.sentence) return false;
  const from = startOf(sentences, b.sentence);
  const [p, q] = [
    text.slice(startOf(sentences, a.sentence), a.figure.at.start),
    text.slice(from, b.figure.at.start),
  ].map((w) => NAMED_YEAR.exec(w)?.[1]);
  const years = p !== undefined && q !== undefined && p !== q && Math.abs(Number(p) - Number(q)) === 1;
  const [u, v] = [a, b].map((m) => LAST_TIME.test(text.slice(startOf(sentences, m.sentence), m.figure.at.start)));
  if (!years && (p || q || u === v)) return false;
  const own = y.replace(BETWEEN_RANKS, '').replace(RANKED_PLACE, '');
  return (
    own === '' || sharesBigram(own, text.slice(startOf(sentences, a.sentence), a.figure.at.start)) || x.includes(own)
  );
}

/** The words of the clause before a rank. */
const clauseOf = ({ text, clauses }: Story, m: Mention, last: Mention | null): string =>
  text.slice(Math.max(startOf(clauses, m.clause), last?.figure.at.end ?? 0), m.figure.at.start);

/** 较一季度前移: the rank of the time that is named is the former one. */
function namedBase({ text, sentences }: Story, a: Mention, b: Mention, name: string): -1 | 0 | 1 {
  const x = text.slice(startOf(sentences, a.sentence), a.figure.at.start).includes(name);
  const y = text.slice(Math.max(a.figure.at.end, startOf(sentences, b.sentence)), b.figure.at.start).includes(name);
  return x === y ? 0 : x ? -1 : 1;
}

/** -1 where the first of two ranks is the former one, 1 where it is the second, 0 where the words do not tell. */
function earlierOf(x: string, y: string, before: string, between: string): -1 | 0 | 1 {
  const [p, q] = [NAMED_YEAR.exec(before)?.[1], NAMED_YEAR.exec(between)?.[1]];
  if (p && q && p !== q) return p < q ? -1 : 1;
  // 11月份排第5。10月份排第3: months of one year.
  const [u, v] = [NAMED_MONTH.exec(before)?.[1], NAMED_MONTH.exec(between)?.[1]];
  if (!p && !q && u && v && u !== v && Math.abs(Number(u) - Number(v)) < 6) return Number(u) < Number(v) ? -1 : 1;
  // 上年度，我镇…排第6位。…: the whole sentence tells of the past.
  if (between.includes('。') && LAST_TIME.test(before) !== LAST_TIME.test(between.slice(between.lastIndexOf('。'))))
    return LAST_TIME.test(before) ? -1 : 1;
  const [a, b] = [PAST.test(x), PAST.test(y)];
  return a === b ? 0 : a ? -1 : 1;
}
