/** Round years of dated events: 建党N周年 in year Y. */
import type { Pattern } from '../grammar/lexemes';
import { closing, everyForm, form, opening, words } from '../grammar/lexemes';
import { TAKES_PLACE, YEAR, YEAR_ALONE, YEAR_FIRST } from '../grammar/vocabulary/times';
import type { PlacedFigure, Places } from '../fold/claims';
import { figureTrait, figuresWith, numberTrait } from '../fold/claims';
import type { DocumentContext, Figure, Reading, Relation, Site } from '../model';
import { startOf } from '../text/stretches';
import { stretch } from '../text/stretches';
import { gather, trait } from '../fold/gather';
import { only } from '../list';
import { group } from '../match';

/** An event whose year is known: its name for the reader, the words by which a text names it, and its year (AD). */
export interface DatedEvent {
  readonly name: string;
  readonly words: Pattern;
  readonly year: number;
}

const YEAR_OF_DATE = form`^(\d{4})(?:$|-)`;
const UP_TO_LAST_MARK = form`^.*[，。；、]`;
const ROUND_IN_DIGITS = form`^\d+周年$`;

// What is founded, and what is held to mark its anniversary.
const CELEBRATES = form`${words('迎来 喜迎 庆祝 举行 举办')}了?$`;
const CELEBRATION = opening('[校院厂店馆站]庆 华诞 庆典');
const VERB_AT_END = form`[一-鿿]{2}$`;
const CALLED_OTHERWISE = everyForm`年(?:\d{1,2}月)?，其?前身`;
const CALLED_OTHERWISE_IN_YEAR = everyForm`前身[是为]${words('始建于 创办于')}?(?=${YEAR}年)`;
const LAST_NAMED_YEAR = form`^[^]*(${YEAR})年(?!${words('起 以来 至 到')})([^。；]{0,24})$`;
const HELD = words(TAKES_PLACE, '庆祝 纪念 共庆 喜迎');
const ANOTHER_YEAR = form`${YEAR}|${words('将 筹备 筹划 谋划 前夕')}`;
const IS_THE_YEAR_OF = words('是 将?迎来 正值 适逢 恰逢 时值 又是 正是 喜迎');
const YEAR_THAT_MARKS = form`(?:(${YEAR})年(?:\d{1,2}月(?:\d{1,2}日)?)?|(今年)(?:（(\d{4})年）)?(?:\d{1,2}月)?)(?:，(?:[一-鿿]{0,8}?|[一-鿿]{2,8}\d{4}年的[一-鿿]{2,16}?))?${IS_THE_YEAR_OF}[^，。；]{0,24}$`;

// Numbers of years in which something happened.
const FIVE_YEARS_PAST = form`过去$|^五年来`;
const YEARS_LONG = opening('多?来 间');
const COUNTS_FROM = words('比 自 从');

const EVENTS: readonly DatedEvent[] = [
  { name: '中国共产党成立', words: words('建党 党的?成立 党的生日'), year: 1921 },
  { name: '中华人民共和国成立', words: words('新中国成立 共和国成立 建国 国庆'), year: 1949 },
  { name: '中国人民解放军建军', words: words('建军 南昌起义 中国人民解放军成立'), year: 1927 },
  { name: '改革开放', words: words('改革开放'), year: 1978 },
  { name: '抗日战争胜利', words: words('抗日战争胜利 抗战胜利 反法西斯战争胜利'), year: 1945 },
  { name: '红军长征胜利', words: words('长征胜利'), year: 1936 },
  { name: '五四运动', words: words('五四运动'), year: 1919 },
  { name: '辛亥革命', words: words('辛亥革命'), year: 1911 },
  { name: '香港回归', words: words('香港回归'), year: 1997 },
  { name: '澳门回归', words: words('澳门回归'), year: 1999 },
  { name: '共青团成立', words: words('建团 共青团成立 共产主义青年团成立'), year: 1922 },
  { name: '深圳经济特区建立', words: form`深圳等?经济特区${words('建立 成立')}`, year: 1980 },
  { name: '海南建省', words: words('海南建省 海南办经济特区'), year: 1988 },
  { name: '浦东开发开放', words: words('浦东开发开放'), year: 1990 },
  { name: '抗美援朝出国作战', words: words('抗美援朝出国作战'), year: 1950 },
  { name: '遵义会议', words: words('遵义会议'), year: 1935 },
  { name: '古田会议', words: words('古田会议'), year: 1929 },
  { name: '毛泽东同志诞辰', words: words('毛泽东诞辰 毛泽东同志诞辰'), year: 1893 },
  { name: '邓小平同志诞辰', words: words('邓小平诞辰 邓小平同志诞辰'), year: 1904 },
  { name: '周恩来同志诞辰', words: words('周恩来诞辰 周恩来同志诞辰'), year: 1898 },
  { name: '人民政协成立', words: words('人民政协成立 中国人民政治协商会议成立'), year: 1949 },
  { name: '全国人民代表大会成立', words: words('全国人民代表大会成立 人大成立'), year: 1954 },
];

