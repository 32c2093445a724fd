import assert from 'node:assert/strict';
import { hanShare, isChineseProse } from '../../../server/src/core/index';

describe('share of Han characters', () => {
  it('counts what is visible, a surrogate pair as one character', () => {
    assert.equal(hanShare('汉字 ab\n'), 50);
    assert.equal(hanShare('𠀀😀'), 50);
    assert.equal(hanShare(' \n'), 0);
  });

  it('takes a report with many figures for prose, a program with Chinese comments not', () => {
    const settings = { minimumHanShare: 20 };
    assert.ok(isChineseProse('2018年GDP为143.25亿元（+5.2%），2019年为151.6亿元。', settings));
    assert.ok(!isChineseProse('const total = figures.reduce((sum, f) => sum + f.value, 0); // 求和', settings));
  });

  it('looks no further than it has to, and comes to the same', () => {
    for (const head of ['字'.repeat(300), 'word '.repeat(60), '字a'.repeat(500)]) {
      for (const tail of ['', ' '.repeat(2000), 'word'.repeat(400), '字'.repeat(900), '😀'.repeat(700)]) {
        for (const minimumHanShare of [1, 20, 50, 99, 100]) {
          const text = head + tail;
          assert.equal(isChineseProse(text, { minimumHanShare }), hanShare(text) >= minimumHanShare, text);
        }
      }
    }
  });

  it('takes everything where the share asked for is 0', () => {
    assert.ok(isChineseProse('', { minimumHanShare: 0 }));
    assert.ok(!isChineseProse('', { minimumHanShare: 1 }));
  });
});
