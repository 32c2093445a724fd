/** 介于18—57之间，最高63: the highest, lowest, mean and listed values must lie inside the range that the text gives. */
import { OF_ALL_ALIKE, RANGE_NOUNS, SUPERLATIVES } from '../../grammar/vocabulary/extremes';
import { YEAR_AGO } from '../../grammar/vocabulary/times';
import { closing, everyForm, everyWord, form, opening, whole, words } from '../../grammar/lexemes';
import type { Figure, Relation } from '../../model';
import type { Rational } from '../../num/rational';
import { compare, fromDecimal, mul } from '../../num/rational';
import { asCue } from '../cues';
import type { Story, StoryContext } from '../mention';
import { mayStand } from '../mention';
import { figuresBetween, firstAt } from '../nearby';
import type { Item } from '../ranking/row';
import { rowsWithin } from '../ranking/row';
import { startOf } from '../../text/stretches';
import { hasNumber } from '../../model';
import { group } from '../../match';
import { smallCount } from '../../num/numerals';
import { sharesBigram } from '../words';

/** A range that the text gives: both ends in the base unit, and the UTF-16 offset of its end in the paragraph. */
export interface TextRange {
  readonly figures: readonly Figure[];
  readonly low: Rational;
  readonly high: Rational;
  readonly unit: string;
  readonly end: number;
  readonly sentence: number;
  /** The words before the range in its clause. */
  readonly words: string;
  readonly text: string;
}

const NO_THING = words(
  '过程 单[站点] 测点 站点 其中 出现 检出 实测 测得 录得 全年 全月 当[日月年] 极端 [年月周]内 该[站点地] 影响 结果显示 的 在 为 有',
);
const ANOTHER_RANGE = words('之间 不等 变幅 介于');
const COUNTED_THINGS = form`(\d{1,2}|[两三四五六七八九十])(?=[个家所处座项户名次条块])`;
const NO_MEASURE = everyForm`[^一-龥]|[各每均都在为介于]`;
const LEADS_TO_LIST = words('其中 具体 分别 依次 从高到低');
const STRETCH_SCALE = opening('小时 分钟 日 月 时段 连续 单');
const OF_SEVERAL = form`[各每]|(?:\d{1,3}|[两三四五六七八九十])个`;
const MEASURE_AT_END = form`([一-鿿]{2}[率分值度量])${OF_ALL_ALIKE}?(?:介于|在|为)?(?:每[一-鿿]{1,2})?$`;
const OF_ALL_OR_CHANGED = words('平均 全[县市镇乡校院系] 总体 综合 整体 提高 下降 上升 增');
const BOTH_ENDS = form`^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$`;
const CHANGES_BEHIND = form`^，?${words('增 提高 上升 下降 降 减')}`;
const NAMED_PLACE = form`((?![的个各每全]|.[的个各每全])[一-鿿]{2})[站村镇乡县河区市点]`;
const SAME_PLACE = closing('[该此本]');
const RANGE_FILLERS = everyForm`${words('变幅 介于 范围 区间 之间', SUPERLATIVES)}|[在为从由的月日时上达到是，\d\s]`;

const JOINT = form`^(?:[到至]|—{1,2}|-|~|–|－)$`;
/** 介于88.5%和97.2%之间: the word between both ends. */
const BETWEEN = whole('[和与]');
const RANGE_TAIL = form`^(?:[^，。；\d]{0,6})?${RANGE_NOUNS}`;
const RANGE_LEAD = closing('介于 在 从 由 变幅[在为]? 范围[在为是]? 区间[在为是]? 幅度[在为是]? [率价度量数温值]为');
const NAMED_MONTH = form`(\d{1,2})月`;
/** 介于每升0.21毫克至0.68毫克. */
const PER_UNIT_AT_END = form`每[一-鿿]{1,3}$`;
const EXTREME = asCue(everyWord('最高 最大 最多 最低 最小 最少 峰值 最长 最短 最快 最慢 平均[值数] 均值'));
const MEAN_WORD = words('均');
const LOWEST = words('最低 最小 最少 最短 最慢');
/** With one of these words an extreme is of another time or kind than the range. */
const OF_ANOTHER_TIME = words(
  '曾 历史 历年 有史 纪录 记录 警戒 设计 限值 标准 上年 去年 同期 建站 限价 保证 全省 全市 全国 以来最 其他 除 报废 规定 接近 目标 要求 相差 差距',
);
/** The time since which the range itself is told. */
const SINCE_RANGE_BEGAN = everyWord('入汛以来 入冬以来 入夏以来 入春以来 今年以来 年初以来 本月以来 本季以来 入梅以来');
/** Words before an extreme that name no thing. */
const NAMES_NO_THING = everyForm`${NO_THING}|[\d年月日时分，。；（）]`;
/** How many characters after its range an extreme may stand. */
const EXTREME_DISTANCE = 240;
/** How many figures after a range are tested. */
const MOST_FIGURES_BEHIND = 24;

