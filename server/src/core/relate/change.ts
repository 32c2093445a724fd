/**
 * Changes: a value, what it is compared with, by how much and at what rate it changed, and how many times it is.
 * Everything that a clause chain says of one value is collected in a frame. Each row of the table below ties some slots
 * of a frame by a formula, so word order and punctuation make no difference.
 */
import { COMES, GOES } from '../grammar/vocabulary/parts';
import { says, W } from '../grammar/words';
import type { Pattern } from '../grammar/lexemes';
import { closing, everyForm, form, opening, words } from '../grammar/lexemes';
import { ENDS_IN_THAN, ON_THE_PERIOD, THAN, THAN_YEAR } from '../grammar/vocabulary/changes';
import { CLAUSE_STOPS } from '../grammar/vocabulary/marks';
import { HOUSEHOLD_INCOME, VALUE_ADDED } from '../grammar/vocabulary/measures';
import { SCOPE_NAMES } from '../grammar/vocabulary/places';
import { ACHIEVED, PLANS } from '../grammar/vocabulary/plans';
import { YEARLY_MEAN } from '../grammar/vocabulary/shares';
import {
  EVERY_YEAR,
  LAST_YEAR,
  NAMED_YEAR,
  THAN_LAST_YEAR,
  THIS_OR_THAT_YEAR,
  YEAR,
  YEAR_AGO,
} from '../grammar/vocabulary/times';
import { smallCount } from '../num/numerals';
import type { Figure, Relation, RelationKind, Severity, Numbered } from '../model';
import type { Formula, Roles } from './formula';
import { formula, verdictOf } from './formula';
import { rule } from './judge';
import { labelOf } from './division';
import type { Mention, Story } from './mention';
import {
  alike,
  before,
  between,
  clauseWords,
  isAmount,
  isExactLevel,
  leads,
  leadWords,
  sentenceWords,
  sinceWords,
  SHOWS,
  shows,
} from './mention';
import { coreOf } from './share';
import { doublingHolds } from './solve';
import { startOf } from '../text/stretches';
import { group } from '../match';
import { only } from '../list';
import { less } from './mention';
import { evenlySpread, isMoreThanNominal } from './series/thought';
import { sharesBigram } from './words';

/**
 * What one clause chain says of one value: where it stands, where it started, and its changes. Null and empty slots are
 * not told.
 */
export interface Frame {
  to: Mention | null;
  from: Mention | null;
  /** How much more or less `to` is than `from`. */
  diffs: Mention[];
  rates: Mention[];
  times: Mention[];
  points: Mention[];
  means: Mention[];
}

/** A relation between the slots of a frame, with one formula for a rise and one for a fall. */
export interface ChangeRow {
  readonly id: string;
  readonly kind: RelationKind;
  readonly rise: Formula;
  readonly fall: Formula;
  readonly slots: readonly (keyof FrameSlots)[];
  /** The slot that carries the mark, where it is not the formula's target. */
  readonly mark?: string;
  readonly claim: (t: (slot: string) => string, fall: boolean) => string;
}

interface FrameSlots {
  to: Mention;
  from: Mention;
  diff: Mention;
  rate: Mention;
  times: Mention;
  points: Mention;
}

// Years and stretches of time.
const YEAR_TO_YEAR = form`(${YEAR})年?(?:至|到|—{1,2}|-|~)${NAMED_YEAR}`;
const EVERY_YEAR_OR_ITS_WORD = everyForm`${NAMED_YEAR}|(${THIS_OR_THAT_YEAR})|(${LAST_YEAR})`;
const ANY_YEAR = everyForm`[今去上本当]年|\d{4}年`;
const ONE_YEAR = form`^(\d{4})年$`;
const ANOTHER_STRETCH = words('季度 半年 全年 年末 累计');

// Words for what a value is compared with.
const FROM_BEFORE = form`从[^，。；]{0,8}$`;
const TO_A_YEAR = form`^[到至](?:\d{4}年)?的?$`;
const MARK_FIRST = opening(CLAUSE_STOPS);
const THAN_FIRST = opening(THAN);
const SAME_PERIOD_END = closing('年?同期');
const LAST_YEAR_ANYHOW = words('同比 同期', LAST_YEAR);
const PERIOD_BEFORE = words('同期 上期', LAST_YEAR);
const LAST_YEARS_VALUE = form`${LAST_YEAR}(?:同期)?[^，。；]{0,12}$`;
const LAST_YEARS = form`${LAST_YEAR}(${words('同期 同月 度 全年')})?的?$`;
const NAMES_ITS_BASE = form`${words('同比 环比 [比较]上 [比较]去 比年初')}|[比较]\d`;

// Words for how a value changed.
const MULTIPLIED = form`^）?(?:左右)?的${words('约 近 整整 大约 将近')}*$`;
/** These tell how the same thing is looked at, and name no other. */
const SUBJECT_COMPARED = form`^，?([一-龥]{2,12})${THAN}(?:[上去前]|年初|期初|同期|常年|${YEAR}年|\d{1,2}月)`;
const IN_GENERAL = words('口径 价 可比 总[量体数额] 整体 规模 数量 水平 [该其]');
/** 新增融资3.18亿元，有息债务比年初的19.88亿元净增…: the clause of the base has a subject of its own. */
function isOfAnother(story: Story, to: Mention, base: Mention): boolean {
  const subject = SUBJECT_COMPARED.exec(leadWords(story, base))?.[1];
  return (
    subject !== undefined &&
    base.clause !== to.clause &&
    to.name.length >= 2 &&
    !sharesBigram(subject, labelOf(story, to)) &&
    !IN_GENERAL.test(subject)
  );
}

