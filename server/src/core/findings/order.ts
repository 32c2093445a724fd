/** Findings in the order of the text, each fault reported once. */
import type { Finding, Site } from '../model';
import { RULES } from '../rules/index';
import { firstIndex } from '../text/sorted';

const compare = (a: Finding<Site>, b: Finding<Site>): number =>
  a.at.start - b.at.start || a.at.end - b.at.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);

/** Sorted by start, then end, then the name of the rule. */
export function inOrder(findings: readonly Finding<Site>[]): readonly Finding<Site>[] {
  let last: Finding<Site> | null = null;
  for (const finding of findings) {
    if (last && compare(last, finding) > 0) return [...findings].sort(compare);
    last = finding;
  }
  return findings;
}

/** Merges two sorted lists; of findings that compare equal, those of the first list come first. */
export function merged(first: readonly Finding<Site>[], second: readonly Finding<Site>[]): readonly Finding<Site>[] {
  if (!second.length) return first;
  const out: Finding<Site>[] = [];
  let i = 0;
  for (const finding of second) {
    for (let next = first[i]; next && compare(next, finding) <= 0; next = first[++i]) out.push(next);
    out.push(finding);
  }
  for (let next = first[i]; next; next = first[++i]) out.push(next);
  return out;
}

const YIELDS_TO = new Map(RULES.flatMap(({ id, yieldsTo }) => (yieldsTo ? [[id, yieldsTo] as const] : [])));
/** The rules that yield and those that others yield to. */
const CONCERNED = new Set([...YIELDS_TO.keys(), ...[...YIELDS_TO.values()].flat()]);

/** Leaves out findings where another rule reports the same words. They must be sorted by start. */
export function oncePerFault(findings: readonly Finding<Site>[]): readonly Finding<Site>[] {
  const byRule = new Map<string, Finding<Site>[]>();
  const yielding: Finding<Site>[] = [];
  for (const f of findings) {
    if (!CONCERNED.has(f.rule)) continue;
    if (YIELDS_TO.has(f.rule)) yielding.push(f);
    const same = byRule.get(f.rule);
    if (same) same.push(f);
    else byRule.set(f.rule, [f]);
  }
  if (!yielding.length) return findings;
  const told = new Set<Finding<Site>>();
  for (const f of yielding) if (isTold(f, byRule)) told.add(f);
  return told.size ? findings.filter((f) => !told.has(f)) : findings;
}

function isTold({ at, rule }: Finding<Site>, byRule: ReadonlyMap<string, readonly Finding<Site>[]>): boolean {
  return (YIELDS_TO.get(rule) ?? []).some((other) => {
    const marks = byRule.get(other);
    const before = marks && lastBefore(marks, at.end);
    return before !== undefined && before.at.end > at.start;
  });
}

/** The last finding that starts before the offset. */
function lastBefore(findings: readonly Finding<Site>[], offset: number): Finding<Site> | undefined {
  return findings[firstIndex(findings, ({ at }) => at.start >= offset) - 1];
}
