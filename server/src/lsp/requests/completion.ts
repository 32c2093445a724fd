/** `textDocument/completion`: set phrases, words from the draft itself and the ledger, and snippets. */
import { ledgerOffersAt } from '../../core/desk/ledger-offers';
import { completionsAt } from '../../core/features/completion';
import { draftOffersAt } from '../../core/features/draft-completion';
import { snippetsAt } from '../../core/features/snippets';
import { toCompletions } from '../convert';
import { formatOf } from '../documents';
import type { Request } from './request';

/** In longer drafts, in UTF-16 units, words of the draft itself are not completed. */
const LARGEST_READ = 200_000;

export const completion: Request = {
  capabilities: () => ({ completionProvider: { triggerCharacters: ['“', '‘', '「', '《', '（'] } }),
  serve(session) {
    const { documents, open } = session;
    session.connection.onCompletion(
      session.guarded('completion', null, async ({ textDocument, position }, token) => {
        const document = documents.get(textDocument.uri);
        if (!document) return null;
        const { enable } = await open.settings(document.uri);
        const offset = document.offsetAt(position);
        const text = document.getText();
        const offers = enable ? completionsAt(text, offset, session.lexiconOf(document.uri)) : [];
        const read = enable && text.length < LARGEST_READ ? await open.read(textDocument.uri, token) : null;
        // The draft may have changed meanwhile.
        if (read && read.document.getText() === text) {
          const known = new Set(offers.map(({ label }) => label.replace(/[“”]/g, '')));
          offers.push(...draftOffersAt(read.analysis, offset).filter(({ label }) => !known.has(label)));
        }
        const ledger = enable ? (session.host.ledgerFor?.(document.uri) ?? null) : null;
        if (ledger) offers.push(...ledgerOffersAt(ledger, text, offset));
        if (enable && session.client.textDocument?.completion?.completionItem?.snippetSupport) {
          offers.push(...snippetsAt(text, offset, formatOf(document.languageId), session.options.snippets));
        }
        // The offers change with each character, so that the editor has to ask again.
        return { isIncomplete: true, items: toCompletions(document, offers) };
      }),
    );
  },
};
