/** The commands to which code actions and lenses of the server lead. */
import type { ExtensionContext } from 'vscode';
import { commands, l10n, Location, Range, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ConfigAnswer, LetStandParams, PeekParams, Place } from '../../server/src/protocol';
import { CLIENT_COMMANDS, CONFIG_REQUEST, LET_STAND_REQUEST } from '../../server/src/protocol';

type WireEdit = Parameters<BaseLanguageClient['protocol2CodeConverter']['asWorkspaceEdit']>[0];

/** Registers these commands. */
export function registerRuleCommands(context: ExtensionContext, server: BaseLanguageClient): void {
  /** Asks why a finding may stand. The answer may be empty, and no name is added to it. */
  const letStand = async (asked: Omit<LetStandParams, 'reason'>, given?: string): Promise<void> => {
    const title = l10n.t('Let {0} stand here', asked.rule);
    const placeHolder = l10n.t('Reason (may be left empty)');
    const reason = given ?? (await window.showInputBox({ title, placeHolder, ignoreFocusOut: true }));
    if (reason === undefined) return;
    const answer = await server.sendRequest<WireEdit>(LET_STAND_REQUEST, { ...asked, reason });
    const edit = await server.protocol2CodeConverter.asWorkspaceEdit(answer);
    // The edit is made as a refactoring, so that a changed project file is saved and takes effect at once.
    if (edit) await workspace.applyEdit(edit, { isRefactoring: true });
  };
  const openConfig = async (uri: string): Promise<void> => {
    const found = await server.sendRequest<ConfigAnswer | null>(CONFIG_REQUEST, { uri });
    if (!found) return;
    const file = Uri.parse(found.uri);
    const shown = found.exists ? file : file.with({ scheme: 'untitled' });
    const editor = await window.showTextDocument(await workspace.openTextDocument(shown));
    if (!found.exists && !editor.document.getText()) {
      await editor.edit((edit) => edit.insert(editor.document.positionAt(0), '{\n  "rules": {}\n}\n'));
    }
  };
  const peek = ({ uri, at, places }: PeekParams): Thenable<unknown> => {
    const file = Uri.parse(uri);
    const locations = places.map((place) => new Location(file, rangeOf(place)));
    return commands.executeCommand('editor.action.peekLocations', file, rangeOf(at).start, locations, 'peek');
  };
  context.subscriptions.push(
    commands.registerCommand(CLIENT_COMMANDS.letStand, letStand),
    commands.registerCommand(CLIENT_COMMANDS.openConfig, openConfig),
    commands.registerCommand(CLIENT_COMMANDS.peek, peek),
  );
}

const rangeOf = ({ start, end }: Place): Range => new Range(start.line, start.character, end.line, end.character);