/** Holds the highest, the lowest, the mean and the listed values against the ranges of the paragraph. */
export function relateExtremes(story: Story, { figures }: StoryContext): Relation[] {
  const { text } = story;
  const isTold = (mayStand(story, EXTREME) && text.search(EXTREME) >= 0) || text.includes('之间');
  if (!isTold) return [];
  const out: Relation[] = [];
  for (const range of rangesIn(story, figures)) {
    const next = firstAt(figures, (f) => f.at.start, range.end);
    for (const f of figures.slice(next, next + MOST_FIGURES_BEHIND)) {
      if (f.at.start - range.end > EXTREME_DISTANCE || f.sentence - range.sentence > 4) break;
      if (f.number === null || f.bound !== 'exact' || !sameUnit(f.unit, range.unit)) continue;
      const since = text.slice(range.end, f.at.start);
      // Another range, or another subject after a semicolon.
      if (since.includes('；') || ANOTHER_RANGE.test(since.replace(RANGE_TAIL, ''))) break;
      const word = extremeOf(story, figures, range, f);
      if (word === null) continue;
      out.push(boundRelation(range, f, word));
    }
    out.push(...membersOf(story, range), ...membersBefore(story, range));
  }
  return out;
}

const HOLDER = form`^(?:其中，?)?[一-龥]{1,5}[区县市镇乡村校院局所站厂店组队]$`;

/**
 * The word 最高, 最低 or 平均 if the figure is told as one for the range; the indicator if the figure is one of its values by
 * name; else null.
 */
function extremeOf({ text, sentences }: Story, figures: readonly Figure[], range: TextRange, f: Figure): string | null {
  const from = Math.max(startOf(sentences, f.sentence), range.end);
  const lead = text.slice(from, f.at.start);
  const last = figuresBetween(figures, from, f.at.start).findLast((x) => x.at.end <= f.at.start && x.unit === f.unit);
  const word = Array.from(EXTREME.all(lead)).at(-1);
  const start = word ? from + word.index : -1;
  const mine =
    word && lead.length - word.index <= 24 && (!last || last.at.end <= start) && !lead.slice(word.index).includes('。');
  if (!mine) return memberOf(range, text.slice(Math.max(from, last?.at.end ?? 0), f.at.start));
  // 最大小时雨强 is of another stretch of time.
  const scale = STRETCH_SCALE.exec(lead.slice(word.index + word[0].length));
  if (scale && !range.words.includes(scale[0])) return null;
  // 示范田亩产最高 is of another thing than 全县小麦亩产.
  const clause = lead.slice(
    Math.max(...['，', '。', '；'].map((c) => lead.lastIndexOf(c, word.index))) + 1,
    word.index,
  );
  // 11个区县增速在5.2%至8.4%之间，其中开发区最快: one of the things in the range.
  const isMember =
    HOLDER.test(clause) && OF_SEVERAL.test(text.slice(startOf(sentences, range.sentence), range.figures[0]?.at.start));
  if (!isMember && strange(clause, range.words)) return null;
  // The clause of the word tells whether it is of another time.
  const before = text.slice(Math.max(from, last?.at.end ?? 0), f.at.start).replace(SINCE_RANGE_BEGAN, '');
  if (OF_ANOTHER_TIME.test(before) || YEAR_AGO.test(lead.replace(SINCE_RANGE_BEGAN, ''))) return null;
  // 11月在9.6元至10.8元之间。8月最高曾达12.4元: of another month.
  const [month, own] = [text.slice(startOf(sentences, range.sentence), range.end), lead].map(
    (w) => NAMED_MONTH.exec(w)?.[1],
  );
  if (month !== undefined && own !== undefined && month !== own) return null;
  if (f.sentence !== range.sentence && !lead.startsWith('其中') && !nameOneThing(range.words, lead)) return null;
  return word[0];
}

