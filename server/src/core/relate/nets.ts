/**
 * Parts of a change with their signs: 增 and 减 under one total, contributions to growth, and shares that rise and fall
 * against each other.
 */
import { says, W } from '../grammar/words';
import { closing, form, opening, words } from '../grammar/lexemes';
import { ALL_INDUSTRIES, GROSS_PRODUCT, INDUSTRIES_IN_ORDER } from '../grammar/vocabulary/measures';
import { NO_OTHERS, OTHERS } from '../grammar/vocabulary/parts';
import { MADE_UP, MAKE_UP, SHARE_OF_WHOLE } from '../grammar/vocabulary/shares';
import { AYES, AYES_OPEN, BALLOT_UNITS } from '../grammar/vocabulary/votes';
import { smallCount } from '../num/numerals';
import type { Relation, Severity } from '../model';
import type { Rational } from '../num/rational';
import * as q from '../num/rational';
import { labelOf } from './division';
import { crossing, exclusiveSet, headShared } from './labels';
import { asCue } from './cues';
import type { Mention, Story } from './mention';
import { alike, before, behind, isAmount, leads, mayStand, SHOWS, shows, sinceWords, tailWords } from './mention';
import { startOf } from '../text/stretches';
import { endOf } from '../text/stretches';
import { isOnce } from './spoken/single';

// The three industries, together or one by one.
const ALL_THREE = words(INDUSTRIES_IN_ORDER, '一、二、三产业');
const ALL_OF_A_KIND = words(ALL_INDUSTRIES, '第一、第?二 投资、消费');
const THREE_INDUSTRIES = words('三次产业 三产');
const SEATS_OF_INDUSTRIES = [words('一产 第一、'), words('二产 第二、'), words('三产')];
const FIRST_INDUSTRY = words('一产 一、 一次 第一');
const SECOND_INDUSTRY = words('二产 二、 第二');
const THIRD_INDUSTRY = words('三产 第三');

// What grows and what contributes to it.
const WHAT_GROWS = words(GROSS_PRODUCT, '经济 工业 投资 进出口');
const PULLS_DOWN = words('下拉 负拉动 拉低');
const ALL_BUT = form`除([一-龥]{2,8}?)类?[以之]?外的?${words(OTHERS, '商品')}`;

// Words of voting.
const CAST = opening('赞成 同意 反对 弃权');
const AND_THE_OTHERS = form`^[，、]?${words('其余 另有 未按 有')}`;
const DID_NOT_VOTE = words('未按 未投 未参加 缺席表决');
const PRESENT = words('实到 出席 到会 参加表决 参会 投票 收回 有效 发出');
const ALL_VALID = words('全部有效 均为?有效 都有效 有效票');

// Words of capital.
const CAPITAL = asCue(words('注册资本 资本金 股本'));
const PAYS_IN = closing('出资额? 认缴额? 入股额? 持股额?');

// Words for shares of a complete list.
const SHARE_OR_MAKE_UP = words(SHARE_OF_WHOLE, MAKE_UP);
const ALL_OTHERS = form`^${OTHERS}|[及和与]其[他它]$`;
const PARTS_COUNTED = form`([两二三四五六七八])${words('个?部分 个?大?类 大?块 项 档 种 个?层次 个?等[级次] 个?来源 个?去向 个?渠道')}`;
/** 由三部分构成, 归为四类: the whole is divided into so many. */
const SO_MANY_PARTS = form`由${PARTS_COUNTED}${MADE_UP}|${words('归为 分为 分成 划为 划分为 归纳为 归并为 归类为 分作 可分 划归')}${PARTS_COUNTED}`;
const BY_MAKE_UP = form`${words(MAKE_UP, '分布')}(?:[上来]?看[，：]|[为是]?：)`;
const NOTHING_MORE = form`^[^，；]{0,4}(?:，(?!${words('其他 其余 另 还')})[^，；。\d]{2,16})?[。；]?$`;
const OR_ABOVE = form`以上[^，。；]*$`;
const SCALE = words('[岁元亩分年级平]');

