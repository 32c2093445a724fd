/** What the language server gets from Node. */
import { DEFAULT_SETTINGS, NO_SEGMENTER } from '../core/index';
import type { ServerHost } from '../lsp/host';

export function nodeHost(): ServerHost {
  return {
    settingsFor: (_uri, editor) => ({ ...DEFAULT_SETTINGS, ...(editor as object | null) }),
    forgetProjectFiles: () => {},
    segmenter: NO_SEGMENTER,
    segmenterState: () => 'missing',
    onSegmenterReady: () => {},
    manualOf: () => undefined,
    version: '0.1.0',
  };
}
