/**
 * Relations between the cells of a table, and between tables and prose. Any match confirms, and the table itself
 * supplies the evidence for a fault. A fault is reported once, at the cell that all failing relations share.
 */
import { form, opening, words } from '../grammar/lexemes';
import { OUR_PLACES } from '../grammar/vocabulary/places';
import type { FigureWith, Places } from '../fold/claims';
import { CLAIMS, figuresWith } from '../fold/claims';
import { resolvePeriod } from '../fold/periods';
import type { Entry, PlacedTable, Table } from '../fold/tables';
import { tablesOf } from '../fold/tables';
import type { DocumentContext, Figure, Relation, Site } from '../model';
import type { Rational } from '../num/rational';
import { compare, ZERO } from '../num/rational';
import { agree, inWordsOf, withNumber } from './solve';
import type { Tie } from './table-lines';
import { TableScene } from './table-lines';
import { relateAccounts } from './beside/accounts';
import { relateBeside } from './beside/index';
import { derived } from './table-rates';
import { amongs, sums } from './table-sums';

interface Judged {
  readonly tie: Tie;
  /** The marked cell; null where another relation reports the fault. */
  readonly at: Entry | null;
  readonly repair: { readonly cell: Entry; readonly text: string } | null;
}

const WHOSE_PRODUCT = form`^${words('地区 国内')}(?=生产总值)`;
const BRACKET_AT_END = form`（[^（）]{0,8}）$`;

const WHOLE_PLACE = opening('全[国省市县区镇乡州盟旗]', OUR_PLACES);

/** Relations of all tables of a document, and between tables and prose. */
export function relateTables(places: Places, context: DocumentContext): Relation<Site>[] {
  const { tables } = tablesOf(places);
  if (!tables.length) return [];
  const told = tables.flatMap((placed) => relationsOf(placed.table).told.map((tie) => placedTie(tie, placed)));
  // A total that one side of the account contradicts is reported once.
  const wrong = new Set(told.filter((r) => r.holds === false).flatMap((r) => r.figures));
  const accounts = relateAccounts(tables).filter((r) => r.holds !== false || !r.figures.some((f) => wrong.has(f)));
  return [...told, ...accounts, ...withoutTwice(besideProse(tables, places, context), relateBeside(tables, places))];
}

/** Leaves out figures that are already compared with their cell in the same way. */
const withoutTwice = (said: readonly Relation<Site>[], more: readonly Relation<Site>[]): Relation<Site>[] => [
  ...said,
  ...more.filter((r) => !said.some((s) => s.figures.some((f) => f === r.figures[0]))),
];

/** Values that a table and the prose give for one indicator, scope and period. */
function besideProse(tables: readonly PlacedTable[], places: Places, context: DocumentContext): Relation<Site>[] {
  const said = new Map<string, FigureWith<string>[]>();
  for (const claim of figuresWith(places, CLAIMS)) {
    const { here } = claim;
    const key = keyOf(here, context);
    if (key) said.set(key, [...(said.get(key) ?? []), claim]);
  }
  if (!said.size) return [];
  const names = new Set([...said.values()].flat().map(({ here }) => indicatorName(here)));
  const out: Relation<Site>[] = [];
  for (const placed of tables) {
    const cells = new Map<string, Entry[]>();
    for (const row of placed.table.entries) {
      for (const entry of row) {
        const key =
          entry && entry !== 'nil' && names.has(indicatorName(entry.figure)) ? keyOf(entry.figure, context) : null;
        if (key && said.has(key)) cells.set(key, [...(cells.get(key) ?? []), entry as Entry]);
      }
    }
    for (const [key, entries] of cells) {
      const [entry, ...others] = entries;
      const [claim, ...more] = said.get(key) ?? [];
      if (!entry || !claim || others.length || more.length) continue;
      const { here } = claim;
      const scope = here.scope || (WHOLE_PLACE.exec(here.indicator)?.[0] ?? '');
      if (scope !== '' && !placed.table.title.includes(scope)) continue;
      const { figure } = entry;
      const holds = agree(figure, here);
      const both = [placed.site(entry), claim.site].sort((a, b) => a.at.start - b.at.start);
      const words = `${figure.period}${figure.indicator}表中为${inWordsOf(figure.number, figure)}`;
      out.push({
        kind: 'same-figure',
        figures: both,
        claim: both.map((f) => f.text).join(' = '),
        holds,
        working: holds === false ? `${words}，文中为${here.text}` : words,
        tied: true,
      });
    }
  }
  return out;
}