export function relateNets(story: Story): Relation[] {
  return [
    ...changes(story),
    ...pulls(story),
    ...shifts(story),
    ...hundreds(story),
    ...ballots(story),
    ...capital(story),
  ];
}

const half = (m: Mention): Rational => {
  const { interval } = m.figure;
  if (!interval?.low || !interval.high) return q.ZERO;
  return q.div(q.sub(interval.high, interval.low), q.integer(2));
};

/** Whether the sum of the parts can be the total, each rounded to its last digit. */
function sumFits(total: Rational, parts: readonly Rational[], slack: Rational): boolean {
  const sum = parts.reduce(q.add, q.ZERO);
  return q.compare(q.abs(q.sub(sum, total)), slack) <= 0;
}

const signed = (m: Mention): Rational => (m.dir < 0 ? q.neg(m.figure.number) : m.figure.number);

// ---------------------------------------------------------------- 比上年减收1420万元。其中：税收增收968万元，非税减收2388万元

function changes(story: Story): Relation[] {
  const out: Relation[] = [];
  if (!says(story.said, W.among)) return out;
  for (const first of story.mentions) {
    if (first.measure !== 'change' || !isAmount(first) || !before(first, W.among)) {
      // 其中：税收收入12630万元，比上年增收968万元: the change of a part follows its value.
      const next = story.mentions[first.index + 1];
      if (!(
        before(first, W.among) &&
        isAmount(first) &&
        first.measure === 'level' &&
        next?.measure === 'change' &&
        next.chain === first.chain
      ))
        continue;
      const found = netOf(story, first, next);
      if (found) out.push(found);
      continue;
    }
    const found = netOf(story, first, first);
    if (found) out.push(found);
  }
  return out;
}

function netOf(story: Story, opens: Mention, first: Mention): Relation | null {
  const total = story.mentions
    .slice(0, opens.index)
    .findLast(
      (m) => opens.sentence - m.sentence <= 1 && m.measure === 'change' && isAmount(m) && alike(m.figure, first.figure),
    );
  if (!total || total.bracket !== first.bracket) return null;
  const parts: Mention[] = [];
  for (let k = first.index; k < story.mentions.length; k++) {
    const m = story.mentions[k];
    if (!m) continue;
    if (m.sentence !== first.sentence) break;
    if (k > first.index && before(m, W.among)) break;
    if (m.measure === 'change' && isAmount(m) && alike(m.figure, first.figure)) parts.push(m);
  }
  if (parts.length < 2) return null;
  const labels = parts.map((p) => nameBefore(story, p));
  const all = [total, ...parts];
  if (all.some((m) => m.figure.bound !== 'exact')) return null;
  const slack = all.map(half).reduce(q.add, q.ZERO);
  const holds = sumFits(signed(total), parts.map(signed), slack);
  const set = exclusiveSet(labels);
  const oneWay = parts.every((p) => p.dir === total.dir);
  const sum = parts.map(signed).reduce(q.add, q.ZERO);
  const over = oneWay && q.compare(q.sub(q.abs(sum), q.abs(signed(total))), slack) > 0;
  let level: Severity | null = null;
  if (!holds) {
    if (set?.whole) level = 'error';
    else if (over && !crossing(labels)) level = 'warning';
    else if (!oneWay && parts.length >= 3 && labels.every((l) => l.length >= 2)) level = 'warning';
    if (level === null) return null;
  }
  return netRelation(total, parts, holds, level, '分项增减之和与总增减不符');
}

const nameBefore = (story: Story, p: Mention): string => {
  if (p.name) return p.name;
  const owner = story.mentions[p.index - 1];
  return owner && owner.chain === p.chain && owner.measure === 'level' ? labelOf(story, owner) : labelOf(story, p);
};

