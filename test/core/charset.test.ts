import assert from 'node:assert/strict';
import { charSet, isIn, SPACES, WordSet } from '../../server/src/core/charset';

describe('sets of characters', () => {
  const marks = charSet('，。1');
  const others = charSet('。年');

  it('hold what was put into them and nothing else', () => {
    for (const c of '，。1') assert.equal(isIn(marks, c.charCodeAt(0)), true, c);
    for (const c of '年、2 a\0') assert.equal(isIn(marks, c.charCodeAt(0)), false, c);
    assert.equal(isIn(others, '，'.charCodeAt(0)), false);
    assert.equal(isIn(others, '。'.charCodeAt(0)), true);
  });

  it('hold nothing beyond the end of a text', () => {
    assert.equal(isIn(marks, '文'.charCodeAt(1)), false);
  });

  it('know the same spaces as a regular expression', () => {
    const spaces = charSet(SPACES);
    for (let unit = 0; unit < 0x10000; unit++) {
      assert.equal(isIn(spaces, unit), /\s/.test(String.fromCharCode(unit)), unit.toString(16));
    }
  });
});

describe('a set of words', () => {
  const posts = new WordSet(['书记', '党委书记', '长', '局长']);

  it('gives the longest word before an offset, no further back than asked', () => {
    assert.equal(posts.longestBefore('市党委书记张', 0, 5), 4);
    assert.equal(posts.longestBefore('市党委书记张', 2, 5), 2);
    assert.equal(posts.longestBefore('市党委书记张', 0, 6), 0);
    assert.equal(posts.longestBefore('市党委书记张', 5, 5), 0);
  });

  it('gives the longest word at an offset, within the text', () => {
    assert.equal(posts.longestAt('局长会', 0), 2);
    assert.equal(posts.longestAt('党委书', 0), 0);
    assert.equal(posts.longestAt('局长', 2), 0);
  });

  it('leaves out what is shorter than asked', () => {
    assert.equal(posts.longestAt('长', 0), 0);
    assert.equal(posts.longestAt('长', 0, 1), 1);
  });
});
