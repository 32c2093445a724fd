/** `textDocument/documentSymbol`: the outline, and who speaks. */
import { counter } from '../../core/features/lenses';
import { speakersOf } from '../../core/features/speakers';
import { outlineOf, withoutMarked } from '../../core/features/symbols';
import { SOURCE, toSpeakerSymbols, toSymbols } from '../convert';
import type { Request } from './request';

export const documentSymbol: Request = {
  capabilities: () => ({ documentSymbolProvider: { label: SOURCE } }),
  serve(session) {
    session.connection.onDocumentSymbol(
      session.ofDraft('documentSymbol', null, ({ document, analysis }) => {
        const outline = outlineOf(analysis);
        const isOutlined = session.options.markdownOutline && analysis.format === 'markdown';
        const own = isOutlined ? withoutMarked(outline, analysis.text) : outline;
        return [
          ...toSymbols(document, own, counter(analysis, false)),
          ...toSpeakerSymbols(document, speakersOf(analysis), analysis.text),
        ];
      }),
    );
  },
};
