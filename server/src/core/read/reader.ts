/** What every reader is given. Readers are pure: the same paragraph gives the same reading. */
import type { Paragraph, Span } from '../model';
import type { Segmenter } from '../segmenter';
import type { OwnUnits } from './units';

export interface ReadContext {
  readonly paragraph: Paragraph;
  /** `paragraph.text`: widths folded, so only ，；：（）“” and half-width digits and letters occur. */
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly clauses: readonly Span[];
  readonly quotes: readonly Span[];
  /** What the text holds, bits of CONTENTS. */
  readonly contents: number;
  readonly segmenter: Segmenter;
  /** Units of the workspace; null for none. */
  readonly units: OwnUnits | null;
}
