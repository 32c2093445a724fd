import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Called by VS Code in its extension host. Rejects when a test failed, which VS Code turns into its exit status. */
export async function run(): Promise<void> {
  const failures = await runSuite(__dirname);
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

/**
 * Runs the suite that WENHENG_E2E_SUITE names, a folder inside `bundles`, and reports each test as a line of JSON to the
 * file WENHENG_E2E_RESULTS.
 * @returns the number of failures
 */
export async function runSuite(bundles: string): Promise<number> {
  const results = process.env['WENHENG_E2E_RESULTS'];
  const report = (event: object): void => {
    if (results) appendFileSync(results, JSON.stringify(event) + '\n');
  };
  let failures = 1;
  try {
    failures = await runMocha(path.join(bundles, process.env['WENHENG_E2E_SUITE'] ?? 'editing'), report);
  } catch (error) {
    report({ event: 'fail', title: 'the suite itself', error: String(error instanceof Error ? error.stack : error) });
  }
  report({ event: 'end', failures });
  return failures;
}

async function runMocha(folder: string, report: (event: object) => void): Promise<number> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: class {} as never });
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.js'));
  for (const file of files.sort()) mocha.addFile(path.join(folder, file));
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const runner = mocha.run((failures) => resolve(failures));
    runner.on('pass', (test) => report({ event: 'pass', title: test.fullTitle(), ms: test.duration }));
    runner.on('fail', (test, error: Error) => {
      report({ event: 'fail', title: test.fullTitle(), error: error.stack ?? String(error) });
    });
  });
}
