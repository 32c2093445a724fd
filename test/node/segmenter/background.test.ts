import assert from 'node:assert/strict';
import { join } from 'node:path';
import { backgroundSegmenter } from '../../../server/src/node/segmenter/background';
import { folderOf } from '../wenheng';

/** A worker that answers as the given script says; `ask` stands for the sentences asked. */
function worker(answer: string): string {
  const script = `require('node:worker_threads').parentPort.on('message', (ask) => { ${answer} });
    const post = (m) => require('node:worker_threads').parentPort.postMessage(m);`;
  return join(folderOf({ 'worker.js': script }), 'worker.js');
}

describe('segmenter in a thread', () => {
  it('answers null first, then what the thread said', async () => {
    const file = worker("post(ask.map((s) => [s, [{ word: s, tag: 'n' }]]))");
    const segmenter = await new Promise<ReturnType<typeof backgroundSegmenter>>((resolve) => {
      const made = backgroundSegmenter({ onReady: () => resolve(made), onMissing: assert.fail }, file);
      assert.equal(made.state(), 'ready');
      assert.equal(made.tag('县政府'), null);
      assert.equal(made.tag('县政府'), null);
      assert.equal(made.tag('县委'), null);
      assert.equal(made.state(), 'loading');
    });
    assert.deepEqual(segmenter.tag('县政府'), [{ word: '县政府', tag: 'n' }]);
    assert.deepEqual(segmenter.tag('县委'), [{ word: '县委', tag: 'n' }]);
    assert.equal(segmenter.state(), 'ready');
    segmenter.dispose();
  });

  const missing: [name: string, file: () => string][] = [
    ['the binary is missing', () => worker('post(null)')],
    ['the thread fails', () => worker("throw new Error('no')")],
    ['there is no such thread', () => '/nowhere/worker.js'],
  ];
  for (const [name, file] of missing) {
    it(`says once that it is missing where ${name}, and answers nothing from then on`, async () => {
      let told = 0;
      const segmenter = await new Promise<ReturnType<typeof backgroundSegmenter>>((resolve) => {
        const made = backgroundSegmenter({ onReady: () => resolve(made), onMissing: () => told++ }, file());
        assert.equal(made.tag('县政府'), null);
      });
      assert.deepEqual(segmenter.tag('县政府'), []);
      assert.deepEqual(segmenter.tag('县委'), []);
      assert.equal(segmenter.state(), 'missing');
      assert.equal(told, 1);
      segmenter.dispose();
    });
  }
});