const STATED_AS = words('[是为达于]');
const IS_SO_MANY_TIMES = form`${words('是 为 相当于 达')}|^的`;
const RECKONED_BY = form`^.{1,2}均$`;
const HOW_IT_IS_RECKONED = form`^${words('年均 平均 名义 实际 按 以 现价 当年价 不变价 可比价 同口径 可比口径 格 计算 口径')}+$`;
const NO_SUBJECT = form`^(?:${words('后者 前者 增幅 降幅 涨幅 增速 同比 环比 压缩率 压减率 增长率 降低率 削减率 每[亩户人] 同期 其')}|${words('现价总量 总量 数量 规模 总数')}$)`;
const ALMOST = words('基本 接近 近乎');
const DOUBLES = form`^，?(?:[一两二三四五六七八九十\d]+年[间来内]?)?${words(ALMOST, '成功 如期 提前 顺利 已 整整')}*${ACHIEVED}?了?${words('总量 规模')}?翻番(?=[，。；])`;

// Prices and measures.
const AT_CURRENT_PRICES = words('名义 现价 当年价');
const CURRENT_PRICES_IN_BRACKETS = form`[（(]现价|现价[）)]`;
const AT_SAME_PRICES = form`(?<!不)可比|${words('不变价 同口径')}`;
const IN_REAL_TERMS = form`${words('实际增长 扣除价格')}|${AT_SAME_PRICES}`;
const IN_REAL_TERMS_OVER_YEARS = words(HOUSEHOLD_INCOME, '人均收入');

const twoWay = (rise: string, fall: string): { rise: Formula; fall: Formula } => ({
  rise: formula(rise),
  fall: formula(fall),
});

/** The rows in the order in which they are tried: those that need both ends come first. */
export const CHANGE_ROWS: readonly ChangeRow[] = [
  {
    id: 'growth/ends-rate',
    kind: 'growth',
    ...twoWay('rate = 100 * (to - from) / from', 'rate = 100 * (from - to) / from'),
    slots: ['from', 'to', 'rate'],
    claim: (t, fall) => `${t('from')} → ${t('to')}：${sign(fall)}${t('rate')}`,
  },
  {
    id: 'growth/ends-difference',
    kind: 'growth',
    ...twoWay('diff = to - from', 'diff = from - to'),
    slots: ['from', 'to', 'diff'],
    claim: (t, fall) => `${t('from')} → ${t('to')}：${sign(fall)}${t('diff')}`,
  },
  {
    id: 'growth/increment',
    kind: 'growth',
    ...twoWay('rate = 100 * diff / (to - diff)', 'rate = 100 * diff / (to + diff)'),
    slots: ['to', 'diff', 'rate'],
    claim: (t, fall) => `${t('diff')} / (${t('to')} ${fall ? '+' : '-'} ${t('diff')}) = ${t('rate')}`,
  },
  {
    id: 'growth/base-increment',
    kind: 'growth',
    ...twoWay('rate = 100 * diff / from', 'rate = 100 * diff / from'),
    slots: ['from', 'diff', 'rate'],
    claim: (t) => `${t('diff')} / ${t('from')} = ${t('rate')}`,
  },
  {
    id: 'growth/points',
    kind: 'growth',
    ...twoWay('points = to - from', 'points = from - to'),
    slots: ['from', 'to', 'points'],
    claim: (t, fall) => `${t('from')} → ${t('to')}：${sign(fall)}${t('points')}`,
  },
  {
    id: 'multiple/of',
    kind: 'multiple',
    ...twoWay('times = to / from', 'times = to / from'),
    slots: ['from', 'to', 'times'],
    claim: (t) => `${t('from')} → ${t('to')}：${t('times')}`,
  },
];

const sign = (fall: boolean): string => (fall ? '-' : '+');

/** to = from × (1 + rate)^years. */
export function meanRow(years: number, fall: boolean): ChangeRow {
  const f = formula(`to = from * (1 ${fall ? '-' : '+'} rate / 100) ^ ${years}`);
  return {
    id: 'growth/mean',
    kind: 'growth',
    rise: f,
    fall: f,
    mark: 'rate',
    slots: ['from', 'to', 'rate'],
    claim: (t) => `${t('from')} × (1${fall ? '-' : '+'}${t('rate')})^${years} = ${t('to')}`,
  };
}

/** Whether two values are of one kind and can be compared. */
export const sameSort = (a: Mention, b: Mention): boolean =>
  a.figure.kind === b.figure.kind && alike(a.figure, b.figure);

const CURRENT_PRICES_FIRST = form`^[，。；]?[按以](?:现行?价格?|当年价格?)(?:计算|计)?，`;
const CONSTANT = closing(VALUE_ADDED, '劳动生产率');

/** Whether the rate is at constant prices, so that it need not follow from the printed values. */
export function constantPrices(story: Story, frame: Frame, rate: Mention): boolean {
  const like = frame.to ?? frame.from!;
  const words = `${sentenceWords(story, like)}`;
  if (AT_CURRENT_PRICES.test(wordsAroundRate(story, rate)) || CURRENT_PRICES_IN_BRACKETS.test(words)) return false;
  // 按现价计算，…由2020年的126亿元增加到171亿元，年均增长: said at the head, it holds for the sentence.
  if (CURRENT_PRICES_FIRST.test(words)) return false;
  if (before(rate, W.constant) || IN_REAL_TERMS.test(wordsAroundRate(story, rate))) return true;
  if (AT_SAME_PRICES.test(words)) return true;
  return (
    CONSTANT.test(labelOf(story, like)) ||
    CONSTANT.test(like.figure.indicator) ||
    (like.name === '' && VALUE_ADDED.test(clauseWords(story, like)))
  );
}

const wordsAroundRate = (story: Story, m: Mention): string =>
  sinceWords(story, m) + story.text.slice(m.figure.at.end, m.until);

