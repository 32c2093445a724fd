// node bench/src/documents.mjs N: N drafts of about 3 KB, one a line as {"path","text"}, for trying a cluster's pipe.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sample } from './sample.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const count = Number(process.argv[2] ?? 1000);
const lines = sample(root, count * 3000).split('\n');
let draft = [];
let size = 0;
let number = 0;
for (const line of lines) {
  draft.push(line);
  size += Buffer.byteLength(line) + 1;
  if (size < 3000) continue;
  process.stdout.write(`${JSON.stringify({ path: `draft-${number++}.md`, text: draft.join('\n') })}\n`);
  draft = [];
  size = 0;
}
