/**
 * Lays out the blocks of a story as text: each paragraph is a line, each row of a table a line with tabs between its
 * cells. Every piece of a run keeps its offset in the text.
 */
import type { Block, Cell, Paragraph, Piece, Row, Story } from './story';

/** A piece with its place in the text. */
export interface PlacedPiece {
  /** UTF-16 offset in the text. */
  readonly at: number;
  readonly piece: Piece;
  readonly paragraph: Paragraph;
}

/** What counts as a paragraph: a paragraph of the body, or a row of a table. */
export interface Line {
  /** UTF-16 offsets in the text; the line end comes after `end`. A manual line break is inside. */
  readonly start: number;
  readonly end: number;
  /** The first paragraph in it. */
  readonly paragraph: Paragraph;
  /** Depth of a heading, from 0, -1 for a title; null for running text. */
  readonly outline: number | null;
}

/** Collects the lines and pieces of several stories in one text. */
export class Layout {
  readonly lines: Line[] = [];
  readonly pieces: PlacedPiece[] = [];
  private readonly parts: string[] = [];
  private length = 0;

  get text(): string {
    return this.parts.join('');
  }

  get end(): number {
    return this.length;
  }

  story({ blocks }: Story): void {
    this.blocks(blocks);
    // A story whose last paragraph would continue has nothing to continue in.
    if (this.joined) this.endLine();
  }

  /** Adds words that are in no paragraph of the document. */
  put(words: string): void {
    this.parts.push(words);
    this.length += words.length;
  }

  private joined: { start: number; paragraph: Paragraph } | null = null;

  private blocks(blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.paragraph(block);
      else for (const row of block.rows) this.row(row);
    }
  }

  private paragraph(paragraph: Paragraph): void {
    // A box comes before the words beside it, unless these continue an open paragraph.
    if (!this.joined) for (const box of paragraph.boxes) this.box(box);
    this.joined ??= { start: this.length, paragraph };
    if (this.joined.paragraph === paragraph) this.put(paragraph.number);
    for (const piece of paragraph.pieces) this.piece(piece, paragraph);
    if (!paragraph.isJoined) this.endLine();
  }

  private box(box: Story): void {
    // An empty box is left out.
    if (box.blocks.some(isInked)) this.blocks(box.blocks);
    if (this.joined) this.endLine();
  }

  private endLine(): void {
    const { start, paragraph } = this.joined!;
    this.joined = null;
    this.lines.push({ start, end: this.length, paragraph, outline: paragraph.outline });
    this.put('\n');
  }

  private row({ cells, before, isDeleted }: Row): void {
    if (isDeleted) return;
    const shown = cells.filter((cell) => !cell.isDeleted);
    // A table that only arranges prose reads as prose.
    if (shown.length < 2 || shown.some(isProse)) {
      for (const { blocks } of shown) if (blocks.some(isInked)) this.blocks(blocks);
      return;
    }
    const paragraph = shown.flatMap((cell) => paragraphsOf(cell.blocks))[0];
    if (!paragraph) return;
    for (const { boxes } of shown.flatMap((cell) => paragraphsOf(cell.blocks))) boxes.forEach((box) => this.box(box));
    const start = this.length;
    this.put('\t'.repeat(before));
    shown.forEach((cell, i) => {
      if (i) this.put('\t');
      if (!cell.isContinued) this.cell(cell);
      this.put('\t'.repeat(cell.span - 1));
    });
    this.lines.push({ start, end: this.length, paragraph, outline: null });
    this.put('\n');
  }

  /** The paragraphs of a cell on one line. */
  private cell({ blocks }: Cell): void {
    let isFirst = true;
    for (const paragraph of paragraphsOf(blocks)) {
      if (!paragraph.pieces.length && !paragraph.number) continue;
      if (!isFirst) this.put(' ');
      isFirst = false;
      this.put(paragraph.number);
      for (const piece of paragraph.pieces) this.piece(piece, paragraph, true);
    }
  }

  private piece(piece: Piece, paragraph: Paragraph, isCell = false): void {
    this.pieces.push({ at: this.length, piece, paragraph });
    // A tab or a break in a cell would look like the border of the cell.
    this.put(isCell ? piece.text.replace(/[\t\n]/g, ' ') : piece.text);
  }
}

/** From so many UTF-16 units on, the words of a cell are prose and not an entry of a table. */
const PROSE = 60;

function isProse({ blocks }: Cell): boolean {
  return paragraphsOf(blocks).some((p) => {
    const length = p.pieces.reduce((sum, { text }) => sum + text.length, 0);
    return length >= PROSE;
  });
}

const isInked = (block: Block): boolean =>
  paragraphsOf([block]).some((p) => p.pieces.length > 0 || p.number !== '' || p.boxes.length > 0);

function paragraphsOf(blocks: readonly Block[]): Paragraph[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block]
      : block.rows
          .filter((row) => !row.isDeleted)
          .flatMap(({ cells }) => cells.filter((c) => !c.isDeleted).flatMap((cell) => paragraphsOf(cell.blocks))),
  );
}
