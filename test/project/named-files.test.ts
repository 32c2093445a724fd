/** Holds the notes for contributors to the tree: what they name is there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '../..');
const NOTES = ['docs/architecture.md', 'docs/contributing.md'];
/** Where a name that does not count from the root may stand: the notes tell the room first and then its files. */
const ROOMS = ['server/src', 'client/src', 'page/src', 'scripts', 'test', 'bench', 'corpus', 'docs', 'schemas'];
/** Files that a writer makes and the repository does not have. */
const OF_WRITERS = new Set(['wenheng.config.json', 'wenheng.lexicon.tsv']);

function tree(): string[] {
  return ROOMS.flatMap((room) =>
    readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' }).map(
      (name) => `/${room}/${name.replaceAll('\\', '/')}`,
    ),
  );
}

describe('notes for contributors', () => {
  const files = tree();
  const scripts = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };

  for (const note of NOTES) {
    const text = readFileSync(path.join(ROOT, note), 'utf8');

    it(`${note} names files that exist`, () => {
      const named = [...text.matchAll(/(?<![\w./*-])([\w./-]+\.(?:ts|mjs|json|md|txt|tsv))(?![\w/-])/g)].map(
        ([, name = '']) => name,
      );
      assert.ok(named.length > 10);
      const missing = named.filter(
        (name) =>
          !OF_WRITERS.has(name) &&
          !existsSync(path.join(ROOT, name)) &&
          !files.some((file) => file.endsWith(`/${name}`)),
      );
      assert.deepEqual([...new Set(missing)], []);
    });

    it(`${note} names commands that package.json has`, () => {
      const named = [...text.matchAll(/`npm run ([\w:-]+)/g)].map(([, name = '']) => name);
      assert.ok(named.length > 0);
      assert.deepEqual(
        named.filter((name) => !(name in scripts.scripts)),
        [],
      );
    });
  }
});
