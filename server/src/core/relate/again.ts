/**
 * One thing told again with another value that is no mere exchange of digits: the title's 38个重大项目 and the body's 36,
 * 4.2万份 of a paragraph and the 46000份 of its next sentence. Only what is plainly one thing is held together: the noun of
 * the title at the head of the body, or one name under a word for all of it, in one breath.
 */
import { everyForm, form, opening, words } from '../grammar/lexemes';
import { ALTOGETHER, WHAT_IS_LEFT } from '../grammar/vocabulary/parts';
import { BODY_ENDS, OUR_PLACES, WHOLE_PLACES } from '../grammar/vocabulary/places';
import { LAST_YEAR, SINCE_THEN, THIS_YEAR } from '../grammar/vocabulary/times';
import type { Places } from '../fold/claims';
import { siteOf } from '../fold/claims';
import type { Numbered, Reading, Relation, Site } from '../model';
import * as q from '../num/rational';
import { storyOfReading } from './above';
import { printed, printedAs, slipBetween, valueOf } from './derived/chance';
import type { Mention, Story } from './mention';
import { alike, leadWords, sinceWords, tailWords, upToMark } from './mention';
import { agree } from './solve';
import { monthsOf } from './table-lines';
import { stripped, subjectOf } from './twins';
import { sharedBigrams, sharesBigram } from './words';
import { stretch } from '../text/stretches';

const NO_PLAIN_TITLE = words('[。；：|\t]');
const PART_OF_YEAR = everyForm`前[一二三]季度|上半年|\d{1,2}月`;
const HAS_PASSED = form`${words('首次 已经?')}{0,2}${words('突破 超过? 逾 迈上 跨上 站上')}$`;
const NO_HAN = everyForm`(?<![^一-龥])[^一-龥]+`;
const OF_ANY_TITLE = everyForm`${words(WHOLE_PLACES, '今年', OUR_PLACES)}|${NO_HAN}`;
const HAN_FIRST = form`^[一-龥]*`;
const OUR_OWN = opening('[全我本该]');

/** Paragraphs with figures below the title that tell again what it says. */
const BODY = 3;
/** How many of them are looked through for what the title may have miswritten. */
const FURTHER = 12;
const TITLE = 40;
/** Words by which a figure is of less, of more or of another time than another of its name. */
const APART = words(
  '其中 计划 拟 力争 预计 目标 将 同期 首批 第[一二三四]批 [一二三四]季度 上半年 月 另 又 再 新增 部分 每 均',
  SINCE_THEN,
  LAST_YEAR,
  WHAT_IS_LEFT,
);

export function relateAgain(places: Places): Relation<Site>[] {
  return [...underTitle(places), ...inOneBreath(places)];
}

interface Place {
  readonly index: number;
  readonly story: Story;
  readonly mention: Mention;
}

const plain = ({ figure: f, measure, other, seat, bracket }: Mention): boolean =>
  f.kind === 'amount' &&
  f.bound === 'exact' &&
  f.number !== null &&
  f.modality === 'achieved' &&
  measure === 'level' &&
  !other &&
  !seat &&
  bracket < 0;

