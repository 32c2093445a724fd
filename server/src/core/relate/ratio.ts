/**
 * Ratios against their two figures, structures against the values of which they are shares, and figures repeated in
 * another unit.
 */
import { W } from '../grammar/words';
import type { Pattern } from '../grammar/lexemes';
import { closing, everyForm, form, words } from '../grammar/lexemes';
import { ENDS_IN_TO } from '../grammar/vocabulary/changes';
import { LEADING_COMMA } from '../grammar/vocabulary/marks';
import { INDUSTRIES_IN_ORDER } from '../grammar/vocabulary/measures';
import { THAT_IS } from '../grammar/vocabulary/parts';
import { MAKE_UP, SHARE_OF_WHOLE } from '../grammar/vocabulary/shares';
import { LAST_YEAR } from '../grammar/vocabulary/times';
import type { Figure, Relation, Severity, Numbered } from '../model';
import type { Rational } from '../num/rational';
import * as q from '../num/rational';
import { convert } from '../read/units';
import { labelOf } from './division';
import type { Mention, Story } from './mention';
import { leads, between, isAmount, leadWords, SHOWS, shows, sinceWords, tailWords, upToMark } from './mention';
import { mayBeBasis } from './basis';
import { startOf } from '../text/stretches';
import { group } from '../match';

// Names for the two sides of a ratio.
const URBAN = words('城镇 城市');
const RURAL = words('农村 农民 乡村');
const PUPILS = words('学生 在校 在园 幼儿');
const TEACHERS = words('师 教职工');
const DOCTORS = words('医师 医生');
const NURSES = words('护士 护理');
const OF_THE_SEXES = words('性别比 男、?女');

// Words before and after a ratio.
const FROM_LAST_YEAR = words('由 从', LAST_YEAR);
const ENDS_IN_BY = closing('[按以]');
const SIDES_BY_LEVEL = form`([国省市县区镇乡村])([省市县区镇乡村])([市县区镇乡村])?[两三]级`;
const RATIO_OF_TWO = form`([一-龥]{2,8})[与和同]([一-龥]{2,8}?)${words('之比 的比例 的比值 比例')}${words('约?为 是 达到?')}?$`;

// The three industries, and words by which a ratio is their structure.
const ANY_OF_THE_THREE = words(INDUSTRIES_IN_ORDER, '三产');
const OF_ONE_OF_THEM = words('工业 建筑业 其中');
const RATIO_OF_THREE = words('之比 比例为');
const OF_INDUSTRIES = words('产业 三产');
const TURNED_INTO = words('调整为 变为');
const IS_TURNED_INTO = form`^[^。；]{0,12}${words('调整 优化 演变 转变 变')}`;
const OF_THESE_THREE = words('三者 上述 之比');
const SHARES_OR_MAKE_UP = words(SHARE_OF_WHOLE, '占', MAKE_UP);

// One figure in two units or in two scripts.
const IN_CAPITALS = form`^（?(?:人民币)?（?${words('大写 小写')}?[：:]?(?:人民币)?[¥￥]?(?:金额)?$`;
const NO_DIGIT_OR_ZERO = everyForm`[^1-9]`;
const NO_DIGIT = everyForm`\D`;
const ZEROS_AT_ENDS = everyForm`^0{1,6}|0{1,12}$`;
const NUMBER_FIRST = form`^[\d.,]+`;

export function relateRatios(story: Story): Relation[] {
  const out: Relation[] = [];
  story.ratios.forEach((members, i) => {
    if (members.length <= 2) out.push(...pairRelations(story, members));
    if (members.length === 3) out.push(...structureOf(story, members, i));
  });
  out.push(...splits(story), ...shareLists(story), ...restated(story));
  return out;
}

const ulp = (f: Figure): Rational => q.mul(f.magnitude, q.tenTo(-f.decimals));
const lowOf = (f: Numbered): Rational => f.interval?.low ?? f.number;
const highOf = (f: Numbered): Rational => f.interval?.high ?? f.number;

// ---------------------------------------------------------------- 城乡收入比2.40:1

/** Names of ratios, with what each side is called where its value is told. */
interface RatioSides {
  readonly ratio: Pattern;
  readonly above: Pattern;
  readonly below: Pattern;
  /** Whether the name of a side may stand after its number. */
  readonly behind?: true;
}

