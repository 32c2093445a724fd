/** What the language server gets from Node: project files, the segmenter in its thread, the version. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { editorSettings, mergeSettings } from '../../core/config';
import type { Settings } from '../../core/index';
import { DEFAULT_SETTINGS } from '../../core/index';
import { builtinLexicon } from '../../core/lexicon/lexicon';
import type { RowError } from '../../core/lexicon/rows';
import type { ServerHost } from '../../lsp/host';
import { WORD_SCHEME } from '../../protocol';
import { LedgerFiles } from '../project/ledger';
import { findDrafts, formatOf, loadDraft } from '../drafts/files';
import type { ReadDocument } from '../drafts/word-draft';
import { analyzeSections, isLeftOutWord, isWordName, LARGEST_WORD, readWord } from '../drafts/word-draft';
import { manualPage, manualPages, version } from '../engine/data';
import { decode } from '../files/encoding';
import { literal } from '../files/glob';
import { isWithin } from '../files/nearest';
import { PROJECT_FILE, readRegular, TABLE_FILE } from '../files/regular';
import type { ConfigFault, FileSettings } from '../project/config';
import { appending, CONFIG_NAME, ConfigFiles, switchingOff } from '../project/config';
import { LEXICON_NAME, LexiconFiles } from '../project/lexicon';
import { backgroundSegmenter } from '../segmenter/background';
import { MISSING_SEGMENTER } from '../segmenter/segmenter';
import { ReadingMark } from './reading-mark';

/** The host on Node. */
export function nodeHost(): ServerHost {
  let folders: readonly string[] = [];
  const shown = new ShownWord();
  const configs = new ConfigFiles(undefined, undefined, () => folders);
  const lexicons = new LexiconFiles(() => folders);
  const ledgers = new LedgerFiles();
  const noted = new Set<string>();
  /** Notes for which nothing has to be done go to the log. */
  const log = (note: string | null): void => {
    if (note !== null && !noted.has(note)) console.error(note);
    if (note !== null) noted.add(note);
  };
  const lexiconReaders: ((uri: string, errors: readonly RowError[]) => void)[] = [];
  const readErrors = new Map<string, readonly RowError[]>();
  const tellRows = (path: string, errors: readonly RowError[]): void => {
    if (readErrors.get(path) === errors) return;
    readErrors.set(path, errors);
    const file = pathToFileURL(path).href;
    lexiconReaders.forEach((listener) => listener(file, errors));
  };
  const told = new Set<string>();
  const listeners: (() => void)[] = [];
  const problems: ((message: string) => void)[] = [];
  const tell = (message: string): void => {
    if (!told.has(message)) problems.forEach((listener) => listener(message));
    told.add(message);
  };
  const configReaders: ((uri: string, faults: readonly ConfigFault[]) => void)[] = [];
  const readFaults = new Map<string, readonly ConfigFault[]>();
  const placesOfNothing = new Map<string, readonly ConfigFault[]>();
  const tellFaults = (path: string): void => {
    const faults = existsSync(path) ? [...configs.faultsIn(path), ...(placesOfNothing.get(path) ?? [])] : [];
    if (isDeepStrictEqual(readFaults.get(path), faults)) return;
    readFaults.set(path, faults);
    const file = pathToFileURL(path).href;
    configReaders.forEach((listener) => listener(file, faults));
  };
  const lastLedgers = new Map<string, { readonly path: string; readonly settings: Settings }>();
  /** Loads the ledger of a draft and remembers its path; null where there is none. */
  const ledgerOf = (uri: string, editor: unknown): string | null => {
    lastLedgers.delete(uri);
    const draft = pathOf(uri);
    if (draft === null) return null;
    const held = configs.settingsFor(draft, mergeSettings(DEFAULT_SETTINGS, editorSettings(editor)));
    if (!held.settings.ledger) return null;
    try {
      const path = configs.ledgerOf(draft, held);
      if (path !== null) lastLedgers.set(uri, { path, settings: held.settings });
      return path;
    } catch (error) {
      tell((error as Error).message);
      return null;
    }
  };
  const loaded = async (path: string, settings: Settings): Promise<Settings> => {
    const { problems: bad } = await ledgers.load(path, settings);
    if (bad.length) tell(`${bad.slice(0, 3).join('；')}${bad.length > 3 ? `；另有${bad.length - 3}处` : ''}`);
    return settings;
  };
  const pages = manualPages();
  /** The project file of a draft, or the one that would be made for it; null for a draft that is not on disk. */
  const configOf = (uri: string, roots: readonly string[]): { path: string; name: string } | null => {
    const draft = pathOf(uri);
    if (draft === null) return null;
    const { configPath } = configs.settingsFor(draft);
    const root = roots.flatMap((r) => pathOf(r) ?? []).find((r) => isWithin(draft, r)) ?? dirname(draft);
    const path = configPath ?? join(root, CONFIG_NAME);
    return { path, name: relative(dirname(path), draft).replaceAll('\\', '/') };
  };
  const editing = (
    uri: string,
    roots: readonly string[],
    editsOf: (file: { text: string | null; name: string }) => ReturnType<typeof appending> | null,
  ): ReturnType<NonNullable<ServerHost['ignoring']>> => {
    const place = configOf(uri, roots);
    if (!place) return null;
    const { path, name } = place;
    const text = existsSync(path) ? decode(readRegular(path, PROJECT_FILE)).text : null;
    const edits = editsOf({ text, name });
    return (
      edits && {
        uri: pathToFileURL(path).href,
        text,
        edits: edits.map(({ offset, length, content }) => ({ start: offset, end: offset + length, newText: content })),
      }
    );
  };
  const segmenter = backgroundSegmenter({
    onReady: () => listeners.forEach((listener) => listener()),
    onMissing: () => console.error(MISSING_SEGMENTER),
  });
  return {
    settingsFor: (uri, editor) => {
      const { settings, configPath, errors, note } = settingsFor(uri, editor, configs);
      errors.forEach(tell);
      log(note);
      if (configPath !== null) tellFaults(configPath);
      const ledger = ledgerOf(uri, editor);
      return ledger ? loaded(ledger, settings) : settings;
    },
    ledgerFor: (uri) => {
      const held = lastLedgers.get(uri);
      return held ? (ledgers.loaded(held.path, held.settings)?.ledger ?? null) : null;
    },
    lexiconFor: (uri) => {
      const path = pathOf(uri);
      if (path === null) return builtinLexicon();
      const found = lexicons.lexiconFor(path);
      log(found.note);
      if (found.path !== null) tellRows(found.path, found.errors);
      return found.lexicon;
    },
    headingsFor: (uri, text) => shown.of(uri, text)?.headings,
    findingsOf: (uri, text, analyze) => {
      const word = shown.of(uri, text);
      return word && word.sections.length > 1 ? analyzeSections(word, analyze).findings : undefined;
    },
    lexiconFile: (uri) => {
      const draft = pathOf(uri);
      if (draft === null) return null;
      const { path } = lexicons.lexiconFor(draft);
      const file = path ?? join(dirname(draft), LEXICON_NAME);
      return { uri: pathToFileURL(file).href, text: path === null ? null : decode(readRegular(path, TABLE_FILE)).text };
    },
    openFolders: (uris) => {
      folders = uris.flatMap((uri) => pathOf(uri) ?? []);
      configs.forget();
      lexicons.forget();
    },
    onLexiconRead: (listener) => {
      lexiconReaders.push(listener);
    },
    onConfigRead: (listener) => {
      configReaders.push(listener);
    },
    ignoring: (uri, entry, roots) =>
      editing(uri, roots, ({ text, name }) => appending(text, 'ignoreFindings', { ...entry, files: literal(name) })),
    switchingOff: (uri, rule, scope, roots) =>
      editing(uri, roots, ({ text, name }) => {
        const folder = name.slice(0, name.lastIndexOf('/') + 1);
        if (scope === 'folder' && !folder) return null;
        return switchingOff(
          text,
          rule,
          scope === 'all' ? null : scope === 'file' ? literal(name) : `${literal(folder)}**`,
        );
      }),
    configFile: (uri, roots) => {
      const place = configOf(uri, roots);
      return place && { uri: pathToFileURL(place.path).href, exists: existsSync(place.path) };
    },
    draftsIn: (folders, word) => {
      const paths = folders.flatMap((folder) => pathOf(folder) ?? []);
      if (!paths.length) return { uris: [], wordFiles: 0, problems: [] };
      const found = findDrafts(paths);
      for (const [path, faults] of configs.withoutDraft(paths, found.paths)) {
        placesOfNothing.set(path, faults);
        tellFaults(path);
      }
      // A folder without drafts is no problem where the user did not name it.
      const problems = found.problems.filter(
        (problem) => !paths.some((path) => problem.startsWith(`${path}：目录中没有`)),
      );
      // Where the client shows no text of Word files, their findings have no place.
      const drafts = word ? found.paths : found.paths.filter((p) => !isWordName(p));
      return { uris: drafts.map(draftUri), wordFiles: found.paths.length - drafts.length, problems };
    },
    draftOf: (file) => {
      const path = pathOf(file);
      return path === null || isLeftOutWord(basename(path)) ? null : draftUri(path);
    },
    readDraft: async (uri, maxCharacters) => {
      const path = pathOf(uri);
      if (path === null || !existsSync(path)) return null;
      try {
        const { text, word } = await loadDraft(path, null, maxCharacters);
        if (word) shown.keep(uri, word);
        return { text, languageId: formatOf(path) === 'markdown' ? 'markdown' : 'plaintext' };
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    projectFilesChanged: () => [configs.hasChanged(), lexicons.hasChanged(), ledgers.hasChanged()].includes(true),
    forgetProjectFiles: () => {
      configs.forget();
      placesOfNothing.clear();
      lexicons.forget();
      told.clear();
      // Also reported where no open document would have the file read again.
      for (const path of readFaults.keys()) tellFaults(path);
      for (const path of readErrors.keys()) if (!existsSync(path)) tellRows(path, []);
    },
    readings: new ReadingMark(),
    segmenter,
    segmenterState: () => segmenter.state(),
    onSegmenterReady: (listener) => {
      listeners.push(listener);
    },
    onProblem: (listener) => {
      problems.push(listener);
    },
    practises: true,
    manualOf: (rule) => pages && `${pages}/${rule}.md`,
    pageOf: manualPage,
    version: version(),
  };
}

/** Mistakes in a project file are reported; the rest takes effect, so that a typing error does not end all checks. */
function settingsFor(
  uri: string,
  editor: unknown,
  configs: ConfigFiles,
): Pick<FileSettings, 'settings' | 'configPath' | 'errors' | 'note'> {
  const base = mergeSettings(DEFAULT_SETTINGS, editorSettings(editor));
  const path = pathOf(uri);
  if (path === null) return { settings: base, configPath: null, errors: [], note: null };
  const held = configs.settingsFor(path, base);
  // A lexicon contains wrong forms on purpose.
  return held.ignored || basename(path) === LEXICON_NAME
    ? { ...held, settings: { ...held.settings, enable: false } }
    : held;
}

/** The Word file whose text a document shows, as long as the document is unchanged. The last one is kept. */
class ShownWord {
  private last: { readonly uri: string; readonly text: string; readonly word: ReadDocument | undefined } | null = null;

  of(uri: string, text: string): ReadDocument | undefined {
    if (!uri.startsWith(`${WORD_SCHEME}:`)) return undefined;
    if (this.last?.uri !== uri || this.last.text !== text) this.last = { uri, text, word: wordIn(pathOf(uri), text) };
    return this.last.word;
  }

  keep(uri: string, word: ReadDocument): void {
    this.last = { uri, text: word.text, word };
  }
}

function wordIn(path: string | null, text: string): ReadDocument | undefined {
  try {
    const word = path === null ? null : readWord(readRegular(path, LARGEST_WORD));
    return word?.text === text ? word : undefined;
  } catch {
    // A file that can no longer be read says nothing of its parts.
    return undefined;
  }
}

/** The address of a draft; for a Word file that of its text. */
function draftUri(path: string): string {
  const { href, pathname } = pathToFileURL(path);
  return isWordName(path) ? `${WORD_SCHEME}:${pathname}` : href;
}

/** The path of a file on this machine; null for an untitled document or one from elsewhere. */
function pathOf(uri: string): string | null {
  // The text of a Word file has the address of the file, under another scheme.
  const file = uri.startsWith(`${WORD_SCHEME}:`) ? `file${uri.slice(WORD_SCHEME.length)}` : uri;
  // Documents from elsewhere name their own scheme after the path.
  if (!file.startsWith('file:') || (file !== uri && file.includes('?'))) return null;
  try {
    return fileURLToPath(file);
  } catch {
    return null;
  }
}
