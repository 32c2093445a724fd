/** The first steps, shown by themselves once. */
import type { ExtensionContext } from 'vscode';
import { commands, ExtensionMode, window } from 'vscode';

const SHOWN = 'wenheng.welcomed';

export const openWalkthrough = (context: ExtensionContext, inactive = false): Thenable<unknown> =>
  commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`, { inactive });

/** With the first draft after installing: in a tab behind the draft, which stays in front. */
export async function welcome(context: ExtensionContext): Promise<void> {
  if (context.extensionMode !== ExtensionMode.Production || context.globalState.get(SHOWN)) return;
  await context.globalState.update(SHOWN, true);
  await openWalkthrough(context, window.activeTextEditor !== undefined);
}
