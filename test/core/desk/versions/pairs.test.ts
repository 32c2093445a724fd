import assert from 'node:assert/strict';
import type { FactsFigure } from '../../../../server/src/core/features/facts';
import { factsOf } from '../../../../server/src/core/features/facts';
import { figureChanges } from '../../../../server/src/core/desk/versions/pairs';
import { analyze } from '../../marked';

const figures = (text: string): FactsFigure[] => factsOf('', analyze(text)).figures;
const shown = (before: string, after: string): string[] =>
  figureChanges(figures(before), figures(after)).changes.map(
    ({ kind, before: a, after: b }) => `${kind} ${a?.text ?? ''}→${b?.text ?? ''}`,
  );

const ONE = '全县财政收入14.87亿元，同比增长5.1%。';
const TWO = '新建学校12所。';

/** Two versions, and what is told of them. */
const CASES: [name: string, before: string, after: string, told: string[]][] = [
  ['nothing of a text that stays', `${ONE}\n${TWO}`, `${ONE}\n${TWO}`, []],
  ['nothing of paragraphs that change places', `${ONE}\n${TWO}`, `${TWO}\n${ONE}`, []],
  ['nothing of words around a figure', ONE, '据统计，全县财政收入14.87亿元，同比增长5.1%。', []],
  ['a figure that was changed', ONE, ONE.replace('14.87', '14.97'), ['changed 14.87亿元→14.97亿元']],
  ['a figure rounded further, which says less', ONE, ONE.replace('14.87', '14.9'), ['changed 14.87亿元→14.9亿元']],
  ['a figure that another unit tells more exactly', '投资1.2亿元。', '投资12000万元。', ['changed 1.2亿元→12000万元']],
  ['a rise that became a fall', ONE, ONE.replace('增长', '下降'), ['changed 5.1%→5.1%']],
  ['what was added and what was left out', ONE, `${ONE}\n${TWO}`, ['added →12所']],
  ['what was left out', `${ONE}\n${TWO}`, ONE, ['removed 12所→']],
  ['a date that was changed', '会议于5月18日召开。', '会议于5月19日召开。', ['changed 5月18日→5月19日']],
  ['a length of time that was changed', '工期18个月。', '工期16个月。', ['changed 18个月→16个月']],
  [
    'the right one of two of a kind',
    '新建学校12所。新建学校15所。',
    '新建学校12所。新建学校16所。',
    ['changed 15所→16所'],
  ],
];

describe('figures of two versions', () => {
  for (const [name, before, after, told] of CASES) {
    it(`tell ${name}`, () => assert.deepEqual(shown(before, after), told));
  }
  it('are told of once each, whatever the texts', () => {
    for (const [, before, after] of CASES) {
      const [from, to] = [figures(before), figures(after)];
      const { same, changes } = figureChanges(from, to);
      const of = (kind: string): number => changes.filter((change) => change.kind === kind).length;
      assert.equal(same + of('changed') + of('removed'), from.length);
      assert.equal(same + of('changed') + of('added'), to.length);
    }
  });
});
