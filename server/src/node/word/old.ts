/**
 * Documents in the format of Word and WPS before 2007. They are read as plain paragraphs: numbers that the word
 * processor writes itself are not in the text, and nothing can be written back.
 */
import BufferReader from 'word-extractor/lib/buffer-reader';
import WordOleExtractor from 'word-extractor/lib/word-ole-extractor';
import { assertSound, CompoundFile } from './compound';
import { WordProblem } from './problem';
import type { PlainSection, ReadDocument } from './text';
import { BODY } from './text';

/** Reads a document. Rejects with a {@link WordProblem} where the bytes are no document, or cannot be read. */
export async function readOldWord(bytes: Uint8Array): Promise<ReadDocument> {
  assertSound(CompoundFile.read(bytes));
  const raw = { filterUnicode: false } as const;
  const parts: [name: string, text: string][] = [];
  try {
    const document = await new WordOleExtractor().extract(new BufferReader(Buffer.from(bytes)));
    parts.push(
      [BODY, document.getBody(raw)],
      ['脚注', document.getFootnotes(raw)],
      ['尾注', document.getEndnotes(raw)],
    );
    parts.push(['文本框', document.getTextboxes({ ...raw, includeHeadersAndFooters: false })]);
    parts.push(['页眉', document.getHeaders({ ...raw, includeFooters: false })], ['页脚', document.getFooters(raw)]);
  } catch (error) {
    throw new WordProblem(`旧式文档读不出来（${(error as Error).message}），请在 Word 或 WPS 中另存为 .docx 后再检查`);
  }
  return laidOut(parts.map(([name, text]) => [name, tidied(text)] as const));
}

/** A row of a table ends in a cell mark; several blanks at the end do not belong to the text. */
function tidied(text: string): string {
  const lines = text.split('\n').map((line) => (line.endsWith('\t') ? line.slice(0, -1) : line));
  while (lines.length && lines.at(-1) === '') lines.pop();
  return lines.length ? `${lines.join('\n')}\n` : '';
}

function laidOut(parts: readonly (readonly [name: string, text: string])[]): ReadDocument {
  const sections: PlainSection[] = [];
  const lines: { start: number; end: number }[] = [];
  let text = '';
  for (const [name, words] of parts) {
    if (name !== BODY && words.trim() === '') continue;
    sections.push({ name, start: text.length, end: text.length + words.length, firstLine: lines.length });
    let start = text.length;
    for (const line of words.split('\n').slice(0, -1)) {
      lines.push({ start, end: start + line.length });
      start += line.length + 1;
    }
    text += words;
  }
  if (!lines.length) lines.push({ start: 0, end: 0 });
  return { text, sections, lines, unread: [] };
}
