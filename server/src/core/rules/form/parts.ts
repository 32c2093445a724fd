/** The parts of an official document that the rules about its form look at. */
import type { PlacedReading } from '../../model';
import type { DocumentView } from '../rule';

/** The parts of a document; null where it has none. */
export interface Parts {
  /** The last word of the title: 请示, 报告; empty where there is no title. */
  readonly genreWord: string;
  readonly title: PlacedReading | null;
  /** The line of recipients. */
  readonly recipient: PlacedReading | null;
}

/** The reading text of a paragraph. */
export const textOf = ({ reading }: PlacedReading): string => reading.paragraph.text;

/** The parts of a document, by the roles of its paragraphs. */
export function partsOf({ readings, roles }: DocumentView): Parts {
  let title: PlacedReading | null = null;
  let genreWord = '';
  for (let i = roles.lastIndexOf('title'); i >= 0; i = i > 0 ? roles.lastIndexOf('title', i - 1) : -1) {
    const placed = readings[i];
    if (!placed) break;
    const word = GENRE_WORD.exec(textOf(placed))?.[0];
    if (!title || word) title = placed;
    genreWord = word ?? '';
    if (word) break;
  }
  const recipient = readings[roles.indexOf('salutation')] ?? null;
  return { genreWord, title, recipient };
}

/** The last word of an official document's title, which names its kind (《党政机关公文处理工作条例》). */
export const GENRE_WORD = /(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要)$/;
