/**
 * Values of one name at several times, anywhere in a window. A change that is told far from both of its ends is
 * compared with them. A value without a name, or with 该项, is of what was named last.
 */
import { ENDS_IN_THAN, THAN_YEAR } from '../../grammar/vocabulary/changes';
import { TURNING_WORDS } from '../../grammar/vocabulary/parts';
import { OWN_SHARE, PROPORTIONS } from '../../grammar/vocabulary/shares';
import {
  AGAINST_YEAR_START,
  END_OR_SAME_TIME,
  LAST_YEAR,
  EVERY_YEAR,
  NAMED_YEAR,
  QUARTER,
  THAN_LAST_YEAR,
  THIS_OR_THAT_YEAR,
  TO,
  YEAR,
  YEAR_PARTS,
  YEAR_START,
} from '../../grammar/vocabulary/times';
import { closing, everyForm, form, words } from '../../grammar/lexemes';
import { W } from '../../grammar/words';
import { smallCount } from '../../num/numerals';
import type { Mention, Story } from '../mention';
import { isAmount, leads, perStory, sinceWords, tailWords, upToMark } from '../mention';
import { LAST, sameSort, THIS } from '../change';
import { coreOf } from '../share';
import { holdsInOrder } from '../division';
import { startOf } from '../../text/stretches';
import { group } from '../../match';

/** The time of a value. `part` names a part of the year (上半年, 1至9月) and is empty for a whole year. */
export interface Time {
  /** The year as written, or `THIS` and `LAST` where a word tells it; null where nothing does. */
  readonly year: number | null;
  readonly part: string;
}

/** A mention with the name and the time of its value. */
export interface Value {
  readonly mention: Mention;
  readonly name: string;
  readonly time: Time;
}

const FROM_TAIL = closing('[由从自]');
const SHARE_TAIL = form`的?${PROPORTIONS}$`;
const ACTIVITIES = words('办理 受理 新收 新增 完成 实现 接待 销售 生产 发放 征收 入库 达到? 查处 检查 培训 投入');
const AT_YEAR_START = form`^(?:今年)?年初|[，。]年初`;
const YEAR_OR_ITS_END = words('全年 年末 年底');
const LATIN_OPENS = form`（[A-Za-z]`;
const NAME_AND_ALIAS = everyForm`([一-龥]{2,8})（([A-Za-z][A-Za-z0-9.&-]{1,9})）`;
const PRICE_BASES = words('现价 当年价 可比价 不变价');
const MEASURE_WORDS = words(
  '算下来 下来 折算 比重 占比 比例 比率 年均 平均 名义 实际 后者 前者 增幅 降幅 涨幅 增速 同比 环比 总量 规模 总数 净?增 累计 [一两三四五六七八九十]年(?:之?间|来|之?内)? 之间 之内 其间 期间',
);
const AGAINST_YEAR = form`(?:[比较]|${words('是 为 相当于 达到')})${NAMED_YEAR}(?:[底末的]|$|同期)`;
const COMPARED_WITH_YEAR = form`[与同和]${NAMED_YEAR}${END_OR_SAME_TIME}?相比`;
const ONE_YEAR_APART = form`${THAN_LAST_YEAR}|[与同和][上去]年[^，。；]{0,4}相比|${words('对照 对比')}[上去]年|一年(?:之?间|来|之内|里|下来|了?[提上增减下降涨])`;
const PLAN_PERIOD = words('“?十[一二三四五]五”?时期 “?十[一二三四五]五”?期间');
const SO_MANY_YEARS = form`([两二三四五六七八九十]|\d{1,2})年${words('间 来 内 共 累计 时间 以来')}`;

const TIME_FORMS = everyForm`${NAMED_YEAR}|(${THIS_OR_THAT_YEAR})|(${words(LAST_YEAR, '上一年')})|“?十([一二三四])五”?(?:规划)?(?:期?末|收官之年)|(${YEAR_PARTS}|\d{1,2}(?:${TO}\d{1,2})?月)`;

/** Words without one of these tell no time. */
const TELLS_TIME = words('[年月度末]');

const AGAIN = form`^${words('该 此 这一? 上述 其')}(?:[项类种个]|指标|数字)?`;
const BASE_WORDS = form`(?:[由从自]|相?比|较)?(?:${YEAR}年|[上去今]年)${words(END_OR_SAME_TIME, '初')}?的?$`;

