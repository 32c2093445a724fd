import { smallCount } from '../../num/numerals';
import { W } from '../../grammar/words';
import type { Figure, Mark, Reading } from '../../model';
import { countedIn, shortNoun } from '../../read/listing/counted';
import { listBefore, mayHave } from '../../read/listing/listed';
import { alikeUnits } from '../../read/units';
import type { Mention, Story } from '../../relate/mention';
import { leads, sinceWords, storyOfReading } from '../../relate/mention';
import { CONTENTS } from '../../text/census';
import { spanAt } from '../../text/span-index';
import type { ParagraphRule } from '../rule';
import { allMatches, group } from '../../match';
import { span } from '../../model';
import { startOf } from '../../text/stretches';

export const respectively: ParagraphRule = {
  id: 'count/respectively',
  severity: 'warning',
  contents: CONTENTS.digits,
  zh: '“分别”前后项数不等',
  en: '分别 with more names than values, or fewer',
  why: `“A、B、C分别增长x、y、z”，前面几项，后面就应有几个数。

只在前面的并列项和后面的数都看得清时才报：名目里套着“和”“与”的按可能的几种数法都数过，对得上一种就不报；后面的数中有读不出的也不报。`,
  source: '表述逻辑',
  bad: [
    '生产总值、固定资产投资、财政收入分别增长⟦8.5%、12%⟧。',
    '城镇居民、农村居民人均可支配收入分别达到⟦3.2万元、1.8万元、2.5万元⟧。',
    '化学需氧量、二氧化硫、氨氮排放量分别下降⟦3.1%和4.6%⟧。',
    '东岭、西坪、北溪、南浦4个乡镇的垃圾清运率分别为⟦94.2%、90.7%和96.5%⟧。',
    '前街、后街、桥头三个社区的参保率依次为⟦96.4%、94.8%、93.1%和90.6%⟧。',
    '受检的三个断面，总磷浓度分别为⟦0.08毫克/升、0.11毫克/升、0.09毫克/升、0.12毫克/升⟧。',
  ],
  good: [
    '生产总值、固定资产投资、财政收入分别增长8.5%、12%、9%。',
    '化学需氧量、二氧化硫、氨氮排放量分别下降3.1%、4.6%和2%。',
    '城乡居民收入分别增长8%和9%。',
    '产值2021年、2022年、2023年分别为20亿元、25亿元和30亿元，2022年、2023年分别增长25%和20%。',
    '地区生产总值达2570亿元，财政收入达730亿元，比2010年分别增长226%、352%。',
    '科学研究和技术服务业、信息技术产业投资分别增长12%、15%。',
    '早籼稻、中晚籼稻、粳稻每斤分别提高3分、5分和1毛钱。',
    '中、高等职业教育在校生分别达到2万人和8600人。',
    '国有、民营、外资企业的产值都有增长，其中税收分别增长5%、6%。',
    '上半年和全年分别增长5%和6%。',
    '小麦、玉米、水稻种植面积和产量分别增长3%和5%。',
    '三个园区产值分别为12亿元、15亿元、18亿元。',
    '前街、后街、桥头三个社区的参保率依次为96.4%、94.8%和93.1%。',
    '三个社区参保率居前的依次为96.4%、94.8%。',
    '东岭、西坪、北溪3个乡镇的垃圾清运率分别为94.2%、90.7%和96.5%。',
    '三个园区产值、税收分别为12亿元、1.5亿元。',
    '全县12个乡镇中，垃圾清运率最高和最低的分别为96.5%和82.1%。',
    '4个乡镇2022年、2023年垃圾清运率分别为84.2%、90.7%。',
    '东岭、西坪等4个乡镇的垃圾清运率分别为94.2%和90.7%。',
  ],
  mentions: ['分别', '依次'],
  *check(reading): Iterable<Mark> {
    const { figures, paragraph, clauses } = reading;
    const { text } = paragraph;
    yield* ratesOfValues(reading);
    yield* datesOf(reading);
    yield* bareNumbers(reading);
    for (const { index: at } of text.matchAll(/分别|依次/g)) {
      const order = figures.findIndex((f) => f.at.start >= at);
      const first = figures[order];
      if (!first || !/^(?:分别|依次)[^，。；、\d]{0,10}$/.test(text.slice(at, first.at.start))) continue;
      const values = runOf(text, figures.slice(order));
      const clause = clauses[first.clause];
      const last = values.at(-1);
      if (!clause || at < clause.start || !last || values.length < 2) continue;
      const where = span(first.at.start, last.at.end);
      const named = subjectsOf(text, startOf(reading.sentences, first.sentence), at);
      if (named && named.count !== values.length) {
        yield { at: where, message: `“分别”前是${named.words}，后有${values.length}个数` };
        continue;
      }
      if (named) continue;
      // The number is written: 甲、乙、丙、丁4个镇分别….
      const said =
        /(\d{1,2}|[两三四五六七八九十])个(?:县|市|区|镇|乡|村|街道|乡镇|园区|部门|单位|社区|项目|产业|行业)$/.exec(
          text.slice(clause.start, at),
        )?.[1];
      const many = said ? smallCount(said) : 0;
      const names =
        many > 1 && text.slice(clause.start, at).split('、').length === many
          ? [many]
          : countNames(text.slice(clause.start, at));
      if (!names || names.includes(values.length)) continue;
      yield { at: where, message: `“分别”前有${names[0]}项，后有${values.length}个数` };
    }
  },
};