/** The five-year plans by the numeral in their name; the first plan stands at index 0. */
const PLAN_NAMES = [
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
  '十六',
];

const FOUND = words(
  '创办 创建 创立 始建 建立 诞生 兴办 开办 成立 组建 设立 建[校院厂馆园县市区站台社所矿港] 开[馆园业] 办学 对外开放 开门迎客 正式投用',
);
/** 1986年创办, 创建于1952年: the year stands beside the verb, and the verb has no other object. */
const FOUNDED = everyForm`(${YEAR})年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:由[^，。；]{2,12})?(?:正式)?${FOUND}(?=[，。；、）的]|$)|${words(FOUND, '建')}于(${YEAR})年`;

/** 创建于1954年，由五家诊所合并而成: this is how it began. */
const MADE_OF_SEVERAL = everyForm`由[^，。；]{2,16}合并${words('而成 组建 成立 组成')}`;
/** With one of these words a body may have several beginnings. */
const TURNS = words('前身 更名 合并 改制 迁至 复办 重建 分设');

const ASKED = { at: -1, year: 0 };

/** First and last year of a five-year plan by its numeral (十四); null before the sixth plan and for any other word. */
export function planYears(name: string): { readonly first: number; readonly last: number } | null {
  const n = PLAN_NAMES.indexOf(name) + 1;
  if (n < 6) return null;
  const first = 1981 + (n - 6) * 5;
  return { first, last: first + 4 };
}

/**
 * Anniversaries of known events and of what the text says was founded, anniversaries told twice, the five years of a
 * plan, and numbers of years since a year that the text names.
 */
export function anniversaries(places: Places, context: DocumentContext): Relation<Site>[] {
  return [
    ...rounds(places, context),
    ...foundings(places, context),
    ...planPeriods(places),
    ...yearsSince(places, context),
  ];
}

/** Dates that include a year. */
const YEARS_OF_DATES = figureTrait((f) => (f.kind === 'date' ? yearOfDate(f.value) : null));

/** 百周年 after words that name an event. */
const ROUNDS = numberTrait((f, { paragraph: { text } }): DatedEvent | null => {
  if (f.kind !== 'duration' || !f.text.endsWith('周年') || f.bound !== 'exact') return null;
  const lead = text.slice(Math.max(0, f.at.start - 16), f.at.start).replace(UP_TO_LAST_MARK, '');
  return EVENTS.find((e) => e.words.test(lead)) ?? null;
});

function rounds(places: Places, context: DocumentContext): Relation<Site>[] {
  const found = figuresWith(places, ROUNDS);
  if (!found.length) return [];
  const years = new Map<number, PlacedFigure>();
  for (const f of figuresWith(places, YEARS_OF_DATES)) if (!years.has(f.value)) years.set(f.value, f);
  const out: Relation<Site>[] = [];
  const seen = new Map<string, PlacedFigure[]>();
  for (const figure of found) {
    const { here, placed, value: event } = figure;
    const { text } = placed.reading.paragraph;
    const number = here.number;
    const list = seen.get(event.name);
    if (list) list.push(figure);
    else seen.set(event.name, [figure]);
    const due = event.year + Number(number.n);
    const dates = figure
      .all()
      .filter((f) => f.here.sentence === here.sentence && yearOfDate(f.here.value) !== null && f.here.kind === 'date');
    const match = dates.find((f) => yearOfDate(f.here.value) === due) ?? (dates.length ? undefined : years.get(due));
    if (match) {
      const working = `${event.year}+${number.n}=${due}`;
      out.push({
        kind: 'anniversary',
        figures: [figure.site, match.site],
        claim: `${working}年`,
        holds: true,
        working,
        tied: false,
      });
      continue;
    }
    const year = saidYear(text.slice(startOf(placed.reading.sentences, here.sentence), here.at.start), context);
    if (year === null || year === due) continue;
    const right = year - event.year;
    out.push({
      kind: 'anniversary',
      figures: [figure.site],
      claim: `${event.year} + ${number.n} = ${year}`,
      holds: false,
      working: `${event.name}于${event.year}年，${year}年是${right}周年，文中为${here.text}`,
      tied: right > 0,
      ...(right > 0 && ROUND_IN_DIGITS.test(here.text) && { repair: { figure: figure.site, text: `${right}周年` } }),
    });
  }
  for (const list of seen.values()) {
    const [head, ...rest] = list;
    const same = rest.filter((f) => f.here.value === head?.here.value);
    if (head && same.length) {
      out.push({
        kind: 'same-figure',
        figures: [head.site, ...same.map((f) => f.site)],
        claim: [head, ...same].map((f) => f.site.text).join(' = '),
        holds: true,
        working: `前后都作${head.site.text}`,
        tied: false,
      });
    }
  }
  return out;
}

