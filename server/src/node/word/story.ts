/**
 * Reads a part of a document into blocks, which are paragraphs and tables. A story is a text of its own: the body, a
 * text box, a footnote, a header. Every character keeps its place in the XML.
 */
import type { Numbering } from './numbering';
import { WordProblem } from './problem';
import type { Styles } from './styles';
import { attribute, isOn, outlineOf, valueOf } from './styles';
import type { Tag, TagHandler } from './xml';
import { charactersOf, walk } from './xml';

/** A run: characters that all have one formatting. Offsets count in the XML of the part. */
export interface Run {
  readonly start: number;
  /** After its closing tag. */
  end: number;
  readonly tagEnd: number;
  /** Its properties as written; empty where it has none. */
  properties: string;
  /** Where its content starts and ends. */
  contentStart: number;
  contentEnd: number;
  /** Whether it must stay whole, as a formula must. */
  readonly isWhole: boolean;
  /** The opening tag of the insertion directly around it; empty where there is none. */
  readonly insertion: string;
}

/** Characters that one element of a run shows. */
export interface Piece {
  readonly text: string;
  /** The element that shows it. */
  readonly start: number;
  readonly end: number;
  /** The content of a `w:t`, which can be divided; null for a tab, a break and the like. */
  readonly content: TextContent | null;
  readonly run: Run;
}

/** The text inside a `w:t`. */
export interface TextContent {
  /** After the opening tag. */
  readonly tagEnd: number;
  /** Offset of character `k` in the XML: `start + k`, or `start + map[k]`. */
  readonly start: number;
  readonly map: Uint32Array | null;
  /** Whether blanks at its edges are kept. */
  readonly isKept: boolean;
  /** Whether it has blanks at its edges that are not shown; dividing it could show them. */
  readonly isTrimmed: boolean;
}

/** A paragraph. Offsets count in the XML of the part. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly start: number;
  /** After its properties, where its first content may be inserted. */
  contentStart: number;
  /** Before its closing tag. */
  contentEnd: number;
  /** The number that the word processor writes before it. */
  number: string;
  /** Depth of a heading, from 0, -1 for a title; null for running text. */
  outline: number | null;
  readonly pieces: Piece[];
  /** Text boxes that are attached to it. */
  readonly boxes: Story[];
  /** Where its text box is attached; null outside of text boxes. */
  readonly hook: Hook | null;
  /** Whether it has separate opening and closing tags. */
  readonly isOpen: boolean;
  /** Its paragraph mark was deleted, so that it continues in the next paragraph. */
  isJoined: boolean;
}

/** A cell of a table. */
export interface Cell {
  readonly blocks: Block[];
  /** Number of columns that it spans. */
  span: number;
  /** It continues the cell above. */
  isContinued: boolean;
  isDeleted: boolean;
}

/** A row of a table. */
export interface Row {
  readonly cells: Cell[];
  /** Number of empty columns before the first cell. */
  before: number;
  isDeleted: boolean;
}

/** A table. */
export interface Table {
  readonly kind: 'table';
  readonly rows: Row[];
}

/** A paragraph or a table. */
export type Block = Paragraph | Table;

/** The place in the body to which something outside of its flow is attached. */
export interface Hook {
  readonly paragraph: Paragraph;
  readonly run: Run;
}

/** A text of its own within a part. */
export interface Story {
  readonly blocks: Block[];
  /** Where a text box is attached; null for the body, a note, a header. */
  readonly hook: Hook | null;
}

/** All stories of a part. */
export interface Part {
  /** The stories by the id of their note; the only story of a body or header has the empty id. */
  readonly stories: ReadonlyMap<string, Story>;
  /** Where notes are referred to, by names such as `footnote 3`. */
  readonly notes: ReadonlyMap<string, Hook>;
  /** Contents that are not read, and how often they occur. */
  readonly unread: ReadonlyMap<string, number>;
  /** Ids of the relationships to the headers and footers that its pages show. */
  readonly pages: ReadonlySet<string>;
}

/** What paragraphs depend on besides their own XML. */
export interface Reading {
  readonly styles: Styles;
  readonly numbering: Numbering;
}

/** Reads a part. Throws {@link WordProblem} where it is not well-formed. */
export function readPart(xml: string, part: string, reading: Reading): Part {
  const reader = new PartReader(xml, reading);
  walk(xml, part, reader);
  return reader;
}

/** Elements that are left out: deleted, replaced by another in the same place, or records of an earlier state. */
const LEFT_OUT = new Set([
  'w:del',
  'w:moveFrom',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:sectPrChange',
  'w:tblPr',
  'w:sdtEndPr',
  'w:rt',
  'w:instrText',
  'w:delText',
]);

