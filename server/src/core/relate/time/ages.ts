/**
 * Ages beside a year of birth, and years of service beside the year in which it began. 周岁 and 虚岁 differ by one, as do
 * years begun and full years, so a difference of one is never reported.
 */
import { ROUGHLY } from '../../grammar/vocabulary/extremes';
import { SENTENCE_STOPS } from '../../grammar/vocabulary/marks';
import { SMALL_NUMERAL, TODAY, UNTIL, YEAR_FIRST } from '../../grammar/vocabulary/times';
import type { Pattern } from '../../grammar/lexemes';
import { everyForm, form, opening, words } from '../../grammar/lexemes';
import type { Places } from '../../fold/claims';
import { gather, trait } from '../../fold/gather';
import type { Shown } from '../../fold/gather';
import type { DocumentContext, Figure, Reading, Relation, Site } from '../../model';
import { spanAt } from '../../text/span-index';
import { CONTENTS } from '../../text/census';
import type { When } from './calendar';
import { lengthAt, whenOf } from './calendar';
import { group } from '../../match';
import { only } from '../../list';

interface FullYear {
  readonly figure: Figure;
  readonly year: number;
}

/** An age or a number of years, and the year for which it is told. */
interface Asked {
  readonly kind: 'birth' | 'service';
  /** UTF-16 offset of its words in the paragraph. */
  readonly at: number;
  /** The figure that tells it; null where the words are read as something else (35周岁). */
  readonly figure: Figure | null;
  readonly text: string;
  readonly years: number;
  readonly about: boolean;
  /** The date that gives the year; null for 今年, 现年 and 至今. */
  readonly end: FullYear | null;
  /** Whether the sentence gives no end, so that the end is when the person left. */
  readonly open: boolean;
  /** The beginning from which 党龄 and 教龄 count; null where any beginning will do. */
  readonly from: Pattern | null;
}

interface Lives {
  readonly born: readonly FullYear[];
  readonly began: readonly FullYear[];
  readonly left: readonly FullYear[];
  /** All dates with a full year. */
  readonly years: readonly FullYear[];
  readonly asked: readonly Asked[];
}

interface Placed extends FullYear {
  readonly index: number;
}

// 出生率 and 出生人口 tell no birth.
const BIRTH_FIGURES = words('率 人口');
const RELATIVES = words('子女 儿子 女儿 父 母 孙 兄 弟 姐 妹 孩 学生 老人 徒弟 同事 被害人 对象 平均');
// Before an age, or after one: the words that introduce a person by age.
const OF_THIS_AGE = words(
  '现年 今年已 今年已经 今年刚满 今年刚 今年已满 今年 年仅 时年 终年 享年 卒年 年满 年已 时已 时仅 时刚满 时年仅 时 从 ， 那年 已满 已经 已 刚满 年近',
);
const SOMEBODY_OF_AGE = words('老人 孩子 儿子 女儿 母亲 父亲 女童 男童 婴');
// 从教已有30年, 党龄长达20年, 干了整整40年: years of service.
const SERVES = words(
  '坚守 坚持 工作 从教 从医 行医 从警 任教 执教 扎根 服务 奉献 奋斗 耕耘 驻守 守护 从业 从艺 从军 服役 当兵 务农 任职',
);
const POSTS = words('基层 一线 讲台 岗位 山区 乡村 农村');
const FOR_SO_LONG = words('已 已经 了 长达 整整 近 满 至今 已有 达');
const SENIORITY_NAMES = words('党龄 工龄 教龄 军龄 警龄 医龄');
const SENIORITY_IS = words('已 已有 为 达 有 长达');
const DOES = words('干 工作 待 守 住 教 当 做 坚持 服务 奋斗 奔波 生活');
const JUST_ABOUT = words('整整 近 约 将近 快');
const UNTIL_NOW_IS = words('已 已有 已经 已是 整整 近');

