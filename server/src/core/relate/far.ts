/**
 * What the sentences and paragraphs of a window say together: a total and the list below it, a stock with what came in
 * and went out, a value and that of the year before, shares of one whole. Words tie figures of different sentences less
 * closely than those of one, so a contradiction is reported only where one slip explains it.
 */
import { charSet, isIn, SPACES } from '../charset';
import type { Pattern, Words } from '../grammar/lexemes';
import { NET_CHANGE } from '../grammar/vocabulary/changes';
import { closing, everyForm, form, opening, words } from '../grammar/lexemes';
import { W } from '../grammar/words';
import type { Figure, Relation, Numbered } from '../model';
import { smallCount } from '../num/numerals';
import { compare } from '../num/rational';
import { bindRows } from './bind';
import { relateEvery } from './bounds/every';
import { relateExtremes } from './bounds/extremes';
import type { Division } from './division';
import { divisionsOf, labelOf } from './division';
import { relateEach } from './each';
import type { Formula, Roles } from './formula';
import { formula, verdictOf } from './formula';
import { relateFunnels } from './funnel';
import { joinedStory } from './joined';
import { leavesOut, rule } from './judge';
import { relateNets } from './nets';
import { relateParts } from './parts';
import { relateRatios } from './ratio';
import { relateMoves } from './ranking/moves';
import { relateNamedOrders } from './ranking/named';
import { relateMajoritiesApart } from './spoken/majority';
import { asCue } from './cues';
import type { Mention, Story } from './mention';
import { alike, isAmount, leads, mayStand, sinceWords, storyOf, storyOfReading, isLevel } from './mention';
import { ROWS } from './rows';
import { shareQueries } from './share';
import { exchangedRates, RATE, SHARE_TEXT } from './shares';
import { relateSeries } from './series/changes';
import { relateStretches } from './series/stretches';
import { relateInner } from './derived/inner';
import { relateVouched } from './derived/lists';
import { relateRecalled } from './derived/recalled';
import { relateSectors } from './derived/sectors';
import { relateDerived } from './derived/derived';
import { relatePopulation } from './flows/population';
import { relateBalanced } from './flows/balanced';
import { relateRemainders } from './flows/remainder';
import { anySlip } from './slip';
import { SUM, SUM_TEXT } from './totals';
import { relateSchedules } from './time/schedule';
import { relateSingles } from './spoken/single';
import type { Window } from './window';
import { IN_WORDING } from '../grammar/vocabulary/marks';
import { ADDS_UP, COMES, GOES, IN_ALL, THESE, TOTAL_OF_A_SIDE } from '../grammar/vocabulary/parts';
import { EVERY_YEAR, THIS_PERIOD, YEAR_START } from '../grammar/vocabulary/times';
import { sharesBigram } from './words';
import { group } from '../match';
import { hasNumber } from '../model';
import { startOf } from '../text/stretches';
import { only } from '../list';

/** 二、本年收入：…，合计86.0万元: a total without a name of its own. */
const BARE_TOTAL = form`^[，；、。]?${words(IN_ALL, '小计 总额 总数')}(?:为|金额)?$`;

/** Stocks over several sentences need all that came in and went out, so `stocks` below judges them. */
const FAR_ROWS = ROWS.filter((row) => row.id !== 'books/stock');

