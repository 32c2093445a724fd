/** The two sides of an account, each with its total. What comes in altogether equals what it is spent on. */
import type { Pattern } from '../../grammar/lexemes';
import { closing, opening } from '../../grammar/lexemes';
import type { Entry, PlacedTable, Table } from '../../fold/tables';
import type { Relation, Site } from '../../model';
import { anySlip } from '../slip';
import { formula } from '../formula';
import { agree } from '../solve';
import { only } from '../../list';

const EVEN = formula('out = into');
const INTO = opening('收入 来源 资金收入 资金来源');
const OUT = opening('支出 运用 使用 占用 资金支出 资金运用 资金使用 资金占用');
/** 合计 may leave out amounts carried over. 总计 includes them. */
const FULL_TOTAL = closing('总计');

/** Compares 收入总计 and 支出总计 of tables that stand side by side in the same rows. */
export function relateAccounts(tables: readonly PlacedTable[]): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  for (const [i, left] of tables.entries()) {
    const right = tables[i + 1];
    if (!right || right.rows[0]?.index !== left.rows[0]?.index) continue;
    const [into, spent] = [totalOf(left.table, INTO), totalOf(right.table, OUT)];
    if (!into || !spent || into.figure.unit !== spent.figure.unit) continue;
    const holds = agree(into.figure, spent.figure);
    if (holds === false && !anySlip(EVEN, { into: [into.figure], out: [spent.figure] })) continue;
    const [a, b] = [left.site(into), right.site(spent)];
    out.push({
      kind: 'balance',
      figures: [a, b],
      claim: `${a.text} = ${b.text}`,
      holds,
      working: holds === false ? `收入总计为${a.text}，支出总计为${b.text}` : `收支总计均为${a.text}`,
      tied: true,
      ...(holds === false && {
        told: {
          rule: 'arithmetic/balance',
          at: b,
          title: '收支两方总计不等',
          severity: 'warning' as const,
          labels: ['收入总计', '支出总计'],
        },
      }),
    });
  }
  return out;
}

function totalOf({ rows, entries }: Table, side: Pattern): Entry | null {
  const found = rows.filter(({ head }) => side.test(head.label) && FULL_TOTAL.test(head.label));
  const [row] = found;
  const cells = (found.length === 1 && row ? entries[row.index] : undefined) ?? [];
  const numbers = cells.flatMap((c) => (c && c !== 'nil' ? [c] : []));
  return only(numbers);
}
