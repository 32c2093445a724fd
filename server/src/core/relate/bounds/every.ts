/** What is said of every value of a row, or of a number of them: 均在95%以上, 有三个低于90分. */
import { OF_ALL_ALIKE, OR_LESS, OR_MORE, RESPECTIVELY } from '../../grammar/vocabulary/extremes';
import { CLAUSE_BREAKS } from '../../grammar/vocabulary/marks';
import { WANTED_VALUES } from '../../grammar/vocabulary/plans';
import { YEAR_AGO } from '../../grammar/vocabulary/times';
import { closing, everyForm, form, opening, words } from '../../grammar/lexemes';
import type { Figure, Relation } from '../../model';
import { readOrdinal } from '../../num/ordinal';
import { compare, rational } from '../../num/rational';
import type { Story, StoryContext } from '../mention';
import type { Item, ValueRow } from '../ranking/row';
import { mentionsBetween } from '../nearby';
import { rowsWithin } from '../ranking/row';
import { sharesBigram } from '../words';
import { startOf } from '../../text/stretches';

type Side = 'over' | 'under';

const NO_STATE = words('除 确保 应当 必须 标准 平均', WANTED_VALUES, YEAR_AGO);
const LEADING_MARK = opening(CLAUSE_BREAKS);
const NO_BOUND = form`^(?:${words('左右 上下 的 之间')}|[至到—-])`;
const AT_LEAST = words('以上');
const AT_MOST = words('以下 以内 之内');
const SHOWN_BELOW = words('其中 统计 显示 数据 具体 抽[查检] 结果 如下 ：', RESPECTIVELY);
const OF_EACH_OR_SOME = form`[各每]|[\d二三四五六七八九十]个`;
const LIST_BEHIND = form`^(?:及?以[上下内])?(?:：|，${words('具体', RESPECTIVELY)})`;
const COUNTED_KIND = form`(?:各|每个|[二两三四五六七八九十\d]个)([一-鿿]{2})`;
const NO_MEASURE = everyForm`[各每均在都平\d]`;
const RATE_NAME = form`([一-鿿]{2})率`;
const COUNT_FORM = '\\d{1,2}|[一二两三四五六七八九十]{1,2}';
const COUNTERS = '[个所家项名处座支台条]';
const BOUND_ENDS = form`^(?:以[上下内])?(?:[，。；]|$)`;
const AND_OTHERS = opening('等 以及 和其他');
const ONLY_SOME = words('主要 部分 较[高低] 前');
const SO_MANY = everyForm`(\d{1,2}|[二两三四五六七八九十]{1,2})(?:${COUNTERS}|大)`;

const OVER = words('超过 高于 不低于 不少于 大于 多于 达到? 突破 优于');
const UNDER = words('没有超过 没超过 低于 不超过 不高于 不足 不到 小于 少于 未超过 未突破 未达到? 控制在');
const WITHOUT_EXCEPTION = words('均 全部 都 一律 悉数 始终 一直');
const STAYS = words('已经? 稳定 保持 维持 处于');
/** 均在…以上, 全部控制在…以下, 都不少于…: words for every value. */
const EVERY = form`(?:${WITHOUT_EXCEPTION}|连续[一二两三四五六七八九十\d]{1,2}个?[年月季]度?)${STAYS}*(?:在|(${OVER})|(${UNDER})在?)了?$`;
const THERE_ARE = words('有 仅 仅有 只有 其中 其中有 ， 共');
/** 3所学校低于50分, 两个窗口得分在90分以下: the number of values stands before the bound. */
const NUMBER_OF_VALUES = form`${THERE_ARE}?(${COUNT_FORM})[个所家项名人户处座支台条]([^，。；：、\d]{0,10}?)${words('得分 成绩 浓度 比例 比率')}?(?:(${OVER})|(${UNDER})|在)$`;
/** Both end in one of these words. */
const ENDS_IN_BOUND = closing(OVER, UNDER, '在 了');
/** And none of these is longer. */
const LONGEST_BOUND = 6;
const EVERY_OR_COUNTED = words(WITHOUT_EXCEPTION, '连续 有 [个所家项名]');
const NOT_OF_EVERY = form`${NO_STATE}|分别[^，]{0,6}${OF_ALL_ALIKE}$`;

