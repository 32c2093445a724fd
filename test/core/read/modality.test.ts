/** Whether a figure tells what was reached, what is aimed at or what is thought to come. */
import assert from 'node:assert/strict';
import type { Modality } from '../../../server/src/core/model';
import { analyze } from '../marked';

const CASES: readonly (readonly [text: string, modalities: readonly Modality[]])[] = [
  ['全年新增就业4230人，提前完成4200人的目标任务。', ['achieved', 'target']],
  ['完成年度目标任务4200人。', ['target']],
  ['采取向上争取、镇村自筹的办法，共筹资186万元，修路7公里。', ['achieved', 'achieved']],
  ['争取上级资金2640万元。', ['achieved']],
  ['力争全年完成投资20亿元，新开工项目12个。', ['target', 'target']],
  ['已完成投资8亿元，力争全年突破12亿元。', ['achieved', 'target']],
  ['力争全年突破12亿元，目前已完成8亿元。', ['target', 'achieved']],
  ['实施重点项目300个，力争6月底前开工240个。', ['target', 'target']],
  ['建成8.4万亩，预计增产0.5万吨。', ['achieved', 'forecast']],
  ['确保了360户按期入住。', ['achieved']],
];

describe('modality of figures', () => {
  for (const [text, expected] of CASES)
    it(text, () => {
      const { figures } = analyze(text).facts;
      assert.deepEqual(
        figures.filter((f) => f.kind === 'amount').map((f) => f.modality),
        expected,
      );
    });
});
