/** Hands a file to the browser to save. */
import { element } from './element';

/** Has the browser save a file. */
export function save(name: string, content: Uint8Array | string, type: string): void {
  const address = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = element('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // By then the browser has taken the content; an address that is kept would keep its bytes in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Media types by the ending of the file. */
export const MEDIA_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  txt: 'text/plain;charset=utf-8',
  html: 'text/html;charset=utf-8',
} as const;

/** `稿.docx` as `稿.核对.docx`. */
export const marked = (name: string, mark: string, ending: string): string =>
  `${name.replace(/\.[^.]*$/, '')}${mark}.${ending}`;
