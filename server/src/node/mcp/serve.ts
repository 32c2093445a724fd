/** `wenheng mcp`: the tools and the pages of the rules for agents, over standard input and output. */
import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { ruleById, RULES } from '../../core/rules/index';
import type { ToolHost } from '../../core/tools/answer';
import { answerTool } from '../../core/tools/answer';
import { isToolProblem } from '../../core/tools/schema';
import { TOOLS } from '../../core/tools/table';
import { readOptions } from '../cli/options';
import { manualPage, version } from '../engine/data';
import { UsageError } from '../terminal/usage';
import { NamedDrafts } from './drafts';

/** The largest message, in bytes; no text for a tool is longer. */
const LARGEST_MESSAGE = 4 << 20;
const RULE_PAGE = 'wenheng://rules/';

/** Resolves when the client has gone. Throws {@link UsageError}. */
export async function serve(args: readonly string[]): Promise<0> {
  const { values, positionals } = readOptions(args, { root: { type: 'string' } });
  if (positionals.length) throw new UsageError(`wenheng mcp 不带路径；文稿所在的目录用 --root 指明`);
  const root = resolve(values.root ?? '.');
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`${root} 不是目录`);
  const drafts = new NamedDrafts(realpathSync(root));
  const server = serverOf({ read: (source) => drafts.read(source), page: manualPage });
  const transport = new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: LARGEST_MESSAGE });
  const gone = new Promise<void>((done) => {
    server.server.onclose = done;
    process.stdin.once('end', done);
  });
  server.server.onerror = (error) => console.error(`wenheng mcp：${error.message}`);
  await server.connect(transport);
  await gone;
  return 0;
}

/** The server, without a transport yet. */
function serverOf(host: ToolHost): McpServer {
  const mcp = new McpServer(
    { name: 'wenheng', title: '文衡 Wenheng', version: version() },
    { capabilities: { tools: {}, resources: {} }, instructions: INSTRUCTIONS },
  );
  const { server } = mcp;
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: Object.entries(TOOLS).map(([name, { zh, en, description, input }]) => ({
      name,
      title: `${zh} ${en}`,
      description,
      // The library's type requires a mutable value.
      inputSchema: input,
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }): Promise<CallToolResult> => {
    try {
      const answer = await answerTool(params.name, params.arguments, host);
      return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: { ...answer } };
    } catch (error) {
      if (!isToolProblem(error)) throw error;
      return { content: [{ type: 'text', text: error.message }], isError: true };
    }
  });
  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: RULES.map(({ id, zh }) => ({ uri: RULE_PAGE + id, name: id, title: zh, mimeType: 'text/markdown' })),
  }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [
      { uriTemplate: `${RULE_PAGE}{group}/{name}`, name: 'rule', title: '规则的手册页', mimeType: 'text/markdown' },
    ],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params: { uri } }) => {
    const id = uri.startsWith(RULE_PAGE) ? uri.slice(RULE_PAGE.length) : '';
    const page = ruleById.has(id) ? host.page(id) : null;
    if (page === null) throw new McpError(ErrorCode.InvalidParams, `没有资源 ${uri}（resources/list 列出全部）`);
    return { contents: [{ uri, mimeType: 'text/markdown', text: page }] };
  });
  return mcp;
}

const INSTRUCTIONS =
  'Wenheng checks Chinese official texts offline and changes nothing. After drafting or revising such a text call check_text; mend what it proves (errors and warnings), and tell the user of what you leave. Take numbers out of a text with read_figures. After a revision call compare_versions.';
