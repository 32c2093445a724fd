import type { Figure, Fix, Mark, Reading, Severity, Span } from '../../model';
import { span } from '../../model';
import { quotation } from '../pattern';
import { CONTENTS } from '../../text/census';
import type { ParagraphRule } from '../rule';
import { allMatches, group } from '../../match';

export const doubleBound: ParagraphRule = {
  id: 'wording/double-bound',
  severity: 'error',
  zh: '概数、界限重复或矛盾',
  en: 'A bound said twice, or two bounds in conflict',
  why: `一个数前后都加约数或界限词，不是重复就是矛盾，留一个：

- “约100人左右”：“约”“左右”留一个；
- “超过30%以上”：“超过”不含本数，“以上”含本数，留一个；
- “至少5个以上”“不超过3天以内”：同义重复；
- “近100多人”：“近”是不到，“多”是超出；“超过100多人”“约100多人”同理。

界限词与数之间隔着“有、达、了”（至少有50种以上），数与界限词之间隔着所数的事物（约100名干部左右），一样看待。

“达到17%以上”是正常写法；“超过100个，其中亿元以上项目35个”里的“以上”另有所属；“超过规模以上企业平均水平”“县级以上”是类名；“近三年来”的“近”说的是时候；“节约100万元左右”“合同约定”里的“约”不是约数；“最多达300多人”说的是最高的一次。都不报。`,
  source: '《民法典》第一千二百五十九条；《图书编校质量差错认定细则》',
  bad: [
    '共有⟦约100人左右⟧参加。',
    '增速⟦超过30%以上⟧。',
    '每年⟦至少5个以上⟧。',
    '时限⟦不超过3天以内⟧。',
    '吸引⟦近100多⟧人。',
    '投资⟦近约20亿元⟧。',
    '参会⟦100多人左右⟧。',
    '到场群众⟦近百余⟧人。',
    '山上⟦至少有500种以上⟧的植物。',
    '⟦大约30来⟧个村受灾。',
    '惠及⟦超过2万多⟧名学生。',
    '成活率⟦高达九成以上⟧。',
    '⟦约100名干部左右⟧参加培训。',
    '⟦超过一半以上⟧的村已经通车。',
    '预计⟦将近有20户左右⟧搬迁。',
    '每村⟦至少不低于2人⟧。',
    '每亩⟦至少可节水20%以上⟧。',
    '筹资⟦30余万元以上⟧。',
    '到会⟦300人左右以上⟧。',
    '⟦大约一个月左右⟧完工。',
  ],
  good: [
    '共有100人左右参加。',
    '增速超过30%。',
    '增速达到17%以上。',
    '引进项目超过100个,其中亿元以上项目35个。',
    '超过规模以上企业平均水平。',
    '节约100万元左右。',
    '合同约100页，左右两栏排版。',
    '近年来有100多人参加。',
    '近3年，20多家企业入驻。',
    '近三年左右两岸都已绿化。',
    '至少2名县级以上领导参加。',
    '不超过3人，以内部会议形式召开。',
    '最近100多人报名。',
    '最多达300多人，最少只有20多人。',
    '至少5名副高以上专家到场。',
    '超过100家企业年产值在500万元以上。',
    '查出的不足20余处，都已改正。',
    '游客多达500多人。',
    '超过30个亿元以上项目开工。',
    '大约100个村上下一心修路。',
    '近百人报名。',
    '约占三成，余下七成。',
    '签约20余家。',
    '每户最低500元，最高2000元以上。',
    '想不到100多人都来了。',
    '至少引进2000万元以上的项目一个。',
    '价格从5元到20元不等。',
    '达到30余万元。',
  ],
  contents: CONTENTS.figures | CONTENTS.seldom,
  *check(reading): Iterable<Mark> {
    const { text } = reading.paragraph;
    let end = 0;
    const told: Span[] = [];
    for (const figure of reading.figures) {
      if (figure.kind === 'date' || figure.kind === 'rank') continue;
      const tail = tailOf(text, figure);
      const mark = judge(text, figure, leadOf(text, figure, tail), tail);
      if (!mark || mark.at.start < end || quotation(reading, mark.at) === 'name') continue;
      end = mark.at.end;
      told.push(mark.at);
      yield withFix(reading, mark);
    }
    if (!text.includes('左右')) return;
    for (const m of allMatches(UNREAD_NUMERAL, text)) {
      const at = span(m.index, m.index + m[0].length);
      if (told.some((t) => t.start < at.end && at.start < t.end) || quotation(reading, at) === 'name') continue;
      yield { at, message: `“${group(m, 1)}”与“左右”重复，只用一个`, severity: 'warning' };
    }
  },
};