/** What the sentences of a window say together and none of its paragraphs has told alone. */
export function relateFar(window: Window): Relation[] {
  if (window.figures.length < 2) return [];
  const isNewHere = (r: Relation): boolean => isNew(window, r);
  // Here the parts of a list count like other figures, so that the divisions of the paragraph must not be known.
  if (window.figures.length < 3) {
    const story = storyOf(window);
    return [...relateStretches(story), ...relateInner(story), ...relateDerived(story, knownIn(window))].filter(
      isNewHere,
    );
  }
  // Within one sentence its own readers tell the rest.
  if (window.figures.at(-1)?.sentence === window.figures[0]?.sentence) {
    const story = storyOf(window);
    const found = [
      ...relateSeries(story),
      ...relateStretches(story),
      ...relateInner(story),
      ...relatePopulation(story),
    ];
    return [...found, ...relateDerived(story, [...knownIn(window), ...found])].filter(isNewHere);
  }
  const story = storyOfWindow(window);
  // Ratios, bounds and times of day are told by figures alone, all else by two mentions.
  if (story.mentions.length < 2)
    return [
      ...relateRatios(story),
      ...relateMajoritiesApart(story, window),
      ...relateExtremes(story, window),
      ...relateSchedules(story, window),
    ].filter(isNewHere);
  const divisions = divisionsOf(story);
  const queries = shareQueries(story, divisions);
  const confirmed = new Set<Figure>();
  const found = [
    ...itemLists(story),
    ...farSums(story, divisions),
    ...quarters(story),
    ...stocks(story),
    ...relateSeries(story),
    ...relateStretches(story),
    ...relateInner(story),
    ...relateSectors(story),
    ...relateRecalled(story),
    ...relateRemainders(story),
    ...relateBalanced(story),
    ...relatePopulation(story),
    ...shareVotes(story, queries),
    ...exchangedRates(queries),
    ...relateEach(story),
    ...identities(story),
    ...relateNets(story),
    ...relateRatios(story),
    ...relateFunnels(story),
    ...relateMajoritiesApart(story, window),
    ...relateNamedOrders(story),
    ...relateMoves(story),
    ...relateEvery(story, window),
    ...relateExtremes(story, window),
    ...relateSchedules(story, window),
    ...relateSingles(story),
    ...bindRows(story, FAR_ROWS, confirmed, true),
  ].filter(isNewHere);
  const known = [...knownIn(window), ...found];
  const derived = relateDerived(story, known);
  return [...found, ...[...derived, ...relateVouched(story, [...known, ...derived])].filter(isNewHere)];
}

function storyOfWindow(window: Window): Story {
  const { readings, here } = window;
  const [lone, another] = readings;
  if (lone && !another) return storyOfReading(lone);
  return joinedStory(
    window,
    readings.map((reading, k) => ({ story: storyOfReading(reading), figures: here[k]! })),
  );
}

/**
 * Whether the window adds the relation: its paragraphs do not relate the same figures, and no sentence confirms its
 * target.
 */
function isNew({ readings, origin }: Window, r: Relation): boolean {
  if (r.holds === null || (r.holds === false && !r.tied)) return false;
  const places = r.figures.flatMap((f) => {
    const place = origin.get(f);
    return place ? [place] : [];
  });
  const last = r.marked ?? r.figures.at(-1);
  const target = last && origin.get(last);
  if (!target) return false;
  const own = places.map(([, f]) => f);
  const one = places.every(([k]) => k === places[0]?.[0]);
  const here = readings[target[0]]?.relations ?? [];
  if (one && here.some((x) => x.figures.length >= own.length && own.every((f) => x.figures.includes(f)))) return false;
  if (r.holds) return !one;
  // A part that lies within its whole may still be more than a nearer whole.
  return !here.some(
    (x) =>
      x.holds !== null &&
      x.kind === r.kind &&
      (r.kind !== 'subset' || x.holds === false) &&
      (x.marked ?? x.figures.at(-1)) === target[1] &&
      x.figures.length > 1,
  );
}

/** The relations that the paragraphs have already, with the figures of the window. */
function knownIn({ readings, here }: Window): Relation[] {
  const out: Relation[] = [];
  readings.forEach(({ relations }, k) => {
    const twin = (f: Figure): Figure => here[k]?.get(f) ?? f;
    for (const r of relations) {
      // What is neither confirmed nor denied settles nothing.
      if (r.holds === null) continue;
      out.push({ ...r, figures: r.figures.map(twin), ...(r.marked && { marked: twin(r.marked) }) });
    }
  });
  return out;
}

const allExact = (...all: readonly Mention[]): boolean =>
  all.every((m) => m.figure.bound === 'exact' && m.figure.modality === all[0]?.figure.modality);

/** The words before a figure. A figure right after another one shares the words of the first. */
function wordsBeforeFigure(story: Story, m: Mention): string {
  const previous = story.mentions[m.index - 1];
  if (previous && previous.figure.at.end === m.figure.at.start) return wordsBeforeFigure(story, previous);
  const words = sinceWords(story, m);
  if (BARE_TOTAL.test(words)) return headOfParagraph(story, m) + words;
  // 一、期初库存。棉被1240床: the stock is named by the sentence before.
  if (previous && previous.sentence >= m.sentence - 1 && previous.figure.at.end > paragraphStart(story, m))
    return words;
  const head = words.length < 8 ? headOfParagraph(story, m) : '';
  return head.length <= 6 && (OPENING_STOCK.test(head) || CLOSING_STOCK.test(head)) && !words.includes(head)
    ? head + words
    : words;
}

