/**
 * Claims: figures of the whole text keyed by what they say. Two figures share a key only where scope, indicator, period,
 * price basis, kind of measure and modality are all stated and equal; anything less gives no key, so silence.
 */
import type { DocumentFacts, Figure, PlacedReading, Site } from '../model';

export interface Claim {
  readonly key: string;
  readonly figure: Figure<Site>;
  readonly reading: PlacedReading;
  /** Index of its sentence in the paragraph. */
  readonly sentence: number;
}

/** Figures of the readings beside their placed twins: both lists run in document order. */
export interface PlacedFigure {
  readonly here: Figure;
  readonly site: Figure<Site>;
  readonly placed: PlacedReading;
}

export function pairFigures(facts: Pick<DocumentFacts, 'figures'>, readings: readonly PlacedReading[]): PlacedFigure[] {
  const out: PlacedFigure[] = [];
  let i = 0;
  for (const placed of readings) {
    for (const here of placed.reading.figures) out.push({ here, site: facts.figures[i++]!, placed });
  }
  return out;
}

/** The figures of each paragraph. */
export function byParagraph(figures: readonly PlacedFigure[]): Map<PlacedReading, PlacedFigure[]> {
  const out = new Map<PlacedReading, PlacedFigure[]>();
  for (const figure of figures) {
    const list = out.get(figure.placed);
    if (list) list.push(figure);
    else out.set(figure.placed, [figure]);
  }
  return out;
}

const OPENING =
  /^(?:其中|同时|此外|另外|目前|截至[^，。；]{0,10}|\d{4}年度?|今年以来|今年|去年|上年|全年|上半年|下半年|[一二三四]季度|前[一二三四五六七八九十\d]+个[月季]度?|\d{1,2}[-—至]\d{1,2}月份?|全[国省市区县州镇乡]|我[省市区县]|实现|完成|共|累计|预计|分别|的|，|、|“|”|\d|年|月|至|-)*/;
const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:地区|国内)?生产总值(?:（GDP）)?$|^GDP$/, '地区生产总值'],
  [/^规模以上/, '规上'],
  [/^规模(?=工业)/, '规上'],
  [/^(?:地方)?一般公共预算收入$/, '一般公共预算收入'],
  [/^全社会固定资产投资(?:额)?$/, '固定资产投资'],
];
/** Words that say nothing of a period by themselves. */
const VAGUE = /目前|近年|以来|本届|期间|时期|过去|截至|年来/;

export function readClaims(figures: readonly PlacedFigure[]): Claim[] {
  const out: Claim[] = [];
  for (const { here, site, placed } of figures) {
    const key = keyOf(here, placed);
    if (key) out.push({ key, figure: site, reading: placed, sentence: here.sentence });
  }
  return out;
}

function keyOf(f: Figure, { reading }: PlacedReading): string | null {
  if (f.number === null || (f.kind !== 'amount' && f.kind !== 'percent')) return null;
  if (f.modality !== 'achieved' || f.indicator.length < 3 || f.indicatorAt === null || f.role === 'from') return null;
  const { text } = reading.paragraph;
  const sentence = reading.sentences[f.sentence]!;
  const clause = reading.clauses[f.clause]!;
  // 完成全年目标的59.2% says how far something else has come.
  if (/目标|任务|计划|预算数|进度/.test(f.indicator)) return null;
  // The period has to be stated in the figure's own sentence.
  if (!f.period || VAGUE.test(f.period) || !text.slice(sentence.start, f.at.start).includes(f.period)) return null;
  if (f.indicatorAt.start < clause.start) return null;
  const opening = text.slice(clause.start, f.indicatorAt.start);
  if (opening.replace(OPENING, '') !== '') return null;
  const first = text.slice(sentence.start, sentence.start + 40);
  if (
    sentence.start !== clause.start &&
    !first.replace(OPENING, '').startsWith(f.indicator.slice(0, 2)) &&
    first.replace(OPENING, '') === first
  )
    return null;
  if (/平均|人均|户均|亩均|其中|最高|最低|单/.test(text.slice(clause.start, f.at.start)) && !/人均/.test(f.indicator))
    return null;
  const name = SYNONYMS.reduce((words, [shape, plain]) => words.replace(shape, plain), f.indicator);
  const basis = /可比|不变价|名义|现价|同口径/.exec(text.slice(sentence.start, sentence.end))?.[0] ?? '';
  const measure = f.role === 'by' || f.change ? `${f.kind}:${f.change ?? ''}:${f.against}` : f.kind;
  return [f.scope, name, f.period.replace(/年度$/, '年'), basis, measure, f.unit].join('|');
}
