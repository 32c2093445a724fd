/** The entry that VS Code calls in the extension host of a browser: no Node, no files but through VS Code. */
import 'mocha/mocha.js';
import * as vscode from 'vscode';

/** What is tried in a browser: its own, and what must work there as it does on a desktop. */
const SUITES = [
  () => import('./web.test'),
  () => import('../editing/desk.test'),
  () => import('../editing/diagnostics.test'),
  () => import('../editing/fixing.test'),
  () => import('../editing/folding.test'),
  () => import('../editing/lenses.test'),
  () => import('../editing/living.test'),
  () => import('../editing/reading.test'),
  () => import('../editing/settings.test'),
  () => import('../editing/slogans.test'),
  () => import('../editing/speakers.test'),
  () => import('../editing/writing.test'),
  () => import('../word/word.test'),
];

/** Runs them and reports each test as a line of JSON to the file that the setting names. */
export async function run(): Promise<void> {
  const results = vscode.workspace.getConfiguration('wenhengE2e').get<string>('results')!;
  const file = vscode.workspace.workspaceFolders![0]!.uri.with({ path: results });
  let text = '';
  let written = Promise.resolve();
  const report = (event: object): void => {
    text += `${JSON.stringify(event)}\n`;
    // Lines are only added, so that a reader may go on where it was.
    const bytes = new TextEncoder().encode(text);
    written = written.then(() => vscode.workspace.fs.writeFile(file, bytes));
  };
  let failures = 1;
  try {
    mocha.setup({ ui: 'bdd', timeout: 30_000, reporter: class {} as never });
    for (const load of SUITES) await load();
    failures = await new Promise<number>((resolve) => {
      const runner = mocha.run(resolve);
      runner.on('pass', (test) => report({ event: 'pass', title: test.fullTitle(), ms: test.duration }));
      runner.on('fail', (test, error: Error) =>
        report({ event: 'fail', title: test.fullTitle(), error: error.stack ?? String(error) }),
      );
    });
  } catch (error) {
    report({ event: 'fail', title: 'the suite itself', error: String(error instanceof Error ? error.stack : error) });
  }
  report({ event: 'end', failures });
  await written;
}
