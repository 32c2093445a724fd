/**
 * 60岁及以上8126人、65岁及以上6217人: whoever is above the higher limit is above the lower one too, so the narrower band
 * cannot hold more than the wider one. The same is true below a limit, and on any scale with one unit: 亿元以上, 10层以下.
 */
import { form, whole } from '../../grammar/lexemes';
import { group } from '../../match';
import type { Relation } from '../../model';
import type { Rational } from '../../num/rational';
import { compare, fromDecimal } from '../../num/rational';
import { labelOf } from '../division';
import type { Mention, Story } from '../mention';
import { isExactLevel, less } from '../mention';

/** The words before a limit, the limit, and what is counted after it: 常住|60|岁及以|上|老年人. */
const BAND = form`^(.*?)(\d{1,6}(?:\.\d{1,3})?)(岁|周岁|年|个月|层|米|公里|亩|公顷|平方米|万?人|万元|亿元|元|分|台|吨)(?:[及含（(]*(?:含|及)?[)）]?)?以([上下])的?(.*)$`;

const COUNTED = whole('人 名 位 户 家 个 栋 座 台 辆 人次 例 件 宗 起 所 项 处 宗 只 艘');

interface Band {
  readonly mention: Mention;
  readonly line: Rational;
  readonly above: boolean;
  /** Everything but the limit. Of two bands for which it is equal one lies in the other. */
  readonly of: string;
}

export function relateNested(story: Story): Relation[] {
  if (!story.text.includes('以上') && !story.text.includes('以下')) return [];
  const bands = story.mentions.flatMap((m) => bandOf(story, m) ?? []);
  return bands.flatMap((outer, i) =>
    bands.slice(0, i).flatMap((inner) => {
      if (outer.of !== inner.of || outer.mention.sentence !== inner.mention.sentence) return [];
      const order = compare(outer.line, inner.line);
      if (order === 0) return [];
      // Above a limit the higher one is narrower, below a limit the lower one.
      const [narrow, wide] = order > 0 === outer.above ? [outer, inner] : [inner, outer];
      return [told(narrow.mention, wide.mention)];
    }),
  );
}

function bandOf(story: Story, mention: Mention): Band | null {
  // 60岁以上补贴100元、80岁以上补贴300元: an amount for each, and not their number.
  if (!isExactLevel(mention) || mention.seat || mention.other || !COUNTED.test(mention.figure.unit)) return null;
  const hit = BAND.exec(labelOf(story, mention));
  const line = hit && fromDecimal(group(hit, 2));
  if (!hit || !line) return null;
  const of = `${group(hit, 1)}|${group(hit, 3)}|${group(hit, 4)}|${group(hit, 5)}|${mention.figure.unit}|${mention.figure.period}`;
  return { mention, line, above: hit[4] === '上', of };
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