/** Numerals that are not read as figures, between words that leave no doubt: 大约一个月左右, 大约15左右. */
const UNREAD_NUMERAL =
  /(大约|大概|差不多|约莫|将近)[有为在要]?(?:\d{1,8}(?:\.\d{1,4})?|[一二两三四五六七八九十百千半几]{1,4})[\u4e00-\u9fff]{0,3}?左右(?![两手游开])/g;

type Kind = 'about' | 'near' | 'over' | 'high' | 'least' | 'most' | 'under';

/** Bounds before a figure; a look-behind excludes words that only end like one. */
const LEADS: readonly (readonly [Kind, RegExp])[] = [
  ['about', /(?:大约|大概|大致|差不多|约莫|(?<![节制签条集特简合公预违邀契盟誓婚租履爽失毁隐守大])约)$/],
  ['near', /(?:将近|接近|近乎|(?<![最附远靠邻亲贴临渐将接就晚走逼])近)$/],
  ['most', /(?:不超过|不高于|不多于|不大于|至多|顶多|最多)$/],
  ['least', /(?:不低于|不少于|不小于|至少|最少|起码)$/],
  ['under', /(?:(?<![想找做看得料达吃收受听学办赶碰])不到|(?<![的些在等大])不足|低于|少于|未满|不满)$/],
  ['over', /(?:超过|超出|突破|高于|多于|大于|逾|(?<![赶反高])超)$/],
  ['high', /高达$/],
];

/** What may stand between a bound and its figure. */
const LINKING_VERB = /(?:[要只能会]有|需要|[是有为了在共需]|达到?)$/;

/** 最多达300多人 means the largest number that came. */
const PEAK = /^[最顶]多/;

/** A verb may stand between 至少 and a figure with 以上: 至少可节约20%以上. */
const AT_LEAST = /(?:至少|最少|起码)(?=[\u4e00-\u9fff]{1,6}$)/;

interface Lead {
  readonly kind: Kind;
  readonly words: string;
  readonly start: number;
  readonly linked: boolean;
}

function leadOf(text: string, { at, kind }: Figure, tail: Tail | null): Lead | null {
  const linked = LINKING_VERB.exec(text.slice(Math.max(0, at.start - 2), at.start));
  for (const [end, link] of [
    [at.start, false],
    ...(linked ? [[at.start - linked[0].length, true] as const] : []),
  ] as const) {
    const lead = boundAt(text, end);
    if (!lead) continue;
    // 近三年 is a point in time.
    if (lead.words === '近' && kind === 'duration') return null;
    if (link && PEAK.test(lead.words)) return null;
    return { ...lead, linked: link };
  }
  // 至少引进2000万元以上的项目: 以上 says which projects.
  if (!tail || tail.words !== '以上' || tail.apart || text[tail.start + 2] === '的') return null;
  const from = Math.max(0, at.start - 8);
  const far = AT_LEAST.exec(text.slice(from, at.start));
  return far && { kind: 'least', words: far[0], start: from + far.index, linked: true };
}

function boundAt(text: string, end: number): Omit<Lead, 'linked'> | null {
  const words = text.slice(Math.max(0, end - 5), end);
  for (const [kind, shape] of LEADS) {
    const m = shape.exec(words);
    if (m) return { kind, words: m[0], start: end - m[0].length };
  }
  return null;
}

interface Tail {
  readonly words: string;
  readonly start: number;
  /** Whether the counted noun stands between the figure and the bound. */
  readonly apart: boolean;
}

const BOUND_AT_ONCE =
  /^(?:左右(?![两手游开]|为难)|上下(?![游联一两同级贯齐班车山学楼水])|以上(?![学级规限]|项目|企业|干部|领导)|之上|以[内下](?![学级规限部外设])|之内)/;
/**
 * A bound after the counted noun: 100名干部左右. The noun is short, names no class (副高以上, 规模以上), and the phrase
 * ends there.
 */
const BOUND_AFTER_NOUN =
  /^[^\d，。；：、！？（）“”《》以在的是有为于到和及其一]{1,4}?(?<![级岁县省市区乡科专中高模额标准准元项])(?:(左右)(?![两手游开]|为难)|(上下|以上)(?=[，。；、）！？]|的|$))/;

function tailOf(text: string, { at }: Figure): Tail | null {
  const behind = text.slice(at.end, at.end + 8);
  const close = BOUND_AT_ONCE.exec(behind);
  if (close) return { words: close[0], start: at.end, apart: false };
  const apart = BOUND_AFTER_NOUN.exec(behind);
  const words = apart?.[1] ?? apart?.[2];
  return apart && words ? { words, start: at.end + apart[0].length - words.length, apart: true } : null;
}

