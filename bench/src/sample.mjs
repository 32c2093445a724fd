// Text of our kind and of any size: the project's own corpus, over and over, each copy made different from the others,
// with the prose between that reports have and a corpus made of examples has not.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writer } from './prose.mjs';

/** Characters of prose for each of the corpus: with four, a thousand characters hold some eight figures, as reports do. */
const PROSE = 4;
/** Paragraphs of prose under a heading. */
const UNDER = 8;

/** Gives a draft of about `bytes` UTF-8 bytes. No paragraph occurs twice, so that no memo helps. */
export const sample = (root, bytes) => draft(root, bytes, PROSE);

/** The same of the corpus alone: a figure every thirty characters, as in few drafts but tables. */
export const denseSample = (root, bytes) => draft(root, bytes, 0);

/** About `count` drafts of 3 KB as `{ path, text }`; their text is that of one long draft, cut at its lines. */
export function documents(root, count) {
  const drafts = [];
  let rows = [];
  let size = 0;
  for (const row of sample(root, count * 3000).split('\n')) {
    rows.push(row);
    size += Buffer.byteLength(row) + 1;
    if (size < 3000) continue;
    drafts.push({ path: `draft-${drafts.length}.md`, text: rows.join('\n') });
    rows = [];
    size = 0;
  }
  return drafts;
}

function draft(root, bytes, prose) {
  const folder = join(root, 'corpus/texts');
  const texts = readdirSync(folder)
    .filter((f) => /\.(?:txt|md)$/.test(f))
    .sort()
    .map((f) => readFileSync(join(folder, f), 'utf8').replace(/^---\n[^]*?\n---\n/, ''));
  const parts = [];
  let size = 0;
  const put = (line) => {
    size += Buffer.byteLength(line) + 1;
    if (size <= bytes) parts.push(line);
    return size <= bytes;
  };
  const write = writer(placeOf);
  for (let copy = 0; ; copy++) {
    for (const text of texts) {
      for (const line of vary(text, copy).split('\n')) if (!put(line)) return parts.join('\n');
      for (let left = prose * text.length, n = 0; left > 0; n++) {
        const line =
          n % UNDER ? write.paragraph() : `（${'一二三四五六七八九十'[(n / UNDER) % 10]}）${write.heading()}`;
        if (!put(line) || !put('')) return parts.join('\n');
        left -= line.length;
      }
    }
  }
}

const FIRST = Array.from('柏梧桐枫槐榆樟檀松杉梨桃杏桂莲荷芦苇兰菊');
const SECOND = Array.from('溪坪岭湾渡峪塘坝坡涧洲屿滩沟冲垭岗墩埠浦');
const PLACES = FIRST.length * SECOND.length;
const placeOf = (i) =>
  `${i < PLACES ? '' : SECOND[Math.floor(i / PLACES) % SECOND.length]}${FIRST[i % FIRST.length]}${SECOND[Math.floor(i / FIRST.length) % SECOND.length]}`;

/**
 * Each copy speaks of other places: their names stand for those of the text, in its headings, and in front of every
 * paragraph. The figures stay, since those of a draft agree with each other.
 */
function vary(text, copy) {
  if (copy === 0) return text;
  let next = copy * 100;
  const names = new Map();
  const renamed = text.replace(/[\u4e00-\u9fff]{2}(?=[县市区镇乡村])/g, (name) => {
    if (!names.has(name)) names.set(name, placeOf(next++));
    return names.get(name);
  });
  return renamed
    .split('\n')
    .map((line) => {
      if (/[。”]$/.test(line)) return `在${placeOf(next++)}镇，${line}`;
      return line.trim() ? `${line}（${placeOf(next++)}）` : line;
    })
    .join('\n');
}
