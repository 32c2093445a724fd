/** What stands in a draft and is no prose: hidden from readers, and left alone by every fix. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fixAll } from '../../../server/src/core/findings/fixing';
import type { Analysis, Format } from '../../../server/src/core/index';
import { DocumentAnalyzer } from '../../../server/src/core/index';
import { splitParagraphs } from '../../../server/src/core/text/paragraphs';

/** What Markdown has that is no prose, with halves of it that a fix would love to change. */
const NO_PROSE = [
  '[[办法(试行),草稿]]',
  '![[图(1),2.png]]',
  '![图(一),二](图(1),2.png "增长5-10%,见图")',
  '](<办法 (试行),1-2.md>)',
  '](办法(试行),1.md)',
  '$x(中)=5,y$',
  '\\(x=5,y=6\\)',
  '\\(x(中),5\\)',
  '\\(v_{均}=5,6\\)',
  '{#a,b}',
  '{{ 变量(一),二 }}',
  ':smile:',
  '`增长5-10%,其中(一)`',
  '<span title="增长5-10%,好(一)">',
  '<https://a.gov.cn/公开(1),2>',
  'https://a.gov.cn/公开(2023)/通知.html ',
  'www.a.gov.cn/公开(2023) ',
  'D:\\资料(1)\\报告,终稿.docx ',
  '(1).docx',
  '(1)终稿.docx',
  '&emsp;',
  '[^a,1]',
  ':)',
  ';-(',
  '(^_^)',
  '<!-- 增长5-10%,好(一) -->',
  '\n\n<pre>\n增长5-10%,其中(一)\n\n增长5-10%,其中(一)\n</pre>\n\n',
  '\n\n$$\n增长(5,6)\n\n$$\n\n',
  '\n\n::: warning 注意(重要),看\n',
  '\n\n```\n增长5-10%,其中(一)\n```\n\n',
  '\n\n[ref]: 办法(试行).md "增长5-10%,好"\n\n',
];
/** What it takes to be a link or a name. */
const AHEAD: Readonly<Record<string, string>> = { ']': '[办法', '(': '附件' };
/** Prose, much of it with something to mend. */
const PROSE = [
  '增长5-10%',
  ',其中(一)',
  '全区',
  '已经的的',
  '。',
  '3月5号',
  '“急难愁盼”的问题',
  '**重点**',
  '抓好(落实)。',
  '\n\n',
];

const shown = (text: string, format: Format = 'markdown'): string =>
  splitParagraphs(text, format)
    .map((p) => p.paragraph.text)
    .join('|');

const withAhead = (words: string): string => (words.startsWith('\n') ? words : `见${AHEAD[words[0]!] ?? ''}${words}中`);

describe('what is no prose', () => {
  for (const words of NO_PROSE) {
    it(`is hidden from readers: ${JSON.stringify(words)}`, () => {
      assert.doesNotMatch(shown(`全区${withAhead(words)}抓落实`), /5-10|（1）|（一）|2023|smile|emsp|变量|试行/);
    });
  }
  const plain: [text: string, shown: string][] = [
    ['见https://a.cn/公开(2023)/通知，存于D:\\资料(1)\\稿.txt。', '见\uFFFC，存于\uFFFC。'],
    ['请填附件(1).docx、表(2)终稿.xlsx。', '请填附件\uFFFC、表\uFFFC。'],
    ['发至zhang_1@a.gov.cn。', '发至\uFFFC。'],
    ['出口额$5亿,占比[1]。', '出口额$5亿，占比[1]。'],
    ['辛苦了:) 明天见;-( 好(>_<)', '辛苦了\uFFFC 明天见\uFFFC 好\uFFFC'],
    ['分工如下:(一)抓春灌;(二)抓秋收(共两项:)。', '分工如下：（一）抓春灌；（二）抓秋收（共两项：）。'],
  ];
  for (const [text, seen] of plain)
    it(`is hidden in plain text: ${text}`, () => assert.equal(shown(text, 'plain'), seen));

  const prose: [text: string, shown: string][] = [
    ['出口额$5亿,进口额$3亿。', '出口额$5亿，进口额$3亿。'],
    ['出口额$5亿，进口额$ 3亿。', '出口额$5亿，进口额$ 3亿。'],
    ['上午9:30:20开始。', '上午9:30:20开始。'],
    ['比分2:1,好成绩:大家好。', '比分2:1，好成绩：大家好。'],
    ['全区A&B公司;市C&D公司。', '全区A&B公司；市C&D公司。'],
    ['办法(试行)已印发.全区照办', '办法（试行）已印发.全区照办'],
    ['[^1]: 数据来自统计局。', '数据来自统计局。'],
    ['和/或,以及1/2。', '和/或，以及1/2。'],
    ['“https://a.cn”为网址，其中(一)有效。', '“\uFFFC”为网址，其中（一）有效。'],
    ['+++\ntitle = "增长5%"\n+++\n正文。', '正文。'],
    ['&emsp;&emsp;正文&nbsp;如下。', '正文 如下。'],
    ['## 工作 {#work}', '工作'],
  ];
  for (const [text, seen] of prose)
    it(`takes no prose along: ${JSON.stringify(text)}`, () => assert.equal(shown(text).trim(), seen));

  it('is left alone by every fix', () => {
    const analyzer = new DocumentAnalyzer();
    const analyze = (text: string): Analysis => analyzer.analyze(text, { format: 'markdown' });
    const part = fc.oneof(fc.constantFrom(...PROSE), fc.constantFrom(...NO_PROSE));
    let changed = 0;
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 9 }), (parts) => {
        const text = `# 通报\n\n${parts.map((p) => (NO_PROSE.includes(p) ? withAhead(p) : p)).join('')}\n`;
        const fixed = fixAll(analyze(text), analyze);
        changed += fixed.count;
        let at = 0;
        for (const word of parts.filter((p) => NO_PROSE.includes(p))) {
          const next = fixed.text.indexOf(word, at);
          assert.ok(next >= 0, `${JSON.stringify(word)} of ${JSON.stringify(text)} in ${JSON.stringify(fixed.text)}`);
          at = next + word.length;
        }
      }),
      { numRuns: 400, seed: 16 },
    );
    assert.ok(changed > 200, `only ${changed} fixes were made`);
  });
});
