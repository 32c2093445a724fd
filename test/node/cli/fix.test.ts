/** `wenheng check --fix` on files of every kind. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { folderOf, wenheng } from '../wenheng';

const BEFORE = '通报😀\r\n\r\n预计增长5-10%。他说：“增长5-10%没有问题。”\r\n';
const AFTER = BEFORE.replace('5-10%', '5%-10%');
const RATE = '全区排查重点问题135个，已有111个问题整改完成，整改完成率达到92%。\n';

describe('wenheng check --fix', () => {
  const encodings: [name: string, encode: (text: string) => Uint8Array][] = [
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with a mark', (text) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 LE', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 BE', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['GB18030', (text) => iconv.encode(text, 'gb18030')],
  ];
  for (const [name, encode] of encodings) {
    it(`leaves ${name}, line ends and quoted words as they were`, async () => {
      const folder = folderOf({ 'a.txt': encode(BEFORE) });
      const path = join(folder, 'a.txt');
      const answer = await wenheng(['check', '--fix', path]);
      assert.match(answer.stderr, /^.*a\.txt：改好1处\n查了1篇：.*\n$/);
      assert.deepEqual(readFileSync(path), Buffer.from(encode(AFTER)));
      await wenheng(['check', '--fix', path]);
      assert.deepEqual(readFileSync(path), Buffer.from(encode(AFTER)));
      assert.deepEqual(readdirSync(folder), ['a.txt']);
    });
  }
  it('keeps the mode of the file and the link to it', async () => {
    const folder = folderOf({ 'a.txt': BEFORE });
    const path = join(folder, 'a.txt');
    chmodSync(path, 0o640);
    symlinkSync(path, join(folder, 'link.txt'));
    await wenheng(['check', '--fix', join(folder, 'link.txt')]);
    assert.equal(readFileSync(path, 'utf8'), AFTER);
    assert.equal(statSync(path).mode & 0o777, 0o640);
  });
  it('does not follow a link out of the folder that it was given', async () => {
    const elsewhere = folderOf({ 'a.txt': BEFORE });
    const folder = folderOf({ 'b.txt': BEFORE });
    symlinkSync(join(elsewhere, 'a.txt'), join(folder, 'out.txt'));
    symlinkSync(join(folder, 'b.txt'), join(folder, 'in.txt'));
    for (const args of [['.'], ['*.txt'], []]) {
      const { status, stderr } = await wenheng(['check', '--fix', ...args], { cwd: folder });
      assert.equal(status, 2);
      assert.match(stderr, /^out\.txt：是链接，指向所给目录之外的 .*a\.txt，未改；确要改，请直接写出那个文件$/m);
      assert.equal(readFileSync(join(elsewhere, 'a.txt'), 'utf8'), BEFORE);
      assert.equal(readFileSync(join(folder, 'b.txt'), 'utf8'), AFTER);
    }
    await wenheng(['check', '--fix', 'out.txt'], { cwd: folder });
    assert.equal(readFileSync(join(elsewhere, 'a.txt'), 'utf8'), AFTER);
  });
  it('ends as what remains wants it', async () => {
    const folder = folderOf({ 'a.txt': '预计增长5-10%。\n', 'b.txt': `预计增长5-10%。\n\n${RATE}` });
    assert.equal((await wenheng(['check', '--fix', 'a.txt'], { cwd: folder })).status, 0);
    const { status, stdout } = await wenheng(['check', '--fix', 'b.txt'], { cwd: folder });
    assert.equal(status, 1);
    assert.match(stdout, /^b\.txt:3:\d+: error arithmetic\/rate /m);
    assert.doesNotMatch(stdout, /range-percent/);
  });
  it('does not write back what it could not read whole', async () => {
    const broken = Buffer.concat([Buffer.from('预计增长5-10%，损坏的字节在后面。'.repeat(3)), Buffer.from([0xff])]);
    const folder = folderOf({ 'a.txt': broken });
    const { status, stderr } = await wenheng(['check', '--fix', 'a.txt'], { cwd: folder });
    assert.equal(status, 2);
    assert.match(stderr, /^a\.txt：编码有损坏，不能原样写回，未改/m);
    assert.deepEqual(readFileSync(join(folder, 'a.txt')), broken);
  });
  it('changes words where it is asked to, and says where it could', async () => {
    const text = '新建厂房3万平米，预计增长5-10%。\n';
    const folder = folderOf({ 'a.txt': text });
    const marks = await wenheng(['check', '--fix', 'a.txt'], { cwd: folder });
    assert.match(marks.stderr, /^a\.txt：改好1处，另有1处要改字，可用 --fix=wording\n查了1篇：.*\n$/);
    assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), '新建厂房3万平米，预计增长5%-10%。\n');
    assert.match(
      (await wenheng(['check', '--fix-dry-run', '--fix=wording', 'a.txt'], { cwd: folder })).stdout,
      /^\+.*平方米/m,
    );
    assert.match(
      (await wenheng(['check', '--fix=wording', 'a.txt'], { cwd: folder })).stderr,
      /^a\.txt：改好1处\n查了1篇：/,
    );
    assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), '新建厂房3万平方米，预计增长5%-10%。\n');
    assert.equal((await wenheng(['check', '--fix=words', 'a.txt'], { cwd: folder })).status, 2);
  });
  it('does not write to standard input', async () => {
    const { status, stderr } = await wenheng(['check', '--fix', '-'], { input: BEFORE });
    assert.equal(status, 2);
    assert.match(stderr, /^wenheng：标准输入不能就地修改/);
  });
});

describe('wenheng check --fix-dry-run', () => {
  it('prints a diff that patch makes the same text of, and leaves the file', async () => {
    const folder = folderOf({ 'a.txt': BEFORE });
    const answer = await wenheng(['check', '--fix-dry-run', 'a.txt'], { cwd: folder });
    assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), BEFORE);
    const applied = spawnSync('git', ['apply', '-p0', '-'], { cwd: folder, input: answer.stdout });
    assert.equal(applied.status, 0, applied.stderr.toString());
    assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), AFTER);
  });
  it('takes standard input, and prints nothing where there is nothing to fix', async () => {
    assert.match((await wenheng(['check', '--fix-dry-run', '-'], { input: BEFORE })).stdout, /^\+.*5%-10%/m);
    assert.equal((await wenheng(['check', '--fix-dry-run', '-'], { input: RATE })).stdout, '');
  });
  it('is no format among others', async () => {
    assert.equal((await wenheng(['check', '--fix-dry-run', '-f', 'json', '-'], { input: RATE })).status, 2);
  });
});
