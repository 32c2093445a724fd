/**
 * A table as prose speaks of it: the rows that are parts, the row that is their total, and the words for rows and
 * columns.
 */
import { closing, everyForm, form, words } from '../../grammar/lexemes';
import { COLON_AT_END } from '../../grammar/vocabulary/marks';
import { YEAR, YEAR_AGO, YEAR_START } from '../../grammar/vocabulary/times';
import type { Entry, Table, TableLine } from '../../fold/tables';
import type { Figure } from '../../model';
import type { LineKind } from '../../read/heads';
import { isGeneric, unitOf } from '../../read/heads';
import { alikeUnits } from '../../read/units';
import { only } from '../../list';

/** A column that holds numbers. */
export interface Column {
  readonly index: number;
  readonly kind: LineKind;
  /** The name without period, unit and words for numbers; empty where the head tells only a time or an amount. */
  readonly name: string;
  /** The base unit of its numbers; empty where the table does not tell it. */
  readonly unit: string;
  readonly year: number | null;
  readonly line: TableLine;
}

/** A row that words name, with the UTF-16 offsets of its label in these words. */
export interface NamedRow {
  readonly row: number;
  readonly start: number;
  readonly end: number;
}

const COUNT_NOUNS = words('总数量? 数量 件次 人次 [件人户起个宗处]数 总[量额值] 数额 金额 情况 合计');
const COUNT_TAIL = closing('数');
const SHORT_COUNT = form`^([一-龥]{1,2})数$`;
const TURNED = words('[非不未他]');
const OFFICE_TAIL = closing('街道 社区 窗口 [镇乡村局县区科]');

/** Prose names no single row of a table with more rows than this. */
const MOST_ROWS = 60;
const BRACKETS = everyForm`（[^（）]*）|\([^()]*\)|[《》“”]`;
const NUMBER_NOUN_AT_END = form`(?:${COUNT_NOUNS}|(?<=[一-龥]{2})[数额量])$`;
const EARLIER = words(YEAR_AGO, '上期 上月 上季 基期', YEAR_START);

/** A table with its total row set apart from its parts, and the words by which its rows and columns can be named. */
export class Grid {
  /** Indexes of the rows that are parts. */
  readonly items: readonly number[];
  /** Index of the only total row; null where there is none or more than one. */
  readonly total: number | null;
  /** Whether no row is part of another row. */
  readonly flat: boolean;
  readonly columns: readonly Column[];
  private readonly labels: readonly (readonly [label: string, row: number])[];

  constructor(readonly table: Table) {
    const { rows } = table;
    const named = rows.filter(({ head }) => head.label !== '');
    const totals = named.filter(({ head }) => head.total === 'whole' || head.total === 'maybe');
    const parts = named.filter(({ head }) => head.total === null && !head.among);
    this.items = parts.map(({ index }) => index);
    this.total = totals.length === 1 ? totals[0]!.index : null;
    this.flat =
      totals.length < 2 &&
      parts.length + totals.length === named.length &&
      new Set(parts.map(({ head }) => head.level)).size < 2 &&
      new Set(parts.map(({ indent }) => indent)).size < 2 &&
      new Set(parts.map(({ head }) => head.label)).size === parts.length;
    this.columns = table.columns.flatMap((line) => this.columnOf(line) ?? []);
    this.labels = rows.length > MOST_ROWS ? [] : labelsOf(parts);
  }

  private columnOf(line: TableLine): Column | null {
    const cells = this.table.entries.flatMap((row) => {
      const cell = row[line.index];
      return cell && cell !== 'nil' ? [cell] : [];
    });
    if (!cells.length || cells.length < 0.5 * this.items.length) return null;
    const { head, group } = line;
    const units = new Set(cells.map(({ figure }) => figure.unit));
    const counted = SHORT_COUNT.exec(head.name)?.[1] ?? '';
    const own = [...units][0];
    if (own === undefined) return null;
    return {
      index: line.index,
      kind: head.kind,
      name: isGeneric(head) ? withoutNumberWords(group) : withoutNumberWords(head.name),
      unit: units.size > 1 ? '*' : own || (unitOf(null, counted)?.base ?? ''),
      year: Number(YEAR.exec(head.label)?.[0] ?? 0) || null,
      line,
    };
  }

  entry(row: number, column: Column): Entry | null {
    const cell = this.table.entries[row]?.[column.index];
    return cell && cell !== 'nil' ? cell : null;
  }