const PAIRS: readonly RatioSides[] = [
  { ratio: form`城乡[^，。；]{0,10}?${words('收入 消费')}?[^，。；]{0,6}比`, above: URBAN, below: RURAL },
  {
    ratio: form`生师比|学生(?:人?数)?[与和同](?:专任)?教师[^，。；]{0,4}比`,
    above: PUPILS,
    below: TEACHERS,
  },
  {
    ratio: form`师生比|教师(?:人?数)?[与和同](?:在校)?学生[^，。；]{0,4}比`,
    above: TEACHERS,
    below: PUPILS,
  },
  { ratio: words('医护比'), above: DOCTORS, below: NURSES },
  { ratio: words('床护比'), above: words('床'), below: NURSES },
  { ratio: form`性别比|男、?女[^，。；]{0,8}比`, above: words('男'), below: words('女') },
  { ratio: words('车桩比'), above: words('车'), below: words('桩') },
  { ratio: words('产销比 产出投入比 投入产出比'), above: words('产'), below: words('销 投入') },
];

/** How many sentences before a ratio its sides may stand. */
const SIDES_REACH = 6;

function pairRelations(story: Story, members: readonly Numbered[]): Relation[] {
  const [a] = members;
  if (!a) return [];
  const start = startOf(story.sentences, a.sentence);
  const lead = story.text.slice(Math.max(start, a.at.start - 24), a.at.start);
  // 专任教师与学生之比 must come before 教师 and 学生, since it names its sides more exactly.
  // 医护比为1∶1.5，床护比为1∶0.68: the last name before the ratio counts.
  const last = story.ratios.flatMap((r) => r.filter((f) => f.at.end <= a.at.start)).at(-1);
  const since = last ? lead.slice(Math.max(0, last.at.end - (a.at.start - lead.length))) : lead;
  const two = twoOf(story, members, a, lead);
  if (two) return two;
  const rows = [namedPair(lead), pairIn(since) ?? pairIn(lead)].filter((r) => r !== undefined);
  for (const row of rows) {
    const found = pairBy(story, members, a, lead, row);
    if (found) return found;
  }
  return [];
}

const CALLED_TOTAL = words('总数 总人数 总量 合计 总计');
/** Words that open a clause before a name. */
const OPENS_NAME = form`^(?:${words('目前 当前 现有 今年 其中 [全我本][校院县市区镇乡村]')})+`;

/** 入围人数 is how many 入围 are. */
const NUMBER_OF = form`(?<=[一-龥]{2})${words('人数 总数 件数 户数 个数 数量 数')}$`;

/** 上级资金与县级配套之比为2∶1: a pair for the two sides that the ratio itself names. */
function namedPair(lead: string): RatioSides | undefined {
  const hit = RATIO_OF_TWO.exec(lead);
  if (!hit) return undefined;
  // 上级资金 may be told as 上级专项资金 elsewhere.
  const loose = (words: string): RegExp =>
    new RegExp(Array.from(words.replace(OPENS_NAME, '').replace(NUMBER_OF, '').slice(-6)).join('[一-龥]{0,3}'));
  return { ratio: words('比'), above: loose(group(hit, 1)), below: loose(group(hit, 2)), behind: true };
}

const pairIn = (words: string): RatioSides | undefined => PAIRS.find(({ ratio }) => ratio.test(words));

/** How many characters after a number may tell what it counts: 168人入围. */
const MOST_BEHIND = 6;

/** The words between a ratio and the one before it in its sentence. */
function behindLast({ text, ratios, sentences }: Story, a: Numbered): string {
  const last = ratios.flatMap((r) => r.filter((f) => f.at.end <= a.at.start)).at(-1);
  return text.slice(Math.max(startOf(sentences, a.sentence), last?.at.end ?? 0), a.at.start);
}

