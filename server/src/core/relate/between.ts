/** A mean lies between the lowest and the highest value, and a rate of the whole between the rates of its two parts. */
import { says, W } from '../grammar/words';
import { form, opening, words } from '../grammar/lexemes';
import { ON_AVERAGE } from '../grammar/vocabulary/shares';
import { LAST_YEAR } from '../grammar/vocabulary/times';
import type { Relation } from '../model';
import { smallCount } from '../num/numerals';
import type { Rational } from '../num/rational';
import { add, compare, sub } from '../num/rational';
import { divisionLead, labelOf } from './division';
import { exclusiveSet } from './labels';
import { asCue } from './cues';
import type { Mention, Story } from './mention';
import { alike, before, isAmount, leads, leadWords, mayStand, SHOWS, shows, sinceWords } from './mention';
import { startOf } from '../text/stretches';
import { group } from '../match';
import { sharedBigrams } from './words';

const IS_A_MEAN = form`^${words(ON_AVERAGE, '[人户亩]均')}[^，。；\d]{0,6}$`;
const MEAN_OVER_TIME = words('[年月日]均 平均每');
const RANGE_JOINT = form`^[到至—~-]+$`;
const SPREAD = opening('不等 之间');
const OVERALL_RATE = form`${words('总体 整体 综合 平均 合计')}([一-鿿]{0,6}率)$`;
const SO_MANY_SORTS = form`([两二三四五六])${words('类 者 项 地 县 区 市 镇 校 组 批 种 方面')}`;
const PER_HEAD = words(ON_AVERAGE, '人均 居民收入');
const MADE_UP_OF_PARTS = words('工业 投资 零售 收入');

export function relateBetween(story: Story): Relation[] {
  const out: Relation[] = [];
  if (says(story.said, W.mean) || says(story.said, W.max)) out.push(...meansBetween(story));
  if (mayStand(story, GROUPS)) out.push(...wholes(story));
  if (shows(story, SHOWS.percents)) out.push(...overall(story));
  return out;
}

/** 最低 and 最高 before a number say which value it is. They set no bound. */
const setsNoBound = (m: Mention): boolean => m.figure.bound === 'exact' || m.figure.boundWords.startsWith('最');

const low = (m: Mention): Rational => (point(m) ? null : m.figure.interval?.low) ?? m.figure.number;
const high = (m: Mention): Rational => (point(m) ? null : m.figure.interval?.high) ?? m.figure.number;

const point = (m: Mention): boolean => m.figure.boundWords.startsWith('最');

// ---------------------------------------------------------------- lowest, highest, mean

const OF_OTHERS = words('全[国省市县区] 同期 历史 对照 周边 非 目标 计划 预计 [比较] 未', LAST_YEAR);

function meansBetween(story: Story): Relation[] {
  const out: Relation[] = [];
  for (const mean of story.mentions) {
    if (!isMeanOf(story, mean)) continue;
    const near = story.mentions.filter(
      (m) =>
        m !== mean &&
        mean.sentence - m.sentence <= 1 &&
        m.index < mean.index + 4 &&
        (m.sentence <= mean.sentence || isEndBehind(story, mean, m)) &&
        isAmount(m) &&
        alike(m.figure, mean.figure),
    );
    // 最高的甲与最低的乙相差8.1分: the difference is neither the lowest nor the highest.
    const ends = near.filter(
      (m) => m.measure !== 'change' && !(before(m, W.max) && before(m, W.min)) && !isOtherEnd(story, mean, m),
    );
    const top = ends.filter((m) => before(m, W.max));
    const bottom = ends.filter((m) => before(m, W.min));
    // 从900斤到1260斤不等.
    const range = spread(story, near) ?? rangeBefore(story, mean);
    const t = top.length === 1 ? top[0] : range?.[1];
    const b = bottom.length === 1 ? bottom[0] : range?.[0];
    if (!t && !b) continue;
    if ([t, b, mean].some((m) => m && (!setsNoBound(m) || m.figure.modality !== mean.figure.modality))) continue;
    // Where all have the same number of decimals, a mean below the lowest by one unit of the last digit is wrong
    // however they were rounded.
    const alikeTold = (m: Mention): boolean => m.figure.decimals === mean.figure.decimals;
    const over =
      t !== undefined &&
      (alikeTold(t) ? compare(mean.figure.number, t.figure.number) : compare(low(mean), high(t))) > 0;
    const under =
      b !== undefined &&
      (alikeTold(b) ? compare(mean.figure.number, b.figure.number) : compare(high(mean), low(b))) < 0;
    if (!over && !under && !(t && b)) continue;
    const told = [b, t].filter((m): m is Mention => m !== undefined);
    out.push({
      kind: 'between',
      figures: [...told.map((m) => m.figure), mean.figure],
      claim:
        told.length === 2
          ? `${b!.figure.text} ≤ ${mean.figure.text} ≤ ${t!.figure.text}`
          : over
            ? `${mean.figure.text} ≤ ${t.figure.text}`
            : `${b!.figure.text} ≤ ${mean.figure.text}`,
      holds: !over && !under,
      working: over
        ? `平均${mean.figure.text}>最高${t.figure.text}`
        : under
          ? `平均${mean.figure.text}<最低${b.figure.text}`
          : `${b!.figure.text}≤${mean.figure.text}≤${t!.figure.text}`,
      tied: true,
      schema: 'between/mean',
      level: told.every((m) => mean.sentence - m.sentence <= 1) ? 'error' : 'warning',
      marked: mean.figure,
      title: '平均数不在最低与最高之间',
      labels: [...told.map((m) => (m === t ? '最高' : '最低')), '平均'],
    });
  }
  return out;
}

