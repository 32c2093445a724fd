/** What the language server gets from Node: project files, the segmenter in its thread, the version. */
import { fileURLToPath } from 'node:url';
import { editorSettings, mergeSettings } from '../core/config';
import type { Settings } from '../core/index';
import { DEFAULT_SETTINGS } from '../core/index';
import type { ServerHost } from '../lsp/host';
import { ConfigFiles } from './config';
import { version } from './data';
import { backgroundSegmenter, MISSING_SEGMENTER } from './segmenter';

export function nodeHost(): ServerHost {
  const configs = new ConfigFiles();
  const told = new Set<string>();
  const listeners: (() => void)[] = [];
  const tell = (message: string): void => {
    if (!told.has(message)) console.error(message);
    told.add(message);
  };
  const segmenter = backgroundSegmenter({
    onReady: () => listeners.forEach((listener) => listener()),
    onMissing: () => tell(MISSING_SEGMENTER),
  });
  return {
    settingsFor: (uri, editor) => settingsFor(uri, editor, configs, tell),
    forgetProjectFiles: () => {
      configs.forget();
      told.clear();
    },
    segmenter,
    segmenterState: () => segmenter.state(),
    onSegmenterReady: (listener) => {
      listeners.push(listener);
    },
    manualOf: () => undefined,
    version: version(),
  };
}

/** What is wrong in a project file is told; what is right in it holds, so that a typing error ends no check. */
function settingsFor(uri: string, editor: unknown, configs: ConfigFiles, tell: (message: string) => void): Settings {
  const base = mergeSettings(DEFAULT_SETTINGS, editorSettings(editor));
  if (!uri.startsWith('file:')) return base;
  const { settings, ignored, errors } = configs.settingsFor(fileURLToPath(uri), base);
  errors.forEach(tell);
  return ignored ? { ...settings, enable: false } : settings;
}
