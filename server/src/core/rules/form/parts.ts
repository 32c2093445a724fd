/** The parts of a statutory document that its form rules look at. */
import type { ParagraphRole, PlacedReading } from '../../model';
import type { DocumentView } from '../rule';

export interface Parts {
  /** The last word of the title: 请示, 报告; empty where there is no title. */
  readonly genreWord: string;
  readonly title: PlacedReading | null;
  /** The line of recipients. */
  readonly recipient: PlacedReading | null;
  readonly body: readonly PlacedReading[];
}

export const textOf = ({ reading }: PlacedReading): string => reading.paragraph.text;

export function partsOf({ readings, roles }: DocumentView): Parts {
  const of = (role: ParagraphRole): readonly PlacedReading[] => readings.filter((_, i) => roles[i] === role);
  const title = of('title').findLast((p) => GENRE_WORD.test(textOf(p))) ?? of('title').at(-1) ?? null;
  return {
    genreWord: (title && GENRE_WORD.exec(textOf(title))?.[0]) ?? '',
    title,
    recipient: of('salutation')[0] ?? null,
    body: of('body'),
  };
}

export const GENRE_WORD = /(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要)$/;
