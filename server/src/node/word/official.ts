/** Lays out a draft as GB/T 9704—2012 requires of official documents. */
import type { IParagraphOptions, IRunOptions } from 'docx';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  LineRuleType,
  Packer,
  Paragraph,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { escapeXml } from './xml';
import { Zip } from './zip';

/** What a paragraph is on the page, which decides how it looks. */
export type BlockKind =
  | 'issuer'
  | 'number'
  | 'title'
  | 'subtitle'
  | 'byline'
  | 'salutation'
  | 'heading'
  | 'body'
  | 'caption'
  | 'attachment'
  | 'signature'
  | 'date';

/** A paragraph on the page. */
export interface TextBlock {
  readonly kind: BlockKind;
  /** Depth of a heading, from 1; 0 for all others. */
  readonly level: number;
  /** The words of the heading, formatted by its level; the running text comes after them. */
  readonly head: string;
  readonly text: string;
}

/** A table on the page. */
export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly (readonly string[])[];
}

/** The bytes of a .docx. Equal blocks give equal text; the properties contain the time of writing. */
export async function officialDocx(blocks: readonly (TextBlock | TableBlock)[], title: string): Promise<Uint8Array> {
  const document = new Document({
    title,
    creator: '文衡',
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: 640,
    styles: { default: { document: { run: { font: fontOf('song'), size: 32 }, paragraph: { spacing: LINES } } } },
    sections: [
      {
        properties: {
          page: { size: { width: mm(210), height: mm(297) }, margin: MARGINS },
        },
        // Page numbers are at the right on odd pages and at the left on even ones, one character from the edge.
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: blocks.map((block, i) => (block.kind === 'table' ? table(block) : paragraph(block, blocks[i - 1]))),
      },
    ],
  });
  const bytes = new Uint8Array(await Packer.toArrayBuffer(document));
  return Zip.read(bytes).with(new Map([['word/fontTable.xml', new TextEncoder().encode(FONT_TABLE)]]));
}

/** Millimetres in twentieths of a point, the unit of Word files. */
export const mm = (length: number): number => Math.round((length / 25.4) * 1440);