/** Indicator, calendar period, kind and unit as one key; null where one of them is unknown. */
function keyOf(f: Figure, context: DocumentContext): string | null {
  if (f.role === 'by' || f.role === 'from' || f.modality !== 'achieved' || f.number === null || f.unit === '')
    return null;
  const name = indicatorName(f);
  const period = f.period && resolvePeriod(f.period, context);
  return name.length >= 4 && period && f.scope.length < 5 ? [name, period, f.kind, f.unit].join('|') : null;
}

const indicatorName = ({ indicator }: Figure): string =>
  indicator.replace(WHOLE_PLACE, '').replace(WHOSE_PRODUCT, '').replace(BRACKET_AT_END, '');

/** Relations of tables that hold, and those whose fault another one reports. */
export const confirmedInTables = (places: Places): Relation<Site>[] =>
  tablesOf(places).tables.flatMap((placed) => relationsOf(placed.table).others.map((tie) => placedTie(tie, placed)));

interface Judgements {
  readonly told: readonly Judged[];
  readonly others: readonly Judged[];
}

const judgementsByTable = new WeakMap<Table, Judgements>();

function relationsOf(table: Table): Judgements {
  let found = judgementsByTable.get(table);
  if (!found) {
    const scene = new TableScene(table);
    const all = culprits([...sums(scene), ...derived(scene), ...amongs(scene)]);
    found = { told: all.filter(({ at }) => at !== null), others: all.filter(({ at }) => at === null) };
    judgementsByTable.set(table, found);
  }
  return found;
}

/**
 * One wrong cell makes every relation with it fail. The cell that most failing relations share, and that no relation
 * confirms, is marked once.
 */
function culprits(ties: readonly Tie[]): readonly Judged[] {
  const failed = ties.filter((t) => t.holds === false && t.severity !== null);
  const vouched = new Set<Entry>();
  for (const t of ties) if (t.holds === true) for (const c of t.cells) vouched.add(c);
  const shared = new Map<Entry, Tie[]>();
  for (const t of failed) for (const c of t.cells) shared.set(c, [...(shared.get(c) ?? []), t]);
  const told = new Map<Tie, Judged>();
  const blamed = [...shared].filter(([, of]) => of.length > 1).sort((a, b) => b[1].length - a[1].length);
  for (const [cell, of] of blamed) {
    const open = of.filter((t) => !told.has(t));
    if (open.length < 2) continue;
    const value = open.map((t) => t.needs(cell)).find((v) => v !== null) ?? null;
    const one = value !== null && open.every((t) => t.holdsWith(cell, value));
    const other = open.some((t) => t.cells.some((c) => c !== cell && open.every((o) => o.cells.includes(c))));
    if (other && !one) continue;
    const text = one ? withNumberOf(cell.figure, value) : null;
    open.forEach((tie, i) =>
      told.set(tie, {
        tie: i ? tie : { ...tie, severity: 'error' },
        at: i ? null : cell,
        repair: !i && text ? { cell, text } : null,
      }),
    );
  }
  return ties.map((tie) => {
    const known = told.get(tie);
    if (known) return known;
    if (tie.holds !== false || tie.severity === null) return { tie, at: null, repair: null };
    const loose = tie.cells.filter((c) => !vouched.has(c));
    const [lone] = loose;
    const at = loose.includes(tie.result) || loose.length !== 1 || !lone ? tie.result : lone;
    const value = at === tie.result ? null : tie.needs(at);
    const text = at === tie.result ? tie.right : value && withNumberOf(at.figure, value);
    return { tie, at, repair: text && text !== at.figure.text ? { cell: at, text } : null };
  });
}

function withNumberOf(f: Figure, value: Rational): string | null {
  return compare(value, ZERO) < 0 ? null : withNumber(f, value);
}

function placedTie({ tie, at, repair }: Judged, placed: PlacedTable): Relation<Site> {
  const { kind, claim, holds, working, rule, title, labels, severity } = tie;
  const figures = tie.cells.map((c) => placed.site(c));
  const place = (cell: Entry): Figure<Site> => placed.site(cell);
  return {
    kind,
    figures,
    claim,
    holds,
    working,
    tied: holds !== false || at !== null,
    ...(repair && { repair: { figure: place(repair.cell), text: repair.text } }),
    ...(at && severity && { told: { rule, at: place(at), title, severity, labels } }),
  };
}
