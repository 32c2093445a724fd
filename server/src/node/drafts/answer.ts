/**
 * Questions about a draft and their answers, as plain data, so that a thread can give them and a cache can keep them.
 */
import type { DeskClaims } from '../../core/desk/beside';
import type { ReviewSheet } from '../../core/features/review/sheet';
import type { FactsDocument } from '../../core/features/facts';
import type { ReportedFile } from '../formats/report';

/** A review sheet with the data for comparing its draft with others; absent where it is alone. */
export interface LaidSheet extends ReviewSheet {
  readonly text?: string;
  readonly desk?: DeskClaims;
}

/** The answer to each question about a draft. */
export interface Answers {
  check: ReportedFile;
  facts: FactsDocument;
  review: LaidSheet;
}
/** A question about a draft. */
export type Ask = keyof Answers;

/** A line for standard error; `fails` where what was asked for could not be done. */
export interface Remark {
  readonly message: string;
  readonly fails: boolean;
}

/** What became of a draft. */
export interface Outcome<A extends Ask = Ask> {
  readonly path: string;
  /** Null where the draft was left out or could not be read; a remark gives the reason. */
  readonly answer: Answers[A] | null;
  readonly remarks: readonly Remark[];
}
