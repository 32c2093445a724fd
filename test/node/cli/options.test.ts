import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { readOptions } from '../../../server/src/node/cli/options';

const OPTIONS = {
  format: { type: 'string', short: 'f' },
  output: { type: 'string', short: 'o' },
  watch: { type: 'boolean', short: 'w' },
  stdin: { type: 'boolean' },
} as const;

describe('options', () => {
  it('are read as Node reads them', () => {
    const words = [
      '-f',
      '-fjson',
      '-f=json',
      '-o',
      '-w',
      '-ww',
      '-wfjson',
      '-wf',
      '--format',
      '--format=json',
      '--format=',
    ];
    const others = ['--watch', '--stdin', '--', '-', '稿.md', 'json', '甲 乙.md', '--output=a=b'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words, ...others), { maxLength: 6 }), (args) => {
        let expected: unknown;
        try {
          expected = parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true });
        } catch {
          assert.throws(() => readOptions(args, OPTIONS));
          return;
        }
        const { values, positionals } = readOptions(args, OPTIONS);
        assert.deepEqual({ values, positionals }, JSON.parse(JSON.stringify(expected)));
      }),
      { numRuns: 2000 },
    );
  });
});
