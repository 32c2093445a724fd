/**
 * Writes files beside their place and moves them there, so that a killed run leaves the old file or the new one, never
 * a half. What such a run leaves beside is removed by the next one that writes there.
 */
import { chownSync, closeSync, fchmodSync, fsyncSync, openSync, readdirSync, realpathSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * Writes all of a file with the owner and mode of the one it replaces, through a link to its target. Throws the
 * system's error and leaves the old file as it was. Devices and pipes are written directly.
 */
export function writeWhole(path: string, content: string | Uint8Array, mode = 0o666): void {
  const target = targetOf(path);
  const stats = statSync(target, { throwIfNoEntry: false });
  if (stats && !stats.isFile()) return writeFileSync(target, content);
  const folder = dirname(target);
  sweep(folder);
  const draft = join(folder, `.wenheng-${process.pid}-${count++}.tmp`);
  try {
    const file = openSync(draft, 'wx', mode);
    try {
      writeFileSync(file, content);
      if (stats) fchmodSync(file, stats.mode & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (stats && !own(draft, stats)) {
      // Moving would change the owner: the file is written in place, once there is room for all of it.
      writeFileSync(target, content);
      return;
    }
    renameSync(draft, target);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes what killed runs have left in a folder, once in the life of a process. */
export function sweep(folder: string): void {
  // Uses the full path, since a later run may start in another folder.
  const place = resolve(folder);
  if (swept.has(place)) return;
  swept.add(place);
  try {
    for (const name of readdirSync(folder)) {
      const [, pid] = /^\.wenheng-(\d+)-\d+\.tmp$/.exec(name) ?? [];
      if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
    }
  } catch {
    return;
  }
}

/** Whether a process with this number runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const swept = new Set<string>();
let count = 0;

function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Gives a new file the owner of the old one; false where that is not allowed. */
function own(path: string, { uid, gid }: { uid: number; gid: number }): boolean {
  const now = statSync(path);
  if (now.uid === uid && now.gid === gid) return true;
  try {
    chownSync(path, uid, gid);
    return true;
  } catch {
    return false;
  }
}