function underTitle(places: Places): Relation<Site>[] {
  const { readings } = places;
  const head = readings.findIndex(({ reading }) => reading.paragraph.text !== '');
  const title = readings[head]?.reading;
  if (!title || title.paragraph.text.length > TITLE || NO_PLAIN_TITLE.test(title.paragraph.text)) return [];
  if (title.paragraph.block === 'cell' || !title.figures.length) return [];
  const story = storyOfReading(title);
  const body: Place[] = [];
  const further: Place[] = [];
  for (let index = head + 1, seen = 0; index < readings.length && seen < FURTHER; index++) {
    const reading = readings[index]?.reading;
    if (!reading?.figures.length || reading.paragraph.block === 'cell') continue;
    seen++;
    const of = storyOfReading(reading);
    for (const mention of of.mentions) (seen <= BODY ? body : further).push({ index, story: of, mention });
  }
  const out: Relation<Site>[] = [];
  for (const mention of story.mentions) {
    const passed = passedIn(body, story, mention);
    if (passed) out.push(...again(places, { index: head, story, mention }, passed, '标题'));
    if (!plain(mention) || APART.test(sinceWords(story, mention)) || !q.compare(mention.figure.number, q.integer(3)))
      continue;
    const like = body.filter((b) => alike(b.mention.figure, mention.figure));
    if (like.some((b) => agree(b.mention.figure, mention.figure) !== false)) continue;
    const named = like.filter((b) => sameNoun(story, mention, b));
    const tied = named.length ? named : slipped([...like, ...further], story, mention);
    const [first] = tied;
    if (tied.length !== 1 || !first || !plain(first.mention) || isApart(first)) continue;
    if (!isNear(first.mention.figure, mention.figure)) continue;
    out.push(...again(places, { index: head, story, mention }, first, '标题'));
  }
  return out;
}

/** 前三季度 is 1—9月. */
function samePeriod(a: string, b: string): boolean {
  const [x, y] = [monthsOf(a), monthsOf(b)];
  return a === b || (x !== null && y !== null && x[0] === y[0] && x[1] === y[1]);
}

/** 突破27亿元 over 21.7亿元: a mark that the title says is passed and the body's own value, told once, does not reach. */
function passedIn(body: readonly Place[], story: Story, m: Mention): Place | null {
  const { figure: f } = m;
  if (f.kind !== 'amount' || f.bound !== 'over' || f.number === null || f.modality !== 'achieved') return null;
  if (m.measure !== 'level' || APART.test(sinceWords(story, m).replace(PART_OF_YEAR, ''))) return null;
  const name = stripped(leadWords(story, m).replace(HAS_PASSED, ''));
  const like = body.filter((b) => plain(b.mention) && alike(b.mention.figure, f));
  const [top] = like;
  const named = like.filter(
    (b) =>
      (stripped(leadWords(b.story, b.mention)).length >= 5 && name.endsWith(stripped(leadWords(b.story, b.mention)))) ||
      // 秋粮收购突破4.8万吨, and 累计收购秋粮4.38万吨 as the first of its unit.
      (b === top && sharedBigrams(name, leadWords(b.story, b.mention)) > 1),
  );
  const [first] = named;
  if (!first || named.length > 1 || q.compare(first.mention.figure.number, f.number) >= 0) return null;
  return isNear(first.mention.figure, f) && samePeriod(first.mention.figure.period, f.period) ? first : null;
}

/** 截至11月20日 is up to now, and no stretch of time of its own. */
const UP_TO_NOW = everyForm`截[至止](?:目前|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底)?)`;

const isApart = ({ story, mention }: Place): boolean => APART.test(sinceWords(story, mention).replace(UP_TO_NOW, ''));

/** 惠及农户5418户, and 5148户农户受益: one that nothing else of the body gives, a slip away, in kindred words. */
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
      slip === 'exchange' && digits > 3 ? sentenceOf(b).replace(NO_HAN, ' ') : wordsAround(b.story, b.mention);
    return tells && sharesBigram(own, about);
  });
}

/** The clause of a figure, without what stands in any title. */
function wordsAround({ text, clauses }: Story, { figure: f }: Mention): string {
  const { start, end } = stretch(clauses, f.clause);
  const words = `${text.slice(start, f.at.start)} ${text.slice(f.at.end, end)}`;
  return words.replace(OF_ANY_TITLE, ' ');
}

/** 38个重大项目集中开工, and 此次集中开工的36个重大项目: one noun behind both, and what else the title says beside it. */
function sameNoun(story: Story, m: Mention, b: Place): boolean {
  const [own, other] = [nounOf(story, m), nounOf(b.story, b.mention)];
  if (own.length >= 4 && other.length >= 4) {
    if (own.slice(0, 4) !== other.slice(0, 4)) return false;
    const rest = own.slice(4);
    const text = sentenceOf(b);
    return rest.length < 2 || [...rest].slice(1).some((_, i) => text.includes(rest.slice(i, i + 2)));
  }
  const [x, y] = [stripped(leadWords(story, m)), stripped(leadWords(b.story, b.mention))];
  return y.length >= 5 && x.endsWith(y);
}

