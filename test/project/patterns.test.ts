/**
 * Holds that no pattern of the core takes more than linear time. ESLint sees the literals; this sees every pattern that
 * is built while the modules load.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { analyse } from 'scslre';

const LOADER = join(__dirname, 'built-patterns.ts');

describe('patterns that are built', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', LOADER], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const built = (): { source: string; flags: string }[] => JSON.parse(stdout) as { source: string; flags: string }[];

  it('are seen', () => {
    assert.equal(stderr.replace(/^npm warn.*\n/gm, ''), '');
    assert.ok(built().length > 3000, `${built().length} patterns`);
    assert.ok(
      built().some(({ flags }) => flags.includes('y')),
      'those of the rule tables among them',
    );
  });

  it('take linear time', () => {
    const slow = built().flatMap((pattern) => attacks(pattern).map((a) => `/${pattern.source}/${pattern.flags}: ${a}`));
    assert.deepEqual(slow, []);
  });
});

describe('the check of patterns', () => {
  const attacked = (pattern: RegExp): boolean => attacks(pattern).length > 0;

  it('finds what is slow', () => {
    const [plus, star] = ['+', '*'];
    assert.ok(attacked(new RegExp(`(?:常常|常)${star}说`)), 'one text in many ways');
    assert.ok(attacked(new RegExp(`^ ${plus} ${plus}$`)), 'two that share characters');
    assert.ok(attacked(new RegExp(`[，、]${plus}$`)), 'one tried at every place');
  });

  it('lets pass what is not', () => {
    assert.ok(!attacked(/(?<![，、])[，、]+$/));
    assert.ok(!attacked(/[，、]{1,9}$/));
    assert.ok(!attacked(/(?:常|说)+/y));
  });
});

/** Attack strings of a pattern, where some rejecting suffix may follow. */
function attacks({ source, flags }: { source: string; flags: string }): string[] {
  const { reports } = analyse({ source, flags }, { assumeRejectingSuffix: true });
  return reports.map(({ type, exponential, character }) => {
    const time = exponential ? 'exponential' : 'at least quadratic';
    return `${type}, ${time} on ${JSON.stringify(character.pick.repeat(20))}…`;
  });
}
