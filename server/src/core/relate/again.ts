/**
 * One thing told twice with different values where no two digits are simply exchanged: 38个重大项目 in the title and 36 in
 * the body, 4.2万份 in one sentence and 46000份 in the next. Two figures are compared only where they clearly tell one
 * thing: the noun of the title stands at the head of the body, or one name follows a word for the total in the same
 * paragraph or the next.
 */
import { everyForm, form, opening, words } from '../grammar/lexemes';
import { ALTOGETHER, WHAT_IS_LEFT } from '../grammar/vocabulary/parts';
import { BODY_ENDS, OUR_PLACES, WHOLE_PLACES } from '../grammar/vocabulary/places';
import { BEGINNINGS, ENDINGS, LAST_YEAR, SINCE_THEN, THIS_YEAR } from '../grammar/vocabulary/times';
import type { Places } from '../fold/claims';
import { siteOf } from '../fold/claims';
import { gather, trait } from '../fold/gather';
import type { Numbered, PlacedReading, Reading, Relation, Site } from '../model';
import * as q from '../num/rational';
import { printed, printedAs, slipBetween, valueOf } from './derived/chance';
import type { Mention, Story } from './mention';
import { alike, clauseWords, leadWords, mentionsIn, sinceWords, storyOfReading, tailWords, upToMark } from './mention';
import { agree } from './solve';
import { monthsOf } from './table-lines';
import { stripped, subjectOf } from './twins';
import { sharedBigrams, sharesBigram } from './words';
import { CONTENTS } from '../text/census';
import { stretch } from '../text/stretches';

/** A mention with its story and the index of its reading. */
export interface Place {
  readonly index: number;
  readonly story: Story;
  readonly mention: Mention;
}

const NO_PLAIN_TITLE = words('[。；：|\t]');
const PART_OF_YEAR = everyForm`前[一二三]季度|上半年|\d{1,2}月`;
const SO_MANY_MONTHS = form`[一两二三四五六七八九十\d]{1,2}个月`;
const HAS_PASSED = form`${words('首次 已经?')}{0,2}${words('突破 超过? 逾 迈上 跨上 站上')}$`;
const NO_HAN = everyForm`(?<![^一-龥])[^一-龥]+`;
const OF_ANY_TITLE = everyForm`${words(WHOLE_PLACES, '今年', OUR_PLACES)}|${NO_HAN}`;
const HAN_FIRST = form`^[一-龥]*`;
const OUR_OWN = opening('[全我本该]');

/** How many paragraphs with figures after the title may tell again what it says. */
const PARAGRAPHS_OF_BODY = 3;
/** How many paragraphs with figures are searched for what the title may have miswritten. */
const PARAGRAPHS_SEARCHED = 12;
const LONGEST_TITLE = 40;
/** The name and number of a bulletin. */
const MASTHEAD = form`${words('简报 专报 快报 动态 信息 通讯 参考 情况')}(?:[（(]?(?:\d{4}年)?(?:总?第\d{1,4}期)?[）)]?)$`;
/** A figure with one of these words tells a part, an addition or another time than other figures of its name. */
export const SETS_APART = words(
  '其中 计划 拟 力争 预计 目标 将 同期 首批 第[一二三四]批 [一二三四]季度 上半年 月 另 又 再 新增 部分 每 均',
  SINCE_THEN,
  LAST_YEAR,
  WHAT_IS_LEFT,
);

const UP_TO_MONTH = form`^截[至止](?:\d{4}年)?(\d{1,2})月`;

const WHOLE_WORDS = form`${ALTOGETHER}|${words('合计 总计 总数 全部')}`;

const FEW = 12;

const THIS_YEAR_OR_NONE = form`^${words(THIS_YEAR, '全年 今年以来 年内')}?$`;

/** Figures of the title, and totals told twice in one breath, that are told otherwise further down. */
export function relateAgain(places: Places): Relation<Site>[] {
  return [...underTitle(places), ...inOneBreath(places)];
}