/** Relations between the values of the paragraph and their changes. */
export function relateChanges(story: Story): Relation[] {
  const out: Relation[] = [];
  if (!shows(story, SHOWS.changes | SHOWS.bases | SHOWS.moves | SHOWS.multiples)) return out;
  const used = new Set<Figure>();
  const frames = framesOf(story);
  lateBases(frames);
  for (const frame of frames) {
    const found = judgeFrame(story, frame);
    for (const r of found) {
      out.push(r);
      if (r.holds === true) for (const f of r.figures) used.add(f);
    }
  }
  out.push(...seated(story), ...acrossSentences(story, frames), ...doublingsBehind(story, out));
  return out;
}

const NET_AT_END = form`净[增减][一-龥]{0,3}$`;

/** One frame for each value of each clause chain. */
function framesOf(story: Story): Frame[] {
  const frames: Frame[] = [];
  let frame: Frame | null = null;
  let pending: Mention | null = null;
  // 由24个增加了36个，达到60个: the change is told before the value that it leads to.
  let early: Mention[] = [];
  let chain = -1;
  let bracket = -1;
  for (const m of story.mentions) {
    if (m.chain !== chain) {
      // A semicolon or full stop begins a new frame, unless the next sentence opens with the base of the last value.
      const goesOn =
        m.other &&
        m.measure === 'base' &&
        frame?.to &&
        sameSort(frame.to, m) &&
        m.sentence - frame.to.sentence === 1 &&
        !story.listed.has(frame.to) &&
        !frame.from;
      if (!goesOn) frame = null;
      pending = null;
      ({ chain } = m);
      bracket = -1;
    }
    if (m.bracket >= 0 && m.bracket !== bracket) {
      // A bracket is a short chain of its own; the chain continues after it.
      if (m.measure !== 'base') continue;
    }
    if (m.seat) {
      // Values side by side are paired by their places in another reader.
      if (m.measure !== 'base' || m.seat.of > 1) {
        if (m.seat.place === 0) frame = null;
        continue;
      }
    }
    const { kind } = m.figure;
    // 资金1760亿元，是上年400亿元的4.4倍: the multiplied value stands right before.
    const near = story.mentions[m.index - 1];
    if (
      kind === 'multiple' &&
      near &&
      isAmount(near) &&
      MULTIPLIED.test(between(story, near, m)) &&
      STATED_AS.test(
        near.bracket >= 0 && near.bracket !== m.bracket
          ? story.text.slice(Math.max(0, near.bracket - 12), near.bracket)
          : leadWords(story, near),
      )
    ) {
      const owner = story.mentions
        .slice(0, near.index)
        .findLast(
          (x) =>
            x.sentence === m.sentence &&
            (x.measure === 'level' || x.measure === 'each' || x.measure === 'mean') &&
            sameSort(x, near),
        );
      if (owner) pushed(frames, { ...empty(), to: owner, from: { ...near, other: true }, times: [m] });
      continue;
    }
    const value = isAmount(m) || kind === 'percent';
    if (m.measure === 'base' && value) {
      if (m.other && frame?.to && sameSort(frame.to, m) && !frame.from && !isOfAnother(story, frame.to, m))
        frame.from = m;
      else if (!m.other) pending = m;
      else {
        frame = pushed(frames, { ...empty(), from: m });
      }
      continue;
    }
    if (
      value &&
      (m.measure === 'level' ||
        m.measure === 'rate' ||
        m.measure === 'share' ||
        m.measure === 'each' ||
        m.measure === 'mean')
    ) {
      if (isPlan(story, m)) continue;
      if (
        kind === 'percent' &&
        frame?.to &&
        isAmount(frame.to) &&
        m.measure !== 'level' &&
        (m.measure === 'share' || leads(m, W.plan) || PLANS.test(leadWords(story, m)))
      )
        continue;
      if (kind === 'percent' && frame?.to && isAmount(frame.to) && m.measure !== 'level') {
        // 办结率, 占比 and 完成预算的102% may stand between a value and its change.
        const named = m.name.length >= 2;
        if (named) frame = pushed(frames, { ...empty(), to: m });
        continue;
      }
      // 比2020年的18.4平方公里扩大了25.5%，达到20.3平方公里: the new value comes last.
      if (
        frame &&
        !frame.to &&
        frame.from &&
        m.name === '' &&
        sameSort(frame.from, m) &&
        m.bracket === frame.from.bracket
      ) {
        frame.to = m;
        continue;
      }
      let from: Mention | null =
        pending && sameSort(pending, m) && (m.dir !== 0 || leads(m, W.to) || (early.length > 0 && m.name === ''))
          ? pending
          : null;
      pending = null;
      // 2022年为31.2%，2023年降至27.6%: the change starts from the value of the year before.
      const last = frame?.to;
      if (
        !from &&
        last &&
        last.dir === 0 &&
        last.index === m.index - 1 &&
        last.sentence === m.sentence &&
        m.dir !== 0 &&
        m.name === '' &&
        leads(m, W.to) &&
        sameSort(last, m) &&
        years(last, m)
      )
        from = last;
      // 两年前只有160个，现在是800个: the words of time join the two ends.
      if (
        !from &&
        last &&
        last.index === m.index - 1 &&
        last.sentence === m.sentence &&
        last.bracket === m.bracket &&
        sameSort(last, m) &&
        (m.name === '' || last.name.endsWith(m.name)) &&
        AT_THAT_TIME.test(sinceWords(story, last)) &&
        NOWADAYS.test(leadWords(story, m))
      )
        from = last;
      // 从2021年的1.6亿元到2025年的5.6亿元，…增长: 从 and 到 join the two ends.
      if (
        !from &&
        last &&
        last.index === m.index - 1 &&
        last.name === '' &&
        m.name === '' &&
        sameSort(last, m) &&
        FROM_BEFORE.test(leadWords(story, last)) &&
        TO_A_YEAR.test(between(story, last, m))
      )
        from = last;
      // A change after a list of parts may be a change of the whole.
      const before0 = story.mentions[m.index - 1];
      if (story.nested.has(m) && before0 && story.nested.has(before0) && between(story, before0, m).includes('、')) {
        frame = null;
        continue;
      }
      // 比去年多12个，去年引进30个: the base comes last.
      frame = pushed(frames, { ...empty(), to: m, from });
      if (from)
        for (const x of early)
          if (x.figure.kind === 'percent') frame.rates.push(x);
          else if (isAmount(x) && alike(x.figure, m.figure)) frame.diffs.push(x);
      early = [];
      continue;
    }
    // 由860张增加了430张，增长50%: the change starts from the value before it, and no new value need be told.
    if (
      !frame &&
      pending?.index === m.index - 1 &&
      m.measure === 'change' &&
      isAmount(m) &&
      alike(pending.figure, m.figure) &&
      m.chain === pending.chain &&
      m.name === ''
    ) {
      frame = pushed(frames, { ...empty(), from: pending });
      pending = null;
    }
    if (!frame) {
      if (pending && m.measure === 'change' && m.chain === pending.chain && m.name === '') early.push(m);
      continue;
    }
    // 一季度同比增长9.2%: another period is another subject.
    const opens = m.before.find((t) => t.start >= m.lead);
    if (
      m.measure === 'change' &&
      frame.to &&
      opens?.start === m.lead &&
      says(opens, W.period) &&
      ANOTHER_STRETCH.test(story.text.slice(opens.start, opens.end))
    ) {
      frame = null;
      continue;
    }
    if (m.name.length >= 2 && (m.measure === 'change' || kind === 'multiple') && !ownsName(story, frame, m)) {
      // A change with its own subject does not belong to this frame.
      frame = null;
      continue;
    }
    // 新聘9人，退休6人，净增3人: what came and went is no stock that has grown.
    if (m.measure === 'change' && frame.to && NET_AT_END.test(leadWords(story, m)) && isFlow(story, frame.to)) {
      frame = null;
      continue;
    }
    if (m.measure === 'change') {
      if (kind === 'percent') (isMean(m) ? frame.means : frame.rates).push(m);
      else if (kind === 'points') frame.points.push(m);
      else if (isAmount(m)) {
        const like = frame.to ?? frame.from;
        if (like && alike(like.figure, m.figure)) frame.diffs.push(m);
      } else if (kind === 'multiple') frame.times.push(m);
    } else if (m.measure === 'multiple' && kind === 'multiple') frame.times.push(m);
  }
  return frames;
}