/** 多, 余 and 来 inside a figure: 100多人, 百余名, 30来个. */
const BOUND_INSIDE = /[\d十百千万亿]([多余来])(?!少)/;
/** A second bound after one figure: 300人左右以上, 5元以上不等. */
const SECOND_BOUND = /^(?:左右|上下|以上|以下|不等)/;

const ABOUT_AFTER: ReadonlySet<string> = new Set(['左右', '上下']);
const UPPER_WORDS: ReadonlySet<string> = new Set(['以上', '之上']);

/** Whether a bound before a figure and one after it repeat or exclude each other. */
function clash(kind: Kind, tail: string): boolean {
  if (kind === 'high') return UPPER_WORDS.has(tail);
  if (ABOUT_AFTER.has(tail) || UPPER_WORDS.has(tail)) return true;
  return kind === 'most' || kind === 'under';
}

interface Judged extends Mark {
  readonly drop?: readonly [start: number, end: number];
}

function judge(text: string, figure: Figure, lead: Lead | null, tail: Tail | null): Judged | null {
  const { at } = figure;
  const end = tail ? tail.start + tail.words.length : at.end;
  const drop = tail ? ([tail.start, end] as const) : undefined;
  if (lead && tail && clash(lead.kind, tail.words)) {
    const loose = lead.linked || tail.apart || !['about', 'over'].includes(lead.kind);
    return {
      at: span(lead.start, end),
      message: sayBoth(lead, tail.words),
      ...(loose && { severity: 'warning' as Severity }),
      ...(drop && lead.kind !== 'over' && lead.kind !== 'high' && !UPPER_WORDS.has(tail.words) && { drop }),
      ...(drop && lead.kind === 'least' && UPPER_WORDS.has(tail.words) && { drop }),
    };
  }
  const inside = BOUND_INSIDE.exec(figure.text);
  if (lead && inside && INSIDE_CLASH.has(lead.kind)) {
    const to = at.start + inside.index + 2;
    return {
      at: span(lead.start, to),
      message: `“${lead.words}”${SAYS[lead.kind]}，“${group(inside, 1)}”是${inside[1] === '来' ? '上下' : '超出'}，只用一个`,
      severity: 'warning',
    };
  }
  const word = inside?.[1] ?? (figure.text.includes('几') ? '几' : '');
  if (tail && word && (ABOUT_AFTER.has(tail.words) || (inside && UPPER_WORDS.has(tail.words)))) {
    return { at: span(at.start, end), message: `“${word}”与“${tail.words}”只用一个`, severity: 'warning' };
  }
  const again = tail && SECOND_BOUND.exec(text.slice(end, end + 2));
  if (tail && again) {
    const where = span(at.start, end + again[0].length);
    return { at: where, message: `“${tail.words}”与“${again[0]}”只用一个`, severity: 'warning' };
  }
  const first = lead && !lead.linked && boundAt(text, lead.start);
  if (first && lead && twice(first, lead)) {
    return { at: span(first.start, at.end), message: `“${first.words}”与“${lead.words}”只用一个`, severity: 'warning' };
  }
  return null;
}

const INSIDE_CLASH: ReadonlySet<Kind> = new Set<Kind>(['about', 'near', 'over', 'most', 'under']);

const SAYS: Readonly<Record<Kind, string>> = {
  about: '是上下',
  near: '是不到',
  over: '已是超出',
  high: '是不低于',
  least: '是不低于',
  most: '是不超出',
  under: '是不到',
};

/** Whether two bounds before a figure repeat each other (超过约, 近约, 至少不低于); 最多不超过 is only emphatic. */
function twice(first: Omit<Lead, 'linked'>, second: Lead): boolean {
  if (first.words === '近' && /^.?近/.test(second.words)) return false;
  if (second.kind === 'about' || second.kind === 'near') return first.kind !== 'high';
  return first.kind === 'least' && (second.kind === 'least' || second.kind === 'over');
}

function sayBoth({ kind, words }: Lead, tail: string): string {
  if (kind === 'over' && UPPER_WORDS.has(tail)) return `“${words}”不含本数，“${tail}”含本数，只用一个`;
  const same =
    (ABOUT_AFTER.has(tail) && (kind === 'about' || kind === 'near')) ||
    (UPPER_WORDS.has(tail) && (kind === 'least' || kind === 'high')) ||
    (!ABOUT_AFTER.has(tail) && !UPPER_WORDS.has(tail));
  return `“${words}”与“${tail}”${same ? '重复' : '矛盾'}，只用一个`;
}

function withFix(reading: Reading, { drop, ...mark }: Judged): Mark {
  if (!drop || quotation(reading, mark.at)) return mark;
  const at = span(drop[0], drop[1]);
  const fix: Fix = {
    title: `删去“${reading.paragraph.text.slice(at.start, at.end)}”`,
    edits: [{ at, newText: '' }],
  };
  return { ...mark, fix };
}