/** 学校1986年创办，2024年迎来建校38周年: the year of the anniversary less the year of founding. */
function foundings(places: Places, context: DocumentContext): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  for (const figure of figuresWith(places, ROUNDS_OF_FOUNDING)) {
    const { here, placed, value } = figure;
    const founded = value === ASKED ? foundedBefore(places, figure.index) : value;
    if (!founded) continue;
    const { text } = placed.reading.paragraph;
    const words = text.slice(startOf(placed.reading.sentences, here.sentence), here.at.start);
    const year = saidYear(words, context) ?? heldIn(words);
    if (year === null || year <= founded.year) continue;
    const right = year - founded.year;
    const holds = here.number.n === BigInt(right);
    const from = figure.all().find((f) => f.here.kind === 'date' && f.here.at.start === value.at);
    out.push({
      kind: 'anniversary',
      figures: [figure.site, ...(from ? [from.site] : [])],
      claim: `${founded.year} + ${here.number.n} = ${year}`,
      holds,
      working: holds
        ? `${founded.year}+${right}=${year}`
        : `${founded.year}年创立，${year}年是${right}周年，文中为${here.text}`,
      tied: !holds,
      ...(!holds && ROUND_IN_DIGITS.test(here.text) && { repair: { figure: figure.site, text: `${right}周年` } }),
    });
  }
  return out;
}

/** 建校48周年, 成立60周年: the verb before the number. */
const FOUNDING = closing(FOUND);

/** How many characters before or after an anniversary the year of founding may stand. */
const FOUNDING_DISTANCE = 300;

/** 建校48周年 in a paragraph that gives one year of founding, with the year and its place. */
const ROUNDS_OF_FOUNDING = numberTrait((f, { paragraph: { text }, sentences }): { at: number; year: number } | null => {
  if (f.kind !== 'duration' || !f.text.endsWith('周年') || f.number?.d !== 1n || f.bound !== 'exact') return null;
  const lead = text.slice(Math.max(0, f.at.start - 16), f.at.start).replace(UP_TO_LAST_MARK, '');
  const round = CELEBRATES.test(lead) && CELEBRATION.test(text.slice(f.at.end, f.at.end + 2));
  // 纪念开播60周年 and 开播于1956年: the same verb ties the two.
  const verb = VERB_AT_END.exec(lead)?.[0] ?? '';
  const from = Math.max(0, f.at.start - FOUNDING_DISTANCE);
  const around = text.slice(from, f.at.start + FOUNDING_DISTANCE);
  const own = !FOUNDING.test(lead) && !round && verb && around.includes(`${verb}于`) ? verb : '';
  if ((!FOUNDING.test(lead) && !round && !own) || EVENTS.some((e) => e.words.test(lead))) return null;
  // 创办于1956年，前身为…: the founding counts, whatever the body was called then.
  // 前身是1958年创办的…: this year counts where no other founding is told.
  const plain = around.replace(CALLED_OTHERWISE, '年，').replace(CALLED_OTHERWISE_IN_YEAR, '');
  if (TURNS.test(plain)) return null;
  const pattern = own ? everyForm`${own}于(${YEAR})年` : FOUNDED;
  const said = Array.from(pattern.all(around), (m) => ({
    at: from + m.index + m[0].indexOf(m[1] ?? group(m, 2)),
    year: Number(m[1] ?? m[2]),
  }));
  const { start, end } = stretch(sentences, f.sentence);
  const near = said.filter(({ at }) => at >= start && at < end);
  const told = near.length ? near : said;
  const [first] = told;
  // A paragraph that tells no founding asks those before it.
  if (!first) return own === '' ? ASKED : null;
  return told.every(({ year }) => year === first.year) ? first : null;
});

