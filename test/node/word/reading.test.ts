/** Word files as text: each construct that a document may have. */
import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { DocumentAnalyzer } from '../../../server/src/core/analyzer';
import { readWord } from '../../../server/src/node/word/document';
import { numeral } from '../../../server/src/node/word/numbering';
import { placeOf } from '../../../server/src/node/word/places';
import { DOCUMENTS } from './documents';
import type { Parts } from './docx';
import { cell, docx, p, r, table } from './docx';

const textOf = (body: string, parts: Parts = {}): string => readWord(docx(body, parts)).text;
const run = (content: string): string => `<w:r>${content}</w:r>`;
const field = (kind: string): string => run(`<w:fldChar w:fldCharType="${kind}"/>`);
const box = (content: string): string =>
  run(
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>' +
      `<wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>` +
      '</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>' +
      `<w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`,
  );

describe('Word as text', () => {
  const cases: [name: string, body: string, text: string][] = [
    ['paragraphs, empty ones too', p(r('云溪县')) + '<w:p/>' + p(r('通') + r('报')), '云溪县\n\n通报\n'],
    ['references and CDATA', p(run('<w:t>甲&amp;乙&#x4e91;<![CDATA[<丙>]]></w:t>')), '甲&乙云<丙>\n'],
    ['blanks at the edges only where they are kept', p(run('<w:t> 甲 乙 </w:t>') + r(' 丙 ')), '甲 乙 丙 \n'],
    ['line ends of the file as blanks', p(run('<w:t>甲\n乙</w:t>')), '甲 乙\n'],
    ['tabs and soft breaks', p(run('<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t>')), '甲\t乙\n丙\n'],
    ['no break for a new page', p(run('<w:br w:type="page"/><w:t>甲</w:t>')), '甲\n'],
    ['no-break hyphens and spaces', p(run('<w:t>5</w:t><w:noBreakHyphen/><w:t>10\u00A0个</w:t>')), '5-10\u00A0个\n'],
    [
      'a sign of a symbol font as one character',
      p(run('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t>甲</w:t>')),
      '\uFFFC甲\n',
    ],
    ['tab stops as nothing', p(r('甲'), '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'), '甲\n'],
    [
      'links, tags and controls by what they show',
      p(
        `<w:hyperlink>${r('甲')}</w:hyperlink><w:smartTag>${r('乙')}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>${r('丙')}</w:sdtContent></w:sdt>`,
      ),
      '甲乙丙\n',
    ],
    [
      'a control that nobody filled as nothing',
      p(`${r('甲')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('单击此处')}</w:sdtContent></w:sdt>`),
      '甲\n',
    ],
    [
      'insertions read, deletions not',
      p(
        `<w:ins w:id="1">${r('新')}</w:ins><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom w:id="3">${r('走')}</w:moveFrom><w:moveTo w:id="4">${r('来')}</w:moveTo>`,
      ),
      '新来\n',
    ],
    ['a deleted end of a paragraph', p(r('上半'), '<w:rPr><w:del w:id="1"/></w:rPr>') + p(r('下半')), '上半下半\n'],
    ['an inserted end of a paragraph', p(r('上'), '<w:rPr><w:ins w:id="1"/></w:rPr>') + p(r('下')), '上\n下\n'],
    [
      'fields by their result',
      p(
        `${field('begin')}${run('<w:instrText> PAGE </w:instrText>')}${field('separate')}${r('3')}${field('end')}${r('页')}<w:fldSimple w:instr="DATE">${r('今')}</w:fldSimple>`,
      ),
      '3页今\n',
    ],
    [
      'a field in a field',
      p(
        `${field('begin')}${field('begin')}${r('内')}${field('separate')}${r('值')}${field('end')}${field('separate')}${r('果')}${field('end')}`,
      ),
      '果\n',
    ],
    ['a field without an end', p(field('begin') + r('藏')) + p(r('见')), '\n见\n'],
    ['hidden words not', p(r('见') + r('藏', '<w:vanish/>') + r('也见', '<w:vanish w:val="0"/>')), '见也见\n'],
    [
      'ruby by its base',
      p(run(`<w:ruby><w:rubyPr/><w:rt>${r('yún')}</w:rt><w:rubyBase>${r('云')}</w:rubyBase></w:ruby>`) + r('溪')),
      '云溪\n',
    ],
    ['formulas by their characters', p(`${r('即')}<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>`), '即x=1\n'],
    [
      'a box of text once, before its paragraph',
      p(box(p(r('云溪县人民政府文件'))) + r('云政发〔2024〕3号')),
      '云溪县人民政府文件\n云政发〔2024〕3号\n',
    ],
    [
      'an older box of text',
      p(run(`<w:pict><v:textbox><w:txbxContent>${p(r('框'))}</w:txbxContent></v:textbox></w:pict>`)),
      '框\n\n',
    ],
    ['an empty box as nothing', p(box('<w:p/>') + r('文')), '文\n'],
    [
      'a table a row a line',
      p(r('表1')) +
        table([
          ['指标', '数值'],
          ['产值', '12亿元'],
        ]),
      '表1\n指标\t数值\n产值\t12亿元\n',
    ],
    [
      'cells over columns and rows',
      `<w:tbl><w:tr>${cell(p(r('甲')), '<w:gridSpan w:val="2"/>')}${cell(p(r('乙')), '<w:vMerge w:val="restart"/>')}</w:tr><w:tr>${cell(p(r('1')))}${cell(p(r('2')))}${cell('<w:p/>', '<w:vMerge/>')}</w:tr></w:tbl>`,
      '甲\t\t乙\n1\t2\t\n',
    ],
    [
      'several paragraphs in a cell on one line',
      `<w:tbl><w:tr>${cell(p(r('产值')) + p(r('（亿元）')))}${cell(p(r('12')))}</w:tr></w:tbl>`,
      '产值 （亿元）\t12\n',
    ],
    [
      'a table in a cell',
      `<w:tbl><w:tr>${cell(table([['内']]) + '<w:p/>')}${cell(p(r('外')))}</w:tr></w:tbl>`,
      '内\t外\n',
    ],
    [
      'a table that only frames prose as prose',
      `<w:tbl><w:tr>${cell(p(r('一段文字')) + p(r('又一段')))}</w:tr></w:tbl>`,
      '一段文字\n又一段\n',
    ],
    [
      'prose in a cell as paragraphs',
      `<w:tbl><w:tr>${cell(p(r('评语')))}${cell(p(r('全县经济运行平稳。'.repeat(8))))}</w:tr></w:tbl>`,
      `评语\n${'全县经济运行平稳。'.repeat(8)}\n`,
    ],
    [
      'no deleted rows and cells',
      `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell(p(r('旧')))}${cell(p(r('旧')))}</w:tr><w:tr>${cell(p(r('甲')))}${cell(p(r('乙')))}${cell(p(r('删')), '<w:cellDel w:id="2"/>')}</w:tr></w:tbl>`,
      '甲\t乙\n',
    ],
  ];
  for (const [name, body, text] of cases) it(`has ${name}`, () => assert.equal(textOf(body), text));

  it('has notes, headers and footers behind the body, each by itself', () => {
    const note = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>';
    const word = readWord(
      docx(p(r('正文') + run('<w:footnoteReference w:id="2"/>')), {
        footnotes: `${note}<w:footnote w:id="1">${p(r('无主'))}</w:footnote><w:footnote w:id="2">${p(r('出处'))}</w:footnote>`,
        header: p(r('云溪县')),
        footer: p(r('地址：云溪县城关镇')),
      }),
    );
    assert.equal(word.text, '正文\n出处\n云溪县\n地址：云溪县城关镇\n');
    assert.deepEqual(
      word.sections.map((s) => [s.name, word.text.slice(s.start, s.end)]),
      [
        ['正文', '正文\n'],
        ['脚注1', '出处\n'],
        ['页眉', '云溪县\n'],
        ['页脚', '地址：云溪县城关镇\n'],
      ],
    );
  });
  it('has no page numbers', () => {
    assert.equal(textOf(p(r('文')), { footer: p(r('— 1 —')) }), '文\n');
  });
  it('has no header that no page has', () => {
    const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/header';
    const relation = (id: string, target: string): string =>
      `<Relationship Id="${id}" Type="${kind}" Target="${target}"/>`;
    const more = {
      'word/_rels/document.xml.rels': `<Relationships>${relation('r-old', 'old.xml')}${relation('r-header', 'header.xml')}</Relationships>`,
      'word/old.xml': '<w:hdr><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:hdr>',
    };
    assert.equal(readWord(docx(p(r('文')), { header: p(r('新')) }, more)).text, '文\n新\n');
  });
  it('reads what LibreOffice writes', () => {
    const { text, sections } = readWord(DOCUMENTS['what LibreOffice wrote']!);
    assert.equal(
      text,
      '云溪县人民政府文件\n云政发〔2024〕3号\n一、工作回顾\n链接文字注\n指标\t数值\n产值\t12亿元\n跨栏\t乙\n\n出处：年鉴\n',
    );
    assert.deepEqual(
      sections.map(({ name }) => name),
      ['正文', '脚注1'],
    );
  });
  it('says what it holds and is not read', () => {
    const drawing = '<w:drawing><c:chart/></w:drawing>';
    assert.deepEqual(readWord(docx(p(run(drawing) + run('<w:object/>') + run(drawing)))).unread, [
      '图表2个',
      '嵌入对象1个',
    ]);
  });
  it('reads under other prefixes, and none', () => {
    const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const named = `<x:document xmlns:x="${main}"><x:body><x:p><x:r><x:t>甲</x:t></x:r></x:p></x:body></x:document>`;
    const bare = `<document xmlns="${main}"><body><p><r><t>甲</t></r></p></body></document>`;
    for (const xml of [named, bare]) assert.equal(readWord(docx('', {}, { 'word/document.xml': xml })).text, '甲\n');
  });
  it('tells the place of words', () => {
    const word = readWord(docx(p(r('云溪县')) + '<w:p/>' + table([['产值', '12亿元']])));
    const at = word.text.indexOf('12亿元');
    assert.deepEqual(placeOf(word, at, at + 4), { section: '正文', paragraph: 3, offset: 3, words: '12亿元' });
  });
});