/** A deeper nesting of tables or text boxes comes from no person. */
const DEEPEST_NESTING = 64;
const tooDeep = (): WordProblem =>
  new WordProblem(`表格或文本框一层套一层，超过 ${DEEPEST_NESTING} 层，不像文稿，未读`);

/** Contents with words that are not read, by their elements. */
const UNREAD_CONTENTS: Readonly<Record<string, string>> = {
  'w:object': '嵌入对象',
  'w:altChunk': '嵌入文档',
  'w:subDoc': '子文档',
  'c:chart': '图表',
  'dgm:relIds': 'SmartArt 图形',
};

interface Frame {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly close?: ((start: number, end: number) => void) | undefined;
}

class PartReader implements TagHandler, Part {
  readonly stories = new Map<string, Story>();
  readonly notes = new Map<string, Hook>();
  readonly unread = new Map<string, number>();
  readonly pages = new Set<string>();
  private readonly frames: Frame[] = [];
  /** The open containers, the innermost last. */
  private readonly blocks: Block[][] = [];
  private readonly hooks: (Hook | null)[] = [];
  private readonly rows: Row[] = [];
  private readonly tables: Table[] = [];
  private readonly cells: Cell[] = [];
  private readonly paragraphs: Paragraph[] = [];
  private readonly runs: { run: Run; isHidden: boolean }[] = [];
  /** The open fields, and whether their result has begun. */
  private readonly fields: { shown: boolean }[] = [];
  private skipped = 0;
  private ordered: { numId: string | null; level: number | null; style: string | null } | null = null;
  private placeholder = false;

  constructor(
    private readonly xml: string,
    private readonly reading: Reading,
  ) {}

  open(tag: Tag): void {
    if (this.skipped || this.isLeftOut(tag)) {
      this.skipped++;
      return;
    }
    const { name, start, end } = tag;
    this.frames.push({ name, start, end, close: this.entered(tag) });
  }

  close(_: string, start: number, end: number): void {
    if (this.skipped) {
      this.skipped--;
      return;
    }
    this.frames.pop()?.close?.(start, end);
  }

  private isLeftOut({ name }: Tag): boolean {
    const inside = this.frames.at(-1)?.name ?? '';
    // In properties this says that the paragraph mark or the row was deleted.
    if (name === 'w:del') return inside !== 'w:rPr' && inside !== 'w:trPr';
    // Of several alternatives the first one is read.
    if (name === 'mc:Fallback' || name === 'mc:Choice') return this.choices.at(-1) === true;
    if (name === 'w:sdtContent' && this.placeholder) {
      this.placeholder = false;
      return true;
    }
    return LEFT_OUT.has(name);
  }

  /** For each open alternative, whether a choice was taken. */
  private readonly choices: boolean[] = [];

  private entered(tag: Tag): Frame['close'] {
    const { name, attributes: a } = tag;
    const unread = UNREAD_CONTENTS[name];
    if (unread !== undefined) this.unread.set(unread, (this.unread.get(unread) ?? 0) + 1);
    switch (name) {
      case 'w:body':
      case 'w:hdr':
      case 'w:ftr':
        return this.story('', null);
      case 'w:footnote':
      case 'w:endnote':
        // Separators have a type and are no notes.
        return this.story(attribute(a, 'type') === undefined ? (attribute(a, 'id') ?? '') : null, null);
      case 'w:txbxContent':
        return this.box();
      case 'w:p':
        return this.paragraph(tag);
      case 'w:tbl':
        return this.table();
      case 'w:tr':
        return this.row();
      case 'w:tc':
        return this.cell();
      case 'w:r':
        return this.run(tag, true);
      case 'm:oMath':
        return this.run(tag, false);
      case 'mc:AlternateContent':
        this.choices.push(false);
        return () => void this.choices.pop();
      case 'mc:Choice':
        this.choices[this.choices.length - 1] = true;
        return undefined;
      case 'w:headerReference':
      case 'w:footerReference':
        this.pages.add(attribute(a, 'id') ?? '');
        return undefined;
      case 'w:showingPlcHdr':
        this.placeholder = isOn(valueOf(a));
        return undefined;
      default:
        this.property(tag);
        this.content(tag);
        return name === 'w:t' || name === 'm:t'
          ? (start, behind) => this.words(tag, start, behind)
          : this.propertyEnd(tag);
    }
  }

  private story(name: string | null, hook: Hook | null): Frame['close'] {
    const story: Story = { blocks: [], hook };
    if (name !== null) this.stories.set(name, story);
    return this.within(story);
  }

  private within(story: Story): Frame['close'] {
    this.blocks.push(story.blocks);
    this.hooks.push(story.hook);
    return () => {
      this.blocks.pop();
      this.hooks.pop();
    };
  }

