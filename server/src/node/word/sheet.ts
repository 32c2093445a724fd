/** A review sheet of a Word file. */
import type { ReviewSheet } from '../../core/features/review/sheet';
import { placeOf } from './places';
import type { ReadDocument } from './text';

/** The review sheet with the place of each figure and finding in the document. */
export function placedSheet(sheet: ReviewSheet, document: ReadDocument): ReviewSheet {
  const put = <T extends { readonly start: number; readonly end: number }>(one: T): T & { place: string } => {
    const { section, paragraph } = placeOf(document, one.start, one.end);
    return { ...one, place: `${section === '正文' ? '' : section}第${paragraph}段` };
  };
  const { rows, findings, letStand } = sheet;
  return { ...sheet, rows: rows.map(put), findings: findings.map(put), letStand: letStand.map(put) };
}
