// The words under which packages of others are passed on.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * The licences of packages, one behind another.
 * @param {Iterable<[name: string, folder: string]>} folders
 * @throws where a package has none
 */
export function licencesOf(folders) {
  const parts = [...folders].sort().map(([name, folder]) => {
    const manifest = path.join(folder, 'package.json');
    const {
      version = '',
      license = '',
      author,
    } = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {};
    const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
    if (!text && !license) throw new Error(`${folder} has no licence`);
    const words = text
      ? readFileSync(path.join(folder, text), 'utf8').trim()
      : (STANDARD[license]?.(author?.name ?? author) ?? `Licence: ${license}`);
    return `${`${name} ${version}`.trim()}\n\n${words}\n`;
  });
  return parts.join(`\n${'-'.repeat(72)}\n\n`);
}

/** The words of a licence that a package names without bringing its text. */
const STANDARD = {
  ISC: (author) => `ISC License

Copyright (c) ${author ?? 'the authors'} and contributors

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`,
};
