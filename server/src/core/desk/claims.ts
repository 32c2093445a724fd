/**
 * What a draft claims, in a form that can be compared with other drafts and a ledger: place, thing, time and measure,
 * and every value that the printed figure can stand for. A figure that leaves one of these open is no claim, so that it
 * is never compared.
 */
import { timeOf } from '../fold/frames';
import { placer } from '../fold/place';
import type { Analysis, Figure, Modality, Reading, Site } from '../model';
import type { Interval } from '../num/interval';
import { disjoint, interval, point, scale } from '../num/interval';
import type { Rational } from '../num/rational';
import * as q from '../num/rational';
import { perReading, ReadingMemo } from '../read/per-reading';
import { dimensionOf } from '../read/units';
import { storyOfReading } from '../relate/mention';
import type { Mention } from '../relate/mention';
import { GROWTH_NAME, isDependent, isStatistic, namesOtherPlace, plainName, residue, withoutPlace } from './names';
import type { OwnPlace } from './place';
import { ownPlace, placeOf } from './place';
import { startOf } from '../text/stretches';

/**
 * One claim, as plain data, so that it can be kept and sent between threads. Offsets are UTF-16 units of the document.
 */
export interface Claim {
  readonly start: number;
  readonly end: number;
  /** The figure as printed. */
  readonly text: string;
  /** 霁川县, 全国; empty where the document does not tell which place is meant. */
  readonly place: string;
  /** Scope as written (全县, 县本级); empty where there is none. */
  readonly scope: string;
  /** Thing, time, measure, basis and unit: claims of one place with an equal `what` are about one value. */
  readonly what: string;
  /** The place, or the scope where the place is unknown, and `what`. */
  readonly key: string;
  readonly name: string;
  /** ISO 8601. */
  readonly time: string;
  /** In words (增长, 目标); empty for a plain value. */
  readonly manner: string;
  /** Lowest and highest value in base units as `n/d`, null for no bound; they count `unit`. */
  readonly low: string | null;
  readonly high: string | null;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
  /** About the time on which the document reports; other claims repeat what was told elsewhere (上年的27.2亿元). */
  readonly primary: boolean;
  /** The draft's ledger has this figure, so that other drafts are not compared with it. */
  readonly settled?: boolean;
}

/**
 * The claims of an analysed document, in its order. `stated` is the place that the project file gives, empty for none.
 */
export function claimsOf(analysis: Analysis, stated = '', own = ownPlace(analysis, stated)): Claim[] {
  const { facts, readings, context } = analysis;
  const { figures } = facts;
  const reviewed = /^\d{4}/.exec(context.reviewed)?.[0] ?? (context.year === null ? '' : String(context.year));
  const reported = { reviewed, date: context.date };
  const out: Claim[] = [];
  let next = 0;
  for (const [i, placed] of readings.entries()) {
    const end = readings[i + 1]?.start ?? Infinity;
    const first = next;
    while (next < figures.length && figures[next]!.at.start < end) next++;
    if (next === first) continue;
    const { reading } = placed;
    if (reading.paragraph.block === 'cell') {
      for (let k = first; k < next; k++) {
        const figure = figures[k];
        if (!figure) continue;
        const local = ofCell(figure, reading);
        const claim = local && claimOf(figure, local, own, timeOf(figure, analysis), reported);
        if (claim) out.push(claim);
      }
    } else if (localClaims(reading).length) {
      for (const claim of paragraphClaims(placed, figures.slice(first, next), own, reported, analysis)) out.push(claim);
    }
  }
  return out;
}

/** The claims of a paragraph as they were last made, with everything but its words that they depend on. */
interface Made {
  readonly from: string;
  readonly start: number;
  readonly claims: readonly Claim[];
}

const made = new ReadingMemo<Made>();

