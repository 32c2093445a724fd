/** Relations between figures of different paragraphs, and those that need the document's own date. */
import type { PlacedFigure, Places } from '../fold/claims';
import { CLAIMS, figureTrait, figuresWith } from '../fold/claims';
import type { DocumentContext, Relation, Site } from '../model';
import { relateAbove } from './above';
import { relateAgain } from './again';
import { anniversaries } from './anniversary';
import { relateDoublings } from './doubling';
import { eventDates } from './events';
import { dateOrder } from './order';
import { relatePrizes } from './prizes';
import { relateOverviews } from './retold/overview';
import { agree } from './solve';
import { relateElapsed } from './time/elapsed';
import { relateAges } from './time/ages';
import { relateWeekdays } from './time/weekdays';
import { relateTwins } from './twins';
import { relateFar } from './far';
import { overWindows } from './window';
import { relateRanked } from './ranking/columns';
import { relateScores } from './ranking/scores';
import { relateTables } from './tables';
import { relateTargets } from './target';

export function relateDocument(places: Places, context: DocumentContext): Relation<Site>[] {
  const inTables = relateTables(places, context);
  let figures = 0;
  for (const facts of places.facts) if ((figures += facts.figures.length) > 1) break;
  if (figures < 2) return [...relateWeekdays(places, context), ...relateRanked(places), ...inTables];
  return [
    ...relateDoublings(places),
    ...relateTargets(places),
    ...withoutTold(relateAbove(places), overWindows(places, relateFar)),
    ...withoutTold(withoutTold(agreeingFigures(places), relateTwins(places)), [
      ...relateAgain(places),
      ...relateOverviews(places),
    ]),
    ...relatePrizes(places),
    ...anniversaries(places, context),
    ...relateElapsed(places),
    ...relateAges(places, context),
    ...relateWeekdays(places, context),
    ...eventDates(places),
    ...relateScores(places),
    ...relateRanked(places),
    ...sequences(places),
    ...inTables,
  ];
}

/** The relations of `more` that `same` does not tell yet. */
const withoutTold = (same: readonly Relation<Site>[], more: readonly Relation<Site>[]): Relation<Site>[] => [
  ...same,
  ...more.filter((t) => !same.some((r) => r.figures.every((f) => t.figures.includes(f)))),
];

/** Figures with one key agree, or one of them is wrong. */
function agreeingFigures(places: Places): Relation<Site>[] {
  const first = new Map<string, PlacedFigure>();
  const out: Relation<Site>[] = [];
  for (const claim of figuresWith(places, CLAIMS)) {
    const { value: key, site: figure } = claim;
    const before = first.get(key);
    if (!before) {
      first.set(key, claim);
      continue;
    }
    // Two values in one sentence are of different things: 城乡居民…分别达到31000元、9700元, or a figure and its part after 其中.
    if (before.placed === claim.placed && before.here.sentence === claim.here.sentence) continue;
    const earlier = before.site;
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

const OPENING_DATES = figureTrait((f) =>
  f.kind === 'date' && f.at.start === 0 && /-\d\d$/.test(f.value) ? true : null,
);

/** Paragraphs that open with dates, one after the other. A text may go back in time, so this is never a fault. */
function sequences(places: Places): Relation<Site>[] {
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
  for (const f of figuresWith(places, OPENING_DATES)) {
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
