/** The review sheet in each of its formats, from the command line. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import type { ReviewSheet } from '../../../server/src/core/features/review/sheet';
import { folderOf, wenheng } from '../wenheng';

const DRAFT = `# 清溪县2023年上半年工作总结

全县上下真抓实干，各项工作有序推进。

## 一、主要指标

上半年，社会消费品零售总额84.2亿元，同比增长5.25%；一般公共预算收入12.6亿元，同比增长5%。固定资产投资由去年同期的120亿元增加到150亿元，增长25%。

## 二、问题整改

全县共排查问题135个，已整改111个，整改完成率达92%。共接待群众来访1260件次。

全县共办理建议90件，已办结72件，办结率达85%。 <!-- wenheng-ignore arithmetic/rate 含上年结转 -->
`;
const COLUMNS = ['序', '核', '数据', '指标', '时期', '范围', '验算', '位置', '责任单位', '核对人', '签字'];
const REASON = '111÷135=82.2%';

async function reviewed(
  format: string,
  files: Record<string, string> = { '总结.md': DRAFT },
): Promise<{ path: string; bytes: Buffer }> {
  const folder = folderOf(files);
  const path = join(folder, `核对表.${format}`);
  const { status, stderr } = await wenheng(['review', ...Object.keys(files), '-o', path], { cwd: folder });
  assert.equal(status, 0, stderr);
  return { path, bytes: readFileSync(path) };
}

/** The texts of the elements of a name, of XML that is well formed. */
function textsIn(source: string, element: string): string[] {
  const texts: string[] = [];
  let open = 0;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    if (name === element && open++ === 0) texts.push('');
  });
  parser.on('closetag', ({ name }) => {
    if (name === element) open--;
  });
  parser.on('text', (words) => {
    if (open) texts[texts.length - 1] += words;
  });
  parser.write(source).close();
  return texts;
}

