/**
 * Findings as comments of the word processor, each around its words. They can be removed again so that the text is byte
 * for byte as before: blanks inside an inserted tag, which have no other meaning, record how a run was divided. Once
 * another program has written the file, comments are removed and divided runs stay divided, which nobody sees.
 */
import { relationshipsPart, WordPackage } from './package';
import { lastAt, piecesIn, sectionAt } from './places';
import { WordProblem } from './problem';
import type { Cut, Insertion, Point } from './splice';
import { KEEPS_BLANKS, pointAt, pointIn, seam, spliced } from './splice';
import type { Hook, Paragraph } from './story';
import { attribute } from './styles';
import type { WordText } from './text';
import { BODY } from './text';
import type { XmlText } from './xml';
import { escapeXml, walk, wordPrefix } from './xml';

/** The author of comments and changes. */
export const AUTHOR = '文衡';

/** A comment to be written. */
export interface Remark {
  /** UTF-16 offsets in the text of the document. */
  readonly start: number;
  readonly end: number;
  /** The paragraphs of the comment. */
  readonly lines: readonly string[];
}

/**
 * The document with a comment for each remark. Comments of other people stay, those of an earlier run are removed
 * first. `date` is the date of the comments. Without remarks no part for comments is added. Throws {@link WordProblem}
 * where the document cannot be read.
 */
export function annotate(
  bytes: Uint8Array,
  read: (bytes: Uint8Array) => WordText,
  remarks: readonly Remark[],
  date: Date,
): Uint8Array {
  const plain = unannotate(bytes)?.bytes ?? bytes;
  if (!remarks.length) return plain;
  const text = read(plain);
  const word = text.package;
  const main = word.needed(word.main);
  const prefix = wordPrefix(main.text);
  const existing = commentsOf(word);
  const first = existing.comments.reduce((most, { id }) => Math.max(most, id + 1), 0);
  const body = marked(main.text, text, remarks, first, prefix);
  const own = remarks.map((remark, i) => commentXml(first + i, remark, existing.prefix ?? prefix, date)).join('');
  const changes = new Map<string, Uint8Array | null>([[word.main, main.encode(body)]]);
  if (existing.source) {
    const { text: xml, encode } = existing.source;
    changes.set(existing.part, encode(spliced(xml, [existing.room(own)])));
  } else {
    for (const [part, content] of newPart(word, main.text, prefix, own)) changes.set(part, content);
  }
  return word.zip.with(changes);
}

/** The document without our comments; null where it has none. */
export function unannotate(bytes: Uint8Array): { bytes: Uint8Array; count: number } | null {
  const word = WordPackage.read(bytes);
  const { source, part, comments } = commentsOf(word);
  const own = comments.filter(({ author }) => author === AUTHOR);
  if (!source || !own.length) return null;
  const main = word.needed(word.main);
  const body = unmarked(main.text, word.main, new Set(own.map(({ id }) => id)));
  const changes = new Map<string, Uint8Array | null>([[word.main, main.encode(body)]]);
  if (own.length < comments.length) {
    const cuts = own.map(({ start, end }) => ({ at: start, taken: end - start, text: '' }));
    changes.set(part, source.encode(spliced(source.text, cuts)));
  } else for (const [name, content] of withoutPart(word)) changes.set(name, content);
  return { bytes: word.zip.with(changes), count: own.length };
}

// ---------------------------------------------------------------- the text

/** The elements at one place: ends first, so that what ends here is closed before something begins. */
interface Place {
  readonly point: Point;
  readonly ends: number[];
  readonly starts: number[];
}

