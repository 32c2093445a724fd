import assert from 'node:assert/strict';
import { integer, mul, rational, toDecimal } from '../../../server/src/core/num/rational';
import { alikeUnits, convert, dimensionOf, unitAt } from '../../../server/src/core/read/units';
import { BASES_ONLY, CURRENCIES, LIKENESS, LONE_UNITS, UNIT_ROWS } from '../../../server/src/core/read/units-data';
import { analyze } from '../marked';

describe('units', () => {
  const words = [
    ...UNIT_ROWS.flatMap((row) => row.words),
    ...Object.values(LONE_UNITS).flatMap((list) => list.split(' ')),
    ...CURRENCIES.split(' '),
  ];

  it('stand once in the table', () => {
    assert.deepEqual(
      words.filter((word, i) => words.indexOf(word) !== i),
      [],
    );
  });
  it('are found at their words, but for those that are bases only', () => {
    for (const word of words) assert.equal(unitAt(null, word, 0)?.words === word, !BASES_ONLY.has(word), word);
  });
  it('have a unit of scale one in each dimension', () => {
    const named = new Set(UNIT_ROWS.filter((row) => row.dimension).map((row) => row.dimension));
    for (const dimension of named) {
      if (dimension === 'mass/volume') continue;
      assert.ok(
        UNIT_ROWS.some(({ dimension: name, scale }) => name === dimension && scale.n === 1n && scale.d === 1n),
        dimension,
      );
    }
  });
  it('are alike only where both are units', () => {
    for (const list of Object.values(LIKENESS))
      for (const word of list.split(' ')) assert.ok(words.includes(word), word);
  });
});

describe('conversion', () => {
  const exact: readonly (readonly [string, string, string])[] = [
    ['公顷', '亩', '15'],
    ['平方公里', '亩', '1500'],
    ['平方公里', '公顷', '100'],
    ['公亩', '平方米', '100'],
    ['吨', '斤', '2000'],
    ['担', '斤', '100'],
    ['担', '公斤', '50'],
    ['公斤', '克', '1000'],
    ['小时', '分钟', '60'],
    ['天', '小时', '24'],
    ['年', '月', '12'],
    ['季度', '月', '3'],
    ['公里', '米', '1000'],
    ['公里', '里', '2'],
    ['立方米', '升', '1000'],
    ['千瓦时', '度', '1'],
    ['MWh', '千瓦时', '1000'],
    ['千瓦', '瓦', '1000'],
    ['元/亩', '元/公顷', '15'],
    ['元/平方米', '元/平方公里', '1000000'],
    ['公里/小时', 'm/s', toDecimal(rational(5n, 18n))],
    ['微克/立方米', '毫克/立方米', '0.001'],
    ['毫克/升', 'mg/L', '1'],
    ['个', '个', '1'],
  ];
  for (const [from, to, factor] of exact)
    it(`${from} in ${to}`, () => assert.equal(toDecimal(convert(from, to)!), factor));
  it('is exact both ways', () => {
    for (const [from, to] of exact) {
      const there = convert(from, to)!;
      const back = convert(to, from)!;
      assert.equal(there.n * back.n, there.d * back.d, `${from} ${to}`);
    }
    assert.equal(toDecimal(mul(integer(27750), convert('亩', '平方公里')!)), '18.5');
  });
  const none: readonly (readonly [string, string])[] = [
    ['元', '美元'],
    ['年', '天'],
    ['亩', '米'],
    ['千瓦', '千瓦时'],
    ['吨标准煤', '吨'],
    ['%', '百分点'],
    ['元/亩', '元'],
    ['人/平方公里', '元/平方公里'],
    ['家', '户'],
    ['工作日', '天'],
    ['', '米'],
    ['/', '米'],
    ['米/', '米'],
  ];
  for (const [from, to] of none)
    it(`none from ${from || 'nothing'} to ${to}`, () => assert.equal(convert(from, to), null));
  it('knows what a unit measures', () => {
    assert.equal(dimensionOf('平方公里')?.name, 'area');
    assert.equal(dimensionOf('元/亩')?.name, 'money 元/area');
    assert.equal(dimensionOf('家'), null);
  });
  it('takes the bases that figures are given, however they are written', () => {
    const text = '占地3000亩、2平方千米、50 m²，重800市斤、3千克，用电2万千瓦小时，历时3个小时、2个星期、半个世纪。';
    const { figures } = analyze(text).facts;
    assert.equal(figures.length, 9);
    for (const f of figures) assert.ok(dimensionOf(f.unit), f.unit);
  });
});

describe('units that count the same sort of thing', () => {
  const alike: readonly (readonly [string, string, boolean])[] = [
    ['个', '项', true],
    ['件', '起', true],
    ['名', '人', true],
    ['位', '名', true],
    ['家', '个', true],
    ['株', '棵', true],
    ['亩', '亩', true],
    ['家', '项', false],
    ['人', '户', false],
    ['人', '人次', false],
    ['件', '名', false],
    ['亩', '公顷', false],
    ['', '个', false],
  ];
  for (const [a, b, want] of alike) it(`${a || 'nothing'} and ${b}`, () => assert.equal(alikeUnits(a, b), want));
});
