/** The outline as a tree: each heading contains its section, up to the next heading of its level or above. */
import type { Analysis, Heading, Site } from '../model';
import { site } from '../model';

/** A heading with the headings below it. */
export interface OutlineNode {
  readonly heading: Heading<Site>;
  /** Heading and section, without the white space at the end. */
  readonly section: Site;
  readonly children: readonly OutlineNode[];
}

/**
 * The headings as a tree. A section ends where the next one of its level or above begins, without the white space
 * there.
 */
export function outlineOf({ facts, text }: Pick<Analysis, 'facts' | 'text'>): OutlineNode[] {
  const roots: Growing[] = [];
  const open: Growing[] = [];
  const close = (end: number): void => {
    const node = open.pop();
    if (!node) return;
    node.section = site(node.heading.at.start, Math.max(node.heading.at.end, trimmedEnd(text, end)));
  };
  for (const heading of facts.outline) {
    const [title, ...below] = open;
    // Further lines of the title, and a subtitle, belong to its first line; what follows is below the title.
    if (heading.level === 0 && title?.heading.level === 0 && !below.length && title.children.every(isOfTitle)) {
      title.children.push({ heading, section: heading.at, children: [] });
      continue;
    }
    while ((open.at(-1)?.heading.level ?? -1) >= heading.level) close(heading.at.start);
    const node: Growing = { heading, section: heading.at, children: [] };
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  while (open.length) close(text.length);
  return roots;
}

/**
 * The outline without headings that have Markdown's own marks, for an editor that outlines those itself. What is below
 * such a heading moves up.
 */
export function withoutMarked(nodes: readonly OutlineNode[], text: string): OutlineNode[] {
  return nodes.flatMap((node): OutlineNode[] => {
    const children = withoutMarked(node.children, text);
    const line = text.slice(text.lastIndexOf('\n', node.heading.at.start - 1) + 1, node.heading.at.start);
    return /^ {0,3}#{1,6}[ \t]/.test(line) ? children : [{ ...node, children }];
  });
}

const isOfTitle = ({ heading }: Growing): boolean => heading.level === 0;

interface Growing {
  readonly heading: Heading<Site>;
  section: Site;
  readonly children: Growing[];
}

function trimmedEnd(text: string, end: number): number {
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}
