/** Changes as tracked changes: accepted they give the new text, rejected the old one. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { trackChanges } from '../../../server/src/node/word/changes';
import { readWord } from '../../../server/src/node/word/document';
import { Zip } from '../../../server/src/node/word/zip';
import { DOCUMENTS } from './documents';
import { docx, p, r } from './docx';
import { assertOrdered } from './schema';

const DATE = new Date(Date.UTC(2024, 0, 2, 3, 4, 5));
const xmlOf = (bytes: Uint8Array): string => Buffer.from(Zip.read(bytes).get('word/document.xml')!).toString();
const body = (bytes: Uint8Array): string => /<w:body>(.*)<\/w:body>/s.exec(xmlOf(bytes))![1]!;

/** The document with our changes rejected, as Word does it. */
function rejected(bytes: Uint8Array): Uint8Array {
  const zip = Zip.read(bytes);
  const parts = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'].filter((part) => zip.has(part));
  return zip.with(
    new Map(
      parts.map((part) => {
        const xml = Buffer.from(zip.get(part)!)
          .toString()
          .replace(/<w:ins [^>]*w:author="文衡"[^>]*>.*?<\/w:ins>/gs, '')
          .replace(/<w:del [^>]*w:author="文衡"[^>]*>(.*?)<\/w:del>/gs, (_, runs: string) =>
            runs.replace(/w:delText/g, 'w:t'),
          );
        return [part, Buffer.from(xml)];
      }),
    ),
  );
}

describe('tracked changes in Word', () => {
  it('deletes and puts in, each in the look of its place', () => {
    const bytes = docx(p(r('预计增长5-10%。', '<w:b/>')));
    const { bytes: out, made } = trackChanges(readWord(bytes), [{ start: 5, end: 6, newText: '%—' }], DATE);
    const said = (id: number): string => `w:id="${id}" w:author="文衡" w:date="2024-01-02T03:04:05Z"`;
    assert.equal(made, 1);
    assert.equal(
      body(out),
      p(
        r('预计增长5', '<w:b/>') +
          `<w:del ${said(1)}>${r('-', '<w:b/>').replace(/w:t\b/g, 'w:delText')}</w:del>` +
          `<w:ins ${said(2)}>${r('%—', '<w:b/>')}</w:ins>` +
          r('10%。', '<w:b/>'),
      ),
    );
  });
  it('closes what somebody else has put in around its own words', () => {
    const bytes = docx(p(`<w:ins w:id="7" w:author="李编辑">${r('增长5-10%')}</w:ins>`));
    const { bytes: out } = trackChanges(readWord(bytes), [{ start: 3, end: 3, newText: '%' }], DATE);
    assertOrdered(xmlOf(out));
    assert.match(body(out), /增长5<\/w:t><\/w:r><\/w:ins><w:ins w:id="\d+" w:author="文衡"/);
    assert.equal(readWord(out).text, '增长5%-10%\n');
  });
  it('leaves what Word writes itself, and what stands on every page', () => {
    const bytes = DOCUMENTS['boxes, numbers, tables and notes']!;
    const document = readWord(bytes);
    const at = (words: string): { start: number; end: number; newText: string } => {
      const start = document.text.indexOf(words);
      return { start, end: start + words.length, newText: '改' };
    };
    const {
      bytes: out,
      made,
      left,
    } = trackChanges(document, [at('一、'), at('页眉'), at('指标\t数值'), at('产值')], DATE);
    assert.deepEqual([made, left.length], [1, 3]);
    assert.equal(readWord(out).text, document.text.replace('产值', '改'));
  });
  it('changes notes in their own part', () => {
    const document = readWord(DOCUMENTS['boxes, numbers, tables and notes']!);
    const start = document.text.indexOf('年鉴');
    const change = { start, end: start + 2, newText: '年报' };
    const { bytes: out, made } = trackChanges(document, [change], DATE);
    assert.equal(made, 1);
    assert.equal(readWord(out).text, document.text.replace('年鉴', '年报'));
    assert.equal(xmlOf(out), xmlOf(DOCUMENTS['boxes, numbers, tables and notes']!));
    assert.match(Buffer.from(Zip.read(out).get('word/footnotes.xml')!).toString(), /<w:del [^>]*w:author="文衡"/);
  });
  for (const [name, bytes] of Object.entries(DOCUMENTS)) {
    it(`gives the new text accepted and the old one rejected: ${name}`, () => {
      const document = readWord(bytes);
      const { text } = document;
      const words = fc.constantFrom('', '改', '<&>', '两字 ');
      const spot = fc.record({ start: fc.nat({ max: text.length - 1 }), length: fc.nat({ max: 6 }), newText: words });
      fc.assert(
        fc.property(fc.array(spot, { maxLength: 6 }), (spots) => {
          const changes: { start: number; end: number; newText: string }[] = [];
          for (const { start, length, newText } of spots.sort((a, b) => a.start - b.start)) {
            const free = (changes.at(-1)?.end ?? -1) < start;
            if (free && (length || newText))
              changes.push({ start, end: Math.min(start + length, text.length), newText });
          }
          const { bytes: out, made, left } = trackChanges(document, changes, DATE);
          assert.equal(made + left.length, changes.length);
          assertOrdered(xmlOf(out));
          let wanted = text;
          for (const change of changes.toReversed()) {
            if (!left.includes(change))
              wanted = wanted.slice(0, change.start) + change.newText + wanted.slice(change.end);
          }
          assert.equal(readWord(out).text, wanted);
          assert.equal(readWord(rejected(out)).text, text);
        }),
        { numRuns: 80 },
      );
    });
  }
});