/** The relation of a ratio with the sides that its name tells; null where a side is missing or told more than once. */
function pairBy(
  story: Story,
  members: readonly Numbered[],
  a: Numbered,
  lead: string,
  row: RatioSides,
): Relation[] | null {
  // 由上年的2.24缩小至2.18: the last ratio is the present one.
  const since = lead.slice(lead.search(row.ratio));
  const last = story.ratios.filter((r) => r[0]?.sentence === a.sentence && r[0].clause === a.clause).at(-1);
  if (FROM_LAST_YEAR.test(since) && (last !== members || !ENDS_IN_TO.test(since))) return [];
  // 缩小到1.82∶1，上年为1.87∶1: the values that are told are of this year.
  if (members !== story.ratios[0] && LAST_YEAR.test(behindLast(story, a))) return [];
  const b = members[1] ?? unsaid(a, OF_THE_SEXES.test(since) ? 100n : 1n);
  const near = story.mentions.filter(
    (m) =>
      m.figure.at.end <= a.at.start &&
      a.sentence - m.sentence <= SIDES_REACH &&
      isAmount(m) &&
      m.measure !== 'change' &&
      m.measure !== 'base',
  );
  const label = (m: Mention): string =>
    m.seat
      ? `${m.figure.indicator}`
      : `${sinceWords(story, m)}${labelOf(story, m)}${row.behind ? ` ${upToMark(tailWords(story, m)).slice(0, MOST_BEHIND)}` : ''}`;
  let above = near.filter(
    (m) => row.above.test(label(m)) && !(row.below.test(label(m)) && !row.above.test(labelOf(story, m))),
  );
  let below = near.filter((m) => row.below.test(label(m)) && !above.includes(m));
  if (!above.length || !below.length) {
    // 城乡居民收入分别为A、B: paired by their places.
    const list = near.filter(
      (m) => m.seat?.of === 2 && sinceWords(story, story.mentions[m.seat.first] ?? m).includes('城乡'),
    );
    if (list.length !== 2 || !lead.includes('城乡')) return null;
    above = list.slice(0, 1);
    below = list.slice(1);
  }
  // 按专任教师计生师比为…: the side that the ratio is said to be reckoned on.
  below = below.filter((m) => mayBeBasis(story, a, m));
  // 专任教师144名，其中高级教师52名; 引进教师19名: parts and newcomers are no side where the whole is told.
  // 专任教师712人，外聘教师116人，教师总数770人: the total of a side is told.
  const wholeSide = (side: Mention[]): Mention[] => {
    if (isOneValue(side)) return side;
    const totals = side.filter((m) => CALLED_TOTAL.test(label(m)));
    return totals.length && isOneValue(totals)
      ? totals
      : side.filter((m) => !story.nested.has(m) && !leads(m, W.fresh));
  };
  [above, below] = [wholeSide(above), wholeSide(below)];
  const [x, y] = [above[0]?.figure, below[0]?.figure];
  if (!x || !y || !isOneValue(above) || !isOneValue(below)) return null;
  return ratioOf(members, a, b, x, y);
}

/** The two values side by side whose ratio is told, with the ratio. */
const RATIO_OF_BOTH = form`${words('两者 二者 双方 两项 两类 两种 两部分')}[^，。；\d]{0,8}?${words('之比 比例 比值')}(?:约?[为是]|达到?)?$`;

/** 巡游出租车624辆、网约车1560辆，两类车辆之比为1∶2.5: the ratio is of the two values right before it. */
function twoOf(story: Story, members: readonly Numbered[], a: Numbered, lead: string): Relation[] | null {
  const b = members[1];
  if (!b || !RATIO_OF_BOTH.test(lead)) return null;
  const [x, y] = story.mentions.filter((m) => m.figure.at.end <= a.at.start && m.sentence === a.sentence).slice(-2);
  if (!x || !y || x.figure.unit !== y.figure.unit || ![x, y].every((m) => isAmount(m) && m.measure === 'level'))
    return null;
  return ratioOf(members, a, b, x.figure, y.figure);
}