const nounOf = (story: Story, m: Mention): string => HAN_FIRST.exec(upToMark(tailWords(story, m)))?.[0] ?? '';

const sentenceOf = ({ story, mention }: Place): string => {
  const { start, end } = stretch(story.sentences, mention.sentence);
  return story.text.slice(start, end);
};

/** Values of one thing differ by a slip and not by half. */
function isNear(a: Numbered, b: Numbered): boolean {
  const [low, high] = q.compare(a.number, b.number) < 0 ? [a, b] : [b, a];
  return q.compare(q.mul(low.number, q.integer(3)), q.mul(high.number, q.integer(2))) >= 0;
}

const WHOLE_WORDS = form`${ALTOGETHER}|${words('合计 总计 总数 全部')}`;

/** One name under a word for all of it, in one paragraph or the next. */
function inOneBreath(places: Places): Relation<Site>[] {
  const { readings } = places;
  const out: Relation<Site>[] = [];
  let before: Place[] = [];
  for (const [index, { reading }] of readings.entries()) {
    const { block, text } = reading.paragraph;
    if (block === 'heading' || block === 'cell') before = [];
    if (!reading.figures.length || block !== 'prose' || !WHOLE_WORDS.test(text)) continue;
    const here = totalsOf(reading, index);
    for (const [i, b] of here.entries()) {
      const earlier = [...before, ...here.slice(0, i)].filter((a) => isOne(a, b));
      const [a] = earlier;
      if (earlier.length !== 1 || !a || agree(a.mention.figure, b.mention.figure) !== false) continue;
      if (isNear(a.mention.figure, b.mention.figure)) out.push(...again(places, a, b, '前文'));
    }
    before = here.slice(-FEW);
  }
  return out;
}

const FEW = 12;

const totalsOf = (reading: Reading, index: number): Place[] => {
  const story = storyOfReading(reading);
  return story.mentions
    .filter((m) => plain(m) && WHOLE_WORDS.test(sinceWords(story, m)) && !APART.test(sinceWords(story, m)))
    .slice(0, FEW)
    .map((mention) => ({ index, story, mention }));
};

function isOne(a: Place, b: Place): boolean {
  if (a.index === b.index && a.mention.sentence === b.mention.sentence) return false;
  if (!alike(a.mention.figure, b.mention.figure)) return false;
  const nameOf = ({ story, mention }: Place): string => stripped(mention.name || leadWords(story, mention));
  if (nameOf(a) !== nameOf(b) || nameOf(a).length < 4) return false;
  const [p, r] = [a.mention.figure.period, b.mention.figure.period];
  if (p !== r && !(THIS.test(p) && THIS.test(r))) return false;
  const [s, t] = [subjectOf(a.story, a.mention), subjectOf(b.story, b.mention)];
  if (s !== t && s !== '' && t !== '') return false;
  return sameHolder(a, b);
}

const THIS = form`^${words(THIS_YEAR, '全年 今年以来 年内')}?$`;
const HOLDERS = everyForm`[一-龥]{1,6}?${BODY_ENDS}(?=${words('共 合计 总')}|[，、的])`;

/** Neither sentence begins with a place or body that the other does not name. */
function sameHolder(a: Place, b: Place): boolean {
  const holders = (p: Place): Set<string> =>
    new Set((sentenceOf(p).match(HOLDERS) ?? []).filter((w) => !OUR_OWN.test(w)));
  const [x, y] = [holders(a), holders(b)];
  if (x.size === 0 || y.size === 0) return true;
  return x.size === y.size && [...x].every((w) => y.has(w));
}

function again(places: Places, a: Place, b: Place, where: string): Relation<Site>[] {
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
