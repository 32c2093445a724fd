/** What is asked of a draft, and what is answered: plain data, so that a thread can give it and a cache can keep it. */
import type { DeskClaims } from '../../core/desk/beside';
import type { ReviewSheet } from '../../core/features/review/sheet';
import type { FactsDocument } from '../../core/features/facts';
import type { ReportedFile } from '../formats/report';

/** A review sheet with what it takes to hold its draft against others; absent where it is alone. */
export interface LaidSheet extends ReviewSheet {
  readonly text?: string;
  readonly desk?: DeskClaims;
}

/** What is asked of every draft. */
export interface Answers {
  check: ReportedFile;
  facts: FactsDocument;
  review: LaidSheet;
}
export type Ask = keyof Answers;

/** Something told on standard error; `fails` where what was asked for could not be done. */
export interface Remark {
  readonly message: string;
  readonly fails: boolean;
}

export interface Outcome<A extends Ask = Ask> {
  readonly path: string;
  /** Null where the draft was left out or could not be read; a remark says why. */
  readonly answer: Answers[A] | null;
  readonly remarks: readonly Remark[];
}
