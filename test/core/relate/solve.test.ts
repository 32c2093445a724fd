import assert from 'node:assert/strict';
import type { Numbered } from '../../../server/src/core/model';
import { hasNumber } from '../../../server/src/core/model';
import {
  agree,
  atMost,
  differenceHolds,
  doublingHolds,
  growthHolds,
  quotientHolds,
  rateHolds,
  sumHolds,
} from '../../../server/src/core/relate/solve';
import { analyze } from '../marked';

/** The figures of the words given, as they are read. */
function figures(...words: string[]): Numbered[] {
  return words.map((w) => {
    const [figure] = analyze(`共计${w}。`).facts.figures;
    assert.ok(figure && hasNumber(figure), w);
    return figure;
  });
}

const rows: [string, () => { holds: boolean | null; working: string; right?: string }, boolean | null, string][] = [
  ['a rate, rounded', () => rate('111条', '135个', '82%'), true, '111÷135=82.2%，四舍五入为82%'],
  ['a rate, cut off', () => rate('842件', '860件', '97%'), true, '842÷860=97.9%，舍去尾数为97%'],
  ['a wrong rate', () => rate('111条', '135个', '92%'), false, '111÷135=82.2%，应为82%，文中为92%'],
  ['a rate of rounded amounts', () => rate('28.9亿元', '42.5亿元', '68%'), true, '28.9÷42.5=68.0%'],
  ['a rate beyond a bound', () => rate('160件', '175件', '超过95%'), false, '160÷175=91.4%，文中为95%'],
  ['a rate within a bound', () => rate('170件', '175件', '超过95%'), true, '170÷175=97.1%'],
  ['about a rate', () => rate('111条', '135个', '约85%'), null, '111÷135=82.2%，文中为85%，不能断定'],
  [
    'growth',
    () => growthHolds(...three('9.46平方公里', '14.87平方公里', '57.2%')),
    true,
    '(14.87-9.46)÷9.46=57.19%，四舍五入为57.2%',
  ],
  ['a fall', () => growthHolds(...three('120项', '78项', '35%'), true), true, '(120-78)÷120=35.0%'],
  ['wrong growth', () => growthHolds(...three('40家', '64家', '50%')), false, '(64-40)÷40=60.0%，应为60%，文中为50%'],
  ['growth of coarse amounts', () => growthHolds(...three('2亿元', '3亿元', '40%')), true, '(3-2)÷2=50.0%'],
  ['a difference', () => differenceHolds(...three('40家', '64家', '24家')), true, '64-40=24家'],
  [
    'a wrong difference',
    () => differenceHolds(...three('40家', '64家', '34家')),
    false,
    '64-40=24家，应为24家，文中为34家',
  ],
  ['points', () => differenceHolds(...three('52.6%', '58.5%', '5.9个百分点')), true, '58.5-52.6=5.9百分点'],
  ['a sum', () => sum('1489条', '1450个', '39个'), true, '1450+39=1489'],
  ['a wrong sum', () => sum('1489条', '1450个', '36个'), false, '1450+36=1486，文中合计为1489条'],
  ['a sum of rounded amounts', () => sum('12.3亿元', '5.1亿元', '7.1亿元'), true, '5.1+7.1=12.2'],
  ['a sum of unlike magnitudes', () => sum('2.18万亿元', '1.4万亿元', '7800亿元'), true, '1.4万亿+7800亿=2.18万亿'],
  ['a part', () => atMost(...two('64条', '602条')), true, '64条≤602条'],
  ['a part above its whole', () => atMost(...two('45个', '30个')), false, '45个>30个'],
  ['a part above a floor', () => atMost(...two('120个', '超过100个')), true, '100个只是下限或约数'],
  [
    'a doubling short',
    () => doublingHolds(...two('1216亿元', '2000亿元'), 1),
    false,
    '1216亿元×2=2432亿元，文中为2000亿元，是1.64倍，不足翻番之数',
  ],
  ['more than a doubling', () => doublingHolds(...two('445亿元', '1000亿元'), 1), true, '445亿元×2=890亿元'],
  [
    'nearer to two doublings',
    () => doublingHolds(...two('60家', '260家'), 1),
    false,
    '60家×2=120家，文中为260家，是4.33倍',
  ],
  ['two doublings', () => doublingHolds(...two('40.5亿元', '162亿元'), 2), true, '40.5亿元×4=162亿元'],
  ['a quotient', () => quotientHolds(...three('5亿元', '400亩', '125万元')), true, '5亿元÷400亩=125万元'],
];

const two = (a: string, b: string): [Numbered, Numbered] => figures(a, b) as [Numbered, Numbered];
const three = (a: string, b: string, c: string): [Numbered, Numbered, Numbered] =>
  figures(a, b, c) as [Numbered, Numbered, Numbered];
const rate = (a: string, b: string, c: string): ReturnType<typeof rateHolds> => rateHolds(...three(a, b, c));
const sum = (total: string, ...parts: string[]): ReturnType<typeof sumHolds> =>
  sumHolds(figures(total)[0]!, figures(...parts));

describe('exact relations', () => {
  for (const [name, solve, holds, working] of rows) {
    it(name, () => {
      const answer = solve();
      assert.deepEqual([answer.holds, answer.working], [holds, working]);
    });
  }
  it('sees two printings of one number as one', () => {
    assert.equal(agree(...two('143亿元', '143.2亿元')), true);
    assert.equal(agree(...two('143亿元', '134亿元')), false);
    assert.equal(agree(...two('70余人', '76人')), true);
    assert.equal(agree(...two('近百人', '105人')), false);
    assert.equal(agree(...two('约100人', '105人')), null);
  });
});
