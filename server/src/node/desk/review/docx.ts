/**
 * The review sheet as a Word file: A4 landscape, the typefaces of GB/T 9704, table heads on every page, a header and
 * page numbers.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeightRule,
  Packer,
  PageOrientation,
  Paragraph,
  ShadingType,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Face } from '../../word/official';
import { FONT_TABLE, fontOf, mm } from '../../word/official';
import { Zip } from '../../word/zip';
import type { Column, Pages, Part, Row, Table as PagesTable } from './pages';
import { NAME, SIGNATURES } from './pages';

/** The bytes of the file. Each draft begins a new page; its page numbers go on. */
export async function reviewDocx(drafts: readonly Pages[]): Promise<Uint8Array> {
  const document = new Document({
    title: drafts.length === 1 ? `${NAME}：${drafts[0]!.title}` : NAME,
    creator: '文衡',
    styles: { default: { document: { run: { font: fontOf('song'), size: 21 } } } },
    sections: drafts.map((draft) => ({
      properties: {
        page: {
          size: { width: mm(210), height: mm(297), orientation: PageOrientation.LANDSCAPE },
          margin: {
            top: mm(20),
            bottom: mm(18),
            left: mm(14),
            right: mm(14),
            header: mm(10),
            footer: mm(9),
            gutter: 0,
          },
        },
      },
      headers: { default: header(draft) },
      footers: { default: footer() },
      children: pageOf(draft),
    })),
  });
  const bytes = new Uint8Array(await Packer.toArrayBuffer(document));
  return Zip.read(bytes).with(new Map([['word/fontTable.xml', new TextEncoder().encode(FONT_TABLE)]]));
}

/** The width between the margins, in twentieths of a point. */
const PAGE_WIDTH = mm(297 - 28);
const RED = 'B3261E';

const run = (text: string, face: Face, size: number, color?: string): TextRun =>
  new TextRun({ text, font: fontOf(face), size, ...(color && { color }) });

function pageOf({ title, path, summary, parts }: Pages): (Paragraph | Table)[] {
  const centred = (child: TextRun, after: number): Paragraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after }, children: [child] });
  return [
    centred(run(NAME, 'title', 44), 120),
    centred(run(title, 'kai', 28), 60),
    ...(title === path ? [] : [centred(run(path, 'song', 21), 60)]),
    centred(run(summary, 'song', 21), 120),
    ...parts.flatMap(partOf),
    new Paragraph({
      spacing: { before: 360 },
      children: [run(SIGNATURES.map((name) => `${name}：${'　'.repeat(8)}`).join(''), 'song', 24)],
    }),
  ];
}

function partOf({ heading, note, table }: Part): (Paragraph | Table)[] {
  const head = new Paragraph({
    keepNext: true,
    outlineLevel: 0,
    spacing: { before: 240, after: 80 },
    children: [run(heading, 'hei', 28)],
  });
  return [
    head,
    ...(note ? [new Paragraph({ children: [run(note, 'song', 21)] })] : []),
    ...(table ? [tableOf(table)] : []),
  ];
}

const BORDER_LINE = { style: BorderStyle.SINGLE, size: 4, color: '808080' };

function tableOf({ columns, rows, sign }: PagesTable): Table {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((PAGE_WIDTH * width) / all));
  const cell = (children: Paragraph[], i: number, fill?: string): TableCell =>
    new TableCell({
      width: { size: widths[i]!, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      ...(fill && { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
      children,
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    height: { value: 400, rule: HeightRule.ATLEAST },
    children: columns.map(({ zh }, i) => cell([lineOf(zh, 'center', 'hei')], i, 'EFEFEF')),
  });
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: {
      top: BORDER_LINE,
      bottom: BORDER_LINE,
      left: BORDER_LINE,
      right: BORDER_LINE,
      insideHorizontal: BORDER_LINE,
      insideVertical: BORDER_LINE,
    },
    margins: { top: 30, bottom: 30, left: 70, right: 70 },
    rows: [head, ...rows.map((row) => rowOf(row, columns, sign, cell))],
  });
}

function rowOf(
  { kind, tone, cells }: Row,
  columns: readonly Column[],
  sign: number,
  cell: (children: Paragraph[], i: number, fill?: string) => TableCell,
): TableRow {
  if (kind === 'group') {
    const over = new TableCell({
      columnSpan: columns.length,
      shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F7F7F7' },
      children: [lineOf(cells[0]!, 'left', 'kai', undefined, true)],
    });
    return new TableRow({ cantSplit: true, children: [over] });
  }
  const isWrong = tone === 'wrong';
  return new TableRow({
    cantSplit: true,
    children: columns.map(({ align }, i) => {
      const color = isWrong && i === sign ? RED : undefined;
      const lines = (cells[i] ?? '').split('\n').map((words) => lineOf(words, align, 'song', color));
      return cell(lines, i, isWrong ? 'FDECEB' : undefined);
    }),
  });
}

const ALIGNMENT = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

const lineOf = (words: string, align: Column['align'], face: Face, color?: string, keepNext = false): Paragraph =>
  new Paragraph({ alignment: ALIGNMENT[align], keepNext, children: [run(words, face, 20, color)] });

function header({ title }: Pages): Header {
  const paragraph = new Paragraph({
    alignment: AlignmentType.LEFT,
    border: { bottom: { ...BORDER_LINE, space: 2 } },
    children: [run(`${NAME}：${title}`, 'page', 18)],
  });
  return new Header({ children: [paragraph] });
}

function footer(): Footer {
  const look = { font: fontOf('page'), size: 18 };
  // The field already contains a number, for programs that do not calculate fields.
  const children = [
    new TextRun({ ...look, text: '— ' }),
    new SimpleField('PAGE', '1'),
    new TextRun({ ...look, text: ' —' }),
  ];
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children, run: look })] });
}
