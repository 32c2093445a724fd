/** The tables of GB18030, a bundle of its own: half a megabyte that only old files need. */
import iconv from 'iconv-lite';

export function decodeGb18030(bytes: Uint8Array): string {
  return iconv.decode(Buffer.from(bytes), 'gb18030');
}

export function encodeGb18030(text: string): Uint8Array {
  return iconv.encode(text, 'gb18030');
}
