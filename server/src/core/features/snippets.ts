/** Skeletons and sentence patterns, offered while writing by pinyin initials or by their Chinese names. */
import type { Format } from '../model';
import type { Offer } from './completion';
import type { SnippetRow } from './snippet-row';
import { SNIPPETS } from './snippets-data';

/**
 * The snippets for a document offset (UTF-16). Chinese text has no word boundary before a prefix, so that the longest
 * prefix counts with which the line ends, wherever it begins. Whole skeletons are offered only at the start of a line.
 * `behind` leaves out initials that begin a word of their own, which an editor with the snippet files offers by itself.
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
 * The longest end of the line with which a prefix of the row begins: at least two letters, or three characters of a
 * Chinese name (two at the start of a line). A complete Chinese name may be meant as it stands (二、存在问题), so that
 * nothing is offered after it.
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
