/** The pages for users say what is so, and that of the extension leads nowhere that is not packaged. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocumentAnalyzer } from '../../server/src/core/index';

const ROOT = join(__dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/extension.md'), 'utf8');

for (const name of ['docs/extension.md', 'README.md', 'README.en.md']) {
  describe(`what ${name} says of six sentences`, () => {
    const page = readFileSync(join(ROOT, name), 'utf8');
    const rows = [...page.matchAll(/^\| ([^|]*。) +\| ([^|]*) \|$/gm)];
    it('shows six lines before and after', () => assert.equal(rows.length, 6));
    for (const [, before, after] of rows) {
      it(before!, () => {
        const { findings } = new DocumentAnalyzer().analyze(before!, { format: 'plain' });
        const said = findings.map(({ message, fix }) => `${message} ${fix?.title ?? ''}`).join('\n');
        // What is told is told: each figure and word of it stands in the message or the fix.
        for (const word of after!.match(/[\d.%÷()+=-]{2,}|(?<=“)[^”]+|〔\d+〕/g) ?? []) {
          assert.ok(said.includes(word.trim()), `${word} is not in ${said}`);
        }
      });
    }
  });
}

describe('the page of the extension', () => {
  it('leads only to what is packaged', () => {
    const links = [...PAGE.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target!);
    assert.ok(links.length > 2);
    for (const link of links) assert.ok(link.startsWith('docs/images/') && existsSync(join(ROOT, link)), link);
  });
});
