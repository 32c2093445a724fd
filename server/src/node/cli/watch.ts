/** `wenheng check --watch`: checks again what changes, until it is told to end. */
import type { FSWatcher } from 'node:fs';
import { readdirSync, statSync, watch } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { findDrafts } from '../drafts/files';
import { reason } from '../files/problem';

/** Writing a file raises several events; they are waited for. */
const SETTLING = 150;
/** Milliseconds between two looks where some folder cannot be watched. */
const POLL = 2000;

/** Files whose change may change every answer. */
const SHARED = /(?:^|[\\/])wenheng\.(?:config\.json|lexicon\.tsv|baseline\.json)$/;

export interface WatchEvents {
  /** Nothing is missed any more. */
  onReady(): void;
  /** The drafts that are new or have changed, or all of them where a project file has. */
  onChange(paths: readonly string[]): void;
  /** One line about what cannot be watched. */
  onProblem(message: string): void;
}

/** Watches the drafts among `args`. Resolves at Ctrl-C, and never before: folders may go and come back. */
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
  // One watcher a folder: watching a tree as a whole begins late on some systems.
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
        // There may be more folders than the system watches, or one that may not be read.
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
 * The folders that were named with those in them, those of the drafts, and above each of the named ones the nearest that
 * is there, which tells when it comes back.
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

/** Tells a folder from another of its name; null where there is none. */
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