describe('numbers that Word writes', () => {
  const level = (at: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const levels =
    level(0, 'chineseCountingThousand', '%1、') + level(1, 'chineseCounting', '（%2）') + level(2, 'decimal', '%3.');
  const abstract = `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>`;
  const numbering = `${abstract}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
  const at = (depth: number, num = 1): string =>
    `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${num}"/></w:numPr>`;

  it('counts levels, each anew below the one above', () => {
    const body = [0, 1, 1, 2, 0, 1].map((depth) => p(r('节'), at(depth))).join('');
    assert.equal(textOf(body, { numbering }), '一、节\n（一）节\n（二）节\n1. 节\n二、节\n（一）节\n');
  });
  it('goes on over text between, and begins anew where a list says so', () => {
    const again = `${numbering}<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
    const body = p(r('节'), at(0)) + p(r('文')) + p(r('节'), at(0)) + p(r('节'), at(0, 2)) + p(r('节'), at(0, 2));
    assert.equal(textOf(body, { numbering: again }), '一、节\n文\n二、节\n一、节\n二、节\n');
  });
  it('takes list, level and heading from the style, along what it is based on', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="head"><w:basedOn w:val="base"/></w:style>';
    const word = readWord(docx(p(r('节'), '<w:pStyle w:val="head"/>') + p(r('文')), { numbering, styles }));
    assert.equal(word.text, '一、节\n文\n');
    assert.deepEqual(
      word.lines.map(({ outline }) => outline),
      [0, null],
    );
  });
  it('writes none where the paragraph says so, and for bullets', () => {
    const bullet = `<w:abstractNum w:abstractNumId="0">${level(0, 'bullet', '\uF0B7')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    assert.equal(textOf(p(r('甲'), at(0)), { numbering: bullet }), '甲\n');
    assert.equal(textOf(p(r('甲'), at(0, 0)), { numbering }), '甲\n');
  });
  it('shows the numbers of levels above, as Arabic ones where it is told to', () => {
    const legal = level(0, 'chineseCounting', '第%1章') + level(1, 'decimal', '%1.%2', '<w:isLgl/>');
    const chapters = `<w:abstractNum w:abstractNumId="0">${legal}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    assert.equal(
      textOf([0, 0, 1].map((d) => p(r('节'), at(d))).join(''), { numbering: chapters }),
      '第一章 节\n第二章 节\n2.1 节\n',
    );
  });
  const numerals: [format: string, value: number, shown: string][] = [
    ['chineseCountingThousand', 10, '十'],
    ['chineseCountingThousand', 21, '二十一'],
    ['chineseCountingThousand', 105, '一百零五'],
    ['chineseLegalSimplified', 13, '壹拾叁'],
    ['ideographTraditional', 3, '丙'],
    ['decimalEnclosedCircleChinese', 12, '⑫'],
    ['decimalFullWidth', 10, '１０'],
    ['decimalZero', 7, '07'],
    ['upperLetter', 28, 'BB'],
    ['lowerRoman', 14, 'xiv'],
    ['hebrew1', 4, '4'],
  ];
  for (const [format, value, shown] of numerals) {
    it(`writes ${value} as ${shown} in ${format}`, () => assert.equal(numeral(value, format), shown));
  }
});

describe('Word files that cannot be read', () => {
  const whole = docx(p(r('云溪县')));
  const cases: [name: string, bytes: () => Uint8Array, message: RegExp][] = [
    ['cut short', () => whole.subarray(0, whole.length - 30), /^文件已损坏（压缩包不完整）/],
    ['without its text', () => without('word/document.xml'), /^文件已损坏（缺部件 word\/document\.xml）/],
    ['without a list of parts', () => without('[Content_Types].xml'), /^是压缩包，不是 Word 文档/],
    ['not well-formed', () => docx('<w:p>'), /^文件已损坏（部件 word\/document\.xml：/],
    ['with a document type', () => withText('<!DOCTYPE x [<!ENTITY a "b">]><x/>'), /含有 DOCTYPE/],
    ['with a byte changed', () => spoilt(), /^文件已损坏/],
    [
      'of another program',
      () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }),
      /OpenDocument/,
    ],
    ['a workbook', () => workbook(), /^是Excel 工作簿/],
    ['with tables in tables without end', () => docx(nested(5000)), /^表格或文本框一层套一层/],
    ['a bomb', () => bomb(), /^部件 word\/document\.xml 解开后有 \d+ MB，超过 128 MB/],
  ];
  for (const [name, bytes, message] of cases) {
    it(`says so of one ${name}`, () => assert.throws(() => readWord(bytes()), { message }));
  }
  it('does not take more room than a part says it has', () => {
    // A part that says that it is small, and unpacks to far more.
    const bytes = docx(p(r('甲'.repeat(400_000))));
    const at = Buffer.from(bytes).lastIndexOf('word/document.xml') - 46 + 24;
    const small = bytes.slice();
    new DataView(small.buffer).setUint32(at, 1000, true);
    assert.throws(() => readWord(small), { message: /^文件已损坏（部件 word\/document\.xml）/ });
  });

  function nested(depth: number): string {
    return '<w:tbl><w:tr><w:tc>'.repeat(depth) + p(r('底')) + '</w:tc></w:tr></w:tbl>'.repeat(depth);
  }
  const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  function without(name: string): Uint8Array {
    const files: Record<string, Uint8Array> = {
      '[Content_Types].xml': strToU8('<Types/>'),
      '_rels/.rels': strToU8(
        `<Relationships><Relationship Type="${RELATION}" Target="word/document.xml"/></Relationships>`,
      ),
      'word/document.xml': strToU8('<w:document/>'),
    };
    delete files[name];
    return zipSync(files);
  }
  function workbook(): Uint8Array {
    const relation = `<Relationships><Relationship Type="${RELATION}" Target="xl/workbook.xml"/></Relationships>`;
    return zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      '_rels/.rels': strToU8(relation),
      'xl/workbook.xml': strToU8('<x/>'),
    });
  }
  function withText(xml: string): Uint8Array {
    return docx('', {}, { 'word/document.xml': xml });
  }
  function spoilt(): Uint8Array {
    const bytes = whole.slice();
    const at = Buffer.from(bytes).indexOf('word/document.xml') + 'word/document.xml'.length + 20;
    bytes[at] = bytes[at]! ^ 0xff;
    return bytes;
  }
  function bomb(): Uint8Array {
    const files = {
      '[Content_Types].xml': strToU8('<Types/>'),
      '_rels/.rels': strToU8(
        `<Relationships><Relationship Type="${RELATION}" Target="word/document.xml"/></Relationships>`,
      ),
    };
    return zipSync({ ...files, 'word/document.xml': [new Uint8Array(140 * 1024 * 1024), { level: 1 }] });
  }
});

describe('headings by their style', () => {
  const style = (id: string, name: string, depth: number | null): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>` +
    `${depth === null ? '' : `<w:pPr><w:outlineLvl w:val="${depth}"/></w:pPr>`}</w:style>`;
  const styles = style('t', 'Title', null) + style('h1', 'heading 1', 0) + style('h2', 'heading 2', 1);
  const prose = p(r('全县上下抓项目、促投资，完成固定资产投资100亿元，比上年增长5%，为全年打下基础。'));
  const of = (text: string, id: string): string => p(r(text), `<w:pStyle w:val="${id}"/>`);
  const outline = (body: string): string[] => {
    const { text, headings } = readWord(docx(body, { styles }));
    const { facts } = new DocumentAnalyzer().analyze(text, { format: 'plain', headings });
    return facts.outline.map((h) => `${h.level} ${h.text}`);
  };

  it('are headings of the outline, whatever they look like', () => {
    const body =
      of('云溪县重点项目推进情况', 't') + prose + of('总体进展', 'h1') + prose + of('分县情况', 'h2') + prose;
    assert.deepEqual(outline(body), ['0 云溪县重点项目推进情况', '1 总体进展', '2 分县情况']);
  });
  it('are none where whole paragraphs have the style', () => {
    assert.deepEqual(outline(of('云溪县情况', 't') + of('全县上下抓项目、促投资，完成投资100亿元。', 'h1').repeat(3)), [
      '0 云溪县情况',
    ]);
  });
});
