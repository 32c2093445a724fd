/** Holds the edges between the rooms: each imports itself and what stands before it in the list, and no more. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = join(__dirname, '../..');
const CORE = [
  'match',
  'list',
  'charset',
  'num',
  'model',
  'segmenter',
  'settings',
  'text',
  'lexicon',
  'grammar',
  'read',
  'fold',
  'relate',
  'rules',
  'config',
  'findings',
  'reading',
  'analyzer',
  'features',
  'desk',
  'tools',
  'index',
];
/** The rooms of server/src/node. What lies beside them is a bundle each, which no room may see. */
const NODE = [
  'files',
  'engine',
  'terminal',
  'segmenter',
  'word',
  'formats',
  'project',
  'drafts',
  'desk',
  'cli',
  'mcp',
  'host',
];
/** Loads bundles at their first use: any room may ask it, and it names what is in them as types only. */
const APART = 'server/src/node/apart';
/** Files that may see the server: what it gets from Node, and what it gets in a browser. */
const ENTRIES = /^server\/src\/(?:node\/host\/|web\/)/;
/** Entries of bundles for a browser, and rooms of Node's that know nothing of Node. */
const IN_BROWSER = ['page/src/main.ts', 'server/src/web/main.ts', 'client/src/browser.ts'];
const ANYWHERE = /^server\/src\/(?:core|lsp|web|protocol$|node\/(?:word$|word\/|formats\/|files\/|terminal\/|desk\/))/;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

const imports: Import[] = ['server/src', 'client/src', 'page/src'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => importsOf(join(folder, name).replaceAll('\\', '/'))),
);

describe('rooms', () => {
  const core = imports.filter(({ from }) => from.startsWith('server/src/core/'));

  it('core imports nothing from outside', () => {
    assert.deepEqual(named(core.filter(({ to }) => !/^server\/(?:src\/core|data)\//.test(to))), []);
  });
  it('core imports from left to right', () => {
    const backwards = core.filter(({ from, to }) => {
      const [a, b] = [roomOf(from), roomOf(to)];
      return to.startsWith('server/src/core/') && CORE.indexOf(a) < CORE.indexOf(b);
    });
    assert.deepEqual(named(backwards), []);
  });
  it('every part of core has its place in the order', () => {
    const rooms = new Set(core.map(({ from }) => roomOf(from)));
    assert.deepEqual(
      [...rooms].filter((room) => !CORE.includes(room)),
      [],
    );
  });
  it('rules never import rules', () => {
    const rule = /^server\/src\/core\/rules\/[^/]+\//;
    const between = core.filter(({ from, to }) => rule.test(from) && rule.test(to) && dirname(from) !== dirname(to));
    assert.deepEqual(named(between), []);
  });
  it('features see of the rules only their list and their shape', () => {
    const inside = /^server\/src\/core\/rules\/(?!index|rule$)/;
    const seen = core.filter(({ from, to }) => roomOf(from) === 'features' && inside.test(to));
    assert.deepEqual(named(seen), []);
  });
  it('the rooms of Node import from left to right, and no bundle', () => {
    const inNode = /^server\/src\/node\/([\w-]+)\//;
    const wrong = imports.filter(({ from, to }) => {
      const [, a] = inNode.exec(from) ?? [];
      if (a === undefined || !to.startsWith('server/src/node/') || to === APART) return false;
      const [, b] = inNode.exec(to) ?? [];
      return b === undefined || NODE.indexOf(a) < NODE.indexOf(b);
    });
    assert.deepEqual(named(wrong), []);
  });
  it('every room of Node has its place in the order', () => {
    const rooms = readdirSync(join(ROOT, 'server/src/node'), { withFileTypes: true }).filter((e) => e.isDirectory());
    assert.deepEqual(
      rooms.map(({ name }) => name).filter((name) => !NODE.includes(name)),
      [],
    );
  });
  it('no two files import each other, by whatever way round', () => {
    assert.deepEqual(circlesOf(imports), []);
  });
  it('server, Node and browser see each other at their entries only', () => {
    const outer = (path: string): string => /^server\/src\/(lsp|node|web)\//.exec(path)?.[1] ?? '';
    const across = imports.filter(
      ({ from, to }) => outer(from) && outer(to) && outer(from) !== outer(to) && !ENTRIES.test(from),
    );
    assert.deepEqual(named(across), []);
  });
  it('only lsp and the entries speak the protocol', () => {
    const speaking = imports.filter(
      ({ from, to }) => /^vscode-languageserver/.test(to) && !from.includes('/lsp/') && !ENTRIES.test(from),
    );
    assert.deepEqual(named(speaking), []);
  });
  it('what runs in a browser asks for nothing of Node, by whatever way round', () => {
    const next = loadedBy(imports);
    const reached = new Set(IN_BROWSER.map((file) => file.replace(/\.ts$/, '')));
    // A set goes on to what is added while it is walked over.
    for (const file of reached) for (const to of next.get(file) ?? []) reached.add(to);
    assert.ok(reached.size > 300, `${reached.size} files`);
    assert.deepEqual(
      [...reached].filter(
        (to) =>
          to.startsWith('node:') || (to.startsWith('server/') && !/^server\/data\//.test(to) && !ANYWHERE.test(to)),
      ),
      [],
    );
  });
  it("the page takes from Node's rooms what its list names", () => {
    const taken = imports.filter(({ from, to }) => from.startsWith('page/') && /^server\/src\/(?!core\/)/.test(to));
    assert.deepEqual(named(taken.filter(({ from }) => from !== 'page/src/rooms.ts')), []);
  });
  it('the client sees of the server only the protocol', () => {
    const seen = imports.filter(({ from, to }) => from.startsWith('client/') && /^server\/src\/(?!protocol$)/.test(to));
    assert.deepEqual(named(seen), []);
  });
});

function importsOf(from: string): Import[] {
  const source = readFileSync(join(ROOT, from), 'utf8');
  const found = source.matchAll(
    /^(?:import|export)\b( type)?[^'"]*?\bfrom '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm,
  );
  return Array.from(found, ([, type, a, b, c]) => {
    const to = (a ?? b ?? c)!;
    const path = to.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(from), to)).replaceAll('\\', '/') : to;
    return { from, to: path, isType: type !== undefined };
  });
}

/** The ways that lead from a file back to itself, each told once. What is loaded apart leads nowhere. */
function circlesOf(edges: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const file = from.replace(/\.ts$/, '');
    if (file !== APART) next.set(file, [...(next.get(file) ?? []), to]);
  }
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (way.includes(file) || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...way, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return circles;
}

/** What each file loads. */
function loadedBy(edges: readonly Import[]): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const { from, to, isType } of edges) {
    const file = from.replace(/\.ts$/, '');
    if (!isType) next.set(file, [...(next.get(file) ?? []), to]);
  }
  return next;
}

/** `rules` of server/src/core/rules/x.ts, `model` of server/src/core/model. */
function roomOf(path: string): string {
  return /^server\/src\/core\/([\w-]+)/.exec(path)?.[1] ?? '';
}

const named = (list: readonly Import[]): string[] => list.map(({ from, to }) => `${from} → ${to}`);
