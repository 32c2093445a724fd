/** Relations that one paragraph states or implies. */
import type { Relation } from '../model';
import { relateDensities } from './density';
import { relateGrowth } from './growth';
import { relateLedger } from './ledger';
import { relateMeans } from './mean';
import { relateMultiples } from './multiple';
import { relateOrders } from './order';
import { relateRates } from './rate';
import type { RelateContext } from './scene';
import { sceneOf } from './scene';
import { relateSubsets } from './subset';
import { relateSums } from './sum';

export type { RelateContext } from './scene';

export function relateParagraph(context: RelateContext): Relation[] {
  if (context.figures.length < 2) return [];
  const scene = sceneOf(context);
  const { relations, rows } = relateSums(scene);
  const rates = relateRates(scene, rows);
  const found = [
    ...relations,
    ...rates,
    ...relateLedger(scene, [...relations, ...rates]),
    ...relateGrowth(scene),
    ...relateMultiples(scene),
    ...relateSubsets(scene),
    ...relateDensities(scene),
    ...relateMeans(scene),
    ...relateOrders(scene),
  ];
  // What the numbers contradict and the grammar does not state is no relation.
  return found.filter((r) => r.holds !== false || r.tied);
}
