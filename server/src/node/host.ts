/** What the language server gets from Node: project files, the segmenter in its thread, the version. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { editorSettings, mergeSettings } from '../core/config';
import type { Settings } from '../core/index';
import { DEFAULT_SETTINGS } from '../core/index';
import { builtinLexicon } from '../core/lexicon/lexicon';
import type { RowError } from '../core/lexicon/rows';
import type { ServerHost } from '../lsp/host';
import { ConfigFiles } from './config';
import { repository, version } from './data';
import { decode } from './encoding';
import { LEXICON_NAME, LexiconFiles } from './lexicon';
import { backgroundSegmenter, MISSING_SEGMENTER } from './segmenter';

export function nodeHost(): ServerHost {
  const configs = new ConfigFiles();
  const lexicons = new LexiconFiles();
  const lexiconReaders: ((uri: string, errors: readonly RowError[]) => void)[] = [];
  const readErrors = new Map<string, readonly RowError[]>();
  const told = new Set<string>();
  const listeners: (() => void)[] = [];
  const problems: ((message: string) => void)[] = [];
  const tell = (message: string): void => {
    if (!told.has(message)) problems.forEach((listener) => listener(message));
    told.add(message);
  };
  const pages = repository();
  const segmenter = backgroundSegmenter({
    onReady: () => listeners.forEach((listener) => listener()),
    onMissing: () => console.error(MISSING_SEGMENTER),
  });
  return {
    settingsFor: (uri, editor) => settingsFor(uri, editor, configs, tell),
    lexiconFor: (uri) => {
      const path = pathOf(uri);
      if (path === null) return builtinLexicon();
      const found = lexicons.lexiconFor(path);
      if (found.path !== null && readErrors.get(found.path) !== found.errors) {
        readErrors.set(found.path, found.errors);
        const file = pathToFileURL(found.path).href;
        lexiconReaders.forEach((listener) => listener(file, found.errors));
      }
      return found.lexicon;
    },
    lexiconFile: (uri) => {
      const draft = pathOf(uri);
      if (draft === null) return null;
      const { path } = lexicons.lexiconFor(draft);
      const file = path ?? join(dirname(draft), LEXICON_NAME);
      return { uri: pathToFileURL(file).href, text: path === null ? null : decode(readFileSync(path)).text };
    },
    onLexiconRead: (listener) => {
      lexiconReaders.push(listener);
    },
    forgetProjectFiles: () => {
      configs.forget();
      lexicons.forget();
      told.clear();
    },
    segmenter,
    segmenterState: () => segmenter.state(),
    onSegmenterReady: (listener) => {
      listeners.push(listener);
    },
    onProblem: (listener) => {
      problems.push(listener);
    },
    manualOf: (rule) => pages && `${pages}/blob/main/docs/rules/${rule}.md`,
    version: version(),
  };
}

/** What is wrong in a project file is told; what is right in it holds, so that a typing error ends no check. */
function settingsFor(uri: string, editor: unknown, configs: ConfigFiles, tell: (message: string) => void): Settings {
  const base = mergeSettings(DEFAULT_SETTINGS, editorSettings(editor));
  const path = pathOf(uri);
  if (path === null) return base;
  const { settings, ignored, errors } = configs.settingsFor(path, base);
  errors.forEach(tell);
  return ignored ? { ...settings, enable: false } : settings;
}

/** The path of a file on this machine; null for an untitled document or one from elsewhere. */
function pathOf(uri: string): string | null {
  if (!uri.startsWith('file:')) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}
