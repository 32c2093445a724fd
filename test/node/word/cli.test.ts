/** Word files on the command line: wherever a draft may be named. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { readWord } from '../../../server/src/node/word/document';
import { folderOf, wenheng } from '../wenheng';
import { docx, docxOf, p, r, table } from './docx';

const RATE = '全区排查重点问题135个，已有111个问题整改完成，整改完成率达到92%。\n';
const RANGE = '预计增长5-10%，与上年持平。\n';
const ENCRYPTED = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(1024)]);

describe('wenheng check on Word files', () => {
  it('says the paragraph and the words', async () => {
    const folder = folderOf({ '稿.docx': docxOf(`通报\n\n${RATE}`) });
    const { status, stdout } = await wenheng(['check', '稿.docx'], { cwd: folder });
    assert.equal(status, 1);
    assert.match(stdout, /^稿\.docx:3:\d+: error arithmetic\/rate 第3段“92%”：比率不符/);
  });
  it('gives the place in json', async () => {
    const folder = folderOf({ '稿.docx': docx(table([['指标', '数值']]) + p(r(RATE.trim()))) });
    const { stdout } = await wenheng(['check', '-f', 'json', '稿.docx'], { cwd: folder });
    const [file] = (JSON.parse(stdout) as { files: { findings: { place: object }[] }[] }).files;
    assert.deepEqual(file!.findings[0]!.place, {
      section: '正文',
      paragraph: 2,
      offset: RATE.indexOf('92%'),
      words: '92%',
    });
  });
  it('finds them in folders and by globs, beside other drafts', async () => {
    const folder = folderOf({ '甲.docx': docxOf(RATE), '乙/丙.docm': docxOf(RATE), '丁.txt': RATE });
    const found = async (...args: string[]): Promise<string[]> =>
      (await wenheng(['check', ...args], { cwd: folder })).stdout
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split(':')[0]!);
    assert.deepEqual((await found()).sort(), ['丁.txt', '乙/丙.docm', '甲.docx']);
    assert.deepEqual(await found('*.docx'), ['甲.docx']);
  });
  it('goes on past what cannot be read, with a line for each', async () => {
    const folder = folderOf({
      'a.docx': docxOf(RATE).subarray(0, 300),
      'b.docx': zipSync({ mimetype: strToU8('x') }),
      'c.doc': ENCRYPTED,
      'd.docx': docxOf(RATE),
    });
    const { status, stdout, stderr } = await wenheng(['check', '.'], { cwd: folder });
    assert.equal(status, 2);
    assert.match(stdout, /^d\.docx:/);
    const lines = stderr.trim().split('\n');
    assert.deepEqual(
      lines.map((line) => line.split('：')[0]),
      ['a.docx', 'b.docx', 'c.doc', '查了1篇'],
    );
  });
  it('refuses a PDF with the reason', async () => {
    const folder = folderOf({ 'a.pdf': '%PDF-1.7 …' });
    const { status, stderr } = await wenheng(['check', 'a.pdf'], { cwd: folder });
    assert.equal(status, 2);
    assert.match(stderr, /^a\.pdf：是 PDF，只有版面、没有段落.*\n$/);
  });
  it('takes one on standard input', async () => {
    const { stdout } = await wenheng(['check', '--stdin-filename', '稿.docx', '-'], { input: docxOf(RATE) });
    assert.match(stdout, /^稿\.docx:1:\d+: error arithmetic\/rate 第1段/);
  });
  it('answers from the cache with the places of the file at hand', async () => {
    const folder = folderOf({
      'a.docx': docxOf(`通报\n${RATE}`),
      'b.docx': docx(p(`${r('通报')}<w:r><w:br/></w:r>${r(RATE.trim())}`)),
    });
    const place = async (name: string): Promise<string> =>
      (await wenheng(['check', '--cache', '--cache-location', 'c', name], { cwd: folder })).stdout
        .split(' ')[3]!
        .split('“')[0]!;
    assert.deepEqual(
      [await place('a.docx'), await place('a.docx'), await place('b.docx')],
      ['第2段', '第2段', '第1段'],
    );
  });
  it('reads notes and headers apart', async () => {
    const note = '<w:r><w:footnoteReference w:id="1"/></w:r>';
    const folder = folderOf({
      '稿.docx': docx(p(r('云溪县通报。') + note), {
        footnotes: `<w:footnote w:id="1">${p(r(RATE.trim()))}</w:footnote>`,
      }),
    });
    assert.match((await wenheng(['check', '稿.docx'], { cwd: folder })).stdout, / 脚注1第1段“92%”：/);
  });
  it('reads facts', async () => {
    const folder = folderOf({ '稿.docx': docxOf(RATE) });
    const { stdout } = await wenheng(['facts', '稿.docx'], { cwd: folder });
    assert.match(stdout, /"text": "92%"/);
  });
  it('says what it did not read', async () => {
    const folder = folderOf({ '稿.docx': docx(p(r('云溪县') + '<w:r><w:object/></w:r>')) });
    assert.equal(
      (await wenheng(['check', '稿.docx'], { cwd: folder })).stderr,
      '稿.docx：未读其中的嵌入对象1个\n查了1篇：没有问题\n',
    );
  });
});

describe('wenheng check --annotate', () => {
  it('writes a copy with comments, and another without them', async () => {
    const bytes = docxOf(`通报\n${RATE}${RANGE}`);
    const folder = folderOf({ '稿.docx': bytes });
    const made = await wenheng(['check', '--annotate', '稿.docx'], { cwd: folder });
    assert.deepEqual([made.status, made.stdout, made.stderr], [1, '', '稿.docx：2处批注写入 稿.核对.docx\n']);
    assert.deepEqual(readFileSync(join(folder, '稿.docx')), Buffer.from(bytes));
    assert.equal(readWord(readFileSync(join(folder, '稿.核对.docx'))).text, readWord(bytes).text);
    const plain = await wenheng(['check', '--unannotate', '稿.核对.docx', '-o', '还原.docx'], { cwd: folder });
    assert.deepEqual([plain.status, plain.stderr], [0, '稿.核对.docx：去掉2处批注，写入 还原.docx\n']);
    assert.deepEqual(readdirSync(folder).sort(), ['稿.docx', '稿.核对.docx', '还原.docx'].sort());
  });
  it('writes over the draft only where it is told to', async () => {
    const folder = folderOf({ '稿.docx': docxOf(RATE) });
    assert.match(
      (await wenheng(['check', '--annotate', '稿.docx', '-o', '稿.docx'], { cwd: folder })).stderr,
      /^wenheng：-o /,
    );
    assert.equal(
      (await wenheng(['check', '--annotate', '--in-place', '稿.docx'], { cwd: folder })).stderr,
      '稿.docx：1处批注写入 稿.docx\n',
    );
    assert.equal((await wenheng(['check', '--unannotate', '--in-place', '稿.docx'], { cwd: folder })).status, 0);
    assert.deepEqual(readdirSync(folder), ['稿.docx']);
  });
  it('writes many into a folder, and tells which it could not', async () => {
    const folder = folderOf({ 'a.docx': docxOf(RATE), 'b.txt': RATE, 'c.docx': docxOf('通报\n'), '核对/x.md': '' });
    const { status, stderr } = await wenheng(['check', '--annotate', 'a.docx', 'b.txt', 'c.docx', '-o', '核对'], {
      cwd: folder,
    });
    assert.equal(status, 2);
    assert.match(stderr, /^b\.txt：不是 Word 文稿，没有写批注$/m);
    assert.deepEqual(readdirSync(join(folder, '核对')).sort(), ['a.核对.docx', 'c.核对.docx', 'x.md'].sort());
  });
  it('does not go with what answers in another way', async () => {
    for (const option of ['--fix', '--format=json', '--watch', '--unannotate']) {
      assert.equal((await wenheng(['check', '--annotate', option, 'x.docx'])).status, 2, option);
    }
  });
});

describe('wenheng check --fix on Word files', () => {
  it('writes the safe fixes as tracked changes into a copy, and lists the rest', async () => {
    const bytes = docxOf(RATE + RANGE);
    const folder = folderOf({ '稿.docx': bytes });
    const { status, stdout, stderr } = await wenheng(['check', '--fix', '稿.docx'], { cwd: folder });
    assert.equal(status, 1);
    assert.equal(stderr, '稿.docx：1处修订写入 稿.修订.docx，在 Word 中接受或拒绝\n查了1篇：错误1\n');
    assert.match(stdout, /^稿\.docx:1:\d+: error arithmetic\/rate [^\n]*\n$/);
    assert.deepEqual(readFileSync(join(folder, '稿.docx')), Buffer.from(bytes));
    assert.equal(readWord(readFileSync(join(folder, '稿.修订.docx'))).text, RATE + RANGE.replace('5-10%', '5%-10%'));
  });
  it('writes those in footnotes as well', async () => {
    const note = `<w:footnote w:id="1">${p(r(RANGE.trim()))}</w:footnote>`;
    const reference = '<w:r><w:footnoteReference w:id="1"/></w:r>';
    const bytes = docx(p(r('各县区稳步推进。') + reference) + p(r(RANGE.trim())), { footnotes: note });
    const folder = folderOf({ '稿.docx': bytes });
    const { status, stdout, stderr } = await wenheng(['check', '--fix', '稿.docx'], { cwd: folder });
    assert.equal(status, 0);
    assert.equal(stdout, '');
    assert.match(stderr, /^稿\.docx：2处修订写入 稿\.修订\.docx，在 Word 中接受或拒绝$/m);
    const { text } = readWord(readFileSync(join(folder, '稿.修订.docx')));
    assert.equal(text.match(/5%-10%/g)?.length, 2);
  });
  it('shows what it would change', async () => {
    const folder = folderOf({ '稿.docx': docxOf(RANGE) });
    const { status, stdout } = await wenheng(['check', '--fix-dry-run', '稿.docx'], { cwd: folder });
    assert.equal(status, 0);
    assert.match(stdout, /^\+预计增长5%-10%/m);
    assert.deepEqual(readdirSync(folder), ['稿.docx']);
  });
});
