/** Relations between figures of different paragraphs, and those that need the document's own date. */
import type { PlacedFigure } from '../fold/claims';
import type { Claim } from '../fold/claims';
import { pairFigures, readClaims } from '../fold/claims';
import type { DocumentContext, DocumentFacts, PlacedReading, Relation, Site } from '../model';
import { anniversaries } from './anniversary';
import { relateDoublings } from './doubling';
import { eventDates } from './events';
import { dateOrder } from './order';
import { agree } from './solve';
import { relateTargets } from './target';

export function relateDocument(
  facts: Omit<DocumentFacts, 'relations'>,
  context: DocumentContext,
  readings: readonly PlacedReading[],
): Relation<Site>[] {
  if (facts.figures.length < 2) return [];
  const figures = pairFigures(facts, readings);
  return [
    ...relateDoublings(figures),
    ...relateTargets(figures),
    ...sameFigures(figures),
    ...anniversaries(figures, context),
    ...eventDates(figures),
    ...sequences(figures),
  ];
}

/** Figures with one key: they agree, or cannot both be true. */
function sameFigures(figures: readonly PlacedFigure[]): Relation<Site>[] {
  const first = new Map<string, Claim>();
  const out: Relation<Site>[] = [];
  for (const claim of readClaims(figures)) {
    const { key, figure } = claim;
    const before = first.get(key);
    if (!before) {
      first.set(key, claim);
      continue;
    }
    // Two values in one sentence are of two things: 城乡居民…分别达到31000元、9700元, or 其中 one of its parts.
    if (before.reading === claim.reading && before.sentence === claim.sentence) continue;
    const earlier = before.figure;
    const holds = agree(earlier, figure);
    const name = figure.indicator;
    const working =
      holds === false
        ? `${figure.period}${name}前作${earlier.text}，后作${figure.text}`
        : `${name}前后都作${figure.text}`;
    out.push({
      kind: 'same-figure',
      figures: [earlier, figure],
      claim: `${earlier.text} = ${figure.text}`,
      holds,
      working,
      tied: true,
    });
  }
  return out;
}

/** Paragraphs that open with a date, one after the other. An account may go back in time, so it is never a fault. */
function sequences(figures: readonly PlacedFigure[]): Relation<Site>[] {
  const openings = figures.filter(
    ({ here }) => here.kind === 'date' && here.at.start === 0 && /-\d\d$/.test(here.value),
  );
  const out: Relation<Site>[] = [];
  let run: PlacedFigure[] = [];
  const close = (): void => {
    if (run.length > 1) {
      const claim = run.map((f) => f.site.text).join(' < ');
      out.push({
        kind: 'order',
        figures: run.map((f) => f.site),
        claim,
        holds: true,
        working: '依次叙述，先后成立',
        tied: false,
      });
    }
  };
  for (const f of openings) {
    const last = run.at(-1);
    if (last && dateOrder(last.here.value, f.here.value) !== true) {
      close();
      run = [];
    }
    run.push(f);
  }
  close();
  return out;
}
