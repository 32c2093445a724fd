/**
 * The review sheet as an Excel workbook: one sheet for each part, A4 landscape, heads fixed on the screen and on every
 * page.
 */
import type { CellObject, Feature, Image, Sheet } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import {
  findElement,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  replaceElement,
} from 'write-excel-file/utility';
import { xml } from '../../formats/xml';
import { width } from '../../terminal/table';
import type { Column, Pages, Part, Row } from './pages';
import { NAME } from './pages';

/**
 * The bytes of the workbook. Each part is a sheet, named after its heading; the same part of several drafts is one
 * sheet.
 */
export async function xlsx(drafts: readonly Pages[]): Promise<Uint8Array> {
  const isOfMany = drafts.length > 1;
  const names = [...new Set(drafts.flatMap(({ parts }) => parts.map(nameOf)))];
  const sheets = names.map((name) => sheetOf(name, drafts, isOfMany));
  return writeExcelFile([...sheets], { fontFamily: FACE, fontSize: 11, features: [printed(sheets)] }).toBuffer();
}

/** The content of pictures, of which there are none here. */
type Content = Image['content'];
type Made = Sheet<Content> & {
  readonly sheet: string;
  /** Number of rows down to the names of the columns. */
  readonly heads: number;
};

/** The name of a sheet: 数据 for `三、数据（120 个）`. */
const nameOf = ({ heading }: Part): string => heading.replace(/^.、/, '').replace(/（.*/, '');

const FACE = '仿宋_GB2312';
const HEI = '黑体';
const TITLE_FACE = '方正小标宋简体';
const BORDER = { borderColor: '#8a8a8a', borderStyle: 'thin' } as const;
const HEAD_STYLE = {
  fontFamily: HEI,
  backgroundColor: '#efefef',
  align: 'center',
  alignVertical: 'center',
  ...BORDER,
} as const;

function sheetOf(name: string, drafts: readonly Pages[], isOfMany: boolean): Made {
  const parts = drafts.flatMap((draft) =>
    draft.parts.filter((p) => nameOf(p) === name).map((p) => ({ draft, part: p })),
  );
  const table = parts.find(({ part }) => part.table)?.part.table;
  const own = table?.columns ?? [];
  const columns: readonly Column[] = isOfMany ? [FILE, ...own] : own;
  const across = Math.max(1, columns.length);
  const heads: CellObject[][] = [
    spread({ value: `${NAME}：${name}`, fontFamily: TITLE_FACE, fontSize: 18, align: 'center', height: 30 }, across),
  ];
  if (!isOfMany) {
    const { title, path, summary } = drafts[0]!;
    const words = [title === path ? title : `${title}（${path}）`, summary];
    for (const value of words)
      heads.push(spread({ value, type: String, align: 'center', wrap: true, height: 18 }, across));
  }
  if (columns.length) heads.push(columns.map(({ zh }) => ({ value: zh, height: 22, ...HEAD_STYLE })));
  const data: CellObject[][] = [...heads];
  for (const { draft, part } of parts) {
    const file: CellObject[] = isOfMany
      ? [{ value: draft.path, type: String, wrap: true, alignVertical: 'top', ...BORDER }]
      : [];
    if (!part.table) data.push([...file, { value: part.note, type: String }]);
    for (const row of part.table?.rows ?? []) data.push([...file, ...cellsOf(row, own)]);
  }
  return {
    sheet: name,
    data,
    columns: columns.map((c) => ({ width: c.width + PADDING })),
    stickyRowsCount: heads.length,
    orientation: 'landscape',
    showGridLines: false,
    heads: heads.length,
  };
}

const FILE: Column = { zh: '文件', width: 18, align: 'left', isBlank: false };

/** A cell that spans all columns. */
const spread = (cell: CellObject, columns: number): CellObject[] => [
  { ...cell, ...(columns > 1 && { columnSpan: columns }) },
];

function cellsOf({ kind, tone, cells }: Row, columns: readonly Column[]): CellObject[] {
  if (kind === 'group') {
    const head = {
      value: cells[0]!,
      type: String,
      height: LINE_HEIGHT,
      fontFamily: '楷体_GB2312',
      backgroundColor: '#f7f7f7',
      ...BORDER,
    } as const;
    return spread(head, columns.length);
  }
  // Not every program finds the height of a row whose words take several lines.
  const lines = columns.map(({ width }, i) => linesIn(cells[i] ?? '', width + PADDING));
  const height = LINE_HEIGHT * Math.max(1, ...lines);
  return columns.map(({ align }, i): CellObject => {
    const style = {
      align,
      alignVertical: 'top',
      wrap: true,
      height,
      ...BORDER,
      ...(tone === 'wrong' && { backgroundColor: '#fdeceb' }),
    } as const;
    const words = cells[i] ?? '';
    const isCount = align === 'right' && /^\d{1,15}$/.test(words);
    return isCount ? { value: Number(words), type: Number, ...style } : { value: words, type: String, ...style };
  });
}

/** The height of a line of text, in points. */
const LINE_HEIGHT = 16;
/** The characters by which a column is wider than its words. */
const PADDING = 2;

/** How many lines words take in a column of this many characters. */
const linesIn = (words: string, columns: number): number =>
  words.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(width(line) / (columns - 1))), 0);

type Worksheet = 'xl/worksheets/sheet{id}.xml';
const WORKSHEET: Worksheet = 'xl/worksheets/sheet{id}.xml';
const WORKBOOK = 'xl/workbook.xml';

/** The page setup that the library leaves out: A4, one page wide, heads on every page, a header and a footer. */
function printed(sheets: readonly Made[]): Feature<Content> {
  const inserted = (sheet: string, element: string): string =>
    insertElementMarkupAccordingToOrderOfSiblings(
      sheet,
      element,
      getOrderOfSiblings(WORKSHEET, 'worksheet')!,
      'worksheet',
    );
  return {
    files: {
      transform: {
        [WORKSHEET]: {
          transformElementAttributes: (tag, attributes) =>
            tag === 'pageSetup' ? { ...attributes, paperSize: A4, fitToWidth: 1, fitToHeight: 0 } : attributes,
          transform: (content, _, { sheetIndex }) => {
            const { sheet } = sheets[sheetIndex]!;
            const header = `<headerFooter><oddHeader>&amp;L${NAME}&amp;R${xml(sheet)}</oddHeader><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>`;
            const fit = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
            return inserted(inserted(content, fit), header);
          },
        },
        [WORKBOOK]: {
          transform: (content) => {
            const titles = sheets.map(
              ({ sheet, heads }, i) =>
                `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${xml(sheet)}'!$${heads}:$${heads}</definedName>`,
            );
            const names = `<definedNames>${titles.join('')}</definedNames>`;
            const empty = findElement(content, 'definedNames');
            if (empty) return replaceElement(content, empty, names);
            const order = getOrderOfSiblings(WORKBOOK, 'workbook');
            if (!order) return '';
            return insertElementMarkupAccordingToOrderOfSiblings(content, names, order, 'workbook');
          },
        },
      },
    },
  };
}

/** A4 in the list of paper sizes of Office Open XML. */
const A4 = 9;
