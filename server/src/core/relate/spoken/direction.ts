/** Directions in words without a number: 由164件变为139件，…上升; 批次、人次“双上升”; 比上年有所增长. */
import { ON_THE_PERIOD } from '../../grammar/vocabulary/changes';
import { EARLIER_YEAR, END_OR_SAME_TIME, NAMED_YEAR, QUARTER, THIS_YEAR, YEAR } from '../../grammar/vocabulary/times';
import { everyForm, form, opening, words } from '../../grammar/lexemes';
import type { Relation } from '../../model';
import { abs, compare, div, HUNDRED, mul, rational, sub } from '../../num/rational';
import { asCue } from '../cues';
import type { Mention, Story } from '../mention';
import { alike, isAmount, mayStand } from '../mention';
import { group } from '../../match';
import { startOf } from '../../text/stretches';

interface Move {
  readonly from: Mention;
  readonly to: Mention;
}

const BEFORE_NOW = words(EARLIER_YEAR, '上季度? 上月 上期 上次 上半年 [一二三]季度 年初');
const BRACKET_CLOSES = opening('）');
const OTHER_PAIR = words('； 其中 分别');
const TURNS_INTO = opening('变为 变成 变作 到 至 升 降 增 减 下 上 提 调 回');
const TIMES_AND_COPULAS = words(
  '而',
  EARLIER_YEAR,
  THIS_YEAR,
  '上季度? 本季度? 上月 本月 上期 本期 上半年',
  QUARTER,
  '年初 的 为 是 完成 实现 达到? 共 仅 则 数字',
);

const RISING = words('上升 增长 增加 提高 提升 回升 上涨 攀升 扩大 走高 增多');
const FALLING = words('下降 减少 降低 回落 下滑 缩减 下跌 缩小 走低 收窄 压降');
const CHANGING = asCue(words(RISING, FALLING));
const HOW = words('有所 略有 小幅 稳步 明显 持续 稳中有 继续 大幅 显著 双双 均有所 都有所 有较大幅度 呈现?');
const MEASURES = form`[一-鿿]{1,3}数|${words('数量 总量 总数 余额 规模 面积 产量 总额')}`;
const COMPARES_WITH = form`${ON_THE_PERIOD}|[比较]${form`[上去前]年${END_OR_SAME_TIME}?|年初|上[月季]度?|同期`}`;
/** 较上年有所增长 with no number after it. */
const SAID = form`^[，、（]?${MEASURES}?(?:${COMPARES_WITH}，?${HOW}?|${HOW})(?:(${RISING})|(${FALLING}))${words('态势 趋势 势头')}?(?=[，。；）]|$)`;
/** 批次、人次“双上升”; 实现双降. */
const DOUBLE = everyForm`“?双(?:(${words('上升 增长 提升 增 升')})|(${words('下降 减少 降 减')}))”?`;

const PREVIOUS = form`(?:${BEFORE_NOW}|${YEAR}年)[^，。；]{0,10}$`;

const LAST_TIME_AT_END = form`${words(EARLIER_YEAR, '上期 上次')}[^，。；]{0,10}$`;

export function relateDirections(story: Story): Relation[] {
  const out: Relation[] = [];
  if (mayStand(story, CHANGING)) out.push(...moves(story));
  if (story.text.includes('双')) out.push(...doubles(story));
  if (mayStand(story, COMPARED)) out.push(...compared(story));
  return out;
}

/** A value and its former value side by side, with a direction right after them. */
function moves(story: Story): Relation[] {
  const { text, mentions } = story;
  const out: Relation[] = [];
  for (let i = 0; i + 1 < mentions.length; i++) {
    const [x, y] = [mentions[i]!, mentions[i + 1]!];
    const pair = moveOf(story, x, y);
    if (!pair) continue;
    const tail = text
      .slice(y.figure.at.end, y.figure.at.end + 24)
      .replaceAll(' ', '')
      .replace(BRACKET_CLOSES, '');
    const said = SAID.exec(tail);
    if (said) {
      out.push(directionRelation(pair, Boolean(said[1]), said[1] ?? group(said, 2), y));
      continue;
    }
    const z = mentions[i + 2];
    if (z && backwards(story, pair, y, z))
      out.push(directionRelation(pair, z.dir > 0, story.text.slice(z.lead, z.figure.at.end), z));
  }
  return out;
}

const ONLY_TIME = everyForm`${TIMES_AND_COPULAS}|[，。（）年月\d\s]`;

