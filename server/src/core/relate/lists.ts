/** Counted lists as relations: what is promised, what is listed, and whether they agree. */
import type { DocumentFacts, Enumeration, Relation, Site } from '../model';
import { listHolds } from '../model';

export function relateLists({
  enumerations,
  figures,
}: Pick<DocumentFacts, 'enumerations' | 'figures'>): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  for (const e of enumerations) {
    if (!e.items.length) continue;
    out.push({
      kind: 'list-count',
      figures: figures.filter((f) => f.at.start >= e.at.start && f.at.end <= e.at.end && f.kind === 'amount'),
      claim: `${e.text.replace(/\s+/g, '')} = ${e.count}项`,
      holds: listHolds(e),
      working: workingOf(e),
      tied: e.tied,
    });
  }
  return out;
}

const SHOWN = 12;

/** 列出3项：甲、乙、丙 */
export function workingOf({ items, open }: Enumeration<Site>): string {
  const names = items.slice(0, SHOWN).map((i) => i.text.replace(/\s+/g, ''));
  const more = items.length > SHOWN ? '…' : '';
  return `列出${items.length}项${open ? '（未尽列）' : ''}：${names.join('、')}${more}`;
}
