/** The package of an Office file (ECMA-376, part 2): parts, their relationships and their types. */
import { WordProblem } from './problem';
import type { XmlText } from './xml';
import { decodeXml, walk } from './xml';
import { Zip } from './zip';

/** A reference from one part to another part, or to an address. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type, such as `comments` or `numbering`. */
  readonly kind: string;
  readonly type: string;
  /** The name of the part; an address where `isExternal`. */
  readonly target: string;
  readonly isExternal: boolean;
  /** The offsets of its element in the part of relationships. */
  readonly start: number;
  readonly end: number;
}

/** The parts of a Word file. */
export class WordPackage {
  private constructor(
    readonly zip: Zip,
    /** The name of the part with the text. */
    readonly main: string,
    readonly relationships: readonly Relationship[],
  ) {}

  /** Opens the package. Throws {@link WordProblem} where the bytes are no document of a word processor. */
  static read(bytes: Uint8Array): WordPackage {
    const zip = Zip.read(bytes);
    if (!zip.has('[Content_Types].xml')) throw new WordProblem(otherKind(zip));
    const main = relationshipsOf(zip, '').find((r) => r.kind === 'officeDocument')?.target;
    if (main === undefined) throw new WordProblem(`不是 Word 文档（缺 officeDocument），${SAVE_AS}`);
    const other = OTHER_FORMATS.find(([folder]) => main.startsWith(folder));
    if (other) throw new WordProblem(`是${other[1]}，不是 Word 文稿`);
    if (!zip.has(main))
      throw new WordProblem(`文件已损坏（缺部件 ${main}），请在 Word 或 WPS 中打开修复、另存后再检查`);
    return new WordPackage(zip, main, relationshipsOf(zip, main));
  }

  /** The parts to which the text refers by relationships of a kind, in the order of the relationships. */
  partsOf(kind: string, ids?: ReadonlySet<string>): string[] {
    const wanted = this.relationships.filter((r) => r.kind === kind && !r.isExternal && (!ids || ids.has(r.id)));
    return wanted.map(({ target }) => target);
  }

  /** A part as text; null where it is missing, though something refers to it. */
  xml(part: string): XmlText | null {
    const bytes = this.zip.get(part);
    return bytes && decodeXml(bytes, part);
  }

  /** A part without which the document cannot be read, as text. Throws {@link WordProblem} where it is missing. */
  needed(part: string): XmlText {
    const xml = this.xml(part);
    if (!xml) throw new WordProblem(`缺部件 ${part}，请在 Word 或 WPS 中打开、另存后再检查`);
    return xml;
  }
}

/** The name of the part with the relationships of `part`. */
export const relationshipsPart = (part: string): string => {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
};

const SAVE_AS = '请在 Word 或 WPS 中另存为 .docx 后再检查';
const OTHER_FORMATS: readonly [folder: string, name: string][] = [
  ['xl/', 'Excel 工作簿'],
  ['ppt/', 'PowerPoint 演示文稿'],
  ['visio/', 'Visio 绘图'],
];

function otherKind(zip: Zip): string {
  if (zip.has('mimetype')) return `是 OpenDocument 等格式的文档，${SAVE_AS}`;
  return `是压缩包，不是 Word 文档，${SAVE_AS}`;
}

function relationshipsOf(zip: Zip, part: string): Relationship[] {
  const name = relationshipsPart(part);
  const bytes = zip.get(name);
  if (!bytes) return [];
  const found: Relationship[] = [];
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const open: number[] = [];
  walk(decodeXml(bytes, name).text, name, {
    open({ name: tag, attributes: a, start, end }) {
      open.push(start);
      if (!/(?:^|:)Relationship$/.test(tag)) return;
      const type = a['Type'] ?? '';
      const isExternal = a['TargetMode'] === 'External';
      const target = isExternal ? (a['Target'] ?? '') : resolved(folder, a['Target'] ?? '');
      found.push({
        id: a['Id'] ?? '',
        kind: type.slice(type.lastIndexOf('/') + 1),
        type,
        target,
        isExternal,
        start,
        end,
      });
    },
    close(tag, _, end) {
      const start = open.pop();
      const last = found.at(-1);
      if (last?.start === start && tag.endsWith('Relationship')) found[found.length - 1] = { ...last!, end };
    },
  });
  return found;
}

/** A name from the root of the package; resolves `../` and a leading `/` as in addresses. */
function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  const out: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') out.pop();
    else if (step !== '.' && step !== '') out.push(step);
  }
  return out.join('/').replace(/%[\da-f]{2}/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16)));
}
