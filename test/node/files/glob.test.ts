import assert from 'node:assert/strict';
import fc from 'fast-check';
import picomatch from 'picomatch';
import { baseOf, isGlob, literal, matcherOf, placeGlobs } from '../../../server/src/node/files/glob';

const CASES: [glob: string, matched: string[], others: string[]][] = [
  ['*.md', ['a.md', '.md', '报告.md'], ['a/b.md', 'a.txt', 'a.mdx']],
  ['**/*.md', ['a.md', 'a/b.md', 'a/b/c.md'], ['a.txt', 'a/md']],
  ['讲话/**', ['讲话/a', '讲话/a/b', '讲话'], ['讲话稿/a', 'x/讲话/a']],
  ['**', ['a', 'a/b', ''], []],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'a/xb', 'a/b/c']],
  ['a**b', ['ab', 'axxb'], ['a/b']],
  ['第?稿.md', ['第一稿.md', '第😀稿.md'], ['第稿.md', '第/稿.md', '第十一稿.md']],
  ['[a-c]?.md', ['ax.md', 'cx.md'], ['dx.md', 'a.md']],
  ['[!a-c].md', ['d.md', '甲.md'], ['a.md', '/.md']],
  ['[^]a].md', ['b.md'], [']'.concat('.md'), 'a.md']],
  ['*.{md,markdown}', ['a.md', 'a.markdown'], ['a.txt', 'a.{md,markdown}']],
  ['{a,{b,c}x}/y', ['a/y', 'bx/y', 'cx/y'], ['b/y', 'ax/y']],
  ['报告(终稿).md', ['报告(终稿).md'], ['报告终稿.md']],
  ['+(a).md', ['+(a).md'], ['aa.md']],
  ['a[b.md', ['a[b.md'], ['ab.md']],
  ['a\\*.md', ['a*.md'], ['ab.md']],
  ['a.md', ['a.md'], ['abmd', 'xa.md']],
];

describe('globs', () => {
  for (const [glob, matched, others] of CASES) {
    it(glob, () => {
      const matches = matcherOf([glob]);
      for (const name of matched) assert.equal(matches(name), true, name);
      for (const name of others) assert.equal(matches(name), false, name);
    });
  }
  it('are taken together, and take out what begins with !', () => {
    const matches = matcherOf(['*.md', '!b.md']);
    assert.deepEqual(['a.md', 'b.md', 'c.txt'].map(matches), [true, false, false]);
    assert.deepEqual(['a.md', 'b.md'].map(matcherOf(['!b.md'])), [true, false]);
    assert.equal(matcherOf([])('a.md'), false);
  });
  it('match what picomatch matches, where both have the same signs', () => {
    const sign = fc.constantFrom('a', 'b', '*', '?', '/', '**/', '.');
    const glob = fc.array(sign, { minLength: 1, maxLength: 7 }).map((signs) => signs.join(''));
    const name = fc.array(fc.constantFrom('a', 'b', 'ab', '.'), { minLength: 1, maxLength: 4 }).map((n) => n.join('/'));
    const isPlain = (g: string): boolean => !/\*{2}|\/\/|^\.|\/\.|^\/|\/$/.test(g.replace(/(?:^|(?<=\/))\*\*\//g, ''));
    fc.assert(
      fc.property(
        glob.filter(isPlain),
        name.filter((n) => !/(?:^|\/)\./.test(n)),
        (g, n) => {
          const theirs = picomatch(g, { dot: true })(n);
          assert.equal(matcherOf([g])(n), theirs, `${g} ${n}`);
        },
      ),
      { numRuns: 2000 },
    );
  });
  const PLACES: [written: string, matched: string[], others: string[]][] = [
    ['草稿', ['草稿/a.md', 'x/草稿/b/a.md', '草稿'], ['草稿一/a.md', 'a草稿/a.md']],
    ['草稿/', ['草稿/a.md', '草稿/b/a.md'], ['x/草稿/a.md', '草稿一/a.md']],
    ['/草稿/', ['草稿/a.md'], ['x/草稿/a.md', '草稿.md']],
    ['/草稿', ['草稿/a.md'], ['x/草稿/a.md']],
    ['./草稿/', ['草稿/a.md'], ['x/草稿/a.md']],
    ['草稿\\*', ['草稿/a.md', '草稿/b/a.md'], ['草稿一/a.md']],
    ['草稿\\二稿\\', ['草稿/二稿/a.md'], ['草稿/a.md']],
    ['草稿(1)/', ['草稿(1)/a.md'], ['草稿1/a.md', '草稿/a.md']],
    ['草稿(1)', ['x/草稿(1)/a.md'], ['草稿1/a.md']],
    ['第(一)稿*.md', ['x/第(一)稿改.md'], ['第一稿.md']],
    ['*.bak.md', ['a.bak.md', 'x/a.bak.md'], ['a.md']],
    ['讲话/**', ['讲话/a.md'], ['x/讲话/a.md']],
    ['/', ['a.md', 'x/a.md'], []],
  ];
  for (const [written, matched, others] of PLACES) {
    it(`in settings, ${written}`, () => {
      const matches = matcherOf(placeGlobs(written));
      for (const name of matched) assert.equal(matches(name), true, name);
      for (const name of others) assert.equal(matches(name), false, name);
    });
  }
  it('in settings take out with ! as well', () => {
    const matches = matcherOf(['草稿/', '!草稿/定稿.md'].flatMap(placeGlobs));
    assert.deepEqual(['草稿/a.md', '草稿/定稿.md', 'a.md'].map(matches), [true, false, false]);
  });
  it('of a name as it is match it alone', () => {
    for (const name of ['[2024]1号.md', 'a{b,c}.md', '第*稿?.md', '!要件.md', '草稿(1)/办法[试行].txt']) {
      const matches = matcherOf(placeGlobs(literal(name)));
      assert.equal(matches(name), true, name);
      assert.equal(matches(name.replace(/[[\]{}*?!]/g, 'x')), false, name);
    }
  });
  it('have a folder to begin the search at', () => {
    assert.deepEqual(['a/b/*.md', '*.md', '/x/**', 'a/{b,c}/d'].map(baseOf), ['a/b', '', '/x', 'a']);
    assert.deepEqual(['a*', 'a?', 'a{b}', '[a]', 'a(b)', 'a[', 'a]'].map(isGlob), [
      ...Array<boolean>(4).fill(true),
      ...Array<boolean>(3).fill(false),
    ]);
  });
  it('take no more than length times length, whatever they are made of', () => {
    const name = 'a'.repeat(2000);
    const globs = [
      '*a'.repeat(30) + 'x',
      '(a+)+x',
      '{a,aa}'.repeat(200) + 'x',
      '**/'.repeat(300) + 'x',
      '[a*]*'.repeat(99),
    ];
    // A matcher that goes back would not come to an end.
    for (const glob of globs) assert.equal(matcherOf([glob])(name), glob.startsWith('[a*]'), glob);
  });
});
