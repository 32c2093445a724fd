/** Compares two versions of a draft: which figures changed, appeared or went, and which relations were not adapted. */
import type { FactsDocument, FactsFigure } from '../../features/facts';
import { plainName } from '../names';
import { figureChanges, said } from './pairs';

/** A figure in its version. */
export interface ComparedFigure {
  /** UTF-16 offsets in its own version; line and column count from 1. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** A figure that differs between the versions. */
export interface ComparedChange {
  readonly kind: 'changed' | 'added' | 'removed';
  /** For a date without an indicator, 日期. */
  readonly indicator: string;
  /** As written, or as the document gives it; empty where there is none. */
  readonly period: string;
  readonly scope: string;
  readonly before: ComparedFigure | null;
  readonly after: ComparedFigure | null;
}

/** A relation that held before and no longer does, since only some of its figures were changed. */
export interface LeftBehind {
  /** Kind of the relation, as in `facts`; `same-figure` for one figure that stands in several places. */
  readonly kind: string;
  /** What held: `58.3亿元 + 168.5亿元 + 185.8亿元 = 412.6亿元`. */
  readonly claim: string;
  /** The calculation with the new figures; empty where there is none. */
  readonly working: string;
  readonly changed: readonly { readonly before: ComparedFigure; readonly after: ComparedFigure }[];
  /** In the later version. */
  readonly unchanged: readonly ComparedFigure[];
}

/** The differences between two versions. */
export interface Comparison {
  readonly same: number;
  readonly changes: readonly ComparedChange[];
  readonly left: readonly LeftBehind[];
}

/** Compares the facts of two versions. */
export function compareVersions(before: FactsDocument, after: FactsDocument): Comparison {
  const { same, changes, pairs } = figureChanges(before.figures, after.figures);
  const now = new Map(Array.from(pairs, ([later, earlier]) => [earlier, later]));
  return {
    same,
    changes: changes.map(({ kind, before: was, after: is }) => ({
      kind,
      indicator: nameOf((is ?? was)!),
      period: (is ?? was)!.period || (is ?? was)!.resolved,
      scope: (is ?? was)!.scope,
      before: was ? placed(was) : null,
      after: is ? placed(is) : null,
    })),
    left: [...brokenRelations(before, after, now), ...staleTwins(before.figures, now)],
  };
}

const nameOf = ({ indicator, kind }: FactsFigure): string => indicator || (kind === 'date' ? '日期' : '');

/** Relations that explain a figure without verifying it. */
const SHOWN_ONLY = new Set(['implied-base', 'target']);

function brokenRelations(
  before: FactsDocument,
  after: FactsDocument,
  now: ReadonlyMap<FactsFigure, FactsFigure>,
): LeftBehind[] {
  const keyOf = (kind: string, figures: readonly FactsFigure[]): string =>
    `${kind} ${figures.map(({ start }) => start).sort((a, b) => a - b)}`;
  const later = new Map(
    after.relations.map((r) => [
      keyOf(
        r.kind,
        r.figures.map((i) => after.figures[i]!),
      ),
      r,
    ]),
  );
  const out: LeftBehind[] = [];
  const told = new Set<string>();
  for (const relation of before.relations) {
    if (relation.holds !== true || SHOWN_ONLY.has(relation.kind)) continue;
    const was = relation.figures.map((i) => before.figures[i]!);
    const is = was.map((figure) => now.get(figure));
    // Where a figure of the relation was removed, only its removal is reported.
    if (is.some((figure) => figure === undefined)) continue;
    const changed = was.flatMap((figure, i) =>
      said(figure) === said(is[i]!) ? [] : [{ before: placed(figure), after: placed(is[i]!) }],
    );
    if (!changed.length || changed.length === was.length) continue;
    const key = keyOf(relation.kind, is as FactsFigure[]);
    const found = later.get(key);
    if (found?.holds === true || told.has(key)) continue;
    told.add(key);
    out.push({
      kind: relation.kind,
      claim: relation.claim,
      working: found?.working ?? '',
      changed,
      unchanged: is.flatMap((figure, i) => (said(was[i]!) === said(figure!) ? placed(figure!) : [])),
    });
  }
  return out;
}

/** Figures that stood in two places of the earlier version, of which the later version has changed only one. */
function staleTwins(before: readonly FactsFigure[], now: ReadonlyMap<FactsFigure, FactsFigure>): LeftBehind[] {
  const groups = new Map<string, FactsFigure[]>();
  for (const figure of before) {
    const name = plainName(figure.indicator);
    if (name.length < 3 || !now.has(figure) || !figure.resolved) continue;
    const { resolved, scope, measure, kind } = figure;
    const key = [name, resolved, scope.replace(/^全[县市省区州国镇乡]/, ''), measure, kind, said(figure)].join('\0');
    const group = groups.get(key);
    if (group) group.push(figure);
    else groups.set(key, [figure]);
  }
  return [...groups.values()].flatMap((group): LeftBehind[] => {
    const isChanged = (figure: FactsFigure): boolean => said(figure) !== said(now.get(figure)!);
    const changed = group.filter(isChanged);
    if (!changed.length || changed.length === group.length) return [];
    const first = group[0];
    if (!first) return [];
    return [
      {
        kind: 'same-figure',
        claim: `${plainName(first.indicator)} ${first.text}`,
        working: '',
        changed: changed.map((figure) => ({ before: placed(figure), after: placed(now.get(figure)!) })),
        unchanged: group.filter((figure) => !isChanged(figure)).map((figure) => placed(now.get(figure)!)),
      },
    ];
  });
}

function placed({ start, end, line, column, text }: FactsFigure): ComparedFigure {
  return { start, end, line: line!, column: column!, text };
}

// ---------------------------------------------------------------- in words

const CHANGE_NAMES = { changed: '改', added: '增', removed: '删' } as const;

/** `与此有关、没有随之改的：第3行58.3亿元…` */
export function leftWords({ kind, claim, working, changed, unchanged }: LeftBehind): string {
  const moved = changed.map(({ before, after }) => `${before.text}→${after.text}（第${after.line}行）`).join('、');
  const stayed = unchanged.map(({ text, line }) => `${text}（第${line}行）`).join('、');
  if (kind === 'same-figure') return `${claim}：一处已改${moved}，${stayed}没有改`;
  return `${claim}：已改${moved}，没有随之改${stayed}${working && `；现在是 ${working}`}`;
}

/** The kind of a change in one Chinese character. */
export const changeKind = ({ kind }: ComparedChange): string => CHANGE_NAMES[kind];

/** A report of the comparison in Markdown; `before` and `after` are the names of the versions. */
export function comparisonMarkdown({ same, changes, left }: Comparison, before: string, after: string): string {
  const cell = (words: string): string => words.replace(/\s+/g, ' ').replace(/[\\|*_`<>[\]]/g, '\\$&');
  const counts = (['changed', 'added', 'removed'] as const).map(
    (kind) => `${CHANGE_NAMES[kind]}${changes.filter((c) => c.kind === kind).length}处`,
  );
  const lines = [`# 两稿数据比较`, '', `一稿：${cell(before)}`, '', `二稿：${cell(after)}`, ''];
  lines.push(`数据未变${same}处，${counts.join('，')}；有关联、没有随之改的${left.length}处。`, '');
  if (left.length) lines.push('## 没有随之改的', '', ...left.map((one) => `- ${cell(leftWords(one))}`), '');
  if (changes.length) {
    lines.push('## 改动', '', '| | 指标 | 时期 | 范围 | 一稿 | 二稿 |', '| --- | --- | --- | --- | --- | --- |');
    const where = (figure: ComparedFigure | null): string =>
      figure ? `${cell(figure.text)}（第${figure.line}行）` : '';
    for (const change of changes) {
      const { indicator, period, scope } = change;
      lines.push(
        `| ${changeKind(change)} | ${cell(indicator)} | ${cell(period)} | ${cell(scope)} | ${where(change.before)} | ${where(change.after)} |`,
      );
    }
    lines.push('');
  }
  return lines.join('\n');
}