/** The relation of a ratio with its two sides, which may be told as 1:16 or 16:1. */
function ratioOf(members: readonly Numbered[], a: Numbered, b: Numbered, x: Numbered, y: Numbered): Relation[] {
  if (x.bound !== 'exact' || y.bound !== 'exact') return [];
  const low = q.div(lowOf(x), highOf(y));
  const high = q.div(highOf(x), lowOf(y));
  const value = (f: Numbered, g: Numbered): [Rational, Rational] => [
    q.div(q.sub(f.number, ulpHalf(f)), g.number),
    q.div(q.add(f.number, ulp(f)), g.number),
  ];
  const whole = q.compare(b.number, q.ONE) === 0 || members.length === 1;
  const [from, to] = whole
    ? value(a, b)
    : [q.div(a.number, q.add(b.number, ulp(b))), q.div(a.number, q.sub(b.number, ulpHalf(b)))];
  // Cutting off leaves a second member that is less than the next number.
  const holds = whole
    ? q.compare(low, to) < 0 && q.compare(from, high) <= 0
    : q.compare(low, to) <= 0 && q.compare(from, high) < 0;
  const hundred = members.length === 1 && b.number.n === 100n;
  // For 1∶15 the computation shows how many of the second come to one of the first.
  const turned = members.length === 2 && q.compare(a.number, q.ONE) === 0 && q.compare(b.number, q.ONE) !== 0;
  const [top, bottom] = turned ? [y, x] : [x, y];
  const quotient = q.mul(q.div(top.number, bottom.number), hundred ? b.number : q.ONE);
  const shown = `${top.text}÷${bottom.text}${hundred ? '×100' : ''}=${q.toFixed(quotient, (turned ? b : a).decimals + 1)}`;
  return [
    {
      kind: 'ratio',
      figures: [x, y, a],
      claim: `${x.text} / ${y.text} = ${a.text}${b.text && `:${b.text}`}`,
      holds,
      working: `${shown}${holds ? '' : `，文中为${a.text}${b.text && `:${b.text}`}`}`,
      tied: true,
      schema: 'ratio/pair',
      level: 'error',
      marked: a,
      title: '比值与两数不符',
      labels: ['前项', '后项', '比值'],
    },
  ];
}

/** The second member of a ratio that is told by its first member alone. */
const unsaid = (a: Figure, n: bigint): Numbered => ({
  ...a,
  text: '',
  number: q.rational(n),
  interval: { low: q.rational(n), high: q.rational(n), lowOpen: false, highOpen: false },
});

/** 编制床位420张、实际开放420张: one value, however often it is told. */
const isOneValue = (list: readonly Mention[]): boolean =>
  list.every(({ figure: f }) => f.value === list[0]?.figure.value && f.unit === list[0]?.figure.unit);

const SPLIT = form`^的?${words('比例 比率')}?${words('进行 予以')}?${words('分担 负担 承担 配套 分成 分配 分摊 出资 共担 安排')}`;

/** 按7∶3的比例分担，其中市级负担840万元，县级负担360万元: amounts split by a ratio, in its order. */
function splits(story: Story): Relation[] {
  return story.ratios.flatMap((members) => {
    const [a] = members;
    const last = members.at(-1);
    if (!a || !last || members.length < 2) return [];
    const lead = story.text.slice(startOf(story.sentences, a.sentence), a.at.start);
    const tail = story.text.slice(last.at.end, last.at.end + 12);
    if (!ENDS_IN_BY.test(lead) || !SPLIT.test(tail)) return [];
    const values = story.mentions.filter(
      (m) => m.figure.at.start > last.at.end && m.sentence === a.sentence && isAmount(m) && m.measure === 'level',
    );
    const plain = values.every((m) => m.figure.bound === 'exact' && m.figure.unit === values[0]?.figure.unit);
    if (values.length !== members.length || !plain) return [];
    // 由市县两级按7∶3: the sides are named in the order of the ratio.
    const sides = SIDES_BY_LEVEL.exec(lead)?.slice(1).filter(Boolean);
    if (sides && !values.every((m, i) => sinceWords(story, m).includes(sides[i] ?? ''))) return [];
    const holds = values.every((m, i) =>
      values.every((n, k) => {
        const [x, y] = [members[i]!.number, members[k]!.number];
        // m : n = x : y, each value within its rounding.
        return (
          q.compare(q.mul(lowOf(m.figure), y), q.mul(highOf(n.figure), x)) <= 0 &&
          q.compare(q.mul(highOf(m.figure), y), q.mul(lowOf(n.figure), x)) >= 0
        );
      }),
    );
    const told = members.map((m) => m.text).join('∶');
    const shares = values.map((m) => m.figure.text).join('∶');
    const total = members.map((m) => m.number).reduce(q.add);
    const sum = values.map((m) => m.figure.number).reduce(q.add);
    const own = values.map((m) => q.toDecimal(q.round(q.div(q.mul(m.figure.number, total), sum), 2))).join('∶');
    return [
      {
        kind: 'ratio' as const,
        figures: [...members, ...values.map((m) => m.figure)],
        claim: `${shares} = ${told}`,
        holds,
        working: `${shares}=${own}${holds ? '' : `，文中为${told}`}`,
        tied: true,
        schema: 'ratio/split',
        level: 'warning' as const,
        marked: values.at(-1)!.figure,
        title: '分担的数与所称比例不符',
        labels: [...members.map(() => '比例'), ...values.map(() => '分担')],
      },
    ];
  });
}

