/** What every reader of a paragraph is given. Readers are pure: the same paragraph always gives the same reading. */
import type { Paragraph, Span } from '../model';
import type { Segmenter } from '../segmenter';
import type { OwnUnits } from './units';

/** A paragraph with what has been cut out of it. All spans are UTF-16 offsets in `text`. */
export interface ReadContext {
  readonly paragraph: Paragraph;
  /** `paragraph.text`. Widths are folded, so that only ，；：（）“” and half-width digits and letters occur in it. */
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly clauses: readonly Span[];
  readonly quotes: readonly Span[];
  /** What the text holds, as bits of CONTENTS. */
  readonly contents: number;
  /** The places at which something may begin that a reader looks for; see `leadBy`. */
  readonly leads: readonly number[];
  readonly segmenter: Segmenter;
  /** Units that the workspace adds; null where it adds none. */
  readonly units: OwnUnits | null;
}
