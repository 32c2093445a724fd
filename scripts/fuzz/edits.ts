/**
 * Random edits over the real server, in a process of its own: after every few of them, what it says is compared with what
 * a server says that is given the text as it is then.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client } from '../../test/lsp/harness';
import { Maker, randomOf } from './random';

export interface Edited {
  readonly edits: number;
  readonly compared: number;
  readonly unanswered: number;
  readonly different: readonly string[];
}

const SERVER = join(__dirname, '../../server/dist/main.js');
/** Without refreshes the server answers with the whole of a large document. */
const CAPABILITIES: ClientCapabilities = { textDocument: { diagnostic: {} } };
/** Edits between two comparisons, and milliseconds after which a request counts as unanswered. */
const BETWEEN = 6;
const PATIENCE = 20_000;

export async function tryEdits(seed: number, milliseconds: number): Promise<Edited> {
  const [server, fresh] = [await started(), await started()];
  const maker = new Maker(randomOf(seed));
  const different: string[] = [];
  let edits = 0;
  let compared = 0;
  let unanswered = 0;
  const end = performance.now() + milliseconds;
  try {
    for (let n = 0; performance.now() < end && different.length < 5; n++) {
      const format = maker.below(2) ? 'markdown' : 'plaintext';
      const uri = `file:///tmp/wenheng-fuzz/${n}.${format === 'markdown' ? 'md' : 'txt'}`;
      // One in twenty is large, and read in stretches.
      const size = maker.below(20) ? 1 + maker.below(80) : 4000;
      const mirror = TextDocument.create(uri, format, 1, maker.words(size));
      await server.client.open(uri, mirror.getText(), format);
      for (let round = 0; round < 8 && performance.now() < end; round++) {
        for (let i = 0; i < BETWEEN; i++) {
          const length = mirror.getText().length;
          const start = maker.below(length + 1);
          const to = maker.below(4) ? start : Math.min(length, start + maker.below(200));
          const range = { start: mirror.positionAt(start), end: mirror.positionAt(to) };
          const change = { range, text: maker.below(5) ? maker.words(maker.below(3)) : '' };
          TextDocument.update(mirror, [change], mirror.version + 1);
          await server.client.change(uri, change);
          edits++;
          // Some answers are asked for in between, and given up.
          if (!maker.below(3)) void server.client.pull(uri).catch(() => {});
        }
        const twin = `file:///tmp/wenheng-fuzz/twin-${n}-${round}.${format === 'markdown' ? 'md' : 'txt'}`;
        await fresh.client.open(twin, mirror.getText(), format);
        const isSame = async (): Promise<boolean> => {
          const said = await within(answers(server.client, uri));
          const right = await within(answers(fresh.client, twin));
          if (said && right) return isDeepStrictEqual(said, right);
          unanswered++;
          return true;
        };
        // The segmenter may answer between two questions.
        let same = await isSame();
        for (let again = 0; !same && again < 4; again++) {
          await new Promise((resolve) => setTimeout(resolve, 300));
          same = await isSame();
        }
        compared++;
        if (!same) different.push(`seed ${seed}, document ${n}, round ${round}`);
        await fresh.client.close(twin);
      }
      await server.client.close(uri);
    }
  } finally {
    server.end();
    fresh.end();
  }
  return { edits, compared, unanswered, different };
}

export async function started(): Promise<{ client: Client; end: () => void; pid: number }> {
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const client = await Client.over(child.stdout, child.stdin, { capabilities: CAPABILITIES });
  return { client, end: () => child.kill('SIGKILL'), pid: child.pid! };
}

/** What an editor asks for, without what names the document or the answer. */
async function answers(client: Client, uri: string): Promise<unknown> {
  const [diagnostics, symbols, folds, tokens] = await Promise.all([
    client.items(uri),
    client.ask('documentSymbol', uri),
    client.ask('foldingRange', uri),
    client.ask<{ data: number[] }>('semanticTokens/full', uri),
  ]);
  const bare = diagnostics.map(({ data: _, relatedInformation, ...rest }) => ({
    ...rest,
    related: relatedInformation?.map(({ location, message }) => [location.range, message]),
  }));
  return { bare, symbols, folds, tokens: tokens.data };
}

const within = <T>(answer: Promise<T>): Promise<T | null> =>
  Promise.race([answer, new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE).unref())]);
