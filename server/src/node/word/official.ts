/** A draft laid out as GB/T 9704—2012 lays out official documents: what stands on the pages, and how it looks. */
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

/** What a paragraph is on the page. */
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

export interface TextBlock {
  readonly kind: BlockKind;
  /** Depth of a heading, from 1; 0 for all others. */
  readonly level: number;
  /** The words of the heading, which look as their depth says; behind them comes the text that runs on. */
  readonly head: string;
  readonly text: string;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly (readonly string[])[];
}

/** The bytes of a .docx. Equal blocks give an equal text; the time of making is in its properties. */
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
        // Odd pages have their number at the right, even ones at the left, one character from the edge.
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: blocks.map((block, i) => (block.kind === 'table' ? table(block) : paragraph(block, blocks[i - 1]))),
      },
    ],
  });
  const bytes = new Uint8Array(await Packer.toArrayBuffer(document));
  return Zip.read(bytes).with(new Map([['word/fontTable.xml', new TextEncoder().encode(FONT_TABLE)]]));
}

export const mm = (length: number): number => Math.round((length / 25.4) * 1440);

/** 37 mm above and 28 mm at the binding leave room for 156 × 225 mm of text, with 22 lines of 28 characters. */
const MARGINS = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(23), gutter: 0 };
/** Exact, so that a page has its 22 lines in every word processor, with or without a grid. */
const LINE_PITCH = 579;
const LINES = { line: LINE_PITCH, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
/** A title of two lines stands closer than the grid would have it. */
const TITLE_LINES = { ...LINES, line: 700 };
const TEXT_WIDTH = mm(156);
/** The width of a character of the text. */
const CHARACTER = 320;

/** The faces that the standard names, with what takes their place where a machine has them not. */
export const FACES = {
  title: ['方正小标宋简体', '方正小标宋_GBK,华文中宋,宋体,SimSun'],
  song: ['仿宋_GB2312', '仿宋,FangSong,华文仿宋'],
  hei: ['黑体', 'SimHei,Noto Sans CJK SC'],
  kai: ['楷体_GB2312', '楷体,KaiTi,华文楷体'],
  page: ['宋体', 'SimSun,Noto Serif CJK SC'],
} as const;

export type Face = keyof typeof FACES;

export const fontOf = (face: Face): { ascii: string; hAnsi: string; eastAsia: string; cs: string } => {
  const latin = face === 'page' ? FACES.page[0] : 'Times New Roman';
  return { ascii: latin, hAnsi: latin, eastAsia: FACES[face][0], cs: latin };
};

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
  /** Half points. */
  readonly size?: number;
  readonly red?: boolean;
  readonly paragraph: Partial<IParagraphOptions>;
}

const CENTRED = { alignment: AlignmentType.CENTER } as const;
const INDENTED = { alignment: AlignmentType.BOTH, indent: { firstLine: 2 * CHARACTER } } as const;
const FLUSH = { alignment: AlignmentType.BOTH } as const;
/** Four characters from the edge, as the date of an official document stands. */
const AT_RIGHT = { alignment: AlignmentType.RIGHT, indent: { right: 4 * CHARACTER } } as const;

const LOOKS: Readonly<Record<BlockKind, Look>> = {
  issuer: { face: 'title', size: 62, red: true, paragraph: { ...CENTRED, spacing: { ...LINES, line: 1158 } } },
  number: { face: 'song', paragraph: CENTRED },
  title: {
    face: 'title',
    size: 44,
    paragraph: { ...CENTRED, spacing: TITLE_LINES, keepNext: true },
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

/** The standard's levels: black, regular script, and the face of the text from the third on. */
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
  // Under the first of the attachments the others stand by their numbers.
  const indent = kind === 'attachment' && !/^附\s*件/.test(text) ? { indent: { left: 5 * CHARACTER } } : {};
  const spacing = { ...LINES, ...look.paragraph.spacing, ...(opensGroup(kind, before) && { before: LINE_PITCH }) };
  return new Paragraph({ ...look.paragraph, ...indent, ...outline, ...alone, spacing, children });
}

/** An empty line stands before the text, before the list of attachments and before the signature. */
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
  // The number stands in the field already, for readers that do not work fields out.
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

/** By the longest words of each column, none narrower than a third of an equal share. */
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
