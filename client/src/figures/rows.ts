/**
 * What the figure panel lists: which figures, in which order, under which heads. Does not depend on the editor, so that
 * it can be tested.
 */
import type {
  FigureCounts,
  FigureEntry,
  FigureList,
  FigureSectionEntry,
  FigureStateName,
} from '../../../server/src/protocol';

/** The states in the order in which they are listed, wrong ones first. */
export const STATES: readonly FigureStateName[] = ['wrong', 'open', 'checked'];

/** Which figures are listed. An empty list of a sort excludes nothing. */
export interface Filter {
  readonly states: readonly FigureStateName[];
  readonly kinds: readonly string[];
  /** The titles of sections, since their places change while somebody writes. */
  readonly sections: readonly string[];
}

/** The filter that lists all figures. */
export const ALL: Filter = { states: [], kinds: [], sections: [] };

/** Whether the filter can exclude a figure. */
export const isFiltering = ({ states, kinds, sections }: Filter): boolean =>
  states.length + kinds.length + sections.length > 0;

/** The figures of one state. */
export interface Group {
  readonly state: FigureStateName;
  readonly rows: readonly Row[];
}

/** A figure as a row. */
export interface Row {
  readonly entry: FigureEntry;
  /** Stays the same for the same words and measure as long as no equal figure is inserted before them. */
  readonly key: string;
}

/**
 * The figures that a filter lists, grouped by state, each group in the order of the text. States without figures are
 * left out.
 */
export function groupsOf({ figures, sections }: FigureList, filter: Filter): Group[] {
  const wanted = wantedSections(sections, filter.sections);
  const seen = new Map<string, number>();
  const groups = new Map<FigureStateName, Row[]>(STATES.map((state) => [state, []]));
  for (const entry of figures) {
    const words = `${entry.text}|${entry.indicator}|${entry.period}`;
    const count = seen.get(words) ?? 0;
    seen.set(words, count + 1);
    if (filter.states.length && !filter.states.includes(entry.state)) continue;
    if (filter.kinds.length && !filter.kinds.includes(entry.kind)) continue;
    if (wanted && !wanted(entry.section)) continue;
    groups.get(entry.state)!.push({ entry, key: `${words}|${count}` });
  }
  return STATES.map((state) => ({ state, rows: groups.get(state)! })).filter(({ rows }) => rows.length > 0);
}

/** The filter without sections that no longer exist. */
export function current(filter: Filter, { sections }: FigureList): Filter {
  const titles = new Set(sections.map(({ title }) => title));
  const left = filter.sections.filter((title) => titles.has(title));
  return left.length === filter.sections.length ? filter : { ...filter, sections: left };
}

/** For each section, whether it or a section around it has one of the titles; null where no title is given. */
function wantedSections(
  sections: readonly FigureSectionEntry[],
  titles: readonly string[],
): ((section: number | null) => boolean) | null {
  if (!titles.length) return null;
  const isWanted = sections.map(({ title }) => titles.includes(title));
  // A section comes after the one that contains it.
  sections.forEach(({ parent }, i) => {
    if (parent !== null && isWanted[parent]) isWanted[i] = true;
  });
  return (section) => section !== null && isWanted[section]!;
}

/** The number of figures of each kind. */
export function kindsOf({ figures }: FigureList): Map<string, number> {
  const kinds = new Map<string, number>();
  for (const { kind } of figures) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return kinds;
}

/** The figure at a place, or right before it; null where there is none. Figures must be in order. */
export function entryAt(
  figures: readonly FigureEntry[],
  place: { readonly line: number; readonly character: number },
): FigureEntry | null {
  let low = 0;
  let high = figures.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(place, figures[middle]!.range.start)) high = middle;
    else low = middle + 1;
  }
  const entry = figures[low - 1];
  return entry && !isBefore(entry.range.end, place) ? entry : null;
}

interface Spot {
  readonly line: number;
  readonly character: number;
}

const isBefore = (a: Spot, b: Spot): boolean => a.line < b.line || (a.line === b.line && a.character < b.character);

/** `✗ 9  ○ 2  ✓ 0` */
export const countsLine = ({ wrong, open, checked }: FigureCounts): string => `✗ ${wrong}  ○ ${open}  ✓ ${checked}`;

/** The words beside a figure: its measure, time and scope, and what it is checked by. */
export function describe(entry: FigureEntry): string {
  const { indicator, scope } = entry;
  const isNamed = scope && !indicator.startsWith(scope);
  return [indicator, periodOf(entry), isNamed && scope, reckoningOf(entry)[0]?.words].filter(Boolean).join(' · ');
}

/** `去年同期（2022年）`: as written, with the year where the words do not contain it. */
export function periodOf({ period, resolved }: Pick<FigureEntry, 'period' | 'resolved'>): string {
  const year = /^\d{4}/.exec(resolved)?.[0];
  if (!year || period.includes(year)) return period;
  return period ? `${period}（${year}年）` : `${year}年`;
}

/** A line below a figure: a calculation, or what a rule reports. */
export interface Reckoning {
  readonly words: string;
  /** Null for a rule's remark. */
  readonly working: FigureEntry['workings'][number] | null;
  readonly remark: FigureEntry['remarks'][number] | null;
}

/** The remarks of rules about a figure, then the calculations that the remarks do not contain. */
export function reckoningOf({ remarks, workings }: FigureEntry): Reckoning[] {
  return [
    ...remarks.map((remark) => ({ words: remark.message, working: null, remark })),
    ...workings.filter(({ told }) => !told).map((working) => ({ words: working.words, working, remark: null })),
  ];
}
