import type { Figure } from '../model';
import type { ReadContext } from './reader';

export function readFigures(_context: ReadContext): Figure[] {
  return [];
}