function underTitle(places: Places): Relation<Site>[] {
  const { readings } = places;
  const first = readings.findIndex(({ reading }) => reading.paragraph.text !== '');
  // 工作简报（第17期） stands above the title of what it tells.
  const head = MASTHEAD.test(readings[first]?.reading.paragraph.text ?? '') ? first + 1 : first;
  const title = readings[head]?.reading;
  if (!title || title.paragraph.text.length > LONGEST_TITLE || NO_PLAIN_TITLE.test(title.paragraph.text)) return [];
  if (title.paragraph.block === 'cell' || !title.figures.length) return [];
  const story = storyOfReading(title);
  const body: Place[] = [];
  const further: Place[] = [];
  for (let index = head + 1, seen = 0; index < readings.length && seen < PARAGRAPHS_SEARCHED; index++) {
    const reading = readings[index]?.reading;
    if (!reading?.figures.length || reading.paragraph.block === 'cell') continue;
    seen++;
    const of = storyOfReading(reading);
    for (const mention of of.mentions)
      (seen <= PARAGRAPHS_OF_BODY ? body : further).push({ index, story: of, mention });
  }
  const out: Relation<Site>[] = [];
  for (const mention of story.mentions) {
    const passed = passedIn(body, story, mention);
    if (passed) out.push(...again(places, { index: head, story, mention }, passed, '标题'));
    const words = sinceWords(story, mention);
    // 三个月排查1358处: the body may tell the same months, and that they are summed up.
    const months = SO_MANY_MONTHS.exec(words)?.[0] ?? '';
    const rest = words.replace(PART_OF_YEAR, '').replace(months, '');
    // 新增 in both is of both.
    const fresh = words.includes('新增');
    if (
      !isPlainAmount(mention) ||
      SETS_APART.test(rest.replace('新增', '')) ||
      !q.compare(mention.figure.number, q.integer(3))
    )
      continue;
    // 前三季度 of a title is 前三季度, or 截至9月底, in the body.
    const part = words.replace(PART_OF_YEAR, '') === words ? null : mention.figure.period;
    const like = body.filter(
      (b) =>
        alike(b.mention.figure, mention.figure) &&
        (part === null || upToSame(part, b.mention.figure.period)) &&
        (!fresh || sinceWords(b.story, b.mention).includes('新增')),
    );
    if (like.some((b) => agree(b.mention.figure, mention.figure) !== false)) continue;
    const named = like.filter((b) => sameNoun(story, mention, b));
    const tied = named.length ? named : slipped([...like, ...further], story, mention);
    const [first] = tied;
    if (tied.length !== 1 || !first || !isPlainAmount(first.mention) || isApart(first, fresh, months)) continue;
    if (!withinHalf(first.mention.figure, mention.figure)) continue;
    const { text } = title.paragraph;
    if (isWider(text, first) || isByOthers(text, first) || isOtherCost(text, first)) continue;
    if (isPartOfIt(first, mention.figure)) continue;
    out.push(...again(places, { index: head, story, mention }, first, '标题'));
  }
  return out;
}

/**
 * 突破27亿元 in the title and 21.7亿元 in the body: the body gives one value, and it does not reach the mark that the title
 * says was passed.
 */
function passedIn(body: readonly Place[], story: Story, m: Mention): Place | null {
  const { figure: f } = m;
  if (f.kind !== 'amount' || f.bound !== 'over' || f.number === null || f.modality !== 'achieved') return null;
  if (m.measure !== 'level' || SETS_APART.test(sinceWords(story, m).replace(PART_OF_YEAR, ''))) return null;
  const name = stripped(leadWords(story, m).replace(HAS_PASSED, ''));
  const like = body.filter((b) => isPlainAmount(b.mention) && alike(b.mention.figure, f));
  const [top] = like;
  const named = like.filter(
    (b) =>
      (stripped(leadWords(b.story, b.mention)).length >= 5 && name.endsWith(stripped(leadWords(b.story, b.mention)))) ||
      // 秋粮收购突破4.8万吨 and 累计收购秋粮4.38万吨: the first value of its unit in the body.
      (b === top && sharedBigrams(name, leadWords(b.story, b.mention)) > 1),
  );
  const [first] = named;
  if (!first || named.length > 1 || q.compare(first.mention.figure.number, f.number) >= 0) return null;
  const { period } = first.mention.figure;
  const now = f.period === '' && (THIS_YEAR_OR_NONE.test(period) || UP_TO_MONTH.test(period));
  return withinHalf(first.mention.figure, f) && (now || samePeriod(period, f.period)) ? first : null;
}

