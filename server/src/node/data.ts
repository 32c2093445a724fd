/** Files of server/data, from the bundle (server/dist) as from the sources (server/src/node). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The path of a data file; null where it is missing. */
export function dataFile(name: string): string | null {
  const places = [join(__dirname, '../data', name), join(__dirname, '../../data', name)];
  return places.find((p) => existsSync(p)) ?? null;
}
