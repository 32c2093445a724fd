// node bench/src/documents.mjs N: N drafts of about 3 KB, one a line as {"path","text"}, for trying a cluster's pipe.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documents } from './sample.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
for (const draft of documents(root, Number(process.argv[2] ?? 1000)))
  process.stdout.write(`${JSON.stringify(draft)}\n`);