const OF_TODAY = opening('现年 今年');
const ANOTHER_TIME = words('此后 其后 之后 以后 又 再 另 曾 其中 期间 先后 接着');
const UP_TO = form`^[^。；]{0,12}${UNTIL}$`;

const BORN = form`^(?:，)?(?:出生(?!${BIRTH_FIGURES}|于\d)|生(?![产源活态育效命计长成物意])[^，。；]{0,1}(?=[，。；）人]|$)|诞生)`;
const BORN_AT = form`${words('出生于 生于 出生日期 出生年月')}[：为]?$`;
/** Relatives, who have ages of their own. */
const KIN = form`妻|夫(?!妇联)|${RELATIVES}`;
const AGE = everyForm`(?:(${OF_THIS_AGE})${ROUGHLY}?)(\d{1,3})(周?岁)(?!以[上下]|及以|至|到|—|-|[以之]?内|的?${SOMEBODY_OF_AGE})`;

const BEGAN = words(
  '参加工作 参加革命 任教 从教 执教 从医 行医 从警 从业 从事 入伍 参军 入党 入职 上岗 入行 来到 调入 调到 分配到 分配至 担任 当选 扎根 开始 创办 创业 进厂 进入 接过 接任 踏上 驻村 承包 投身 加入 上班 到任 当上 成为',
);
const LEFT_OFFICE = form`^[^。；]{0,6}${words('转业 退伍 复员 退休 离任 卸任 离职 调离 离开 去世')}`;
const SERVED = everyForm`(?:一[干守做当教待写种唱演画]就?是|(?:已经?|连续)?(?:${SERVES}|担任[^，。；\d]{1,10})${POSTS}?${FOR_SO_LONG}*|${SENIORITY_NAMES}${SENIORITY_IS}*|${DOES}[了满]${JUST_ABOUT}?|至今${UNTIL_NOW_IS}*)(?=[\d一二两三四五六七八九十])`;

/** From which beginning each kind of service is counted. */
const SENIORITY: Readonly<Record<string, Pattern>> = {
  党龄: words('入党 加入中国共产党 加入党'),
  工龄: words('参加工作 进厂 进入 入职'),
  教龄: words('任教 从教 执教 参加工作'),
  军龄: words('入伍 参军'),
  警龄: words('从警'),
  医龄: words('从医 行医'),
};

/** How many paragraphs above the beginning may be told. */
const PARAGRAPHS_UP = 3;

const LIVES = trait((reading: Reading): Lives | null => {
  const { text } = reading.paragraph;
  const years: FullYear[] = [];
  let last: When | null = null;
  for (const figure of reading.figures) {
    const when: When | null = figure.kind === 'date' ? whenOf(figure, text, last) : null;
    if (!when) continue;
    last = when;
    if (when.base === 'ad' && when.year !== null) years.push({ figure, year: when.year });
  }
  const born = years.filter(
    ({ figure: { at } }) =>
      BORN.test(text.slice(at.end, at.end + 4)) || BORN_AT.test(text.slice(Math.max(0, at.start - 8), at.start)),
  );
  const began = years.filter(({ figure: { at } }, i) => {
    const next = years[i + 1]?.figure.at.start ?? Infinity;
    const words = text.slice(at.end, Math.min(next, at.end + 24));
    const stop = words.search(SENTENCE_STOPS);
    return BEGAN.test(stop < 0 ? words : words.slice(0, stop));
  });
  const left = years.filter(({ figure: { at } }) => LEFT_OFFICE.test(text.slice(at.end, at.end + 10)));
  const asked = [...agesIn(reading, years), ...servicesIn(reading, years)];
  return born.length || began.length || left.length || asked.length ? { born, began, left, years, asked } : null;
}, CONTENTS.figures);

