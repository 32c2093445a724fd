/** Puts a selected phrase into the workspace's lexicon file. */
import { parseLexicon } from '../lexicon/rows';
import { lettersOf } from '../lexicon/skeleton';
import { foldWidth } from '../text/fold';

/** An insertion into the lexicon file. */
export interface Addition {
  /** UTF-16 offset in the file. */
  readonly at: number;
  readonly newText: string;
}

/**
 * The insertion for the selected words. `file` is the text of the lexicon file, null where it does not exist. Null
 * where the words are no phrase, or stand in the file already.
 */
export function additionOf(selected: string, file: string | null): Addition | null {
  const phrase = selected.trim();
  const { length } = lettersOf(foldWidth(phrase));
  if (/[\r\n\t|。；！？]/.test(phrase) || length < 2 || length > 60) return null;
  if (!file?.trim()) return { at: 0, newText: `canonical\tkind\twrong\n${phrase}\tset-phrase\t\n` };
  if (parseLexicon(file).rows.some((r) => r.canonical === foldWidth(phrase))) return null;
  const header = file
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .find((line) => line.trim() && !line.startsWith('#'));
  const columns = (header ?? 'canonical').split('\t').map((c) => c.trim());
  const row = columns.map((c) => (c === 'canonical' ? phrase : '')).join('\t');
  const end = file.includes('\r\n') ? '\r\n' : '\n';
  return { at: file.length, newText: `${/[\r\n]$/.test(file) ? '' : end}${row}${end}` };
}
