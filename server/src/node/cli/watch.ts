/** `wenheng check --watch`: checks changed drafts again until it is interrupted. */
import type { FSWatcher } from 'node:fs';
import { readdirSync, statSync, watch } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { findDrafts } from '../drafts/files';
import { reason } from '../files/problem';

/** Milliseconds to wait after an event, since writing one file raises several. */
const SETTLING = 150;
/** Milliseconds between two searches where some folder cannot be watched. */
const POLL = 2000;

/** Files that every answer may depend on. */
const SHARED = /(?:^|[\\/])wenheng\.(?:config\.json|lexicon\.tsv|baseline\.json)$/;

/** What {@link watchDrafts} reports. */
export interface WatchEvents {
  /** From now on no change is missed. */
  onReady(): void;
  /** The new and changed drafts; all of them where a project file has changed. */
  onChange(paths: readonly string[]): void;
  /** One line about what cannot be watched. */
  onProblem(message: string): void;
}

/** Watches the drafts that `args` name. Resolves only at Ctrl-C: folders may disappear and come back. */
export function watchDrafts(args: readonly string[], events: WatchEvents): Promise<void> {
  const roots = args.length ? args : ['.'];
  const watchers = new Map<string, { readonly watcher: FSWatcher; readonly id: string }>();
  let known = stampsOf(roots);
  let all = false;
  let timer: NodeJS.Timeout | undefined;
  let poll: NodeJS.Timeout | undefined;
  const onEvent = (_: string, name: string | null): void => {
    all ||= name !== null && SHARED.test(name);
    clearTimeout(timer);
    timer = setTimeout(look, SETTLING);
  };
  const unwatch = (folder: string): void => {
    watchers.get(folder)?.watcher.close();
    watchers.delete(folder);
  };
  // One watcher for each folder: watching a whole tree starts late on some systems.
  const watchFolders = (): void => {
    const folders = foldersOf(roots, [...known.keys()]);
    for (const [folder, { id }] of watchers) if (!folders.has(folder) || idOf(folder) !== id) unwatch(folder);
    for (const folder of folders) {
      const id = idOf(folder);
      if (watchers.has(folder) || id === null) continue;
      try {
        const watcher = watch(folder, onEvent);
        watchers.set(folder, { watcher, id });
        watcher.on('error', () => unwatch(folder));
      } catch (error) {
        // There may be more folders than the system can watch, or one that must not be read.
        if (!poll) events.onProblem(`${folder}：无法监视：${reason(error)}，改为每 ${POLL / 1000} 秒看一次`);
        poll ??= setInterval(look, POLL);
      }
    }
  };
  const look = (): void => {
    const now = stampsOf(roots);
    const changed = [...now].filter(([path, stamp]) => all || known.get(path) !== stamp).map(([path]) => path);
    known = now;
    all = false;
    watchFolders();
    if (changed.length) events.onChange(changed);
  };
  watchFolders();
  events.onReady();
  return new Promise((done) => {
    const end = (): void => {
      clearTimeout(timer);
      clearInterval(poll);
      for (const folder of [...watchers.keys()]) unwatch(folder);
      done();
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  });
}

/**
 * The folders to watch: the named ones and those in them, those of the drafts, and the nearest existing folder above
 * each named one, which tells when it comes back.
 */
function foldersOf(roots: readonly string[], drafts: readonly string[]): Set<string> {
  const folders = new Set(drafts.map((path) => dirname(path)));
  const walk = (folder: string): void => {
    folders.add(folder);
    for (const name of subfoldersOf(folder)) walk(join(folder, name));
  };
  for (const root of roots) {
    if (idOf(root) !== null) walk(root);
    let above = dirname(resolve(root));
    while (idOf(above) === null && dirname(above) !== above) above = dirname(above);
    folders.add(above);
  }
  return folders;
}

function subfoldersOf(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

/** Distinguishes a folder from a later one of the same name; null where there is none. */
function idOf(folder: string): string | null {
  try {
    const stats = statSync(folder, { bigint: true });
    return stats.isDirectory() ? `${stats.dev} ${stats.ino} ${stats.birthtimeNs}` : null;
  } catch {
    return null;
  }
}

function stampsOf(roots: readonly string[]): Map<string, string> {
  const stamps = new Map<string, string>();
  for (const path of findDrafts(roots).paths) {
    try {
      const { mtimeMs, size, ino } = statSync(path);
      stamps.set(path, `${mtimeMs} ${size} ${ino}`);
    } catch {
      continue;
    }
  }
  return stamps;
}
