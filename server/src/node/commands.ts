/** The commands that need the core: one bundle, loaded when one of them is called. */
export { check } from './cli/check';
export { exportWord } from './cli/export';
export { facts } from './cli/facts';
export { review } from './cli/review';
export { showConfig } from './cli/show-config';
export { text } from './cli/text';
export { unknownCommand } from './cli/unknown';
