// Compiles corpus/lexicon/{surnames,given,reporting,titles,sources}.tsv into server/src/core/read/people-data.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = new URL('../', import.meta.url);
const target = new URL('server/src/core/read/people-data.ts', root);

/** Rows of a table without comments and header, cells by column. */
function rows(name) {
  const lines = readFileSync(new URL(`corpus/lexicon/${name}.tsv`, root), 'utf8').split('\n');
  return lines
    .filter((line) => line && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** Words by class, `class → words`. */
function byClass(table) {
  const out = {};
  for (const [word, classes] of table) for (const c of classes.split(' ')) (out[c] ??= []).push(word);
  return out;
}

const wrap = (words) => {
  const lines = [''];
  for (const word of words) {
    if (lines.at(-1).length + word.length > 112) lines.push('');
    lines[lines.length - 1] += (lines.at(-1) ? ' ' : '') + word;
  }
  return lines.map((line) => `  '${line}`).join(" ' +\n") + "'";
};

/** The module's text. */
export async function compile() {
  const surnames = rows('surnames');
  const named = (rarity) => surnames.filter(([, , r]) => (r ?? '') === rarity).map(([s]) => s);
  const levels = {};
  for (const [word, , level] of rows('titles')) if (level) (levels[level] ??= []).push(word);
  const tables = {
    SURNAMES: named(''),
    RARE_SURNAMES: named('rare'),
    GIVEN: rows('given').flatMap(([characters]) => [...characters]),
    NOT_NAMES: surnames.flatMap(([, words]) => (words ? words.split(' ') : [])),
    ...prefixed('CUE', byClass(rows('reporting'))),
    // 说:可以,可,据,!只是
    CUE_NOT_AFTER: rows('reporting').flatMap(([cue, , words]) =>
      words ? [`${cue}:${words.replaceAll(' ', ',')}`] : [],
    ),
    ...prefixed('TITLE', byClass(rows('titles'))),
    ...prefixed('LEVEL', levels),
    ...prefixed('SOURCE', byClass(rows('sources'))),
  };
  const body = Object.entries(tables).map(([name, words]) => `export const ${name} =\n${wrap(words)};\n`);
  const text = `// Made by scripts/people-lexicon.mjs from corpus/lexicon; do not edit. Words are parted by blanks.\n${body.join('\n')}`;
  const filepath = fileURLToPath(target);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

const prefixed = (prefix, table) =>
  Object.fromEntries(Object.entries(table).map(([k, v]) => [`${prefix}_${k.toUpperCase().replaceAll('-', '_')}`, v]));

if (import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(target, await compile());
