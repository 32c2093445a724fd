import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findDrafts, formatOf, readDraft } from '../../../server/src/node/drafts/files';
import { FileProblem } from '../../../server/src/node/files/problem';
import { folderOf } from '../wenheng';

describe('finding drafts', () => {
  const names = (folder: string, ...args: string[]): string[] => {
    const { paths, problems } = findDrafts(args.map((a) => join(folder, a)));
    assert.deepEqual(problems, []);
    return paths.map((p) => p.slice(folder.length + 1));
  };

  it('takes Markdown, text and Word files in any folder, in order', () => {
    const folder = folderOf({ 'b.txt': '', 'a.md': '', 'c/d.MARKDOWN': '', 'c/e.docx': '', 'f.json': '' });
    assert.deepEqual(names(folder, '.'), ['a.md', 'b.txt', 'c/d.MARKDOWN', 'c/e.docx']);
  });
  it('leaves out locks of Word, and the copies that are made of drafts here', () => {
    const names_ = ['甲.docx', '~$甲.docx', '甲.核对.docx', '甲.修订.docm', '乙.核对.txt'];
    const folder = folderOf(Object.fromEntries(names_.map((name) => [name, ''])));
    assert.deepEqual(names(folder, '.'), ['乙.核对.txt', '甲.docx']);
    assert.deepEqual(names(folder, '甲.核对.docx'), ['甲.核对.docx']);
  });
  it('leaves out node_modules, .git and other folders with a dot', () => {
    const folder = folderOf({ 'node_modules/a.md': '', '.git/b.md': '', '.x/c.md': '', '.d.md': '', 'e.md': '' });
    assert.deepEqual(names(folder, '.'), ['e.md']);
  });
  it('takes a file that is named, whatever it is called', () => {
    const folder = folderOf({ 讲话: '', '.x/a.md': '' });
    assert.deepEqual(names(folder, '讲话', '.x/a.md'), ['讲话', '.x/a.md']);
  });
  it('takes each once', () => {
    const folder = folderOf({ 'a.md': '', 'b.md': '' });
    assert.deepEqual(names(folder, 'b.md', '.', '*.md'), ['b.md', 'a.md']);
  });
  it('takes globs', () => {
    const folder = folderOf({ '讲话/一.md': '', '讲话/二/三.text': '', '报告/四.md': '' });
    assert.deepEqual(names(folder, '讲话/**/*.{md,text}'), ['讲话/一.md', '讲话/二/三.text']);
  });
  it('takes a file whose name looks like a glob', () => {
    const folder = folderOf({ '报告[终稿].md': '' });
    assert.deepEqual(names(folder, '报告[终稿].md'), ['报告[终稿].md']);
  });
  it('does not go round in a circle of links', () => {
    const folder = folderOf({ 'a.md': '' });
    symlinkSync('.', join(folder, 'round'));
    symlinkSync('a.md', join(folder, 'b.md'));
    assert.deepEqual(names(folder, '.'), ['a.md', 'b.md']);
  });
  it('names what is not there and goes on', () => {
    const folder = folderOf({ 'a.md': '', 'empty/x.json': '' });
    const { paths, problems } = findDrafts(['no.md', 'empty', 'no*.md', 'a.md'].map((a) => join(folder, a)));
    assert.deepEqual(paths, [join(folder, 'a.md')]);
    assert.match(problems[0]!, /no\.md：没有这个文件或目录/);
    assert.match(problems[1]!, /empty：目录中没有 .*\.txt 或 Word 文稿/);
    assert.match(problems[2]!, /no\*\.md：没有匹配的文稿/);
  });
  it('tells Markdown by the name', () => {
    assert.equal(formatOf('a.MD'), 'markdown');
    assert.equal(formatOf('a.markdown'), 'markdown');
    assert.equal(formatOf('a.md.txt'), 'plain');
  });
  it('does not load a file that cannot be within the limit', () => {
    const folder = folderOf({ 'a.txt': '字'.repeat(2000) });
    assert.throws(() => readDraft(join(folder, 'a.txt'), 1000), FileProblem);
    assert.equal(readDraft(join(folder, 'a.txt'), 2000).text.length, 2000);
  });
});