function upToSame(told: string, period: string): boolean {
  const end = UP_TO_MONTH.exec(period)?.[1];
  return samePeriod(told, period) || (end !== undefined && monthsOf(told)?.[1] === Number(end));
}

/** 前三季度 and 1—9月 are one period. */
function samePeriod(a: string, b: string): boolean {
  const [x, y] = [monthsOf(a), monthsOf(b)];
  return a === b || (x !== null && y !== null && x[0] === y[0] && x[1] === y[1]);
}

/**
 * 38个重大项目集中开工 and 此次集中开工的36个重大项目: one noun follows both figures, and the other words of the title stand beside the
 * second.
 */
function sameNoun(story: Story, m: Mention, b: Place): boolean {
  const [own, other] = [nounOf(story, m), nounOf(b.story, b.mention)];
  if (own.length >= 4 && other.length >= 4) {
    if (own.slice(0, 4) !== other.slice(0, 4)) return false;
    const rest = own.slice(4);
    const text = sentenceText(b);
    return rest.length < 2 || [...rest].slice(1).some((_, i) => text.includes(rest.slice(i, i + 2)));
  }
  const [x, y] = [stripped(leadWords(story, m)), stripped(leadWords(b.story, b.mention))];
  return y.length >= 5 && x.endsWith(y);
}

const nounOf = (story: Story, m: Mention): string => HAN_FIRST.exec(upToMark(tailWords(story, m)))?.[0] ?? '';

/**
 * 惠及农户5418户 in the title and 5148户农户受益 in the body: the body gives the title's value nowhere, this one is a slip away
 * from it, and the words around both agree.
 */
function slipped(body: readonly Place[], story: Story, m: Mention): Place[] {
  const like = body.filter((b) => alike(b.mention.figure, m.figure));
  if (like.some((b) => agree(b.mention.figure, m.figure) !== false)) return [];
  const own = wordsAround(story, m);
  return like.filter((b) => {
    const shown = printed(b.mention.figure);
    const said = printedAs(valueOf(m.figure), b.mention.figure);
    const slip = shown === null ? null : slipBetween(shown, said);
    const digits = said.replace('.', '').length;
    const tells = slip !== null && (slip === 'digit' ? digits > 3 : digits > 2);
    const about =
      slip === 'exchange' && digits > 3 ? sentenceText(b).replace(NO_HAN, ' ') : wordsAround(b.story, b.mention);
    return tells && sharesBigram(own, about);
  });
}

/** The clause of a figure without the words that may stand in any title. */
function wordsAround({ text, clauses }: Story, { figure: f }: Mention): string {
  const { start, end } = stretch(clauses, f.clause);
  const words = `${text.slice(start, f.at.start)} ${text.slice(f.at.end, end)}`;
  return words.replace(OF_ANY_TITLE, ' ');
}

const OWN_PLACE = form`^[一-龥]{1,6}?(?:([省市县区镇乡村])|街道)`;
const SCOPE = form`[全我]([省市县区镇乡村])`;

/** 全县同类工程总投资1820万元 below a title of a town tells of more than the town. */
function isWider(title: string, { story, mention }: Place): boolean {
  const own = OWN_PLACE.exec(title);
  const scope = SCOPE.exec(sinceWords(story, mention))?.[1];
  return own !== null && scope !== undefined && scope !== own[1];
}