/** Two neighbouring values of one thing, the earlier one first; null where they are no such pair. */
function moveOf(story: Story, x: Mention, y: Mention): Move | null {
  if (y.sentence - x.sentence > 1 || x.figure.kind !== y.figure.kind || x.figure.unit !== y.figure.unit) return null;
  if (!(isAmount(x) || x.figure.kind === 'percent') || (isAmount(x) && !alike(x.figure, y.figure))) return null;
  if (x.figure.bound !== 'exact' || y.figure.bound !== 'exact' || !x.figure.number || !y.figure.number) return null;
  if (x.figure.modality !== y.figure.modality || x.seat || y.seat) return null;
  const joint = story.text.slice(x.figure.at.end, y.figure.at.start);
  if (joint.length > 24 || OTHER_PAIR.test(joint)) return null;
  if (x.measure === 'base' && (y.measure === 'level' || y.measure === 'rate') && TURNS_INTO.test(joint))
    return { from: x, to: y };
  if (!tellsValue(x) || !tellsValue(y)) return null;
  const [a, b] = [clause(story, x), clause(story, y)];
  // 2022年，…为7.02亿元。2023年完成6.84亿元: the year may stand in a clause before.
  const yearOf = (words: string, m: Mention): string | undefined =>
    (NAMED_YEAR.exec(words) ?? NAMED_YEAR.exec(m.figure.period))?.[1];
  const [p, q] = [yearOf(a, x), yearOf(b, y)];
  // 上半年…，去年同期…: the explicit word decides.
  const [u, v] = [LAST_TIME_AT_END.test(a), LAST_TIME_AT_END.test(b)];
  const [f, g] = u === v ? [PREVIOUS.test(a), PREVIOUS.test(b)] : [u, v];
  const later = p && q && p !== q ? (p < q ? y : x) : f === g ? null : f ? y : x;
  // The second value may have only words of time before it. Other words would name another thing.
  const rest = joint.replace(ONLY_TIME, '');
  if (!later || (rest.length > 1 && !a.includes(rest))) return null;
  return later === y ? { from: x, to: y } : { from: y, to: x };
}

/** 由31变为27，同比上升12.9%: the change has the right size and the wrong direction. */
function backwards(story: Story, { from, to }: Move, y: Mention, z: Mention): boolean {
  if (z.measure !== 'change' || z.dir === 0 || z.sentence !== y.sentence || z.clause - y.clause > 1) return false;
  if (z.figure.kind !== 'percent' || z.name !== '' || z.figure.bound !== 'exact') return false;
  const [a, b] = [from.figure.number, to.figure.number];
  const c = compare(b, a);
  if (c === 0 || c > 0 === z.dir > 0 || a.n === 0n) return false;
  if (story.text.slice(y.figure.at.end, z.figure.at.start).includes('分别')) return false;
  const rate = abs(mul(HUNDRED, div(sub(b, a), a)));
  return compare(abs(sub(rate, z.figure.number)), rational(1n, 1n)) <= 0;
}

const tellsValue = (m: Mention): boolean => m.measure === 'level' || m.measure === 'rate' || m.measure === 'base';
const clause = ({ text, clauses }: Story, m: Mention): string =>
  text.slice(startOf(clauses, m.clause), m.figure.at.start);

function directionRelation({ from, to }: Move, up: boolean, words: string, marked: Mention): Relation {
  const c = compare(to.figure.number, from.figure.number);
  const holds = up ? c > 0 : c < 0;
  const truth = c === 0 ? '持平' : c > 0 ? '上升' : '下降';
  return {
    kind: 'direction',
    figures: [from.figure, to.figure, ...(marked === from || marked === to ? [] : [marked.figure])],
    claim: `${from.figure.text} → ${to.figure.text}`,
    holds,
    working: `由${from.figure.text}到${to.figure.text}是${truth}${holds ? '' : `，文中为“${words}”`}`,
    tied: !holds,
    schema: 'direction/words',
    level: 'warning',
    marked: marked.figure,
    title: '升降方向不符',
    labels: ['前', '后', ...(marked === from || marked === to ? [] : ['升降'])],
  };
}

// ---------------------------------------------------------------- 高于全市平均水平

const HIGHER = words('高于 多于 快于 大于 高过');
const LOWER = words('低于 少于 慢于 小于 不及');
const COMPARED = asCue(words(HIGHER, LOWER));
/** Right behind a value: 高于全市, 低于全省平均水平（. */
const THAN_ANOTHER = form`^[，、（]?${words('[仍均也也都并且但] 明显 显著 略 稍 远 继续')}{0,2}(?:(${HIGHER})|(${LOWER}))[^，。；、（）\d]{2,12}（?$`;
/** Behind the other value: its level, or nothing. */
const OF_THE_OTHER = form`^(?:的?${words('平均水平 平均数 平均值 平均 水平 均值')})?[，。；）]|^的?${words('平均水平 平均数 平均值')}`;

