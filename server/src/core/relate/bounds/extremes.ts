/** 介于18—57之间，最高63: the highest and the lowest lie inside the range that the text gives. */
import type { Figure, Relation } from '../../model';
import type { Rational } from '../../num/rational';
import { compare, fromDecimal, toDecimal } from '../../num/rational';
import type { Story, StoryContext } from '../mention';
import { startOf } from '../../text/stretches';
import { hasNumber } from '../../model';
import { group } from '../../match';

interface Range {
  readonly figures: readonly Figure[];
  readonly low: Rational;
  readonly high: Rational;
  readonly unit: string;
  readonly end: number;
  readonly sentence: number;
  /** The words before it in its clause. */
  readonly words: string;
  readonly text: string;
}

const JOINT = /^(?:[到至]|—{1,2}|-|~|–|－)$/;
const BEHIND = /^(?:[^，。；\d]{0,4})?(?:之间|不等|范围内?|区间内?)/;
const LEAD = /(?:介于|在|从|由|变幅[在为]?|范围[在为是]?|区间[在为是]?|幅度[在为是]?|[率价度量数温值]为)$/;
const EXTREME = /最高|最大|最多|最低|最小|最少|峰值|最长|最短/g;
const LOWEST = /最低|最小|最少|最短/;
/** Extremes of another time or kind than those of the range. */
const OTHER =
  /历史|历年|有史|纪录|记录|警戒|设计|限值|标准|上年|去年|同期|建站|限价|保证|全省|全市|全国|以来最|其他|除/;
/** How far behind its range an extreme may stand. */
const NEAR = 90;

export function relateExtremes(story: Story, { figures }: StoryContext): Relation[] {
  const { text, sentences } = story;
  if (text.search(EXTREME) < 0) return [];
  const out: Relation[] = [];
  for (const range of rangesIn(story, figures)) {
    for (const f of figures) {
      if (f.at.start < range.end || f.at.start - range.end > NEAR || f.sentence - range.sentence > 1) continue;
      if (f.number === null || f.bound !== 'exact' || !sameUnit(f.unit, range.unit)) continue;
      const since = text.slice(range.end, f.at.start);
      const from = Math.max(startOf(sentences, f.sentence), range.end);
      const lead = text.slice(from, f.at.start);
      const word = Array.from(lead.matchAll(EXTREME)).at(-1);
      if (!word || OTHER.test(since) || /[；]/.test(since)) break;
      // The first figure of the unit behind the word is the extreme.
      const apart = lead.slice(word.index);
      if (
        apart.length > 24 ||
        figures.some((x) => x.at.start >= from + word.index && x.at.end <= f.at.start && x.unit === f.unit)
      )
        break;
      if (f.sentence !== range.sentence && !kin(range.words, text.slice(from, f.at.start))) break;
      const low = LOWEST.test(word[0]);
      const outside = compare(f.number, range.low) < 0 || compare(f.number, range.high) > 0;
      out.push({
        kind: 'bound',
        figures: [...range.figures, f],
        claim: `${toDecimal(range.low)} ≤ ${f.text} ≤ ${toDecimal(range.high)}`,
        holds: !outside,
        working: outside ? `${word[0]}${f.text}不在${range.text}之间` : `${f.text}在${range.text}之间`,
        tied: outside,
        schema: low ? 'bound/lowest' : 'bound/highest',
        level: 'warning',
        marked: f,
        title: '最高、最低数不在所称范围之内',
        labels: [...range.figures.map((_, i) => (range.figures.length === 1 ? '范围' : i ? '上限' : '下限')), word[0]],
      });
      break;
    }
  }
  return out;
}

function rangesIn(story: Story, figures: readonly Figure[]): Range[] {
  const { text, clauses } = story;
  const out: Range[] = [];
  figures.forEach((a, i) => {
    const words = text.slice(Math.max(startOf(clauses, a.clause), a.at.start - 30), a.at.start);
    const ends = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(a.value);
    const b = figures[i + 1];
    const pair =
      ends === null &&
      b !== undefined &&
      hasNumber(a) &&
      hasNumber(b) &&
      a.kind === b.kind &&
      a.kind !== 'date' &&
      sameUnit(a.unit, b.unit) &&
      JOINT.test(text.slice(a.at.end, b.at.start).replaceAll(' ', ''))
        ? [a.number, b.number]
        : null;
    const [low, high] = pair ?? [ends && fromDecimal(group(ends, 1)), ends && fromDecimal(group(ends, 2))];
    if (!low || !high || a.kind === 'date') return;
    const last = pair && b ? b : a;
    const { end } = last.at;
    if (!BEHIND.test(text.slice(end, end + 10)) && !LEAD.test(words)) return;

    if (compare(low, high) >= 0) return;
    // 由3%增长到5%: a change, no range.
    if (/^(?:，)?(?:增|提高|上升|下降|降|减)/.test(text.slice(end, end + 3))) return;
    out.push({
      figures: last === a ? [a] : [a, last],
      low,
      high,
      unit: last.unit,
      end,
      sentence: a.sentence,
      words,
      text: text.slice(a.at.start, end),
    });
  });
  return out;
}

/** 18—57微克/立方米 is read without what stands behind the stroke. */
const sameUnit = (a: string, b: string): boolean =>
  a !== '' && (a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`));

/** Both speak of one thing: two characters in a row, names of measures and fillers left out. */
function kin(a: string, b: string): boolean {
  // 清溪站 and 白河站 are two.
  const name = (w: string): string | undefined => /([一-鿿]{2})[站村镇乡县河区市点]/.exec(w)?.[1];
  const [own, other] = [name(a), name(b)];
  if (own && other && own !== other && !/[该此本]$/.test(other)) return false;
  const plain = (w: string): string =>
    w.replace(/变幅|介于|范围|区间|之间|最[高大多低小少]|[在为从由的月日时上达到是，\d\s]/g, ' ');
  const [x, y] = [plain(a), plain(b)];
  for (let i = 0; i + 2 <= x.length; i++) {
    const two = x.slice(i, i + 2);
    if (!two.includes(' ') && y.includes(two)) return true;
  }
  return false;
}