function agesIn(reading: Reading, years: readonly FullYear[]): Asked[] {
  const { text } = reading.paragraph;
  const out: Asked[] = [];
  if (!text.includes('岁')) return out;
  for (const m of AGE.all(text)) {
    const at = m.index + m[0].length - group(m, 2).length - group(m, 3).length;
    const clause = text
      .slice(Math.max(0, at - 24), at)
      .split(SENTENCE_STOPS)
      .at(-1);
    if (clause === undefined) continue;
    // 从21岁的青年教师: the text does not say when the person was that old.
    if (KIN.test(clause) || m[1] === '从') continue;
    const now = OF_TODAY.test(group(m, 1));
    const end = now ? null : (yearBefore(reading, years, at) ?? null);
    if (!now && !end) continue;
    out.push({
      kind: 'birth',
      at,
      figure: figureAt(reading, at),
      text: group(m, 2) + group(m, 3),
      years: Number(m[2]),
      about: false,
      end,
      open: false,
      from: null,
    });
  }
  return out;
}

/** A number of years of service, and not the year of a date. */
const SOME_YEARS = form`(?<!\d)(?:\d{1,3}|${SMALL_NUMERAL})[余多个半]{0,4}年`;

function servicesIn(reading: Reading, years: readonly FullYear[]): Asked[] {
  const { text } = reading.paragraph;
  const out: Asked[] = [];
  if (!SOME_YEARS.test(text)) return out;
  for (const m of SERVED.all(text)) {
    const at = m.index + m[0].length;
    const length = lengthAt(text, at);
    if (!length || length.unit !== 'year' || length.half) continue;
    const s = sentenceAt(reading, at);
    // 此后又干了30年 counts from another time.
    const clause = text.slice(Math.max(reading.sentences[s]?.start ?? 0, at - 24), at);
    if (ANOTHER_TIME.test(clause)) continue;
    // 一干就是31年，直到2021年: the end follows.
    const until = years.find(
      ({ figure: f }) => f.sentence === s && f.at.start > length.end && UP_TO.test(text.slice(length.end, f.at.start)),
    );
    const end = until ?? yearBefore(reading, years, at) ?? null;
    const open = !end && !TODAY.test(text.slice(Math.max(0, at - 24), at));
    out.push({
      kind: 'service',
      at,
      figure: figureAt(reading, at),
      text: text.slice(at, length.end),
      years: length.years,
      about: length.about,
      end,
      open,
      from: Object.entries(SENIORITY).find(([word]) => m[0].includes(word))?.[1] ?? null,
    });
  }
  return out;
}

/** The last year in the sentence before an offset; undefined where there is none. */
function yearBefore(reading: Reading, years: readonly FullYear[], at: number): FullYear | undefined {
  const s = sentenceAt(reading, at);
  return years.findLast(({ figure: f }) => f.at.end <= at && f.sentence === s);
}

const sentenceAt = ({ sentences }: Reading, at: number): number => spanAt(sentences, at);

const figureAt = ({ figures }: Reading, start: number): Figure | null =>
  figures.find((f) => f.at.start === start) ?? null;

export function relateAges(places: Places, context: DocumentContext): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  const now = YEAR_FIRST.test(context.date) ? Number(context.date.slice(0, 4)) : context.year;
  const shown = gather(places.readings, LIVES);
  for (const [i, { index, value }] of shown.entries()) {
    for (const a of value.asked) {
      const left = a.open ? leftBefore(shown, i, a) : null;
      if (a.open && !left) continue;
      const to = left?.year ?? a.end?.year ?? now;
      if (to === null) continue;
      const starts = startsOf(shown, i, a, left);
      const found = startMeant(a, starts.from, starts.others, to);
      if (found) out.push(ageRelation(places, index, a, found.start, to, found.holds, left));
    }
  }
  return out;
}

function leftBefore(shown: readonly Shown<Lives>[], i: number, a: Asked): Placed | null {
  const found: Placed[] = [];
  for (const { k, index, value } of upFrom(shown, i)) {
    found.push(...value.left.filter((d) => k < i || d.figure.at.end <= a.at).map((d) => ({ ...d, index })));
  }
  return only(found);
}