/** A body at the start of a clause: 县红十字会接收捐款. */
const BODY_FIRST = form`^(?!${words('全 我 该 本')})[一-龥]{2,8}?${words('[镇乡村县区市局院会校] 街道 社区 公司 中心 支部')}`;

const OUR_OWN_ANYWHERE = words('[全我本该此其各]');

/** 县红十字会接收捐款 below 县慈善总会接收捐款: somebody else did it. */
function isByOthers(title: string, { story, mention }: Place): boolean {
  const own = BODY_FIRST.exec(title)?.[0];
  const other = BODY_FIRST.exec(clauseWords(story, mention))?.[0];
  if (own === undefined || other === undefined || OUR_OWN_ANYWHERE.test(other)) return false;
  return own.at(-1) === other.at(-1) && !isWithin(own, other);
}

/** Whether one of the names is in the other, or they differ only in the place of which a body is. */
const isWithin = (a: string, b: string): boolean => a.endsWith(b) || b.endsWith(a) || a.startsWith(b);

/** 完成投资 is what was spent so far, and 总投资 all that will be. */
const isOtherCost = (title: string, { story, mention }: Place): boolean =>
  title.includes('完成投资') && leadWords(story, mention).includes('总投资');

/** The totals of a paragraph of prose that tells of some. */
const TOTALS = trait(
  (reading: Reading) =>
    reading.paragraph.block === 'prose' && WHOLE_WORDS.test(reading.paragraph.text) ? totalsOf(reading) : null,
  CONTENTS.figures,
);

/** One name after a word for the total, twice in one paragraph or in neighbouring ones. */
function inOneBreath(places: Places): Relation<Site>[] {
  const { readings } = places;
  const out: Relation<Site>[] = [];
  let before: Place[] = [];
  let next = 0;
  for (const { index, value } of gather(readings, TOTALS)) {
    for (; next < index; next++) if (endsBreath(readings[next])) before = [];
    const here = value.map((total): Place => ({ ...total, index }));
    for (const [i, b] of here.entries()) {
      const earlier = [...before, ...here.slice(0, i)].filter((a) => isOne(a, b));
      const [a] = earlier;
      if (earlier.length !== 1 || !a || agree(a.mention.figure, b.mention.figure) !== false) continue;
      if (withinHalf(a.mention.figure, b.mention.figure)) out.push(...again(places, a, b, '前文'));
    }
    before = here.slice(-FEW);
  }
  return out;
}

const totalsOf = (reading: Reading): Omit<Place, 'index'>[] => {
  const story = storyOfReading(reading);
  return story.mentions
    .filter((m) => isPlainAmount(m) && WHOLE_WORDS.test(sinceWords(story, m)) && !SETS_APART.test(sinceWords(story, m)))
    .slice(0, FEW)
    .map((mention) => ({ story, mention }));
};

const endsBreath = (placed: PlacedReading | undefined): boolean => {
  const block = placed?.reading.paragraph.block;
  return block === 'heading' || block === 'cell';
};

function isOne(a: Place, b: Place): boolean {
  if (a.index === b.index && a.mention.sentence === b.mention.sentence) return false;
  if (!alike(a.mention.figure, b.mention.figure)) return false;
  const nameOf = ({ story, mention }: Place): string => stripped(mention.name || leadWords(story, mention));
  if (nameOf(a) !== nameOf(b) || nameOf(a).length < 4) return false;
  const [p, r] = [a.mention.figure.period, b.mention.figure.period];
  if (p !== r && !(THIS_YEAR_OR_NONE.test(p) && THIS_YEAR_OR_NONE.test(r))) return false;
  const [s, t] = [subjectOf(a.story, a.mention), subjectOf(b.story, b.mention)];
  if (s !== t && s !== '' && t !== '') return false;
  return sameHolder(a, b);
}

const HOLDERS = everyForm`[一-龥]{1,6}?${BODY_ENDS}(?=${words('共 合计 总')}|[，、的])`;

