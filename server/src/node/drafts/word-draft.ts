/** Drafts that are Word files: read, analysed section by section, their findings placed in words that a reader knows. */
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

/** Bytes of the largest Word file that is read: pictures take room and are not looked at. */
export const LARGEST_WORD = 256 * 1024 * 1024;

export const isWordName = (path: string): boolean => /\.(?:docx|docm|doc|wps)$/i.test(path);

/** Beside a draft stands a lock while it is open in Word, and what was made of it here: neither is a draft. */
export const isLeftOutWord = (name: string): boolean =>
  name.startsWith('~$') || OWN_COPIES.some((mark) => name.endsWith(`${mark}.docx`) || name.endsWith(`${mark}.docm`));

/** What the names of copies end in that are written beside a draft. */
export const ANNOTATED = '.核对';
export const CHANGED = '.修订';
export const PLAIN = '.无批注';
const OWN_COPIES = [ANNOTATED, CHANGED, PLAIN];

/** Whether the bytes begin as an archive or a compound file does, in which Word documents come. */
export function isWordFile(bytes: Uint8Array): boolean {
  return FILE_SIGNATURES.some((head) => head.every((b, i) => bytes[i] === b));
}

const FILE_SIGNATURES = [
  [0x50, 0x4b, 3, 4],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** The document read; throws an `Error` named in {@link wordProblem} for one that cannot be. */
export const readWord = (bytes: Uint8Array): WordText => word().readWord(bytes);

/** A document in the old format, whose reader does not answer at once; null for any other. Throws as {@link readWord}. */
export async function readOldWord(bytes: Uint8Array): Promise<ReadDocument | null> {
  return word().isCompound(bytes) ? wordOld().readOldWord(bytes) : null;
}

/** The message of what could not be read or written; null for any other error. */
export function wordProblem(error: unknown): string | null {
  return error instanceof Error && error.name === 'WordProblem' ? error.message : null;
}

/** The report with the place of each finding in the document. */
export function placed(file: ReportedFile, document: ReadDocument): ReportedFile {
  const findings = file.findings.map((f) => ({ ...f, place: word().placeOf(document, f.start, f.end) }));
  return { ...file, findings, isWord: true };
}

/** The report for a person: each message behind the place of its words, since lines and columns are none of a document's own. */
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