describe('the review sheet on the command line', () => {
  it('html: one page that asks for nothing, with all that is said of each figure', async () => {
    const page = (await reviewed('html')).bytes.toString('utf8');
    assert.match(page, /^<!doctype html>\n<html lang="zh-CN">/);
    assert.match(page, /http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/);
    assert.doesNotMatch(page, /<script|<link|<img|<iframe|\bsrc=|@import|https?:|url\((?!#)/);
    assert.match(page, /@page \{ size: A4 landscape/);
    assert.match(page, /thead \{ display: table-header-group; \}/);
    for (const face of ['方正小标宋简体', '黑体', '仿宋_GB2312', '楷体_GB2312', '宋体'])
      assert.ok(page.includes(face), face);
    for (const column of COLUMNS) assert.ok(page.includes(`<th scope="col">${column}</th>`), column);
    assert.ok(page.includes(`比率不符：${REASON}，应为82%，文中为92%`));
    assert.ok(page.includes('含上年结转'));
    assert.equal(page.match(/<svg role="img"/g)?.length, 2);
  });
  it('html: the pictures have a bar for each part, as long as its figures are many', async () => {
    const page = (await reviewed('html')).bytes.toString('utf8');
    const [sections, largest] = page.match(/<svg[^]*?<\/svg>/g)!;
    const widths = (svg: string, name: string): number[] =>
      [...svg.matchAll(new RegExp(`<rect class="${name}" x="270" y="\\d+" width="([\\d.]+)"`, 'g'))].map(
        ([, w]) => +w!,
      );
    assert.match(sections, /一、主要指标/);
    assert.match(sections, /二、问题整改/);
    // The legend's square, then 3 of the first part's 7 that were checked: the whole bar is 520 wide.
    assert.deepEqual(widths(sections, 'checked'), [14, Math.round((10 * 520 * 3) / 7) / 10]);
    const [, more, less] = widths(largest!, 'now');
    assert.ok(Math.abs(less! / more! - 12.6 / 84.2) < 0.01, `${less} ${more}`);
    assert.match(largest!, /约80亿元/);
  });
  it('xlsx: a sheet a part, A4 across on paper, heads on every page', async () => {
    const files = unzipSync((await reviewed('xlsx')).bytes);
    const part = (name: string): string => strFromU8(files[name]!);
    const names = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name!);
    assert.deepEqual(names, ['总况', '问题', '不再提示的问题', '主要指标与上年对照', '数据']);
    for (const [i, name] of names.entries()) {
      const sheet = part(`xl/worksheets/sheet${i + 1}.xml`);
      assert.match(sheet, /<pageSetup [^>]*paperSize="9"/, name);
      assert.match(sheet, /orientation="landscape"/, name);
      assert.match(sheet, /fitToWidth="1"/, name);
      assert.match(sheet, /state="frozen"/, name);
      assert.match(sheet, /<headerFooter>/, name);
      assert.ok(part('xl/workbook.xml').includes(`localSheetId="${i}">'${name}'!$4:$4<`), name);
    }
    const strings = textsIn(part('xl/sharedStrings.xml'), 'si');
    for (const column of COLUMNS) assert.ok(strings.includes(column), column);
    assert.ok(strings.some((words) => words.includes(REASON)));
    assert.ok(strings.includes('含上年结转'));
    assert.ok(textsIn(part('xl/styles.xml'), 'fonts').length === 1);
    assert.match(part('xl/styles.xml'), /仿宋_GB2312/);
    // Counts are numbers and no strings: the whole text has 14 figures.
    assert.match(part('xl/worksheets/sheet1.xml'), /<c r="B7" s="\d+"><v>14<\/v>/);
  });
  it('docx: A4 across, heads on every page, a header and the faces of the standard', async () => {
    const files = unzipSync((await reviewed('docx')).bytes);
    const document = strFromU8(files['word/document.xml']!);
    assert.match(document, /<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
    const words = textsIn(document, 'w:t');
    for (const column of COLUMNS) assert.ok(words.includes(column), column);
    assert.ok(words.some((text) => text.includes(REASON)));
    assert.ok(words.includes('含上年结转'));
    const tables = document.match(/<w:tbl>/g)!.length;
    assert.equal(tables, 5);
    assert.equal(document.match(/<w:tblHeader\/>/g)!.length, tables);
    for (const face of ['方正小标宋简体', '黑体', '仿宋_GB2312', '楷体_GB2312'])
      assert.ok(document.includes(face), face);
    const header = Object.keys(files).find((name) => /^word\/header\d+\.xml$/.test(name));
    assert.match(strFromU8(files[header!]!), /数据核对表：清溪县2023年上半年工作总结/);
  });
  it('md: tables whose rows have as many cells as their heads', async () => {
    const text = (await reviewed('md')).bytes.toString('utf8');
    assert.ok(text.includes(`| ${COLUMNS.join(' | ')} |`));
    assert.ok(text.includes(REASON));
    const cells = (line: string): number => line.replace(/\\\|/g, '').split('|').length;
    for (const table of text.match(/(?:^\|.*\n)+/gm)!) {
      const lines = table.trimEnd().split('\n');
      for (const line of lines) assert.equal(cells(line), cells(lines[0]!), line);
    }
  });
  it('all formats have the same rows', async () => {
    const { documents } = JSON.parse((await reviewed('json')).bytes.toString('utf8')) as { documents: ReviewSheet[] };
    const [sheet] = documents;
    assert.equal(sheet!.rows.length, 14);
    const html = (await reviewed('html')).bytes.toString('utf8');
    const md = (await reviewed('md')).bytes.toString('utf8');
    const xlsx = textsIn(strFromU8(unzipSync((await reviewed('xlsx')).bytes)['xl/sharedStrings.xml']!), 'si');
    const docx = textsIn(strFromU8(unzipSync((await reviewed('docx')).bytes)['word/document.xml']!), 'w:t');
    for (const { text, line, column } of sheet!.rows) {
      const place = `${line}行${column}列`;
      assert.ok(html.includes(`<td>${text}</td>`) && html.includes(`<td>${place}</td>`), text);
      assert.ok(md.includes(`| ${text} |`) && md.includes(`| ${place} |`), text);
      assert.ok(xlsx.includes(text) && xlsx.includes(place), text);
      assert.ok(docx.includes(text) && docx.includes(place), text);
    }
  });
  it('several drafts: each begins a page, and shares the sheets of a workbook', async () => {
    const files = { '总结.md': DRAFT, '简报.md': '# 简报\n\n全县新增企业12家，新建农村公路36公里，发放补贴26万元。\n' };
    const html = (await reviewed('html', files)).bytes.toString('utf8');
    assert.equal(html.match(/<article>/g)!.length, 2);
    assert.match(html, /article \+ article \{ break-before: page/);
    const strings = textsIn(strFromU8(unzipSync((await reviewed('xlsx', files)).bytes)['xl/sharedStrings.xml']!), 'si');
    assert.ok(strings.includes('文件') && strings.includes('简报.md') && strings.includes('总结.md'));
    const document = strFromU8(unzipSync((await reviewed('docx', files)).bytes)['word/document.xml']!);
    assert.equal(document.match(/<w:sectPr/g)!.length, 2);
  });
  it('a Word draft is told by its paragraphs', async () => {
    const folder = folderOf({ '总结.md': DRAFT });
    assert.equal((await wenheng(['export', '总结.md', '-o', '总结.docx'], { cwd: folder })).status, 0);
    const { stdout, status } = await wenheng(['review', '总结.docx', '--format', 'json'], { cwd: folder });
    assert.equal(status, 0);
    const { documents } = JSON.parse(stdout) as { documents: ReviewSheet[] };
    for (const { place } of documents[0]!.rows) assert.match(place ?? '', /^第\d+段$/);
    assert.ok(documents[0]!.findings.some(({ rule, place }) => rule === 'arithmetic/rate' && place));
  });
  it('standard input to standard output, a page of HTML where nothing else is said', async () => {
    // Words of a draft are words, whatever they look like.
    const { stdout, status } = await wenheng(['review', '--stdin', '--stdin-filename', '总<b>&结.md'], {
      input: DRAFT,
    });
    assert.equal(status, 0);
    assert.match(stdout, /^<!doctype html>/);
    assert.match(stdout, /<p>总&lt;b&gt;&amp;结\.md<\/p>/);
    assert.doesNotMatch(stdout, /<b>/);
  });
  it('a sheet beside its draft is no draft', async () => {
    const { path } = await reviewed('docx');
    const folder = dirname(path);
    assert.equal((await wenheng(['review', '总结.md', '-o', '总结-核对表.md'], { cwd: folder })).status, 0);
    const { stdout } = await wenheng(['check', '--format', 'json'], { cwd: folder });
    const { files } = JSON.parse(stdout) as { files: { path: string }[] };
    assert.deepEqual(
      files.map((file) => file.path),
      ['总结.md'],
    );
  });
  it('a name that tells no format is refused, and nothing is written', async () => {
    const folder = folderOf({ '总结.md': DRAFT });
    const { status, stderr } = await wenheng(['review', '总结.md', '-o', '核对表.pdf'], { cwd: folder });
    assert.equal(status, 2);
    assert.match(stderr, /核对表\.pdf：看不出核对表的格式，文件名请以 \.html、\.xlsx、\.docx、\.md、\.json 结尾/);
    assert.equal(stderr.trimEnd().split('\n').length, 1);
    assert.throws(() => readFileSync(join(folder, '核对表.pdf')));
  });
  it('a draft is never written over, and one that cannot be read stops no other', async () => {
    const folder = folderOf({ '总结.md': DRAFT });
    const over = await wenheng(['review', '总结.md', '-o', '总结.md'], { cwd: folder });
    assert.equal(over.status, 2);
    assert.equal(readFileSync(join(folder, '总结.md'), 'utf8'), DRAFT);
    const { status, stdout } = await wenheng(['review', '没有.md', '总结.md', '-f', 'json'], { cwd: folder });
    assert.equal(status, 2);
    assert.equal((JSON.parse(stdout) as { documents: unknown[] }).documents.length, 1);
  });
});
