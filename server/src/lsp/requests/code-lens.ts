/** `textDocument/codeLens`: over each heading the contents of its section. */
import { lensesOf } from '../../core/features/lenses';
import { toLenses } from '../convert';
import type { Request } from './request';

export const codeLens: Request = {
  capabilities: () => ({ codeLensProvider: {} }),
  serve(session) {
    session.connection.onCodeLens(
      session.ofDraft('codeLens', null, async ({ document, analysis }) => {
        const { codeLens: isWanted } = await session.open.settings(document.uri);
        return isWanted ? toLenses(document, lensesOf(analysis), session.options.commands === true) : null;
      }),
    );
  },
};