const BARE_NUMBERS = /(?:分别|依次)(?:为|是|达到?|有)?(\d+(?:\.\d+)?(?:[、和与及，]\d+(?:\.\d+)?)+)(?=[，。；）]|$)/g;

/** As many numbers without a unit as names: 三条线的路况指数分别为92.4和90.8. */
function* bareNumbers({ paragraph: { text }, clauses }: Reading): Iterable<Mark> {
  for (const m of allMatches(BARE_NUMBERS, text)) {
    const clause = clauses[spanAt(clauses, m.index)];
    const count = group(m, 1).split(/[、和与及，]/).length;
    const names = clause && countNames(text.slice(clause.start, m.index));
    if (!names || names.includes(count)) continue;
    const start = m.index + m[0].length - group(m, 1).length;
    yield { at: { start, end: start + group(m, 1).length }, message: `“分别”前有${names[0]}项，后有${count}个数` };
  }
}

const DATES = /分别于((?:\d{1,2}月)?\d{1,2}日(?:上午|下午)?(?:(?:、|和|，)(?:\d{1,2}月)?\d{1,2}日(?:上午|下午)?)+)/g;

/** As many dates as subjects: 三个单位分别于3月5日、4月18日回复. */
function* datesOf({ paragraph: { text }, sentences }: Reading): Iterable<Mark> {
  for (const m of allMatches(DATES, text)) {
    const sentence = sentences[spanAt(sentences, m.index)];
    const named = sentence && subjectsOf(text, sentence.start, m.index);
    const days = group(m, 1).split('日').length - 1;
    if (!named || named.count === days) continue;
    const start = m.index + m[0].length - group(m, 1).length;
    yield { at: { start, end: start + group(m, 1).length }, message: `“分别”前是${named.words}，后有${days}个日期` };
  }
}

