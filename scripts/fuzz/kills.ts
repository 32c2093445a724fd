/** Processes that are killed at any moment: no file is lost, and the findings are soon back. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { started } from './edits';
import { Maker, randomOf } from './random';

export interface Killed {
  readonly kills: number;
  readonly lost: readonly string[];
  /** Milliseconds from the start of the next server to the findings of the open draft, each time. */
  readonly back: readonly number[];
}

const CLI = join(__dirname, '../../server/dist/cli.js');
const LINE = '全县共建成公园3个，预计增长5-10%。全区排查问题135个，整改111个，整改完成率达到92%。\n';

export async function tryKills(seed: number, milliseconds: number): Promise<Killed> {
  const maker = new Maker(randomOf(seed));
  const folder = mkdtempSync(join(tmpdir(), 'wenheng-kills-'));
  const path = join(folder, 'a.txt');
  const before = LINE.repeat(1000);
  const after = before.replaceAll('5-10%', '5%-10%');
  const lost: string[] = [];
  const back: number[] = [];
  let kills = 0;
  const end = performance.now() + milliseconds;
  try {
    while (performance.now() < end) {
      writeFileSync(path, before);
      const child = spawn(process.execPath, [CLI, 'check', '--fix', path], { stdio: 'ignore' });
      const ended = once(child, 'exit');
      const timer = setTimeout(() => child.kill('SIGKILL'), maker.below(900));
      await ended;
      clearTimeout(timer);
      if (child.signalCode) kills++;
      if (![before, after].includes(readFileSync(path, 'utf8')))
        lost.push(`kill ${kills}: the draft is neither old nor new`);
      back.push(await backAfterKill());
      kills++;
    }
    writeFileSync(path, before);
    const last = spawn(process.execPath, [CLI, 'check', '--fix', path], { stdio: 'ignore' });
    await once(last, 'exit');
    const left = readdirSync(folder).filter((name) => name !== 'a.txt');
    if (left.length) lost.push(`left behind: ${left.join(', ')}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { kills, lost, back };
}

/** A server is killed while it answers; the next one is given the draft, as an editor does. */
async function backAfterKill(): Promise<number> {
  const uri = 'file:///tmp/wenheng-fuzz/killed.txt';
  const text = LINE.repeat(100);
  const first = await started();
  await first.client.open(uri, text);
  const given = first.client.items(uri).catch(() => []);
  first.end();
  const at = performance.now();
  const next = await started();
  await next.client.open(uri, text);
  const items = await next.client.items(uri);
  const time = performance.now() - at;
  next.end();
  await Promise.race([given, new Promise((resolve) => setTimeout(resolve, 50))]);
  if (!items.length) throw new Error('no findings after a kill');
  return time;
}