function netRelation(
  total: Mention,
  parts: readonly Mention[],
  holds: boolean,
  level: Severity | null,
  title: string,
): Relation {
  const sum = parts.map(signed).reduce(q.add, q.ZERO);
  const mag = total.figure.magnitude;
  const words = parts
    .map((p, i) => `${p.dir < 0 ? '-' : i ? '+' : ''}${q.toDecimal(q.div(p.figure.number, mag), 6)}`)
    .join('');
  return {
    kind: 'sum',
    figures: [total.figure, ...parts.map((p) => p.figure)],
    claim: `${parts.map((p) => `${p.dir < 0 ? '-' : ''}${p.figure.text}`).join(' + ')} = ${total.dir < 0 ? '-' : ''}${total.figure.text}`,
    holds,
    working: `${words}=${q.toDecimal(q.div(sum, mag), 6)}${holds ? '' : `，文中为${total.dir < 0 ? '减' : ''}${total.figure.text}`}`,
    tied: true,
    schema: 'net',
    ...(level && { level }),
    marked: total.figure,
    title,
    labels: ['总增减', ...parts.map((_, i) => `分项${i + 1}`)],
  };
}

// ---------------------------------------------------------------- 一产拉动0.2个百分点，二产拉动0.9个百分点，三产拉动1.5个百分点

function pulls(story: Story): Relation[] {
  if (!says(story.said, W.contrib)) return [];
  const points = story.mentions.filter(
    (m) =>
      m.figure.kind === 'points' &&
      (before(m, W.contrib) || (m.seat !== null && before(story.mentions[m.seat.first] ?? m, W.contrib))),
  );
  const out: Relation[] = [];
  const bySentence = new Map<number, Mention[]>();
  for (const p of points) (bySentence.get(p.sentence) ?? bySentence.set(p.sentence, []).get(p.sentence)!).push(p);
  for (const [sentence, parts] of bySentence) {
    if (parts.length < 2) continue;
    const labels = parts.map((p) => (p.seat ? p.figure.indicator : sinceWords(story, p)));
    const head = sinceWords(story, story.mentions[parts[0]!.seat?.first ?? parts[0]!.index]!);
    const seats = parts.length === 3 && parts.every((p) => p.seat?.of === 3) && ALL_THREE.test(head);
    const rest = isRest(labels);
    if (!exclusiveSet(labels)?.whole && !three(labels) && !seats && !rest) continue;
    const total = story.mentions.filter(
      (m) =>
        m.figure.kind === 'percent' &&
        m.measure === 'change' &&
        sentence - m.sentence <= 1 &&
        m.sentence <= sentence &&
        (rest || WHAT_GROWS.test(sinceWords(story, m))),
    );
    const t =
      total.length === 1
        ? total[0]!
        : total.findLast((m) => m.index < parts[0]!.index && GROSS_PRODUCT.test(sinceWords(story, m)));
    if (!t || t.figure.bound !== 'exact' || parts.some((p) => p.figure.bound !== 'exact')) continue;
    const list = parts.map((p) => ({
      ...p,
      dir: PULLS_DOWN.test(sinceWords(story, p)) ? (-1 as const) : (1 as const),
    }));
    const slack = [t, ...parts].map(half).reduce(q.add, q.ZERO);
    const holds = sumFits(signed(t), list.map(signed), slack);
    out.push(netRelation(t, list, holds, holds ? null : 'error', '各项拉动之和与增速不符'));
  }
  return out;
}

/** 汽车类拉动…，除汽车以外的其他商品拉动…: whether one label is a thing and the other all else. */
function isRest([a, b, ...more]: readonly string[]): boolean {
  const but = ALL_BUT.exec(b ?? '')?.[1];
  return more.length === 0 && but !== undefined && a !== undefined && a.includes(but);
}

const three = (labels: readonly string[]): boolean =>
  labels.length === 3 && SEATS_OF_INDUSTRIES.every((shape) => labels.some((l) => shape.test(l)));

