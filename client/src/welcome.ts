/** The first steps, which are shown once. */
import type { ExtensionContext } from 'vscode';
import { commands, ExtensionMode, window } from 'vscode';

const SHOWN = 'wenheng.welcomed';

/** Opens the walkthrough, with `inactive` in a tab that does not take the focus. */
export const openWalkthrough = (context: ExtensionContext, inactive = false): Thenable<unknown> =>
  commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`, { inactive });

/** Opens the walkthrough with the first draft after installation, in a tab behind the draft. */
export async function welcome(context: ExtensionContext): Promise<void> {
  if (context.extensionMode !== ExtensionMode.Production || context.globalState.get(SHOWN)) return;
  await context.globalState.update(SHOWN, true);
  await openWalkthrough(context, window.activeTextEditor !== undefined);
}
