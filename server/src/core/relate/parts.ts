/** Judges divisions: the parts against their whole, singly and together. */
import { IN_CLAUSE } from '../grammar/vocabulary/marks';
import { INCLUDES, IN_ALL } from '../grammar/vocabulary/parts';
import { closing, form, words } from '../grammar/lexemes';
import type { Figure, Relation, Severity } from '../model';
import type { Division } from './division';
import { labelOf, overlapping } from './division';
import { verdictOf } from './formula';
import { rule } from './judge';
import { SUM } from './totals';
import { crossing, exclusiveSet } from './labels';
import type { Mention, Story } from './mention';
import { alike, between, leadWords, less, sinceWords } from './mention';
import type { SlipKind } from './slip';
import { anySlip, onlySlip } from './slip';
import { digitsIn } from './words';

const SHORT_NAME = form`^[，、]?[^，、。；]{1,8}$`;
const PAUSED = form`^${IN_CLAUSE}*、`;
const PAUSED_SOON = form`^[^，]{0,6}、`;
const PAUSED_IN_A_NAME = form`^${IN_CLAUSE}{0,8}、`;
const CASES = words('案件 审结 结案');
const SPENT_ONCE = closing('[元亩吨]');
/** Things with these names are counted on several levels: 税收收入, 市级. */
const ON_MANY_LEVELS = words('收入 级');
const PARTS_OF_A_YEAR = words('季度 半年');
const OF_A_WHOLE = words('累计 共有 总量 总数');

export function relateParts(
  story: Story,
  divisions: readonly Division[],
): { relations: Relation[]; held: ReadonlySet<Division> } {
  const relations: Relation[] = [];
  const held = new Set<Division>();
  const taken = new Set<string>();
  const confirmed = new Set<Mention>();
  const judged: { d: Division; relation: Relation | null }[] = [];
  for (const d of divisions) {
    if (d.parts.length < 2) continue;
    const holds = (w: Mention | undefined): w is Mention =>
      w !== undefined && w !== d.parts[0] && verdictOf(SUM, rolesOf(w, d.parts)) === true;
    const [nearest] = d.wholes;
    const first = holds(nearest) ? nearest : null;
    const shorter = first ? null : prefixThatHolds(story, d);
    const right = first ?? (shorter ? null : (d.wholes.find(holds) ?? null));
    const whole = right ?? nearest;
    const parts = right ? d.parts : shorter;
    if (whole && parts) {
      held.add(d);
      if (!d.loose) confirmed.add(whole);
      const key = `${whole.index}:${parts.map((p) => p.index).join()}`;
      if (!taken.has(key)) judged.push({ d, relation: sum(story, whole, parts, d, null) });
      taken.add(key);
    }
  }
  for (const d of divisions) {
    if (held.has(d)) continue;
    const joint = jointOf(story, d.wholes[0]) ?? carriedTo(story, d);
    if (
      joint &&
      d.parts.length > 1 &&
      verdictOf(SUM, { ...rolesOf(joint[1], d.parts), whole: joint.map((m) => m.figure) })
    ) {
      held.add(d);
      continue;
    }
    const paused = joint !== null && between(story, ...joint).startsWith('、');
    const subset = paused && withinBoth(d.parts, joint) ? null : larger(story, d, confirmed);
    if (subset) {
      judged.push({ d, relation: subset });
      continue;
    }
    if (d.parts.length < 2 || !d.wholes.length) continue;
    const whole = d.wholes[0];
    if (!whole) continue;
    // One list makes up this total already, so another need not.
    if (confirmed.has(whole) && d.by !== 'lead' && d.by !== 'states') continue;
    const level = evidence(story, d, whole);
    if (!level || holdsWithNext(story, d, whole)) continue;
    const key = `${whole.index}:${d.parts.map((p) => p.index).join()}`;
    if (taken.has(key)) continue;
    taken.add(key);
    judged.push({ d, relation: sum(story, whole, d.parts, d, level) });
  }
  for (const { relation } of judged) if (relation) relations.push(relation);
  relations.push(...columns(story, divisions), ...partsInside(story, divisions, held));
  return { relations, held };
}

/**
 * The list may have been read beyond its last part, so a beginning of it that makes up the whole is taken as the list.
 */