const pushed = (frames: Frame[], frame: Frame): Frame => {
  frames.push(frame);
  return frame;
};

const empty = (): Frame => ({ to: null, from: null, diffs: [], rates: [], times: [], points: [], means: [] });

const isPlan = (story: Story, m: Mention): boolean =>
  leads(m, W.plan) &&
  m.figure.kind === 'amount' &&
  !leads(m, W.rise, W.fall) &&
  (before(m, W.done) || isOfPlan(story, m));

/** 为年初预算9.7亿元的101.6%: the plan of which a share is told. */
function isOfPlan({ text, mentions }: Story, m: Mention): boolean {
  const next = mentions[m.index + 1];
  return next?.figure.kind === 'percent' && text.slice(m.figure.at.end, next.figure.at.start) === '的';
}

/** 比上年增加就业1260人: whether the object of the verb is the thing that the frame is about. */
function ownsName(story: Story, frame: Frame, m: Mention): boolean {
  const like = frame.to ?? frame.from;
  if (!like) return false;
  // 接待402.5万人次、花费24.4亿元，人次降了4.0%: the rate names the other figure by its unit.
  const named = (x: Mention): boolean => x.chain === m.chain && x.index < m.index && x.figure.unit === m.name;
  if (like.figure.unit !== m.name && story.mentions.some(named)) return false;
  if (
    frame.to &&
    frame.from &&
    frame.to.name === '' &&
    frame.from.name === '' &&
    sinceWords(story, frame.from).replace(MARK_FIRST, '').startsWith('从')
  )
    return true;
  const own = coreOf(labelOf(story, like));
  const name = coreOf(m.name);
  if (own === name || own.endsWith(name) || name.endsWith(own)) return own.length > 0;
  // 人均纯收入由…提高到…，人均增加: the change is reckoned for each person, as both values are.
  if (RECKONED_BY.test(m.name) && leadWords(story, frame.from ?? like).includes(m.name)) return true;
  // 按现价计算年均增长: the words say how the rate was reckoned and name no subject.
  if (HOW_IT_IS_RECKONED.test(m.name)) return true;
  return NO_SUBJECT.test(m.name);
}

/** Whether the value is what went out, right behind what came in. */
function isFlow(story: Story, m: Mention): boolean {
  const isOther = (x: Mention): boolean =>
    x.index < m.index && x.chain === m.chain && x.figure.unit === m.figure.unit && COMES.test(leadWords(story, x));
  return GOES.test(leadWords(story, m)) && story.mentions.some(isOther);
}
const isMean = (m: Mention): boolean => leads(m, W.mean);

/** 今年引进48个，比去年多12个，去年引进30个: the base comes after its difference. */
function lateBases(frames: readonly Frame[]): void {
  for (const f of frames) {
    if (f.to || !f.from) continue;
    const at = frames.indexOf(f);
    const owner = frames[at - 1];
    if (!owner?.to || owner.from || !owner.diffs.length) continue;
    if (owner.to.chain === f.from.chain && sameSort(owner.to, f.from) && leads(f.from, W.prev)) owner.from = f.from;
  }
}

const GROWN: Formula = formula('times = (to - from) / from');
const GROWN_BY: Formula = formula('times = diff / (to - diff)');
const RATE_OF_TIMES: Formula = formula('rate = 100 * (times - 1)');

