/** `textDocument/hover`: the card of a figure, a slogan or a speaker. */
import { hoverAt } from '../../core/features/hover';
import { toHover } from '../convert';
import type { Request } from './request';

export const hover: Request = {
  capabilities: () => ({ hoverProvider: true }),
  serve(session) {
    session.connection.onHover(
      session.ofDraft('hover', null, ({ document, analysis }, { position }) =>
        toHover(document, hoverAt(analysis, document.offsetAt(position))),
      ),
    );
  },
};
