import path from 'node:path';
import { runSuite } from '../index';

/** Runs the suite at once where VS Code itself does not: it trusts every folder while it runs extension tests. */
export function activate(): void {
  if (process.env['WENHENG_E2E_SUITE'] === 'untrusted') void runSuite(path.join(__dirname, '..'));
}