function paragraphClaims(
  placed: Analysis['readings'][number],
  figures: readonly Figure<Site>[],
  own: OwnPlace,
  reported: Reported,
  analysis: Analysis,
): readonly Claim[] {
  const { reading, start } = placed;
  const times = figures.map((figure) => timeOf(figure, analysis));
  const from = [own.name, own.about, reported.reviewed, reported.date, ...times].join('|');
  const known = made.has(reading) ? made.get(reading) : null;
  if (known?.from === from) {
    if (known.start === start) return known.claims;
    const by = start - known.start;
    const moved = known.claims.map((claim) => ({ ...claim, start: claim.start + by, end: claim.end + by }));
    return made.set(reading, { from, start, claims: moved }).claims;
  }
  const local = placedClaims(placed);
  const claims = figures.flatMap((figure, i) => {
    const here = local.get(figure.at.start);
    return (here && claimOf(figure, here, own, times[i]!, reported)) ?? [];
  });
  return made.set(reading, { from, start, claims }).claims;
}

/** The part of a claim that depends on the paragraph alone. */
interface LocalClaim {
  readonly name: string;
  /** The words from the start of the sentence to the figure. */
  readonly lead: string;
  readonly measure: string;
  readonly manner: string;
  /** A fall, which is printed as a positive number. */
  readonly falls: boolean;
  readonly rest: string;
}

function placedClaims(placed: Analysis['readings'][number]): ReadonlyMap<number, LocalClaim> {
  const place = placer(placed);
  const { figures } = placed.reading;
  return new Map(localClaims(placed.reading).map(([order, claim]) => [place(figures[order]!.at).start, claim]));
}

const localClaims = perReading((reading: Reading): readonly (readonly [order: number, claim: LocalClaim])[] => {
  const { text: words, block } = reading.paragraph;
  if (!reading.figures.length || block === 'cell' || OCCASION.test(words)) return NO_CLAIMS;
  const story = storyOfReading(reading);
  const names = new Map<Mention, string>();
  const wholes = new Map<Mention, string>();
  const nameIn = (m: Mention): string => {
    const known = names.get(m);
    if (known !== undefined) return known;
    const name = nameOf(m, story.mentions, story.text, names);
    names.set(m, name);
    return name;
  };
  const out: (readonly [number, LocalClaim])[] = [];
  for (const m of story.mentions) {
    const name = nameIn(m);
    const above = story.mentions[m.index - 1];
    // A value and its growth belong to one whole.
    const told = (above && names.get(above)) ?? '';
    const whole = told === name && above ? (wholes.get(above) ?? '') : told;
    wholes.set(m, whole);
    const isShared =
      m.seat && story.mentions.some((x) => x !== m && x.seat?.first === m.seat!.first && nameIn(x) === name);
    const claim = name && !isShared && localClaim(m, name, whole, story.text, startOf(story.sentences, m.sentence));
    if (claim) out.push([reading.figures.indexOf(m.figure), claim]);
  }
  return out;
});

/** Occasions without words of time: their figures are not of the year named beside them. */
const OCCASION = /假期|长假|黄金周|春运|节日期间|双十一/;

const NO_CLAIMS: readonly never[] = [];
const CLAUSE_MARKS = /[，；：。（）！？]/;

/** The way in which a figure is counted, which is no part of the thing's name. */
const COUNTED_SO = /^(?:(?:扣除|剔除)[^，。；]{0,10}因素[后外]?|按(?:可比|不变)[^，。；]{0,6}(?:计算)?)$/;
/** Before a percentage, these words make it a change. */
const GROWS = /(?:增长|上涨|下降|下跌|减少|回落)了?$/;

/** Verbs for work on a thing, which are dropped from its name. */
const ACT = /^(?:计划|年度|安排|组织)*(?:实施|推进|建设|开工|启动)/;

