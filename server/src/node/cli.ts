import { readFileSync } from 'node:fs';
import { DocumentAnalyzer } from '../core/index';
import { factsOf } from '../core/features/facts';

const [command, path] = process.argv.slice(2);
const text = readFileSync(path!, 'utf8').replace(/^\uFEFF/, '');
const analysis = new DocumentAnalyzer().analyze(text, { format: 'plain' });
if (command === 'facts') console.log(JSON.stringify({ schema: 1, documents: [factsOf(path!, analysis)] }));
