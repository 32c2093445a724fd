/** Skeletons and sentence patterns on offer while writing, by pinyin initials or by their Chinese names. */
import type { Format } from '../model';
import type { Offer } from './completion';
import type { SnippetRow } from './snippet-row';
import { SNIPPETS } from './snippets-data';

/**
 * What may be put in at `offset`. A Chinese text has no word boundary before a prefix, so the longest prefix that the
 * line ends with counts, wherever it begins. Whole skeletons are for the start of a line. `behind` leaves out the
 * initials that begin a word of their own, which an editor with the snippet files offers itself.
 */
export function snippetsAt(text: string, offset: number, format: Format, behind = false): Offer[] {
  const line = text.slice(Math.max(0, offset - 40), offset).replace(/^[^]*[\r\n]/, '');
  const offers: Offer[] = [];
  for (const row of SNIPPETS) {
    const typed = typedOf(row, line);
    if (!typed) continue;
    const before = line.slice(0, line.length - typed.length);
    if (row.kind === 'skeleton' && before.trim()) continue;
    if (behind && /^[a-z]/i.test(typed) && (!before || /\s$/.test(before))) continue;
    offers.push({
      label: row.zh,
      newText: format === 'markdown' ? row.markdown : row.plain,
      start: offset - typed.length,
      end: offset,
      filter: typed,
      detail: row.kind === 'skeleton' ? '全文骨架' : '句式',
      documentation: '',
      // Set phrases that begin alike come first.
      order: `2${row.zh}`,
      snippet: true,
    });
  }
  return offers;
}

/**
 * The longest end of the line with which a prefix of the row begins: two letters at least, of a Chinese name three
 * characters, at the start of a line two. Behind the whole of a Chinese name there is nothing on offer, since it may
 * be meant as it stands (二、存在问题).
 */
function typedOf({ prefixes }: SnippetRow, line: string): string {
  let best = '';
  const letters = /(?<![A-Za-z])[A-Za-z]+$/.exec(line)?.[0].toLowerCase() ?? '';
  for (const prefix of prefixes) {
    if (/^[a-z]/.test(prefix)) {
      if (letters.length >= 2 && prefix.startsWith(letters)) best = letters;
      continue;
    }
    if (line.endsWith(prefix)) return '';
    const least = line.trim().length === 2 ? 2 : 3;
    for (let n = Math.min(prefix.length - 1, line.length); n >= least && n > best.length; n--) {
      if (line.endsWith(prefix.slice(0, n))) best = prefix.slice(0, n);
    }
  }
  return best && line.slice(-best.length);
}