function judgeFrame(story: Story, frame: Frame): Relation[] {
  const out: Relation[] = [];
  const { to, from } = frame;
  if (to && from && labelOf(story, from) !== '' && isLoss(story, from) !== isLoss(story, to)) {
    // A side without a name takes the name of the other side.
    if (from.name.length >= 2 && to.name.length >= 2) return out;
  }
  if (to && from && !from.other && to.dir !== 0) {
    const direction = directionOf(from, to);
    if (direction) out.push(direction);
    const doubled = doubledOf(story, from, to);
    if (doubled) out.push(doubled);
  }
  const settled = new Set<Mention>();
  const tryRow = (
    row: ChangeRow,
    bound: Partial<FrameSlots>,
    target: Mention,
    fall: boolean,
    level: Severity | null,
  ): void => {
    const roles: Record<string, readonly Numbered[]> = {};
    for (const s of row.slots) {
      const m = bound[s];
      if (!m) return;
      roles[s] = [m.figure];
    }
    const f = fall ? row.fall : row.rise;
    const found = rule(f, roles, {
      schema: row.id,
      kind: row.kind,
      level,
      mark: row.mark ?? f.target,
      title: row.kind === 'multiple' ? '倍数不符' : '增减不符',
      labels: { to: '终点', from: '起点', diff: '增量', rate: '幅度', points: '差', times: '倍数' },
      order: row.slots,
      claim: (t) => row.claim(t, fall),
    });
    if (!found) return;
    // 年末达到1387人，考取264人，退出51人，较上年末的1174人净增213人: an earlier value of the sentence is meant, and it fits.
    if (found.holds === false && bound.to && bound.from && fitsEarlier(story, f, roles, bound.to)) return;
    if (found.holds === true) settled.add(target);
    out.push(found);
  };
  const [ENDS_RATE, ENDS_DIFF, INCREMENT, BASE_INCREMENT, POINTS, TIMES] = CHANGE_ROWS as [
    ChangeRow,
    ChangeRow,
    ChangeRow,
    ChangeRow,
    ChangeRow,
    ChangeRow,
  ];
  for (const diff of frame.diffs) {
    if (from && to) {
      if (comparesSame(story, from, to, diff) && !isAgainstAnother(story, from, diff))
        tryRow(ENDS_DIFF, { from, to, diff }, diff, diff.dir < 0, levelOf(frame, diff));
      break;
    }
  }
  for (const rate of frame.rates) {
    const fall = rate.dir < 0;
    const constant = constantPrices(story, frame, rate);
    // 下降17.4%，降幅比去年上半年的12.1%扩大…: one pair of values has one rate.
    const told = frame.rates.some((x) => settled.has(x));
    const level = constant || told ? null : levelOf(frame, rate);
    const diff = frame.diffs.find((d) => d.dir < 0 === fall && Math.abs(d.clause - rate.clause) <= 1);
    if (from && to && to.figure.kind === 'amount') {
      if (!comparesSame(story, from, to, rate)) continue;
      tryRow(ENDS_RATE, { from, to, rate }, rate, fall, level);
      continue;
    }
    if (from && to && to.figure.kind === 'duration') tryRow(ENDS_RATE, { from, to, rate }, rate, fall, level);
    if (from && !to && diff) tryRow(BASE_INCREMENT, { from, diff, rate }, rate, fall, level);
    // 上年同期3.051亿千瓦时，同比增加0.223亿千瓦时: the increase leads to the present value.
    const past = to !== null && LAST_YEARS_VALUE.test(leadWords(story, to));
    if (!from && to && diff && isAmount(to) && !past) {
      const own = sameBasis(story, diff, rate);
      // 新增500件，比上年增加120件，增长16%: the rate may be that of the stock.
      // The base is not written, so a fault is only a warning.
      tryRow(INCREMENT, { to, diff, rate }, rate, fall, own && !leads(to, W.fresh) && level ? 'warning' : null);
    }
  }
  for (const mean of frame.means) {
    if (!from || !to || !isAmount(to)) continue;
    const span = yearsApart(story, from, to, mean);
    if (span === null) continue;
    const { years, sure } = span;
    const incomes = IN_REAL_TERMS_OVER_YEARS.test(sentenceWords(story, to));
    const row = meanRow(years, mean.dir < 0);
    // A count of years that is off by one is allowed, unless both ends name their years.
    const others = (sure ? [] : [years - 1, years + 1]).filter((n) => n > 0).map((n) => meanRow(n, mean.dir < 0));
    const roles = { from: [from.figure], to: [to.figure], rate: [mean.figure] };
    const wrongAnyhow =
      evenlySpread(years, mean.dir < 0, roles) || (incomes && mean.dir > 0 && isMoreThanNominal(years, roles));
    const constant = incomes || constantPrices(story, frame, mean);
    const level = constant && !wrongAnyhow ? null : levelOf(frame, mean);
    const spared = others.some((r) => verdictOf(r.rise, roles) !== false);
    tryRow(row, { from, to, rate: mean }, mean, false, spared ? null : level);
  }
  for (const points of frame.points) {
    if (from && to && to.figure.kind === 'percent' && comparesSame(story, from, to, points))
      tryRow(POINTS, { from, to, points }, points, points.dir < 0, levelOf(frame, points));
  }
  for (const times of frame.times) {
    if (times.figure.unit === '番' && from && to && isAmount(to)) {
      out.push(doubled(from, to, times));
      continue;
    }
    if (times.figure.unit !== '倍') continue;
    const lead = leadWords(story, times);
    const grown = times.measure === 'change' || before(times, W.rise);
    const level = levelOf(frame, times);
    if (from && to && isAmount(to)) {
      if (!grown && !IS_SO_MANY_TIMES.test(lead)) continue;
      tryRow(
        grown ? { ...TIMES, rise: GROWN, fall: GROWN } : TIMES,
        { from, to, times },
        times,
        false,
        level === 'error' ? 'warning' : level,
      );
    } else if (to && frame.diffs[0] && grown && isAmount(to)) {
      const diff = frame.diffs[0];
      tryRow(
        { ...TIMES, id: 'multiple/increment', rise: GROWN_BY, slots: ['to', 'diff', 'times'] },
        { to, diff, times },
        times,
        false,
        'warning',
      );
    }
    const rate = frame.rates.find((r) => r.index > times.index && r.clause - times.clause <= 1);
    if (rate && !grown && PERIOD_BEFORE.test(lead) && before(rate, W.yoy, W.prev))
      tryRow(
        {
          ...TIMES,
          id: 'multiple/rate',
          kind: 'growth',
          rise: RATE_OF_TIMES,
          fall: RATE_OF_TIMES,
          slots: ['times', 'rate'],
          claim: (t) => `${t('times')} = +${t('rate')}`,
        },
        { times, rate },
        rate,
        false,
        constantPrices(story, frame, rate) ? null : 'warning',
      );
  }
  return out;
}

