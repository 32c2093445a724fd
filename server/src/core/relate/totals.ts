/** A whole and its parts: the formula and the words that all readers of sums share. */
import type { Relation } from '../model';
import { formula, verdictOf } from './formula';
import type { Ruling } from './judge';
import { rule } from './judge';
import type { Mention } from './mention';
import { anySlip } from './slip';

/** A whole as the sum of its parts. */
export const SUM = formula('whole = parts');

/** How a sum is shown. Each reader adds its own schema and level. */
export const SUM_TEXT: Pick<Ruling, 'kind' | 'mark' | 'title' | 'labels' | 'order' | 'claim'> = {
  kind: 'sum',
  mark: 'whole',
  title: '分项之和与合计不符',
  labels: { whole: '合计', parts: '分项' },
  order: ['whole', 'parts'],
  claim: (t) => `${t('parts')} = ${t('whole')}`,
};

/**
 * The sum of figures that are bound by more than one sentence's words: it is confirmed where it holds, and denied where
 * one slip of the hand explains it or the words leave no other reading (`certain`). Null where it is neither.
 */
export function sumTold(
  schema: string,
  whole: Mention,
  parts: readonly Mention[],
  { mayDeny = true, certain = false } = {},
): Relation | null {
  const roles = { whole: [whole.figure], parts: parts.map((p) => p.figure) };
  const holds = verdictOf(SUM, roles);
  if (holds === null || (!holds && !(mayDeny && (certain || anySlip(SUM, roles))))) return null;
  return rule(SUM, roles, { ...SUM_TEXT, schema, level: holds ? null : 'warning' });
}