/** 死亡人数 is the name of 死亡37人. */
const COUNT_NOUN_AT_END = form`(?:${words('人数 人次 起数 件数 户数 例数 数量 数')}|(?<=[一-龥]{2})(?<!产|总|存|质|容|热)量|(?<=销售|成交|出让|播种|造林|拆除|竣工)面积)$`;

/** 累计办理3.14万件 has no name. */
const VERB_ONLY = form`^${words('累计 共 已 实际')}*${ACTIVITIES}$`;
const ALREADY = form`^${words('累计 共 已 实际')}+`;
const STRETCH = form`${YEAR_PARTS}(?:累计)?`;

const VALUE_TAIL = form`^(?!以[上下内外]|左右)[一-龥]{2,4}(?:[，、。；]|$)`;

/** The name of a value without its time and without the verb before the number; empty where it has none. */
export const nameOfValue = (story: Story, m: Mention): string => (m.words.valueName ??= readName(story, m));

function readName(story: Story, m: Mention): string {
  const own = m.name.replace(BASE_WORDS, '').replace(FROM_TAIL, '');
  // 造成31人死亡、203人受伤: the words after the number tell what is counted.
  if (own.length <= 2 && VALUE_TAIL.test(tailWords(story, m))) return upToMark(tailWords(story, m));
  // 药占比: the word after a short part belongs to the name.
  if (own.length > 0 && m.measure === 'share' && sinceWords(story, m).includes(`${own}占比`)) return `${own}占比`;
  // 甲占乙的比重 and 甲占乙 are one name.
  if (OWN_SHARE.test(own)) return core(own.replace(SHARE_TAIL, ''));
  // 查处数量上升至187起: a verb with a word for its number is no name.
  return own.length >= 2 && !VERB_ONLY.test(own.replace(COUNT_NOUN_AT_END, '')) ? core(own.replace(STRETCH, '')) : '';
}

const PART_ALONE = form`^(?:上半年|下半年|${QUARTER})$`;

/** 窗口共办理不动产登记 and 大厅共办理不动产登记: who did it does not belong to the name. */
const DOER = form`^[一-龥]{2,6}(?:共计?|累计|合计)(?=[一-龥]{4})`;
/** 围绕民法典、反有组织犯罪法等开展宣讲: what it was about does not belong to the name of what was done. */
const ABOUT = form`^.*等(?=${words('开展 组织 举办 进行 实施')}[一-龥]{2})`;
/** 到账经费首次迈过千万元: how it was reached does not belong to the name. */
const FIRST_PASSED = form`(?<=[一-龥]{4})首次${words('迈 突 跨 超 站 达')}[一-龥]{0,2}$`;
const core = (name: string): string =>
  coreOf(name.replace(FIRST_PASSED, '').replace(COUNT_NOUN_AT_END, '').replace(ABOUT, '').replace(DOER, ''));
const GAP_WORDS = form`^${words('低于 高于 多于 少于 超过 不足 差距')}|${words('差距 之差 差额')}$`;

const NOW = words('现已 现为 目前 如今 现在');

const latestYear = (words: string): number | null =>
  [...EVERY_YEAR.all(words)].reduce<number | null>((latest, [, year]) => Math.max(latest ?? 0, Number(year)), null);

/** The values of the window that have a name, in order. */
export const valuesOf = (story: Story): readonly Value[] => namedIn(story).values;

interface Named {
  readonly values: readonly Value[];
  /** Their mentions, and those whose value has no name. */
  readonly mentions: readonly Mention[];
}

const namedIn = perStory((story): Named => readValues(story));

/** 营业收入连续三年保持增长，2022年为8.0亿元: the head of the sentence says whose values follow. */
const SAME_PART = words('[上去]年同期');

/** A value whose time is read when it is first asked for, together with those of all others: most names stand alone. */
class NamedValue implements Value {
  constructor(
    private readonly story: Story,
    readonly mention: Mention,
    readonly name: string,
  ) {}

  get time(): Time {
    return timesOf(this.story).get(this.mention)!;
  }
}