/** Margins of 37 mm at the top and 28 mm at the binding leave 156 × 225 mm for the text: 22 lines of 28 characters. */
const MARGINS = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(23), gutter: 0 };
/** An exact height, so that a page has 22 lines in every word processor, with or without a grid. */
const LINE_PITCH = 579;
const LINES = { line: LINE_PITCH, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
/** The lines of a title are closer than the grid. */
const TITLE_SPACING = { ...LINES, line: 700 };
const TEXT_WIDTH = mm(156);
/** The width of a character of the text, in twentieths of a point. */
const CHARACTER = 320;

/** The typefaces of the standard, with substitutes for machines that lack them. */
export const FACES = {
  title: ['方正小标宋简体', '方正小标宋_GBK,华文中宋,宋体,SimSun'],
  song: ['仿宋_GB2312', '仿宋,FangSong,华文仿宋'],
  hei: ['黑体', 'SimHei,Noto Sans CJK SC'],
  kai: ['楷体_GB2312', '楷体,KaiTi,华文楷体'],
  page: ['宋体', 'SimSun,Noto Serif CJK SC'],
} as const;

/** The name of a typeface. */
export type Face = keyof typeof FACES;

/** The fonts of a typeface for Latin and Chinese characters. */
export const fontOf = (face: Face): { ascii: string; hAnsi: string; eastAsia: string; cs: string } => {
  const latin = face === 'page' ? FACES.page[0] : 'Times New Roman';
  return { ascii: latin, hAnsi: latin, eastAsia: FACES[face][0], cs: latin };
};

/** The font table of the document, which names the substitutes (ECMA-376 part 1, 17.8). */
export const FONT_TABLE =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  Object.values(FACES)
    .map(
      ([name, others]) =>
        `<w:font w:name="${escapeXml(name)}"><w:altName w:val="${escapeXml(others)}"/><w:charset w:val="86"/></w:font>`,
    )
    .join('') +
  '</w:fonts>';

interface Look {
  readonly face: Face;
  /** In half points. */
  readonly size?: number;
  readonly red?: boolean;
  readonly paragraph: Partial<IParagraphOptions>;
}

const CENTRED = { alignment: AlignmentType.CENTER } as const;
const INDENTED = { alignment: AlignmentType.BOTH, indent: { firstLine: 2 * CHARACTER } } as const;
const FLUSH = { alignment: AlignmentType.BOTH } as const;
/** Four characters from the right edge, which is the place of the date. */
const AT_RIGHT = { alignment: AlignmentType.RIGHT, indent: { right: 4 * CHARACTER } } as const;

const LOOKS: Readonly<Record<BlockKind, Look>> = {
  issuer: { face: 'title', size: 62, red: true, paragraph: { ...CENTRED, spacing: { ...LINES, line: 1158 } } },
  number: { face: 'song', paragraph: CENTRED },
  title: {
    face: 'title',
    size: 44,
    paragraph: { ...CENTRED, spacing: TITLE_SPACING, keepNext: true },
  },
  subtitle: { face: 'kai', paragraph: CENTRED },
  byline: { face: 'kai', paragraph: CENTRED },
  salutation: { face: 'song', paragraph: FLUSH },
  heading: { face: 'song', paragraph: INDENTED },
  body: { face: 'song', paragraph: INDENTED },
  caption: { face: 'hei', size: 28, paragraph: { ...CENTRED, keepNext: true } },
  attachment: { face: 'song', paragraph: { ...FLUSH, indent: { left: 5 * CHARACTER, hanging: 3 * CHARACTER } } },
  signature: { face: 'song', paragraph: { ...AT_RIGHT, keepNext: true } },
  date: { face: 'song', paragraph: AT_RIGHT },
};

/** The typefaces of the levels: 黑体, 楷体, and that of the text from the third level on. */
const HEADING_FACES: readonly Face[] = ['hei', 'kai', 'song'];

function paragraph(block: TextBlock, before: { readonly kind: string } | undefined): Paragraph {
  const { kind, level, head, text } = block;
  const look = LOOKS[kind];
  const run = (words: string, face: Face, size = look.size ?? 32): TextRun => {
    const options: IRunOptions = { text: words, font: fontOf(face), size };
    return new TextRun(look.red ? { ...options, color: 'FF0000' } : options);
  };
  const children = [
    ...(head ? [run(head, HEADING_FACES[Math.min(level, HEADING_FACES.length) - 1] ?? 'song')] : []),
    ...(text ? [run(text, look.face)] : []),
  ];
  const outline = kind === 'heading' ? { outlineLevel: Math.min(level, 9) - 1 } : {};
  const alone = kind === 'heading' && !text ? { keepNext: true } : {};
  // Further attachments are aligned with the number of the first one.
  const indent = kind === 'attachment' && !/^附\s*件/.test(text) ? { indent: { left: 5 * CHARACTER } } : {};
  const spacing = { ...LINES, ...look.paragraph.spacing, ...(opensGroup(kind, before) && { before: LINE_PITCH }) };
  return new Paragraph({ ...look.paragraph, ...indent, ...outline, ...alone, spacing, children });
}

/** An empty line comes before the text, before the list of attachments and before the signature. */
function opensGroup(kind: BlockKind, before: { readonly kind: string } | undefined): boolean {
  if (!before || before.kind === kind) return false;
  if (['title', 'subtitle', 'byline', 'number', 'issuer'].includes(before.kind)) {
    return kind === 'title' || !['subtitle', 'byline', 'number', 'date'].includes(kind);
  }
  return kind === 'attachment' || kind === 'signature' || (kind === 'date' && before.kind !== 'signature');
}

function pageNumber(alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT): Footer {
  const run = { font: fontOf('page'), size: 28 };
  const indent = alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 };
  // The field already contains a number, for programs that do not calculate fields.
  const children = [
    new TextRun({ ...run, text: '— ' }),
    new SimpleField('PAGE', '1'),
    new TextRun({ ...run, text: ' —' }),
  ];
  return new Footer({ children: [new Paragraph({ alignment, indent, children, run })] });
}

function table({ rows }: TableBlock): Table {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const widths = widthsOf(rows, columns);
  const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    columnWidths: widths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: rows.map(
      (row, at) =>
        new TableRow({
          tableHeader: at === 0,
          cantSplit: true,
          height: { value: 454, rule: HeightRule.ATLEAST },
          children: widths.map(
            (size, i) =>
              new TableCell({
                width: { size, type: WidthType.DXA },
                verticalAlign: VerticalAlignTable.CENTER,
                children: [cellParagraph(row[i] ?? '', at === 0)],
              }),
          ),
        }),
    ),
  });
}

function cellParagraph(text: string, isHead: boolean): Paragraph {
  const run = new TextRun({ text, font: fontOf(isHead ? 'hei' : 'song'), size: 24 });
  return new Paragraph({
    ...CENTRED,
    spacing: { line: 360, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
    children: [run],
  });
}

/** The widths of columns by their longest words, none below a third of an equal share. */
function widthsOf(rows: readonly (readonly string[])[], columns: number): number[] {
  const lengths = Array.from({ length: columns }, (_, i) =>
    Math.max(2, ...rows.map((row) => Math.min(row[i]?.length ?? 0, 24))),
  );
  const sum = lengths.reduce((a, b) => a + b, 0);
  const least = TEXT_WIDTH / columns / 3;
  const wanted = lengths.map((length) => Math.max(least, (TEXT_WIDTH * length) / sum));
  const scale = TEXT_WIDTH / wanted.reduce((a, b) => a + b, 0);
  const widths = wanted.map((width) => Math.floor(width * scale));
  const left = TEXT_WIDTH - widths.reduce((a, b) => a + b, 0);
  return widths.map((width, i) => (i === 0 ? width + left : width));
}
