/**
 * Lists that another relation confirms. 97件，占立案总数的57.7%；52件…；29件…: the share tells the whole of the list.
 * 9个小区、1868户，8个小区、1539户: if the first numbers add up, so should the second ones.
 */
import type { Figure, Relation } from '../../model';
import { verdictOf } from '../formula';
import type { Mention, Story } from '../mention';
import { isAmount, less } from '../mention';
import { SUM, sumTold } from '../totals';

export function relateVouched(story: Story, known: readonly Relation[]): Relation[] {
  let byFigure: ReadonlyMap<Figure, Mention> | null = null;
  const of = (f: Figure | undefined): Mention | undefined =>
    f && (byFigure ??= new Map(story.mentions.map((m) => [m.figure, m]))).get(f);
  const out: Relation[] = [];
  for (const r of known) {
    if (r.holds !== true) continue;
    if (r.kind === 'rate') {
      const [part, whole] = [of(r.figures[0]), of(r.figures[1])];
      const found = part && whole && isExactAmount(whole) ? listOf(story, part, whole) : null;
      if (found) out.push(found);
    } else if (r.kind === 'sum' || r.kind === 'balance') {
      const found = column(story, r.figures.map(of));
      if (found) out.push(found);
    }
  }
  // Figures that are related already are not related again.
  const isTold = (x: Relation, others: readonly Relation[]): boolean =>
    others.some((r) => r.kind === x.kind && x.figures.every((f) => r.figures.includes(f)));
  return out.filter((x, i) => !isTold(x, known) && !isTold(x, out.slice(0, i)));
}

/** The figures of one unit in the sentence of the part, where semicolons separate them. */
function listOf(story: Story, part: Mention, whole: Mention): Relation | null {
  if (whole.sentence === part.sentence) return null;
  const list = story.mentions.filter(
    (m) =>
      m.sentence === part.sentence && isExactAmount(m) && m.figure.unit === part.figure.unit && !story.nested.has(m),
  );
  const apart = new Set(list.map((m) => m.chain));
  if (list.length < 3 || apart.size !== list.length || list[0] !== part) return null;
  // 女党员…，占26.8%；35岁以下…，占22.0%: where each has its own share they may overlap.
  const shares = list.filter((m) => story.mentions[m.index + 1]?.figure.kind === 'percent');
  if (shares.length > 1) return null;
  return sumTold('sum/vouched', whole, list);
}

function column(story: Story, figures: readonly (Mention | undefined)[]): Relation | null {
  const next = figures.map((m) => m && story.mentions[m.index + 1]);
  const list = next.filter((m): m is Mention => m !== undefined && isExactAmount(m));
  const [first] = list;
  if (list.length !== figures.length || list.length < 3 || !first) return null;
  if (list.some((m, i) => m.figure.unit !== first.figure.unit || m.sentence !== figures[i]!.sentence)) return null;
  // 商品销售额3.42亿元，其中农资1.15亿元: of one unit, the second column has one name of its own.
  const isNamed = list.every((m) => m.name.length > 1 && m.name === first.name && story.nested.has(m));
  if ((first.figure.unit === figures[0]!.figure.unit && !isNamed) || new Set(list).size !== list.length) return null;
  const whole = list.reduce((most, m) => (less(most, m) ? m : most));
  const parts = list.filter((m) => m !== whole);
  return mayBeOther(story, whole, parts) ? null : sumTold('sum/vouched', whole, parts);
}

/**
 * 其中上年存案5件8人，批捕168件221人、不捕63件89人，未结5件7人: whether the list adds up with another figure of the sentence in place of one
 * of them.
 */
function mayBeOther(story: Story, whole: Mention, parts: readonly Mention[]): boolean {
  const others = story.mentions.filter(
    (m) =>
      m.sentence === whole.sentence &&
      m !== whole &&
      isExactAmount(m) &&
      m.figure.unit === whole.figure.unit &&
      !parts.includes(m),
  );
  const adds = (list: readonly Mention[]): boolean =>
    verdictOf(SUM, { whole: [whole.figure], parts: list.map((m) => m.figure) }) === true;
  return !adds(parts) && others.some((o) => parts.some((p) => adds(parts.map((x) => (x === p ? o : x)))));
}

const isExactAmount = (m: Mention): boolean =>
  isAmount(m) && m.measure === 'level' && m.figure.bound === 'exact' && m.figure.number !== null && m.bracket < 0;