export function relateEvery(story: Story, { figures }: StoryContext): Relation[] {
  const { text } = story;
  if (story.mentions.length < 3 || !EVERY_OR_COUNTED.test(text)) return [];
  const out: Relation[] = [];
  for (const f of figures) {
    if (f.kind === 'date' || f.kind === 'rank' || f.kind === 'ratio' || f.number === null || f.modality !== 'achieved')
      continue;
    if (!mayTell(text, f)) continue;
    const clause = clauseBefore(story, f);
    const isBound = ENDS_IN_BOUND.test(clause);
    const every = isBound ? EVERY.exec(clause) : null;
    const side = every ? sideOf(story, f, every[1], every[2]) : null;
    const counted = isBound && !every ? NUMBER_OF_VALUES.exec(clause) : null;
    const found = side
      ? ofEvery(story, f, side, clause.slice(0, every!.index))
      : counted
        ? ofSome(story, f, sideOf(story, f, counted[3], counted[4]), counted[1]!)
        : ofSomeBehind(story, f, clause);
    if (found && !NOT_OF_EVERY.test(clause)) out.push(found);
  }
  return out;
}

/** A quick look at what stands right before the figure and right behind it, since most figures are no bounds. */
const mayTell = (text: string, { at: { start, end } }: Figure): boolean =>
  '的以'.includes(text.charAt(end) || ' ') ||
  text.charAt(start - 1) === ' ' ||
  ENDS_IN_BOUND.test(text.slice(Math.max(0, start - LONGEST_BOUND), start));

/** The words of the clause before the figure, after any other figure in it. */
function clauseBefore({ text, clauses }: Story, f: Figure): string {
  return text.slice(startOf(clauses, f.clause), f.at.start).replaceAll(' ', '').replace(LEADING_MARK, '');
}

function sideOf({ text }: Story, f: Figure, over: string | undefined, under: string | undefined): Side | null {
  const tail = text.slice(f.at.end, f.at.end + 4);
  if (NO_BOUND.test(tail)) return null;
  if (AT_LEAST.test(f.boundWords) || OR_MORE.test(tail)) return 'over';
  if (AT_MOST.test(f.boundWords) || OR_LESS.test(tail)) return 'under';
  if (under) return under === '控制在' ? null : 'under';
  return over && over !== '达' ? 'over' : null;
}

const sameKind = (row: ValueRow, f: Figure): boolean => {
  const own = row.items[0]!.mention.figure;
  return own.kind === f.kind && own.unit === f.unit;
};

const isInsideBound = ({ mention }: Item, f: Figure, side: Side): boolean => {
  const c = compare(mention.figure.number, f.number!);
  return side === 'over' ? c >= 0 : c <= 0;
};

// ---------------------------------------------------------------- every one

/** How many sentences before the statement its row may begin. */
const SENTENCES_BEFORE = 12;
const LISTS = form`从[一-鿿]{1,4}看|分[一-鿿]{1,3}看|${SHOWN_BELOW}`;

function ofEvery(story: Story, f: Figure, side: Side, subject: string): Relation | null {
  const rows = rowsWithin(story, f.sentence - SENTENCES_BEFORE, f.sentence + 2).filter((row) => sameKind(row, f));
  const before = rows.findLast((row) => row.end <= f.at.start);
  if (before && f.sentence === before.last) {
    // 均 right after the row speaks of that row.
    const joint = story.text.slice(before.end, f.at.start);
    const others = mentionsBetween(story.mentions, before.end, f.at.start).length > 0;
    return others || joint.length > 24 || joint.includes('其中') ? null : everyRelation(before, f, side);
  }
  if (before && f.sentence - before.last === 1 && OF_EACH_OR_SOME.test(sentenceUpTo(story, f))) {
    const words = sentenceUpTo(story, f);
    return sharesBigram(withoutMeasure(words), before.lead) && sameMeasure(words, before)
      ? everyRelation(before, f, side)
      : null;
  }
  const behind = rows.find((row) => row.start >= f.at.end);
  if (!behind || behind.first - f.sentence > 2) return null;
  // 都在0.3毫克/升以上：1号0.35毫克/升、…: the row follows.
  if (behind.first === f.sentence)
    return LIST_BEHIND.test(story.text.slice(f.at.end, f.at.end + 6)) ? everyRelation(behind, f, side) : null;
  if (YEAR_AGO.test(behind.lead) || !(LISTS.test(behind.lead) || areOf(subject, behind))) return null;
  const between = mentionsBetween(story.mentions, f.at.end, behind.start).some((x) => x.figure.unit === f.unit);
  return between || !sameMeasure(subject, behind) ? null : everyRelation(behind, f, side);
}

/** 三个标段…都不少于…。一标段…，二标段…: whether the items are what the subject counts. */
const areOf = (subject: string, { items }: ValueRow): boolean => {
  const counted = COUNTED_KIND.exec(subject)?.[1];
  return counted !== undefined && items.every(({ name }) => name.includes(counted));
};

const sentenceUpTo = ({ text, sentences }: Story, f: Figure): string =>
  text.slice(startOf(sentences, f.sentence), f.at.start);
const withoutMeasure = (words: string): string => words.replace(NO_MEASURE, ' ');

