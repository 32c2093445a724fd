/**
 * What a figure's place in the document adds to its reading, in one place for `facts`, the hover card and all others.
 */
import { timeOf } from '../fold/frames';
import { placer } from '../fold/place';
import type { Analysis, Figure, Site } from '../model';
import type { Measure } from '../relate/mention';
import { storyOfReading } from '../relate/mention';
import { indexAt } from '../text/sentences';
import { startOf } from '../text/stretches';

/**
 * What is measured: a level, a change, a rate, a share of a whole, percentage points, a rank, a mean, an amount for
 * each, a multiple, or a member of a ratio; a date or a length of time is of its own kind.
 */
export type FactsMeasure =
  | 'level'
  | 'change'
  | 'rate'
  | 'share'
  | 'points'
  | 'rank'
  | 'mean'
  | 'each'
  | 'multiple'
  | 'ratio'
  | 'date'
  | 'duration';

/** What the document adds to a figure. */
export interface Said {
  /** ISO 8601; empty where the text does not settle it. */
  readonly resolved: string;
  readonly measure: FactsMeasure;
  /** Index of the list of values side by side that contains it, and its seat there; null where it stands alone. */
  readonly list: number | null;
  readonly seat: number | null;
}

/**
 * Makes a function that tells this of any figure of the document. A paragraph is looked at when one of its figures is
 * first asked for. Lists are numbered as they come up, so that whoever shows the numbers must ask in the order of the
 * figures.
 */
export function saidOf(analysis: Pick<Analysis, 'facts' | 'readings' | 'context'>): (figure: Figure<Site>) => Said {
  const starts = analysis.readings.map(({ start }) => ({ start, end: start + 1 }));
  const paragraphs = new Map<number, ReadonlyMap<number, Seated>>();
  const lists = new Map<string, number>();
  return (figure) => {
    const next = indexAt(starts, figure.at.start);
    const index = startOf(starts, next) > figure.at.start ? next - 1 : next;
    let seated = paragraphs.get(index);
    const placed = analysis.readings[index];
    if (!seated && placed) paragraphs.set(index, (seated = seatsOf(placed)));
    const own = seated?.get(figure.at.start);
    let list: number | null = null;
    if (own?.first !== undefined) {
      const key = `${index}:${own.first}`;
      list = lists.get(key) ?? lists.size;
      lists.set(key, list);
    }
    return {
      resolved: timeOf(figure, analysis),
      measure: measureOf(figure, own?.measure),
      list,
      seat: own?.place ?? null,
    };
  };
}

interface Seated {
  readonly measure?: Measure;
  /** Paragraph offset of the first value of its list. */
  readonly first?: number;
  readonly place?: number;
}

/** The figures of a paragraph by their document offsets, as the relations see them. */
function seatsOf(placed: Analysis['readings'][number]): Map<number, Seated> {
  const out = new Map<number, Seated>();
  const { paragraph, figures } = placed.reading;
  // The cells of a row stand side by side without forming a list.
  if (paragraph.block === 'cell' || !figures.length) return out;
  const place = placer(placed);
  const story = storyOfReading(placed.reading);
  for (const { figure, measure, seat } of story.mentions) {
    const first = seat && story.mentions[seat.first];
    const list = seat && first && { first: first.figure.at.start, place: seat.place };
    out.set(place(figure.at).start, { measure, ...list });
  }
  for (const members of story.ratios) {
    const first = members[0]?.at.start ?? 0;
    members.forEach((figure, i) => out.set(place(figure.at).start, { first, place: i }));
  }
  return out;
}

function measureOf({ kind, change, role }: Figure<Site>, measure: Measure | undefined): FactsMeasure {
  if (kind === 'date' || kind === 'duration' || kind === 'ratio') return kind;
  if (measure && measure !== 'base' && measure !== 'gap') return kind === 'points' ? 'points' : measure;
  if (kind === 'points' || kind === 'rank' || kind === 'multiple') return kind;
  if (!measure && change && role === 'by') return 'change';
  return kind === 'percent' ? 'rate' : 'level';
}
