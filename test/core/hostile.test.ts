/** Drafts that are nothing but one thing said over and over: what is kept of them stays in proportion to their length. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis, Format } from '../../server/src/core/index';
import { DEFAULT_SETTINGS, DocumentAnalyzer } from '../../server/src/core/index';
import { SpanIndex } from '../../server/src/core/text/span-index';
import { FAMILIES } from '../../scripts/fuzz/families';
import { ENCODINGS, tryDrafts, tryFixes } from '../../scripts/fuzz/drafts';

const analyze = (text: string, format: Format = 'plain'): Analysis =>
  new DocumentAnalyzer().analyze(text, { format, settings: DEFAULT_SETTINGS });
const ofRule = (text: string, rule: string, format?: Format): Analysis['findings'] =>
  analyze(text, format).findings.filter((f) => f.rule === rule);

describe('hostile drafts', () => {
  it('of a counted phrase have few items each, and few related places', () => {
    const { facts, findings, notices } = analyze('“四个意识”'.repeat(4000));
    assert.deepEqual(notices, []);
    for (const { count, items } of facts.enumerations) assert.ok(items.length <= 2 * count + 8);
    for (const { related = [] } of findings) assert.ok(related.length <= 20);
  });
  it('of every family are read without a fault', function () {
    this.timeout(60_000);
    assert.ok(FAMILIES.length >= 155);
    assert.equal(new Set(FAMILIES.map(({ name }) => name)).size, FAMILIES.length);
    for (const { name, make } of FAMILIES) {
      for (const format of ['plain', 'markdown'] as const) {
        const text = make(1500);
        assert.ok(text.length >= 1000, name);
        const { notices, findings } = analyze(text, format);
        assert.deepEqual(
          notices.filter(({ code }) => code.endsWith('-failed')),
          [],
          name,
        );
        for (const { at, related = [] } of findings) {
          assert.ok(at.end <= text.length && related.length <= 20, name);
        }
      }
    }
  });
  it('that are generated are read without a fault, and fixed in every encoding', function () {
    this.timeout(60_000);
    assert.equal(ENCODINGS.length, 7);
    for (const { count, faults } of [tryDrafts(1, Infinity, 60), tryFixes(1, Infinity, 12)]) {
      assert.deepEqual(faults, []);
      assert.ok(count >= 12);
    }
  });
});

describe('stretches by place', () => {
  it('are those that overlap or adjoin', () => {
    const stretch = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 12 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 20 }), stretch, (all, at) => {
        const asked: object[] = [];
        new SpanIndex(all).some(at, (one) => asked.push(one) < 0);
        const right = all.filter((one) => one.start <= at.end && one.end >= at.start);
        assert.deepEqual(new Set(asked), new Set(right));
        assert.equal(new SpanIndex(all).some(at), right.length > 0);
      }),
    );
  });
});

describe('many comments that let findings stand', () => {
  const RANGE = '预计增长5-10%。';
  const range = (text: string): number => ofRule(text, 'percent/range', 'markdown').length;
  const unused = (text: string): number => ofRule(text, 'config/unused-ignore', 'markdown').length;
  const COMMENT = '<!-- wenheng-ignore percent/range 口径 -->';

  const cases: [what: string, text: string, left: number, unused: number][] = [
    ['on one line', `${RANGE}${COMMENT}${RANGE}${COMMENT}\n\n${RANGE}\n`, 1, 0],
    ['alone, one under the other', `${COMMENT}\n${COMMENT}\n${RANGE}\n\n${RANGE}\n`, 1, 0],
    ['alone in one block', `${COMMENT}\n${RANGE}\n${COMMENT}\n${RANGE}\n\n${RANGE}\n`, 1, 0],
    ['alone before a block each', `${COMMENT}\n${RANGE}\n\n${RANGE}\n\n${COMMENT}\n${RANGE}\n`, 1, 0],
    ['before a heading', `${COMMENT}\n# 一、${RANGE}\n${RANGE}\n`, 1, 0],
    ['before blank lines', `${COMMENT}\n\n\n${COMMENT}\n\n${RANGE}\n\n${RANGE}\n`, 1, 0],
    [
      'in stretches of one rule',
      `<!-- wenheng-ignore-start percent/range -->${RANGE}<!-- wenheng-ignore-end -->${RANGE}`,
      1,
      0,
    ],
    [
      'in stretches in one another',
      `<!-- wenheng-ignore-start percent/range -->\n\n<!-- wenheng-ignore-start wording -->\n\n${RANGE}\n\n<!-- wenheng-ignore-end percent/range -->\n\n${RANGE}\n`,
      1,
      1,
    ],
    [
      'in a stretch without an end',
      `${RANGE}\n\n<!-- wenheng-ignore-start percent -->\n\n${RANGE}\n\n${RANGE}\n`,
      1,
      0,
    ],
    ['that have no end', `${RANGE}<!-- wenheng-ignore percent/range`, 1, 0],
    ['behind one that has no end', `<!-- ${COMMENT}\n${RANGE}\n\n${RANGE}\n`, 1, 0],
    ['in a block of code', `\`\`\`\n${COMMENT}\n\`\`\`\n${RANGE}\n`, 1, 0],
    ['behind a block of code', `\`\`\`\n甲\n\`\`\`\n${COMMENT}\n${RANGE}\n`, 0, 0],
    ['that let nothing stand', `${COMMENT}\n${COMMENT}\n全县工作很好。\n`, 0, 2],
  ];
  for (const [what, text, left, idle] of cases) {
    it(what, () => assert.deepEqual([range(text), unused(text)], [left, idle]));
  }
});