/** 最大相差13.4分, and 最大日雨量 beside the mean of a month: no end of the values that have the mean. */
const OTHER_END = form`最[高大多低小少](?:([日时周])|[^，。；]{0,3}?${words('相差 差距 落差 增幅 涨幅 降幅 跨度')})`;

function isOtherEnd(story: Story, mean: Mention, m: Mention): boolean {
  const hit = OTHER_END.exec(sinceWords(story, m));
  return hit !== null && (hit[1] === undefined || !leadWords(story, mean).includes(hit[1]));
}

/** 其中降雨量最大的是甲乡，为; 最小的乙镇为: an end in the sentence behind the mean, and the measure, if it names one. */
const END_BEHIND = form`^[，；、]?(其中，?)?(?:[，；、]?)([^，。；、\d]{0,8}?)最[高大多低小少]的(?!一次|一天|时段)[^。；\d]{2,16}$`;

/** 全县平均降雨量168.4毫米。其中降雨量最大的甲乡为…: an end of the same measure, in the next sentence. */
function isEndBehind(story: Story, mean: Mention, m: Mention): boolean {
  if (m.sentence !== mean.sentence + 1) return false;
  const start = startOf(story.sentences, m.sentence);
  const hit = END_BEHIND.exec(sinceWords(story, m));
  if (!hit || OF_OTHERS.test(story.text.slice(start, m.figure.at.start))) return false;
  const measure = hit[2] ?? '';
  // 最小的乙镇为: what is compared is told before, with 其中 at the latest.
  if (measure === '') return story.text.startsWith('其中', start);
  return measure.length > 1 && leadWords(story, mean).includes(measure);
}

/** How many sentences after its range a mean may stand. */
const RANGE_DISTANCE = 4;

/** 示范村平均亩产在1042斤至1286斤之间。…。李家洼村平均亩产达1312斤: the same words name the measure. */
function rangeBefore(story: Story, mean: Mention): readonly [Mention, Mention] | null {
  const words = leadWords(story, mean);
  if (
    words.length < 3 ||
    OF_OTHERS.test(story.text.slice(startOf(story.sentences, mean.sentence), mean.figure.at.start))
  )
    return null;
  const before = story.mentions.filter(
    (m) =>
      m.index < mean.index &&
      mean.sentence - m.sentence <= RANGE_DISTANCE &&
      isAmount(m) &&
      alike(m.figure, mean.figure),
  );
  const range = spread(story, before);
  return range && sharedBigrams(words, leadWords(story, range[0])) >= 2 ? range : null;
}

const isMeanOf = (story: Story, m: Mention): boolean =>
  isAmount(m) &&
  m.measure !== 'change' &&
  (IS_A_MEAN.test(leadWords(story, m)) || (leads(m, W.mean) && !MEAN_OVER_TIME.test(leadWords(story, m))));

function spread(story: Story, near: readonly Mention[]): readonly [Mention, Mention] | null {
  for (let i = 0; i + 1 < near.length; i++) {
    const [a, b] = [near[i], near[i + 1]];
    if (
      a &&
      b &&
      RANGE_JOINT.test(story.text.slice(a.figure.at.end, b.figure.at.start)) &&
      SPREAD.test(story.text.slice(b.figure.at.end, b.figure.at.end + 2)) &&
      compare(a.figure.number, b.figure.number) < 0
    )
      return [a, b];
  }
  return null;
}

// ---------------------------------------------------------------- a whole and its two parts

const GROUPS = asCue(words('轻工业 城镇 男 公有 国有'));

