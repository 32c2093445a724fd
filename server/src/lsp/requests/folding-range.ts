/** `textDocument/foldingRange`: sections. */
import { foldsOf } from '../../core/features/folding';
import { toFolds } from '../convert';
import type { Request } from './request';

export const foldingRange: Request = {
  capabilities: () => ({ foldingRangeProvider: true }),
  serve(session) {
    session.connection.onFoldingRanges(
      session.ofDraft('foldingRange', null, ({ document, analysis }) => toFolds(document, foldsOf(analysis))),
    );
  },
};
