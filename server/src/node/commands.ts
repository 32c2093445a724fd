/** The commands that need the core: one bundle, loaded when one of them is called. */
export { check } from './check';
export { exportWord } from './export';
export { facts } from './facts';
export { showConfig } from './show-config';
export { text } from './text';
export { unknownCommand } from './unknown';
