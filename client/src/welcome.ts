/** The first steps, shown by themselves once. */
import type { ExtensionContext } from 'vscode';
import { commands, ExtensionMode, window } from 'vscode';

const SHOWN = 'wenheng.welcomed';

export const openWalkthrough = (context: ExtensionContext, toSide = false): Thenable<unknown> =>
  commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`, toSide);

/** With the first draft after installing: beside it, with the caret left in the draft. */
export async function welcome(context: ExtensionContext): Promise<void> {
  if (context.extensionMode !== ExtensionMode.Production || context.globalState.get(SHOWN)) return;
  await context.globalState.update(SHOWN, true);
  const draft = window.activeTextEditor;
  await openWalkthrough(context, draft !== undefined);
  if (draft) await window.showTextDocument(draft.document, draft.viewColumn);
}
