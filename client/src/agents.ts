/** What agents in the editor get: tools that the language server answers, and the same tools as an MCP server. */
import * as vscode from 'vscode';
import { l10n, Uri, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ToolAnswer, ToolCall } from '../../server/src/protocol';
import { TOOL_REQUEST } from '../../server/src/protocol';
import { cliEnv, cliPath } from './cli';
import { MCP_PROVIDER, TOOL_PREFIX } from './contributions';
import { fileOf, textUri } from './word';

/**
 * APIs of newer editors: tools since 1.95, MCP servers since 1.101. The extension is compiled against the types of an
 * older editor in which it must run, so that each API is looked for before it is used.
 */
interface NewerEditor {
  readonly lm?: {
    registerTool?(name: string, tool: LanguageModelTool): vscode.Disposable;
    registerMcpServerDefinitionProvider?(id: string, provider: McpProvider): vscode.Disposable;
  };
  readonly LanguageModelToolResult?: new (parts: readonly object[]) => object;
  readonly LanguageModelTextPart?: new (text: string) => object;
  readonly McpStdioServerDefinition?: new (
    label: string,
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    version: string,
  ) => object;
}
interface LanguageModelTool {
  invoke(options: { readonly input: unknown }, token: vscode.CancellationToken): Promise<object>;
}
interface McpProvider {
  readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
  provideMcpServerDefinitions(): object[];
}
interface Manifest {
  readonly version: string;
  readonly contributes: { readonly languageModelTools: readonly { readonly name: string }[] };
}

/** Offers the tools and the MCP servers, where the editor has the APIs for them. */
export function registerAgents(context: vscode.ExtensionContext, server: LanguageClient): void {
  for (const register of [registerTools, registerMcp]) {
    try {
      register(context, server);
    } catch (error) {
      // An editor in which the API is still a proposal has the function and rejects the call.
      server.outputChannel.appendLine(`agents: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function registerTools(context: vscode.ExtensionContext, server: LanguageClient): void {
  const { lm, LanguageModelToolResult, LanguageModelTextPart } = vscode as NewerEditor;
  if (!lm?.registerTool || !LanguageModelToolResult || !LanguageModelTextPart) return;
  for (const { name } of manifestOf(context).contributes.languageModelTools) {
    const tool: LanguageModelTool = {
      invoke: async ({ input }, token) => {
        const call: ToolCall = { name: name.slice(TOOL_PREFIX.length), input, drafts: await draftsIn(input) };
        const answer = await server.sendRequest<ToolAnswer>(TOOL_REQUEST, call, token);
        // The editor passes the message of an error on to the model.
        if ('problem' in answer) throw new Error(answer.problem);
        return new LanguageModelToolResult([new LanguageModelTextPart(answer.json)]);
      },
    };
    context.subscriptions.push(lm.registerTool(name, tool));
  }
}

/** The documents that the paths in an input name, as they stand in the editor, saved or not. */
async function draftsIn(input: unknown): Promise<ToolCall['drafts']> {
  const drafts: Record<string, ToolCall['drafts'][string]> = {};
  for (const [key, path] of Object.entries(input ?? {})) {
    if (!/path$/i.test(key) || typeof path !== 'string' || !path) continue;
    const document = await documentAt(path);
    if (!document) continue;
    drafts[path] = { uri: document.uri.toString(), languageId: document.languageId, text: document.getText() };
  }
  return drafts;
}

/** A document of the workspace, by its path in a folder or its whole path; null for any other place. */
async function documentAt(path: string): Promise<vscode.TextDocument | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  const isWhole = /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path);
  const places = isWhole
    ? folders.slice(0, 1).map(({ uri }) => (uri.scheme === 'file' ? Uri.file(path) : uri.with({ path })))
    : folders.map(({ uri }) => Uri.joinPath(uri, path));
  for (const place of places.filter((uri) => workspace.getWorkspaceFolder(uri))) {
    try {
      return await workspace.openTextDocument(fileOf(place) ? textUri(place) : place);
    } catch {
      // Another folder may have it; if none has, the server reports it.
    }
  }
  return undefined;
}

/** Each folder on disk has a server of its own, which reads no file outside of it. */
function registerMcp(context: vscode.ExtensionContext): void {
  const { lm, McpStdioServerDefinition } = vscode as NewerEditor;
  if (!lm?.registerMcpServerDefinitionProvider || !McpStdioServerDefinition) return;
  const changed = new vscode.EventEmitter<void>();
  const provider: McpProvider = {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions: () =>
      (workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .map(({ uri, name }) => {
          const args = [cliPath(context), 'mcp', '--root', uri.fsPath];
          const label = l10n.t('Wenheng: {0}', name);
          const { version } = manifestOf(context);
          return new McpStdioServerDefinition(label, process.execPath, args, cliEnv(context, uri), version);
        }),
  };
  context.subscriptions.push(
    changed,
    workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    lm.registerMcpServerDefinitionProvider(MCP_PROVIDER, provider),
  );
}

const manifestOf = ({ extension }: vscode.ExtensionContext): Manifest => extension.packageJSON as Manifest;