/** 雁塘小学满意率为90.8% after 各校满意率介于…: the name of the measure, if the figure is one of the values; else null. */
function memberOf({ words }: TextRange, lead: string): string | null {
  if (!OF_SEVERAL.test(words)) return null;
  const measure = MEASURE_AT_END.exec(words)?.[1];
  const own = measure && new RegExp(`[一-鿿]{2}[^。；]*${measure}(?:仅|只|也|达)?(?:为|是|达|有)?$`).exec(lead);
  if (!own || OF_ANOTHER_TIME.test(lead) || OF_ALL_OR_CHANGED.test(lead)) return null;
  return measure;
}

/** Whether the clause names a thing, by two characters or more, that the range does not name. */
function strange(clause: string, words: string): boolean {
  const plain = clause.replace(SINCE_RANGE_BEGAN, '').replace(NAMES_NO_THING, '');
  let missing = 0;
  for (const c of plain) if (!words.includes(c)) missing++;
  return missing > 1;
}

/** Whether both name one thing: they share two neighbouring characters other than measures and fillers. */
function nameOneThing(a: string, b: string): boolean {
  // 清溪站 and 白河站 are two things.
  const name = (w: string): string | undefined => NAMED_PLACE.exec(w)?.[1];
  const [own, other] = [name(a), name(b)];
  if (own && other && own !== other && !SAME_PLACE.test(other)) return false;
  const plain = (w: string): string => w.replace(RANGE_FILLERS, ' ');
  const [x, y] = [plain(a), plain(b)];
  for (let i = 0; i + 2 <= x.length; i++) {
    const two = x.slice(i, i + 2);
    if (!two.includes(' ') && y.includes(two)) return true;
  }
  return false;
}

/** Between a range and its row stands only the lead of a list and the name of the first item. */
const OPENS_ROW = form`^${RANGE_NOUNS}?[，：。；](?:${LEADS_TO_LIST}|[一-鿿]{0,4}[为是看]?[，：])*[^，。；：]{2,12}$`;

/**
 * 在82.4%至97.1%之间，一区91.5%，二区88.0%，…: the row right after a range lies in it, if one of its values is an end of the
 * range.
 */
function membersOf(story: Story, range: TextRange): Relation[] {
  const row = rowsWithin(story, range.sentence, range.sentence + 1).find((r) => r.end > range.end);
  const items = row?.items.filter(({ mention }) => mention.figure.at.start >= range.end) ?? [];
  const [first] = items;
  if (!first || items.length < 3 || !sameUnit(first.mention.figure.unit, range.unit)) return [];
  if (!OPENS_ROW.test(story.text.slice(range.end, first.mention.figure.at.start))) return [];
  const isEnd = ({ mention: { figure } }: Item): boolean =>
    compare(figure.number, range.low) === 0 || compare(figure.number, range.high) === 0;
  if (!items.some(isEnd)) return [];
  return items.map((x) => boundRelation(range, x.mention.figure, x.name));
}

/** Between a row and the range in which all of it lies. */
const ALL_OF_THEM = form`^，?[均都]${words('在 处于 介于 位于 落在 保持在 稳定在 维持在')}$`;
/** 多数测点在…: the range is not said of every value. */
const NOT_OF_ALL = words('多数 大多 主要 基本 一般 通常 部分 除 多在 其余 有的 集中');

/** How many sentences before a range its row may stand. */
const ROW_BEFORE = 5;

/**
 * 4个点浑浊度分别为…。综合来看，4个点浑浊度在0.12至0.38NTU之间: a range for as many things as the row has, if one of its values is an end of
 * the range.
 */
