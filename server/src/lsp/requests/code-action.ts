/** `textDocument/codeAction`: the actions at a place. */
import type { CodeAction } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import { additionOf } from '../../core/features/add-phrase';
import { fixesAt } from '../../core/features/fixes';
import { FIX_ALL, fixAllAction, fixRuleActions, ruleActions } from '../actions';
import { toAddition, toCodeActions, toSpot } from '../convert';
import type { Read } from '../documents';
import type { Session } from '../session';
import type { Request } from './request';

/** A selection between these lengths, in UTF-16 units, may be a phrase for the workspace's lexicon. */
const SHORTEST_PHRASE = 2;
const LONGEST_PHRASE = 80;

export const codeAction: Request = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } }),
  serve(session) {
    const { host, open, pages } = session;
    session.connection.onCodeAction(
      session.ofDraft('codeAction', null, async (read, { range, context }) => {
        const wants = (kind: string): boolean => context.only?.some((only) => isWithin(kind, only)) ?? true;
        const analyze = open.analyzerOf(read);
        // An editor asks for this kind by name when it saves; it does not belong into the menu of quick fixes.
        const ofAll = context.only && wants(FIX_ALL) ? fixAllAction(read, analyze) : [];
        if (!wants(CodeActionKind.QuickFix)) return ofAll;
        const spot = toSpot(read.document, range);
        const offered = fixesAt(read.analysis, spot);
        const roots = await session.roots();
        const { manualOf } = pages;
        const { creates } = session;
        const commands = session.options.commands === true;
        return [
          ...ofAll,
          ...toCodeActions(read, offered, manualOf),
          ...fixRuleActions(read, offered, analyze),
          ...ruleActions(read, spot, { host, manualOf, roots, creates, commands }),
          ...addPhrase(session, read, spot),
        ];
      }),
    );
  },
};

/** Puts the selected words into the workspace's lexicon. */
function addPhrase(
  { client, host, creates }: Session,
  { document }: Read,
  spot: ReturnType<typeof toSpot>,
): CodeAction[] {
  const { start, end } = spot;
  const isPhrase = end - start >= SHORTEST_PHRASE && end - start <= LONGEST_PHRASE;
  if (!isPhrase || !client.workspace?.workspaceEdit?.documentChanges) return [];
  const file = host.lexiconFile?.(document.uri);
  if (!file || (file.text === null && !creates)) return [];
  const selected = document.getText().slice(start, end);
  const addition = additionOf(selected, file.text);
  return addition ? [toAddition(selected.trim(), file, addition)] : [];
}

/** Whether a client that asks for `wanted` also wants `kind`. Kinds are dotted; a wider one includes the narrower. */
const isWithin = (kind: string, wanted: string): boolean => `${kind}.`.startsWith(wanted && `${wanted}.`);