function marked(xml: string, text: WordText, remarks: readonly Remark[], first: number, prefix: string): string {
  const places = new Map<number, Place>();
  const placed = (point: Point): Place => {
    const place = places.get(point.at) ?? { point, ends: [], starts: [] };
    places.set(point.at, place);
    return place;
  };
  remarks.forEach((remark, i) => {
    const [start, end] = rangeOf(text, remark);
    placed(start).starts.push(first + i);
    placed(end).ends.push(first + i);
  });
  // A text that is divided at a blank must keep it: its tag is changed to say so, and the divisions record that.
  const kept = new Set<number>();
  for (const { point } of places.values()) if (point.cut === 'kept-text') kept.add(point.textTag!.end);
  const insertions: Insertion[] = [...kept].map((end) => ({ at: end - 1, text: KEEPS_BLANKS }));
  for (const { point, ends, starts } of places.values()) {
    const cut = kept.has(point.textTag?.end ?? -1) ? 'kept-text' : point.cut;
    const elements = [
      ...ends.flatMap((id) => [['commentRangeEnd', id] as const, ['reference', id] as const]),
      ...starts.map((id) => ['commentRangeStart', id] as const),
    ];
    const marks = elements.map(([kind, id], i) => {
      const sign = i ? '' : CUT_SIGNS[cut];
      return kind === 'reference'
        ? `<${prefix}r><${prefix}commentReference ${prefix}id="${id}"/></${prefix}r>`
        : `<${prefix}${kind} ${prefix}id="${id}"${sign}/>`;
    });
    const { before, behind } = seam(xml, point, prefix);
    insertions.push({ at: point.at, text: before + marks.join('') + behind });
  }
  return spliced(xml, insertions);
}

/** How many blanks at the end of the first tag of a place record a division. */
const CUT_SIGNS: Readonly<Record<Cut, string>> = { none: '', text: ' ', run: '  ', 'kept-text': '   ' };

/**
 * The range around the words, or, where they are not in the body, around the place of the body that they are attached
 * to.
 */
function rangeOf(text: WordText, remark: Remark): [Point, Point] {
  const { start } = remark;
  const { name, hook, end: sectionEnd } = sectionAt(text.sections, start);
  const end = Math.min(Math.max(remark.end, start + 1), sectionEnd);
  const found = piecesIn(text.pieces, start, end);
  const [first, last] = [found[0], found.at(-1)];
  if (name === BODY && first && last && !first.paragraph.hook && !last.paragraph.hook) {
    return [
      pointIn(first, Math.max(start - first.at, 0), 'start'),
      pointIn(last, Math.min(end - last.at, last.piece.text.length), 'end'),
    ];
  }
  // A text box may be attached inside another one; comments must stand in the body.
  let outer: Hook | null | undefined = name === BODY ? (first?.paragraph ?? paragraphAt(text, start))?.hook : hook;
  while (outer?.paragraph.hook) outer = outer.paragraph.hook;
  if (outer) return [pointAt(outer.run.start), pointAt(outer.run.end)];
  const { contentStart, contentEnd } = roomyAt(text, name === BODY ? start : 0);
  return [pointAt(contentStart), pointAt(contentEnd)];
}

const paragraphAt = (text: WordText, offset: number): Paragraph | undefined =>
  text.lines[lastAt(text.lines, offset)]?.paragraph;

/** The nearest paragraph of the body that has room between its tags. */
function roomyAt(text: WordText, offset: number): Paragraph {
  const at = lastAt(text.lines, offset);
  const body = text.lines.slice(0, text.sections[1]?.firstLine);
  const near = [...body.slice(at), ...body.slice(0, at).reverse()].map(({ paragraph }) => paragraph);
  const found = near.find((p) => !p.hook && p.isOpen);
  if (!found) throw new WordProblem('正文里没有可以加批注的段落');
  return found;
}

interface SeenRun {
  readonly start: number;
  contentStart: number;
  /** Offset of its closing tag. */
  contentEnd: number;
  readonly texts: SeenText[];
  /** Number of children besides its properties. */
  children: number;
  reference: boolean;
}

interface SeenText {
  readonly start: number;
  readonly tagEnd: number;
  contentEnd: number;
  end: number;
}