/** 比上月涨60元，比去年同期的2500元低: the difference is told against another time than the base. */
function isAgainstAnother(story: Story, from: Mention, diff: Mention): boolean {
  const [a, b] = [basisOf(story, diff), sinceWords(story, from)];
  return diff.index < from.index && a !== '' && from.other && (a === '上年') !== YEAR_AGO_OR_NAMED.test(b);
}

const fitsEarlier = (story: Story, f: Formula, roles: Roles, to: Mention): boolean =>
  story.mentions.some(
    (x) =>
      x.index < to.index &&
      x.sentence === to.sentence &&
      x.measure === 'level' &&
      x.bracket === to.bracket &&
      sameSort(x, to) &&
      verdictOf(f, { ...roles, to: [x.figure] }) === true,
  );

/** 亏损320万元 and 利润146万元 are not two values of one scale. */
const LOSS = words('亏损 逆差 赤字 净流出 缺口');
const isLoss = (story: Story, m: Mention): boolean => LOSS.test(labelOf(story, m));

/** 由9.8亿元增至16.3亿元，实现翻番: doubled, without a number. */
function doubledOf(story: Story, from: Mention, to: Mention): Relation | null {
  const said = DOUBLES.exec(story.text.slice(to.figure.at.end));
  if (!said || to.dir <= 0 || ALMOST.test(said[0]) || !alike(from.figure, to.figure)) return null;
  const { holds, working } = doublingHolds(from.figure, to.figure, 1);
  // A value of more than twice the base has doubled as well.
  if (to.figure.number.n * from.figure.number.d > 2n * from.figure.number.n * to.figure.number.d) return null;
  return {
    kind: 'doubling',
    figures: [from.figure, to.figure],
    claim: `${from.figure.text} × 2 = ${to.figure.text}`,
    holds: holds === false && to.figure.bound !== 'exact' ? null : holds,
    working,
    tied: true,
    schema: 'doubling/ends',
    level: 'warning',
    marked: to.figure,
  };
}

/** Whether the words after both ends name no third value to compare with. */
const YEAR_AGO_OR_NAMED = form`${YEAR_AGO}|${YEAR}年|[上前]一年`;
const SAME_START = form`[比较](年初|[上去]年(?:年?[底末]|同期)?|(?:19|20)\d\d年)`;

function comparesSame(story: Story, from: Mention, to: Mention, change: Mention): boolean {
  // Only a difference may stand before its base.
  if (change.index < Math.max(from.index, to.index))
    return isAmount(change) || (from.index < change.index && change.index < to.index);
  const words = leadWords(story, change);
  if (YEARLY_MEAN.test(words)) return false;
  // 从年初的86.72亿元增至93.18亿元，比年初增加: both name the start.
  const since = SAME_START.exec(words)?.[1];
  if (since !== undefined && leadWords(story, from).includes(since)) return true;
  // 比5月的10.8亿元少3.7%，同比却涨31.6%: 同比 is against the year before, and 环比 is not.
  if (from.other && ON_THE_PERIOD.test(words)) {
    const isYearAgo = YEAR_AGO_OR_NAMED.test(sinceWords(story, from));
    if (words.includes('同比') !== isYearAgo) return false;
  }
  if (from.other) return !words.includes('比') || from.index < change.index;
  // 由上年同期的42.6亿元增至51.8亿元，同比…: 同比 compares with the start.
  const lastYear = LAST_YEARS.exec(leadWords(story, from));
  if (lastYear && words.includes('同比') && (lastYear[1] !== undefined || less(from, to) === change.dir > 0))
    return true;
  // 从326降到228，同比下降30.1%: the start may be the value of the year before or of any other time.
  return !NAMES_ITS_BASE.test(words);
}

function levelOf(frame: Frame, m: Mention): Severity | null {
  const parts = [frame.to, frame.from, m].filter((x): x is Mention => x !== null);
  // 近30个百分点 and 超过两成 are vague, but only within limits.
  const bounded = parts.some((x) => x.figure.bound === 'over' || x.figure.bound === 'under');
  // Values that are all forecasts were reckoned together. A forecast beside a reached value may be rounded, or start
  // elsewhere.
  const foreseen = parts.filter((x) => x.figure.modality === 'forecast').length;
  if (foreseen > 0 && foreseen < 3) return null;
  if (frame.to && m.clause - frame.to.clause > 5) return null;
  if (foreseen > 0 || bounded || parts.some((x) => x.figure.bound === 'about')) return 'warning';
  return 'error';
}

interface Years {
  readonly years: number;
  /** Whether each of the two values names its own year. */
  readonly sure: boolean;
}

const HAN_YEARS = form`([一二两三四五六七八九十]|(?<!\d)\d{1,2})年${words('来 间 内 里 以来 的')}?`;