// ---------------------------------------------------------------- 第二产业比重上升2.74个百分点，第一、第三产业比重分别回落0.86和1.88个百分点

function shifts(story: Story): Relation[] {
  const out: Relation[] = [];
  if (!shows(story, SHOWS.points)) return out;
  const list = story.mentions.filter((m) => m.figure.kind === 'points' && m.measure === 'change');
  for (let i = 0; i + 2 < list.length + 0; i++) {
    const group = list.slice(i, i + 3);
    if (group.length < 3 || group.some((m) => m.sentence !== group[0]?.sentence)) continue;
    const words = story.text.slice(story.sentences[group[0]!.sentence]!.start, group[2]!.figure.at.end);
    if (
      !SHARE_OF_WHOLE.test(words) ||
      !FIRST_INDUSTRY.test(words) ||
      !SECOND_INDUSTRY.test(words) ||
      !THIRD_INDUSTRY.test(words)
    )
      continue;
    const slack = group.map(half).reduce(q.add, q.ZERO);
    const sum = group.map(signed).reduce(q.add, q.ZERO);
    const holds = q.compare(q.abs(sum), slack) <= 0;
    if (group.every((m) => m.dir === group[0]?.dir)) continue;
    const [odd] = group.filter((m) => group.filter((x) => x.dir === m.dir).length === 1);
    const rest = group.filter((m) => m !== odd).map((m) => ({ ...m, dir: 1 as const }));
    if (odd)
      out.push(netRelation({ ...odd, dir: 1 }, rest, holds, holds ? null : 'error', '比重一升一降，升降之和不符'));
  }
  return out;
}

// ---------------------------------------------------------------- 赞成142票，反对3票，弃权12票 of 147 present

function ballots(story: Story): Relation[] {
  if (!says(story.said, W.vote)) return [];
  const out: Relation[] = [];
  // 24票赞成、1票反对: the word may stand after the number.
  const cast = story.mentions.filter((m) => isAmount(m) && (leads(m, W.vote) || CAST.test(tailWords(story, m))));
  for (const first of cast) {
    if (!AYES.test(sinceWords(story, first)) && !AYES_OPEN.test(tailWords(story, first))) continue;
    const told = cast.filter(
      (m) => m.sentence === first.sentence && m.index >= first.index && m.index < first.index + 4,
    );
    // 赞成116票，反对6票，弃权3票，其余2人未按表决器: with the rest they are all who were present.
    const last = told.at(-1);
    const rest = last && story.mentions[last.index + 1];
    const others =
      rest?.sentence === first.sentence &&
      isAmount(rest) &&
      AND_THE_OTHERS.test(sinceWords(story, rest)) &&
      DID_NOT_VOTE.test(sinceWords(story, rest) + tailWords(story, rest))
        ? rest
        : null;
    const list = others ? [...told, others] : told;
    if (list.length < 2 || list.some((m) => m.figure.bound !== 'exact')) continue;
    const present = story.mentions.findLast(
      (m) =>
        m.index < first.index &&
        first.sentence - m.sentence <= 6 &&
        isAmount(m) &&
        m.measure === 'level' &&
        PRESENT.test(sinceWords(story, m).slice(-10)) &&
        !sinceWords(story, m).slice(-6).includes('应'),
    );
    if (!present || present.figure.bound !== 'exact') continue;
    const sum = list.map((m) => m.figure.number).reduce(q.add, q.ZERO);
    // 收回183张，全部有效: every ballot is for, against or abstaining.
    const valid = ALL_VALID.test(story.text.slice(present.figure.at.start - 8, first.figure.at.start));
    const all =
      others !== null ||
      (valid &&
        list.length === 3 &&
        (present.figure.unit === first.figure.unit || [present, first].every((m) => BALLOT_UNITS.test(m.figure.unit))));
    const over = all ? q.compare(sum, present.figure.number) !== 0 : q.compare(sum, present.figure.number) > 0;
    out.push({
      kind: 'sum',
      figures: [present.figure, ...list.map((m) => m.figure)],
      claim: `${list.map((m) => m.figure.text).join(' + ')} ${all ? '=' : '≤'} ${present.figure.text}`,
      holds: !over,
      working: `${list.map((m) => q.toDecimal(m.figure.number)).join('+')}=${q.toDecimal(sum)}${all ? (over ? '≠' : '=') : over ? '>' : '≤'}${present.figure.text}`,
      tied: true,
      schema: 'votes',
      level: 'error',
      marked: present.figure,
      title: all ? '票数之和与有效票数不符' : '票数之和多于到会人数',
      labels: ['到会', ...list.map(() => '票数')],
    });
  }
  return out;
}