/** Whether the measure is the same. A rate with another name (优良率, 合格率) is another measure. */
function sameMeasure(subject: string, row: ValueRow): boolean {
  const rate = RATE_NAME;
  const other = rate.exec(row.lead + row.items[0]!.name)?.[1];
  return other === undefined || rate.exec(subject) === null || subject.includes(other);
}

function everyRelation(row: ValueRow, f: Figure, side: Side): Relation | null {
  const wrong = row.items.find((x) => !isInsideBound(x, f, side));
  const words = boundText(f, side);
  return {
    kind: 'bound',
    figures: [...row.items.map((x) => x.mention.figure), f],
    claim: `${row.items.map((x) => x.mention.figure.text).join('、')} ${side === 'over' ? '≥' : '≤'} ${f.text}`,
    holds: !wrong,
    working: wrong ? `称均${words}，${itemName(wrong)}却是${wrong.mention.figure.text}` : `各数均${words}`,
    tied: wrong !== undefined,
    schema: 'bound/every',
    level: 'warning',
    marked: f,
    title: '所列各数不都在所称界限之内',
    labels: [...row.items.map((x) => x.name || x.mention.figure.text), '界限'],
  };
}

const itemName = ({ name, mention }: Item): string => name || `其中之一（${mention.figure.text}）`;
const boundText = (f: Figure, side: Side): string => `${side === 'over' ? '不低于' : '不高于'}${f.text}`;

// ---------------------------------------------------------------- so many of them

/** 超过60%的有六个: the bound before the number of values. */
const HAVING = form`(?:(${OVER})|(${UNDER}))$`;
const NUMBER_BEHIND = form`^(?:以([上下])内?)?的[一-鿿]{0,4}?(?:有|共有|为|达)(${COUNT_FORM})${COUNTERS}(?=[，。；]|$)`;

function ofSomeBehind(story: Story, f: Figure, clause: string): Relation | null {
  const m = NUMBER_BEHIND.exec(story.text.slice(f.at.end, f.at.end + 16));
  if (!m) return null;
  const words = HAVING.exec(clause);
  const side = m[1] === '上' || words?.[1] ? 'over' : m[1] === '下' || words?.[2] ? 'under' : null;
  return ofSome(story, f, side, m[2]!);
}

function ofSome(story: Story, f: Figure, side: Side | null, number: string): Relation | null {
  const n = /^\d/.test(number) ? Number(number) : readOrdinal(number);
  if (side === null || n === null) return null;
  const tail = story.text.slice(f.at.end, f.at.end + 16);
  // 低于90分的学校中…: nothing is said of them here.
  if (!BOUND_ENDS.test(tail) && !NUMBER_BEHIND.test(tail)) return null;
  const row = rowsWithin(story, f.sentence - SENTENCES_BEFORE, f.sentence).findLast(
    (r) => sameKind(r, f) && r.end <= f.at.start,
  );
  if (!row || row.items.length < 3 || f.sentence - row.last > 1 || !listsAll(row, story)) return null;
  const between = mentionsBetween(story.mentions, row.end, f.at.start).some(
    (x) => x.figure !== f && x.figure.unit === f.unit,
  );
  if (between) return null;
  const least = row.items.filter((x) =>
    side === 'over' ? compare(x.mention.figure.number, f.number!) > 0 : compare(x.mention.figure.number, f.number!) < 0,
  ).length;
  const most = row.items.filter((x) => isInsideBound(x, f, side)).length;
  const holds = n >= least && n <= most;
  const count = mentionsBetween(story.mentions, f.at.start - 24, f.at.end + 16).find(
    (x) =>
      x.figure !== f &&
      x.figure.at.start >= row.end &&
      x.figure.number &&
      compare(x.figure.number, rational(BigInt(n))) === 0,
  )?.figure;
  return {
    kind: 'bound',
    figures: [...row.items.map((x) => x.mention.figure), ...(count ? [count] : []), f],
    claim: `${side === 'over' ? '≥' : '≤'} ${f.text}: ${n}`,
    holds,
    working: holds
      ? `所列各数中${n}个${boundText(f, side)}`
      : `所列各数中${side === 'over' ? '超过' : '低于'}${f.text}的有${least}个，文中为${number}个`,
    tied: !holds,
    schema: 'bound/counted',
    level: 'warning',
    marked: count ?? f,
    title: '在界限之内外的个数不符',
    labels: [...row.items.map((x) => x.name || x.mention.figure.text), ...(count ? ['个数'] : []), '界限'],
  };
}

/** Whether the row lists all of them: the text says how many there are, or uses 分别. */
function listsAll(row: ValueRow, { text }: Story): boolean {
  if (AND_OTHERS.test(text.slice(row.end, row.end + 2)) || ONLY_SOME.test(row.lead)) return false;
  const said = [...SO_MANY.all(row.lead)].map(([, w]) => (/^\d/.test(w!) ? Number(w) : readOrdinal(w!)));
  return said.includes(row.items.length);
}
