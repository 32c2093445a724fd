/** Escapes text for XML, and leaves out characters that XML 1.0 does not allow. */
export function xml(text: string): string {
  return text.replace(LONE_SURROGATE, '\uFFFD').replace(UNSAFE, (c) => ENTITIES[c] ?? '\uFFFD');
}

// eslint-disable-next-line no-control-regex
const UNSAFE = /[&<>"'\n\r\t]|[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** With the `u` flag this matches only surrogates without a partner. */
export const LONE_SURROGATE = /\p{Surrogate}/gu;
