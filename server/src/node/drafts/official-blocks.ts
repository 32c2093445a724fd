/** The parts of a draft that stand on the pages of an official document, by the roles of their paragraphs. */
import type { Analysis, Heading, Paragraph, ParagraphRole, PlacedReading, Site } from '../../core/model';
import { MASK } from '../../core/text/paragraphs';
import type { BlockKind, TableBlock, TextBlock } from '../word/official';

/** A paragraph or a table on the page. */
export type Block = TextBlock | TableBlock;

/** The blocks of a draft. */
export interface Blocks {
  readonly blocks: readonly Block[];
  readonly title: string;
  /** Lines of the draft that are in none of them, counted from 1: code, comments, front matter. */
  readonly left: readonly number[];
}

/** The blocks of an analysed draft, in their order. */
export function blocksOf(analysis: Analysis): Blocks {
  const { readings, roles, facts, text } = analysis;
  const headings = new Map(facts.outline.map((h) => [h.at.start, h]));
  const blocks: Block[] = [];
  let rows: string[][] = [];
  const flush = (): void => {
    if (rows.length) blocks.push({ kind: 'table', rows });
    rows = [];
  };
  readings.forEach((placed, i) => {
    const { paragraph } = placed.reading;
    if (isRow(paragraph)) {
      rows.push(cellsOf(paragraph.raw));
      return;
    }
    flush();
    blocks.push(...textBlocks(placed, roles[i] ?? 'body', headings, i === readings.length - 1));
  });
  flush();
  const title = blocks.flatMap((b) => (b.kind === 'title' ? [b.text] : [])).join('');
  return { blocks, title, left: linesLeft(text, readings) };
}

const BLOCK_OF_ROLE: Readonly<Record<ParagraphRole, BlockKind>> = {
  title: 'title',
  subtitle: 'subtitle',
  byline: 'byline',
  date: 'date',
  salutation: 'salutation',
  heading: 'heading',
  caption: 'caption',
  attachment: 'attachment',
  signature: 'signature',
  furniture: 'body',
  body: 'body',
};

const DOCUMENT_NUMBER = /^[\u4e00-\u9fff]{1,12}[〔［[（(]\d{4}[〕］\])）]第?\d{1,4}号$/;
const ISSUER = /^[\u4e00-\u9fff]{4,24}文件$/;
const DATE = /^(?:\d{4}|[〇零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/;

function textBlocks(
  {
    reading: {
      paragraph,
      headings: [own],
    },
    start,
  }: PlacedReading,
  role: ParagraphRole,
  headings: ReadonlyMap<number, Heading<Site>>,
  isLast: boolean,
): TextBlock[] {
  const text = wordsOf(paragraph, 0, paragraph.text.length);
  if (text === '') return [];
  const block = (kind: BlockKind, words = text): TextBlock => ({ kind, level: 0, head: '', text: words });
  if (role === 'furniture' && DOCUMENT_NUMBER.test(text)) return [block('number')];
  if (role === 'furniture' && ISSUER.test(text)) return [block('issuer')];
  // In Markdown, signature and date may be two lines of one paragraph.
  const lines = paragraph.raw.split(/\r\n|\r|\n/).map((line) => line.trim());
  if (lines.length > 1 && DATE.test(lines.at(-1) ?? '') && lines.every((line) => line.length <= 30)) {
    return lines.map((line, i) => block(i === lines.length - 1 ? 'date' : 'signature', line));
  }
  if (role === 'attachment' && lines.length > 1) return lines.map((line) => block('attachment', line));
  if (role === 'body' && isLast && DATE.test(text)) return [block('date')];
  if (role !== 'heading') return [block(BLOCK_OF_ROLE[role])];
  const heading = own && headings.get(start + (paragraph.map?.[own.at.start] ?? own.at.start));
  if (!heading || !own) return [{ kind: 'heading', level: Math.max(paragraph.depth - 1, 1), head: text, text: '' }];
  // The mark after a heading that runs into its text belongs to the heading.
  const end = own.at.end + (/[。：；！？]/.test(paragraph.text[own.at.end] ?? '') ? 1 : 0);
  const head = wordsOf(paragraph, 0, end);
  return [{ kind: 'heading', level: heading.level, head, text: wordsOf(paragraph, end, paragraph.text.length) }];
}

/** The words as the draft has them, with their widths but without Markdown marks. Offsets count in the reading text. */
function wordsOf({ raw, text, map }: Paragraph, from: number, to: number): string {
  let out = '';
  for (let i = from; i < to; i++) {
    const at = map ? (map[i] ?? 0) : i;
    if (text[i] === MASK) out += shown(raw.slice(at, map ? map[i + 1] : at + 1));
    else out += /[\r\n\u2028\u2029]/.test(raw.charAt(at)) ? text.charAt(i) : raw.charAt(at);
  }
  return out.trim();
}

/** The words of code, an address as it is, nothing of a picture. */
const shown = (markup: string): string =>
  markup.startsWith('!') ? '' : markup.replace(/^`{1,3}/, '').replace(/`{1,3}$/, '');

const isRow = ({ block, raw }: Paragraph): boolean => block === 'cell' || /\S\t/.test(raw);

function cellsOf(raw: string): string[] {
  if (!/^\s*\||\|\s*$/.test(raw) && raw.includes('\t')) return raw.split('\t').map((cell) => cell.trim());
  const inside = raw.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inside.split(/(?<!\\)\|/).map((cell) =>
    cell
      .trim()
      .replace(/\\\|/g, '|')
      .replace(/\*\*|`/g, ''),
  );
}

function linesLeft(text: string, readings: readonly PlacedReading[]): number[] {
  const taken = readings.map(({ reading, start }) => [start, start + reading.paragraph.raw.length] as const);
  const left: number[] = [];
  let at = 0;
  let next = 0;
  text.split('\n').forEach((line, i) => {
    const end = at + line.length;
    while ((taken[next]?.[1] ?? Infinity) <= at) next++;
    const isTaken = (taken[next]?.[0] ?? Infinity) < end;
    if (!isTaken && /[\p{L}\p{N}]/u.test(line)) left.push(i + 1);
    at = end + 1;
  });
  return left;
}
