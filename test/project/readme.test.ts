/** What the README shows is what the commands print. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECK_FORMATS } from '../../server/src/node/formats/check';
import { FACTS_FORMATS } from '../../server/src/node/formats/facts';
import { SETTINGS } from '../../server/src/core/settings';
import { wenheng } from '../node/wenheng';

for (const name of ['README.md', 'README.en.md']) {
  describe(name, () => {
    const text = readFileSync(join(__dirname, '../..', name), 'utf8');
    const sessions = [...text.matchAll(/```console\n([^]*?)```/g)].flatMap(([, session]) =>
      session!.split(/^\$ /m).slice(1),
    );

    it('shows a session', () => assert.ok(sessions.length > 0));
    for (const session of sessions) {
      const [command, ...shown] = session.trimEnd().split('\n');
      it(command!, async () => {
        const [program, ...args] = command!.split(' ');
        assert.equal(program, 'wenheng');
        const lines = (await wenheng(args)).stdout.trimEnd().split('\n');
        for (const line of shown) assert.ok(lines.includes(line), `not printed: ${line}\n${lines.join('\n')}`);
      });
    }
    it('names every format', () => {
      for (const format of [...Object.keys(CHECK_FORMATS), ...Object.keys(FACTS_FORMATS)]) {
        assert.ok(text.includes(`\`${format}\``), format);
      }
    });
    it('names no setting that is not one', () => {
      const example = /```jsonc\n([^]*?)```/.exec(text)?.[1] ?? '';
      const keys = [...example.matchAll(/^ {2}"(\w+)":/gm)].map(([, key]) => key!);
      const known = [...Object.keys(SETTINGS), 'overrides', 'ignore'];
      assert.deepEqual(
        keys.filter((key) => !known.includes(key)),
        [],
      );
    });
  });
}