const ulpHalf = (f: Figure): Rational => q.div(ulp(f), q.integer(2));

// ---------------------------------------------------------------- 三次产业结构为11.5：38.6：50.0

const THREE = [words('一产'), words('二产'), words('三产')] as const;

function structureOf(story: Story, members: readonly Numbered[], index: number): Relation[] {
  const [first] = members;
  if (!first) return [];
  const lead = story.text.slice(Math.max(0, first.at.start - 30), first.at.start);
  if (RATIO_OF_THREE.test(lead) && !lead.includes('产业')) return seatsOf(story, members);
  if (!OF_INDUSTRIES.test(lead) && !TURNED_INTO.test(lead)) return [];
  if (!first) return [];
  // 由A调整为B: the values belong to B.
  const next = story.ratios[index + 1];
  if (
    next?.length === 3 &&
    next[0]?.sentence === first.sentence &&
    IS_TURNED_INTO.test(story.text.slice(members[2]?.at.end ?? 0, next[0].at.start))
  )
    return [];
  const values = industries(story, first.at.start, first.sentence);
  if (!values) return [];
  const sum = values.map((m) => m.figure.number).reduce(q.add);
  return compared(values, sum, members, 'ratio/structure');
}

/** 分别为12.6亿元、3.15亿元和15.75亿元，三者之比为40∶10∶50: values side by side with their ratio. */
function seatsOf(story: Story, members: readonly Numbered[]): Relation[] {
  const [first] = members;
  if (!first) return [];
  const at = first.at.start;
  const list = story.mentions
    .filter(
      (m) => m.seat?.of === members.length && m.figure.at.end <= at && first.sentence - m.sentence <= 1 && isAmount(m),
    )
    .slice(-members.length);
  const end = list.at(-1)?.figure.at.end ?? 0;
  if (list.length !== members.length || !OF_THESE_THREE.test(story.text.slice(end, at))) return [];
  const total = members.map((m) => m.number).reduce(q.add);
  if (q.compare(total, q.HUNDRED) !== 0 && q.compare(q.abs(q.sub(total, q.HUNDRED)), q.integer(15)) > 0) return [];
  return compared(list, list.map((m) => m.figure.number).reduce(q.add), members, 'ratio/structure');
}

/** 三次产业占比分别为8.0%、32.0%、60.0%: the shares of three values told before. */
function shareLists(story: Story): Relation[] {
  const out: Relation[] = [];
  if (!shows(story, SHOWS.percents) || !shows(story, SHOWS.seats)) return out;
  for (const m of story.mentions) {
    if (m.figure.kind !== 'percent' || m.seat?.place !== 0 || m.seat.of !== 3) continue;
    const lead = sinceWords(story, m);
    if (!OF_INDUSTRIES.test(lead) || !SHARES_OR_MAKE_UP.test(lead)) continue;
    const list = story.mentions.filter((x) => x.seat?.first === m.index).map((x) => x.figure);
    if (list.length !== 3 || list.some((f) => f.bound !== 'exact')) continue;
    const values = industries(story, m.figure.at.start, m.sentence);
    if (values) out.push(...compared(values, values.map((v) => v.figure.number).reduce(q.add), list, 'ratio/shares'));
  }
  return out;
}

