/** `textDocument/definition`: from a figure to its operands, from a slogan or a name to its first place. */
import { definitionsAt } from '../../core/features/places';
import { toLocations } from '../convert';
import type { Request } from './request';

export const definition: Request = {
  capabilities: () => ({ definitionProvider: true }),
  serve(session) {
    session.connection.onDefinition(
      session.ofDraft('definition', null, ({ document, analysis }, { position }) => {
        const found = toLocations(document, definitionsAt(analysis, document.offsetAt(position)));
        return found.length > 1 ? found : (found[0] ?? null);
      }),
    );
  },
};
