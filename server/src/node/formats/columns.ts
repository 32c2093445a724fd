/** The columns of tables with one figure in each row, for programs. */
import type { FactsDocument, FactsFigure } from '../../core/features/facts';

/** A column, and the cell of a figure in it. */
export interface Column {
  readonly name: string;
  readonly zh: string;
  readonly isNumber: boolean;
  readonly cell: (figure: FactsFigure, document: FactsDocument) => string;
}

const column = (name: string, zh: string, cell: Column['cell'], isNumber = false): Column => ({
  name,
  zh,
  isNumber,
  cell,
});

/** The columns in their order. */
export const COLUMNS: readonly Column[] = [
  column('path', '文件', (_, d) => d.path),
  column('start', '起', (f) => String(f.start), true),
  column('end', '止', (f) => String(f.end), true),
  column('text', '原文', (f) => f.text),
  column('kind', '类别', (f) => f.kind),
  column('value', '值', (f) => f.value, true),
  column('low', '下限', (f) => f.low ?? '', true),
  column('high', '上限', (f) => f.high ?? '', true),
  column('unit', '单位', (f) => f.unit),
  column('bound', '界限', (f) => f.bound),
  column('indicator', '指标', (f) => f.indicator),
  column('period', '时期', (f) => f.period),
  column('change', '增减', (f) => f.change ?? ''),
  column('against', '比较基准', (f) => f.against),
  column('resolved', '公历时期', (f) => f.resolved),
  column('scope', '范围', (f) => f.scope),
  column('measure', '性质', (f) => f.measure),
  column('list', '并列组', (f) => `${f.list ?? ''}`, true),
  column('seat', '并列序', (f) => `${f.seat ?? ''}`, true),
];