// ---------------------------------------------------------------- what each pays in makes the capital

function capital(story: Story): Relation[] {
  const out: Relation[] = [];
  if (!mayStand(story, CAPITAL)) return out;
  const whole = story.mentions.find(
    (m) => isAmount(m) && m.measure === 'level' && m.figure.bound === 'exact' && CAPITAL.test(sinceWords(story, m)),
  );
  if (!whole) return out;
  const parts = story.mentions.filter(
    (m) =>
      m.index > whole.index &&
      m.sentence - whole.sentence <= 1 &&
      isAmount(m) &&
      m.measure === 'level' &&
      PAYS_IN.test(sinceWords(story, m)) &&
      m.figure.unit === whole.figure.unit,
  );
  if (parts.length < 2 || parts.some((m) => m.figure.bound !== 'exact' || m.sentence !== parts[0]?.sentence))
    return out;
  const slack = [whole, ...parts].map(half).reduce(q.add, q.ZERO);
  const holds = sumFits(
    whole.figure.number,
    parts.map((m) => m.figure.number),
    slack,
  );
  out.push(
    netRelation(
      { ...whole, dir: 1 },
      parts.map((m) => ({ ...m, dir: 1 as const })),
      holds,
      holds ? null : 'warning',
      '出资之和与注册资本不符',
    ),
  );
  return out;
}

// ---------------------------------------------------------------- shares of a closed list make a hundred

const CLOSED_SHARE = form`${words('出资 持股 股权 投资 分成 分配 入股')}比例|${words('贡献率 股比')}`;

const SHARED_OUT_BY = words('各占 分占 分别占 占比 比重');
const NOTHING_BESIDES = form`^，?${words('此外 除此之外 再')}?[^，。；]{0,2}${NO_OTHERS}`;