function wholes(story: Story): Relation[] {
  const out: Relation[] = [];
  const list = story.mentions.filter(averaged);
  for (let i = 1; i + 1 < list.length; i++) {
    const [a, b] = [list[i], list[i + 1]];
    if (!a || !b) break;
    if (a.sentence !== b.sentence || a.figure.kind !== b.figure.kind || a.figure.unit !== b.figure.unit) continue;
    if (!GROUPS.test(measureName(story, a) + measureName(story, b))) continue;
    if (!exclusiveSet([measureName(story, a), measureName(story, b)])?.whole) continue;
    const w = wholeOf(story, list, i, a);
    if (!w) continue;
    // 轻工业 and 重工业 alone are all of industry. A third part would be named beside them.
    const third = list[i + 2];
    if (
      third &&
      third.sentence === b.sentence &&
      exclusiveSet([measureName(story, a), measureName(story, b), measureName(story, third)])
    )
      continue;
    const sign = (m: Mention): Rational =>
      m.dir < 0 ? { n: -m.figure.number.n, d: m.figure.number.d } : m.figure.number;
    const [x, y, v] = [sign(a), sign(b), sign(w)];
    const [bottom, top] = compare(x, y) <= 0 ? [a, b] : [b, a];
    const inside = compare(v, compare(x, y) <= 0 ? x : y) >= 0 && compare(v, compare(x, y) <= 0 ? y : x) <= 0;
    // All three are rounded, so one unit of the last digit is allowed.
    const slack = { n: 1n, d: 10n ** BigInt(Math.min(a.figure.decimals, b.figure.decimals, w.figure.decimals)) };
    const near =
      inside ||
      (compare(v, sub(compare(x, y) <= 0 ? x : y, slack)) >= 0 &&
        compare(v, add(compare(x, y) <= 0 ? y : x, slack)) <= 0);
    out.push({
      kind: 'between',
      figures: [w.figure, a.figure, b.figure],
      claim: claimOf(w, bottom, top),
      holds: near,
      working: workingOf(near, w, bottom, top),
      tied: true,
      schema: 'between/whole',
      level: 'warning',
      marked: w.figure,
      title: '总体不在两部分之间',
      labels: ['总体', '部分', '部分'],
    });
  }
  return out;
}

/** Measures for which the whole lies between its lowest and its highest part. */
const averaged = (m: Mention): boolean =>
  !m.seat &&
  m.figure.bound === 'exact' &&
  ((m.figure.kind === 'percent' && (m.measure === 'change' || m.measure === 'rate')) ||
    (isAmount(m) && (m.measure === 'each' || m.measure === 'mean' || m.measure === 'level')));

/** The value of the whole right before the pair: one of the same measure, with nothing else between. */
function wholeOf(story: Story, list: readonly Mention[], i: number, a: Mention): Mention | null {
  const w = list[i - 1];
  if (!w) return null;
  const divided = a.sentence - w.sentence === 1 && divisionLead(story, a) === 'full';
  if ((w.sentence !== a.sentence && !divided) || w.figure.unit !== a.figure.unit || w.figure.kind !== a.figure.kind)
    return null;
  if (w.measure !== a.measure && !(isAmount(w) && isAmount(a))) return null;
  const name = measureName(story, w);
  const perHead = PER_HEAD.test(sinceWords(story, w));
  if (isAmount(w) && !perHead) return null;
  // 农村…、城镇… divide the part itself here.
  if (exclusiveSet([name, measureName(story, a)])) return null;
  if (w.figure.modality !== a.figure.modality || w.figure.period !== a.figure.period) return null;
  if (
    story.mentions.some(
      (x) => x.index > w.index && x.index < a.index && x.figure.kind === w.figure.kind && x.measure === w.measure,
    )
  )
    return null;
  if (w.figure.kind === 'percent' && !MADE_UP_OF_PARTS.test(name)) return null;
  return w;
}

/** What a rate or mean is told of: its own words, or those of the value before it. */
function measureName(story: Story, m: Mention): string {
  if (m.name) return m.name;
  return labelOf(story, m);
}

/** 企业职工通过率84.6%，院校学生通过率79.3%。两类人员总体通过率81.2%. */
function overall(story: Story): Relation[] {
  const out: Relation[] = [];
  for (const w of story.mentions) {
    if (w.figure.kind !== 'percent' || w.measure !== 'rate' || w.figure.bound !== 'exact') continue;
    const m = OVERALL_RATE.exec(w.name);
    if (!m) continue;
    const name = group(m, 1);
    const parts = story.mentions.filter(
      (p) =>
        p.index < w.index &&
        w.sentence - p.sentence <= 1 &&
        p.figure.kind === 'percent' &&
        p.measure === 'rate' &&
        p.name.endsWith(name) &&
        p.name.length > name.length &&
        p.figure.bound === 'exact',
    );
    if (parts.length < 2) continue;
    const count = SO_MANY_SORTS.exec(w.name)?.[1];
    if (!count || smallCount(count) !== parts.length) continue;
    const sorted = [...parts].sort((a, b) => compare(a.figure.number, b.figure.number));
    const [bottom, top] = [sorted[0], sorted.at(-1)];
    if (!bottom || !top) continue;
    const holds = compare(high(w), low(bottom)) >= 0 && compare(low(w), high(top)) <= 0;
    out.push({
      kind: 'between',
      figures: [w.figure, ...parts.map((p) => p.figure)],
      claim: claimOf(w, bottom, top),
      holds,
      working: workingOf(holds, w, bottom, top),
      tied: true,
      schema: 'between/overall',
      level: 'error',
      marked: w.figure,
      title: '总体不在各部分之间',
      labels: ['总体', ...parts.map(() => '部分')],
    });
  }
  return out;
}

const claimOf = (w: Mention, bottom: Mention, top: Mention): string =>
  `${bottom.figure.text} ≤ ${w.figure.text} ≤ ${top.figure.text}`;

const workingOf = (holds: boolean, w: Mention, bottom: Mention, top: Mention): string =>
  holds
    ? `${bottom.figure.text}≤${w.figure.text}≤${top.figure.text}`
    : `总体${w.figure.text}不在${bottom.figure.text}与${top.figure.text}之间`;
