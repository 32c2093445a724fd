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

/** What each table of the module holds, for its docstring. A table without an entry here fails the compilation. */
const DOCSTRINGS = {
  SURNAMES: 'Surnames, the most frequent first.',
  RARE_SURNAMES: 'Surnames that are everyday characters too often: they count only where nothing but a name can stand.',
  GIVEN: 'Characters of which given names are made.',
  NOT_NAMES:
    'Everyday words that begin with a surname and are no names. Source: the dictionary of jieba, with additions.',
  CUE_DIRECTIVE: 'Cues of a leader or a meeting, which govern the rest of the paragraph: 指出, 强调, 要求.',
  CUE_SAY: 'Neutral cues: 说, 介绍.',
  CUE_THINK: 'Cues of opinion: 认为.',
  CUE_SHOW: 'Cues of data and documents: 显示.',
  CUE_NOUN: 'Cues that are nouns as well. They need a clear subject and a mark after them.',
  CUE_TO: 'Cues that the person addressed may follow: 叮嘱老人.',
  CUE_OBJECT: 'Cues that what is said may follow without a mark: 希望大家常来.',
  CUE_CLAUSE: 'Cues that a whole clause may follow without a mark.',
  CUE_ASK: 'Cues of questions and answers, which reporters have as well.',
  CUE_PAPER: 'Cues that documents have as well.',
  CUE_PUBLIC: 'Cues with which a body makes something known to all.',
  CUE_DECIDE: 'Cues with which a body or several people resolve something.',
  CUE_NOT_AFTER:
    'Words before a cue with which it reports nothing (总要求); with ! longer ones with which it does (只是说).',
  TITLE_POST: 'Posts: offices that somebody holds.',
  TITLE_RANK: 'Ranks of scholars and soldiers.',
  TITLE_ROLE: 'Walks of life: what somebody is in the story.',
  TITLE_HONOUR: 'Words that follow a name and honour its bearer.',
  TITLE_ENDING: 'Endings of other posts and walks of life: 滑雪教练, 绣坊主人.',
  LEVEL_1: 'Posts of the head of an organisation.',
  LEVEL_2: 'Posts of a deputy.',
  LEVEL_3: 'Posts of a member.',
  SOURCE_INSTITUTION: 'Last words of the names of bodies.',
  SOURCE_MEETING: 'Meetings.',
  SOURCE_DOCUMENT: 'Documents.',
  SOURCE_ANONYMOUS: 'People without a name.',
  SOURCE_DATA: 'Data and statistics.',
  SOURCE_PEOPLE_ENDING: 'Endings of nouns for people: 值守民警.',
  SOURCE_BODY_ENDING: 'Endings of nouns for bodies: 评估专家组, 校方.',
  SOURCE_BRAND_ENDING: 'Last words of the names of firms: 星河科技.',
  SOURCE_NO_HEAD: 'Words that end like a noun for people or bodies and are none: 施工, 协商.',
};

function docstringOf(name) {
  const docstring = DOCSTRINGS[name];
  if (!docstring) throw new Error(`${name} has no entry in DOCSTRINGS of scripts/people-lexicon.mjs`);
  return docstring;
}

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
  const body = Object.entries(tables).map(
    ([name, words]) => `/** ${docstringOf(name)} */\nexport const ${name} =\n${wrap(words)};\n`,
  );
  const text = `// Made by scripts/people-lexicon.mjs from corpus/lexicon; do not edit. Words are separated by blanks.\n${body.join('\n')}`;
  const filepath = fileURLToPath(target);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

const prefixed = (prefix, table) =>
  Object.fromEntries(Object.entries(table).map(([k, v]) => [`${prefix}_${k.toUpperCase().replaceAll('-', '_')}`, v]));

if (import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(target, await compile());
