import assert from 'node:assert/strict';
import { Client } from './harness';

const URI = 'file:///draft.txt';
const TEXT = '2018年，全区实现技工贸总收入2570亿元，增长8.3%。\r\n今年以来，各项工作进展顺利。\r\n';

describe('language server', () => {
  let client: Client;
  afterEach(() => client.stop());

  it('announces what it answers', async () => {
    client = await Client.start();
    const { capabilities } = client.initialized;
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.ok(capabilities.hoverProvider && capabilities.diagnosticProvider && capabilities.semanticTokensProvider);
  });

  it('answers a pull, and says unchanged as long as nothing changes', async () => {
    client = await Client.start();
    await client.open(URI, TEXT);
    const first = await client.pull(URI);
    assert.equal(first.kind, 'full');
    assert.ok(first.resultId);
    assert.deepEqual(await client.pull(URI, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    await client.change(URI, { text: TEXT + '完。' });
    assert.equal((await client.pull(URI, first.resultId)).kind, 'full');
  });

  it('pushes to a client that does not pull', async () => {
    client = await Client.start({ capabilities: {} });
    await client.open(URI, TEXT);
    await client.until(() => client.published.length > 0);
    assert.equal(client.published[0]!.uri, URI);
    assert.equal(client.published[0]!.version, 1);
  });
});
