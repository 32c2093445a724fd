/**
 * Word files in the editor: their text, read-only, with all features of a draft, and what is written back into them.
 */
import type {
  CustomDocument,
  CustomReadonlyEditorProvider,
  Disposable,
  ExtensionContext,
  FileChangeEvent,
  FileStat,
  FileSystemProvider,
  FileType,
  WebviewPanel,
} from 'vscode';
import { commands, env, EventEmitter, FileChangeType, FilePermission, FileSystemError, l10n, languages } from 'vscode';
import { RelativePattern, Uri, ViewColumn, window, workspace } from 'vscode';
import type { WordCommand } from './contributions';
import { commandId, WORD_EDITOR, WORD_SCHEME } from './contributions';

/**
 * What can be done with Word files on the platform on which the extension runs. Each method rejects with a line that
 * gives the reason.
 */
export interface WordWork {
  /** Whether files of the scheme can be written and opened. */
  takes(scheme: string): boolean;
  /** The text of a file, in UTF-8. */
  text(file: Uri, bytes: Uint8Array): Promise<Uint8Array>;
  /** Writes the findings as comments into `copy`, and resolves to a line about it. */
  annotate(file: Uri, copy: Uri): Promise<string>;
}

/** Registers the editor for Word files, their texts and their commands. */
export function registerWord(context: ExtensionContext, work: WordWork): void {
  const texts = new WordTexts(work);
  const handlers: Record<WordCommand, (file: Uri) => unknown> = {
    annotateWord: (file) => annotate(work, file),
    openInWord: (file) => env.openExternal(file),
  };
  context.subscriptions.push(
    texts,
    workspace.registerFileSystemProvider(WORD_SCHEME, texts, { isReadonly: true, isCaseSensitive: true }),
    window.registerCustomEditorProvider(WORD_EDITOR, new WordOpener()),
    ...Object.entries(handlers).map(([name, handler]) =>
      commands.registerCommand(commandId(name as WordCommand), (shown?: Uri) => {
        const file = fileOf(shown ?? window.activeTextEditor?.document.uri);
        if (file && work.takes(file.scheme)) return handler(file);
        return window.showInformationMessage(l10n.t('Open a Word file on this computer first.'));
      }),
    ),
  );
}

/**
 * The address under which the text of a Word file is shown: that of the file under our own scheme, with the file's
 * scheme as query unless that is `file`.
 */
export const textUri = (file: Uri): Uri =>
  file.with({ scheme: WORD_SCHEME, query: file.scheme === 'file' ? '' : file.scheme });

/**
 * The Word file whose text is shown under an address, or that is at the address itself; undefined for any other
 * document.
 */
export function fileOf(uri: Uri | undefined): Uri | undefined {
  if (uri?.scheme !== WORD_SCHEME) return uri && /\.(?:docx|docm|doc|wps)$/i.test(uri.path) ? uri : undefined;
  return uri.with({ scheme: uri.query || 'file', query: '' });
}

/** VS Code asks for an editor of its own for binary files; this one opens the text editor instead. */
class WordOpener implements CustomReadonlyEditorProvider {
  openCustomDocument(uri: Uri): CustomDocument {
    return { uri, dispose: () => {} };
  }

  async resolveCustomEditor({ uri }: CustomDocument, panel: WebviewPanel): Promise<void> {
    const viewColumn = panel.viewColumn ?? ViewColumn.Active;
    const isFocused = panel.active;
    const document = await workspace.openTextDocument(textUri(uri));
    if (document.languageId !== 'plaintext') await languages.setTextDocumentLanguage(document, 'plaintext');
    await window.showTextDocument(document, { viewColumn, preserveFocus: !isFocused, preview: false });
    panel.dispose();
  }
}

/**
 * The texts as a read-only file system. It is not a mere provider of documents, so that editors are restored with the
 * window: VS Code starts the extension for the scheme of a file system.
 */
class WordTexts implements FileSystemProvider, Disposable {
  private readonly changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  constructor(private readonly work: WordWork) {}

  async stat(uri: Uri): Promise<FileStat> {
    return { ...(await workspace.fs.stat(wordFile(uri))), permissions: FilePermission.Readonly };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const file = wordFile(uri);
    const bytes = await workspace.fs.readFile(file);
    try {
      return await this.work.text(file, bytes);
    } catch (error) {
      throw FileSystemError.Unavailable(l10n.t('{0} cannot be read: {1}', basename(file.path), reason(error)));
    }
  }

  /** Word writes a new file and renames it, so that the folder is watched and not the file. */
  watch(uri: Uri): Disposable {
    const file = wordFile(uri);
    const watcher = workspace.createFileSystemWatcher(
      new RelativePattern(Uri.joinPath(file, '..'), '*'),
      false,
      false,
      true,
    );
    const onEvent = (touched: Uri): void => {
      if (touched.path === file.path) this.changed.fire([{ type: FileChangeType.Changed, uri }]);
    };
    watcher.onDidChange(onEvent);
    watcher.onDidCreate(onEvent);
    return watcher;
  }

  readDirectory(): [string, FileType][] {
    return [];
  }

  createDirectory(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function wordFile(uri: Uri): Uri {
  const file = fileOf(uri);
  if (!file) throw FileSystemError.FileNotFound(uri);
  return file;
}

/** Writes the findings as comments into a copy beside the file, and offers to open it. */
async function annotate(work: WordWork, file: Uri): Promise<void> {
  const copy = neighbour(file, '.核对', /\.[^.]*$/.exec(file.path)![0]);
  try {
    await offer(await work.annotate(file, copy), copy);
  } catch (error) {
    void window.showErrorMessage(l10n.t('The comments could not be written: {0}', reason(error)));
  }
}

async function offer(message: string, target: Uri): Promise<void> {
  const open = l10n.t('Open');
  if ((await window.showInformationMessage(message, open)) === open) await env.openExternal(target);
}

function neighbour(file: Uri, mark: string, extension: string): Uri {
  const name = basename(file.path).replace(/\.[^.]*$/, '');
  return Uri.joinPath(file, '..', `${name}${mark}${extension}`);
}

const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