function prefixThatHolds(story: Story, d: Division): readonly Mention[] | null {
  const [whole] = d.wholes;
  if (!whole || d.by === 'behind') return d.by === 'behind' ? suffixThatHolds(d) : null;
  for (let n = d.parts.length - 1; n >= 2; n--) {
    // Parts that 、 joins are one list.
    const [last, next] = [d.parts[n - 1], d.parts[n]];
    if (!last || !next || PAUSED.test(between(story, last, next))) continue;
    if (verdictOf(SUM, rolesOf(whole, d.parts.slice(0, n))) === true) return d.parts.slice(0, n);
  }
  return null;
}

function suffixThatHolds(d: Division): readonly Mention[] | null {
  const [whole] = d.wholes;
  if (!whole) return null;
  for (let from = 1; from <= d.parts.length - 2; from++) {
    if (verdictOf(SUM, rolesOf(whole, d.parts.slice(from))) === true) return d.parts.slice(from);
  }
  return null;
}

function sum(
  story: Story,
  whole: Mention,
  parts: readonly Mention[],
  d: Division,
  level: Severity | null,
): Relation | null {
  const labels: Record<string, string> = { whole: '合计', parts: '分项' };
  const found = rule(SUM, rolesOf(whole, parts), {
    schema: `sum/${d.by}`,
    kind: 'sum',
    level,
    mark: 'whole',
    title: '分项之和与合计不符',
    labels,
    order: ['whole', 'parts'],
    claim: (text) => `${text('parts')} = ${text('whole')}`,
  });
  if (!found) return null;
  return {
    ...found,
    tied: level !== null || found.holds === true,
    working: found.working.replace('，文中为', '，文中合计为'),
    labels: ['合计', ...parts.map((_, i) => `分项${i + 1}`)],
  };
}

/** 新开工860套、续建1240套，其中…: two figures side by side before 其中 may be divided together. */
function jointOf(story: Story, whole: Mention | undefined): readonly [Mention, Mention] | null {
  const other = whole && story.mentions[whole.index - 1];
  if (!other || other.chain !== whole.chain || other.bracket !== whole.bracket) return null;
  if (other.measure !== 'level' || other.figure.unit !== whole.figure.unit || !narrow(other.figure)) return null;
  return SHORT_NAME.test(between(story, other, whole)) ? [other, whole] : null;
}

const CARRIED_OVER = words('上年结转 上年遗留 上年存 旧存 往年 上期 去年底 上年末 年初');

/** 形成线索241件，上年结转18件。处置247件，年末尚有12件: what was carried over belongs to the whole. */
function carriedTo(story: Story, { wholes: [whole], parts }: Division): readonly [Mention, Mention] | null {
  const next = whole && story.mentions[whole.index + 1];
  if (!next || next.sentence !== whole.sentence || parts.includes(next) || !narrow(next.figure)) return null;
  return next.figure.unit === whole.figure.unit && CARRIED_OVER.test(leadWords(story, next)) ? [whole, next] : null;
}

/** Whether no part exceeds the two together. */
const withinBoth = (parts: readonly Mention[], joint: readonly [Mention, Mention]): boolean => {
  const most = joint.reduce((s, m) => s + Number(m.figure.number.n) / Number(m.figure.number.d), 0);
  return parts.every((p) => Number(p.figure.number.n) / Number(p.figure.number.d) <= most);
};

/** A single part that exceeds its whole. */
const BALANCE = closing('余额 存量 保有量');

function larger(story: Story, d: Division, confirmed: ReadonlySet<Mention>): Relation | null {
  if (d.by !== 'among' && d.by !== 'bracket') return null;
  const [whole] = d.wholes;
  if (
    !whole ||
    (d.by === 'among' && d.loose && d.wholes.length > 1 && d.wholes.every((w) => w.chain !== d.parts[0]?.chain))
  )
    return null;
  const part = d.parts.find((p) => part0(p, whole));
  if (!part) return null;
  // 。其中，…: any level of the sentence before may be the whole.
  if (part.sentence !== whole.sentence && !d.wholes.every((w) => part0(part, w))) return null;
  if (d.by === 'bracket' && !INCLUDES.test(story.text.slice(part.bracket, part.figure.at.start))) return null;
  // Only the first part may be reported. A later figure may begin a new subject.
  if (
    part !== d.parts[0] &&
    !plainSoFar(story, d, part) &&
    !exclusiveSet(d.parts.slice(0, d.parts.indexOf(part) + 1).map((p) => labelOf(story, p)))
  )
    return null;
  if (confirmed.has(whole) && confirmed.has(part)) return null;
  if (!narrow(whole.figure) || part.figure.modality !== whole.figure.modality) return null;
  if (part.figure.unit !== whole.figure.unit) return null;
  // 总投资50亿元，其中某项目年产值80亿元 is another measure, and 新增25家，其中累计300家 another period.
  const [a, b] = [measureNoun(labelOf(story, part)), measureNoun(labelOf(story, whole))];
  if (a && b && a !== b && a !== '税收') return null;
  // 净投放11.35亿元，其中涉农贷款余额87.36亿元: what there is is no part of what came in.
  if (BALANCE.test(labelOf(story, part)) && !BALANCE.test(labelOf(story, whole))) return null;
  if (OF_A_WHOLE.test(leadWords(story, part))) return null;
  return {
    kind: 'subset',
    figures: [part.figure, whole.figure],
    claim: `${part.figure.text} ≤ ${whole.figure.text}`,
    holds: false,
    working: `${part.figure.text}>${whole.figure.text}`,
    tied: true,
    schema: 'subset',
    level: 'error',
    marked: part.figure,
    title: '其中数大于总数',
    labels: ['其中', '总数'],
  };
}