/** The text without the marks of these comments, with divided runs joined again. */
function unmarked(xml: string, part: string, ids: ReadonlySet<number>): string {
  const marks: { start: number; end: number }[] = [];
  const begun = new Map<number, SeenRun>();
  const ended = new Map<number, SeenRun>();
  const runs: SeenRun[] = [];
  const names: { name: string; start: number; end: number }[] = [];
  walk(xml, part, {
    open({ name, attributes, start, end }) {
      const run = runs.at(-1);
      const around = names.at(-1)?.name;
      names.push({ name, start, end });
      if (run && around === 'w:r' && name !== 'w:rPr') run.children++;
      if (name === 'w:r') {
        runs.push({ start, contentStart: end, contentEnd: end, texts: [], children: 0, reference: false });
      } else if (name === 'w:t') run?.texts.push({ start, tagEnd: end, contentEnd: end, end });
      else if (COMMENT_ELEMENTS.has(name) && ids.has(Number(attribute(attributes, 'id')))) {
        if (name === 'w:commentReference' && run) run.reference = true;
        else marks.push({ start, end });
      }
    },
    close(name, start, end) {
      const opened = names.pop();
      if (!opened) return;
      const run = runs.at(-1);
      if (name === 'w:rPr' && run && names.at(-1)?.name === 'w:r') run.contentStart = end;
      const text = run?.texts.at(-1);
      if (name === 'w:t' && text?.start === opened.start) Object.assign(text, { contentEnd: start, end });
      if (name === 'w:commentReference' && run?.reference && run.children > 1) {
        marks.push({ start: opened.start, end });
      }
      if (name !== 'w:r' || !run) return;
      runs.pop();
      run.contentEnd = start;
      if (run.reference && run.children === 1) marks.push({ start: run.start, end });
      begun.set(run.start, run);
      ended.set(end, run);
    },
  });
  const cuts: Insertion[] = [];
  const ours = new Set<number>();
  for (const { start, end, sign } of groupsOf(xml, marks)) {
    const before = ended.get(start);
    const behind = begun.get(end);
    const [left, right] = [before?.texts.at(-1), behind?.texts[0]];
    let [from, to] = [start, end];
    if (sign === CUT_SIGNS.run && before && behind) [from, to] = [before.contentEnd, behind.contentStart];
    else if (sign !== CUT_SIGNS.none && left && right && left.end === before!.contentEnd) {
      if (right.start === behind!.contentStart) [from, to] = [left.contentEnd, right.tagEnd];
      ours.add(right.start);
      const tagEnd = left.tagEnd - 1;
      const isOurs = ours.has(left.start) || !xml.slice(left.start, tagEnd).endsWith(KEEPS_BLANKS);
      if (sign === CUT_SIGNS['kept-text'] && !isOurs)
        cuts.push({ at: tagEnd - KEEPS_BLANKS.length, taken: KEEPS_BLANKS.length, text: '' });
    }
    cuts.push({ at: from, taken: to - from, text: '' });
  }
  return spliced(xml, cuts);
}

const COMMENT_ELEMENTS = new Set(['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference']);

/** Groups marks that stand side by side, with the blanks in the first of their tags. */
function groupsOf(
  xml: string,
  marks: readonly { start: number; end: number }[],
): { start: number; end: number; sign: string }[] {
  const groups: { start: number; end: number; sign: string }[] = [];
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    const last = groups.at(-1);
    if (last?.end === start) last.end = end;
    else groups.push({ start, end, sign: blanksAt(xml, end - 2) });
  }
  return groups;
}

/** The number of blanks right before an offset. */
function blanksAt(xml: string, end: number): string {
  let start = end;
  while (xml[start - 1] === ' ') start--;
  return xml.slice(start, end);
}

// ---------------------------------------------------------------- the comments

interface Comment {
  readonly id: number;
  readonly author: string;
  readonly start: number;
  end: number;
}

interface Comments {
  readonly part: string;
  /** Null where the document has no comments. */
  readonly source: XmlText | null;
  readonly prefix: string | null;
  readonly comments: readonly Comment[];
  /** Where another comment is inserted in the part. */
  readonly room: (xml: string) => Insertion;
}

function commentsOf(word: WordPackage): Comments {
  const part = word.partsOf('comments')[0] ?? '';
  const source = part === '' ? null : word.xml(part);
  const comments: Comment[] = [];
  if (!source) return { part, source: null, prefix: null, comments, room: (text) => ({ at: 0, text }) };
  const xml = source.text;
  let root: { start: number; end: number; isEmpty: boolean } | null = null;
  let closing = 0;
  walk(xml, part, {
    open({ name, attributes: a, start, end, isEmpty }) {
      root ??= { start, end, isEmpty };
      if (name !== 'w:comment') return;
      comments.push({ id: Number(attribute(a, 'id')), author: attribute(a, 'author') ?? '', start, end });
    },
    close(name, start, end) {
      if (name === 'w:comment') comments.at(-1)!.end = end;
      closing = start;
    },
  });
  const prefix = wordPrefix(xml);
  const { end, isEmpty } = root!;
  const room = (text: string): Insertion =>
    isEmpty ? { at: end - 2, taken: 2, text: `>${text}</${prefix}comments>` } : { at: closing, text };
  return { part, source, prefix, comments, room };
}

