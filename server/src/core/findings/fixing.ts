/** Many fixes at once: which of them are made, and what the text becomes. */
import type { Analysis, Edit, Finding, Fix, Severity, Site } from '../model';
import { site } from '../model';

/** A text after its fixes. */
export interface Fixed {
  readonly text: string;
  /** All changes, as edits of the original text, in order and without overlap. */
  readonly edits: readonly Edit<Site>[];
  /** How many fixes were made. */
  readonly count: number;
  /** The analysis of `text`. */
  readonly analysis: Analysis;
}

/** After so many passes, fixes that still lead to new ones are left. */
const PASSES = 10;

/** Whether to make the fix of a finding in `text`. */
export type Wanted = (finding: Finding<Site>, text: string) => boolean;

/**
 * Makes the safe fixes of a text until none is left, or until they would lead back to an earlier text. By default fixes
 * that change words are left out, since the writer decides on words one by one; `wanted` may choose otherwise.
 */
export function fixAll(first: Analysis, analyze: (text: string) => Analysis, wanted: Wanted = keepsWords): Fixed {
  const patch = new Patch(first.text);
  const seen = new Set([first.text]);
  let analysis = first;
  let count = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const { text: now, findings } = analysis;
    const chosen = safeFixes(findings.filter((finding) => wanted(finding, now)));
    if (!chosen.length) break;
    const edits = chosen.flatMap(({ fix }) => fix.edits);
    const text = applyEdits(analysis.text, edits);
    if (seen.has(text)) break;
    seen.add(text);
    patch.apply(edits);
    count += chosen.length;
    analysis = analyze(text);
  }
  return { text: analysis.text, edits: patch.edits(), count, analysis };
}

type Fixable = Finding<Site> & { readonly fix: Fix<Site> };

const isSafe = (finding: Finding<Site>): finding is Fixable =>
  finding.fix?.safe === true && finding.fix.edits.length > 0;

/**
 * The findings whose safe fixes can be made together. Of those that overlap, the earliest is taken, then the gravest.
 */
export function safeFixes(findings: readonly Finding<Site>[]): Fixable[] {
  const candidates = findings.filter(isSafe).sort(byPlace);
  const taken: Site[] = [];
  return candidates.filter(({ fix }) => {
    const clashes = fix.edits.some(({ at }) => taken.some((other) => meet(at, other)));
    if (!clashes) taken.push(...fix.edits.map(({ at }) => at));
    return !clashes;
  });
}

/** Whether the fix of a finding changes only marks, digits, blanks and widths. */
export const keepsWords: Wanted = ({ fix }, text) =>
  fix !== undefined &&
  fix.edits.every(({ at, newText }) => {
    const before = text.slice(at.start, at.end);
    return wordsIn(before) === wordsIn(newText) && numbersIn(before) === numbersIn(newText);
  });

/** The letters of a text without its numerals, all in one width. */
const wordsIn = (text: string): string =>
  text.normalize('NFKC').replace(/[^\p{L}]|[〇零一二两三四五六七八九十百千万亿廿卅]/gu, '');

/** How many numbers are written; a fix may write one in another way, but not drop it. */
const numbersIn = (text: string): number =>
  text
    .normalize('NFKC')
    .match(/[\d〇零一二两三四五六七八九十百千万亿廿卅][\d〇零一二两三四五六七八九十百千万亿廿卅.,]*/g)?.length ?? 0;

/** The text with the edits made. They must not overlap. */
export function applyEdits(text: string, edits: readonly Edit<Site>[]): string {
  let out = '';
  let at = 0;
  for (const { at: spot, newText } of inOrder(edits)) {
    out += text.slice(at, spot.start) + newText;
    at = spot.end;
  }
  return out + text.slice(at);
}

const GRAVEST: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

function byPlace(a: Fixable, b: Fixable): number {
  const start = ({ fix }: Fixable): number => Math.min(...fix.edits.map((e) => e.at.start));
  return (
    start(a) - start(b) ||
    GRAVEST.indexOf(a.severity) - GRAVEST.indexOf(b.severity) ||
    a.rule.localeCompare(b.rule) ||
    a.at.start - b.at.start
  );
}

/** Edits that share a character, or that insert at the same place, where the order would matter. */
const meet = (a: Site, b: Site): boolean => (a.start < b.end && b.start < a.end) || a.start === b.start;

const inOrder = (edits: readonly Edit<Site>[]): Edit<Site>[] => [...edits].sort((a, b) => a.at.start - b.at.start);

/** What became of a text over several rounds of edits: pieces of the original, and words inserted between them. */
class Patch {
  private pieces: Piece[];

  constructor(private readonly original: string) {
    this.pieces = [{ from: 0, to: original.length, text: null }];
  }

  /** Makes edits given in offsets of the text as it has become. They must not overlap. */
  apply(edits: readonly Edit<Site>[]): void {
    const pieces: Piece[] = [];
    let at = 0;
    for (const { at: spot, newText } of inOrder(edits)) {
      pieces.push(...this.cut(at, spot.start), { from: 0, to: newText.length, text: newText });
      at = spot.end;
    }
    this.pieces = [...pieces, ...this.cut(at, Infinity)];
  }

  /** The same changes as one round of edits of the original. */
  edits(): Edit<Site>[] {
    const edits: Edit<Site>[] = [];
    let at = 0;
    let put = '';
    const flush = (to: number): void => {
      if (put !== this.original.slice(at, to)) edits.push({ at: site(at, to), newText: put });
      put = '';
    };
    for (const { from, to, text } of this.pieces) {
      if (text !== null) put += text.slice(from, to);
      else if (to > from) {
        flush(from);
        at = to;
      }
    }
    flush(this.original.length);
    return edits;
  }

  private cut(start: number, end: number): Piece[] {
    const out: Piece[] = [];
    let at = 0;
    for (const piece of this.pieces) {
      const length = piece.to - piece.from;
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, length);
      if (from < to) out.push({ ...piece, from: piece.from + from, to: piece.from + to });
      at += length;
    }
    return out;
  }
}

/** The stretch from `from` to `to` of `text`, or of the original where `text` is null. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string | null;
}
