/**
 * What the schema of WordprocessingML (ECMA-376, part 1) says of the elements that are put into a text: in what they may
 * stand, and in what order.
 */
import assert from 'node:assert/strict';
import { walk } from '../../../server/src/node/word/xml';

const IN_PARAGRAPH = ['w:p', 'w:hyperlink', 'w:ins', 'w:del', 'w:smartTag', 'w:sdtContent', 'w:fldSimple', 'w:moveTo'];
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  'w:r': [...IN_PARAGRAPH, 'w:rubyBase', 'w:rt'],
  'w:commentRangeStart': IN_PARAGRAPH,
  'w:commentRangeEnd': IN_PARAGRAPH,
  'w:commentReference': ['w:r'],
  'w:t': ['w:r'],
  'w:delText': ['w:r'],
  'w:ins': ['w:p', 'w:hyperlink', 'w:sdtContent', 'w:rPr', 'w:trPr'],
  'w:del': ['w:p', 'w:hyperlink', 'w:sdtContent', 'w:ins', 'w:rPr', 'w:trPr'],
};

/** Fails where an element stands where the schema has no place for it, or a number is given twice. */
export function assertOrdered(xml: string): void {
  const open: { name: string; children: number }[] = [];
  const ids = new Map<string, string[]>();
  walk(xml, 'word/document.xml', {
    open({ name, attributes }) {
      const parent = open.at(-1);
      const allowed = PARENTS[name];
      if (allowed && parent) assert.ok(allowed.includes(parent.name), `${name} in ${parent.name}`);
      const isHead = (name === 'w:rPr' && parent?.name === 'w:r') || (name === 'w:pPr' && parent?.name === 'w:p');
      if (isHead) assert.equal(parent.children, 0, `${name} comes first`);
      const inDeletion = open.some((frame) => frame.name === 'w:del');
      if (name === 'w:t') assert.ok(!inDeletion, 'w:t in w:del');
      if (name === 'w:delText') assert.ok(inDeletion, 'w:delText outside of w:del');
      const id = attributes['w:id'];
      if (id !== undefined && /^w:(?:comment|ins|del)/.test(name)) {
        const kind = /^w:(?:ins|del)$/.test(name) ? 'change' : name;
        ids.set(kind, [...(ids.get(kind) ?? []), id]);
      }
      if (parent) parent.children++;
      open.push({ name, children: 0 });
    },
    close: () => void open.pop(),
  });
  for (const [kind, list] of ids) assert.equal(new Set(list).size, list.length, `numbers of ${kind}`);
}

/** The characters of XML text. */
export function textsOf(xml: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return xml.replace(/&(?:#x([\da-f]+)|(\w+));/g, (_, code?: string, name?: string) =>
    code ? String.fromCodePoint(parseInt(code, 16)) : named[name!]!,
  );
}