const HEAD = form`^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)．.、]{1,2})?([^：，。；\d]{2,14})[：。]`;

/** The words with which the paragraph of a figure opens, up to the first colon or full stop; else nothing. */
const headOfParagraph = (story: Story, m: Mention): string =>
  HEAD.exec(story.text.slice(paragraphStart(story, m), m.figure.at.start))?.[1] ?? '';

const paragraphStart = ({ text }: Story, { figure: { at } }: Mention): number => text.lastIndexOf('\n', at.start) + 1;

/** 生活费52.3万元，护理费24.6万元，合计76.9万元: whether the figure is part of a total that follows in its sentence. */
const isAddedUp = (story: Story, m: Mention, all: readonly Mention[]): boolean =>
  all.some((t) => t.index > m.index && t.sentence === m.sentence && BARE_TOTAL.test(sinceWords(story, t))) &&
  !BARE_TOTAL.test(sinceWords(story, m));

interface FarClaim {
  readonly schema: string;
  readonly kind: Relation['kind'];
  readonly f: Formula;
  readonly roles: Roles;
  readonly mark: string;
  readonly title: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly order: readonly string[];
  readonly claim: (text: (slot: string) => string) => string;
}

/** The relation, if it holds or if a slip explains why it does not. */
function judgeFar({ f, roles, ...told }: FarClaim, mayAccuse: boolean, thought = false): Relation[] {
  const holds = verdictOf(f, roles);
  if (holds === null) return [];
  if (!holds && (!mayAccuse || !(thought || anySlip(f, roles) || (told.kind === 'balance' && leavesOut(f, roles)))))
    return [];
  const found = rule(f, roles, { ...told, level: holds ? null : 'warning' });
  return found ? [found] : [];
}

// ---------------------------------------------------------------- a total and the list under it

interface ListItem {
  readonly start: number;
  end: number;
  readonly marker: number;
}

const MARKERS: readonly Pattern[] = [
  form`^[（(][一二三四五六七八九十]{1,3}[）)]`,
  opening('[一二三四五六七八九十]是'),
  form`^[（(]?\d{1,2}[）)．.、]`,
  form`^[①-⑳]`,
  opening('——'),
  form`^[一二三四五六七八九十]{1,3}、`,
];

/** One pattern for all of them, since most stretches of a text begin with none. */
const ANY_MARKER = form`${MARKERS.map(({ source }) => source).join('|')}`;
/** And one for a whole text, which finds at least all of them. */
const EVERY_MARKER = everyForm`(?:^|[\n。；：])(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)．.、是]|[①-⑳]|——)`;

const COUNTERS = words('个 大 项 类 条 块 部分 方面 批 处 所 家 种 级 期 段 笔 宗');
const COUNTED_THINGS = words('方面 小区 项目 部分 渠道 类型 板块 类别 村 乡镇 镇 标段 问题 措施');
const LIST_COUNT = everyForm`([两二三四五六七八九十]|\d{1,2})${COUNTERS}?${COUNTED_THINGS}?`;
const COUNT_BEHIND = everyForm`${THESE}([两三四五六七八九十]|\d{1,2})`;
/** Words after which a complete list follows. */
const LIST_FOLLOWS = form`[：]\s*$|${words('如下 具体 分别 安排 其中 构成')}`;
/** Words after which the list may be incomplete. */
const NAMES_SOME = words('主要 重点 部分 包括 例如 等');

