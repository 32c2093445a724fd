/** A text says the same whether it comes as plain text or in Word: same findings, same facts, at the same words. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DraftReader } from '../../../server/src/node/drafts/draft';
import { docxOf } from './docx';

const CORPUS = join(__dirname, '../../../corpus');
const drafts = ['texts', 'faulty'].flatMap((folder) =>
  readdirSync(join(CORPUS, folder))
    .filter((name) => /\.(?:txt|md)$/.test(name) && name !== 'README.md')
    .map((name) => join(folder, name)),
);

describe('the same text in Word', () => {
  for (const name of drafts) {
    it(`says the same: ${name}`, () => {
      const text = readFileSync(join(CORPUS, name), 'utf8');
      const check = new DraftReader('check');
      const plain = check.read('稿.txt', Buffer.from(text)).answer!;
      const word = check.read('稿.docx', docxOf(text)).answer!;
      assert.equal(word.text, text.endsWith('\n') ? text : `${text}\n`);
      const unplaced = word.findings.map(({ place, related, ...finding }) => {
        assert.equal(
          word.text.split('\n')[place!.paragraph - 1]!.slice(place!.offset, place!.offset + 1),
          word.text[finding.start],
        );
        return { ...finding, related: related.map((r) => ({ ...r, path: '稿.txt' })) };
      });
      assert.deepEqual(unplaced, plain.findings);
      const facts = new DraftReader('facts');
      const { path: _plain, ...inText } = facts.read('稿.txt', Buffer.from(text)).answer!;
      const { path: _word, ...inWord } = facts.read('稿.docx', docxOf(text)).answer!;
      assert.deepEqual(inWord, inText);
    });
  }
});
