/** What an editor may show between the words: the working after a checked figure, the year after 去年. */
import { resolvePeriod } from '../fold/periods';
import type { Analysis } from '../model';

/** Words shown between the words of the text. */
export interface Inlay {
  /** Document offset (UTF-16) after which they are shown. */
  readonly offset: number;
  readonly label: string;
  readonly tip: string;
}

const RELATIVE = /(?:去年|上年|今年|本年|明年)(?!度?[计目]|来|前|后|初步)/g;

/** The inlays in a stretch of the document (UTF-16 offsets), in the order of the text. */
export function inlaysOf(
  { facts, text, context }: Pick<Analysis, 'facts' | 'text' | 'context'>,
  within: { start: number; end: number },
): Inlay[] {
  const out: Inlay[] = [];
  const told = new Set<number>();
  for (const { holds, figures, working, claim, kind } of facts.relations) {
    // The claimed figure stands last in the claim.
    const claimed = figures.at(-1);
    if (holds !== true || !claimed || kind === 'implied-base' || told.has(claimed.at.end)) continue;
    if (claimed.at.end < within.start || claimed.at.end > within.end) continue;
    told.add(claimed.at.end);
    out.push({ offset: claimed.at.end, label: `＝${termsOf(working || claim)}`, tip: working || claim });
  }
  if (context.date) {
    const part = text.slice(within.start, within.end);
    for (const m of part.matchAll(RELATIVE)) {
      const year = resolvePeriod(m[0], context);
      if (/^\d{4}$/.test(year)) {
        const offset = within.start + m.index + m[0].length;
        out.push({ offset, label: year, tip: `${m[0]}：${year}年` });
      }
    }
  }
  return out.sort((a, b) => a.offset - b.offset);
}

/** Only the terms: of `111÷135=82.2%，四舍五入为82%` the part before the sign of equality. */
const termsOf = (working: string): string => {
  const terms = (working.split(/[=＝≈]/, 1)[0] ?? '').replace(/\s+/g, '');
  return terms.length > 24 ? `${terms.slice(0, 24)}…` : terms;
};