function readValues(story: Story): Named {
  const values: Value[] = [];
  const mentions: Mention[] = [];
  const aliases = aliasesOf(story);
  // 已退1.02万人、689万元: what stands beside a value of something unnamed is of the same.
  let unnamed: Mention | null = null;
  for (const m of story.mentions) {
    const beside = unnamed !== null && m.index === unnamed.index + 1 && m.clause === unnamed.clause && m.name === '';
    if (beside) unnamed = m;
    if (beside || !isValue(m)) continue;
    mentions.push(m);
    let name = withoutAlias(nameOfValue(story, m), aliases);
    const again = AGAIN.exec(name);
    const bare = again ? name.slice(again[0].length) : name;
    if (m.seat) name = seatName(m);
    else if (name === '' || again) {
      const near = lastOf(values, story, m);
      const last = near && continues(m, near) ? near : null;
      if (near && !last) unnamed = m;
      if (last && (bare.length < 2 || sameValueName(last.name, bare))) ({ name } = last);
      else if (again) name = bare;
      else if (!last) name = subjectOf(story, m) || verbOf(m);
    }
    if (name.length >= 2) values.push(new NamedValue(story, m, name));
  }
  return { values, mentions };
}

const isValue = (m: Mention): boolean =>
  m.bracket < 0 &&
  (isAmount(m) || m.figure.kind === 'percent') &&
  m.measure !== 'change' &&
  m.measure !== 'gap' &&
  m.measure !== 'points' &&
  !leads(m, W.plan) &&
  !GAP_WORDS.test(m.name) &&
  m.figure.modality !== 'forecast';

/** The times of the values of the window. */
const timesOf = perStory((story): ReadonlyMap<Mention, Time> => {
  const out = new Map<Mention, Time>();
  let told: number | null = null;
  let toldPart = '';
  let at = 0;
  for (const m of namedIn(story).mentions) {
    const { year } = timeIn(story.text.slice(at, m.figure.at.start));
    // 2024年，…。2023年为28.64万人次。今年以来…: this year is the latest that was named, if that is later.
    const latest: number | null =
      year === THIS && told !== null && told > 0 ? latestYear(story.text.slice(0, m.figure.at.start)) : null;
    if (latest !== null && told !== null && latest > told) told = latest;
    // 今年 continues with a year in the same way.
    else if (year === THIS ? told === null : year !== null && year > 0) told = year;
    at = m.figure.at.start;
    const words = story.text.slice(startOf(story.sentences, m.sentence), at);
    const said = timeWith(told, words);
    // 二、上半年工作。…开展宣讲64场次: the words that open the paragraph tell the part of the year.
    const own =
      said.year === null && said.part === '' && PART_ALONE.test(m.figure.period) && !words.includes('全年')
        ? { ...said, part: m.figure.period }
        : said;
    // 今年1—9月完成34.6亿元。上年同期为29.8亿元: of the same part of its year.
    const time = own.year === LAST && own.part === '' && SAME_PART.test(words) ? { ...own, part: toldPart } : own;
    if (time.year !== LAST && (time.part !== '' || words.includes('全年'))) toldPart = time.part;
    out.set(m, time);
  }
  return out;
});

/** 上年 after 2023年 is 2022; 全年 after 进入2024年 is all of 2024. */
function timeWith(told: number | null, words: string): Time {
  const said = timeIn(words);
  // 参保率现已达到95.8%: a value that is told as present is of this year.
  if ((told === null || told === THIS) && said.year === null && NOW.test(words)) return { ...said, year: THIS };
  if (told === null) return said.year === null && AT_YEAR_START.test(words) ? { year: THIS, part: '年初' } : said;
  if (said.year === LAST && words.includes('上') && told > 0) return { ...said, year: told - 1 };
  if (said.year === THIS && words.includes('当年')) return { ...said, year: told };
  if (said.year === null && YEAR_START.test(words) && !AGAINST_YEAR_START.test(words))
    return { year: told, part: '年初' };
  return said.year === null && YEAR_OR_ITS_END.test(words) ? { ...said, year: told } : said;
}

/** The last time that the words name, apart from those after 比 and 较. */
function timeIn(words: string): Time {
  let year: number | null = null;
  let part = '';
  if (!TELLS_TIME.test(words)) return { year, part };
  for (const hit of TIME_FORMS.all(words)) {
    if (ENDS_IN_THAN.test(words.slice(0, hit.index))) continue;
    // 2021年注册，当年分红: 当年 is the year that was named.
    if (hit[2] === '当年' && year !== null && year > 0) continue;
    if (hit[5] !== undefined) part = hit[5] === '全年' ? '' : hit[5];
    else {
      // The eleventh plan ended in 2010, and each later one ended five years after the one before.
      year = hit[1] ? Number(hit[1]) : hit[2] ? THIS : hit[4] ? 2005 + 5 * smallCount(hit[4]) : LAST;
      // 上年同期 is the same part of the year before.
      if (!words.startsWith('同期', hit.index + hit[0].length)) part = '';
    }
  }
  return { year, part };
}

