import assert from 'node:assert/strict';
import { resolvePeriod } from '../../../server/src/core/fold/periods';

describe('periods', () => {
  const dated = { date: '2021-02-04', year: 2020 };
  const cases: [string, string][] = [
    ['2018年', '2018'],
    ['2019年上半年', '2019-01/2019-06'],
    ['今年', '2021'],
    ['去年', '2020'],
    ['上年', '2019'],
    ['上年末', '2019'],
    ['年末', '2020'],
    ['元至5月', '2020-01/2020-05'],
    ['第三季度', '2020-07/2020-09'],
    ['6月末', '2020-06'],
    ['到2018年底', '2018'],
    ['截至目前', ''],
    ['2019年至2023年', '2019/2023'],
    ['2023年7月至2024年6月', '2023-07/2024-06'],
    ['明年', '2022'],
    ['全年', '2020'],
    ['今年前10个月', '2021-01/2021-10'],
    ['前三季度', '2020-01/2020-09'],
    ['二季度', '2020-04/2020-06'],
    ['1-6月份', '2020-01/2020-06'],
    ['“十三五”时期', '2016/2020'],
    ['“十四五”末', '2025'],
    ['“十五”期间', '2001/2005'],
    ['“十五五”时期', '2026/2030'],
    ['截至11月底', '2020-11'],
    ['五年来', ''],
    ['过去一年', ''],
    ['去年同期', ''],
    ['目前', ''],
  ];
  for (const [words, want] of cases) it(`${words} → ${want}`, () => assert.equal(resolvePeriod(words, dated), want));
  it('looks back over what is under review', () => {
    const over = (words: string, span: string): string => resolvePeriod(words, { ...dated, span });
    for (const words of ['过去一年', '一年来', '这一年']) {
      assert.equal(over(words, '2020'), '2020');
      assert.equal(over(words, '2016/2020'), '');
      assert.equal(over(words, '2020-01/2020-06'), '');
    }
    for (const words of ['过去五年', '这五年', '五年来']) {
      assert.equal(over(words, '2016/2020'), '2016/2020');
      assert.equal(over(words, '2020'), '');
    }
    assert.equal(over('近一年', '2020'), '');
  });
  it('tells nothing where the document has no date', () => {
    for (const words of ['今年', '去年', '全年', '上半年'])
      assert.equal(resolvePeriod(words, { date: '', year: null }), '');
  });
});
