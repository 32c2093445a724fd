/** `workspace/symbol`: headings, indicators and names of all drafts, open or not. */
import { matches } from '../../core/features/workspace-symbols';
import type { PlacedSymbol } from '../closed-drafts';
import { placedSymbols } from '../closed-drafts';
import { toWorkspaceSymbol } from '../convert';
import type { Request } from './request';

/** The number of results that are sent, at most. */
const LARGEST_ANSWER = 2000;

export const workspaceSymbol: Request = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  serve(session) {
    const { documents, open, closed } = session;
    session.connection.onWorkspaceSymbol(
      session.guarded('workspaceSymbol', null, async ({ query }, token) => {
        const found: PlacedSymbol[] = [];
        for (const { uri } of documents.all()) {
          const read = await open.read(uri, token);
          if (read) found.push(...placedSymbols(read.document, read.analysis));
        }
        found.push(...(await closed.symbols(await session.roots(), token)));
        return found
          .filter((symbol) => matches(symbol, query))
          .slice(0, LARGEST_ANSWER)
          .map(toWorkspaceSymbol);
      }),
    );
  },
};
