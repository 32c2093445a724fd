// Text of our kind and of any size: the project's own corpus, over and over, each copy made different from the others.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Gives a draft of about `bytes` UTF-8 bytes. No paragraph occurs twice, so that no memo helps. */
export function sample(root, bytes) {
  const folder = join(root, 'corpus/texts');
  const texts = readdirSync(folder)
    .filter((f) => /\.(?:txt|md)$/.test(f))
    .sort()
    .map((f) => readFileSync(join(folder, f), 'utf8').replace(/^---\n[^]*?\n---\n/, ''));
  const parts = [];
  let size = 0;
  for (let copy = 0; size < bytes; copy++) {
    for (const text of texts) {
      for (const line of vary(text, copy).split('\n')) {
        const length = Buffer.byteLength(line) + 1;
        if (size + length > bytes) return parts.join('\n');
        parts.push(line);
        size += length;
      }
    }
  }
  return parts.join('\n');
}

/** Other figures in every copy, and a running number in every paragraph that ends a sentence. */
function vary(text, copy) {
  if (copy === 0) return text;
  return text
    .replace(/(?<!\d)\d+(?:\.\d+)?(?=[%万亿个家户名人项公亩吨])/g, (n) =>
      n.replace(/[1-8]/g, (d) => String(((Number(d) + copy) % 8) + 1)),
    )
    .replace(/。$/gm, `（见附件${copy}）。`);
}
