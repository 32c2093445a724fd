/** Word files as drafts: they are read, analysed section by section, and their findings get places in the document. */
import { word, wordOld } from '../apart';
import type { ReportedFile } from '../formats/report';
import type { WordPlace } from '../word/places';
import type { ReadDocument, WordText } from '../word/text';

export type { Analyze } from '../word/sections';
export { analyzeSections, eachSection } from '../word/sections';
export { placedSheet } from '../word/sheet';
export type { ReadDocument, WordText };

/** Endings by which a folder is searched for Word files. */
export const WORD_EXTENSIONS = ['.docx', '.docm', '.doc', '.wps'];

/** The largest Word file that is read, in bytes: pictures take room and are not looked at. */
export const LARGEST_WORD = 256 * 1024 * 1024;

/** Whether a path ends like that of a Word file. */
export const isWordName = (path: string): boolean => /\.(?:docx|docm|doc|wps)$/i.test(path);

/** Whether a file is no draft, but Word's lock beside an open document, or a copy made by this program. */
export const isLeftOutWord = (name: string): boolean =>
  name.startsWith('~$') || OWN_COPIES.some((mark) => name.endsWith(`${mark}.docx`) || name.endsWith(`${mark}.docm`));

/** Endings of the names of copies beside a draft: with comments, with tracked changes, without comments. */
export const ANNOTATED = '.核对';
/** Ending of a copy with tracked changes. */
export const CHANGED = '.修订';
/** Ending of a copy without comments. */
export const PLAIN = '.无批注';
const OWN_COPIES = [ANNOTATED, CHANGED, PLAIN];

/** Whether the bytes begin as those of an archive or a compound file, the two containers of Word documents. */
export function isWordFile(bytes: Uint8Array): boolean {
  return FILE_SIGNATURES.some((head) => head.every((b, i) => bytes[i] === b));
}

const FILE_SIGNATURES = [
  [0x50, 0x4b, 3, 4],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** Reads a document. Throws an `Error` for which {@link wordProblem} gives the message. */
export const readWord = (bytes: Uint8Array): WordText => word().readWord(bytes);

/** Reads a document in the old format; null for any other. Throws as {@link readWord} does. */
export async function readOldWord(bytes: Uint8Array): Promise<ReadDocument | null> {
  return word().isCompound(bytes) ? wordOld().readOldWord(bytes) : null;
}

/** The message of an error about a Word file; null for any other error. */
export function wordProblem(error: unknown): string | null {
  return error instanceof Error && error.name === 'WordProblem' ? error.message : null;
}

/** The report with the place of each finding in the document. */
export function placed(file: ReportedFile, document: ReadDocument): ReportedFile {
  const findings = file.findings.map((f) => ({ ...f, place: word().placeOf(document, f.start, f.end) }));
  return { ...file, findings, isWord: true };
}

/** The report for people: the place stands before each message, since a Word document shows no lines and columns. */
export function worded(file: ReportedFile): ReportedFile {
  if (!file.isWord) return file;
  const findings = file.findings.map((f) => ({
    ...f,
    message: f.place ? `${placeWords(f.place)}：${f.message}` : f.message,
  }));
  return { ...file, findings };
}

/** `第12段“完成率92%”`, with the section where it is not the body. */
function placeWords({ section, paragraph, words }: WordPlace): string {
  return `${section === '正文' ? '' : section}第${paragraph}段${words ? `“${words}”` : ''}`;
}