function itemLists(story: Story): Relation[] {
  const out: Relation[] = [];
  for (const run of itemsOf(story)) {
    const [top] = run;
    const end = run.at(-1);
    if (!top || !end) continue;
    const heads = story.mentions.filter((m) => m.figure.at.start < top.start);
    const above = heads.at(-1);
    if (!above) continue;
    const first = story.sentences.findIndex((s) => s.end > top.start);
    const lead = heads.filter((m) => isLevel(m) && m.bracket < 0 && first - m.sentence <= 2 && !story.nested.has(m));
    for (const whole of lead) {
      const rivals = lead.filter((m) => m.figure.unit === whole.figure.unit);
      if (whole.figure.unit.includes('/')) continue;
      const parts = run.flatMap(
        ({ start, end }) =>
          story.mentions.find(
            (m) =>
              m.figure.at.start >= start &&
              m.figure.at.end <= end &&
              isLevel(m) &&
              m.bracket < 0 &&
              m.figure.unit === whole.figure.unit,
          ) ?? [],
      );
      if (parts.length < run.length) continue;
      // 受理6418件，审结6105件 above a list of 受理: the whole has the verb of its parts.
      const verb = whole.name.slice(0, 2);
      const kin = verb.length === 2 && parts.every((p) => p.name.startsWith(verb));
      if (rivals.length !== 1 && !(kin && rivals.filter((m) => m.name.startsWith(verb)).length === 1)) continue;
      const said = story.text.slice(startOf(story.sentences, whole.sentence), top.start);
      const counted = [...LIST_COUNT.all(said)].some((hit) => smallCount(group(hit, 1)) === run.length);
      // 以上四类案件即为全年受理的全部案件: the words after the list say that it is complete.
      const after =
        story.text.slice(end.end, end.end + 40) + story.text.slice(Math.max(end.start, end.end - 60), end.end);
      const closed = [...COUNT_BEHIND.all(after)].some((hit) => smallCount(group(hit, 1)) === run.length);
      const leading = LIST_FOLLOWS.test(said);
      // 新建和改建公路86.5公里 above 新建里程 and 改建里程: the total has the names of both.
      const both = namesAll(whole, parts);
      const partial = NAMES_SOME.test(said.slice(-12));
      out.push(
        ...judgeFar(
          {
            ...SUM_TEXT,
            schema: 'sum/list',
            f: SUM,
            roles: { whole: [whole.figure], parts: parts.map((p) => p.figure) },
          },
          (counted || leading || closed || kin || both) && !partial && allExact(whole, ...parts),
          // 各类问题金额互不重复: the text says that the parts add up.
          (counted && ADDS_UP.test(said)) || both,
        ),
      );
    }
  }
  return out;
}

const BOTH_VERBS = form`([一-龥]{2})[和与及、]([一-龥]{2})`;

/** Whether the name of the total joins the first words of its two parts. */
function namesAll({ name }: Mention, parts: readonly Mention[]): boolean {
  const [, first = '', second = ''] = BOTH_VERBS.exec(name) ?? [];
  const [a, b] = parts;
  return parts.length === 2 && first !== '' && a!.name.startsWith(first) && b!.name.startsWith(second);
}

/** Characters that can begin a list marker. */
const opensItem = charSet('（(一二三四五六七八九十0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳—');
const endsItem = charSet('\n。；：');
const NEWLINE = 10;

/** Stretches that begin with an ordinal. Each ends at the next one or at a paragraph without one. */
function itemsOf({ text }: Story): ListItem[][] {
  const runs: ListItem[][] = [];
  if (EVERY_MARKER.all(text).length < 2) return runs;
  let run: ListItem[] = [];
  const close = (): void => {
    if (run.length > 1) runs.push(run);
    run = [];
  };
  let start = 0;
  let opens = true;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isIn(endsItem, text.charCodeAt(i))) continue;
    if (!isBlank(text, start, i)) {
      const marker = isIn(opensItem, text.charCodeAt(start)) ? markerOf(text.slice(start, i)) : -1;
      const last = run.at(-1);
      if (marker >= 0 && (!last || last.marker === marker)) run.push({ start, end: i, marker });
      else if (last && marker >= 0 && marker < last.marker) {
        close();
        run.push({ start, end: i, marker });
      } else if (last && opens && marker < 0) close();
      else if (last) last.end = i;
    }
    opens = i === text.length || text.charCodeAt(i) === NEWLINE;
    start = i + 1;
  }
  close();
  return runs;
}

const isSpace = charSet(SPACES);

function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isIn(isSpace, text.charCodeAt(i))) return false;
  return true;
}

const markerOf = (words: string): number => (ANY_MARKER.test(words) ? MARKERS.findIndex((m) => m.test(words)) : -1);