/** The thing with its verb: all words from the mark before the indicator on, without an opening. */
function nameOf(m: Mention, mentions: readonly Mention[], text: string, names: Map<Mention, string>): string {
  const { figure } = m;
  const { indicator, indicatorAt } = figure;
  if (!indicator || indicatorAt === null) return '';
  const written = text.slice(indicatorAt.start, indicatorAt.end);
  let words = indicator;
  if (written === indicator) {
    let from = indicatorAt.start;
    while (from > 0 && indicatorAt.start - from < 24 && !CLAUSE_MARKS.test(text.charAt(from - 1))) from--;
    // Words before another figure of the clause belong to that figure.
    const before = mentions.findLast((x) => x.figure.at.end <= indicatorAt.start);
    if (before && before.figure.at.end > from) from = before.figure.at.end;
    words = text.slice(from, indicatorAt.end);
  }
  const name = plainName(words);
  if (COUNTED_SO.test(name)) {
    const above = mentions[m.index - 1];
    return above?.sentence === m.sentence ? (names.get(above) ?? '') : '';
  }
  if (!isDependent(name)) return name;
  // 实施重点项目128个，完成投资96.4亿元: the investment is that of the projects named before.
  const above = mentions[m.index - 1];
  const topic = above?.sentence === m.sentence ? (names.get(above) ?? '') : '';
  if (!topic || topic === name || isDependent(topic)) return '';
  // 新增企业14家，总数达到121家: the total is that of all enterprises.
  return plainName(`${topic.replace(name.startsWith('总') ? /^[新净]增/ : ACT, '')}${name}`);
}

/** `whole` is the name of the figure before, of which 其中 names a part. */
function localClaim(m: Mention, name: string, whole: string, text: string, sentence: number): LocalClaim | null {
  const { figure, seat } = m;
  const { indicatorAt, kind } = figure;
  if (!isComparable(figure, name) || m.measure === 'gap' || !indicatorAt) return null;
  if (seat && figure.indicator === '') return null;
  const from = indicatorAt.end > m.since && indicatorAt.end <= figure.at.start ? indicatorAt.end : m.since;
  const start = Math.max(from, m.lead > indicatorAt.end ? m.lead : 0);
  const between = text.slice(Math.min(start, figure.at.start), figure.at.start);
  const bare =
    figure.boundWords && between.endsWith(figure.boundWords) ? between.slice(0, -figure.boundWords.length) : between;
  let rest = residue(figure.against ? bare.replace(figure.against, '') : bare);
  const lead = text.slice(sentence, figure.at.start);
  const window = clauseOf(text, Math.max(sentence, m.since), figure.at.start);
  const growth = kind === 'percent' && (m.measure === 'change' || GROWTH_NAME.test(name) || GROWS.test(bare));
  const thing = growth ? name.replace(GROWTH_NAME, '') : name;
  if (/其中[，：]?[^，；。]{0,16}$/.test(text.slice(Math.max(sentence, indicatorAt.start - 24), indicatorAt.end))) {
    if (!(isStatistic(thing) && isStatistic(whole))) rest += `<${whole}`;
  }
  const shares = m.measure === 'share';
  if (shares && /占|比重/.test(thing)) rest = '';
  const changes = growth || m.measure === 'change' || (kind === 'points' && figure.change !== null);
  const measure = shares ? 'share' : changes ? `change ${againstOf(figure)}` : kind === 'rank' ? 'rank' : 'value';
  if (kind === 'points' && !changes) return null;
  return {
    name: thing,
    lead,
    measure: `${measure} ${basisOf(thing, window, changes)}`,
    manner: changes ? (figure.change === 'fall' || m.dir < 0 ? '下降' : '增长') : shares ? '占比' : '',
    falls: changes && (figure.change === 'fall' || m.dir < 0),
    rest,
  };
}

/** In a table only the heads say what a number is. */
function ofCell(figure: Figure<Site>, { paragraph }: Reading): LocalClaim | null {
  const words = plainName(figure.indicator);
  const growth = figure.kind === 'percent' && (figure.change !== null || GROWTH_NAME.test(words));
  const name = growth ? words.replace(GROWTH_NAME, '') : words;
  if (!isComparable(figure, name) || !isStatistic(name) || paragraph.text.includes('其中')) return null;
  const measure = growth ? `change ${againstOf(figure)}` : 'value';
  return {
    name,
    lead: '',
    measure: `${measure} ${basisOf(name, '', growth)}`,
    manner: growth ? '增长' : '',
    falls: growth && figure.change === 'fall',
    rest: '',
  };
}

function isComparable({ kind, number, interval: range, text }: Figure, name: string): boolean {
  if (number === null || range === null || /[A-Za-z\d|]/.test(name)) return false;
  if (name.length < 3 || name.length > 30) return false;
  if (kind === 'duration') return /天数|寿命|时长|时限|工期/.test(name) && /\d/.test(text);
  return kind === 'amount' || kind === 'percent' || kind === 'points' || kind === 'rank';
}

