/** Files beside the code; works from the bundle (server/dist) and from the sources (server/src/node/engine). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a data file; null where it is missing. */
export function dataFile(name: string): string | null {
  const places = [join(__dirname, '../data', name), join(__dirname, '../../../data', name)];
  return places.find((p) => existsSync(p)) ?? null;
}

/** The bytes of a data file; null where it is missing. */
export function readBytes(name: string): Buffer | null {
  const path = dataFile(name);
  return path === null ? null : readFileSync(path);
}

/** The product's version, from package.json. */
export const version = (): string => manifest().version ?? '';

/** The address of the rules' pages: beside the code, else in the repository that package.json names. */
export function manualPages(): string | undefined {
  const beside = [join(__dirname, '../../docs/rules'), join(__dirname, '../../../../docs/rules')].find((p) =>
    existsSync(p),
  );
  if (beside !== undefined) return pathToFileURL(beside).href;
  const { repository } = manifest();
  const address = typeof repository === 'string' ? repository : repository?.url;
  return address && `${address.replace(/^git\+/, '').replace(/\.git$/, '')}/blob/main/docs/rules`;
}

/** The page of a rule, in Markdown; null where it is not beside the code. `rule` must be one of our own. */
export function manualPage(rule: string): string | null {
  const pages = manualPages();
  if (!pages?.startsWith('file:')) return null;
  const file = join(fileURLToPath(pages), `${rule}.md`);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

interface Manifest {
  readonly version?: string;
  readonly repository?: string | { readonly url: string };
}

function manifest(): Manifest {
  const places = [join(__dirname, '../../package.json'), join(__dirname, '../../../../package.json')];
  const place = places.find((p) => existsSync(p));
  return place ? (JSON.parse(readFileSync(place, 'utf8')) as Manifest) : {};
}