/** The only date on which somebody left, in the paragraph or above it. */
/** The readings from one upwards, as far as the search goes. */
function* upFrom(shown: readonly Shown<Lives>[], i: number): Iterable<Shown<Lives> & { readonly k: number }> {
  const own = shown[i]?.index ?? 0;
  for (let k = i; k >= 0; k--) {
    const here = shown[k];
    if (!here || own - here.index > PARAGRAPHS_UP) return;
    yield { ...here, k };
  }
}

/** The dates from which the years may count, with those of the nearest paragraph last, and all other years in reach. */
function startsOf(
  shown: readonly Shown<Lives>[],
  i: number,
  a: Asked,
  left: Placed | null,
): { readonly from: readonly Placed[]; readonly others: readonly number[] } {
  const from: Placed[] = [];
  const others: number[] = [];
  const own = shown[i]!.index;
  for (let k = i; k >= 0 && own - shown[k]!.index <= PARAGRAPHS_UP; k--) {
    const { index, value, placed } = shown[k]!;
    const before = (d: FullYear): boolean => k < i || d.figure.at.end <= a.at;
    const list = (a.kind === 'birth' ? value.born : value.began).filter(
      (d) =>
        before(d) &&
        d.figure !== a.end?.figure &&
        d.figure !== left?.figure &&
        (a.from === null || a.from.test(placed.reading.paragraph.text.slice(d.figure.at.end, d.figure.at.end + 24))),
    );
    from.unshift(...list.map((d) => ({ ...d, index })));
    others.push(
      ...value.years
        .filter((d) => before(d) && d.figure !== a.end?.figure && d.figure !== left?.figure)
        .map((d) => d.year),
    );
    // A paragraph that tells a beginning is not searched beyond.
    if (from.length) break;
  }
  return { from, others };
}

/** The beginning that is meant: one that fits, else the only one if no other year in reach fits. */
function startMeant(
  a: Asked,
  from: readonly Placed[],
  others: readonly number[],
  to: number,
): { readonly start: Placed; readonly holds: boolean | null } | null {
  const off = (year: number): number => Math.abs(to - year - a.years);
  const slack = (year: number): number => (a.about ? Math.max(3, (to - year) * 0.25) : 1);
  const right = from.find((d) => off(d.year) <= slack(d.year));
  if (right) return { start: right, holds: true };
  const first = from[0];
  if (!first || to <= first.year) return null;
  if (a.kind === 'birth' && from.length > 1) return null;
  if (a.kind === 'service' && others.some((y) => off(y) <= slack(y))) return null;
  // The year of the document is less certain than one that the sentence gives.
  return { start: first, holds: a.end === null && !a.open && off(first.year) <= slack(first.year) + 1 ? null : false };
}

function ageRelation(
  places: Places,
  index: number,
  a: Asked,
  start: Placed,
  to: number,
  holds: boolean | null,
  left: Placed | null,
): Relation<Site> {
  const site = (at: number, f: Figure): Figure<Site> =>
    places.facts[at]!.figures[places.readings[at]!.reading.figures.indexOf(f)]!;
  const own = a.figure ? site(index, a.figure) : null;
  const end = a.end ? site(index, a.end.figure) : left ? site(left.index, left.figure) : null;
  const from = site(start.index, start.figure);
  const years = to - start.year;
  return {
    kind: 'elapsed',
    figures: [from, ...(end ? [end] : []), ...(own ? [own] : [])],
    claim: `${to} - ${start.year} = ${a.text}`,
    holds,
    working:
      a.kind === 'birth'
        ? `${start.year}年出生，${to}年${holds ? `为${a.text}` : `应为${years - 1}或${years}岁，文中为${a.text}`}`
        : `${start.year}年至${to}年为${years}年${holds ? '' : `，文中为${a.text}`}`,
    tied: holds === false,
    schema: `elapsed/${a.kind}`,
    level: 'warning',
    marked: own ?? end ?? from,
    title: a.kind === 'birth' ? '年龄与出生年份不符' : '年数与起止年份不符',
    labels: ['起', ...(end ? ['止'] : []), ...(own ? ['年数'] : [])],
  };
}
