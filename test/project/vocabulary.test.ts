/** Holds that words stand once: no set and no alternation of them in two files, and few expressions without names. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { words } from '../../server/src/core/grammar/lexemes';

const CORE = join(__dirname, '../../server/src/core');
/** Rooms whose words are compared. */
const ROOMS = ['grammar', 'read', 'relate'];
/** What has been named stays so: regular expressions that are left in read/ and relate/ together. */
const LITERALS_AT_MOST = 199;
/** An alternation of fewer words is a part of a form rather than a set. */
const WORDS_OF_A_SET = 3;

/** A character or a choice of characters, the beginning of a group, or what is put in. */
const TOKEN = /\\.|\[(?:\\.|[^[\]\\])*\]|\$\{[^}]*\}|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|[^]/g;
const ONLY_WORDS = /^(?:(?:[一-鿿]|\[[一-鿿]+\])\??)+$/;

const SETS = ['words', 'everyWord', 'opening', 'closing', 'whole'];
const FORMS = ['form', 'everyForm', 'formAt', 'formByCharacter'];

/** Words, in their order, and where they stand. */
interface Told {
  readonly list: string;
  readonly file: string;
}

describe('words', () => {
  const files = ROOMS.flatMap((room) =>
    readdirSync(join(CORE, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${room}/${name.replaceAll('\\', '/')}`),
  ).map((file) => ({ file, nodes: nodesOf(readFileSync(join(CORE, file), 'utf8')) }));
  const sets = files.flatMap(({ file, nodes }) => setsIn(nodes).map((list) => ({ list, file })));
  const alternations = files.flatMap(({ file, nodes }) =>
    nodes.flatMap((node) => alternationsOf(shapeOf(node))).map((list) => ({ list, file })),
  );

  it('of one set stand in one file', () => {
    assert.ok(sets.length > 1000, `${sets.length} sets`);
    assert.deepEqual(twice(sets), []);
  });
  it('that are told one by one in a form are no set of another file', () => {
    assert.ok(alternations.length > 3, `${alternations.length} alternations`);
    assert.deepEqual(twice([...new Set(alternations.map(({ list }) => list))].flatMap(everywhere)), []);
  });
  it('of the vocabulary have one name and one room', () => {
    const named = files
      .filter(({ file }) => file.startsWith('grammar/vocabulary/'))
      .flatMap(({ file, nodes }) => exportedIn(nodes).map((list) => ({ list, file })));
    assert.ok(named.length > 100, `${named.length} names`);
    assert.deepEqual(twice(named), []);
  });
  it('have names where readers and relations ask them', () => {
    const literals = files
      .filter(({ file }) => !file.startsWith('grammar/'))
      .flatMap(({ nodes }) => nodes.filter(ts.isRegularExpressionLiteral));
    assert.ok(literals.length <= LITERALS_AT_MOST, `${literals.length} regular expressions`);
  });

  function everywhere(list: string): Told[] {
    return [...alternations, ...sets].filter((told) => told.list === list);
  }
});

describe('the reading of alternations', () => {
  const cases: [string, string[]][] = [
    ['^(?:甲|乙|丙)$', ['丙 乙 甲']],
    ['甲|丙丁|乙', ['丙丁 乙 甲']],
    ['(甲(?:丁|戊|己)|乙|丙)', ['丁 己 戊', '丙 乙']],
    ['甲[乙丙]|丁?戊', ['丁戊 戊 甲丙 甲乙']],
    ['[甲|乙]|\\(丙|\\d', []],
    ['甲${A|B}丙', []],
  ];
  for (const [source, lists] of cases)
    it(`of ${source}`, () => {
      assert.deepEqual(allAlternationsOf(source), lists);
    });
});

/** Lists that stand in more than one file, with these. */
function twice(told: readonly Told[]): string[] {
  const at = new Map<string, Set<string>>();
  for (const { list, file } of told) at.set(list, (at.get(list) ?? new Set()).add(file));
  return [...at].filter(([, in_]) => in_.size > 1).map(([list, in_]) => `${list}: ${[...in_].join(', ')}`);
}

function nodesOf(text: string): ts.Node[] {
  const out: ts.Node[] = [];
  const walk = (node: ts.Node): void => {
    out.push(node);
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile('x.ts', text, ts.ScriptTarget.ES2023, true));
  return out;
}

/** Sets of two words and more; other sets among the words are told by their names. A set that is named alone is no new one. */
function setsIn(nodes: readonly ts.Node[]): string[] {
  return nodes
    .filter(ts.isCallExpression)
    .filter(({ expression: e }) => ts.isIdentifier(e) && SETS.includes(e.text))
    .map((call) =>
      call.arguments.flatMap((part) => (ts.isStringLiteral(part) ? words(part.text).list : [`{${part.getText()}}`])),
    )
    .filter((list) => new Set(list).size > 1)
    .map(inOrder);
}

/** Names that a file of the vocabulary exports. */
function exportedIn(nodes: readonly ts.Node[]): string[] {
  return nodes
    .filter(ts.isVariableStatement)
    .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true)
    .flatMap(({ declarationList }) => declarationList.declarations.map(({ name }) => name.getText()));
}

/** How a form or a regular expression is written; '' for what is neither. */
function shapeOf(node: ts.Node): string {
  if (ts.isRegularExpressionLiteral(node)) return node.text.slice(1, node.text.lastIndexOf('/'));
  if (!ts.isTaggedTemplateExpression(node) || !FORMS.includes(node.tag.getText())) return '';
  return node.template.getText().slice(1, -1);
}

function alternationsOf(source: string): string[] {
  return allAlternationsOf(source).filter((list) => list.split(' ').length >= WORDS_OF_A_SET);
}

/** Of each alternation, inner ones first, its members that are plain words; two at least. */
function allAlternationsOf(source: string): string[] {
  const found: string[] = [];
  const open: string[][] = [['']];
  const close = (): void => {
    const plain = (open.pop() ?? []).map((one) => one.replace(/^\^|\$$/g, '')).filter((one) => ONLY_WORDS.test(one));
    if (plain.length > 1) found.push(inOrder(plain.flatMap((one) => words(one).list)));
  };
  for (const [token] of source.matchAll(TOKEN)) {
    const members = open.at(-1) ?? [];
    if (token.startsWith('(')) open.push(['']);
    else if (token === ')') {
      close();
      // A group makes more than a word of the member that it belongs to.
      open.at(-1)?.push(`${open.at(-1)?.pop() ?? ''}()`);
    } else if (token === '|') members.push('');
    else members.push((members.pop() ?? '') + token);
  }
  close();
  return found;
}

function inOrder(list: readonly string[]): string {
  return [...new Set(list)].sort().join(' ');
}
