/** What the finders of relations look at: the figures of a paragraph by sentence, and the words around each. */
import { form, words } from '../grammar/lexemes';
import type { Figure, Relation, RelationKind, Span, Numbered } from '../model';
import type { Solved } from './solve';
import { hasNumber } from '../model';
import { startOf } from '../text/stretches';
import { endOf } from '../text/stretches';

/** A text and its sentences, clauses and figures at UTF-16 offsets. */
export interface RelateContext {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly clauses: readonly Span[];
  readonly figures: readonly Figure[];
}

/** A paragraph as the relation finders look at it. */
export interface Scene extends RelateContext {
  /** The sentences that have figures, in order. */
  readonly groups: readonly Group[];
  /** The words between the figure before (or the start of the clause) and this figure. */
  lead(f: Figure): string;
  /** The words between this figure and the next one (or the end of the clause). */
  tail(f: Figure): string;
  between(a: Figure, b: Figure): string;
  clauseOf(f: Figure): string;
  /** Whether the figure says what there is, not by how much it changed. */
  level(f: Figure): boolean;
}

/** A sentence that has figures, with its text and its UTF-16 offset in the paragraph. */
export interface Group {
  readonly sentence: number;
  readonly text: string;
  readonly start: number;
  readonly figures: readonly Figure[];
}

const REACHES_AT_END = form`[到至为成达]${words('了 约 近 超过 突破')}*$`;
/** A sentence with more figures than this is really a table and is not searched. */
const MOST_FIGURES = 60;

/** The scene of a paragraph. */
export const sceneOf = (context: RelateContext): Scene => new ParagraphScene(context);

class ParagraphScene implements Scene {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly clauses: readonly Span[];
  readonly figures: readonly Figure[];
  readonly groups: readonly Group[];
  private readonly place = new Map<Figure, number>();
  private readonly leads: (string | undefined)[] = [];

  constructor({ text, sentences, clauses, figures }: RelateContext) {
    this.text = text;
    this.sentences = sentences;
    this.clauses = clauses;
    this.figures = inOrder(figures);
    const groups: Group[] = [];
    for (const [i, f] of this.figures.entries()) {
      this.place.set(f, i);
      const last = groups.at(-1);
      if (last?.sentence === f.sentence) (last.figures as Figure[]).push(f);
      else {
        const s = sentences[f.sentence];
        if (!s) continue;
        groups.push({ sentence: f.sentence, text: text.slice(s.start, s.end), start: s.start, figures: [f] });
      }
    }
    this.groups = groups.filter((g) => g.figures.length <= MOST_FIGURES);
  }

  lead(f: Figure): string {
    const place = this.place.get(f);
    if (place === undefined) return '';
    const before = this.figures[place - 1]?.at.end ?? 0;
    return (this.leads[place] ??= withoutBlanks(
      this.text.slice(Math.max(startOf(this.clauses, f.clause), before), f.at.start),
    ));
  }

  tail(f: Figure): string {
    const next = this.figures[(this.place.get(f) ?? this.figures.length) + 1];
    return withoutBlanks(
      this.text.slice(f.at.end, Math.min(endOf(this.clauses, f.clause), next?.at.start ?? this.text.length)),
    );
  }

  between(a: Figure, b: Figure): string {
    return withoutBlanks(this.text.slice(a.at.end, b.at.start));
  }

  clauseOf(f: Figure): string {
    return withoutBlanks(this.text.slice(startOf(this.clauses, f.clause), endOf(this.clauses, f.clause)));
  }

  level(f: Figure): boolean {
    return f.role !== 'by' || REACHES_AT_END.test(this.lead(f));
  }
}

function inOrder(figures: readonly Figure[]): readonly Figure[] {
  let last = 0;
  for (const { at } of figures) {
    if (at.start < last) return [...figures].sort((a, b) => a.at.start - b.at.start);
    last = at.start;
  }
  return figures;
}

/** Blanks between numbers and words mean nothing. */
const withoutBlanks = (words: string): string => (words.includes(' ') ? words.replaceAll(' ', '') : words);

/** Whether the figure is an amount with a number. */
export const isAmountFigure = (f: Figure): f is Numbered => f.kind === 'amount' && hasNumber(f);
/** Whether the figure is a percentage with a number. */
export const isPercent = (f: Figure): f is Numbered => f.kind === 'percent' && hasNumber(f);

/** A relation from what a solver has found. `repaired` is the figure that would have to read `right`. */
export function relation(
  kind: RelationKind,
  figures: readonly Figure[],
  claim: string,
  { holds, working, right, doubtful }: Solved,
  tied: boolean,
  repaired?: Figure,
): Relation {
  return {
    kind,
    figures,
    claim,
    holds,
    working,
    tied,
    ...(doubtful && tied && { doubtful }),
    ...(right !== undefined && repaired !== undefined && { repair: { figure: repaired, text: right } }),
  };
}

const EMPTY_OPENING = form`^${words('其中 共 的 了 为 是 达 已 有 个 全区 全县 全市 全省 累计')}+`;

/** The name of an indicator without words that say nothing about it. */
export const plainName = (name: string): string => name.replace(EMPTY_OPENING, '');

/** Whether two plain names mean one thing: they are equal, or one is the other with words left out. */
export function samePlainName(x: string, y: string): boolean {
  if (!x || !y) return false;
  if (x === y) return true;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  if (short.length < 4 || long.length - short.length > 3 || short.at(-1) !== long.at(-1)) return false;
  return isSubsequence(short, long);
}

function isSubsequence(short: string, long: string): boolean {
  let i = 0;
  for (const c of long) if (c === short[i]) i++;
  return i === short.length;
}

/** Whether two names of indicators mean one thing once their empty words are taken off. */
export const sameName = (a: string, b: string): boolean => samePlainName(plainName(a), plainName(b));
