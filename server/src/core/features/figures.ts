/** The operands of a figure, and the other places where the same thing is measured. */
import type { Analysis, Figure, Relation, Site } from '../model';
import { thingAt } from './card';

type Seen = Pick<Analysis, 'facts'>;

/** The figure at a document offset (UTF-16); null where there is none. */
export const figureAt = ({ facts }: Seen, offset: number): Figure<Site> | null =>
  thingAt(facts.figures, (f) => f.at, offset);

/**
 * The relations of a figure that are worth showing. A contradiction between figures that the sentence does not tie
 * together most likely pairs the wrong ones, and the base of a growth rate has a row of its own in the card.
 */
export function relationsOf(figure: Figure<Site>, { facts }: Seen): Relation<Site>[] {
  return worthShowing(facts.relations.filter(({ figures }) => figures.includes(figure)));
}

/** The same for every figure of the document, after one pass over the relations. */
export function relationsByFigure({ facts }: Seen): (figure: Figure<Site>) => Relation<Site>[] {
  const byFigure = new Map<Figure<Site>, Relation<Site>[]>();
  for (const relation of facts.relations) {
    for (const figure of new Set(relation.figures)) {
      const own = byFigure.get(figure);
      if (own) own.push(relation);
      else byFigure.set(figure, [relation]);
    }
  }
  return (figure) => worthShowing(byFigure.get(figure) ?? []);
}

/** Chooses among the relations of one figure. */
function worthShowing(relations: readonly Relation<Site>[]): Relation<Site>[] {
  const own = relations.filter(
    ({ kind, holds, tied, claim }) => kind !== 'implied-base' && (holds !== false || tied) && !saysNothing(claim),
  );
  // Beside the sum of the parts it is plain that a part is no more than the whole.
  const sums = own.filter(({ kind }) => kind === 'sum');
  return own.filter((r) => r.kind !== 'subset' || !sums.some((sum) => r.figures.every((f) => sum.figures.includes(f))));
}

/** Claims such as 五年 = 五年 = 五年, which tell the reader nothing. */
const saysNothing = (claim: string): boolean => {
  const parts = claim.split('=').map((part) => part.replace(/\s+/g, ''));
  return parts.length > 1 && parts.every((part) => part === parts[0]);
};

/**
 * The figures from which the one at the offset is calculated, or with which it is compared; null where there is no
 * figure.
 */
export function operandsAt(seen: Seen, offset: number): readonly Site[] | null {
  const figure = figureAt(seen, offset);
  if (!figure) return null;
  const others = relationsOf(figure, seen).flatMap(({ figures }) => figures.filter((f) => f !== figure));
  return inOrder(others.map(({ at }) => at));
}

/** All figures of the same indicator, with the operands of this one; null where there is no figure at the offset. */
export function figureReferences(seen: Seen, offset: number): readonly Site[] | null {
  const figure = figureAt(seen, offset);
  if (!figure) return null;
  const measured = measureOf(figure);
  const same = measured ? seen.facts.figures.filter((f) => measureOf(f) === measured) : [figure];
  return inOrder([...same.map(({ at }) => at), ...(operandsAt(seen, offset) ?? [])]);
}

/** The indicator without its place: within a draft 全县粮食产量 and 粮食产量 are the same. */
export const measureOf = ({ indicator, scope }: Figure<Site>): string =>
  (scope && indicator.startsWith(scope) ? indicator.slice(scope.length) : indicator).replace(OWN_PLACE, '');

const OWN_PLACE = /^[全我本][国省市州县区镇乡村](?=.{2})/;

function inOrder(sites: readonly Site[]): readonly Site[] {
  const byStart = new Map(sites.map((at) => [at.start, at]));
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}
