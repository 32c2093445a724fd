/**
 * XML with the place of every tag, so that insertions and removals leave all other characters as they are. Office files
 * declare no entities of their own: a document type is refused, and nothing is ever fetched.
 */
import { SaxesParser } from 'saxes';
import { WordProblem } from './problem';

/** An opening tag; offsets are UTF-16 units in the XML. */
export interface Tag {
  /** As written, but with the usual prefix of the format. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The opening tag, from `<` to after `>`. */
  readonly start: number;
  readonly end: number;
  readonly isEmpty: boolean;
}

/** Is called for the tags of a part, in their order. */
export interface TagHandler {
  open(tag: Tag): void;
  /** `start` and `end` are those of the closing tag, or both the end of an empty element's tag. */
  close(name: string, start: number, end: number): void;
}

/** A part as text, which is written back in the encoding in which it was read. */
export interface XmlText {
  readonly text: string;
  readonly encode: (text: string) => Uint8Array;
}

/** Decodes a part. Throws {@link WordProblem} where it is not in Unicode. */
export function decodeXml(bytes: Uint8Array, part: string): XmlText {
  const [a, b] = bytes;
  const order = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null;
  try {
    // The byte-order mark is kept as a character, so that it is written back.
    const text = new TextDecoder(order ?? 'utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, encode: order ? (t) => utf16(t, order === 'utf-16le') : (t) => new TextEncoder().encode(t) };
  } catch {
    throw new WordProblem(`文件已损坏（部件 ${part} 的编码），请在 Word 或 WPS 中打开修复、另存后再检查`);
  }
}

/** Passes all tags of a part to the handler, in their order. Throws {@link WordProblem} where it is not well-formed. */
export function walk(xml: string, part: string, handler: TagHandler): void {
  const fail = (why: string): never => {
    throw new WordProblem(`文件已损坏（部件 ${part}：${why}），请在 Word 或 WPS 中打开修复、另存后再检查`);
  };
  const mark = xml.startsWith('\uFEFF') ? 1 : 0;
  const parser = new SaxesParser({ xmlns: false, position: true });
  let named: (name: string) => string = (name) => name;
  let isRoot = true;
  parser.on('error', ({ message }) => fail(message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => fail('含有 DOCTYPE'));
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    if (isRoot) named = namer(attributes);
    isRoot = false;
    const end = parser.position + mark;
    handler.open({ name: named(name), attributes, start: xml.lastIndexOf('<', end - 1), end, isEmpty: isSelfClosing });
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    const end = parser.position + mark;
    handler.close(named(name), isSelfClosing ? end : xml.lastIndexOf('<', end - 1), end);
  });
  parser.write(mark ? xml.slice(1) : xml).close();
}

/** The prefix that a part uses for the elements of a word processor: nearly always `w:`. */
export function wordPrefix(xml: string): string {
  const found =
    /\sxmlns(?::([\w.-]+))?\s*=\s*["'](?:http:\/\/schemas\.openxmlformats\.org|http:\/\/purl\.oclc\.org\/ooxml)\/wordprocessingml\/(?:2006\/)?main["']/.exec(
      xml.slice(0, 20_000),
    );
  if (!found) return 'w:';
  return found[1] ? `${found[1]}:` : '';
}

/** The characters of an element's content, and where each stands: `map` is null where they follow one another. */
export interface Characters {
  readonly text: string;
  /** Offsets from `start`, one for each character and one for the end; null for 0, 1, 2 …. */
  readonly map: Uint32Array | null;
}

/** The characters between two offsets with nothing but characters, references, CDATA and comments between them. */
export function charactersOf(xml: string, start: number, end: number): Characters {
  const raw = xml.slice(start, end);
  if (!/[&<\r]/.test(raw)) return { text: raw, map: null };
  let text = '';
  const places: number[] = [];
  const put = (words: string, at: number, isRun: boolean): void => {
    for (let i = 0; i < words.length; i++) places.push(isRun ? at + i : at);
    text += words;
  };
  // What stands for characters, what stands for none, and plain characters.
  const piece =
    /&(#x[\da-fA-F]+|#\d+|\w+);|<!\[CDATA\[([^\]]*(?:\](?!\]>)[^\]]*)*)\]\]>|<!--[^-]*(?:-[^-]+)*-->|<\?[^>]*>|\r\n?/g;
  let at = 0;
  for (let m = piece.exec(raw); m; m = piece.exec(raw)) {
    put(raw.slice(at, m.index), at, true);
    at = piece.lastIndex;
    if (m[1] !== undefined) put(referred(m[1]), m.index, false);
    else if (m[2] !== undefined) put(m[2], m.index + '<![CDATA['.length, true);
    else if (m[0].startsWith('\r')) put('\n', m.index, false);
  }
  put(raw.slice(at), at, true);
  return { text, map: Uint32Array.from([...places, raw.length]) };
}

/** Escapes text for an element's content or an attribute. Characters that XML does not allow are left out. */
export function escapeXml(text: string): string {
  // eslint-disable-next-line no-control-regex
  const allowed = text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
  return allowed.replace(/[&<>"]/g, (c) => ESCAPES[c]!);
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const NAMED_ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function referred(name: string): string {
  if (!name.startsWith('#')) return NAMED_ENTITIES[name] ?? '';
  const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

/** Handlers know elements by their usual names, whatever prefixes the file uses. */
function namer(attributes: Readonly<Record<string, string>>): (name: string) => string {
  const usual = new Map<string, string>();
  for (const [key, uri] of Object.entries(attributes)) {
    const prefix = key === 'xmlns' ? '' : key.startsWith('xmlns:') ? key.slice(6) : null;
    const known = prefix === null ? undefined : PREFIXES[uri];
    if (known !== undefined && known !== prefix) usual.set(prefix!, known);
  }
  if (!usual.size) return (name) => name;
  return (name) => {
    const colon = name.indexOf(':');
    const known = usual.get(colon < 0 ? '' : name.slice(0, colon));
    return known === undefined ? name : `${known}:${name.slice(colon + 1)}`;
  };
}

const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
};

function utf16(text: string, little: boolean): Uint8Array {
  const out = new Uint8Array(text.length * 2);
  const view = new DataView(out.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little);
  return out;
}