/** The values of the three industries nearest before the ratio: 增加值 with their names, or three values side by side. */
function industries(story: Story, at: number, sentence: number): Mention[] | null {
  const near = story.mentions.filter(
    (m) =>
      m.figure.at.end <= at &&
      sentence - m.sentence <= 3 &&
      isAmount(m) &&
      m.measure === 'level' &&
      m.figure.unit === '元' &&
      !m.other,
  );
  const list = near
    .filter((m) => m.seat?.of === 3 && ANY_OF_THE_THREE.test(sinceWords(story, story.mentions[m.seat.first] ?? m)))
    .slice(-3);
  if (list.length === 3) return list;
  const own = THREE.map((shape) =>
    near.filter((m) => shape.test(sinceWords(story, m).slice(-16)) && !OF_ONE_OF_THEM.test(leadWords(story, m))),
  );
  if (own.some((l) => l.length !== 1)) return null;
  return own.flatMap((l) => l.slice(0, 1));
}

/** Compares each printed share with value ÷ sum. One share may be off by a unit of its last digit to make a hundred. */
function compared(values: readonly Mention[], sum: Rational, shares: readonly Numbered[], schema: string): Relation[] {
  const slackOf = (f: Figure): Rational => q.mul(ulp(f), q.rational(3n, 2n));
  const off = shares.map((s, i) => {
    const m = values[i]?.figure;
    if (!m) return false;
    const rest = q.sub(sum, m.number);
    const low = q.mul(q.HUNDRED, q.div(lowOf(m), q.add(rest, lowOf(m))));
    const high = q.mul(q.HUNDRED, q.div(highOf(m), q.add(rest, highOf(m))));
    return q.compare(q.add(s.number, slackOf(s)), low) < 0 || q.compare(q.sub(s.number, slackOf(s)), high) > 0;
  });
  const wrong = off.some(Boolean);
  const marked = shares[Math.max(0, off.indexOf(true))];
  const words = values
    .map(
      (m, i) =>
        `${m.figure.text}÷${q.toDecimal(q.div(sum, values[0]?.figure.magnitude ?? q.ONE))}=${q.toFixed(q.mul(q.HUNDRED, q.div(m.figure.number, sum)), (shares[i]?.decimals ?? 0) + 1)}%`,
    )
    .join('，');
  return [
    {
      kind: 'ratio',
      figures: [...values.map((m) => m.figure), ...shares],
      claim: `${values.map((m) => m.figure.text).join(' : ')} = ${shares.map((s) => s.text).join(':')}`,
      holds: !wrong,
      working: wrong ? `${words}，文中为${shares.map((s) => s.text).join('：')}` : words,
      tied: true,
      schema,
      level: 'error',
      ...(marked && { marked }),
      title: '结构与各部分的数不符',
      labels: [...values.map(() => '部分'), ...shares.map(() => '占比')],
    },
  ];
}

// ---------------------------------------------------------------- 15万亩（合1万公顷）

const RESTATES = form`${words(THAT_IS, '折算为? 换算为?')}${words('约 为 人民币 成')}?$`;

const CAPITALS = words('[壹贰叁肆伍陆柒捌玖拾佰仟]');

const CONVERTED = form`${words('换算 折算 折合')}(?:下来|起来|过来|后)?(?:就?[是为]|约)?$`;
/** How many sentences before it the value may stand that is told in another unit. */
const CONVERTED_REACH = 3;

/** 营造林1240公顷。…群众习惯论亩，换算下来就是1.86万亩: the only value before it that the unit can be of. */
function convertedFrom(story: Story, b: Mention): Relation | null {
  if (!isAmount(b) || b.measure === 'each' || !CONVERTED.test(leadWords(story, b))) return null;
  const able = story.mentions.filter(
    (a) =>
      a.index < b.index - 1 &&
      b.sentence - a.sentence <= CONVERTED_REACH &&
      isAmount(a) &&
      a.measure === 'level' &&
      a.figure.unit !== b.figure.unit &&
      convert(a.figure.unit, b.figure.unit) !== null,
  );
  const [a, another] = able;
  const factor = a && !another ? convert(a.figure.unit, b.figure.unit) : null;
  return a && factor ? equal(a, b, factor, 'unit/restated-far', '换算前后不一致', 'warning') : null;
}

