/** Files beside the code, from the bundle (server/dist) as from the sources (server/src/node). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The path of a data file; null where it is missing. */
export function dataFile(name: string): string | null {
  const places = [join(__dirname, '../data', name), join(__dirname, '../../data', name)];
  return places.find((p) => existsSync(p)) ?? null;
}

/** The product's version, as package.json has it. */
export function version(): string {
  const places = [join(__dirname, '../../package.json'), join(__dirname, '../../../package.json')];
  const manifest = places.find((p) => existsSync(p));
  return manifest ? (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version : '';
}
