/** Switches of V8 for a program in which much code is run seldom. */

/** The newest V8 that is known to have the switches; a newer one may reject them. */
const KNOWN_V8 = 13;

const SWITCHES = [
  // V8 interprets a pattern at its first use and compiles it at the second. The optimisation of interpreted patterns
  // takes as long as everything else about them, and most patterns are used once or often.
  '--no-regexp-peephole-optimization',
  // Inlining makes the compiler work long and the code hardly faster: without it the slowest twentieth of keystrokes
  // takes a third less time, and two threads take a fifth less of the processor.
  '--max-inlined-bytecode-size-cumulative=0',
];

/**
 * A server runs for days: it collects garbage once its heap has grown by this percentage, not only when it has doubled.
 */
const SERVER_SWITCHES = ['--heap-growing-percent=30'];

/** Sets the switches for the whole process, threads included. */
export function tuneEngine(): void {
  set(SWITCHES);
}

/** Sets the switches of a process that keeps running. */
export function tuneServer(): void {
  set(SERVER_SWITCHES);
}

function set(switches: readonly string[]): void {
  if (parseInt(process.versions.v8) > KNOWN_V8) return;
  const v8 = process.getBuiltinModule('node:v8');
  for (const one of switches) v8.setFlagsFromString(one);
}
