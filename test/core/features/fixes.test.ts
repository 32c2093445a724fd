import assert from 'node:assert/strict';
import { fixesAt } from '../../../server/src/core/features/fixes';
import type { Finding, Site } from '../../../server/src/core/index';
import { site } from '../../../server/src/core/index';

const finding = (start: number, end: number, title?: string): Finding<Site> => ({
  at: site(start, end),
  message: '',
  rule: 'test/rule',
  severity: 'error',
  ...(title && { fix: { title, edits: [{ at: site(start, end), newText: title }] } }),
});

describe('fixes', () => {
  const analysis = { findings: [finding(0, 20), finding(2, 5, '甲'), finding(8, 10, '乙'), finding(12, 14)] };
  const titles = (start: number, end: number): string[] =>
    fixesAt(analysis, { start, end }).map(({ fix }) => fix.title);

  it('are offered for the findings that the range touches', () => {
    assert.deepEqual(titles(3, 3), ['甲']);
    assert.deepEqual(titles(5, 5), ['甲']);
    assert.deepEqual(titles(0, 20), ['甲', '乙']);
  });

  it('are not offered beside it, nor for a finding without one', () => {
    assert.deepEqual(titles(6, 7), []);
    assert.deepEqual(titles(13, 13), []);
  });
});
