/** `textDocument/completion`: set phrases, what the draft itself and the ledger have, and snippets. */
import { ledgerOffersAt } from '../../core/desk/ledger-offers';
import { completionsAt } from '../../core/features/completion';
import { draftOffersAt } from '../../core/features/draft-completion';
import { snippetsAt } from '../../core/features/snippets';
import { toCompletions } from '../convert';
import { formatOf } from '../documents';
import type { Request } from './request';

/** Characters up to which a draft is read for what may be completed from it. */
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
        // The draft may have changed while it was read.
        if (read && read.document.getText() === text) {
          const known = new Set(offers.map(({ label }) => label.replace(/[“”]/g, '')));
          offers.push(...draftOffersAt(read.analysis, offset).filter(({ label }) => !known.has(label)));
        }
        const ledger = enable ? (session.host.ledgerFor?.(document.uri) ?? null) : null;
        if (ledger) offers.push(...ledgerOffersAt(ledger, text, offset));
        if (enable && session.client.textDocument?.completion?.completionItem?.snippetSupport) {
          offers.push(...snippetsAt(text, offset, formatOf(document.languageId), session.options.snippets));
        }
        // What fits changes with each character: the editor asks again.
        return { isIncomplete: true, items: toCompletions(document, offers) };
      }),
    );
  },
};
