/** The facts of a draft, in the form of `wenheng facts`. */
import type { TextDocumentIdentifier } from 'vscode-languageserver';
import { factsOf } from '../../core/features/facts';
import { FACTS_REQUEST } from '../../protocol';
import type { Request } from './request';

export const facts: Request = {
  serve(session) {
    session.connection.onRequest(
      FACTS_REQUEST,
      session.ofDraft('facts', null, ({ analysis }, { textDocument }: { textDocument: TextDocumentIdentifier }) =>
        factsOf(textDocument.uri, analysis),
      ),
    );
  },
};