/** The years of founding that a paragraph tells; null where a body may have several beginnings. */
const FOUNDINGS = trait(({ paragraph: { text } }: Reading): readonly { at: number; year: number }[] | null => {
  if (!FOUND.test(text) || TURNS.test(text.replace(MADE_OF_SEVERAL, ''))) return null;
  const told = Array.from(FOUNDED.all(text), (m) => ({
    at: m.index + m[0].indexOf(m[1] ?? group(m, 2)),
    year: Number(m[1] ?? m[2]),
  }));
  return told.length ? told : null;
});
/** How many paragraphs before an anniversary the founding may stand. */
const PARAGRAPHS_BEFORE = 4;

/** The only founding that the paragraphs before tell, with its figure; null where there is none or more than one. */
function foundedBefore(places: Places, index: number): { readonly year: number } | null {
  const told = gather(places.readings, FOUNDINGS)
    .filter((x) => x.index < index && index - x.index <= PARAGRAPHS_BEFORE)
    .flatMap(({ value }) => value);
  return only(told);
}

/** The year that the sentence itself gives for the anniversary: 2021年是…, 今年适逢…. */
function saidYear(words: string, context: DocumentContext): number | null {
  const m = YEAR_THAT_MARKS.exec(words);
  if (!m) return null;
  const own = m[1] ?? m[3];
  if (own) return Number(own);
  const year = YEAR_FIRST.exec(context.date)?.[0];
  return year ? Number(year) : null;
}

/** The year in which the anniversary was held: 2017年重阳节，院里举办建院30周年座谈会. */
function heldIn(words: string): number | null {
  const m = LAST_NAMED_YEAR.exec(words);
  return m && HELD.test(group(m, 2)) && !ANOTHER_YEAR.test(group(m, 2)) ? Number(m[1]) : null;
}

const PLAN = words('十[一二三四五六]五');

/** A figure of five years, with `true` where its sentence names the plan. */
const FIVE_YEARS = figureTrait((f, { paragraph: { text }, sentences }: Reading): boolean | null => {
  if (f.kind !== 'duration' || f.value !== '5' || f.unit !== '年' || f.text.endsWith('周年')) return null;
  const s = sentences[f.sentence];
  if (!s) return null;
  if (PLAN.test(text.slice(s.start, s.end))) return true;
  return FIVE_YEARS_PAST.test(text.slice(Math.max(0, f.at.start - 2), f.at.start)) ? false : null;
});

/** “十三五”时期是…的五年: a plan has five years. */
function planPeriods(places: Places): Relation<Site>[] {
  const five = figuresWith(places, FIVE_YEARS);
  if (five.length < 2 || !five.some((f) => f.value)) return [];
  const same = five.slice(0, 12);
  return [
    {
      kind: 'same-figure',
      figures: same.map((f) => f.site),
      claim: same.map((f) => f.site.text).join(' = '),
      holds: true,
      working: '五年规划期为5年',
      tied: false,
    },
  ];
}

/** Numbers of years up to now: 25年来, 25年间. */
const YEARS_UP_TO_NOW = figureTrait((f: Figure, { paragraph: { text } }) =>
  f.kind === 'duration' &&
  f.unit === '年' &&
  f.number?.d === 1n &&
  f.bound === 'exact' &&
  YEARS_LONG.test(text.slice(f.at.end, f.at.end + 2))
    ? Number(f.number.n)
    : null,
);

/** 25年来…比1994年: the years since a year named nearby, if the date of the document confirms them. */
function yearsSince(places: Places, context: DocumentContext): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  const spans = figuresWith(places, YEARS_UP_TO_NOW);
  if (!spans.length) return out;
  let latest = 0;
  for (const { value: year } of figuresWith(places, YEARS_OF_DATES)) latest = Math.max(latest, year);
  const now = new Set([context.year ?? 0, Number(context.date.slice(0, 4)), latest, latest + 1]);
  for (const figure of spans) {
    const { placed, value: n } = figure;
    const { text } = placed.reading.paragraph;
    const from = figure.all().find((f) => {
      if (f.here.kind !== 'date' || !YEAR_ALONE.test(f.here.value)) return false;
      return (
        COUNTS_FROM.test(text.slice(Math.max(0, f.here.at.start - 1), f.here.at.start)) &&
        now.has(Number(f.here.value) + n)
      );
    });
    if (!from) continue;
    const working = `${from.here.value}+${n}=${Number(from.here.value) + n}`;
    out.push({
      kind: 'anniversary',
      figures: [figure.site, from.site],
      claim: working,
      holds: true,
      working,
      tied: false,
    });
  }
  return out;
}

const yearOfDate = (value: string): number | null => {
  const m = YEAR_OF_DATE.exec(value);
  return m ? Number(m[1]) : null;
};