function commentXml(id: number, { lines }: Remark, prefix: string, date: Date): string {
  const p = prefix;
  const when = `${date.toISOString().slice(0, 19)}Z`;
  const paragraphs = lines.map(
    (line) => `<${p}p><${p}r><${p}t${KEEPS_BLANKS}>${escapeXml(line)}</${p}t></${p}r></${p}p>`,
  );
  const head = `<${p}comment ${p}id="${id}" ${p}author="${AUTHOR}" ${p}date="${when}" ${p}initials="文">`;
  return `${head}${paragraphs.join('')}</${p}comment>`;
}

// ---------------------------------------------------------------- the package

const TYPES_PART = '[Content_Types].xml';
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const OWN_ID = 'rIdWenhengComments';
/** Parts that add to comments and are meaningless without them. */
const COMMENT_KINDS = new Set(['comments', 'commentsExtended', 'commentsIds', 'commentsExtensible']);

/** A new part for comments, with its type and the relationship by which the text refers to it. */
function newPart(word: WordPackage, main: string, prefix: string, comments: string): [string, Uint8Array][] {
  const folder = word.main.slice(0, word.main.lastIndexOf('/') + 1);
  let name = 'comments.xml';
  for (let i = 1; word.zip.has(folder + name); i++) name = `comments${i}.xml`;
  const isStrict = main.slice(0, 20_000).includes('http://purl.oclc.org/ooxml/wordprocessingml/main');
  const base = isStrict ? 'http://purl.oclc.org/ooxml' : 'http://schemas.openxmlformats.org';
  const namespace = isStrict ? `${base}/wordprocessingml/main` : `${base}/wordprocessingml/2006/main`;
  const relation = isStrict ? `${base}/officeDocument/relationships` : `${base}/officeDocument/2006/relationships`;
  const declared = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
  const root = `${prefix}comments`;
  const xml = `${DECLARATION}<${root} ${declared}="${namespace}">${comments}</${root}>`;
  const types = word.needed(TYPES_PART);
  const rels = relationshipsPart(word.main);
  const relations = word.xml(rels) ?? {
    text: `${DECLARATION}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}"/>`,
    encode,
  };
  const override = (p: string): string => `<${p}Override PartName="/${folder}${name}" ContentType="${COMMENTS_TYPE}"/>`;
  const relationship = (p: string): string =>
    `<${p}Relationship Id="${OWN_ID}" Type="${relation}/comments" Target="${name}"/>`;
  return [
    [TYPES_PART, types.encode(withChild(types.text, TYPES_PART, override))],
    [rels, relations.encode(withChild(relations.text, rels, relationship))],
    [folder + name, encode(xml)],
  ];
}

/** The changes after which the document has no comments at all. */
function withoutPart(word: WordPackage): [string, Uint8Array | null][] {
  const gone = word.relationships.filter(({ kind, isExternal }) => COMMENT_KINDS.has(kind) && !isExternal);
  const parts = new Set(gone.map(({ target }) => target));
  const types = word.needed(TYPES_PART);
  const overrides: Insertion[] = [];
  walk(types.text, TYPES_PART, {
    open({ attributes: a, start, end }) {
      if (parts.has((a['PartName'] ?? '').replace(/^\//, '')))
        overrides.push({ at: start, taken: end - start, text: '' });
    },
    close: () => {},
  });
  const rels = relationshipsPart(word.main);
  const relations = word.needed(rels);
  const cuts = gone.map(({ start, end }) => ({ at: start, taken: end - start, text: '' }));
  return [
    [TYPES_PART, types.encode(spliced(types.text, overrides))],
    [rels, relations.encode(spliced(relations.text, cuts))],
    ...[...parts].flatMap((part): [string, null][] => [
      [part, null],
      [relationshipsPart(part), null],
    ]),
  ];
}

/** The part with one more element at the end of its root; `child` is given the prefix of the root. */
function withChild(xml: string, part: string, child: (prefix: string) => string): string {
  let root = '';
  let isEmpty = false;
  let closing = { start: 0, end: 0 };
  walk(xml, part, {
    open(tag) {
      if (root === '') [root, isEmpty] = [tag.name, tag.isEmpty];
    },
    close(_, start, end) {
      closing = { start, end };
    },
  });
  const words = child(root.slice(0, root.indexOf(':') + 1));
  const insertion = isEmpty
    ? { at: closing.end - 2, taken: 2, text: `>${words}</${root}>` }
    : { at: closing.start, text: words };
  return spliced(xml, [insertion]);
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
