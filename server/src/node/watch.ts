/** `wenheng check --watch`: checks again what changes, until it is told to end. */
import type { FSWatcher } from 'node:fs';
import { readdirSync, statSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { findDrafts } from './files';

/** Writing a file raises several events; they are waited for. */
const QUIET = 150;

/** Files whose change may change every answer. */
const SHARED = /(?:^|[\\/])wenheng\.(?:config\.json|lexicon\.tsv|baseline\.json)$/;

/**
 * Calls `onChange` with the drafts among `args` that are new or have changed, or with all of them where a project file
 * has; `onReady` once nothing is missed any more. Resolves at Ctrl-C.
 */
export function watchDrafts(
  args: readonly string[],
  onReady: () => void,
  onChange: (paths: readonly string[]) => void,
): Promise<void> {
  const roots = args.length ? args : ['.'];
  const watchers = new Map<string, FSWatcher>();
  let known = stampsOf(roots);
  let all = false;
  let timer: NodeJS.Timeout | undefined;
  const onEvent = (_: string, name: string | null): void => {
    all ||= name !== null && SHARED.test(name);
    clearTimeout(timer);
    timer = setTimeout(look, QUIET);
  };
  // One watcher a folder: watching a tree as a whole begins late on some systems.
  const watchFolders = (): void => {
    for (const folder of foldersOf(roots, [...known.keys()])) {
      if (watchers.has(folder)) continue;
      const watcher = watch(folder, onEvent);
      watchers.set(folder, watcher);
      watcher.on('error', () => {
        watcher.close();
        watchers.delete(folder);
      });
    }
  };
  const look = (): void => {
    const now = stampsOf(roots);
    const changed = [...now].filter(([path, stamp]) => all || known.get(path) !== stamp).map(([path]) => path);
    known = now;
    all = false;
    watchFolders();
    if (changed.length) onChange(changed);
  };
  watchFolders();
  onReady();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
      resolve();
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  });
}

/** The folders that were named with those in them, and those of the drafts. */
function foldersOf(roots: readonly string[], drafts: readonly string[]): Set<string> {
  const folders = new Set(drafts.map((path) => dirname(path)));
  const walk = (folder: string): void => {
    folders.add(folder);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const isLeftOut = entry.name.startsWith('.') || entry.name === 'node_modules';
      if (entry.isDirectory() && !isLeftOut) walk(join(folder, entry.name));
    }
  };
  for (const root of roots) if (statSync(root, { throwIfNoEntry: false })?.isDirectory()) walk(root);
  return folders;
}

function stampsOf(roots: readonly string[]): Map<string, string> {
  const stamps = new Map<string, string>();
  for (const path of findDrafts(roots).paths) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats) stamps.set(path, `${stats.mtimeMs} ${stats.size}`);
  }
  return stamps;
}
