/**
 * The user's own cache folder, the only place where something is written without being asked. No other account may be
 * able to put anything there, since what is found in it is trusted.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import type * as Os from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The path of the folder; null where the user has none. `env` is the environment that names it. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const { platform } = process;
  const named = platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_CACHE_HOME'];
  if (named && isAbsolute(named)) return ours(join(named, 'wenheng'));
  const home = env[platform === 'win32' ? 'USERPROFILE' : 'HOME'] || os().homedir();
  if (!existsSync(home)) return null;
  return ours(join(home, platform === 'darwin' ? 'Library/Caches' : '.cache', 'wenheng'));
}

/** Makes a folder that only this account can write; null where that fails, or where it belongs to another owner. */
export function ownFolder(path: string): string | null {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch {
    return null;
  }
  return ours(path);
}

function ours(folder: string): string | null {
  try {
    const stats = statSync(folder, { throwIfNoEntry: false });
    // Windows has no owners of this kind.
    const isOthers = stats !== undefined && process.geteuid !== undefined && stats.uid !== process.geteuid();
    return isOthers ? null : folder;
  } catch {
    return null;
  }
}

const os = (): typeof Os => process.getBuiltinModule('node:os');
