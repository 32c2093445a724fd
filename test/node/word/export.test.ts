/** Drafts as official documents: the words of the draft, in the layout of GB/T 9704. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocumentAnalyzer } from '../../../server/src/core/analyzer';
import { blocksOf } from '../../../server/src/node/drafts/official-blocks';
import { readWord } from '../../../server/src/node/word/document';
import { officialDocx } from '../../../server/src/node/word/official';
import { walk } from '../../../server/src/node/word/xml';
import { Zip } from '../../../server/src/node/word/zip';
import { folderOf, wenheng } from '../wenheng';
import { assertOrdered } from './schema';

const NOTICE = `云溪县人民政府文件

云政发〔2024〕3号

# 云溪县人民政府关于做好2024年防汛工作的通知

各乡镇人民政府，县政府各部门：

为做好2024年防汛工作，现将有关事项通知如下。

## 一、总体要求

坚持人民至上、生命至上。

### （一）压实责任。各乡镇要落实责任。

| 指标 | 2023年 | 2024年 |
| --- | --- | --- |
| 水库（座） | 12 | 14 |

附件：1. 防汛责任人名单
\u3000\u3000\u30002. 物资清单

云溪县人民政府
2024年4月8日
`;
const TEXTS = join(__dirname, '../../../corpus/texts');

const made = async (text: string, format: 'plain' | 'markdown'): Promise<Uint8Array> => {
  const { blocks, title } = blocksOf(new DocumentAnalyzer().analyze(text, { format }));
  return officialDocx(blocks, title);
};
const part = (bytes: Uint8Array, name: string): string => Buffer.from(Zip.read(bytes).get(name)!).toString();
/** The paragraph that holds these words. */
const paragraph = (xml: string, words: string): string =>
  xml.split(/(?=<w:p>)/).find((p) => p.replace(/<[^<>]*>/g, '').includes(words))!;

describe('a draft as an official document', () => {
  let bytes: Uint8Array;
  let xml: string;
  before(async () => {
    bytes = await made(NOTICE, 'markdown');
    xml = part(bytes, 'word/document.xml');
  });

  it('has the words of the draft, table and all', () => {
    assert.equal(
      readWord(bytes).text.slice(0, readWord(bytes).sections[0]!.end),
      '云溪县人民政府文件\n云政发〔2024〕3号\n云溪县人民政府关于做好2024年防汛工作的通知\n' +
        '各乡镇人民政府，县政府各部门：\n为做好2024年防汛工作，现将有关事项通知如下。\n一、总体要求\n坚持人民至上、生命至上。\n' +
        '（一）压实责任。各乡镇要落实责任。\n指标\t2023年\t2024年\n水库（座）\t12\t14\n' +
        '附件：1. 防汛责任人名单\n2. 物资清单\n云溪县人民政府\n2024年4月8日\n',
    );
  });
  it('has the page of the standard', () => {
    assert.match(xml, /<w:pgSz w:w="11906" w:h="16838"/);
    assert.match(xml, /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    assert.match(xml, /<w:spacing [^>]*w:line="579"[^>]*w:lineRule="exact"/);
  });
  const looks: [words: string, what: RegExp][] = [
    ['人民政府文件', /w:jc w:val="center".*方正小标宋简体.*FF0000/],
    ['云政发', /w:jc w:val="center".*仿宋_GB2312/],
    ['关于做好', /w:jc w:val="center".*方正小标宋简体.*<w:sz w:val="44"\/>/],
    ['各乡镇人民政府，', /<w:p>(?!.*firstLine=).*仿宋_GB2312.*<w:sz w:val="32"\/>/],
    ['为做好', /w:firstLine="640".*仿宋_GB2312/],
    ['一、总体', /<w:outlineLvl w:val="0"\/>.*黑体/],
    ['压实责任', /<w:outlineLvl w:val="1"\/>.*楷体_GB2312.*压实责任。<.*仿宋_GB2312.*各乡镇要/],
    ['2. 物资', /w:left="1600"/],
    ['2024年4月8日', /w:right="1280".*w:jc w:val="right"/],
  ];
  for (const [words, what] of looks)
    it(`sets ${words} as the standard does`, () => assert.match(paragraph(xml, words), what));

  it('has page numbers that can be read without working them out, left and right', () => {
    const footers = ['word/footer1.xml', 'word/footer2.xml'].map((name) => part(bytes, name));
    for (const footer of footers) assert.match(footer, /— <.*<w:fldSimple w:instr="PAGE">.*>1<.* —</);
    assert.deepEqual(footers.map((f) => /w:jc w:val="(\w+)"/.exec(f)![1]).sort(), ['left', 'right']);
    assert.match(part(bytes, 'word/settings.xml'), /<w:evenAndOddHeaders/);
  });
  it('names what takes the place of a face that is not there', () => {
    assert.match(part(bytes, 'word/fontTable.xml'), /w:name="方正小标宋简体"><w:altName w:val="[^"]*宋体/);
  });
  it('gives each table a grid', () => {
    assert.match(xml, /<w:tblGrid><w:gridCol w:w="\d+"\/><w:gridCol w:w="\d+"\/><w:gridCol w:w="\d+"\/><\/w:tblGrid>/);
    const widths = Array.from(xml.matchAll(/<w:gridCol w:w="(\d+)"/g), ([, width]) => Number(width));
    assert.equal(
      widths.reduce((a, b) => a + b, 0),
      8844,
    );
  });
  it('keeps the order of the schema', () => {
    assertOrdered(xml);
    const order = ['keepNext', 'spacing', 'ind', 'jc', 'outlineLvl', 'rPr'];
    const open: string[][] = [];
    const names: string[] = [];
    walk(xml, 'word/document.xml', {
      open: ({ name }) => {
        if (names.at(-1) === 'w:pPr') open.at(-1)!.push(name.slice(2));
        if (name === 'w:pPr') open.push([]);
        names.push(name);
      },
      close: () => void names.pop(),
    });
    for (const seen of open) {
      assert.deepEqual(
        seen,
        order.filter((name) => seen.includes(name)),
      );
    }
  });
  for (const name of readdirSync(TEXTS).filter((file) => /\.(?:md|txt)$/.test(file))) {
    it(`loses no word of ${name}`, async () => {
      const text = readFileSync(join(TEXTS, name), 'utf8');
      const word = readWord(await made(text, name.endsWith('.md') ? 'markdown' : 'plain'));
      const flat = (words: string): string => words.replace(/[\s|#]+|^[-\s|]+$/gm, '');
      assert.equal(flat(word.text.slice(0, word.sections[0]!.end)), flat(text));
    });
  }
});

describe('wenheng export', () => {
  it('writes beside the draft, and says what it left', async () => {
    const folder = folderOf({ '通知.md': `${NOTICE}\n\`\`\`\ncode\n\`\`\`\n` });
    const { status, stderr } = await wenheng(['export', '通知.md'], { cwd: folder });
    assert.equal(status, 0);
    assert.match(stderr, /^通知\.md：第 28 行没有写入/);
    assert.match(readWord(readFileSync(join(folder, '通知.docx'))).text, /压实责任/);
    assert.equal((await wenheng(['check', '--fail-on', 'error', '通知.docx'], { cwd: folder })).status, 0);
  });
  it('does not take the place of a Word draft', async () => {
    assert.match((await wenheng(['export', '稿.docx'])).stderr, /^wenheng：稿\.docx 已是 Word 文稿/);
  });
});