function membersBefore(story: Story, range: TextRange): Relation[] {
  const start = range.figures[0]!.at.start;
  const words = story.text.slice(startOf(story.sentences, range.sentence), start);
  if (OF_ANOTHER_TIME.test(range.words)) return [];
  const row = rowsWithin(story, range.sentence - ROW_BEFORE, range.sentence).findLast((r) => r.end <= start);
  if (!row || row.items.length < 3) return [];
  // 分别为98.3%、97.6%、96.8%，均在97.2%至99.1%之间: all that were told right before.
  const isOfAll =
    ALL_OF_THEM.test(story.text.slice(row.end, start)) &&
    row.items.every(({ mention: { figure } }) => sameUnit(figure.unit, range.unit) && figure.bound === 'exact');
  if (isOfAll)
    return row.items.map((x) => ({ ...boundRelation(range, x.mention.figure, x.name), marked: x.mention.figure }));
  const counted = COUNTED_THINGS.exec(words)?.[1];
  if (counted === undefined || row.items.length !== smallCount(counted)) return [];
  if (NOT_OF_ALL.test(story.text.slice(row.end, start))) return [];
  if (!row.items.every(({ mention }) => sameUnit(mention.figure.unit, range.unit))) return [];
  const measure = words.replace(NO_MEASURE, ' ');
  if (!sharesBigram(measure.trim().slice(-4), row.lead)) return [];
  const values = row.items.map(({ mention }) => mention.figure.number);
  if (!values.some((v) => compare(v, range.low) === 0 || compare(v, range.high) === 0)) return [];
  return row.items.map((x) => ({ ...boundRelation(range, x.mention.figure, x.name), marked: range.figures.at(-1)! }));
}

function boundRelation(range: TextRange, f: Figure, word: string): Relation {
  const schema = LOWEST.test(word) ? 'lowest' : MEAN_WORD.test(word) ? 'mean' : 'highest';
  const outside = compare(f.number!, range.low) < 0 || compare(f.number!, range.high) > 0;
  return {
    kind: 'bound',
    figures: [...range.figures, f],
    claim: `${f.text} ∈ ${range.text}`,
    holds: !outside,
    working: outside ? `${word}${f.text}不在${range.text}之间` : `${f.text}在${range.text}之间`,
    tied: outside,
    schema: `bound/${schema}`,
    level: 'warning',
    marked: f,
    title: '有数不在所称范围之内',
    labels: [...range.figures.map((_, i) => (range.figures.length === 1 ? '范围' : i ? '上限' : '下限')), word],
  };
}

/** The ranges that the paragraph gives, in the order of the text; empty where it gives none. */
export function rangesIn(story: Story, figures: readonly Figure[]): TextRange[] {
  const { text, clauses } = story;
  const out: TextRange[] = [];
  figures.forEach((a, i) => {
    const words = text.slice(Math.max(startOf(clauses, a.clause), a.at.start - 30), a.at.start);
    const ends = BOTH_ENDS.exec(a.value);
    const b = figures[i + 1];
    const pair =
      ends === null &&
      b !== undefined &&
      hasNumber(a) &&
      hasNumber(b) &&
      a.kind === b.kind &&
      a.kind !== 'date' &&
      sameUnit(a.unit, b.unit) &&
      joins(text, a, b)
        ? [a.number, b.number]
        : null;
    const boundAt = (n: number): Rational | null => {
      const value = ends && fromDecimal(group(ends, n));
      return value && mul(value, a.magnitude);
    };
    const [low, high] = pair ?? [boundAt(1), boundAt(2)];
    if (!low || !high || a.kind === 'date') return;
    const last = pair && b ? b : a;
    const { end } = last.at;
    if (!RANGE_TAIL.test(text.slice(end, end + 10)) && !RANGE_LEAD.test(words.replace(PER_UNIT_AT_END, ''))) return;

    if (compare(low, high) >= 0) return;
    // 由3%增长到5% is a change and no range.
    if (CHANGES_BEHIND.test(text.slice(end, end + 3))) return;
    out.push({
      figures: last === a ? [a] : [a, last],
      low,
      high,
      unit: last.unit,
      end,
      sentence: a.sentence,
      words,
      text: text.slice(a.at.start, end),
    });
  });
  return out;
}

/** The unit of 18—57微克/立方米 is read without the words after the stroke. */
const sameUnit = (a: string, b: string): boolean =>
  a !== '' && (a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`));

function joins(text: string, a: Figure, b: Figure): boolean {
  const joint = text.slice(a.at.end, b.at.start).replaceAll(' ', '');
  return JOINT.test(joint) || (BETWEEN.test(joint) && text.slice(b.at.end, b.at.end + 2).startsWith('之间'));
}
