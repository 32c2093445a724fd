/**
 * Finds the project file for a draft: the nearest one upwards. The search ends at the folder that is open in the
 * editor. On the command line it may go above the current folder, but not past a folder of another owner; a file found
 * there is reported, since somebody else may have put it there.
 */
import { realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The result of a search. */
export interface Nearest {
  readonly path: string | null;
  /** One line where the file stands above the working folder, or was left out because of its owner; else null. */
  readonly note: string | null;
}

/** Finds the nearest file of a name, and remembers it for each folder. */
export class NearestFile {
  private readonly found = new Map<string, Nearest>();
  private readonly stamps = new Map<string, string>();

  /** `roots` is called at each search and gives the folders that are open in the editor. */
  constructor(
    private readonly name: string,
    private readonly roots: () => readonly string[],
  ) {}

  /** The file for drafts in `folder`, an absolute path. */
  from(folder: string): Nearest {
    let nearest = this.found.get(folder);
    if (!nearest) {
      this.found.set(folder, (nearest = search(this.name, folder, this.roots())));
      if (nearest.path !== null) this.stamps.set(nearest.path, stampOf(nearest.path));
    }
    return nearest;
  }

  /** Whether another file has become the nearest one, or the file was written since. */
  hasChanged(): boolean {
    for (const [folder, { path }] of this.found) {
      if (search(this.name, folder, this.roots()).path !== path) return true;
      if (path !== null && stampOf(path) !== this.stamps.get(path)) return true;
    }
    return false;
  }

  forget(): void {
    this.found.clear();
    this.stamps.clear();
  }
}

/** Differs between any two states of a file; empty where it is not there. */
export function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.mtimeMs} ${stats.size} ${stats.ino}` : '';
}

/** Whether a path is in a folder, or is the folder. */
export function isWithin(path: string, folder: string): boolean {
  return !/^\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:/.test(relative(folder, path));
}

/** The same after following links; a path that does not exist yet is judged by its folder. */
export function isReallyWithin(path: string, folder: string): boolean {
  if (!isWithin(path, folder)) return false;
  const real = (place: string): string => {
    try {
      return realpathSync(place);
    } catch {
      const above = dirname(place);
      return above === place ? place : join(real(above), relative(above, place));
    }
  };
  return isWithin(real(path), real(folder));
}

function search(name: string, start: string, roots: readonly string[]): Nearest {
  const open = roots.map((root) => resolve(root)).filter((root) => isWithin(start, root));
  const root = open.sort((a, b) => b.length - a.length)[0];
  // Where nothing is open, the working folder is the current one, else that of the draft.
  const base = root ?? (isWithin(start, process.cwd()) ? process.cwd() : start);
  for (let folder = start; ;) {
    const path = join(folder, name);
    const isAbove = !isWithin(folder, base);
    if (isFile(path)) {
      if (!isAbove && isReallyWithin(path, base)) return { path, note: null };
      if (!isAbove) return { path: null, note: `${path}：是链接，指到项目之外，未采用；要用它请写 --config` };
      const isOurs = [ownerOf(folder), ownerOf(start), process.geteuid?.() ?? 0].includes(ownerOf(path));
      return isOurs
        ? { path, note: `${path}：在当前目录之上，其中的设置照用` }
        : { path: null, note: `${path}：属于另一个用户，又在当前目录之上，未采用；要用它请写 --config` };
    }
    const above = dirname(folder);
    if (above === folder || folder === root) return NOWHERE;
    // Inside the working folder, folders of other owners belong to it.
    if (!isWithin(above, base) && ownerOf(above) !== ownerOf(folder)) return NOWHERE;
    folder = above;
  }
}

const NOWHERE: Nearest = { path: null, note: null };

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

/**
 * The owner of a path; on Windows always 0. A path that does not exist yet belongs to the owner of the folder above.
 */
function ownerOf(path: string): number {
  try {
    return statSync(path).uid;
  } catch {
    const above = dirname(path);
    return above === path ? -1 : ownerOf(above);
  }
}
