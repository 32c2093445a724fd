/** Remarks as comments of Word: at their words, and out again without a trace. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { annotate } from '../../../server/src/node/word';
import { unannotate } from '../../../server/src/node/word/comments';
import { readWord } from '../../../server/src/node/word/document';
import { Zip } from '../../../server/src/node/word/zip';
import { DOCUMENTS } from './documents';
import { docx, p, r } from './docx';
import { assertOrdered, textsOf } from './schema';

const DATE = new Date(Date.UTC(2024, 0, 2, 3, 4, 5));
const part = (bytes: Uint8Array, name: string): string => Buffer.from(Zip.read(bytes).get(name) ?? []).toString();

/** The words around which each comment stands, by its number. */
function commented(bytes: Uint8Array): Map<string, string> {
  const words = new Map<string, string>();
  const open = new Set<string>();
  for (const [, kind, id, text] of part(bytes, 'word/document.xml').matchAll(
    /<w:commentRange(Start|End) w:id="(\d+)" *\/>|<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g,
  )) {
    if (kind === 'Start') open.add(id!);
    else if (kind === 'End') open.delete(id!);
    else for (const at of open) words.set(at, (words.get(at) ?? '') + text!);
  }
  return words;
}

describe('comments in Word', () => {
  it('stands around its words, says what it was told, and is by us', () => {
    const bytes = docx(p(r('整改完成率为') + r('92%，高于上年', '<w:b/>')));
    const out = annotate(bytes, [{ start: 6, end: 9, lines: ['【错误】比率', '111÷135<92%'] }], DATE);
    assert.equal(
      part(out, 'word/document.xml').replace(part(bytes, 'word/document.xml').split('<w:p>')[0]!, ''),
      `<w:p>${r('整改完成率为')}<w:commentRangeStart w:id="0"/>${r('92%', '<w:b/>')}` +
        '<w:commentRangeEnd w:id="0" /><w:r><w:commentReference w:id="0"/></w:r>' +
        `${r('，高于上年', '<w:b/>')}</w:p></w:body></w:document>`,
    );
    assert.match(
      part(out, 'word/comments.xml'),
      /<w:comment w:id="0" w:author="文衡" w:date="2024-01-02T03:04:05Z" w:initials="文"><w:p>.*【错误】比率<.*<w:p>.*111÷135&lt;92%</,
    );
    assert.match(part(out, '[Content_Types].xml'), /PartName="\/word\/comments.xml"/);
    assert.match(part(out, 'word/_rels/document.xml.rels'), /Target="comments.xml"/);
  });
  it('has no part of comments without remarks', () => {
    assert.deepEqual(annotate(DOCUMENTS['one run']!, [], DATE), DOCUMENTS['one run']);
  });
  it('keeps the comments of other people, and numbers its own behind them', () => {
    const bytes = DOCUMENTS['comments of somebody else']!;
    const out = annotate(bytes, [{ start: 0, end: 2, lines: ['甲'] }], DATE);
    assert.match(part(out, 'word/comments.xml'), /w:id="3" w:author="王科长".*w:id="4" w:author="文衡"/);
    assert.deepEqual(files(unannotate(out)!.bytes), files(bytes));
    assert.equal(unannotate(bytes), null);
  });
  it('takes the comments of an earlier run out first', () => {
    const bytes = DOCUMENTS['many runs']!;
    const first = annotate(bytes, [{ start: 2, end: 9, lines: ['甲'] }], DATE);
    const again = annotate(first, [{ start: 4, end: 5, lines: ['乙'] }], DATE);
    assert.deepEqual(again, annotate(bytes, [{ start: 4, end: 5, lines: ['乙'] }], DATE));
  });
  it('goes with whatever it can out of a file that Word has written again', () => {
    const out = annotate(docx(p(r('甲乙丙'))), [{ start: 1, end: 2, lines: ['乙'] }], DATE);
    const zip = Zip.read(out);
    // Another program writes the tags its own way, and answers the comment.
    const xml = part(out, 'word/document.xml').replace(/ {1,3}\/>/g, '/>');
    const plain = unannotate(zip.with(new Map([['word/document.xml', Buffer.from(xml)]])))!;
    assert.equal(readWord(plain.bytes).text, '甲乙丙\n');
    assert.doesNotMatch(part(plain.bytes, 'word/document.xml'), /comment/);
    assert.equal(Zip.read(plain.bytes).has('word/comments.xml'), false);
  });
  it('stands where a box, a note or a header hangs, since Word has no comments in those', () => {
    const bytes = DOCUMENTS['boxes, numbers, tables and notes']!;
    const { text } = readWord(bytes);
    const remarks = ['人民政府', '年鉴', '页眉', '一、'].map((words) => {
      const start = text.indexOf(words);
      return { start, end: start + words.length, lines: [words] };
    });
    const out = annotate(bytes, remarks, DATE);
    assertOrdered(part(out, 'word/document.xml'));
    const xml = part(out, 'word/document.xml');
    const inside = (id: number): string =>
      xml
        .split(new RegExp(`<w:commentRangeStart w:id="${id}" */>`))[1]!
        .split(new RegExp(`<w:commentRangeEnd w:id="${id}" */>`))[0]!;
    assert.match(inside(0), /<w:r><w:pict>.*<\/w:pict><\/w:r>$/);
    assert.match(inside(1), /^<w:r><w:footnoteReference w:id="1"\/><\/w:r>$/);
    assert.match(inside(2), /云政发〔2024〕3号/);
    assert.match(inside(3), /工作回顾/);
  });
  for (const [name, bytes] of Object.entries(DOCUMENTS)) {
    it(`leaves all as it was once it is taken out: ${name}`, () => {
      const { text, sections, pieces } = readWord(bytes);
      const offset = fc.nat({ max: Math.max(text.length - 2, 0) });
      const remark = fc.record({ start: offset, length: fc.nat({ max: 9 }) });
      fc.assert(
        fc.property(fc.array(remark, { minLength: 1, maxLength: 8 }), (drawn) => {
          const remarks = drawn.map(({ start, length }) => ({ start, end: start + length, lines: [`${start}`] }));
          const out = annotate(bytes, remarks, DATE);
          assert.equal(readWord(out).text, text);
          const xml = part(out, 'word/document.xml');
          assertOrdered(xml);
          assert.equal(xml.match(/<w:commentReference/g)!.length, remarks.length + (name.includes('somebody') ? 1 : 0));
          // Around words of one run of the body, and of nothing else.
          const shown = commented(out);
          const first = name.includes('somebody') ? 4 : 0;
          remarks.forEach(({ start, end }, i) => {
            const whole = pieces.find(
              ({ at, piece }) => at <= start && at + piece.text.length >= Math.max(end, start + 1),
            );
            if (
              !whole?.piece.content ||
              whole.piece.content.isTrimmed ||
              whole.paragraph.hook ||
              start >= sections[0]!.end
            )
              return;
            assert.equal(textsOf(shown.get(String(first + i))!), text.slice(start, Math.max(end, start + 1)));
          });
          const plain = unannotate(out)!;
          assert.equal(plain.count, remarks.length);
          assert.deepEqual(files(plain.bytes), files(bytes));
        }),
        { numRuns: 60 },
      );
    });
  }
  it('keeps the very bytes of what it does not touch', () => {
    const bytes = DOCUMENTS['boxes, numbers, tables and notes']!;
    const [before, after] = [bytes, annotate(bytes, [{ start: 0, end: 2, lines: ['甲'] }], DATE)].map((b) =>
      Buffer.from(b),
    );
    const at = (file: Buffer): Buffer =>
      file.subarray(file.indexOf('word/numbering.xml'), file.indexOf('word/footnotes.xml'));
    assert.deepEqual(at(after!), at(before!));
  });
});

/** All parts of a package by name. A file of relationships without any says as much as none. */
function files(bytes: Uint8Array): Record<string, string> {
  const zip = Zip.read(bytes);
  const entries = zip.names.map((name) => [name, Buffer.from(zip.get(name)!).toString()] as const);
  return Object.fromEntries(entries.filter(([, text]) => !/<Relationships[^>]*><\/Relationships>$/.test(text)));
}
