/** Holds how often the compiler is told instead of asked (`x!`): the numbers here only fall. */
import assert from 'node:assert/strict';
import { asserted, perThousand } from '../../scripts/non-null';

/** To a thousand lines of the server and the client. `npx tsx scripts/non-null.ts --files` tells where they are. */
const MOST = 7;
/** Rooms that have none keep none. */
const FREE = ['server/src/core/text/', 'server/src/core/num/'];

describe('non-null assertions', () => {
  const files = asserted();

  it(`are at most ${MOST} to a thousand lines`, () => {
    assert.ok(files.length > 300);
    const rate = perThousand(files);
    assert.ok(rate <= MOST, `${rate.toFixed(2)} to a thousand lines; see scripts/non-null.ts --files`);
  });
  it('stand in no room that has been rid of them', () => {
    const left = files.filter(
      ({ file, expressions }) => expressions.length && FREE.some((room) => file.startsWith(room)),
    );
    assert.deepEqual(
      left.map(({ file, expressions }) => `${file}: ${expressions.join(', ')}`),
      [],
    );
  });
});