/** Whether only 、 joins the parts up to this one, so that no new subject can have begun. */
const plainSoFar = (story: Story, d: Division, part: Mention): boolean =>
  d.parts
    .slice(1, d.parts.indexOf(part) + 1)
    .every((p, i) => PAUSED_IN_A_NAME.test(between(story, d.parts[i] ?? p, p)));

const MEASURE_NOUNS = [
  '产值',
  '投资',
  '收入',
  '税收',
  '利润',
  '资金',
  '面积',
  '支出',
  '贷款',
  '存款',
  '增加值',
  '销售额',
  '零售额',
];
const measureNoun = (label: string): string | null =>
  MEASURE_NOUNS.find((m) => label.endsWith(m) || label.endsWith(`${m}额`)) ?? null;

/** How loudly a sum that fails is reported; null where it is not. */
function evidence(story: Story, d: Division, whole: Mention): Severity | null {
  const all = [whole, ...d.parts].map((m) => m.figure);
  if (all.some((f) => !narrow(f) || f.modality !== whole.figure.modality)) return null;
  if (d.parts.some((p) => p.figure.unit !== whole.figure.unit) && d.by !== 'behind' && d.by !== 'states') return null;
  if (differentPeriods(d, whole) || overlapping(story, d)) return null;
  const roles = rolesOf(whole, d.parts);
  const holds = verdictOf(SUM, roles);
  if (holds !== false) return null;
  const over =
    d.parts.reduce((s, p) => s + Number(p.figure.number.n) / Number(p.figure.number.d), 0) >
    Number(whole.figure.number.n) / Number(whole.figure.number.d);
  // A figure of two digits is one slip away from too many others.
  const slip = (): SlipKind | null => {
    const found = onlySlip(SUM, roles);
    return found && digitsIn(found.figure.text) >= 3 ? found.kind : null;
  };
  return byWords(story, d, whole, over, slip) ?? (byDigits(story, d, whole) ? 'warning' : null);
}

const differentPeriods = (d: Division, whole: Mention): boolean =>
  d.by !== 'behind' &&
  d.by !== 'lead' &&
  !d.closed &&
  // 上半年101.5万人次，其中一季度46.2万人次、二季度…: the quarters are parts of the half-year.
  !PARTS_OF_A_YEAR.test(d.parts[0]?.figure.period ?? '') &&
  d.parts.some((p) => p.figure.period !== whole.figure.period && p.figure.period !== '' && whole.figure.period !== '');