/** What a change is measured from; the year before where nothing else is said. */
function againstOf({ against }: Figure): string {
  if (against === '' || /^(?:同比|同期)/.test(against)) return '';
  return /^[比较][上去]年(?:同期|末|底|年末)?$/.test(against) ? '' : against;
}

/**
 * The clause that leads to a figure, with the clause before it if that only says how the figure is counted:
 * 按可比价格计算，增长6.1%.
 */
function clauseOf(text: string, from: number, to: number): string {
  const words = text.slice(from, to);
  const parts = words.split(/(?<=[，；、（）])/);
  const own = parts.at(-1) ?? '';
  const before = parts.at(-2) ?? '';
  return /^(?:按|扣除|剔除)/.test(before) ? before + own : own;
}

const CONSTANT = /生产总值$|增加值$/;

/** The prices or the way of counting. Output and value added grow at constant prices, whether that is said or not. */
function basisOf(name: string, window: string, changes: boolean): string {
  if (changes && /名义/.test(window)) return '名义';
  if (changes && /年均|平均每年|两年平均/.test(window)) return '年均';
  if (/累计(?!完成|实现|接待|新增)/.test(window) && changes) return '累计';
  if (!changes) return /不变价|可比价/.test(window) && !CONSTANT.test(name) ? '不变价' : '';
  if (CONSTANT.test(name)) return '';
  const said = BASES.find(([words]) => words.test(window));
  return said?.[1] ?? '';
}

/** Ways of counting a change, and the words under which each is kept. */
const BASES: readonly (readonly [RegExp, string])[] = [
  [/实际[增下]|(?:扣除|剔除)价格/, '实际'],
  [/可比价|不变价/, '可比价'],
  [/同口径|可比口径/, '同口径'],
];

/** The year on which a document reports, and its own date. */
interface Reported {
  readonly reviewed: string;
  readonly date: string;
}

function claimOf(
  figure: Figure<Site>,
  local: LocalClaim,
  own: OwnPlace,
  time: string,
  { reviewed, date }: Reported,
): Claim | null {
  if (time === '' || VAGUE_TIME.test(figure.period)) return null;
  // A figure of several years may be of the last one or of all together.
  if (/^\d{4}\/\d{4}$/.test(time) && !/ (?:年均|累计)$/.test(local.measure)) return null;
  const named = withoutPlace(local.name, own.name);
  if (named === null || named.length < 3) return null;
  const whole = figure.scope.replace(SIZE, '');
  if (!whole && namesOtherPlace(local.lead, own.name)) return null;
  if (whole && namesOtherPlace(local.lead.slice(local.lead.lastIndexOf(whole) + whole.length), own.name)) return null;
  const level = /^[省市县区镇](?:本级|级)$/.test(whole) ? whole : '';
  const isRelative = /^[全我本]/.test(whole);
  if (whole && !level && !isRelative) return null;
  const scope = level ? `全${level.charAt(0)}` : whole;
  // 岚溪县税收: the name itself gives the place.
  const isNamed = own.name !== '' && local.name.startsWith(own.name);
  const place = scope ? placeOf(scope, own) : own.about || isNamed ? own.name : '';
  const size = SIZE.exec(figure.scope)?.[0].replace('规模以上', '规上').replace('限额以上', '限上') ?? '';
  const name = size && !named.includes(size) && !isStatistic(named) ? `${size}${named}` : named;
  const dimension = dimensionOf(figure.unit);
  const modality = figure.modality === 'achieved' && isAhead(time, reviewed, date) ? 'target' : figure.modality;
  const range = valuesOf(figure, modality, local.falls, dimension?.scale ?? q.ONE);
  if (!range) return null;
  const manner = `${modality === 'target' ? '目标' : modality === 'forecast' ? '预计' : ''}${local.manner}`;
  const what = [
    name,
    time,
    modality,
    local.measure.trim(),
    local.rest,
    level && '本级',
    figure.kind === 'points' ? '百分点' : (dimension?.name ?? figure.unit),
  ].join('|');
  return {
    start: figure.at.start,
    end: figure.at.end,
    text: figure.text,
    place,
    scope: whole,
    what,
    key: `${place || whole}|${what}`,
    name,
    time,
    manner,
    low: range.low && written(range.low),
    high: range.high && written(range.high),
    lowOpen: range.lowOpen,
    highOpen: range.highOpen,
    primary: reviewed === '' || modality !== 'achieved' || time.startsWith(reviewed),
  };
}

