import type { Heading } from '../model';
import type { ReadContext } from './reader';

export function readHeadings(_context: ReadContext): Heading[] {
  return [];
}