/** Divisions whose whole stands in another paragraph, judged as in a single paragraph. */
const farSums = (story: Story, divisions: readonly Division[]): Relation[] =>
  relateParts(story, divisions).relations.filter((r) => {
    const [whole, ...parts] = r.figures.filter(hasNumber);
    if (!whole || r.kind !== 'sum' || parts.length < 2) return false;
    // The whole of a division such as 按职称分 in another paragraph is searched from there.
    return (
      r.holds === true || (r.holds === false && r.schema !== 'sum/lead' && anySlip(SUM, { whole: [whole], parts }))
    );
  });

const QUARTERS = ['一季度', '二季度', '三季度', '四季度'] as const;
/** Every stretch of quarters has this one. */
const QUARTER_OF_ALL = asCue(words(QUARTERS[1]));
const STRETCHES: readonly (readonly [Words, number])[] = [
  [words('前三季度'), 3],
  [words('上半年'), 2],
  [words('全年'), 4],
];

/** 前三季度71.3亿元。一季度…；二季度…；三季度…: quarters in the sentences after their total. */
function quarters(story: Story): Relation[] {
  const out: Relation[] = [];
  if (!mayStand(story, QUARTER_OF_ALL)) return out;
  for (const whole of story.mentions) {
    if (!isLevel(whole) || whole.bracket >= 0) continue;
    const stretch = STRETCHES.find(([shape]) => shape.test(sinceWords(story, whole)));
    if (!stretch) continue;
    const seats = QUARTERS.slice(0, stretch[1]).map((q) => {
      const own = story.mentions.filter(
        (m) =>
          isLevel(m) &&
          m.index > whole.index &&
          m.sentence - whole.sentence <= 5 &&
          m.figure.unit === whole.figure.unit &&
          new RegExp(`(?<!前|第)${q}|第${q}`).test(sinceWords(story, m)) &&
          !QUARTERS.some((x) => x !== q && sinceWords(story, m).includes(x)),
      );
      return only(own);
    });
    if (seats.some((m) => m === null)) continue;
    const parts = seats as Mention[];
    out.push(
      ...judgeFar(
        {
          ...SUM_TEXT,
          schema: 'sum/quarters',
          f: SUM,
          roles: { whole: [whole.figure], parts: parts.map((p) => p.figure) },
        },
        allExact(whole, ...parts),
      ),
    );
  }
  return out;
}

// ---------------------------------------------------------------- what there was, came in, went out and is left

const OPENING_STOCK = words(
  YEAR_START,
  '月初 季初 上年末 上年底 去年末 去年底 上年结转 上年结余 上年结存 旧存 上期结转 上期结余 上月末 上月底 上月结余 上月结存 上季末 上季结余 汛前 原有',
);
const CLOSING_STOCK = asCue(
  words('年末 年底 期末 月末 月底 季末 汛末 未结 结转下年 滚存 尚有 还剩 剩余 结存 结余 现有 截至 库存 实有 盘存'),
);
/** 本年结余 is what came in less what went out, without what was there before. */
const OF_THIS_PERIOD_ALONE = form`${THIS_PERIOD}(?:收支)?(?:结余|结存|盈余)`;
const END_OF_A_YEAR = form`\d{4}年[末底]`;

/** 向三个乡镇调拨285顶: the same verb brings things where nothing says to whom. */
const SENT_AWAY = form`(?:[向给]|支援)[^，。；\d]{0,12}${words('调拨 调运 输送 发放 捐赠')}`;

const NET_OF_ALL = form`净${NET_CHANGE}[^，。；]{0,4}$`;
const NETS = form`(?:自然|机械)${NET_CHANGE}`;

/** 执结数超过新收数45件: this is a difference and not a flow. */
const BEYOND = form`${words('超过 [多少高低]于 超出')}${IN_WORDING}*$`;