/** How many years lie between two values, by the years that they name or by the words before the mean rate. */
function yearsApart(story: Story, from: Mention, to: Mention, mean: Mention): Years | null {
  const { text } = story;
  const start = startOf(story.sentences, from.sentence);
  const a = lastYear(text.slice(start, from.figure.at.start));
  const b = lastYear(text.slice(from.figure.at.end, to.figure.at.start));
  const range = YEAR_TO_YEAR.exec(text.slice(start, from.figure.at.start));
  if (range) return { years: Number(range[2]) - Number(range[1]), sure: false };
  if (a !== null && b !== null && b > a) return { years: b - a, sure: true };
  const words =
    HAN_YEARS.exec(text.slice(to.figure.at.end, mean.figure.at.start)) ??
    HAN_YEARS.exec(text.slice(start, from.figure.at.start));
  if (!words) return null;
  const n = smallCount(group(words, 1));
  return n >= 2 && n <= 40 ? { years: n, sure: false } : null;
}

function lastYear(words: string): number | null {
  let year: number | null = null;
  for (const m of EVERY_YEAR.all(words)) year = Number(m[1]);
  return year;
}

const AT_THAT_TIME = form`[一两三四五六七八九十\d]年前|${words('过去 以前 从前 原来 原先 当初 最初 起初 成立时 创办时')}`;
const NOWADAYS = words('现在 如今 目前 而今 眼下 现有 现已');
const AT_THE_START = form`${words('之初 当初 最初 起初 原来 原先 成立时 创办时 起步时')}|[一两三四五六七八九十\d]年前`;
const OPEN_DOUBLING = opening('[半多余]');
const NAMES_ANOTHER_BASE = words('比 较 年均 力争 预计 目标 将 再 近 几乎 差不多');

/** 成立之初仅有12人，如今发展到96人，翻了三番; 2015年120万元，2023年960万元，…: the two values right before, the first of the start. */
function doublingsBehind(story: Story, found: readonly Relation[]): Relation[] {
  return story.mentions.flatMap((times) => {
    if (
      times.figure.unit !== '番' ||
      times.name !== '' ||
      times.figure.bound !== 'exact' ||
      times.figure.modality !== 'achieved'
    )
      return [];
    const [from, to] = [story.mentions[times.index - 2], story.mentions[times.index - 1]];
    if (!from || !to || [from, to].some((m) => m.sentence !== times.sentence || !isExactLevel(m) || m.seat)) return [];
    if (!isAmount(from) || !sameSort(from, to) || !from.name.includes(to.name)) return [];
    if (!years(from, to) && !AT_THE_START.test(sinceWords(story, from))) return [];
    // 翻了两番半, 翻了一番多: no whole doubling.
    if (OPEN_DOUBLING.test(story.text.slice(times.figure.at.end, times.figure.at.end + 1))) return [];
    if (NAMES_ANOTHER_BASE.test(between(story, to, times)) || from.bracket !== to.bracket) return [];
    return found.some((r) => r.kind === 'doubling' && r.figures.includes(times.figure))
      ? []
      : [doubled(from, to, times)];
  });
}

/** Whether both values name their years by number, the earlier one first. */
function years(a: Mention, b: Mention): boolean {
  const [x, y] = [a, b].map((m) => ONE_YEAR.exec(m.figure.period)?.[1]);
  return x !== undefined && y !== undefined && Number(x) < Number(y);
}

/** 由A增加到B，翻了一番. */
function doubled(from: Mention, to: Mention, times: Mention): Relation {
  const { holds, working } = doublingHolds(from.figure, to.figure, Number(times.figure.number.n));
  return {
    kind: 'doubling',
    figures: [from.figure, times.figure, to.figure],
    claim: `${from.figure.text} ${times.figure.text} = ${to.figure.text}`,
    holds,
    working,
    tied: true,
    schema: 'doubling',
    marked: to.figure,
  };
}

/** 同比增加D，增长R: whether both name the same base, or only the first names one. */
export function sameBasis(story: Story, diff: Mention, rate: Mention): boolean {
  const [first, second] = diff.index < rate.index ? [diff, rate] : [rate, diff];
  if (second.index - first.index > 1) return false;
  const b = basisOf(story, second);
  return b === '' || basisOf(story, first) === b;
}

function basisOf({ text }: Story, m: Mention): string {
  const t = m.before.find((x) => says(x, W.prev) || says(x, W.yoy));
  if (!t) return '';
  const word = text.slice(t.start, t.end).replace(THAN_FIRST, '').replace(SAME_PERIOD_END, '年');
  return LAST_YEAR_ANYHOW.test(word) ? '上年' : word;
}

function directionOf(from: Mention, to: Mention): Relation | null {
  const fall = to.dir < 0;
  const [small, large] = fall ? [to.figure, from.figure] : [from.figure, to.figure];
  const low = small.interval?.low ?? small.number;
  const high = large.interval?.high ?? large.number;
  const wrong = low.n * high.d > high.n * low.d;
  const open = small.bound !== 'exact' || large.bound !== 'exact';
  return {
    kind: 'growth',
    figures: [from.figure, to.figure],
    claim: `${from.figure.text} ${fall ? '降到' : '增加到'} ${to.figure.text}`,
    holds: wrong ? (open ? null : false) : true,
    working: wrong
      ? `由${from.figure.text}到${to.figure.text}是${fall ? '上升' : '下降'}，与“${fall ? '降' : '增'}”的说法相反`
      : `${from.figure.text}${fall ? '>' : '<'}${to.figure.text}`,
    tied: true,
    schema: 'growth/direction',
    level: 'error',
    marked: to.figure,
    title: '方向不符',
    labels: ['起点', '终点'],
  };
}

// ---------------------------------------------------------------- 分别从A、B提高到C、D

/** 从a、b提高到c、d: values side by side are paired by their places. Nothing else is judged of them. */
function seated(story: Story): Relation[] {
  const out: Relation[] = [];
  const lists = new Map<number, Mention[]>();
  for (const m of story.mentions) if (m.seat) lists.set(m.seat.first, [...(lists.get(m.seat.first) ?? []), m]);
  const all = [...lists.values()];
  all.forEach((a, i) => {
    const b = all[i + 1];
    const [first] = a;
    const [end] = b ?? [];
    if (!b || !first || !end || a.length !== b.length || first.sentence !== end.sentence) return;
    if (first.measure !== 'base' || end.measure !== 'level' || end.dir === 0) return;
    const pairs = a.flatMap((from, k) => {
      const to = b[k];
      return to && sameSort(from, to) ? [{ from, to }] : [];
    });
    if (pairs.length < a.length) return;
    for (const { from, to } of pairs) {
      const found = directionOf({ ...from, other: false }, { ...to, dir: end.dir });
      if (found?.holds === true) out.push({ ...found, tied: true });
    }
  });
  return out;
}

