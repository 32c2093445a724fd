/** Makes Word files for tests: what stands in them is written out as XML, so that each construct is seen. */
import { strToU8, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMESPACES = [
  `xmlns:w="${W}"`,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
].join(' ');
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Parts beside the text, by their kind; the content of each stands inside its root. */
export interface Parts {
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly header?: string;
  readonly footer?: string;
  readonly comments?: string;
}

const ROOTS: Readonly<Record<keyof Parts, string>> = {
  styles: 'styles',
  numbering: 'numbering',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  header: 'hdr',
  footer: 'ftr',
  comments: 'comments',
};

/** A document with this content of its body. `more` are further files of the package. */
export function docx(body: string, parts: Parts = {}, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const pages = (['header', 'footer'] as const).filter((k) => parts[k] !== undefined);
  const references = pages.map((k) => `<w:${k}Reference w:type="default" r:id="r-${k}"/>`).join('');
  const section = references && `<w:sectPr>${references}</w:sectPr>`;
  const kinds = Object.keys(parts) as (keyof Parts)[];
  const overrides = kinds.map((k) => `<Override PartName="/word/${k}.xml" ContentType="${TYPE}.${k}+xml"/>`);
  const relations = kinds.map((k) => `<Relationship Id="r-${k}" Type="${OFFICE}/${k}" Target="${k}.xml"/>`);
  const files: Record<string, string> = {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': relationships(`<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`),
    'word/document.xml': `${HEAD}<w:document ${NAMESPACES}><w:body>${body}${section}</w:body></w:document>`,
    ...(kinds.length && { 'word/_rels/document.xml.rels': relationships(relations.join('')) }),
    ...Object.fromEntries(
      kinds.map((k) => [`word/${k}.xml`, `${HEAD}<w:${ROOTS[k]} ${NAMESPACES}>${parts[k]!}</w:${ROOTS[k]}>`]),
    ),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}

/** A paragraph of runs; `properties` is the content of its `w:pPr`. */
export const p = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;

/** A run; `properties` is the content of its `w:rPr`. */
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** The lines of a text, each a paragraph, cut into runs of `size` characters as Word cuts them while one writes. */
export function docxOf(text: string, size = 7): Uint8Array {
  const lines = text.replace(/\n$/, '').split('\n');
  const runs = (line: string): string => {
    const pieces: string[] = [];
    for (let i = 0; i < line.length; i += size) pieces.push(r(line.slice(i, i + size), i % 2 ? '<w:b/>' : ''));
    return pieces.join('');
  };
  return docx(lines.map((line) => p(runs(line))).join(''));
}

export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((cells) => `<w:tr>${cells.map((c) => cell(p(r(c)))).join('')}</w:tr>`).join('')}</w:tbl>`;

export const cell = (content: string, properties = ''): string =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content}</w:tc>`;

const relationships = (content: string): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
