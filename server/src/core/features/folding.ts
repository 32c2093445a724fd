/** Sections that can be folded. */
import type { Analysis, Site } from '../model';
import type { OutlineNode } from './symbols';
import { outlineOf } from './symbols';

/** Every section that contains more than its heading, in document order. */
export function foldsOf(analysis: Pick<Analysis, 'facts' | 'text'>): Site[] {
  const folds: Site[] = [];
  const visit = (nodes: readonly OutlineNode[]): void => {
    for (const { heading, section, children } of nodes) {
      if (section.end > heading.at.end) folds.push(section);
      visit(children);
    }
  };
  visit(outlineOf(analysis));
  return folds;
}