/** As many rates as there are values before them without one: 受理1426人、公诉1108人，同比分别下降14.2%. */
function* ratesOfValues(reading: Reading): Iterable<Mark> {
  const story = storyOfReading(reading);
  const { text } = story;
  for (const m of story.mentions) {
    if (m.measure !== 'change' || m.figure.kind !== 'percent' || m.name !== '' || m.bracket >= 0) continue;
    if ((m.seat && m.seat.place > 0) || !leads(m, W.respectively)) continue;
    let count = m.seat?.of ?? 1;
    // 分别增长15.3%、2.6%和下降5.9%: the last may have a verb of its own.
    for (let k = m.index + count; ; k++) {
      const next = story.mentions[k];
      if (!next || next.sentence !== m.sentence || next.measure !== 'change' || next.figure.kind !== 'percent') break;
      if (
        !/^[、和与及以]{1,2}[一-鿿]{2,4}$/.test(
          text.slice(story.mentions[k - 1]?.figure.at.end ?? 0, next.figure.at.start),
        )
      )
        break;
      count++;
    }
    const values: (typeof m)[] = [];
    for (let k = m.index - 1; k >= 0; k--) {
      const v = story.mentions[k];
      if (!v) continue;
      if (v.sentence !== m.sentence || v.chain !== m.chain || v.measure === 'change') break;
      if (v.bracket >= 0) continue;
      if (v.measure !== 'level' || v.figure.kind !== 'amount' || v.other) {
        values.length = 0;
        break;
      }
      // 较上年的22起、12人分别下降: the values compared with have no rates of their own.
      if (/[比较][^，。；]{0,6}$/.test(sinceWords(story, v))) {
        values.length = 0;
        break;
      }
      values.unshift(v);
    }
    const end = values.at(-1);
    if (!end || values.length < 2 || values.length === count || m.clause - end.clause > 1) continue;
    // 46起、9人、52人，去年同期分别为53起、12人和57人，分别下降…: each rate is that of a pair.
    if (count > 1 && values.length % count === 0 && isRepeated(values, count)) continue;
    // Years of their own before the rates: …分别为18亿元、21亿元、24亿元，2022年、2023年分别增长….
    const own = text
      .slice(end.figure.at.end, m.figure.at.start)
      .split(/[，；]/)
      .at(-1);
    if (own === undefined) continue;
    if (/[、和与及]/.test(own.slice(0, Math.max(0, own.indexOf('分别'))))) continue;
    // 新增3人和5人，累计…: a value that sums others of the list up need not have a rate.
    const last = story.mentions[m.index + count - 1];
    if (!last) continue;
    if (count === 1 && /^[、和与及]/.test(text0(story, last))) continue;
    yield {
      at: { start: m.figure.at.start, end: last.figure.at.end },
      message: `“分别”前有${values.length}个数，后有${count}个${values.length > count ? '，缺少对应的增幅' : ''}`,
    };
  }
}

/** Whether the values are the same things told again: the units of one row are those of the next. */
const isRepeated = (values: readonly Mention[], count: number): boolean =>
  values.every(({ figure: { unit } }, k) => k < count || unit === values[k - count]?.figure.unit);

const text0 = (story: Story, m: Mention): string => story.text.slice(m.figure.at.end, m.figure.at.end + 2);

/** Nouns that are often counted before 分别 without names, so that the count alone is enough. */
const COUNTED_NOUN =
  /县|市|区|镇|乡|村|街道|部门|单位|社区|项目|产业|行业|企业|公司|学校|小学|中学|医院|卫生院|站|断面|基地|合作社|农场|林场|车间|窗口|支部|年级|批次|季度|组|户|队|所|院|园|厂|科室/;

/**
 * The only counted subjects before 分别 (甲、乙、丙三个镇的…分别), with no figures in between; null where they are not
 * certain.
 */