  /** The cells of the parts in a column; null where one of them is missing. */
  parts(column: Column, of: readonly number[] = this.items): Entry[] | null {
    const cells = of.map((row) => this.entry(row, column));
    return cells.every((c) => c !== null) && cells.length > 1 ? cells : null;
  }

  /** The rows that the words name, in their order. Where several labels match at one place the longest counts. */
  named(words: string): NamedRow[] {
    const out: NamedRow[] = [];
    for (const [label, row] of this.labels) {
      for (let at = words.indexOf(label); at >= 0; at = words.indexOf(label, at + label.length)) {
        const end = at + label.length;
        if (TURNED.test(words[at - 1] ?? '') || out.some((n) => at < n.end && n.start < end)) continue;
        out.push({ row, start: at, end });
      }
    }
    return out.sort((a, b) => a.start - b.start);
  }

  labelOf(row: number): string {
    const { head } = this.table.rows[row]!;
    return head.name || head.label;
  }

  /** The columns of one of these kinds with a unit that the figure can be compared with. */
  fitting(f: Figure, kinds: readonly LineKind[]): Column[] {
    return this.columns.filter(
      (c) => kinds.includes(c.kind) && (c.unit === '' || c.unit === '*' || alikeUnits(c.unit, f.unit)),
    );
  }

  /**
   * The column of which the words speak: the one whose name they hold, else the only one with the unit of the figure.
   * Null where there are several.
   */
  columnFor(words: string, f: Figure, kinds: readonly LineKind[]): { column: Column; named: boolean } | null {
    const able = this.fitting(f, kinds);
    let best: Column[] = [];
    for (const c of able) {
      if (c.name.length < 2 || !words.includes(c.name)) continue;
      if (c.name.length > (best[0]?.name.length ?? 0)) best = [c];
      else if (c.name.length === best[0]!.name.length) best.push(c);
    }
    if (best.length === 1) return { column: best[0]!, named: true };
    if (best.length > 1) return null;
    const counted = able.filter((c) => c.unit !== '' && (c.unit !== '*' || able.length === 1));
    const [only] = counted.length ? counted : able;
    if (!only || counted.length > 1 || (!counted.length && able.length > 1)) return null;
    // `named` is false, so that callers can require that the words say nothing else.
    return { column: only, named: false };
  }

  /**
   * The only two columns that give one thing for two successive times, as their heads say; null where there are none or
   * several.
   */
  beforeAndNow(words: string, f: Pick<Figure, 'unit'> | null): { before: Column; now: Column } | null {
    const levels = this.columns.filter(
      (c) => c.kind === 'level' && (!f || c.unit === '*' || alikeUnits(c.unit, f.unit)),
    );
    const found: { before: Column; now: Column }[] = [];
    for (const now of levels) {
      for (const before of levels) {
        if (now === before || now.name !== before.name || now.line.group !== before.line.group) continue;
        const byYear = now.year !== null && before.year !== null && now.year - before.year === 1;
        const byWord = EARLIER.test(before.line.head.label) && !EARLIER.test(now.line.head.label);
        if (byYear || byWord) found.push({ before, now });
      }
    }
    const told = found.length > 1 ? found.filter(({ now }) => now.name !== '' && words.includes(now.name)) : found;
    const latest = told.length > 1 && told.every((x) => x.now.name === told[0]!.now.name) ? told.slice(-1) : told;
    return only(latest);
  }
}

/** Labels that name a row, the longest first. A label that two rows share names none. */
function labelsOf(parts: readonly TableLine[]): (readonly [string, number])[] {
  const rows = new Map<string, number | null>();
  const put = (label: string, row: number): void => {
    if (label.length >= 2) rows.set(label, rows.has(label) && rows.get(label) !== row ? null : row);
  };
  for (const { head, index } of parts) {
    const label = (head.name || head.label).replace(BRACKETS, '');
    put(label, index);
    const short = label.replace(OFFICE_TAIL, '');
    if (short !== label) put(short, index);
  }
  return [...rows]
    .flatMap(([label, row]) => (row === null ? [] : [[label, row] as const]))
    .sort((a, b) => b[0].length - a[0].length);
}

/** The name of a column or row without words for numbers. */
const withoutNumberWords = (words: string): string => {
  const name = words.replace(BRACKETS, '').replace(COLON_AT_END, '');
  const short = name.replace(NUMBER_NOUN_AT_END, '');
  return short.length >= 2 ? short : name.length >= 2 && !unitOf(null, name.replace(COUNT_TAIL, '')) ? name : '';
};
