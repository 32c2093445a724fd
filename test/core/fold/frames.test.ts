/** The calendar time of figures by what stands around them. */
import assert from 'node:assert/strict';
import { timeOf } from '../../../server/src/core/fold/frames';
import { analyze } from '../marked';

const times = (text: string): [string, string][] => {
  const analysis = analyze(text);
  return analysis.facts.figures.flatMap((f) => (f.kind === 'date' ? [] : [[f.text, timeOf(f, analysis)]]));
};

/** Under a title of 2025, so that it is the paragraph that tells another year. */
const HEAD = '霁川县统计工作例会材料\n（2025年3月2日）\n\n';

const CASES: readonly (readonly [name: string, text: string, want: [string, string][]])[] = [
  [
    '上年 is the year before the one that its sentence states',
    '2023年，全县税收由上年的26.8亿元增至28.6亿元。',
    [
      ['26.8亿元', '2022'],
      ['28.6亿元', '2023'],
    ],
  ],
  [
    '上年 behind a figure of the year goes by that figure',
    '2023年，全县税收28.6亿元，上年为26.8亿元。',
    [
      ['28.6亿元', '2023'],
      ['26.8亿元', '2022'],
    ],
  ],
  [
    '去年 is the year before that of the document',
    '2023年打下基础。全县税收由去年的26.8亿元增至28.6亿元。',
    [
      ['26.8亿元', '2024'],
      ['28.6亿元', '2023'],
    ],
  ],
  ['the day of a telling is no time of what is told', '本报讯（2025年1月20日）全县税收28.6亿元。', [['28.6亿元', '']]],
  ['a day that is no day of a telling is', '2025年1月20日电影票房28.6万元。', [['28.6万元', '2025-01']]],
];

describe('the time of a figure', () => {
  for (const [name, text, want] of CASES) it(name, () => assert.deepEqual(times(`${HEAD}${text}`), want));
});
