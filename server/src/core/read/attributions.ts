import type { Attribution } from '../model';
import type { ReadContext } from './reader';

export function readAttributions(_context: ReadContext): Attribution[] {
  return [];
}
