/**
 * A text without what may vary inside a set phrase: quotation marks, pause marks, commas and spaces. Every other mark
 * stays, so that no phrase is found across a sentence's end.
 */
export interface Skeleton {
  readonly text: string;
  /** The offset of `text[i]` in the full text, in UTF-16 units; the full text's end where no letter follows. */
  readonly at: (i: number) => number;
}

/** 1 for what a skeleton leaves out. */
const DROPPED = new Uint8Array(65536);
for (const c of '“”‘’"、，, ·　') DROPPED[c.charCodeAt(0)] = 1;

/** The letters of a wording; `skeletonOf` without the way back. */
export function lettersOf(form: string): string {
  for (let i = 0; i < form.length; i++)
    if (DROPPED[form.charCodeAt(i)]) return form.replace(/[“”‘’"、，, ·\u3000]/g, '');
  return form;
}

/** The letters of a text, with the way back. */
export function skeletonOf(text: string): Skeleton {
  const places = new Uint32Array(text.length);
  let kept = '';
  let from = 0;
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    if (DROPPED[text.charCodeAt(i)]) {
      if (i > from) kept += text.slice(from, i);
      from = i + 1;
    } else places[n++] = i;
  }
  kept = from === 0 ? text : kept + text.slice(from);
  return { text: kept, at: (letter) => (letter < n ? (places[letter] ?? 0) : text.length) };
}

/** Edits between two short words. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const aslant = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, aslant);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
