/** `textDocument/inlayHint`: the working after a figure, the year after a relative date. */
import { inlaysOf } from '../../core/features/inlays';
import { toInlays, toSpot } from '../convert';
import type { Request } from './request';

export const inlayHint: Request = {
  capabilities: () => ({ inlayHintProvider: true }),
  serve(session) {
    session.connection.languages.inlayHint.on(
      session.ofDraft('inlayHint', null, async ({ document, analysis }, { range }) => {
        const { inlayHints } = await session.open.settings(document.uri);
        return inlayHints ? toInlays(document, inlaysOf(analysis, toSpot(document, range))) : null;
      }),
    );
  },
};
