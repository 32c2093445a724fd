/** From the bytes of a file, or from pasted words, to a draft. */
import type { Format } from '../../server/src/core/model';
import type { WordText } from './rooms';
import { decode, isCompound, isZip, readWord } from './rooms';

export interface Draft {
  readonly name: string;
  readonly text: string;
  readonly format: Format;
  /** The Word file that the text is of; null for plain text. */
  readonly word: { readonly bytes: Uint8Array; readonly document: WordText } | null;
  /** What was odd about the file; empty where nothing was. */
  readonly remark: string;
}

/** Bytes of the largest file that is read: pictures of a Word file take room and are not looked at. */
const LARGEST = 256 * 1024 * 1024;

/** The draft in a file. Throws an `Error` whose message names the cause and the way out. */
export function draftOf(name: string, bytes: Uint8Array): Draft {
  if (bytes.length > LARGEST) {
    throw new Error(`文件有 ${Math.round(bytes.length / 1e6)} MB，超过 ${LARGEST >> 20} MB，不像文稿，未读`);
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

/** Words that were pasted or typed; they are Markdown where their headings are. */
export const draftOfWords = (name: string, text: string): Draft => ({
  name,
  text,
  format: /^#{1,6} \S/m.test(text) ? 'markdown' : 'plain',
  word: null,
  remark: '',
});
