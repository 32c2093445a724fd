/**
 * 60岁及以上8126人、65岁及以上6217人: whoever is above the higher limit is above the lower one too, so the narrower band
 * cannot hold more than the wider one. The same is true below a limit, and on any scale with one unit: 亿元以上, 10层以下.
 * What the clauses behind a band tell of it (亿元以上项目58个，总投资76亿元) cannot be more for the narrower band either.
 */
import { form, whole, words } from '../../grammar/lexemes';
import { REGIONS } from '../../grammar/vocabulary/places';
import { group } from '../../match';
import type { Relation } from '../../model';
import { smallCount } from '../../num/numerals';
import type { Rational } from '../../num/rational';
import { compare, fromDecimal, mul, rational } from '../../num/rational';
import { labelOf } from '../division';
import type { Mention, Story } from '../mention';
import { alike, isExactLevel, less, sinceWords } from '../mention';

interface Band {
  readonly mention: Mention;
  readonly line: Rational;
  readonly above: boolean;
  /** The words before the limit. */
  readonly lead: string;
  /** Everything else but the limit. Of two bands for which it is equal one lies in the other. */
  readonly of: string;
}

/** The words before a limit, the limit, and what is counted after it: 常住|60|岁及以|上|老年人, 实施||亿元以|上|项目. */
const BAND = form`^(.*?)(?:(\d{1,6}(?:\.\d{1,3})?)(?=\D)|([一二三四五六七八九十]?)(?=[十百千]?[万亿]元))(岁|周岁|年|个月|层|米|公里|亩|公顷|平方米|万?人|[十百千]?[万亿]?元|分|台|吨)(?:[及含（(]*(?:含|及)?[)）]?)?以([上下])的?(.*)$`;

const COUNTED = whole('人 名 位 户 家 个 栋 座 台 辆 人次 例 件 宗 起 所 项 处 宗 只 艘');
const AMONG = words('其中 包括');
/** Measures of which a narrower band may have more. */
const NOT_ADDED_UP = words('均 每 单 最 占 率 比 增 减 净 差');
/** How many sentences before a narrower band the wider one may stand. */
const SENTENCES_BEFORE = 3;

/** What the limits are told in, as a power of ten of one unit. */
const SCALES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

export function relateNested(story: Story): Relation[] {
  if (!story.text.includes('以上') && !story.text.includes('以下')) return [];
  const bands = story.mentions.flatMap((m) => bandOf(story, m) ?? []);
  return bands.flatMap((later, i) =>
    bands.slice(0, i).flatMap((earlier, k) => {
      const order = compare(later.line, earlier.line);
      if (later.of !== earlier.of || order === 0) return [];
      // Above a limit the higher one is narrower, below a limit the lower one.
      const [narrow, wide] = order > 0 === later.above ? [later, earlier] : [earlier, later];
      const together = later.lead === earlier.lead && later.mention.sentence === earlier.mention.sentence;
      if (!together && !(narrow === later && k === i - 1 && isAmong(story, later, earlier))) return [];
      const counts = told(narrow.mention, wide.mention);
      return [counts, ...valuesTold(story, bands, narrow, wide)];
    }),
  );
}

function bandOf(story: Story, mention: Mention): Band | null {
  // 60岁以上补贴100元、80岁以上补贴300元: an amount for each, and not their number.
  if (!isExactLevel(mention) || mention.seat || mention.other || !COUNTED.test(mention.figure.unit)) return null;
  const hit = BAND.exec(labelOf(story, mention));
  if (!hit) return null;
  const number = hit[2] === undefined ? rational(BigInt(hit[3] ? smallCount(hit[3]) : 1)) : fromDecimal(hit[2]);
  if (!number) return null;
  const unit = group(hit, 4);
  const powers = unit.length > 1 && /[元人]$/.test(unit) ? [...unit.slice(0, -1)] : [];
  const power = powers.reduce((n, c) => n + (SCALES[c] ?? 0), 0);
  return {
    mention,
    line: mul(number, rational(10n ** BigInt(power))),
    above: hit[5] === '上',
    lead: group(hit, 1),
    of: `${powers.length ? unit.slice(-1) : unit}|${group(hit, 5)}|${group(hit, 6)}|${mention.figure.unit}|${mention.figure.period}`,
  };
}

/** 其中10亿元以上项目11个: whether the narrower band is told as a part of the wider one, with no other count between. */
function isAmong(story: Story, later: Band, earlier: Band): boolean {
  const { mention: inner } = later;
  const { mention: outer } = earlier;
  const words = sinceWords(story, inner);
  return (
    inner.sentence - outer.sentence <= SENTENCES_BEFORE &&
    AMONG.test(words) &&
    !REGIONS.test(words) &&
    story.mentions.slice(outer.index + 1, inner.index).every((m) => !COUNTED.test(m.figure.unit))
  );
}

function valuesTold(story: Story, bands: readonly Band[], narrow: Band, wide: Band): Relation[] {
  const outer = valuesOf(story, bands, wide);
  return valuesOf(story, bands, narrow).flatMap((m) => {
    const { name } = m;
    if (name.length < 2 || NOT_ADDED_UP.test(name)) return [];
    const [same, ...others] = outer.filter((x) => x.name === name);
    if (!same || others.length || !alike(same.figure, m.figure)) return [];
    if (same.figure.modality !== m.figure.modality || same.figure.period !== m.figure.period) return [];
    return [{ ...told(m, same), level: 'warning' as const }];
  });
}

/** What the clauses behind a band tell of it, up to the next count. */
function valuesOf(story: Story, bands: readonly Band[], { mention }: Band): Mention[] {
  const out: Mention[] = [];
  for (const m of story.mentions.slice(mention.index + 1)) {
    if (m.sentence !== mention.sentence || COUNTED.test(m.figure.unit) || bands.some((b) => b.mention === m)) break;
    if (story.text.slice(mention.figure.at.end, m.figure.at.start).includes('；')) break;
    if (m.measure === 'level' && m.figure.kind === 'amount' && m.figure.bound === 'exact' && !m.seat && !m.other)
      out.push(m);
  }
  return out;
}

function told(narrow: Mention, wide: Mention): Relation {
  const holds = !less(wide, narrow);
  return {
    kind: 'subset',
    figures: [narrow.figure, wide.figure],
    claim: `${narrow.figure.text} ≤ ${wide.figure.text}`,
    holds,
    working: holds
      ? `${narrow.figure.text}≤${wide.figure.text}`
      : `范围更窄的${narrow.figure.text}，反而多于范围更宽的${wide.figure.text}`,
    tied: true,
    schema: 'subset/nested',
    level: 'error',
    marked: narrow.figure,
    title: '范围更窄的一档反而更多',
    labels: ['更窄的一档', '更宽的一档'],
  };
}
