/** The formats of a review sheet, a bundle of its own with what writes workbooks; what writes Word files is another. */
import type { ReviewSheet } from '../../../core/features/review/sheet';
import { wordExport } from '../../apart';
import { visibleJson } from '../../terminal/visible';
import { html } from './html';
import { markdown } from './markdown';
import type { ReviewFormat } from './names';
import { pagesOf } from './pages';
import { xlsx } from './xlsx';

/** The review sheets in a format: text, or the bytes of a workbook. */
export async function reviewFile(format: ReviewFormat, sheets: readonly ReviewSheet[]): Promise<string | Uint8Array> {
  switch (format) {
    case 'html':
      return html(sheets.map(pagesOf));
    case 'xlsx':
      return xlsx(sheets.map(pagesOf));
    case 'docx':
      return wordExport().reviewDocx(sheets.map(pagesOf));
    case 'md':
      return markdown(sheets.map(pagesOf));
    case 'json':
      return `${visibleJson({ schema: 1, documents: sheets }, 2)}\n`;
  }
}
