/** Makes drafts from the bytes of a file or from pasted text. */
import type { Format } from '../../server/src/core/model';
import type { WordText } from './rooms';
import { decode, isCompound, isZip, readWord } from './rooms';

/** A text to be checked. */
export interface Draft {
  readonly name: string;
  readonly text: string;
  readonly format: Format;
  /** The Word file and its text; null for plain text. */
  readonly word: { readonly bytes: Uint8Array; readonly document: WordText } | null;
  /** What was unusual about the file; empty where nothing was. */
  readonly remark: string;
}

/** The largest file that is read, in bytes: pictures in a Word file take room and are not looked at. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** The draft in a file. Throws an `Error` whose message gives the reason and the way out. */
export function draftOf(name: string, bytes: Uint8Array): Draft {
  if (bytes.length > LARGEST_FILE) {
    throw new Error(`文件有 ${Math.round(bytes.length / 1e6)} MB，超过 ${LARGEST_FILE >> 20} MB，不像文稿，未读`);
  }
  if (isZip(bytes)) {
    const document = readWord(bytes);
    const remark = document.unread.length ? document.unread.join('、') : '';
    return { name, text: document.text, format: 'plain', word: { bytes, document }, remark };
  }
  if (isCompound(bytes)) throw new Error('旧式文档（.doc、.wps）在这一页里读不了，请在 Word 或 WPS 中另存为 .docx');
  const { text, remark } = decode(bytes);
  return {
    name,
    text,
    format: /\.(?:md|markdown)$/i.test(name) ? 'markdown' : 'plain',
    word: null,
    remark: remark ?? '',
  };
}

/** A draft of pasted or typed text, which is Markdown where it has headings of Markdown. */
export const draftOfWords = (name: string, text: string): Draft => ({
  name,
  text,
  format: /^#{1,6} \S/m.test(text) ? 'markdown' : 'plain',
  word: null,
  remark: '',
});