/** Whether neither sentence begins with a place or body that the other does not name. */
function sameHolder(a: Place, b: Place): boolean {
  const holders = (p: Place): Set<string> =>
    new Set((sentenceText(p).match(HOLDERS) ?? []).filter((w) => !OUR_OWN.test(w)));
  const [x, y] = [holders(a), holders(b)];
  if (x.size === 0 || y.size === 0) return true;
  return x.size === y.size && [...x].every((w) => y.has(w));
}

const sentenceText = ({ story, mention }: Place): string => {
  const { start, end } = stretch(story.sentences, mention.sentence);
  return story.text.slice(start, end);
};

/** Whether the mention is an exact amount that was reached, outside lists and brackets. */
export const isPlainAmount = ({ figure: f, measure, other, seat, bracket }: Mention): boolean =>
  f.kind === 'amount' &&
  f.bound === 'exact' &&
  f.number !== null &&
  f.modality === 'achieved' &&
  measure === 'level' &&
  !other &&
  !seat &&
  bracket < 0;

/** 截至11月20日 means up to now. It does not set the figure apart. */
const UP_TO_NOW = everyForm`截[至止](?:目前|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底)?)|(?:今年|\d{4}年)?1[至到—-]{1,2}\d{1,2}月|今年以来|[已现]将`;

/** 工程于去年9月启动，总投资…: when the works began is told in a clause of its own and is not the time of the figure. */
const WHEN_IT_BEGAN = form`[年月日][^；。\d]{0,8}${words(BEGINNINGS, ENDINGS)}[^；。\d]{0,6}$`;
/** 分两期实施 is not one of them. */
const ONE_STAGE = form`[一二三四五首]期(?:工程|项目)?(?!间|限|货)`;

/** Whether its words set it apart from other figures of its name. `fresh` where both tell what is new. */
export function isApart({ story, mention }: Place, fresh: boolean, months = ''): boolean {
  const clauses = sinceWords(story, mention).split('，');
  const words = clauses
    .filter((clause, i) => i === clauses.length - 1 || !WHEN_IT_BEGAN.test(clause))
    .join('，')
    .replace(UP_TO_NOW, '')
    .replace(fresh ? '新增' : '', '')
    .replace(months === '' ? '' : new RegExp(`${months}(?:累计|共)?`), '');
  return SETS_APART.test(words) || ONE_STAGE.test(words);
}

/** 由中央资金680万元、街道自筹180万元组成: whether figures side by side, this one among them, add up to that of the title. */
export function isPartOfIt({ story, mention }: Place, title: Numbered): boolean {
  const near = mentionsIn(story, mention.sentence).filter((m) => m.figure.unit === title.unit);
  for (const [i, first] of near.entries()) {
    let sum = first.figure.number;
    for (const next of near.slice(i + 1)) {
      sum = q.add(sum, next.figure.number);
      if (q.compare(sum, title.number) === 0) return true;
    }
  }
  return false;
}

/** A slip changes a value by less than half. Values further apart tell different things. */
export function withinHalf(a: Numbered, b: Numbered): boolean {
  const [low, high] = q.compare(a.number, b.number) < 0 ? [a, b] : [b, a];
  return q.compare(q.mul(low.number, q.integer(3)), q.mul(high.number, q.integer(2))) >= 0;
}

/** The relation of two places that tell one thing differently; `where` names the first. */
export function again(places: Places, a: Place, b: Place, where: string): Relation<Site>[] {
  const [x, y] = [a, b].map(({ index, mention }) => siteOf(places, index, mention.figure));
  if (!x || !y) return [];
  return [
    {
      kind: 'same-figure',
      figures: [x, y],
      claim: `${x.text} = ${y.text}`,
      holds: false,
      working: `${where}作${x.text}，此处作${y.text}`,
      tied: true,
      schema: 'same/again',
      level: 'warning',
    },
  ];
}
