/** A whole and the parts that make it up: the formula and the words that every reader of sums has in common. */
import { formula } from './formula';
import type { Ruling } from './judge';

export const SUM = formula('whole = parts');

/** How a sum is told; schema and level are the reader's own. */
export const SUM_TEXT: Pick<Ruling, 'kind' | 'mark' | 'title' | 'labels' | 'order' | 'claim'> = {
  kind: 'sum',
  mark: 'whole',
  title: '分项之和与合计不符',
  labels: { whole: '合计', parts: '分项' },
  order: ['whole', 'parts'],
  claim: (t) => `${t('parts')} = ${t('whole')}`,
};
