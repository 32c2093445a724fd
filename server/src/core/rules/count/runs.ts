/** The runs 一是…二是…三是… of a document: which markers belong together, and where a number is skipped or repeated. */
import type { RunMarker, Site } from '../../model';
import { placer } from '../../fold/place';
import type { DocumentView } from '../rule';

/** A marker of a run. */
export interface Member {
  readonly at: Site;
  readonly value: number;
  readonly word: string;
}

/** A run, with the places where its numbers do not follow one another. */
export interface Run {
  readonly members: readonly Member[];
  readonly breaks: readonly { readonly member: Member; readonly expected: number; readonly last: Member }[];
}

interface OpenRun {
  members: Member[];
  breaks: { member: Member; expected: number; last: Member }[];
  word: string;
  last: number;
  paragraph: number;
}

/** So many paragraphs after its last member a run has ended. */
const LONGEST_BREAK = 6;

/**
 * The runs of a document. A run begins with the number one and may contain runs of its own. The heading of a section
 * ends all open runs. Breaks are reported only within a paragraph, or between paragraphs that begin with their markers.
 */
export function runsOf(view: DocumentView): readonly Run[] {
  let runs = known.get(view);
  if (!runs) known.set(view, (runs = findRuns(view)));
  return runs;
}

/** Kept because two rules ask about the runs of a document. */
const known = new WeakMap<DocumentView, readonly Run[]>();

function findRuns({ readings, facts }: DocumentView): Run[] {
  const sections = facts.outline.filter((h) => h.level < 3);
  let next = 0;
  const done: OpenRun[] = [];
  let open: OpenRun[] = [];
  let section = sections[0]?.at.start ?? Infinity;
  for (let i = 0; i < readings.length; i++) {
    const placed = readings[i];
    if (!placed) continue;
    const { reading, start } = placed;
    while (section < start) section = sections[++next]?.at.start ?? Infinity;
    if (section === start) open = [];
    if (!reading.markers.length) continue;
    const place = placer(placed);
    for (const marker of reading.markers) {
      const member: Member = { at: place(marker.at), value: marker.value, word: marker.word };
      if (marker.value === 1) {
        const run: OpenRun = { members: [member], breaks: [], word: marker.word, last: 1, paragraph: i };
        open.push(run);
        done.push(run);
        continue;
      }
      const k = runOf(open, marker, i);
      if (k < 0) continue;
      open.length = k + 1;
      const run = open[k];
      if (!run) continue;
      const expected = run.last + 1;
      if (marker.value !== expected) {
        run.breaks.push({ member, expected, last: run.members.at(-1) ?? member });
      }
      run.members.push(member);
      run.last = marker.value;
      run.paragraph = i;
    }
  }
  return done;
}

/**
 * Index of the open run that a marker continues, -1 for none: one with the same word before others, then the innermost.
 */
function runOf(open: readonly OpenRun[], { at, value, word }: RunMarker, paragraph: number): number {
  // A marker inside a paragraph continues only runs of that paragraph.
  const reach = at.start > 0 ? 0 : LONGEST_BREAK;
  let next = -1;
  let sameWord = -1;
  // Open runs are in the order of the paragraphs in which they were last continued.
  for (let k = open.length - 1; k >= 0; k--) {
    const run = open[k];
    if (!run || paragraph - run.paragraph > reach) break;
    if ((run.word === '第') !== (word === '第')) continue;
    if (run.last === value - 1) {
      if (run.word === word) return k;
      if (next < 0) next = k;
    } else if (run.word === word && sameWord < 0) sameWord = k;
  }
  return next >= 0 ? next : sameWord;
}
