/** `textDocument/documentHighlight`: the uses of a slogan. */
import { usesAt } from '../../core/features/slogans';
import { toRange } from '../convert';
import type { Request } from './request';

export const documentHighlight: Request = {
  capabilities: () => ({ documentHighlightProvider: true }),
  serve(session) {
    session.connection.onDocumentHighlight(
      session.ofDraft('documentHighlight', null, ({ document, analysis }, { position }) => {
        const uses = usesAt(analysis, document.offsetAt(position));
        return uses && uses.map(({ at }) => ({ range: toRange(document, at) }));
      }),
    );
  },
};
