/** Whoever connects another editor finds each request, option and command of ours on the page. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figureRows } from '../../server/src/core/features/review/rows';
import { toFigureList } from '../../server/src/lsp/convert';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyze } from '../core/marked';

const ROOT = join(__dirname, '../..');

describe('the page of the protocol', () => {
  const page = readFileSync(join(ROOT, 'docs/protocol.md'), 'utf8');
  const protocol = readFileSync(join(ROOT, 'server/src/protocol.ts'), 'utf8');

  it('has every request and notification, each under a head of its own', () => {
    const methods = [...protocol.matchAll(/_(?:REQUEST|NOTIFICATION) = '([^']+)'/g)].map(([, method]) => method!);
    assert.ok(methods.length >= 6);
    for (const method of methods) assert.ok(page.includes(`\n## \`${method}\`\n`), method);
  });
  it('has every option and every command of the client', () => {
    const options = /interface InitializationOptions \{([^]*?)\n\}/.exec(protocol)![1]!;
    for (const [, name] of options.matchAll(/readonly (\w+)\?/g)) assert.ok(page.includes(`\`${name}`), name);
    const commands = /CLIENT_COMMANDS = \{([^]*?)\n\}/.exec(protocol)![1]!;
    for (const [, name] of commands.matchAll(/'(wenheng\.\w+)'/g)) assert.ok(page.includes(`\`${name}\``), name);
  });
  it('shows of the figures every field that is sent', () => {
    const text = '一、整改\n\n共排查问题135个，已整改111个，整改完成率达92%。\n';
    const document = TextDocument.create('untitled:1', 'plaintext', 1, text);
    const analysis = analyze(text);
    const list = toFigureList({ document, version: 1, analysis, unread: null, id: '1' }, figureRows(analysis));
    const shown = /## `wenheng\/figures`[^]*?```jsonc\n([^]*?)```/.exec(page)![1]!;
    const names = new Set<string>();
    JSON.stringify(list, (name, value: unknown) => {
      if (name && !/^\d+$/.test(name)) names.add(name);
      return value;
    });
    assert.ok(names.size > 25);
    for (const name of names) assert.ok(shown.includes(`"${name}":`), name);
  });
});