/** 出资比例分别为50%、30%和25%; 公办占82%，民办占28%; 43%的认为…，36%认为…，31%认为…: shares that should add up to a hundred. */
function hundreds(story: Story): Relation[] {
  const out: Relation[] = [];
  if (!shows(story, SHOWS.percents)) return out;
  const percents = story.mentions.filter(
    (m) => m.figure.kind === 'percent' && m.measure !== 'change' && m.measure !== 'base',
  );
  const seen = new Set<number>();
  for (const m of percents) {
    if (seen.has(m.index)) continue;
    if (m.seat && m.seat.place === 0) {
      const list = percents.filter((x) => x.seat?.first === m.seat?.first);
      for (const x of list) seen.add(x.index);
      if (list.length < 2 || list.length !== m.seat.of) continue;
      const lead = sinceWords(story, m);
      const closed = CLOSED_SHARE.test(lead) && (!lead.includes('贡献率') || ALL_OF_A_KIND.test(lead));
      const third = list.length === 3 && THREE_INDUSTRIES.test(lead) && SHARE_OR_MAKE_UP.test(lead);
      const last = list.at(-1)!;
      const behind = story.text.slice(last.figure.at.end, endOf(story.sentences, m.sentence));
      // 各占68%、19%和13%，此外再无其他类型: the list is said to be complete.
      const whole = SHARED_OUT_BY.test(lead) && NOTHING_BESIDES.test(behind);
      if (closed || third || whole) push(out, list, 'error');
      continue;
    }
    const list = [m, ...percents.filter((x) => x.index > m.index && x.sentence === m.sentence && !x.seat)];
    const told = eachInItsSentence(story, percents, m);
    if (told.length > 0) {
      for (const x of told) seen.add(x.index);
      push(out, told, 'warning');
      continue;
    }
    if (list.length < 2) continue;
    let labels: readonly string[] | null = null;
    for (let n = Math.min(list.length, 4); n >= 2; n--) {
      const part = list.slice(0, n);
      if (
        !part.every((x) => x.measure === 'share' || behind(x, W.share)) ||
        part.some((x, k) => k > 0 && before(x, W.among))
      )
        continue;
      labels ??= list.map((x) => shareLabel(story, x));
      if (exclusiveSet(labels.slice(0, n))?.whole) {
        const all = madeWhole(part, list);
        for (const x of all) seen.add(x.index);
        push(out, all, 'error');
        break;
      }
    }
    if (seen.has(m.index)) continue;
    // 其他 at the end makes a list complete.
    const last = list.findIndex((x) => ALL_OTHERS.test(shareLabel(story, x)));
    if (
      last >= 2 &&
      list.slice(0, last + 1).every((x) => x.measure === 'share' && x.chain === m.chain && !before(x, W.among))
    ) {
      for (const x of list.slice(0, last + 1)) seen.add(x.index);
      push(out, list.slice(0, last + 1), 'warning');
      continue;
    }
    // 从学历构成看: a division by a criterion gives all of its shares.
    const lead = story.text.slice(startOf(story.sentences, m.sentence), m.figure.at.start);
    const parted = SO_MANY_PARTS.exec(lead);
    const made = parted?.[1] ?? parted?.[2];
    const built =
      BY_MAKE_UP.test(lead) ||
      (made !== undefined && smallCount(made) === list.filter((x) => x.measure === 'share').length);
    const divided = list.filter((x) => x.chain === m.chain && x.measure === 'share');
    const ends =
      divided.length >= 3 &&
      NOTHING_MORE.test(story.text.slice(divided.at(-1)!.figure.at.end, endOf(story.sentences, m.sentence)));
    if (
      built &&
      ends &&
      // 部分 in 由三部分构成 does not mean that the list is incomplete.
      !divided.some(
        (x) =>
          before(x, W.among) ||
          (made === undefined && before(x, W.major)) ||
          tailWords(story, x).slice(0, 2).includes('等'),
      )
    ) {
      for (const x of divided) seen.add(x.index);
      push(out, divided, 'warning');
      continue;
    }
    // Where everybody may choose one answer, the shares are never more than a hundred. Some answers may be left out.
    const chosen = list.filter((x) => x.chain === m.chain && x.measure === 'share' && !before(x, W.among));
    if (
      chosen.length >= 3 &&
      isOnce(story.text.slice(startOf(story.sentences, Math.max(0, m.sentence - 1)), m.figure.at.start))
    ) {
      for (const x of chosen) seen.add(x.index);
      push(out, chosen, 'warning', true);
      continue;
    }
    // Kinds of one thing (咨询类 投诉类 求助类) never add up to more than all of it.
    const sorts = list.filter((x) => x.chain === m.chain && x.measure === 'share' && !before(x, W.among));
    if (
      sorts.length >= 3 &&
      headShared(sorts.map((x) => shareLabel(story, x))) &&
      !crossing(sorts.map((x) => shareLabel(story, x)))
    ) {
      for (const x of sorts) seen.add(x.index);
      push(out, sorts, 'warning', true);
      continue;
    }
    // 35岁及以下…、36至45岁…、61岁及以上…: bands open at both ends leave nothing out.
    const bands = list.findIndex((x) => OR_ABOVE.test(sinceWords(story, x)));
    if (
      bands >= 2 &&
      sinceWords(story, m).includes('以下') &&
      list.slice(0, bands + 1).every((x, k) => x.measure === 'share' && (k === 0 || SCALE.test(sinceWords(story, x))))
    ) {
      for (const x of list.slice(0, bands + 1)) seen.add(x.index);
      push(out, list.slice(0, bands + 1), 'error');
      continue;
    }
    const answers = answersOf(story, list);
    if (answers.length >= 3) {
      for (const x of answers) seen.add(x.index);
      push(out, answers, 'warning', true);
    }
  }
  return out;
}

