import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

describe('texts of the client', () => {
  const sources = readdirSync(join(ROOT, 'client/src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(ROOT, 'client/src', name), 'utf8'));
  const used = sources.flatMap((source) =>
    [...source.matchAll(/(?:l10n\.t\(\s*|\ben: )'((?:[^'\\]|\\.)*)'/g)].map(([, text]) => text!),
  );
  const bundle = JSON.parse(readFileSync(join(ROOT, 'l10n/bundle.l10n.zh-cn.json'), 'utf8')) as Record<string, string>;
  // Titles of the manifest have their Chinese beside them.
  const titles = readFileSync(join(ROOT, 'client/src/contributions.ts'), 'utf8');

  it('all have their Chinese', () => {
    const missing = used.filter((text) => !bundle[text] && !titles.includes(`en: '${text}'`));
    assert.deepEqual(missing, []);
  });

  it('are all in use', () => {
    assert.deepEqual(
      Object.keys(bundle).filter((text) => !used.includes(text)),
      [],
    );
  });

  it('keep their placeholders', () => {
    const holes = (text: string): string[] => [...text.matchAll(/\{\d\}/g)].map(([hole]) => hole).sort();
    for (const [en, zh] of Object.entries(bundle)) assert.deepEqual(holes(zh), holes(en), en);
  });
});
