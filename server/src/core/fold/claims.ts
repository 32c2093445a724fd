/**
 * Claims: figures of the whole text, keyed by what they state. Two figures share a key only where scope, indicator,
 * period, price basis, kind of measure and modality are all stated and equal. Where one of them is not stated there is
 * no key, and nothing is compared.
 */
import type { Figure, PlacedReading, Reading, Site, Numbered } from '../model';
import { CONTENTS } from '../text/census';
import type { Trait } from './gather';
import { gather, trait } from './gather';
import type { PlacedFacts } from './place';
import { hasNumber } from '../model';

/** The readings of a document, and the facts of each at its place. */
export interface Places {
  readonly readings: readonly PlacedReading[];
  readonly facts: readonly PlacedFacts[];
}

/** A figure of a reading together with the same figure at its place in the document. */
export interface PlacedFigure {
  readonly here: Figure;
  readonly site: Figure<Site>;
  readonly placed: PlacedReading;
}

/** What a trait says of one figure, which has this index in its reading. */
interface Picked<T, F extends Figure> {
  readonly index: number;
  readonly figure: F;
  readonly value: T;
}

/** A trait of single figures. */
export type FigureTrait<T, F extends Figure = Figure> = Trait<readonly Picked<T, F>[]>;

/**
 * The figure of a reading at its place in the document. `index` is that of the reading; null where the reading does not
 * have the figure.
 */
export function siteOf({ readings, facts }: Places, index: number, figure: Figure): Figure<Site> | null {
  const order = readings[index]?.reading.figures.indexOf(figure) ?? -1;
  return facts[index]?.figureAt(order, figure) ?? null;
}

/** A trait of figures; `of` gives null for those that do not show it. */
export const figureTrait = <T>(of: (figure: Figure, reading: Reading) => T | null): FigureTrait<T> =>
  traitAmong((_figure): _figure is Figure => true, of);

/** The same among figures with one number. */
export const numberTrait = <T>(of: (figure: Numbered, reading: Reading) => T | null): FigureTrait<T, Numbered> =>
  traitAmong(hasNumber<Figure>, of);

function traitAmong<T, F extends Figure>(
  isOne: (figure: Figure) => figure is F,
  of: (figure: F, reading: Reading) => T | null,
): FigureTrait<T, F> {
  return trait((reading): readonly Picked<T, F>[] | null => {
    const { figures } = reading;
    let out: Picked<T, F>[] | null = null;
    for (let index = 0; index < figures.length; index++) {
      const figure = figures[index];
      if (!figure || !isOne(figure)) continue;
      const value = of(figure, reading);
      if (value !== null) (out ??= []).push({ index, figure, value });
    }
    return out;
  }, CONTENTS.figures);
}

/** A figure that shows a trait. It is placed in the document only when that is asked for. */
export class FigureWith<T, F extends Figure = Figure> implements PlacedFigure {
  constructor(
    readonly placed: PlacedReading,
    private readonly facts: PlacedFacts,
    /** Index of its reading. */
    readonly index: number,
    /** Index of the figure in its reading. */
    readonly order: number,
    readonly here: F,
    readonly value: T,
  ) {}

  get site(): Figure<Site> {
    return this.facts.figureAt(this.order, this.here);
  }

  /** All figures of its reading. */
  all(): PlacedFigure[] {
    const { placed, facts } = this;
    return placed.reading.figures.map((here, i) => ({ here, site: facts.figureAt(i, here), placed }));
  }
}

/**
 * The figures of the document that show a trait, with what the trait says, in order; only those that `wanted` accepts.
 */
export function figuresWith<T, F extends Figure>(
  places: Places,
  shown: FigureTrait<T, F>,
  wanted: (value: T) => boolean = () => true,
): FigureWith<T, F>[] {
  const out: FigureWith<T, F>[] = [];
  for (const { index, placed, value: picks } of gather(places.readings, shown)) {
    const facts = places.facts[index];
    if (!facts) continue;
    for (const { index: order, figure, value } of picks) {
      if (wanted(value)) out.push(new FigureWith(placed, facts, index, order, figure, value));
    }
  }
  return out;
}

/** The figures that state everything, with their keys. */
export const CLAIMS = figureTrait(keyOf);

const INDICATOR_LEAD =
  /^(?:其中|同时|此外|另外|目前|截至[^，。；]{0,10}|\d{4}年度?|今年以来|今年|去年|上年|全年|上半年|下半年|[一二三四]季度|前[一二三四五六七八九十\d]+个[月季]度?|\d{1,2}[-—至]\d{1,2}月份?|全[国省市区县州镇乡]|我[省市区县]|实现|完成|共|累计|预计|分别|的|，|、|“|”|\d|年|月|至|-)*/;
const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:地区|国内)?生产总值(?:（GDP）)?$|^GDP$/, '地区生产总值'],
  [/^规模以上/, '规上'],
  [/^规模(?=工业)/, '规上'],
  [/^(?:地方)?一般公共预算收入$/, '一般公共预算收入'],
  [/^全社会固定资产投资(?:额)?$/, '固定资产投资'],
];
/** Words that give no period by themselves. */
const VAGUE_TIME = /目前|近年|以来|本届|期间|时期|过去|截至|年来/;

function keyOf(f: Figure, reading: Reading): string | null {
  if (f.number === null || (f.kind !== 'amount' && f.kind !== 'percent')) return null;
  if (f.modality !== 'achieved' || f.indicator.length < 3 || f.indicatorAt === null || f.role === 'from') return null;
  const { text } = reading.paragraph;
  const sentence = reading.sentences[f.sentence];
  if (!sentence) return null;
  const clause = reading.clauses[f.clause];
  if (!clause) return null;
  // 完成全年目标的59.2% is the progress of something else.
  if (/目标|任务|计划|预算数?$|^预算|年初预算|进度/.test(f.indicator)) return null;
  // The period must be stated in the sentence of the figure.
  if (!f.period || VAGUE_TIME.test(f.period) || !text.slice(sentence.start, f.at.start).includes(f.period)) return null;
  if (f.indicatorAt.start < clause.start) return null;
  const opening = text.slice(clause.start, f.indicatorAt.start);
  if (opening.replace(INDICATOR_LEAD, '') !== '') return null;
  const first = text.slice(sentence.start, sentence.start + 40);
  if (
    sentence.start !== clause.start &&
    !first.replace(INDICATOR_LEAD, '').startsWith(f.indicator.slice(0, 2)) &&
    first.replace(INDICATOR_LEAD, '') === first
  )
    return null;
  if (/平均|人均|户均|亩均|其中|最高|最低|单/.test(text.slice(clause.start, f.at.start)) && !/人均/.test(f.indicator))
    return null;
  const name = SYNONYMS.reduce((words, [shape, plain]) => words.replace(shape, plain), f.indicator);
  const basis = /可比|不变价|名义|现价|同口径/.exec(text.slice(sentence.start, sentence.end))?.[0] ?? '';
  const measure = f.role === 'by' || f.change ? `${f.kind}:${f.change ?? ''}:${f.against}` : f.kind;
  return [f.scope, name, f.period.replace(/年度$/, '年'), basis, measure, f.unit].join('|');
}