/** Stocks at the end of a period against the stock at its start, all that came in and all that went out. */
export function stocks(story: Story): Relation[] {
  const out: Relation[] = [];
  if (!mayStand(story, CLOSING_STOCK)) return out;
  const all = story.mentions.filter((m) => isAmount(m) && m.bracket < 0);
  for (const closing of all) {
    const words = wordsBeforeFigure(story, closing);
    if (!CLOSING_STOCK.test(words) || OPENING_STOCK.test(words) || leads(closing, W.plan)) continue;
    if (OF_THIS_PERIOD_ALONE.test(words)) continue;
    const same = all.filter((m) => m.index < closing.index && m.figure.unit === closing.figure.unit);
    const year = lastYearIn(sentenceUpTo(story, closing));
    const opening = same.findLast((m) => {
      const w = wordsBeforeFigure(story, m);
      if (OPENING_STOCK.test(w) && !m.other) return true;
      const own = lastYearIn(sentenceUpTo(story, m));
      return END_OF_A_YEAR.test(sentenceUpTo(story, m)) && year !== null && own !== null && own < year;
    });
    if (!opening || closing.sentence - opening.sentence > 6) continue;
    const between = same.filter(
      (m) =>
        m !== opening &&
        !isAddedUp(story, m, same) &&
        !BEYOND.test(wordsBeforeFigure(story, m)) &&
        (m.index > opening.index || m.sentence === opening.sentence) &&
        !story.nested.has(m),
    );
    // 收入126.35万元，包括租金71.2万元、补助55.15万元: the parts are included in the flow before them.
    const whole = between.filter((m) => !story.listed.has(m));
    // 出生186人，死亡241人，自然减少55人；迁入132人，迁出278人，机械减少146人: the result of each kind is told already.
    const nets = whole.filter((m) => NETS.test(wordsBeforeFigure(story, m)));
    // 新增46家、注销19家，净增27家: the net of the two is the only flow that counts.
    const net = only(whole.filter((m) => m.measure === 'change' && NET_OF_ALL.test(wordsBeforeFigure(story, m))));
    if (net && nets.length < 2) nets.splice(0, nets.length, net);
    const isNetted = net !== null || nets.length > 1;
    const flows = isNetted ? nets : whole.length > 1 ? whole : between;
    if (TOTAL_OF_A_SIDE.test(story.text.slice(opening.since, closing.figure.at.start))) continue;
    const isOut = (m: Mention): boolean =>
      isNetted ? m.dir < 0 : GOES.test(wordsBeforeFigure(story, m)) || SENT_AWAY.test(wordsBeforeFigure(story, m));
    const into = flows.filter((m) => !isOut(m) && (isNetted || COMES.test(wordsBeforeFigure(story, m))));
    const goes = flows.filter(isOut);
    if (!into.length && !goes.length) continue;
    if (flows.length !== into.length + goes.length || (flows.length < 2 && !isNetted)) continue;
    const a = labelOf(story, opening).replace(OPENING_STOCK, '');
    const b = labelOf(story, closing).replace(CLOSING_STOCK, '');
    if (a.length >= 2 && b.length >= 2 && !sharesBigram(a, b)) continue;
    const f = formula(`closing = opening${into.length ? ' + into' : ''}${goes.length ? ' - out' : ''}`);
    const turned = formula(`closing = opening${into.length ? ' - into' : ''}${goes.length ? ' + out' : ''}`);
    const roles: Record<string, readonly Numbered[]> = { opening: [opening.figure], closing: [closing.figure] };
    if (into.length) roles.into = into.map((m) => m.figure);
    if (goes.length) roles.out = goes.map((m) => m.figure);
    // What came in was subtracted, and what went out was added.
    const signs = verdictOf(turned, roles) === true;
    out.push(
      ...judgeFar(
        {
          schema: 'books/stock-far',
          kind: 'balance',
          f,
          roles,
          mark: 'closing',
          title: '期末数与期初、增减数不符',
          labels: { opening: '期初', into: '增', out: '减', closing: '期末' },
          order: ['opening', ...(into.length ? ['into'] : []), ...(goes.length ? ['out'] : []), 'closing'],
          claim: (t) =>
            `${t('opening')}${into.length ? ` + ${t('into')}` : ''}${goes.length ? ` - (${t('out')})` : ''} = ${t('closing')}`,
        },
        [opening, closing, ...flows].every((m) => m.figure.bound === 'exact'),
        signs,
      ),
    );
  }
  return out;
}

const sentenceUpTo = ({ text, sentences }: Story, m: Mention): string =>
  text.slice(startOf(sentences, m.sentence), m.figure.at.start);