// ---------------------------------------------------------------- 2022年A。2023年B，比2022年增长R

const ITS_YEAR = form`^[^年半]{0,8}年度?`;

/** Stands for this year where a text names it by a word and not by its number. */
export const THIS = -1;
/** Stands for last year where a text names it by a word and not by its number. */
export const LAST = -2;

function acrossSentences(story: Story, frames: readonly Frame[]): Relation[] {
  const out: Relation[] = [];
  for (const frame of frames) {
    const { to } = frame;
    if (!to || frame.from || !isAmount(to)) continue;
    for (const rate of frame.rates) {
      if (constantPrices(story, frame, rate) || VALUE_ADDED.test(sentenceWords(story, to))) continue;
      const beside = frames[frames.indexOf(frame) - 1];
      const against = yearAgainst(story, rate, to) ?? besideYear(story, beside, to, rate);
      if (against === null) continue;
      const near = beside?.to?.chain === to.chain && to.name === '' ? beside.to : null;
      const name = coreOf(labelOf(story, near ?? to));
      if (name.length < 2) continue;
      const bases = frames.filter(
        (x) =>
          x.to &&
          x.to !== to &&
          x.to.index < to.index &&
          to.sentence - x.to.sentence <= 2 &&
          sameSort(x.to, to) &&
          x.to.bracket === to.bracket &&
          yearOf(story, x.to) === against &&
          samePartOfYear(x.to, to) &&
          coreOf(labelOf(story, x.to)) === name &&
          sameScope(story, x.to, to),
      );
      const base = only(bases)?.to;
      if (!base) continue;
      const row = CHANGE_ROWS[0];
      if (!row) continue;
      const f = rate.dir < 0 ? row.fall : row.rise;
      const roles: Roles = { from: [base.figure], to: [to.figure], rate: [rate.figure] };
      const plain =
        base.figure.bound === 'exact' &&
        to.figure.bound === 'exact' &&
        rate.figure.bound === 'exact' &&
        base.figure.modality === to.figure.modality;
      const found = rule(f, roles, {
        schema: 'growth/two-years',
        kind: 'growth',
        level: plain ? 'warning' : null,
        mark: 'rate',
        title: '增减不符',
        labels: { to: '终点', from: '起点' },
        order: row.slots,
        claim: (t) => row.claim(t, rate.dir < 0),
      });
      if (found) out.push(found);
    }
  }
  return out;
}

function yearAgainst(story: Story, rate: Mention, to: Mention): number | null {
  const words = sinceWords(story, rate);
  const named = THAN_YEAR.exec(words);
  if (named) return Number(named[1]);
  if (!THAN_LAST_YEAR.test(words)) return null;
  const own = yearOf(story, to);
  return own === null ? null : own === THIS ? LAST : own > 0 ? own - 1 : null;
}

/** 2019年56亿元，2020年42亿元，下降25%: a rate that names no base is compared with the value of the year before. */
function besideYear(story: Story, beside: Frame | undefined, to: Mention, rate: Mention): number | null {
  if (!beside?.to || beside.to.chain !== to.chain || before(rate, W.yoy, W.prev, W.compare)) return null;
  const [a, b] = [yearOf(story, beside.to), yearOf(story, to)];
  return a !== null && b !== null && a < b && Math.sign(a) === Math.sign(b) ? a : a === LAST && b === THIS ? a : null;
}

/** The year of a value: as it is written, or `THIS` and `LAST` where a word tells it; null where nothing does. */
function yearOf({ text, sentences }: Story, m: Mention): number | null {
  const words = text.slice(startOf(sentences, m.sentence), m.figure.at.start);
  let year: number | null = null;
  for (const hit of EVERY_YEAR_OR_ITS_WORD.all(words)) {
    if (ENDS_IN_THAN.test(words.slice(0, hit.index))) continue;
    year = hit[1] ? Number(hit[1]) : hit[2] ? THIS : LAST;
  }
  return year;
}

/** 上年同期 is the same part of its year, whichever that is. */
const samePartOfYear = (a: Mention, b: Mention): boolean => partOfYear(a) === '同期' || partOfYear(a) === partOfYear(b);
/** 上半年 of 去年上半年; empty for a whole year. */
export const partOfYear = ({ figure }: Mention): string => figure.period.replace(ITS_YEAR, '');

const SCOPES: readonly Pattern[] = [
  SCOPE_NAMES,
  words('[省市县区]直 [省市县区]本级'),
  form`[一-鿿]{2,3}(?:[省市县区]|(?<!城)[镇乡])(?=[^长委府级])`,
];

/** Whether two values are of one area (全市, 市本级, …) as far as their sentences name one. */
export function sameScope(story: Story, a: Mention, b: Mention): boolean {
  const of = (m: Mention): string => {
    const words = story.text
      .slice(startOf(story.sentences, m.sentence), m.figure.at.start)
      .slice(0, 60)
      .replace(ANY_YEAR, ' ');
    return [SCOPES[1]!, SCOPES[0]!, SCOPES[2]!].map((s) => s.exec(words)?.[0]).find((w) => w !== undefined) ?? '';
  };
  const [x, y] = [of(a), of(b)];
  // 全镇 in the next sentence means 沙坞镇.
  const own = x.at(-1) === y.at(-1) && (x.startsWith('全') || y.startsWith('全'));
  return x === y || x === '' || y === '' || own;
}
