/** What the rules about relations share: which relations are contradicted, and how one becomes a mark. */
import { CONTENTS } from '../text/census';
import { gather, trait } from '../fold/gather';
import type { Figure, Mark, Relation, RelationKind, Site, Span } from '../model';
import type { DocumentView } from './rule';

/** The relations of a kind that the sentence's own grammar states and the numbers contradict. */
export function contradicted<At extends Span>(relations: readonly Relation<At>[], kind: RelationKind): Relation<At>[] {
  return relations.length === 0
    ? NO_RELATIONS
    : relations.filter((r) => r.kind === kind && r.holds === false && r.tied);
}

const NO_RELATIONS: never[] = [];

const CONTRADICTED = trait(
  ({ relations }) => (relations.some((r) => r.holds === false && r.tied) ? relations : null),
  CONTENTS.relations,
);

/** The same for the whole document, without relations that name the rule that reports them. */
export function contradictedIn({ readings, places, across }: DocumentView, kind: RelationKind): Relation<Site>[] {
  const here = gather(readings, CONTRADICTED).filter(({ value }) => contradicted(value, kind).length);
  const all = [...here.flatMap(({ index }) => places.facts[index]!.relations), ...across];
  return contradicted(all, kind).filter((r) => !r.told);
}

/**
 * A mark at one figure of the relation. The other figures become related places, a repair becomes a fix. `else_`,
 * `fallback` and `names` stand in for the marked figure, the title and the labels where the relation has none.
 */
export function markOf<At extends Span>(
  { figures, working, repair, level, marked, title: own, labels: roles }: Relation<At>,
  else_: Figure<At>,
  fallback: string,
  names: readonly string[] = [],
): Mark<At> {
  const at = marked ?? else_;
  const title = own ?? fallback;
  const labels = roles ?? names;
  const related = figures
    .map((f, i) => ({ at: f.at, message: labels[i] ?? f.text, figure: f }))
    .filter((r) => r.figure !== at)
    .map(({ at: place, message }) => ({ at: place, message }));
  return {
    at: at.at,
    message: `${title}：${working}`,
    related,
    ...(level && { severity: level }),
    ...(repair && { fix: { title: `改为${repair.text}`, edits: [{ at: repair.figure.at, newText: repair.text }] } }),
  };
}

/**
 * The marks of a rule about relations: each at the figure with this index among theirs, counted from the end where it
 * is negative. Relations without such a figure get no mark.
 */
export function* marksOf<At extends Span>(
  relations: readonly Relation<At>[],
  place: number,
  title: string,
  names: readonly string[] = [],
): Iterable<Mark<At>> {
  for (const r of relations) {
    const at = r.marked ?? r.figures.at(place);
    if (at) yield markOf(r, at, title, names);
  }
}

/** The marks of a rule for contradictions in the tables of a document; each relation says how it is reported. */
export function* tableMarks({ across }: DocumentView, rule: string): Iterable<Mark<Site>> {
  for (const r of across) {
    if (r.told?.rule !== rule || r.holds !== false) continue;
    const { at, title, severity, labels } = r.told;
    yield { ...markOf(r, at, title, labels), severity };
  }
}