function byWords(
  story: Story,
  d: Division,
  whole: Mention,
  over: boolean,
  slip: () => SlipKind | null,
): Severity | null {
  switch (d.by) {
    case 'among':
    case 'bracket': {
      if (over) {
        // With 另有 or 等 the parts may come to less than the whole and never to more.
        if (d.open && (d.loose || overlapping(story, d))) return null;
        if (d.loose) return d.exclusive && slip() === 'exchange' ? 'warning' : null;
        const labels = d.parts.map((p) => labelOf(story, p));
        if (exclusiveSet(labels)) return 'error';
        if (d.exclusive) return 'warning';
        // Kinds side by side, none of which is an attribute that another may share.
        // The text does not say whether they overlap, so a slip must explain the fault.
        if (crossing(labels) || !plainList(story, d, whole)) return null;
        return alikeLabels(labels) ||
          pausedAmounts(story, d) ||
          slip() !== null ||
          anySlip(SUM, rolesOf(whole, d.parts), ['digit', 'exchange'])
          ? 'warning'
          : null;
      }
      if (d.open || d.loose) return null;
      if (d.closed) return 'warning';
      if (!d.exclusive && !(plainList(story, d, whole) && !crossing(d.parts.map((p) => labelOf(story, p)))))
        return null;
      // Two opposite kinds, or labels of one set, are rarely listed without the rest. A list of more may be incomplete.
      const labels = d.parts.map((p) => labelOf(story, p));
      const tight =
        d.parts.length === 2 ||
        exclusiveSet(labels) !== null ||
        (plainList(story, d, whole) && labels.every((l) => l.length === labels[0]?.length));
      const kind = slip();
      return kind === null ? null : kind !== 'digit' || tight ? 'warning' : 'info';
    }
    case 'lead':
      // 其中10月接警87起，…。按类型分，火灾352起、…: a list with items larger than this figure has another whole.
      if ((story.nested.has(whole) || sinceWords(story, whole).includes('其中')) && d.parts.some((p) => less(whole, p)))
        return null;
      if (d.loose) return !d.open && slip() !== null ? 'warning' : null;
      if (d.open) return over ? 'warning' : null;
      // 分行业看，食品加工业84亿元，…。装备制造业66亿元，…: a list in several sentences may be incomplete.
      if (!over && d.parts.some((p) => p.sentence !== d.parts[0]!.sentence) && !anySlip(SUM, rolesOf(whole, d.parts)))
        return null;
      return 'error';
    case 'colon':
      if (d.loose) return null;
      if (d.open) return over ? 'warning' : null;
      return d.closed ? 'error' : over && d.exclusive ? 'warning' : null;
    case 'behind':
      if (d.loose || !d.closed) {
        const kind = slip();
        return kind === 'exchange' ||
          kind === 'magnitude' ||
          (kind === 'digit' && !d.closed && d.loose && d.parts.every((p) => p.sentence !== whole.sentence))
          ? 'warning'
          : null;
      }
      return IN_ALL.test(leadWords(story, whole)) ? 'error' : 'warning';
    case 'labels':
      return d.closed ? 'error' : 'warning';
    case 'states':
      if (d.loose || !d.closed || d.open) return null;
      return CASES.test(whole.name + d.parts.map((p) => p.name).join()) ? 'warning' : 'error';
  }
}

/** Whether the parts have names and are joined by 、, or by commas where no part exceeds the whole. */
function plainList(story: Story, d: Division, whole: Mention): boolean {
  return d.parts.every((p, i) => {
    const last = d.parts[i - 1];
    if (last) {
      const joint = between(story, last, p);
      if (joint.includes('；') || (!PAUSED_SOON.test(joint) && part0(p, whole))) return false;
    }
    return p.name.length >= 2;
  });
}

/** Whether all labels have one length (优秀、良好、合格), as the labels of one scale mostly do. */
const alikeLabels = (labels: readonly string[]): boolean =>
  labels.length >= 3 && labels.every((l) => l.length === labels[0]?.length);

/** 宣传32万元、演练38万元、媒体16万元: money and land are spent only once. */
const pausedAmounts = (story: Story, d: Division): boolean =>
  SPENT_ONCE.test(d.parts[0]?.figure.unit ?? '') &&
  d.parts.every((p) => !ON_MANY_LEVELS.test(p.name)) &&
  d.parts.every((p, i) => i === 0 || between(story, d.parts[i - 1] ?? p, p).startsWith('、'));

/**
 * Whether a sum of long numbers fails by one digit only. By chance this happens about once in several hundred lists.
 */
function byDigits(story: Story, d: Division, whole: Mention): boolean {
  const all = [whole, ...d.parts].map((m) => m.figure);
  const digits = digitsIn(whole.figure.text);
  if (d.open || digits < (d.loose && d.by !== 'lead' ? 5 : 4) || all.some((f) => f.unit !== whole.figure.unit))
    return false;
  if (d.by === 'behind' && d.loose) return false;
  const alikeTold = all
    .slice(1)
    .every(
      (f) =>
        f.decimals === all.at(-1)?.decimals &&
        f.magnitude.n === all.at(-1)?.magnitude.n &&
        f.decimals >= whole.figure.decimals,
    );
  // That one slip explains six digits happens by chance about once in several thousand lists, however they are rounded.
  if ((!alikeTold && digits < 6) || (!d.closed && crossing(d.parts.map((p) => labelOf(story, p))))) return false;
  return anySlip(SUM, rolesOf(whole, d.parts), ['digit', 'exchange']);
}