/** A figure for a time that was not over when the document was written is a plan. */
function isAhead(time: string, reviewed: string, date: string): boolean {
  const last = time.slice(time.indexOf('/') + 1);
  if (date) return last.length === 4 ? last >= date.slice(0, 4) : last.slice(0, 7) > date.slice(0, 7);
  return reviewed !== '' && last.slice(0, 4) > reviewed;
}

const SIZE = /规模以上|规上|限额以上|限上/;
const VAGUE_TIME = /目前|近年|以来|期间|过去(?!一年)|至今|[^一]年来/;

const TWENTIETH = q.rational(1n, 20n);

/** Every value that the printed figure can stand for, also where digits were cut off; null where it may be anything. */
function valuesOf(figure: Figure, modality: Modality, falls: boolean, unit: Rational): Interval | null {
  const { interval: printed, bound, kind } = figure;
  const value = figure.number;
  if (!value) return null;
  let range = printed!;
  // A target is not a rounded measurement.
  if (modality !== 'achieved' && bound === 'exact') range = point(value);
  else if (bound === 'about') {
    const slack = kind === 'percent' ? q.integer(2) : q.mul(q.abs(value), TWENTIETH);
    range = interval(q.sub(value, slack), q.add(value, slack));
  } else if (bound === 'exact' && range.low && range.high && q.compare(range.low, range.high) < 0) {
    // Offices cut digits off as well as round: 28.69 may be printed as 28.6.
    range = interval(range.low, q.add(value, q.sub(range.high, range.low)), range.lowOpen, true);
  } else if (bound === 'under' && printed!.high) {
    // 近600万 is not far from it.
    range = interval(q.mul(printed!.high, q.rational(4n, 5n)), printed!.high, false, printed!.highOpen);
  }
  if (range.low === null && range.high === null) return null;
  const scaled = scale(range, unit);
  if (!falls) return scaled;
  return interval(scaled.high && q.neg(scaled.high), scaled.low && q.neg(scaled.low), scaled.highOpen, scaled.lowOpen);
}

const written = ({ n, d }: Rational): string => (d === 1n ? String(n) : `${n}/${d}`);

/**
 * The claims of a draft without those that it makes twice with values that cannot both be true: either their name says
 * too little, or the fault lies within the draft.
 */
export function sureClaims(claims: readonly Claim[]): readonly Claim[] {
  const first = new Map<string, Claim>();
  const unsure = new Set<string>();
  for (const claim of claims) {
    const { key } = claim;
    const known = first.get(key);
    if (!known) first.set(key, claim);
    else if (known.text !== claim.text && disjoint(rangeOf(known), rangeOf(claim))) unsure.add(key);
  }
  return unsure.size ? claims.filter(({ key }) => !unsure.has(key)) : claims;
}

/** The parts of a claim other than place, thing and time: its prices, and words that were not understood. */
export function detailsOf({ what }: Claim): { readonly basis: string; readonly rest: string } {
  const [, , , measure = '', rest = ''] = what.split('|');
  return { basis: /(?<= )[^ ]+$/.exec(measure)?.[0] ?? '', rest };
}

/** The values of a claim as an exact interval. */
export function rangeOf({ low, high, lowOpen, highOpen }: Claim): Interval {
  return interval(low === null ? null : read(low), high === null ? null : read(high), lowOpen, highOpen);
}

function read(words: string): Rational {
  const slash = words.indexOf('/');
  return slash < 0
    ? q.integer(BigInt(words))
    : q.rational(BigInt(words.slice(0, slash)), BigInt(words.slice(slash + 1)));
}
