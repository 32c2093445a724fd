/** Switches of V8 that suit what is read once, paragraph by paragraph, by a great deal of code. */

/** The newest V8 that is known to have the switches; it would complain of one that it does not have. */
const KNOWN_V8 = 13;

const SWITCHES = [
  // V8 interprets a pattern the first time and compiles it the second. Its pass over what is interpreted once takes as
  // long as all else about a pattern, and most patterns are met once or often, not twice.
  '--no-regexp-peephole-optimization',
  // Putting functions into one another makes long work for the compiler and little difference to what comes out: without
  // it the slowest twentieth of keystrokes takes a third less, and two threads take a fifth less of the processor.
  '--max-inlined-bytecode-size-cumulative=0',
];

/** A server lives for days: it collects before its heap has grown by more than this, not only when it has doubled. */
const SERVER_SWITCHES = ['--heap-growing-percent=30'];

/** Sets them for the whole process, threads included. */
export function tuneEngine(): void {
  set(SWITCHES);
}

/** Sets those of a process that stays. */
export function tuneServer(): void {
  set(SERVER_SWITCHES);
}

function set(switches: readonly string[]): void {
  if (parseInt(process.versions.v8) > KNOWN_V8) return;
  const v8 = process.getBuiltinModule('node:v8');
  for (const one of switches) v8.setFlagsFromString(one);
}
