/** Rules about a habit that runs through a document: one mark at its first place, which gives the number of all. */
import { gather, trait } from '../fold/gather';
import { placer } from '../fold/place';
import type { Edit, Fix, Mark, PlacedReading, Reading, Site } from '../model';
import type { DocumentRule, DocumentView, RuleMeta } from './rule';

/** A habit, and how it is reported. */
export interface Habit extends RuleMeta {
  /** The places in one paragraph. */
  find(reading: Reading): readonly HabitPlace[];
  /** The message, given the number of places. */
  readonly say: (count: number) => string;
  readonly fixTitle: string;
  readonly safe?: boolean;
  /** A habit with fewer places is not reported; 1 where absent. */
  readonly least?: number;
  /** Bits of CONTENTS: only paragraphs with one of them can have places; any can where absent. */
  readonly needs?: number;
  /** Whether a paragraph counts; all do where absent. */
  readonly where?: (view: DocumentView, index: number) => boolean;
}

/** A place of a habit; `newText` is null where its correction is not certain. */
export type HabitPlace = { readonly at: Edit['at']; readonly newText: string | null };

/** Makes the rule that reports a habit. */
export function habitRule(habit: Habit): DocumentRule {
  const { find, say, fixTitle, safe, least = 1, needs, where, ...meta } = habit;
  const places = trait((reading) => {
    const here = find(reading);
    return here.length ? here : null;
  }, needs);
  return {
    ...meta,
    *checkDocument(view): Iterable<Mark<Site>> {
      const shown = gather(view.readings, places).filter(({ index }) => !where || where(view, index));
      const found = shown.flatMap(({ placed, value }) => value.map((p) => ({ ...p, placed })));
      if (found.length < least) return;
      const fix = fixOf(found, fixTitle, safe);
      const [first] = found;
      if (!first) return;
      yield { at: placer(first.placed)(first.at), message: say(found.length), ...(fix && { fix }) };
    },
  };
}

function fixOf(
  found: readonly (HabitPlace & { readonly placed: PlacedReading })[],
  title: string,
  safe: boolean | undefined,
): Fix<Site> | null {
  const edits: Edit<Site>[] = [];
  for (const { at, newText, placed } of found) {
    if (newText === null) return null;
    edits.push({ at: placer(placed)(at), newText });
  }
  return { title, edits, ...(safe && { safe }) };
}
