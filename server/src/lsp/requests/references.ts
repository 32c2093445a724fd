/**
 * `textDocument/references`: all places of a slogan or a name, and the figures that are calculated from one another.
 */
import { referencesAt } from '../../core/features/places';
import { toLocations } from '../convert';
import type { Request } from './request';

export const references: Request = {
  capabilities: () => ({ referencesProvider: true }),
  serve(session) {
    session.connection.onReferences(
      session.ofDraft('references', null, ({ document, analysis }, { position, context }) => {
        const sites = referencesAt(analysis, document.offsetAt(position), context.includeDeclaration);
        return sites && toLocations(document, sites);
      }),
    );
  },
};