function restated(story: Story): Relation[] {
  const out: Relation[] = [];
  for (const b of story.mentions) {
    const far = convertedFrom(story, b);
    if (far) out.push(far);
    const a = story.mentions[b.index - 1];
    if (!a || a.sentence !== b.sentence || !isAmount(a) || !isAmount(b) || !a.figure.number || !b.figure.number)
      continue;
    // 每股3000元，合1260万元: the price of one and what all of them come to.
    if (b.measure === 'each' ? a.measure !== 'each' : a.measure === 'each' && a.figure.unit === b.figure.unit) continue;
    if (a.figure.unit === b.figure.unit) {
      const capitals = CAPITALS.test(b.figure.text) !== CAPITALS.test(a.figure.text);
      if (!capitals && q.compare(a.figure.magnitude, b.figure.magnitude) === 0) continue;
      const joint = between(story, a, b);
      if (capitals && IN_CAPITALS.test(joint.replace(LEADING_COMMA, '')))
        out.push(equal(a, b, q.ONE, 'unit/capitals', '大写与数字不符', 'error'));
      else if (sameSaidTwice(story, a, b, joint))
        out.push(equal(a, b, q.ONE, 'unit/restated', '换算前后不一致', joint.includes('约') ? 'warning' : 'error'));
      continue;
    }
    const factor = convert(a.figure.unit, b.figure.unit);
    if (factor === null) continue;
    const joint = between(story, a, b);
    const said = RESTATES.test(joint) || joint === '（约' || joint === '（';
    if (!said || joint.length > 8) continue;
    // The bracket ends right after the figure.
    if (joint.startsWith('（') && story.text[b.figure.at.end] !== '）') continue;
    out.push(
      equal(
        a,
        b,
        factor,
        'unit/restated',
        '换算前后不一致',
        b.figure.bound === 'about' || joint.includes('约') ? 'warning' : 'error',
      ),
    );
  }
  return out;
}

/** 3.86亿元（38600万元）: one figure in two magnitudes, where a word says so or where the digits are the same. */
function sameSaidTwice(story: Story, a: Mention, b: Mention, joint: string): boolean {
  if (q.compare(a.figure.magnitude, b.figure.magnitude) === 0) return false;
  if (joint.startsWith('（') && story.text[b.figure.at.end] !== '）') return false;
  if (joint.length <= 6 && RESTATES.test(joint)) return true;
  const digits = (m: Mention): string => m.figure.text.replace(NO_DIGIT_OR_ZERO, '');
  return joint === '（' && digits(a) === digits(b);
}

function equal(a: Mention, b: Mention, factor: Rational, schema: string, title: string, level: Severity): Relation {
  const low = q.mul(lowOf(a.figure), factor);
  const high = q.mul(highOf(a.figure), factor);
  const about = b.figure.bound === 'about' || a.figure.bound === 'about';
  // 约1296亩 with four digits is exact enough, whatever it is called.
  const places = b.figure.text.replace(NO_DIGIT, '').replace(ZEROS_AT_ENDS, '').length;
  const slack = about ? q.mul(b.figure.number, q.rational(places > 3 ? 1n : places > 2 ? 2n : 4n, 200n)) : q.ZERO;
  const from = q.sub(q.sub(b.figure.number, ulpHalf(b.figure)), slack);
  const to = q.add(q.add(b.figure.number, ulp(b.figure)), slack);
  const exact = q.compare(lowOf(b.figure), highOf(b.figure)) === 0 && factor === q.ONE;
  const holds = exact
    ? q.compare(low, b.figure.number) <= 0 && q.compare(b.figure.number, high) <= 0
    : q.compare(low, to) <= 0 && q.compare(from, high) <= 0;
  const value = q.div(q.mul(a.figure.number, factor), b.figure.magnitude);
  const tail = b.figure.text.replace(NUMBER_FIRST, '');
  return {
    kind: 'unit',
    figures: [a.figure, b.figure],
    claim: `${a.figure.text} = ${b.figure.text}`,
    holds,
    working:
      factor === q.ONE
        ? `${q.toDecimal(a.figure.number)}${a.figure.unit}${holds ? '=' : '≠'}${q.toDecimal(b.figure.number)}${b.figure.unit}`
        : `${a.figure.text}=${q.toDecimal(value, 4)}${tail}${holds ? '' : `，文中为${b.figure.text}`}`,
    tied: true,
    schema,
    level,
    marked: b.figure,
    title,
    labels: ['原数', '换算'],
  };
}