/** A类96件，占70.1%；B类31件，C类10件: whether the list goes on with a figure that its words do not show as a part. */
function holdsWithNext(story: Story, d: Division, whole: Mention): boolean {
  const [first, last] = [d.parts[0], d.parts.at(-1)];
  return [first && story.mentions[first.index - 1], last && story.mentions[last.index + 1]].some(
    (m) =>
      m !== undefined &&
      m !== whole &&
      m.measure === 'level' &&
      m.sentence === last?.sentence &&
      m.figure.unit === whole.figure.unit &&
      narrow(m.figure) &&
      verdictOf(SUM, rolesOf(whole, [...d.parts, m])) === true,
  );
}

/** Whether the figure is exact or lies between two limits: 1030多亿元. */
const narrow = (f: Figure): boolean =>
  f.bound === 'exact' || (f.bound === 'over' && f.text.includes('多') && Boolean(f.interval?.low && f.interval.high));

/** 共计…已…正在…。其中，甲…已…正在…。乙…已…正在…。: rows of one shape, whose columns add up. */
function columns(story: Story, divisions: readonly Division[]): Relation[] {
  const rows = divisions
    .filter((d) => d.by === 'states' && d.parts.length === 2)
    .flatMap(({ wholes: [whole], parts: [done, rest] }) => (whole && done && rest ? { whole, done, rest } : []));
  const [head, ...below] = rows;
  const [next] = below;
  if (!head || !next || below.length < 2 || below.some((r) => r.whole.sentence <= head.whole.sentence)) return [];
  if (!below.every((r) => alike(r.whole.figure, head.whole.figure))) return [];
  const tied = sinceWords(story, next.whole).includes('其中');
  const lists = (['whole', 'done', 'rest'] as const).map((k) => ({ total: head[k], parts: below.map((r) => r[k]) }));
  const right = lists.filter(({ total, parts }) => verdictOf(SUM, rolesOf(total, parts)) === true).length;
  if (!tied && right < 2) return [];
  return lists.flatMap(({ total, parts }) => {
    const found = rule(SUM, rolesOf(total, parts), {
      schema: 'sum/columns',
      kind: 'sum',
      level: right >= 1 ? 'error' : null,
      mark: 'whole',
      title: '分项之和与合计不符',
      labels: { whole: '合计', parts: '分项' },
      order: ['whole', 'parts'],
      claim: (text) => `${text('parts')} = ${text('whole')}`,
    });
    return found ? [found] : [];
  });
}

const rolesOf = (whole: Mention, parts: readonly Mention[]) => ({
  whole: [whole.figure],
  parts: parts.map((p) => p.figure),
});

/** Parts that lie within their whole, where no sum says more. */
function partsInside(story: Story, divisions: readonly Division[], held: ReadonlySet<Division>): Relation[] {
  const out: Relation[] = [];
  for (const d of divisions) {
    const whole = d.wholes[0] ?? floorBefore(story, d);
    if ((d.by !== 'among' && d.by !== 'bracket') || held.has(d) || !whole || d.loose) continue;
    for (const p of d.parts) {
      if (p.figure.unit !== whole.figure.unit || part0(p, whole)) continue;
      out.push({
        kind: 'subset',
        figures: [p.figure, whole.figure],
        claim: `${p.figure.text} ≤ ${whole.figure.text}`,
        holds: true,
        working: `${p.figure.text}≤${whole.figure.text}`,
        tied: false,
        schema: 'subset',
      });
    }
  }
  return out;
}

/** 超过100个，其中…35个: a lower bound is no sum of its parts, but the parts lie within it. */
function floorBefore(story: Story, d: Division): Mention | undefined {
  const [first] = d.parts;
  const before = first && story.mentions[first.index - 1];
  if (
    d.by !== 'among' ||
    before?.sentence !== first?.sentence ||
    before === undefined ||
    before.figure.bound !== 'over'
  )
    return undefined;
  return before.measure === 'level' && before.bracket < 0 ? before : undefined;
}

function part0(p: Mention, whole: Mention): boolean {
  if (p.figure.bound === 'about' || p.figure.bound === 'under') return false;
  const low = p.figure.interval?.low ?? p.figure.number;
  const high = whole.figure.interval?.high ?? whole.figure.number;
  return low.n * high.d > high.n * low.d;
}
