/** Numerals as official texts write them, read exactly where they stand. */
import assert from 'node:assert/strict';
import { isHanNumeral, readDigitRun, readNumeral, smallCount } from '../../../server/src/core/num/numerals';
import { readOrdinal, writeOrdinal } from '../../../server/src/core/num/ordinal';
import { toDecimal } from '../../../server/src/core/num/rational';

/** The words that make the numeral, its value, its decimals and what it is counted in. */
const READ: readonly (readonly [text: string, words: string, value: string, decimals: number, magnitude: string])[] = [
  ['1,234.50亿元', '1,234.50亿', '123450000000', 2, '100000000'],
  ['3亿5000万人', '3亿5000万', '350000000', 0, '10000'],
  ['二十三个', '二十三', '23', 0, '1'],
  ['五万六千七百人', '五万六千七百', '56700', 0, '100'],
  ['一点二万户', '一点二万', '12000', 1, '10000'],
  ['1000多名', '1000多', '1000', 0, '1'],
  ['壹拾万元', '壹拾万', '100000', 0, '10000'],
];

describe('numerals', () => {
  for (const [text, words, value, decimals, magnitude] of READ) {
    it(`reads ${text}`, () => {
      const numeral = readNumeral(text, 0);
      assert.ok(numeral);
      assert.equal(text.slice(numeral.start, numeral.end), words);
      assert.equal(toDecimal(numeral.value), value);
      assert.equal(numeral.decimals, decimals);
      assert.equal(toDecimal(numeral.magnitude), magnitude);
    });
  }
  it('says which are never rounded, and which are about', () => {
    assert.equal(readNumeral('壹拾万元', 0)?.formal, true);
    assert.equal(readNumeral('十万元', 0)?.formal, false);
    assert.equal(readNumeral('1000多名', 0)?.approximator, '多');
    assert.equal(readNumeral('1000名', 0)?.approximator, '');
  });
  it('reads none where none starts, or where the words have no one value', () => {
    assert.equal(readNumeral('共12个', 0), null);
    assert.equal(readNumeral('三五百人', 0), null);
    assert.equal(readNumeral('二三十人', 0), null);
  });
  it('reads years digit by digit, and small counts', () => {
    assert.equal(readDigitRun('二〇二一'), '2021');
    assert.equal(readDigitRun('二十一'), null);
    assert.deepEqual(['两', '三', '12', '几'].map(smallCount), [2, 3, 12, -1]);
    assert.equal(isHanNumeral('百'), true);
    assert.equal(isHanNumeral('个'), false);
    assert.equal(isHanNumeral(undefined), false);
  });
});

describe('ordinals', () => {
  it('come back from how headings write them', () => {
    for (let n = 1; n <= 99; n++) assert.equal(readOrdinal(writeOrdinal(n)), n);
  });
  it('are read in digits and in circles', () => {
    assert.deepEqual(['12', '①', '⑳', '两'].map(readOrdinal), [12, 1, 20, 2]);
    assert.equal(readOrdinal('百'), null);
  });
});