function push(out: Relation[], list: readonly Mention[], level: Severity, onlyOver = false): void {
  if (list.some((m) => m.figure.bound !== 'exact')) return;
  const sum = sumOfFigures(list);
  const holds = isHundred(list);
  if (!holds && onlyOver && q.compare(sum, q.HUNDRED) < 0) return;
  out.push({
    kind: 'hundred',
    figures: list.map((m) => m.figure),
    claim: `${list.map((m) => m.figure.text).join(' + ')} = 100%`,
    holds,
    working: `${list.map((m) => m.figure.text).join('+')}=${q.toDecimal(sum)}%`,
    tied: true,
    schema: 'hundred',
    level,
    marked: list.at(-1)!.figure,
    title: '同一整体各部分的占比之和不是100%',
    labels: list.map(() => '占比'),
  });
}

const MOST_SENTENCES = 5;

/**
 * 第一产业投资占比6.8%，…。第二产业投资占比47.5%，…: one share in each of several sentences, which together are complete. Empty where they
 * are not.
 */
function eachInItsSentence(story: Story, percents: readonly Mention[], m: Mention): readonly Mention[] {
  const list: Mention[] = [];
  for (let sentence = m.sentence; list.length < MOST_SENTENCES; sentence++) {
    const own = percents.filter((x) => x.sentence === sentence);
    const [share] = own;
    if (own.length !== 1 || share?.measure !== 'share' || share.seat || share.bracket >= 0 || before(share, W.among))
      break;
    list.push(share);
  }
  if (list[0] !== m) return [];
  for (let n = list.length; n >= 3; n--) {
    const part = list.slice(0, n);
    if (exclusiveSet(part.map((x) => shareLabel(story, x)))?.whole) return part;
  }
  return [];
}

const shareLabel = (story: Story, m: Mention): string =>
  (m.name.includes('占') ? m.name.slice(0, m.name.indexOf('占')) : m.name) || labelOf(story, m);

/** 三次产业…，城乡居民生活用电占14.9%: the list with the shares after it, if these bring it to a hundred; else the list alone. */
function madeWhole(part: readonly Mention[], list: readonly Mention[]): readonly Mention[] {
  if (isHundred(part)) return part;
  for (let n = part.length + 1; n <= list.length; n++) {
    const more = list.slice(0, n);
    if (more.at(-1)?.measure !== 'share' || more.at(-1)?.chain !== part[0]?.chain) break;
    if (isHundred(more)) return more;
  }
  return part;
}

const isHundred = (list: readonly Mention[]): boolean =>
  q.compare(q.abs(q.sub(sumOfFigures(list), q.HUNDRED)), list.map(half).reduce(q.add, q.ZERO)) <= 0;

const sumOfFigures = (list: readonly Mention[]): q.Rational => list.map((m) => m.figure.number).reduce(q.add, q.ZERO);

const OPINION = form`^的?[^，。；、]{0,6}?(${words('认为 表示 选择 觉得 为 是 属于 来自')})`;

/** Percentages followed by one verb: answers to one question. */
function answersOf(story: Story, list: readonly Mention[]): Mention[] {
  const verb = (m: Mention): string | null => OPINION.exec(tailWords(story, m))?.[1] ?? null;
  const first = verb(list[0]!);
  if (!first) return [];
  const out: Mention[] = [];
  for (const m of list) {
    if (verb(m) !== first || leads(m, W.share)) break;
    out.push(m);
  }
  return out;
}
