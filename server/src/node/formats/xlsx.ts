/** Figures as an Excel workbook (Office Open XML, ECMA-376): one sheet, one figure a row, the head row fixed. */
import { strToU8, zipSync } from 'fflate';
import type { FactsDocument } from '../../core/features/facts';
import type { Column } from './columns';
import { COLUMNS } from './columns';
import { xml } from './xml';

export function figuresXlsx(documents: readonly FactsDocument[]): Uint8Array {
  const rows = documents.flatMap((d) => d.figures.map((f) => COLUMNS.map((c) => cell(c, c.cell(f, d)))));
  const head = COLUMNS.map((c) => textCell(c.zh, ' s="1"'));
  const sheet = [head, ...rows].map((cells) => `<row>${cells.join('')}</row>`).join('');
  const files = { ...PACKAGE, 'xl/worksheets/sheet1.xml': worksheet(sheet) };
  // A fixed time makes equal figures an equal file.
  const mtime = new Date(1980, 0, 1);
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, [strToU8(HEAD + text), { mtime }]])),
  );
}

/** Excel keeps fifteen digits of a number; a longer one stays text, so that none is lost. */
function cell(column: Column, text: string): string {
  if (text === '') return '<c/>';
  const isNumber = column.isNumber && /^-?\d+(?:\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15;
  return isNumber ? `<c><v>${text}</v></c>` : textCell(text);
}

function textCell(text: string, style = ''): string {
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${xml(text)}</t></is></c>`;
}

function worksheet(rows: string): string {
  const widths = COLUMNS.map((c, i) => `<col min="${i + 1}" max="${i + 1}" width="${wide(c.name)}" customWidth="1"/>`);
  return (
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData>${rows}</sheetData></worksheet>`
  );
}

function wide(name: string): number {
  if (['path', 'text', 'indicator'].includes(name)) return 28;
  return ['value', 'low', 'high', 'period', 'against', 'resolved'].includes(name) ? 18 : 9;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const PACKAGE = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/></Types>`,
  '_rels/.rels':
    `<Relationships xmlns="${RELATIONS}">` +
    `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml':
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
    '<sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    `<Relationships xmlns="${RELATIONS}">` +
    `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml':
    `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>',
};
