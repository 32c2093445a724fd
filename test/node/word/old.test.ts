/** The old format of Word: read, and refused in words that say why. */
import assert from 'node:assert/strict';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWord } from '../../../server/src/node/word/document';
import { readOldWord } from '../../../server/src/node/word/old';
import { folderOf, wenheng } from '../wenheng';

/** Written by LibreOffice as “Word 97–2003”: paragraphs, curly quotation marks, a table. */
const FILE = join(__dirname, 'files/old.doc');
const TEXT =
  '云溪县2023年整改情况\n他说：“全力以赴抓整改。”\n指标\t数值\n产值\t12亿元\n' +
  '全县排查重点问题135个，已有111个问题整改完成，整改完成率达到92%。\n';

/** A compound file with these streams, all empty. */
function compound(streams: readonly string[], change: (bytes: Buffer) => void = () => {}): Buffer {
  const [free, last, table] = [0xffffffff, 0xfffffffe, 0xfffffffd];
  const bytes = Buffer.alloc(512 * 3);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  for (const at of [60, 68]) bytes.writeUInt32LE(last, at);
  for (let i = 0; i < 109; i++) bytes.writeUInt32LE(i ? free : 0, 76 + 4 * i);
  for (let i = 0; i < 128; i++) bytes.writeUInt32LE([table, last][i] ?? free, 512 + 4 * i);
  streams.forEach((name, i) => {
    const at = 1024 + 128 * i;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
  });
  change(bytes);
  return bytes;
}

describe('the old format of Word', () => {
  it('is read with its paragraphs, rows and quotation marks', async () => {
    const { text, sections } = await readOldWord(readFileSync(FILE));
    assert.equal(text, TEXT);
    assert.deepEqual(sections, [{ name: '正文', start: 0, end: TEXT.length, firstLine: 0 }]);
  });
  it('is checked, in folders, in threads and on standard input', async () => {
    const folder = folderOf({ 'x.txt': '通报\n' });
    for (let i = 0; i < 20; i++) copyFileSync(FILE, join(folder, `${i}.doc`));
    const { status, stdout } = await wenheng(['check', '--threads', '2'], { cwd: folder });
    assert.equal(status, 1);
    assert.equal(stdout.match(/\.doc:5:\d+: error arithmetic\/rate 第5段“92%”：/g)!.length, 20);
    assert.match((await wenheng(['check', '-'], { input: readFileSync(FILE) })).stdout, /^<stdin>:5:/);
    assert.equal((await wenheng(['text', '0.doc'], { cwd: folder })).stdout, TEXT);
  });
  it('gets nothing written into it', async () => {
    const folder = folderOf({});
    copyFileSync(FILE, join(folder, '稿.doc'));
    for (const option of ['--annotate', '--unannotate']) {
      const { status, stderr } = await wenheng(['check', option, '稿.doc'], { cwd: folder });
      assert.deepEqual(
        [status, stderr],
        [2, '稿.doc：旧式文档（.doc、.wps）只能读不能写，请在 Word 或 WPS 中另存为 .docx\n'],
      );
    }
  });
  const refused: [name: string, bytes: Buffer, message: RegExp][] = [
    ['has a password', compound(['Root Entry', 'EncryptedPackage']), /^文件加了密码/],
    ['is a workbook', compound(['Root Entry', 'Workbook']), /^是Excel 工作簿/],
    ['is something else', compound(['Root Entry']), /^是复合文档，但里面没有 Word 文稿$/],
    ['is cut short', readFileSync(FILE).subarray(0, 1500), /^文件已损坏/],
    ['has a document without words', compound(['Root Entry', 'WordDocument']), /^旧式文档读不出来/],
    ['runs in a ring', compound(['Root Entry', 'WordDocument'], (b) => b.writeUInt32LE(3, 512 + 12)), /^文件已损坏/],
    [
      'has a password in its own way',
      compound(['WordDocument'], (b) => {
        b.writeUInt16LE(0xa5ec, 512);
        b.writeUInt16LE(0x100, 522);
      }),
      /^文件加了密码/,
    ],
  ];
  for (const [name, bytes, message] of refused) {
    it(`is refused where it ${name}`, async () => {
      await assert.rejects(readOldWord(bytes), { message });
    });
  }
  it('is told under another name', () => {
    assert.throws(() => readWord(readFileSync(FILE)), { message: /扩展名却不是 \.doc/ });
  });
});