  private box(): Frame['close'] {
    const paragraph = this.paragraphs.at(-1);
    const run = this.runs.at(-1)?.run;
    if (!paragraph || !run) return undefined;
    const story: Story = { blocks: [], hook: { paragraph, run } };
    paragraph.boxes.push(story);
    return this.within(story);
  }

  private paragraph({ start, end, isEmpty }: Tag): Frame['close'] {
    const paragraph: Paragraph = {
      kind: 'paragraph',
      start,
      contentStart: end,
      contentEnd: end,
      number: '',
      outline: null,
      pieces: [],
      boxes: [],
      hook: this.hooks.at(-1) ?? null,
      isOpen: !isEmpty,
      isJoined: false,
    };
    if (this.paragraphs.length >= DEEPEST_NESTING) throw tooDeep();
    this.blocks.at(-1)?.push(paragraph);
    const outer = this.ordered;
    this.ordered = { numId: null, level: null, style: null };
    this.paragraphs.push(paragraph);
    if (isEmpty) this.number(paragraph);
    return (closing) => {
      this.paragraphs.pop();
      if (!isEmpty) paragraph.contentEnd = closing;
      if (this.ordered) this.number(paragraph);
      this.ordered = outer;
      // A field without an end hides only the rest of its paragraph.
      while (this.fields.at(-1)?.shown === false) this.fields.pop();
    };
  }

  /** Numbers the paragraph once its properties are known, before any paragraph inside it is counted. */
  private number(paragraph: Paragraph): void {
    const own = this.ordered;
    if (!own) return;
    this.ordered = null;
    const { styles, numbering } = this.reading;
    const style = styles.of(own.style);
    paragraph.outline ??= style.outline;
    const numId = own.numId ?? style.numId;
    if (numId === null || numId === '0') return;
    const level = own.level ?? (own.numId === null ? (numbering.levelOf(numId, own.style) ?? style.level) : null) ?? 0;
    paragraph.number = numbering.next(numId, level);
  }

  private table(): Frame['close'] {
    if (this.tables.length >= DEEPEST_NESTING) throw tooDeep();
    const table: Table = { kind: 'table', rows: [] };
    this.blocks.at(-1)?.push(table);
    this.tables.push(table);
    return () => void this.tables.pop();
  }

  private row(): Frame['close'] {
    const row: Row = { cells: [], before: 0, isDeleted: false };
    this.tables.at(-1)?.rows.push(row);
    this.rows.push(row);
    return () => void this.rows.pop();
  }

  private cell(): Frame['close'] {
    const cell: Cell = { blocks: [], span: 1, isContinued: false, isDeleted: false };
    this.rows.at(-1)?.cells.push(cell);
    this.cells.push(cell);
    this.blocks.push(cell.blocks);
    return () => {
      this.cells.pop();
      this.blocks.pop();
    };
  }

  private run({ start, end }: Tag, mayBeCut: boolean): Frame['close'] {
    const paragraph = this.paragraphs.at(-1);
    // A run in a formula belongs to the formula.
    if (!paragraph || this.runs.at(-1)?.run.isWhole) return undefined;
    if (this.ordered) this.number(paragraph);
    const around = this.frames.at(-1);
    const insertion = around?.name === 'w:ins' ? this.xml.slice(around.start, around.end) : '';
    const run: Run = {
      start,
      end,
      tagEnd: end,
      properties: '',
      contentStart: end,
      contentEnd: end,
      isWhole: !mayBeCut,
      insertion,
    };
    this.runs.push({ run, isHidden: false });
    return (closing, behind) => {
      this.runs.pop();
      run.contentEnd = closing;
      run.end = behind;
    };
  }

  private property({ name, attributes: a }: Tag): void {
    const row = this.rows.at(-1);
    const cell = this.cells.at(-1);
    const paragraph = this.paragraphs.at(-1);
    const inside = this.frames.at(-1)?.name;
    const on = isOn(valueOf(a));
    switch (name) {
      case 'w:pStyle':
        if (this.ordered) this.ordered.style = valueOf(a);
        return;
      case 'w:numId':
        if (this.ordered) this.ordered.numId = valueOf(a);
        return;
      case 'w:ilvl':
        if (this.ordered) this.ordered.level = Number(valueOf(a)) || 0;
        return;
      case 'w:outlineLvl':
        if (paragraph && inside === 'w:pPr') paragraph.outline = outlineOf(valueOf(a));
        return;
      case 'w:del':
        if (inside === 'w:trPr') {
          if (row) row.isDeleted = true;
        } else if (paragraph && !this.isInRun()) paragraph.isJoined = true;
        return;
      case 'w:vanish': {
        const run = this.runs.at(-1);
        if (run && inside === 'w:rPr' && this.isInRun()) run.isHidden = on;
        return;
      }
      case 'w:gridBefore':
        if (row) row.before = columns(valueOf(a), 0);
        return;
      case 'w:gridSpan':
        if (cell) cell.span = columns(valueOf(a), 1);
        return;
      case 'w:vMerge':
      case 'w:hMerge':
        if (cell) cell.isContinued = valueOf(a) !== 'restart';
        return;
      case 'w:cellDel':
        if (cell) cell.isDeleted = true;
    }
  }