/** 合格率97.2%，高于全市平均水平（98.1%）: the value against that of another place, which stands right behind the word. */
function compared(story: Story): Relation[] {
  return story.mentions.flatMap((x) => {
    const y = story.mentions[x.index + 1];
    if (!y || y.sentence !== x.sentence || x.figure.kind !== y.figure.kind || x.figure.unit !== y.figure.unit)
      return [];
    // 低于全市平均水平1532元 may tell the gap: a level lies near the other.
    if (x.figure.kind === 'points' || !isNear(x, y)) return [];
    if (![x, y].every((m) => m.figure.bound === 'exact' && m.figure.modality === 'achieved' && !m.seat)) return [];
    if (!tellsValue(x) && !(x.measure === 'change' && x.dir > 0) && x.measure !== 'each' && x.measure !== 'mean')
      return [];
    const said = THAN_ANOTHER.exec(story.text.slice(x.figure.at.end, y.figure.at.start));
    if (!said || !OF_THE_OTHER.test(`${story.text.slice(y.figure.at.end, y.figure.at.end + 5)}。`)) return [];
    const up = said[1] !== undefined;
    const c = compare(x.figure.number, y.figure.number);
    const word = said[1] ?? group(said, 2);
    return [
      {
        kind: 'direction',
        figures: [x.figure, y.figure],
        claim: `${x.figure.text} ${up ? '>' : '<'} ${y.figure.text}`,
        holds: up ? c > 0 : c < 0,
        working: `${x.figure.text}${c > 0 ? '高于' : c < 0 ? '低于' : '等于'}${y.figure.text}${(up ? c > 0 : c < 0) ? '' : `，文中为“${word}”`}`,
        tied: up ? c <= 0 : c >= 0,
        schema: 'direction/compared',
        level: 'warning',
        marked: x.figure,
        title: '高低说法与两数不符',
        labels: ['本数', '对比'],
      },
    ];
  });
}

/** Whether neither value is more than five thirds of the other. */
const isNear = ({ figure: a }: Mention, { figure: b }: Mention): boolean =>
  [[a, b] as const, [b, a] as const].every(
    ([f, g]) => compare(mul(f.number, rational(3n)), mul(g.number, rational(5n))) <= 0,
  );

// ---------------------------------------------------------------- 双上升

/** Two values together (61批214人次) and the same two of another time, or two changes with their verbs. */
function doubles(story: Story): Relation[] {
  const { text, mentions } = story;
  const out: Relation[] = [];
  for (const m of DOUBLE.all(text)) {
    const s = story.sentences.findIndex((x) => m.index >= x.start && m.index < x.end);
    const up = Boolean(m[1]);
    const from = Math.max(story.sentences[s]?.start ?? 0, text.lastIndexOf('；', m.index));
    const here = mentions.filter((x) => x.figure.at.start >= from && x.figure.at.end <= m.index);
    if (here.length === 4) {
      const pairs = pairsOf(story, here);
      if (!pairs) continue;
      const wrong = pairs.find(({ from: f, to: t }) => {
        const c = compare(t.figure.number, f.figure.number);
        return up ? c <= 0 : c >= 0;
      });
      out.push(directionRelation(wrong ?? pairs[0], up, m[0], (wrong ?? pairs[0]).to));
      continue;
    }
    const changes = here.filter((x) => x.measure === 'change' && x.dir !== 0);
    if (changes.length !== 2) continue;
    const wrong = changes.find((x) => x.dir > 0 !== up);
    if (!wrong) continue;
    out.push({
      kind: 'direction',
      figures: changes.map((x) => x.figure),
      claim: changes.map((x) => x.figure.text).join('、'),
      holds: false,
      working: `${changes.map((x) => `${x.dir > 0 ? '升' : '降'}${x.figure.text}`).join('、')}，文中为${m[0]}`,
      tied: true,
      schema: 'direction/double',
      level: 'warning',
      marked: wrong.figure,
      title: '升降方向不符',
      labels: ['升降', '升降'],
    });
  }
  return out;
}

/** Two values (61批214人次) and the same two of another time (二季度是72批265人次, 年初分别为…); null where they are not. */
function pairsOf(story: Story, [a, b, c, d]: readonly Mention[]): readonly [Move, Move] | null {
  const like = (x: Mention, y: Mention): boolean =>
    x.figure.kind === y.figure.kind &&
    x.figure.unit === y.figure.unit &&
    x.figure.number !== null &&
    y.figure.number !== null;
  if (!a || !b || !c || !d || !like(a, c) || !like(b, d) || like(a, b)) return null;
  if ([a, b, c, d].some((x) => x.measure === 'change' || x.figure.bound !== 'exact')) return null;
  const first = PREVIOUS.test(clause(story, a));
  const second = PREVIOUS.test(story.text.slice(b.figure.at.end, c.figure.at.start));
  if (first === second) return null;
  return first
    ? [
        { from: a, to: c },
        { from: b, to: d },
      ]
    : [
        { from: c, to: a },
        { from: d, to: b },
      ];
}
