/**
 * Holds the reading and writing of Word files against LibreOffice: npx tsx scripts/word-office.ts FOLDER
 *
 * Of every Word file in the folder, and of the test documents: the text is compared with LibreOffice's own export (blanks
 * apart, since it writes each cell of a table on a line), then remarks are written in as comments and changes as tracked
 * ones, LibreOffice reads and writes the file, and what is left of them is counted. Needs `soffice` on the path.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { annotate, trackChanges } from '../server/src/node/word';
import { AUTHOR } from '../server/src/node/word/comments';
import { readWord } from '../server/src/node/word/document';
import type { WordText } from '../server/src/node/word/text';
import { Zip } from '../server/src/node/word/zip';
import { DOCUMENTS } from '../test/node/word/documents';

const [folder] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'wenheng-office-'));
const files = new Map<string, Uint8Array>(Object.entries(DOCUMENTS));
for (const name of folder ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []) {
  if (/\.doc[xm]$/i.test(name)) files.set(name, readFileSync(join(folder!, name)));
}

const names = new Map<string, string>();
const place = (kind: string): string => {
  const path = join(work, kind);
  mkdirSync(path, { recursive: true });
  return path;
};
const put = (kind: string, name: string, bytes: Uint8Array): void => {
  const short = names.get(name) ?? `f${names.size}`;
  names.set(name, short);
  writeFileSync(join(place(kind), `${short}.docx`), bytes);
};

const remarksOf = ({ text }: WordText): { start: number; end: number; lines: string[] }[] => {
  const remarks = [];
  for (let start = 0; start < text.length - 1; start += 23)
    remarks.push({ start, end: start + 4, lines: ['【警告】试', '批注'] });
  return remarks;
};
const changesOf = ({ text }: WordText): { start: number; end: number; newText: string }[] =>
  Array.from(text.matchAll(/\p{Script=Han}/gu), (m, i) => ({ start: m.index, end: m.index + 1, newText: '改', i }))
    .filter(({ i }) => i % 29 === 3)
    .map(({ start, end, newText }) => ({ start, end, newText }));

const read = new Map<string, WordText>();
const expected = new Map<string, { comments: number; changes: number }>();
for (const [name, bytes] of files) {
  try {
    const word = readWord(bytes);
    read.set(name, word);
    put('plain', name, bytes);
    const remarks = remarksOf(word);
    put('comments', name, annotate(bytes, remarks, new Date()));
    const { bytes: changed, made } = trackChanges(word, changesOf(word), new Date());
    put('changes', name, changed);
    expected.set(name, { comments: remarks.length, changes: made });
  } catch (error) {
    console.log(`${name}: not read: ${(error as Error).message}`);
  }
}

convert('plain', 'txt:Text (encoded):UTF8', 'text');
convert('comments', 'docx', 'comments-back');
convert('changes', 'docx', 'changes-back');

let same = 0;
const sums = { comments: [0, 0], changes: [0, 0] };
for (const [name, word] of read) {
  const short = names.get(name)!;
  const theirs = textOf(join(work, 'text', `${short}.txt`));
  const ours = word.text.slice(0, word.sections[0]!.end);
  const flat = (text: string): string => text.replace(/[\s\uFEFF\u200B]+/g, '');
  if (flat(theirs) === flat(ours)) same++;
  else console.log(`${name}: text differs: ${difference(flat(ours), flat(theirs))}`);
  const { comments, changes } = expected.get(name)!;
  const backComments = count(join(work, 'comments-back', `${short}.docx`), 'word/comments.xml', /<w:comment /g);
  const anchors = count(
    join(work, 'comments-back', `${short}.docx`),
    'word/document.xml',
    /<w:commentRangeStart /g,
    false,
  );
  const backChanges = count(join(work, 'changes-back', `${short}.docx`), 'word/document.xml', /<w:del /g);
  sums.comments[0]! += comments;
  sums.comments[1]! += Math.min(backComments, anchors);
  sums.changes[0]! += changes;
  sums.changes[1]! += Math.min(changes, backChanges);
  if (backComments < comments || anchors < comments)
    console.log(`${name}: comments ${comments} → ${backComments}, ranges ${anchors}`);
  if (backChanges < changes) console.log(`${name}: changes ${changes} → ${backChanges}`);
}
console.log(`${read.size} of ${files.size} files read; text as LibreOffice's in ${same}`);
console.log(`comments kept by LibreOffice: ${sums.comments[1]} of ${sums.comments[0]}`);
console.log(`changes kept by LibreOffice: ${sums.changes[1]} of ${sums.changes[0]}`);
rmSync(work, { recursive: true, force: true });

function convert(from: string, to: string, into: string): void {
  const inputs = readdirSync(join(work, from)).map((name) => join(work, from, name));
  const profile = `-env:UserInstallation=file://${join(work, 'profile')}`;
  const args = [profile, '--headless', '--convert-to', to, '--outdir', place(into), ...inputs];
  execFileSync('soffice', args, { stdio: 'ignore' });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return `(${parse(path).base} missing)`;
  }
}

function count(path: string, part: string, pattern: RegExp, isOurs = true): number {
  try {
    const xml = Buffer.from(Zip.read(readFileSync(path)).get(part) ?? []).toString();
    return isOurs
      ? (xml.match(new RegExp(`${pattern.source}[^>]*w:author="${AUTHOR}"`, 'g'))?.length ?? 0)
      : xml.match(pattern)!.length;
  } catch {
    return 0;
  }
}

function difference(ours: string, theirs: string): string {
  let at = 0;
  while (at < ours.length && ours[at] === theirs[at]) at++;
  return `at ${at}: ${JSON.stringify(ours.slice(Math.max(0, at - 8), at + 24))} / ${JSON.stringify(theirs.slice(Math.max(0, at - 8), at + 24))}`;
}
