/** Turns paragraph-relative facts into document facts. */
import type {
  Attribution,
  DocumentFacts,
  Figure,
  Finding,
  Fix,
  PlacedReading,
  Relation,
  Site,
  Slogan,
  Span,
} from '../model';
import { site } from '../model';
import { toRaw } from '../text/paragraphs';

export type Place = (span: Span) => Site;

export function placer({ reading, start }: PlacedReading): Place {
  return (span) => {
    const [from, to] = toRaw(reading.paragraph, span.start, span.end);
    return site(start + from, start + to);
  };
}

/** All facts of the readings but lists and outline, which are folded, in document order. `text` of each becomes the document's own words. */
export function placeFacts(text: string, readings: readonly PlacedReading[]): DocumentFacts {
  const figures: Figure<Site>[] = [];
  const attributions: Attribution<Site>[] = [];
  const slogans: Slogan<Site>[] = [];
  const relations: Relation<Site>[] = [];
  const words = (at: Site): string => text.slice(at.start, at.end);
  for (const placed of readings) {
    const { reading } = placed;
    const place = placer(placed);
    // Most paragraphs relate nothing, and need no way from a figure to its placed twin.
    const moved = reading.relations.length ? new Map<Figure, Figure<Site>>() : null;
    for (const f of reading.figures) {
      const at = place(f.at);
      const figure: Figure<Site> = { ...f, at, text: words(at), indicatorAt: f.indicatorAt && place(f.indicatorAt) };
      moved?.set(f, figure);
      figures.push(figure);
    }
    for (const a of reading.attributions) {
      attributions.push({ ...a, mention: place(a.mention), cue: place(a.cue), content: place(a.content) });
    }
    for (const s of reading.slogans) {
      const at = place(s.at);
      slogans.push({ ...s, at, text: words(at) });
    }
    for (const r of reading.relations) {
      const { repair } = r;
      relations.push({
        kind: r.kind,
        figures: r.figures.map((f) => moved!.get(f)!),
        claim: r.claim,
        holds: r.holds,
        working: r.working,
        tied: r.tied,
        ...(repair && { repair: { figure: moved!.get(repair.figure)!, text: repair.text } }),
      });
    }
  }
  return { figures, enumerations: [], attributions, people: [], slogans, outline: [], relations };
}

export function placeFinding(finding: Finding, place: Place): Finding<Site> {
  const { related, fix, ...rest } = finding;
  return {
    ...rest,
    at: place(finding.at),
    ...(related && { related: related.map((r) => ({ at: place(r.at), message: r.message })) }),
    ...(fix && { fix: placeFix(fix, place) }),
  };
}

function placeFix(fix: Fix, place: Place): Fix<Site> {
  return { ...fix, edits: fix.edits.map((e) => ({ at: place(e.at), newText: e.newText })) };
}
