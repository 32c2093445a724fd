/** What the extension gives an editor that starts MCP servers, which the host of the other tests does not yet. */
import assert from 'node:assert/strict';
import Module from 'node:module';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { TOOL_NAMES } from '../../../server/src/core/tools/table';
import { folderOf } from '../wenheng';

const ROOT = join(__dirname, '../../..');

class Definition {
  constructor(
    readonly label: string,
    readonly command: string,
    readonly args: string[],
    readonly env: Record<string, string>,
    readonly version: string,
  ) {}
}
interface Provider {
  provideMcpServerDefinitions(): Definition[];
}

/** As much of an editor as the registration of agents asks for; `lm` is what its version has. */
function editor(folders: readonly string[], lm: object | undefined, newer: object): object {
  return {
    ...newer,
    lm,
    l10n: { t: (text: string, name: string) => text.replace('{0}', name) },
    EventEmitter: class {
      readonly event = (): object => ({ dispose: () => {} });
      fire(): void {}
      dispose(): void {}
    },
    workspace: {
      workspaceFolders: folders.map((fsPath) => ({ uri: { scheme: 'file', fsPath }, name: '文稿' })),
      onDidChangeWorkspaceFolders: () => ({ dispose: () => {} }),
      getConfiguration: () => ({ inspect: () => undefined, get: () => undefined }),
    },
  };
}

/** Loads the source with that editor in the place of `vscode`. */
function register(vscode: object): readonly object[] {
  const loader = Module as unknown as { _load(name: string, ...rest: unknown[]): unknown };
  const load = loader._load;
  const source = require.resolve('../../../client/src/agents');
  const cached = Object.keys(require.cache).filter((file) => file.startsWith(join(ROOT, 'client/src')));
  for (const file of cached) delete require.cache[file];
  loader._load = function (name, ...rest) {
    return name === 'vscode' ? vscode : load.call(this, name, ...rest);
  };
  const subscriptions: object[] = [];
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { registerAgents } = require(source) as { registerAgents(context: object, server: object): void };
    const context = {
      subscriptions,
      asAbsolutePath: (path: string) => join(ROOT, path),
      extension: {
        packageJSON: { version: '1.2.3', contributes: { languageModelTools: [], configuration: [] } },
      },
    };
    registerAgents(context, { outputChannel: { appendLine: () => {} } });
  } finally {
    loader._load = load;
  }
  return subscriptions;
}

describe('the MCP server of the extension', function () {
  this.timeout(60_000);

  it('is one a folder, with the folder as its root, and answers', async () => {
    const folder = folderOf({ '报告.md': '# 报告\n\n全县共排查问题135个，已整改111个，整改完成率达92%。\n' });
    const providers: Record<string, Provider> = {};
    const lm = {
      registerMcpServerDefinitionProvider: (id: string, provider: Provider) => {
        providers[id] = provider;
        return { dispose: () => {} };
      },
    };
    register(editor([folder], lm, { McpStdioServerDefinition: Definition }));
    const [definition, ...others] = providers['wenheng.mcp']!.provideMcpServerDefinitions();
    assert.deepEqual(others, []);
    const { label, command, args, env, version } = definition!;
    assert.deepEqual([label, version, env['ELECTRON_RUN_AS_NODE']], ['Wenheng: 文稿', '1.2.3', '1']);
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StdioClientTransport({ command, args, env, cwd: '/' }));
    try {
      const { tools } = await client.listTools();
      assert.deepEqual(
        tools.map(({ name }) => name),
        TOOL_NAMES,
      );
      const result = await client.callTool({ name: 'check_text', arguments: { path: '报告.md' } });
      assert.match(JSON.stringify(result.content), /arithmetic\/rate/);
    } finally {
      await client.close();
    }
  });

  it('is left out where the editor refuses the call, and nothing else is', () => {
    const refuse = (): never => {
      throw new Error('CANNOT use API proposal');
    };
    const newer = { McpStdioServerDefinition: Definition };
    assert.doesNotThrow(() => register(editor([], { registerMcpServerDefinitionProvider: refuse }, newer)));
  });

  it('is not spoken of to an editor that has none, nor are tools', () => {
    assert.deepEqual(register(editor([], undefined, {})), []);
    assert.deepEqual(register(editor([], {}, {})), []);
    assert.deepEqual(register(editor([], { registerTool: assert.fail }, {})), []);
  });
});
