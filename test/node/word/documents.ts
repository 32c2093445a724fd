/** Documents with all that a Word file may have, for tests that want any document. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cell, docx, docxOf, p, r, table } from './docx';

const run = (content: string): string => `<w:r>${content}</w:r>`;
const box = (content: string): string =>
  run(`<w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict>`);
const NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
const NUMBERING =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>' +
  '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';

export const DOCUMENTS: Readonly<Record<string, Uint8Array>> = {
  'one run': docx(p(r('全县排查问题135个，整改111个，整改率92%。'))),
  'many runs': docxOf('全县排查问题135个，整改111个。\n\n预计增长5-10%，比上年提高3个百分点。\n', 3),
  'references and blanks': docx(
    p(
      `<w:r><w:t>甲 &amp;&#x4e91;&lt;乙&gt; 丙</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t> 丁己庚 </w:t></w:r>${r(' 戊 ')}`,
    ),
  ),
  'several things in a run': docx(
    p(run('<w:rPr><w:i/></w:rPr><w:t>甲乙</w:t><w:tab/><w:t>丙丁</w:t>\n <w:br/><w:t>戊己</w:t>')),
  ),
  insertions: docx(
    p(
      `${r('原文')}<w:ins w:id="5" w:author="李编辑">${r('新增文字')}</w:ins><w:del w:id="6"><w:r><w:delText>旧</w:delText></w:r></w:del>${r('之后')}`,
    ),
  ),
  'boxes, numbers, tables and notes': docx(
    p(box(p(r('云溪县人民政府文件'))) + r('云政发〔2024〕3号')) +
      p(r('工作回顾'), NUMBERED) +
      p(`<w:hyperlink>${r('链接文字')}</w:hyperlink>${r('注')}${run('<w:footnoteReference w:id="1"/>')}`) +
      table([
        ['指标', '数值'],
        ['产值', '12亿元'],
      ]) +
      `<w:tbl><w:tr>${cell(p(r('跨栏')), '<w:gridSpan w:val="2"/>')}${cell(p(r('乙')))}</w:tr></w:tbl>` +
      '<w:p/>',
    {
      numbering: NUMBERING,
      footnotes: `<w:footnote w:id="1">${p(r('出处：年鉴'))}</w:footnote>`,
      header: p(r('页眉文字')),
    },
  ),
  /** Boxes, numbers, tables and a note, as LibreOffice writes them. */
  'what LibreOffice wrote': readFileSync(join(__dirname, 'files/office.docx')),
  'comments of somebody else': docx(
    p(
      '<w:commentRangeStart w:id="3"/>' +
        r('有人批注过的文字') +
        '<w:commentRangeEnd w:id="3"/>' +
        run('<w:commentReference w:id="3"/>') +
        r('。'),
    ),
    { comments: `<w:comment w:id="3" w:author="王科长">${p(r('请核'))}</w:comment>` },
  ),
};