function subjectsOf(
  text: string,
  start: number,
  at: number,
): { readonly count: number; readonly words: string } | null {
  const words = text.slice(start, at);
  const lead = words.slice(Math.max(0, words.lastIndexOf('；') + 1));
  if (lead.length > 100) return null;
  const found = countedIn(lead);
  const counted = found.at(-1);
  if (!counted) return null;
  const { count, classifier } = counted;
  const list = listBefore(lead, counted.at.start);
  // The names confirm the count.
  const confirmed = list !== null && !list.open && list.items.length === count;
  if (list && !mayHave(list, count)) return null;
  // The subjects must open their clause, before 分别: 其中对甲、乙、丙各发1份，三个单位分别….
  const subject =
    /[，。；：]$/.test(lead.slice(0, counted.at.start)) && /^[一-鿿]{0,6}$/.test(lead.slice(counted.at.end));
  if (found.length > 1 && !confirmed && !subject) return null;
  const behind = lead.slice(counted.at.end);
  // 三个站点——城区、临港、西塘，分别…: the names stand behind the count.
  const named = NAMED_BEHIND.exec(behind)?.[1];
  if (named !== undefined && named.split(/[、和与及]/).length === count)
    return { count, words: lead.slice(counted.at.start, counted.at.end) + shortNoun(lead, counted.at.end) };
  const noun = /^[一-鿿]*?(?=[的，：（]|$)/.exec(behind)?.[0] ?? '';
  if (!confirmed && !COUNTED_NOUN.test(classifier + noun)) return null;
  // Two things may be told of each, or parts of the subjects, or figures may stand in between.
  const rest = behind.slice(noun.length);
  if (/[、\d]|[和与](?![平谐])|及(?!时|格)/.test(behind) || /[中里内]$|中有|[里内]有|共有|每|各/.test(noun))
    return null;
  if (/居|前|后|除|最/.test(behind) || /各|均|中|里|其中|有|[一二两三四五六七八九十][家个项名次]|年/.test(rest))
    return null;
  if (/等$|前$|后$|其余$|其他$|另外$|每$|全部$/.test(lead.slice(0, counted.at.start))) return null;
  return count >= 2
    ? { count, words: lead.slice(counted.at.start, counted.at.end) + shortNoun(lead, counted.at.end) }
    : null;
}

const NAMED_BEHIND = /^[一-鿿]{0,10}(?:——|：|（)([一-鿿、]{3,40})）?，?$/;

const JOINING_MARK = /^(?:、|和|与|及|以及|，)$/;

/** The first of the figures and those that are joined to it. */
function runOf(text: string, [first, ...others]: readonly Figure[]): Figure[] {
  if (!first) return [];
  const run = [first];
  let last = first;
  for (const next of others) {
    const joint = text.slice(last.at.end, next.at.start);
    const alike = next.kind === first.kind && alikeUnits(next.unit, first.unit);
    if (!JOINING_MARK.test(joint) || !alike) {
      // A value of another form may follow: the count is not certain.
      return joint.length <= 3 ? [] : closed(text, run);
    }
    run.push(next);
    last = next;
  }
  return closed(text, run);
}

/** The run, if it ends at a mark; else a number that was not read might go on; empty then. */
function closed(text: string, run: Figure[]): Figure[] {
  const last = run.at(-1);
  if (!last) return [];
  const tail = text.slice(last.at.end, last.at.end + 3);
  if (!/^(?:以上|左右|以内|以下)?(?:[，。；）]|$)|^(?:用于|用来|资金)/.test(tail)) return [];
  return /^[，][\d一二三四五六七八九十]/.test(tail) ? [] : run;
}

/** How many names a list before 分别 may contain, for each way of counting 和; null where no list is plain to see. */
function countNames(words: string): number[] | null {
  const plain = words
    .replace(/（[^）]{0,80}）/g, '')
    .replace(/^[，；：]/, '')
    .replace(/(?:比|较)(?:上|去)年(?:同期|末)?$|同比$|[一-鿿]{2}$(?<=每[一-鿿])/, '');
  if (/[\d“”《》；]|等|其中|(?<![人户亩平])均|都|各/.test(plain)) return null;
  const pauses = plain.split('、');
  if (pauses.length < 2 || pauses.some((p) => p.length === 0 || p.length > 14)) return null;
  const joints = plain.match(/和|与|及|以及/g)?.length ?? 0;
  const most = pauses.length + joints;
  // In 中、高等职业教育 the first member is only a prefix.
  if ((pauses[0] ?? '').length < 2) return null;
  const out: number[] = [];
  for (let n = pauses.length; n <= most; n++) out.push(n);
  // 小麦、玉米、水稻种植面积和产量分别…: the last pair may be the two things that are told.
  if (joints && !out.includes(joints + 1)) out.unshift(joints + 1);
  return joints ? out.reverse() : out;
}
