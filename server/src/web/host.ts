/** What the language server gets in a browser: the settings of the editor, and no segmenter. */
import { editorSettings, mergeSettings } from '../core/config';
import { NO_SEGMENTER } from '../core/segmenter';
import type { Settings } from '../core/settings';
import { DEFAULT_SETTINGS } from '../core/settings';
import type { ServerHost } from '../lsp/host';

/** The host in a browser. */
export function webHost(): ServerHost {
  return {
    settingsFor: (_uri, editor): Settings => mergeSettings(DEFAULT_SETTINGS, editorSettings(editor)),
    forgetProjectFiles: () => {},
    segmenter: NO_SEGMENTER,
    segmenterState: () => 'missing',
    onSegmenterReady: () => {},
    onProblem: () => {},
    manualOf: () => undefined,
    version: VERSION,
  };
}

/** Inserted by the build. */
declare const VERSION: string;
