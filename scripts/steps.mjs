// Runs steps beside each other and tells of them one after another.
//
// What a step prints is kept until the steps above it in the list have ended, so that the words of two never mix; the
// first that has not ended is heard as it speaks. What comes after a step that is needed and has failed is not run.
import os from 'node:os';
import { spawn } from 'node:child_process';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{
 *   name: string,
 *   title: string,
 *   after?: string[],
 *   needed?: boolean,
 *   run: (voice: Voice) => Promise<Partial<Counts> | void>,
 * }} Step `after` names the steps that must have ended before it begins; nothing that comes after a `needed` one runs
 *   when that has failed
 */

/** What a step says; kept until its turn comes. */
export class Voice {
  #kept = [];
  #isHeard = false;

  /** @param {'stdout' | 'stderr'} stream */
  write(stream, text) {
    if (this.#isHeard) process[stream].write(text);
    else this.#kept.push([stream, text]);
  }

  say(line) {
    this.write('stderr', `${line}\n`);
  }

  hear() {
    this.#isHeard = true;
    for (const [stream, text] of this.#kept.splice(0)) process[stream].write(text);
  }

  /**
   * Runs a program, whose output is what the step says, and gives its exit status.
   * @param {string[]} args of Node
   * @param {{ niceness?: number, env?: NodeJS.ProcessEnv, cwd: string, onOutput?: (text: string) => void }} options
   *   the higher its niceness, the more readily it lets others go first
   * @returns {Promise<number>}
   */
  node(args, { niceness = 0, env, cwd, onOutput = () => {} }) {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], ...(env && { env }) });
      if (niceness && child.pid) giveWay(child.pid, niceness);
      for (const stream of ['stdout', 'stderr']) {
        child[stream].setEncoding('utf8').on('data', (text) => {
          this.write(stream, text);
          if (stream === 'stdout') onOutput(text);
        });
      }
      child.on('error', reject);
      child.on('close', (status) => resolve(status ?? 1));
    });
  }
}

/** A system that does not allow it runs all alike. */
function giveWay(pid, niceness) {
  try {
    os.setPriority(pid, niceness);
  } catch {
    return;
  }
}

/**
 * Runs all steps and gives the sums of what they counted.
 * @param {readonly Step[]} steps in the order in which they are told of
 * @returns {Promise<Counts>}
 */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const begun = new Map();
  const voices = new Map(steps.map(({ name }) => [name, new Voice()]));
  const begin = (step) => {
    const known = begun.get(step.name);
    if (known) return known;
    const running = (async () => {
      const before = await Promise.all((step.after ?? []).map((name) => begin(steps.find((s) => s.name === name))));
      const voice = voices.get(step.name);
      const started = Date.now();
      const missing = before.find(({ isUsable }) => !isUsable);
      if (missing) {
        voice.say(`没有运行：“${missing.title}”没有成功`);
        return { title: missing.title, isUsable: false, counts: null, seconds: 0 };
      }
      const counts = await step.run(voice).catch((error) => {
        voice.say(error.stack ?? String(error));
        return { failed: 1 };
      });
      const isUsable = !(step.needed && counts?.failed);
      return { title: step.title, isUsable, counts: { ...counts }, seconds: (Date.now() - started) / 1000 };
    })();
    begun.set(step.name, running);
    return running;
  };
  for (const step of steps) void begin(step);
  for (const step of steps) {
    console.error(`\n── ${step.title}`);
    voices.get(step.name).hear();
    const { counts, seconds } = await begin(step);
    if (!counts) continue;
    for (const kind of Object.keys(total)) total[kind] += counts[kind] ?? 0;
    console.error(`── ${step.title}：${counts.failed ? '失败' : '完成'}，用时 ${seconds.toFixed(0)} 秒`);
  }
  return total;
}
