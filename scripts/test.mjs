// npm test [-- --lint]: sets up what is missing and runs everything. The last line is `N passed, N failed`.
import './check-node.mjs';

const { test } = await import('./run-tests.mjs');
process.exitCode = await test({ lint: process.argv.includes('--lint') });
