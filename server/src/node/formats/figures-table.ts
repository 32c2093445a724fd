/** Figures and the relations between them as a table for a terminal. */
import { STATE_SIGNS } from '../../core/features/coverage';
import type { FactsDocument, FactsFigure } from '../../core/features/facts';
import { groupThousands } from '../../core/num/rational';
import { fit, table } from '../terminal/table';
import { visible } from '../terminal/visible';

const BOUND_SIGNS = { exact: '', about: '约 ', over: '> ', under: '< ' } as const;
const CHANGES = { rise: '↑', fall: '↓' } as const;

export function figuresTable(documents: readonly FactsDocument[]): string {
  return documents.map(documentTable).join('\n');
}

function documentTable(document: FactsDocument): string {
  const head = ['', '原文', '值', '单位', '指标', '时期', '比较'];
  const rows = document.figures.map((f) => [
    f.state ? STATE_SIGNS[f.state] : '',
    fit(visible(f.text), 24),
    value(f),
    visible(f.unit),
    fit(visible(f.indicator), 28),
    fit(visible(f.period), 20),
    `${f.change ? CHANGES[f.change] : ''}${visible(f.against)}`,
  ]);
  const title = `${visible(document.path)}：${document.figures.length} 个数据`;
  const figures = rows.length ? `\n${table([head, ...rows], [2])}` : '';
  return `${title}${figures}\n${relations(document)}`;
}

function relations(document: FactsDocument): string {
  if (!document.relations.length) return '';
  const marks = { true: '✓', false: '✗', null: '?' };
  const lines = document.relations.map((r) => `  ${marks[`${r.holds}`]} ${visible(r.claim)}  ${visible(r.working)}`);
  return `验算 ${lines.length} 处\n${lines.join('\n')}\n`;
}

function value(f: FactsFigure): string {
  const sign = BOUND_SIGNS[f.bound as keyof typeof BOUND_SIGNS] ?? '';
  return sign + (f.kind === 'date' ? f.value : grouped(f.value));
}

/** 1234567.8 as 1,234,567.8; anything but a plain number is unchanged. */
function grouped(text: string): string {
  const [, sign, whole, rest] = /^(-?)(\d+)(\.\d+)?$/.exec(text) ?? [];
  if (whole === undefined) return text;
  return `${sign}${groupThousands(whole)}${rest ?? ''}`;
}
