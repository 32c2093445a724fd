/** Every figure of a draft with its state and working, for the figure panel. */
import { figureRows } from '../../core/features/review/rows';
import type { FigureList, FiguresParams, SameFigures } from '../../protocol';
import { FIGURES_REQUEST } from '../../protocol';
import { toFigureList } from '../convert';
import type { Request } from './request';

export const figures: Request = {
  serve(session) {
    session.connection.onRequest(
      FIGURES_REQUEST,
      session.ofDraft<FiguresParams, FigureList | SameFigures | null>('figures', null, (read, { previousResultId }) =>
        read.id === previousResultId
          ? { unchanged: true, resultId: read.id }
          : toFigureList(read, figureRows(read.analysis)),
      ),
    );
  },
};
