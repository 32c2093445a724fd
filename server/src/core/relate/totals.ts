/** A whole and its parts: the formula and the words that all readers of sums share. */
import { formula } from './formula';
import type { Ruling } from './judge';

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
