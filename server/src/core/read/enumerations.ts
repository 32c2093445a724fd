import type { Enumeration } from '../model';
import type { ReadContext } from './reader';

export function readEnumerations(_context: ReadContext): Enumeration[] {
  return [];
}