/**
 * The value with which one without a name continues: the last of its kind outside lists, since later text speaks of
 * their whole.
 */
function lastOf(values: readonly Value[], { nested, listed }: Story, m: Mention): Value | null {
  for (let k = values.length - 1; k >= 0; k--) {
    const v = values[k];
    if (!v || m.sentence - v.mention.sentence > 2) return null;
    if (sameSort(v.mention, m) && !nested.has(v.mention) && !listed.has(v.mention)) return v;
  }
  return null;
}

/** 已退1.02万人 tells of something else than 应补0.29万人, while 今年收156吨 goes on with 去年收茧120吨. */
const WORN_ADVERBS = everyForm`[已共约仅只又再还仍现累计的]`;
function continues(m: Mention, last: Value): boolean {
  const verb = m.name.replace(WORN_ADVERBS, '');
  return verb.length !== 1 || last.name.includes(verb);
}

const SUBJECT_OF_COURSE = form`^([一-龥]{3,14}?)${words('连续 逐年 稳步 持续 不断 保持 呈现? 连年')}`;

function subjectOf({ text, sentences, clauses }: Story, m: Mention): string {
  const start = startOf(sentences, m.sentence);
  const head = text.slice(start, startOf(clauses, m.clause));
  return core(SUBJECT_OF_COURSE.exec(head)?.[1] ?? '');
}

/** 累计销售3.74亿元: where nothing names what was done, the verb alone does. */
const verbOf = (m: Mention): string => (VERB_ONLY.exec(m.name) ? m.name.replace(ALREADY, '') : '');

/** Whether two names are one, or one is the other with words before it: 各项存款余额 and 存款余额, but not 贷款余额. */
export function sameValueName(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 2) return false;
  // 销售商品房 and 商品房销售: verb and object change places.
  if (
    short.length >= 4 &&
    (long === short.slice(2) + short.slice(0, 2) || long === short.slice(-2) + short.slice(0, -2))
  )
    return true;
  if (long.endsWith(short)) return !TURNING_WORDS.test(long.at(-1 - short.length)!);
  return (
    (short.length >= 4 && long.startsWith(short)) ||
    (short.length >= 3 && short.at(-1) === long.at(-1) && holdsInOrder(long, short))
  );
}

/** The values that may be the ends of a change with this name. */
export const valuesNamed = (values: readonly Value[], name: string): Value[] =>
  values.filter((v) => sameValueName(v.name, name));

/** The name that 分别 gives to a value in a list. */
export const seatName = (m: Mention): string => core(m.figure.indicator);

const NO_NAME = form`^(?:按${PRICE_BASES}格?(?:计算)?|${MEASURE_WORDS})+$`;

/** The words before a change without time and verb. */
export function nameOfChange(story: Story, m: Mention): string {
  const own = withoutAlias(m.name.replace(AGAIN, '').replace(BASE_WORDS, ''), aliasesOf(story));
  return own.length >= 2 && !NO_NAME.test(own) ? core(own) : '';
}

const withoutAlias = (name: string, aliases: ReadonlyMap<string, string>): string => {
  for (const [alias, own] of aliases) if (name.startsWith(alias)) return own + name.slice(alias.length);
  return name;
};

/** 细颗粒物（PM2.5）: letters in a bracket are another name from then on. */
const aliasesOf = perStory(({ text }): ReadonlyMap<string, string> => {
  const out = new Map<string, string>();
  if (!text.includes('（') || !LATIN_OPENS.test(text)) return out;
  for (const [, name = '', alias = ''] of NAME_AND_ALIAS.all(text)) out.set(alias, name);
  return out;
});

/** With what a change is compared and over how many years; null where its words do not tell. */
export function reachOf(story: Story, m: Mention): { against: number | null; years: number | null } {
  const words = sinceWords(story, m);
  const sentence = story.text.slice(startOf(story.sentences, m.sentence), m.figure.at.start);
  const against =
    AGAINST_YEAR.exec(words) ?? THAN_YEAR.exec(words) ?? COMPARED_WITH_YEAR.exec(words) ?? THAN_YEAR.exec(sentence);
  if (against) return { against: Number(against[1]), years: null };
  if (ONE_YEAR_APART.test(sentence)) return { against: null, years: 1 };
  const plan = PLAN_PERIOD.test(sentence);
  const span = SO_MANY_YEARS.exec(sentence);
  if (span) return { against: null, years: smallCount(group(span, 1)) };
  return { against: null, years: plan ? 5 : null };
}
