/** `textDocument/hover`: the card of a figure, a slogan or a speaker, with what the ledger says of the figure. */
import { ledgerCard } from '../../core/desk/ledger-offers';
import { hoverAt } from '../../core/features/hover';
import { toHover } from '../convert';
import type { Request } from './request';

export const hover: Request = {
  capabilities: () => ({ hoverProvider: true }),
  serve(session) {
    session.connection.onHover(
      session.ofDraft('hover', null, ({ document, analysis }, { position }) => {
        const offset = document.offsetAt(position);
        const beside = session.desk.at(document.uri);
        const card = beside && ledgerCard(beside, offset);
        return toHover(document, hoverAt(analysis, offset, card ? [card] : []));
      }),
    );
  },
};