function lastYearIn(words: string): number | null {
  let year: number | null = null;
  for (const m of EVERY_YEAR.all(words)) year = Number(m[1]);
  return year;
}

// ---------------------------------------------------------------- identities of official statistics

/** Totals that are what their parts' names say together, wherever these stand; one line a total. */
const IDENTITIES: readonly { readonly id: string; readonly whole: Pattern; readonly parts: readonly Pattern[] }[] = [
  {
    id: 'sum/industries',
    whole: form`(?:地区)?生产总值$|^GDP$`,
    parts: [closing('第?一产业?增加值'), closing('第?二产业?增加值'), closing('第?三产业?增加值')],
  },
  {
    id: 'sum/outpatients',
    whole: form`门、?急诊`,
    parts: [form`^(?!.*急诊).*门诊`, form`^(?!.*门、?急诊).*急诊`],
  },
  {
    id: 'sum/trade',
    whole: form`进出口(?:总[额值量])?$`,
    parts: [form`(?<!进)出口(?:总?[额值量])?$`, form`进口(?:总?[额值量])?$`],
  },
];

/** Each total has one of these words in its name. */
const NAMES_OF_TOTALS = asCue(words('生产总值 GDP 急诊 进出口'));

/** 生产总值136.8亿元。——第一产业增加值…。——第二产业增加值…。; 门诊…人次。急诊…人次。门急诊总量…人次。 */
function identities(story: Story): Relation[] {
  if (!mayStand(story, NAMES_OF_TOTALS)) return [];
  const own = story.mentions.filter((m) => isLevel(m) && m.bracket < 0);
  const one = (shape: Pattern): Mention | null => only(own.filter((m) => shape.test(m.name)));
  return IDENTITIES.flatMap(({ id, whole: named, parts: shapes }) => {
    const whole = one(named);
    const parts = whole ? shapes.map(one).filter((p) => p !== null) : [];
    if (!whole || parts.length < shapes.length) return [];
    const roles = { whole: [whole.figure], parts: parts.map((p) => p.figure) };
    return judgeFar(
      { ...SUM_TEXT, schema: id, f: SUM, roles },
      allExact(whole, ...parts) && parts.every((p) => p.figure.unit === whole.figure.unit),
    );
  });
}

// ---------------------------------------------------------------- shares vote for their whole

/** Shares that name no whole belong to the whole that most of them fit. One that does not fit is wrong. */
function shareVotes(story: Story, queries: ReturnType<typeof shareQueries>): Relation[] {
  const open = queries.filter((q) => !q.word && q.parts.length > 0 && q.rate.figure.bound === 'exact');
  if (open.length < 2) return [];
  const out: Relation[] = [];
  const wholes = story.mentions.filter((m) => isLevel(m) && m.bracket < 0);
  for (const q of open) {
    const part = q.parts[0];
    if (!part) continue;
    const roles = (w: Mention): Roles => ({ part: [part.figure], whole: [w.figure], rate: [q.rate.figure] });
    const able = wholes.filter(
      (w) =>
        w !== part &&
        w.index < q.rate.index &&
        alike(w.figure, part.figure) &&
        compare(w.figure.number, part.figure.number) >= 0,
    );
    if (able.some((w) => verdictOf(RATE, roles(w)) === true)) continue;
    const fellows = open.filter(
      (x) => x !== q && alike(x.parts[0]!.figure, part.figure) && Math.abs(x.rate.sentence - q.rate.sentence) <= 6,
    );
    const voted = able
      .map((w) => ({
        w,
        votes: fellows.filter(
          (x) =>
            x.parts[0] !== w &&
            verdictOf(RATE, { part: [x.parts[0]!.figure], whole: [w.figure], rate: [x.rate.figure] }) === true,
        ).length,
      }))
      .sort((a, b) => b.votes - a.votes);
    const [first, second] = voted;
    if (!first || first.votes < 2 || first.votes <= (second?.votes ?? 0) || first.votes * 2 < fellows.length) continue;
    out.push(
      ...judgeFar(
        { ...SHARE_TEXT, schema: 'share/voted', f: RATE, roles: roles(first.w) },
        allExact(part, first.w) && part.figure.unit === first.w.figure.unit,
      ),
    );
  }
  return out;
}
