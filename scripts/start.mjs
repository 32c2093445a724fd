// npm start [-- PATH…]: sets up what is missing, then reads and checks the example drafts, or those at PATH.
import './check-node.mjs';

const { start } = await import('./run-start.mjs');
process.exitCode = await start(process.argv.slice(2));
