import assert from 'node:assert/strict';
import { site } from '../../../server/src/core/index';
import { unifiedDiff } from '../../../server/src/node/drafts/diff';

describe('unified diff', () => {
  const lines = Array.from('甲乙丙丁戊己庚辛壬癸子丑', (c) => `${c}\n`).join('');
  const diff = (text: string, ...edits: [start: number, end: number, newText: string][]): string[] =>
    unifiedDiff(
      'a.txt',
      text,
      edits.map(([start, end, newText]) => ({ at: site(start, end), newText })),
    ).split('\n');

  it('is empty without edits', () => assert.equal(unifiedDiff('a.txt', '甲', []), ''));
  it('shows a changed line between three others', () => {
    assert.deepEqual(diff(lines, [8, 9, '五']), [
      '--- a.txt',
      '+++ a.txt',
      '@@ -2,7 +2,7 @@',
      ...[' 乙', ' 丙', ' 丁', '-戊', '+五', ' 己', ' 庚', ' 辛', ''],
    ]);
  });
  it('joins edits of a line and changes that are near', () => {
    assert.deepEqual(diff('甲乙丙\n丁\n戊\n', [0, 1, '1'], [2, 3, '3'], [6, 7, '5']).slice(2), [
      '@@ -1,3 +1,3 @@',
      ...['-甲乙丙', '+1乙3', ' 丁', '-戊', '+5', ''],
    ]);
  });
  it('parts changes that are far from each other, and counts what lines were won or lost', () => {
    const far = diff(lines, [0, 2, ''], [22, 23, '一\n二']);
    assert.deepEqual(
      far.filter((line) => /^@@|^[-+][^-+]/.test(line)),
      ['@@ -1,4 +1,3 @@', '-甲', '@@ -9,4 +8,5 @@', '-丑', '+一', '+二'],
    );
  });
  it('says where the last line has no end, and keeps CRLF', () => {
    assert.deepEqual(diff('甲\r\n乙', [3, 4, '二']).slice(2), [
      '@@ -1,2 +1,2 @@',
      ...[' 甲\r', '-乙', '\\ No newline at end of file', '+二', '\\ No newline at end of file', ''],
    ]);
  });
});
