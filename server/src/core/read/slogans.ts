import type { Slogan } from '../model';
import type { ReadContext } from './reader';

export function readSlogans(_context: ReadContext): Slogan[] {
  return [];
}
