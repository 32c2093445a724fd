// Where the time of the analysis goes, by the folders and files of the core.
import inspector from 'node:inspector';
import { readFileSync } from 'node:fs';

/** Shares of the time by source file, largest first; `work` is run for a while under V8's profiler. */
export async function profile(bundle, work) {
  const session = new inspector.Session();
  session.connect();
  const post = (method, params) =>
    new Promise((resolve, reject) => session.post(method, params, (e, r) => (e ? reject(e) : resolve(r))));
  await post('Profiler.enable');
  await post('Profiler.setSamplingInterval', { interval: 500 });
  await post('Profiler.start');
  const until = Date.now() + 5000;
  while (Date.now() < until) work();
  const { profile } = await post('Profiler.stop');
  session.disconnect();
  const fileOf = filesByLine(readFileSync(bundle, 'utf8'));
  const ticks = new Map();
  let all = 0;
  const add = (name, n) => {
    ticks.set(name, (ticks.get(name) ?? 0) + n);
    all += n;
  };
  for (const { callFrame, positionTicks = [], hitCount } of profile.nodes) {
    if (callFrame.url.endsWith('core.cjs')) {
      for (const { line, ticks } of positionTicks) add(fileOf(line), ticks);
    } else if (callFrame.functionName === '(garbage collector)') add('垃圾回收', hitCount);
  }
  return [...ticks].map(([name, n]) => ({ name, share: n / all })).sort((a, b) => b.share - a.share);
}

/** esbuild heads each module of a bundle with a comment that names its file. */
function filesByLine(source) {
  const files = [''];
  let file = '';
  for (const line of source.split('\n')) {
    const head = /^ *\/\/ (server\/src\/core\/\S+\.ts|server\/data\/\S+)$/.exec(line);
    if (head) file = head[1].replace(/^server\/src\/core\//, '');
    files.push(file);
  }
  return (line) => files[line] ?? '';
}