  /** Whether the open properties are those of a run and not of its paragraph. */
  private isInRun(): boolean {
    return this.frames.at(-2)?.name === 'w:r';
  }

  private propertyEnd({ name, start }: Tag): Frame['close'] {
    const around = this.frames.at(-1)?.name;
    if (name === 'w:pPr' && around === 'w:p') {
      const paragraph = this.paragraphs.at(-1);
      if (!paragraph) return undefined;
      return (_, end) => {
        paragraph.contentStart = end;
        this.number(paragraph);
      };
    }
    if (name === 'w:rPr' && around === 'w:r') {
      const run = this.runs.at(-1)?.run;
      if (!run || run.isWhole) return undefined;
      return (_, end) => {
        run.properties = this.xml.slice(start, end);
        run.contentStart = end;
      };
    }
    return undefined;
  }

  private content({ name, attributes: a, start, end }: Tag): void {
    const run = this.runs.at(-1)?.run;
    if (!run || this.frames.at(-1)?.name !== 'w:r') return;
    switch (name) {
      case 'w:fldChar': {
        const kind = attribute(a, 'fldCharType');
        if (kind === 'begin') this.fields.push({ shown: false });
        else if (kind === 'separate' && this.fields.length) this.fields.at(-1)!.shown = true;
        else if (kind === 'end') this.fields.pop();
        return;
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        const paragraph = this.paragraphs.at(-1)!;
        this.notes.set(`${name.slice(2, -9)} ${attribute(a, 'id')}`, { paragraph, run });
        return;
      }
      case 'w:tab':
      case 'w:ptab':
        return this.put('\t', start, end);
      case 'w:br':
        // A page or column ends in the middle of a paragraph only where the writer inserted a break.
        return attribute(a, 'type') === 'page' || attribute(a, 'type') === 'column'
          ? undefined
          : this.put('\n', start, end);
      case 'w:cr':
        return this.put('\n', start, end);
      case 'w:noBreakHyphen':
        return this.put('-', start, end);
      case 'w:sym':
        return this.put(symbolOf(attribute(a, 'char') ?? ''), start, end);
    }
  }

  /** Adds what a tag shows; the tag is empty in the files of all programs, so that it is the whole element. */
  private put(text: string, start: number, end: number): void {
    if (this.isShown())
      this.paragraphs.at(-1)!.pieces.push({ text, start, end, content: null, run: this.runs.at(-1)!.run });
  }

  private words(tag: Tag, closing: number, behind: number): void {
    const { name, start, end, attributes: a } = tag;
    const run = this.runs.at(-1)?.run;
    const paragraph = this.paragraphs.at(-1);
    if (!run || !paragraph || tag.isEmpty || !this.isShown()) return;
    const { text, map } = charactersOf(this.xml, end, closing);
    const isKept = a['xml:space'] === 'preserve';
    let [from, to] = [0, text.length];
    if (!isKept) {
      while (from < to && isBlank(text, from)) from++;
      while (to > from && isBlank(text, to - 1)) to--;
    }
    const shown = text.slice(from, to);
    const place = map ? { start: end, map: map.subarray(from) } : { start: end + from, map };
    const isTrimmed = shown.length < text.length;
    const content = run.isWhole || name === 'm:t' ? null : { tagEnd: end, isKept, isTrimmed, ...place };
    // To a word processor, line ends and tabs in the file are blanks.
    paragraph.pieces.push({ text: shown.replace(/[\n\t]/g, ' '), start, end: behind, content, run });
  }

  private isShown(): boolean {
    return this.runs.at(-1)?.isHidden === false && this.fields.every(({ shown }) => shown);
  }
}

/** White space of XML, to which the Chinese full-width blank does not belong. */
const isBlank = (text: string, at: number): boolean => /[ \t\n]/.test(text.charAt(at));

/** A number of columns, within what fits on a page. */
const columns = (value: string, least: number): number => Math.min(Math.max(Number(value) || least, least), 64);

/** The signs of symbol fonts have no meaning without their font. */
function symbolOf(code: string): string {
  const value = parseInt(code, 16);
  if (!(value > 0x20 && value <= 0xffff) || (value >= 0xe000 && value <= 0xf8ff)) return '\uFFFC';
  return String.fromCharCode(value);
}
