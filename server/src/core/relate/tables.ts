/**
 * Relations over the cells of a table. Which lines belong together is searched for: a way of adding up, or a pair of
 * columns for a rate, stands where it holds in other cells of the table or where the heads name it. What then fails in
 * a cell is told; what holds nowhere is no relation.
 */
import type { Entry, PlacedTable, Table, TableLine } from '../fold/tables';
import { tablesOf } from '../fold/tables';
import type { FigureWith, Places } from '../fold/claims';
import { CLAIMS, figuresWith } from '../fold/claims';
import { resolvePeriod } from '../fold/periods';
import type { DocumentContext, Figure, Relation, RelationKind, Severity, Site } from '../model';
import { add, compare, sub, toDecimal, toFixed, div } from '../num/rational';
import type { Rational } from '../num/rational';
import { point } from '../num/interval';
import type { Quantity, Solved } from './solve';
import {
  agree,
  inWordsOf,
  atMost,
  differenceHolds,
  growthHolds,
  quotientHolds,
  rateHolds,
  sumHolds,
  withNumber,
} from './solve';
import { COMPLEMENTS, CONSTANT_PRICES } from './words';

export function relateTables(places: Places, context: DocumentContext): Relation<Site>[] {
  const { tables } = tablesOf(places);
  if (!tables.length) return [];
  const told = tables.flatMap((placed) => relationsOf(placed.table).told.map((tie) => placedTie(tie, placed)));
  return [...told, ...besideProse(tables, places, context)];
}

/** The other relations of tables: those that hold, and those that another one tells. */
export const confirmedInTables = (places: Places): Relation<Site>[] =>
  tablesOf(places).tables.flatMap((placed) => relationsOf(placed.table).others.map((tie) => placedTie(tie, placed)));

/** What a table and the prose both say of one indicator, scope and period. */
function besideProse(tables: readonly PlacedTable[], places: Places, context: DocumentContext): Relation<Site>[] {
  const said = new Map<string, FigureWith<string>[]>();
  for (const claim of figuresWith(places, CLAIMS)) {
    const { here } = claim;
    const key = keyOf(here, context);
    if (key) said.set(key, [...(said.get(key) ?? []), claim]);
  }
  if (!said.size) return [];
  const names = new Set([...said.values()].flat().map(({ here }) => nameOf(here)));
  const out: Relation<Site>[] = [];
  for (const placed of tables) {
    const cells = new Map<string, Entry[]>();
    for (const row of placed.table.entries) {
      for (const entry of row) {
        const key = entry && entry !== 'nil' && names.has(nameOf(entry.figure)) ? keyOf(entry.figure, context) : null;
        if (key && said.has(key)) cells.set(key, [...(cells.get(key) ?? []), entry as Entry]);
      }
    }
    for (const [key, entries] of cells) {
      const claims = said.get(key)!;
      if (entries.length !== 1 || claims.length !== 1) continue;
      const [claim] = claims as [FigureWith<string>];
      const { here } = claim;
      const scope = here.scope || (ALL.exec(here.indicator)?.[0] ?? '');
      if (scope !== '' && !placed.table.title.includes(scope)) continue;
      const { figure } = entries[0]!;
      const holds = agree(figure, here);
      const both = [placed.site(entries[0]!), claim.site].sort((a, b) => a.at.start - b.at.start);
      const words = `${figure.period}${figure.indicator}表中为${inWordsOf(figure.number!, figure)}`;
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

const ALL = /^(?:全[国省市县区镇乡州盟旗]|我[省市县区])/;

const nameOf = ({ indicator }: Figure): string =>
  indicator
    .replace(ALL, '')
    .replace(/^(?:地区|国内)(?=生产总值)/, '')
    .replace(/（[^（）]{0,8}）$/, '');

/** Indicator, calendar period, kind and unit; null where one of them is left open. */
function keyOf(f: Figure, context: DocumentContext): string | null {
  if (f.role === 'by' || f.role === 'from' || f.modality !== 'achieved' || f.number === null || f.unit === '')
    return null;
  const name = f.indicator
    .replace(ALL, '')
    .replace(/^(?:地区|国内)(?=生产总值)/, '')
    .replace(/（[^（）]{0,8}）$/, '');
  const period = f.period && resolvePeriod(f.period, context);
  return name.length >= 4 && period && f.scope.length < 5 ? [name, period, f.kind, f.unit].join('|') : null;
}

/** A relation between cells, before it has its place. */
interface Tie {
  readonly kind: RelationKind;
  readonly rule: string;
  readonly title: string;
  /** Operands, the result last for rates and first for sums, as elsewhere. */
  readonly cells: readonly Entry[];
  readonly labels: readonly string[];
  readonly result: Entry;
  readonly claim: string;
  readonly holds: boolean | null;
  readonly working: string;
  /** The value that a cell would need for the relation to hold; null where there is none such. */
  readonly needs: (cell: Entry) => Rational | null;
  /** Whether it holds with another value in a cell. */
  readonly holdsWith: (cell: Entry, value: Rational) => boolean;
  readonly right: string | null;
  /** How loud it is where it fails; null where it only confirms. */
  readonly severity: Severity | null;
}

interface Judgements {
  readonly told: readonly Judged[];
  readonly others: readonly Judged[];
}

const known = new WeakMap<Table, Judgements>();

interface Judged {
  readonly tie: Tie;
  /** Where the mark stands; null where another relation tells the fault. */
  readonly at: Entry | null;
  readonly repair: { readonly cell: Entry; readonly text: string } | null;
}

function relationsOf(table: Table): Judgements {
  let found = known.get(table);
  if (!found) {
    const scene = new Scene(table);
    const all = culprits([...sums(scene), ...derived(scene), ...amongs(scene)]);
    found = { told: all.filter(({ at }) => at !== null), others: all.filter(({ at }) => at === null) };
    known.set(table, found);
  }
  return found;
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

/**
 * One fault makes every relation fail in which its cell takes part. The cell that most of them share, and that none
 * that holds vouches for, is marked once.
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
    const at = loose.includes(tie.result) || loose.length !== 1 ? tie.result : loose[0]!;
    const value = at === tie.result ? null : tie.needs(at);
    const text = at === tie.result ? tie.right : value && withNumberOf(at.figure, value);
    return { tie, at, repair: text && text !== at.figure.text ? { cell: at, text } : null };
  });
}

function withNumberOf(f: Figure, value: Rational): string | null {
  return compare(value, { n: 0n, d: 1n }) < 0 ? null : withNumber(f, value);
}

/** The figure with another value, as exact as it was. */
function withValue(f: Figure, value: Rational): Figure {
  const by = sub(value, f.number!);
  const { low, high } = f.interval ?? { low: null, high: null };
  const at = f.interval && { ...f.interval, low: low && add(low, by), high: high && add(high, by) };
  return { ...f, number: value, interval: at };
}

/** The figures of cells, one of them with another value. */
const swapped = (cells: readonly Entry[], cell: Entry, value: Rational): Figure[] =>
  cells.map((c) => (c === cell ? withValue(c.figure, value) : c.figure));

// ---------------------------------------------------------------- the scene

/** A line of a table with its cells, so that rows and columns are searched alike. */
interface Line extends TableLine {
  readonly cells: readonly (Entry | 'nil' | null)[];
}

class Scene {
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];

  constructor(readonly table: Table) {
    this.rows = table.rows.map((line, r) => ({ ...line, cells: table.entries[r]! }));
    this.columns = table.columns.map((line, c) => ({ ...line, cells: table.entries.map((row) => row[c]!) }));
  }

  /** Rows across columns, then columns across rows. */
  get both(): readonly (readonly [lines: readonly Line[], across: readonly Line[], rows: boolean])[] {
    return [
      [this.rows, this.columns, true],
      [this.columns, this.rows, false],
    ];
  }
}

const entryOf = (line: Line, i: number): Entry | null => {
  const cell = line.cells[i];
  return cell && cell !== 'nil' ? cell : null;
};

/** Kinds of lines whose numbers add up. */
const SUMMED: ReadonlySet<string> = new Set(['level', 'share', 'difference']);
const summable = ({ figure: f }: Entry): boolean =>
  (f.kind === 'amount' && f.role === 'by' && f.change !== 'fall') ||
  ((f.kind === 'amount' || f.kind === 'duration' || f.kind === 'percent') && f.role === 'value');
const isAmount = ({ figure: f }: Entry): boolean => f.kind === 'amount' || f.kind === 'duration';
const alike = (a: Entry, b: Entry): boolean => a.figure.unit === b.figure.unit && a.figure.kind === b.figure.kind;

// ---------------------------------------------------------------- sums

/** Lines that may make up a total, and whether nothing else in the table could be meant. */
interface Way {
  readonly parts: readonly Line[];
  readonly plain: boolean;
  /** A set of labels that leaves nothing out, right under its whole. */
  readonly closed: boolean;
}

type Put = (parts: readonly Line[], plain?: boolean, closed?: boolean) => void;

/** Things that several lines may count at once, so that their numbers need not add up. */
const SHARED = /涉及|覆盖|惠及|参与|参加|受益|承办|主办|牵头/;
/** Attributes that cross each other. */
const CROSSING =
  /女|党员|少数民族|岁|学历|大专|本科|研究生|高级|以上|以下|农村|城镇|城市|乡村|贫困|低保|残疾|重点|新增|规上|规模/;
const OTHER = /平均|人均|均值|增长|增幅|同比|环比|占比|比重|率$|排名|位次|标准|最[高低大小]|上年|去年|同期|[比较]/;

function* sums({ both }: Scene): Generator<Tie> {
  for (const [lines, across, byRows] of both) {
    const usable = lines.filter((l) => l.cells.some((c) => c !== null) && (byRows || l.head.kind === 'level'));
    for (const [at, total] of usable.entries()) {
      if (!mayTotal(total, lines)) continue;
      const ways = waysOf(total, at, usable, byRows);
      if (ways.length) yield* sumsOf(total, ways, across);
    }
  }
}

function mayTotal({ head, cells }: Line, lines: readonly Line[]): boolean {
  if (cells.every((c) => !c || c === 'nil')) return false;
  if (head.total !== null && !OTHER.test(head.name) && head.kind === 'level') return true;
  // 一、 over 1. and 2., 第一产业 and so on under their whole.
  return head.kind === 'level' && !head.among && lines.length > 2;
}

const isPart = ({ head }: Line): boolean =>
  head.total === null && !head.among && head.kind !== 'rank' && head.kind !== 'note' && !OTHER.test(head.label);

/** The ways in which lines beside it may add up to a total; the plainest first. */
function waysOf(total: Line, at: number, usable: readonly Line[], byRows: boolean): Way[] {
  const ways: Way[] = [];
  const put: Put = (parts, plain = false, closed = false) => {
    if (parts.length < 2 || parts.includes(total)) return;
    if (ways.some((w) => w.parts.length === parts.length && w.parts.every((p, i) => p === parts[i]))) return;
    ways.push({ parts, plain, closed });
  };
  if (total.head.total === null) {
    overPeriods(usable, at, put);
    under(total, usable, at, put, byRows);
    return ways;
  }
  const isGrand = total.head.total === 'whole';
  const stops = (l: Line): boolean => l.head.total !== null && (l.head.total !== 'maybe' || !isGrand);
  const reach = (step: 1 | -1, ends: (l: Line) => boolean): Line[] => {
    const out: Line[] = [];
    for (let i = at + step; i >= 0 && i < usable.length && !ends(usable[i]!); i += step) out.push(usable[i]!);
    return step < 0 ? out.reverse() : out;
  };
  const never = (): boolean => false;
  const above = reach(-1, never);
  const below = reach(1, never);
  const grand = (l: Line): boolean => l.head.total === 'whole';
  const regions = isGrand
    ? [
        ...(usable.some((l) => l !== total && grand(l)) ? [] : [[...above, ...below]]),
        reach(-1, grand),
        reach(1, grand),
      ]
    : [reach(-1, stops), reach(1, stops)];
  const sameGroup = total.group ? usable.filter((l) => l !== total && l.group === total.group) : [];
  if (sameGroup.length > 1) regions.unshift(sameGroup);
  for (const region of regions) {
    const items = region.filter(isPart);
    const subs = region.filter((l) => l.head.total === 'part');
    const crossing = items.filter((l) => CROSSING.test(l.head.name)).length > 0 && !isWhole(items);
    const levels = new Set(items.map((l) => l.head.level));
    const indents = new Set(items.map((l) => l.indent));
    const plainly =
      !subs.length &&
      !crossing &&
      !region.some((l) => l.head.among || l.head.total === 'maybe') &&
      levels.size === 1 &&
      indents.size === 1;
    put(items, plainly);
    if (subs.length) {
      put(subs);
      put([...subs, ...region.filter((l) => isPart(l) && !coveredBy(l, subs, region))]);
    }
    const top = Math.min(...items.map((l) => l.head.level || 9));
    if (levels.size > 1) put(items.filter((l) => (l.head.level || 9) === top));
    const left = Math.min(...items.map((l) => l.indent));
    if (indents.size > 1) put(items.filter((l) => l.indent === left));
    // What follows 其中 may be of it.
    const firstAmong = region.findIndex((l) => l.head.among);
    if (firstAmong >= 0) put(region.slice(0, firstAmong).filter(isPart));
    put(items.filter((l) => !CROSSING.test(l.head.name)));
    const run = wholeRun(items);
    if (run) {
      put(run);
      put(items.filter((l) => !run.includes(l)));
    }
    // A run beside the total: 合计, 男, 女, 党员.
    const beside = region === above ? [...items].reverse() : items;
    for (let n = 2; n < Math.min(items.length, MOST_RUN); n++) {
      const some = beside.slice(0, n);
      put(region === above ? some.reverse() : some);
    }
  }
  return ways;
}

const MOST_RUN = 12;

/** Parts that stand over their subtotal, back to the one before. */
function coveredBy(line: Line, subs: readonly Line[], region: readonly Line[]): boolean {
  const at = region.indexOf(line);
  const next = subs.find((s) => region.indexOf(s) > at);
  return next !== undefined;
}

/** Whole sets of labels: 男 and 女, the three industries. */
function wholeRun(lines: readonly Line[]): readonly Line[] | null {
  for (const { labels, whole } of COMPLEMENTS) {
    if (!whole || labels.length > lines.length) continue;
    for (let i = 0; i + labels.length <= lines.length; i++) {
      const run = lines.slice(i, i + labels.length);
      if (fits(run, labels)) return run;
    }
  }
  return null;
}

const isWhole = (lines: readonly Line[]): boolean =>
  COMPLEMENTS.some(({ labels, whole }) => whole && labels.length === lines.length && fits(lines, labels));

function fits(run: readonly Line[], labels: readonly RegExp[]): boolean {
  const used = new Set<number>();
  for (const { head } of run) {
    const k = labels.findIndex((l) => l.test(head.name));
    if (k < 0 || used.has(k)) return false;
    used.add(k);
  }
  return used.size === labels.length;
}

/** A list of parts with no word for their total is no longer than this. */
const MOST_BELOW = 40;

/** Lines under one that names no total: by number, by indent, or as a set that leaves nothing out. */
function under(total: Line, lines: readonly Line[], at: number, put: Put, byRows: boolean): void {
  if (!byRows) return;
  const below: Line[] = [];
  const last = Math.min(lines.length, at + 1 + MOST_BELOW);
  for (let i = at + 1; i < last && lines[i]!.head.total === null; i++) below.push(lines[i]!);
  const { level } = total.head;
  if (level > 0) {
    const end = below.findIndex((l) => l.head.level > 0 && l.head.level <= level);
    const own = end < 0 ? below : below.slice(0, end);
    const deeper = own.filter((l) => l.head.level > level);
    const top = Math.min(...deeper.map((l) => l.head.level));
    put(
      deeper.filter((l) => l.head.level === top && isPart(l)),
      true,
    );
    put(own.filter(isPart));
  }
  const deeper = below.slice(
    0,
    Math.max(
      0,
      below.findIndex((l) => l.indent <= total.indent),
    ),
  );
  const indented = below.every((l) => l.indent > total.indent) ? below : deeper;
  if (indented.length) {
    const left = Math.min(...indented.map((l) => l.indent));
    put(
      indented.filter((l) => l.indent === left && isPart(l)),
      true,
    );
  }
  for (const { labels, whole } of COMPLEMENTS) {
    const run = below.slice(0, labels.length);
    if (whole && run.length === labels.length && fits(run, labels) && !labels.some((l) => l.test(total.head.name)))
      put(run, true, true);
  }
}

const SPANS: readonly RegExp[] = [/\d{1,2}月(?:份)?$/, /季度$/, /半年$/, /全年$/];
const spanOf = ({ head }: Line): number => SPANS.findIndex((shape) => shape.test(head.label));

/** 一季度 behind 1月, 2月 and 3月. */
function overPeriods(lines: readonly Line[], at: number, put: Put): void {
  const own = spanOf(lines[at]!);
  const below = at > 0 ? spanOf(lines[at - 1]!) : -1;
  if (own <= 0 || below < 0 || below >= own) return;
  let from = at - 1;
  while (from > 0 && spanOf(lines[from - 1]!) === below) from--;
  put(lines.slice(from, at), true);
}

interface Sum {
  readonly total: Entry;
  readonly parts: readonly Entry[];
  readonly nils: boolean;
  readonly solved: Solved;
  readonly at: number;
}

function* sumsOf(total: Line, ways: readonly Way[], across: readonly Line[]): Generator<Tie> {
  const tried = ways.map((way) => ({ way, sums: across.flatMap((line) => sumOf(total, way, line) ?? []) }));
  const score = ({ sums }: { sums: readonly Sum[] }): number =>
    sums.filter((s) => s.solved.holds === true).length - 0.4 * sums.filter((s) => s.solved.holds === false).length;
  const best = tried.reduce((a, b) => (score(b) > score(a) + 1e-9 ? b : a));
  const holds = best.sums.filter((s) => s.solved.holds === true);
  const fails = best.sums.filter((s) => s.solved.holds === false);
  const { total: named } = total.head;
  // A way that only few of many lines fit by chance is none.
  const supported =
    holds.length >= 1 && holds.length >= (best.way.plain || named === 'whole' ? 1 : 2) && holds.length >= fails.length;
  const plain =
    best.way.closed || (best.way.plain && named !== 'maybe' && named !== null) || (named === 'whole' && agrees(tried));
  const certain = supported || (plain && holds.length === 0 && fails.length === 1);
  for (const s of best.sums) {
    const { holds: verdict } = s.solved;
    if (verdict === true && (supported || named === 'whole' || plain)) yield sumTie(s, null);
    if (verdict !== false || !certain) continue;
    // Another way of adding up may be meant here.
    if (tried.some((t) => t !== best && t.sums.some((o) => o.at === s.at && o.solved.holds === true))) continue;
    if (SHARED.test(across[s.at]!.head.name) || SHARED.test(total.head.name)) continue;
    yield sumTie(s, supported || named === 'whole' || named === 'part' ? 'error' : 'warning');
  }
}

/** Whether all of the ways that leave nothing out, the parts and their subtotals, come to one sum. */
function agrees(tried: readonly { readonly way: Way; readonly sums: readonly Sum[] }[]): boolean {
  const subtotals = tried.find(({ way }) => way.parts.every((p) => p.head.total === 'part'));
  const parts = tried.find(({ way }) => way.parts.every((p) => p.head.total === null));
  if (!subtotals || !parts || subtotals.sums.length !== parts.sums.length || !parts.sums.length) return false;
  return parts.sums.every((s, i) => compare(valueOf(s), valueOf(subtotals.sums[i]!)) === 0);
}

const valueOf = ({ parts }: Sum): Rational => parts.map((c) => c.figure.number!).reduce(add);

function sumOf(total: Line, { parts }: Way, across: Line): Sum | null {
  const i = across.index;
  const whole = entryOf(total, i);
  if (!whole || !summable(whole)) return null;
  if (!SUMMED.has(across.head.kind)) return null;
  if (whole.figure.kind === 'percent' && across.head.kind !== 'share') return null;
  const cells = parts.map((p) => p.cells[i]);
  if (cells.some((c) => c === null || c === undefined)) return null;
  const entries = cells.filter((c): c is Entry => c !== 'nil' && c !== null && c !== undefined);
  if (entries.length < 2 || entries.some((c) => !alike(c, whole) || !summable(c))) return null;
  const nils = entries.length < cells.length;
  const solved = sumHolds(
    whole.figure,
    entries.map((c) => c.figure),
  );
  const value = entries.map((c) => c.figure.number!).reduce(add);
  const open = nils && solved.holds === false && compare(whole.figure.number!, value) > 0;
  return { total: whole, parts: entries, nils, solved: open ? { ...solved, holds: null } : solved, at: i };
}

const MANY = 8;

function sumTie({ total, parts, solved }: Sum, severity: Severity | null): Tie {
  const numbers = parts.map((c) => c.figure.number!);
  const value = numbers.reduce(add);
  const isShare = total.figure.kind === 'percent';
  const many = parts.length > MANY;
  const sum = toDecimal(div(value, total.figure.magnitude), 6);
  const working = many
    ? `${parts.length}项相加为${sum}${solved.holds ? '' : `，文中合计为${total.figure.text}`}`
    : solved.working;
  const claim = many
    ? `${parts[0]!.figure.text} + … + ${parts.at(-1)!.figure.text} = ${total.figure.text}`
    : `${parts.map((c) => c.figure.text).join(' + ')} = ${total.figure.text}`;
  return {
    kind: 'sum',
    rule: isShare ? 'percent/total' : 'arithmetic/sum',
    title: isShare ? '各占比之和与合计不符' : '分项之和与合计不符',
    cells: [total, ...parts],
    labels: ['合计', ...parts.map((_, k) => `分项${k + 1}`)],
    result: total,
    claim,
    holds: solved.holds,
    working,
    needs: (cell) =>
      cell === total ? value : parts.includes(cell) ? add(cell.figure.number!, sub(total.figure.number!, value)) : null,
    holdsWith: (cell, other) => {
      const [whole, ...rest] = swapped([total, ...parts], cell, other);
      return sumHolds(whole!, rest).holds === true;
    },
    right: null,
    severity,
  };
}

// ---------------------------------------------------------------- 其中

function* amongs({ both }: Scene): Generator<Tie> {
  for (const [lines, across, byRows] of both) {
    let whole: Line | null = null;
    for (const line of lines) {
      if (!line.head.among) {
        whole = line.cells.some((c) => c !== null) ? line : whole;
        continue;
      }
      if (!whole || whole.head.kind !== 'level' || line.head.kind !== 'level') continue;
      if (/净|利润|盈|顺差|增量|平均|均/.test(whole.head.label + line.head.label)) continue;
      for (const other of across) {
        if (other.head.kind !== 'level' || (byRows && /净|利润|盈/.test(other.head.label))) continue;
        const part = entryOf(line, other.index);
        const total = entryOf(whole, other.index);
        if (!part || !total || !alike(part, total) || !isAmount(part)) continue;
        if (compare(total.figure.number!, { n: 0n, d: 1n }) < 0) continue;
        yield {
          kind: 'subset',
          rule: 'arithmetic/subset',
          title: '其中数大于总数',
          cells: [part, total],
          labels: ['', '总数'],
          result: part,
          claim: `${part.figure.text} ≤ ${total.figure.text}`,
          ...atMost(part.figure, total.figure),
          needs: () => null,
          holdsWith: (cell, value) => {
            const [p, w] = swapped([part, total], cell, value);
            return atMost(p!, w!).holds === true;
          },
          right: null,
          severity: 'error',
        };
      }
    }
  }
}

// ---------------------------------------------------------------- rates, growths, differences

const BEFORE = /上年|去年|同期|上期|上月|上季|基期|年初|期初|前年/;
const PLAN = /计划|任务|目标|预算|应[到收交缴完]|指标|核定|下达|总投资|合同|总数|总量/;
const DONE = /完成|实际|执行|到位|支[付出]|决算|实[到收交缴]|办结|累计|已/;
const MOST_LINES = 12;
const FEW_SAMPLES = 2;

/** A way of making a line out of others: which lines, and how it is judged. */
interface Formula {
  readonly lines: readonly Line[];
  readonly named: boolean;
  readonly solve: (operands: readonly Quantity[], result: Figure) => Solved;
  /** About what it comes to, to look for it quickly. */
  readonly about: (operands: readonly number[]) => number;
  readonly needs: (operands: readonly Rational[]) => Rational | null;
  readonly kind: RelationKind;
  readonly rule: string;
  readonly title: string;
  readonly labels: readonly string[];
  readonly sign: string;
}

function* derived({ both }: Scene): Generator<Tie> {
  for (const [lines, across, byRows] of both) {
    for (const result of lines) {
      const found = best(result, lines, across, byRows);
      if (found) yield* found;
    }
    if (byRows) continue;
    for (const line of lines) {
      if (line.head.kind === 'share') yield* shares(line, lines, across);
      if (line.head.kind === 'change' || line.head.kind === 'difference') yield* series(line, lines, across);
    }
  }
}

const num = ({ number }: Pick<Figure, 'number'>): number => Number(number!.n) / Number(number!.d);
/** The value of a change with its sign. */
const signed = (f: Figure): number => (f.change === 'fall' ? -num(f) : num(f));
const stepOf = (f: Figure): number => (Number(f.magnitude.n) / Number(f.magnitude.d)) * 10 ** -f.decimals;

function best(result: Line, lines: readonly Line[], across: readonly Line[], byRows: boolean): Tie[] | null {
  const formulas = formulasFor(result, lines);
  if (!formulas.length) return null;
  let chosen: { formula: Formula; hits: number; fails: number; score: number } | null = null;
  for (const formula of formulas) {
    let hits = 0;
    let fails = 0;
    for (const sample of across) {
      const at = operandsOf(formula, result, sample);
      if (!at) continue;
      if (isNear(formula, at)) hits++;
      else if (!exempt(result, sample, formula)) fails++;
    }
    const score = hits - 0.4 * fails + (formula.named ? 0.5 : 0);
    if (hits + fails > 0 && (!chosen || score > chosen.score)) chosen = { formula, hits, fails, score };
  }
  if (!chosen) return null;
  const { formula, hits, fails } = chosen;
  const seen = hits >= (byRows ? FEW_SAMPLES + 1 : FEW_SAMPLES) && hits >= 2 * fails;
  const supported = formula.named ? hits >= fails && (hits > 0 || fails === 1) : seen;
  if (!supported) return null;
  const out: Tie[] = [];
  for (const sample of across) {
    const at = operandsOf(formula, result, sample);
    if (!at) continue;
    const solved = formula.solve(
      at.operands.map((c) => c.figure),
      at.result.figure,
    );
    if (solved.holds === false && exempt(result, sample, formula)) continue;
    // The header alone, with no other row to bear it out, is one witness.
    const severity = seen || hits > 0 ? 'error' : 'warning';
    out.push(tieOf(formula, at, solved, severity));
  }
  return out;
}

/** Growth at constant prices does not follow from the amounts. */
const exempt = (result: Line, sample: Line, { kind, lines }: Formula): boolean =>
  kind === 'growth' &&
  [result, sample, ...lines].some(
    ({ head, group }) => CONSTANT_PRICES.test(head.label + group) || /固定资产投资/.test(head.label + group),
  );

interface Operands {
  readonly operands: readonly Entry[];
  readonly result: Entry;
}

function operandsOf({ lines, kind }: Formula, result: Line, sample: Line): Operands | null {
  const i = sample.index;
  const own = entryOf(result, i);
  if (!own) return null;
  const operands: Entry[] = [];
  for (const line of lines) {
    const cell = entryOf(line, i);
    if (!cell) return null;
    operands.push(cell);
  }
  const [first] = operands;
  if (
    kind !== 'density' &&
    operands.some((c) => c.figure.kind !== first!.figure.kind || c.figure.unit !== first!.figure.unit)
  )
    return null;
  if (kind === 'sum' && own.figure.unit !== (first!.figure.kind === 'percent' ? '百分点' : first!.figure.unit))
    return null;
  if ((kind === 'rate' || kind === 'growth') && (own.figure.kind !== 'percent' || first!.figure.kind === 'percent'))
    return null;
  return { operands, result: own };
}

function isNear(formula: Formula, { operands, result }: Operands): boolean {
  const value = formula.about(operands.map((c) => num(c.figure)));
  if (!Number.isFinite(value)) return false;
  const spread = operands.reduce((s, { figure }) => s + stepOf(figure) / Math.max(Math.abs(num(figure)), 1e-9), 0);
  const slack =
    formula.kind === 'sum'
      ? operands.reduce((s, { figure }) => s + stepOf(figure) / 2, 0)
      : spread * (Math.abs(value) + (formula.kind === 'growth' ? 100 : 0));
  return Math.abs(value - signed(result.figure)) <= stepOf(result.figure) + slack + 1e-9;
}

function tieOf(formula: Formula, { operands, result }: Operands, solved: Solved, severity: Severity): Tie {
  const { kind, rule, title, labels, sign } = formula;
  const words = operands.map((c) => c.figure.text);
  return {
    kind,
    rule,
    title,
    labels,
    cells: [...operands, result],
    result,
    claim: `${words.join(sign)} = ${result.figure.text}`,
    holds: solved.holds,
    working: solved.working,
    needs: (cell) => (cell === result ? formula.needs(operands.map((c) => c.figure.number!)) : null),
    holdsWith: (cell, value) => {
      const all = swapped([...operands, result], cell, value);
      return formula.solve(all.slice(0, -1), all.at(-1)!).holds === true;
    },
    right: solved.right ?? null,
    severity,
  };
}

const isFall = (f: Figure): boolean => f.change === 'fall';

const growth = (cur: Line, prev: Line, named: boolean): Formula => ({
  lines: [prev, cur],
  named,
  solve: ([from, to], rate) => growthHolds(from!, to!, rate, isFall(rate)),
  about: ([from, to]) => (to! / from! - 1) * 100,
  needs: () => null,
  kind: 'growth',
  rule: 'arithmetic/growth',
  title: '增减不符',
  labels: ['起点', '终点'],
  sign: ' → ',
});

const ratio = (part: Line, whole: Line, named: boolean): Formula => ({
  lines: [part, whole],
  named,
  solve: ([p, w], rate) => rateHolds(p!, w!, rate),
  about: ([p, w]) => (p! / w!) * 100,
  needs: () => null,
  kind: 'rate',
  rule: 'arithmetic/rate',
  title: '比率不符',
  labels: ['分子', '分母'],
  sign: ' / ',
});

const difference = (cur: Line, prev: Line, named: boolean, moves: boolean): Formula => ({
  lines: [cur, prev],
  named,
  solve: ([to, from], gap) => {
    const fall = moves && isFall(gap);
    return differenceHolds(from!, to!, gap, fall);
  },
  about: ([to, from]) => to! - from!,
  needs: ([to, from]) => (moves ? null : sub(to!, from!)),
  kind: 'sum',
  rule: 'arithmetic/sum',
  title: '差额与两数不符',
  labels: ['被减数', '减数'],
  sign: ' - ',
});

/** Opening and income less expense is the balance. */
const balance = (opening: Line, income: Line, expense: Line): Formula => ({
  lines: [opening, income, expense],
  named: false,
  solve: ([o, i, e], left) => {
    const both = sumFigure(o!, i!);
    return differenceHolds(e!, both, left);
  },
  about: ([o, i, e]) => o! + i! - e!,
  needs: ([o, i, e]) => sub(add(o!, i!), e!),
  kind: 'sum',
  rule: 'arithmetic/sum',
  title: '结余与收支不符',
  labels: ['上期', '增加', '减少'],
  sign: ' , ',
});

function sumFigure(a: Quantity, b: Quantity): Quantity {
  const number = add(a.number!, b.number!);
  const decimals = Math.max(a.decimals, b.decimals);
  const at =
    a.interval && b.interval
      ? { ...a.interval, low: add(a.interval.low!, b.interval.low!), high: add(a.interval.high!, b.interval.high!) }
      : point(number);
  return { ...a, number, decimals, interval: at, text: toFixed(div(number, a.magnitude), decimals) };
}

const quotient = (total: Line, count: Line): Formula => ({
  lines: [total, count],
  named: false,
  solve: ([t, c], mean) => quotientHolds(t!, c!, mean),
  about: ([t, c]) => t! / c!,
  needs: () => null,
  kind: 'density',
  rule: 'arithmetic/density',
  title: '平均数不符',
  labels: ['总数', '份数'],
  sign: ' / ',
});

/** Names of a balance, and of what it is the difference of. */
const BALANCES: readonly (readonly [left: RegExp, more: RegExp, less: RegExp])[] = [
  [/结余|盈余|结存|盈亏|收支差|差额|余额/, /收入|收|入库/, /支出|支|出库/],
  [
    /未办结|在办|未结|剩余|未完成|待办|正在办|未整改|未解决/,
    /受理|收到|交办|总数|合计|总量|应|任务|计划|排查|发现|接收|件数/,
    /已?办结|完成|审结|已|整改|解决/,
  ],
  [/净增|净流入|自然增长|增减/, /新增|增加|出生|迁入|开业|新设/, /减少|注销|死亡|迁出/],
  [/顺差|逆差/, /出口/, /进口/],
  [/缺口|缺额|欠|未到位|未完成|差/, /计划|任务|应|需|总投资|核定/, /完成|到位|实|已/],
];
const OPENING = /上年|年初|期初|上期|上月|结转|旧存|原有/;
const CLOSING = /结余|余额|结存|库存|存栏|在册|期末|年末|未结|结转/;

function formulasFor(result: Line, lines: readonly Line[]): Formula[] {
  const { kind, label } = result.head;
  const out: Formula[] = [];
  const balances = BALANCES.some(([left]) => left.test(label)) || CLOSING.test(label);
  if (kind === 'rank' || kind === 'note' || kind === 'ordinal' || (kind === 'level' && !balances)) return out;
  const { index } = result;
  const near = lines
    .slice(Math.max(0, index - 2 * MOST_LINES), index + 2 * MOST_LINES)
    .filter((l) => l !== result && l.cells.some((c) => c !== null && c !== 'nil'))
    .sort((a, b) => Math.abs(a.index - result.index) - Math.abs(b.index - result.index));
  const levels = near.filter((l) => l.head.kind === 'level').slice(0, MOST_LINES);
  const pairs = function* (among: readonly Line[]): Generator<readonly [Line, Line]> {
    for (const a of among) for (const b of among) if (a !== b) yield [a, b];
  };
  if (kind === 'change') for (const [a, b] of pairs(levels)) out.push(growth(a, b, isBefore(a, b, result)));
  if (kind === 'ratio' || kind === 'share') {
    for (const [a, b] of pairs(levels)) out.push(ratio(a, b, kind === 'ratio' && namesRatio(result, a, b)));
  }
  if (kind === 'points') {
    const rates = near.filter((l) => l.head.kind === 'ratio' || l.head.kind === 'share').slice(0, MOST_LINES);
    for (const [a, b] of pairs(rates)) out.push(difference(a, b, isBefore(a, b, result), true));
  }
  if (kind === 'difference')
    for (const [a, b] of pairs(levels)) out.push(difference(a, b, isBefore(a, b, result), true));
  if (kind === 'mean') {
    const rest = near.filter((l) => l.head.kind === 'level').slice(0, MOST_LINES);
    for (const [a, b] of pairs(rest)) out.push(quotient(a, b));
  }
  if (kind === 'level' && result.head.total === null) {
    for (const [left, more, less] of BALANCES) {
      if (!left.test(label)) continue;
      for (const [a, b] of pairs(levels)) {
        if (more.test(a.head.label) && less.test(b.head.label) && !less.test(a.head.label))
          out.push(difference(a, b, true, false));
      }
    }
    if (CLOSING.test(label)) {
      for (const o of levels.filter((l) => OPENING.test(l.head.label))) {
        for (const [a, b] of pairs(levels.filter((l) => l !== o))) out.push(balance(o, a, b));
      }
    }
  }
  return out;
}

/** Whether b is what a was before, as the heads say it, and the result compares with that. */
function isBefore(a: Line, b: Line, result: Line): boolean {
  const [now, then] = [yearIn(a), yearIn(b)];
  const words = result.head.label;
  const byYear = now !== null && then !== null && now - then === 1;
  const byWord = BEFORE.test(b.head.label) && !BEFORE.test(a.head.label);
  if (!byYear && !byWord) return false;
  if (a.group !== b.group && a.head.name !== b.head.name) return false;
  if (/环比|上月|上季/.test(words) !== /上月|上季/.test(b.head.label)) return false;
  return !/年初|期初/.test(b.head.label) || /年初|期初/.test(words);
}

const yearIn = ({ head }: TableLine): number | null => {
  const m = /(?:19|20)\d\d/.exec(head.label);
  return m ? Number(m[0]) : null;
};

function namesRatio(result: Line, part: Line, whole: Line): boolean {
  const { label } = result.head;
  const [a, b] = [part.head.label, whole.head.label];
  if (/完成|进度|执行|到位|支付/.test(label)) {
    const stem = /执行|到位|支付/.exec(label)?.[0];
    return DONE.test(a) && !PLAN.test(a.replace(/完成.*/, '')) && PLAN.test(b) && (!stem || a.includes(stem));
  }
  const stem = label.split(/[（(率]/, 1)[0]!;
  return (
    stem.length >= 2 &&
    a.includes(stem.slice(-2)) &&
    !b.includes(stem.slice(-2)) &&
    /总|应|受理|收|件|人|户|交办|合计|任务/.test(b)
  );
}

// ---------------------------------------------------------------- series

/** Rows of years one after the other, each with its change from the year before. */
function series(result: Line, lines: readonly Line[], rows: readonly Line[]): readonly Tie[] {
  const years = rows.map(yearIn);
  const values = lines.filter((l) => l.head.kind === 'level' && l.index < result.index).slice(-MOST_LINES);
  let chosen: readonly Tie[] = [];
  let most = FEW_SAMPLES - 1;
  for (const line of values) {
    if (CONSTANT_PRICES.test(line.head.label)) continue;
    const formula = result.head.kind === 'change' ? growth(line, line, true) : difference(line, line, true, true);
    const ties: Tie[] = [];
    for (let r = 0; r < rows.length; r++) {
      const year = years[r] ?? null;
      const before = year === null ? undefined : [r - 1, r + 1].find((k) => years[k] === year - 1);
      const cells = [entryOf(line, r), before === undefined ? null : entryOf(line, before), entryOf(result, r)];
      const [now, then, change] = cells;
      if (!now || !then || !change) continue;
      const operands = result.head.kind === 'change' ? [then, now] : [now, then];
      const solved = formula.solve(
        operands.map((c) => c.figure),
        change.figure,
      );
      ties.push(tieOf(formula, { operands, result: change }, solved, 'error'));
    }
    const hits = ties.filter((t) => t.holds === true).length;
    const fails = ties.filter((t) => t.holds === false).length;
    if (hits <= most || hits < 2 * fails) continue;
    most = hits;
    chosen = ties;
  }
  return chosen;
}

// ---------------------------------------------------------------- shares

/** Shares of the total row, against the column of which they are. */
function* shares(line: Line, lines: readonly Line[], rows: readonly Line[]): Generator<Tie> {
  const totals = rows.filter(({ head }) => head.total === 'whole' || head.total === 'maybe');
  let chosen: { ties: Tie[]; hits: number; fails: number } | null = null;
  const before = lines
    .filter((l) => l.head.kind === 'level' && l.index < line.index)
    .slice(-MOST_LINES)
    .reverse();
  for (const total of totals) {
    for (const values of before) {
      const whole = entryOf(values, total.index);
      if (!whole || !isAmount(whole)) continue;
      const ties: Tie[] = [];
      for (const row of rows) {
        const part = entryOf(values, row.index);
        const share = entryOf(line, row.index);
        if (!part || !share || row === total || share.figure.kind !== 'percent' || !alike(part, whole)) continue;
        const formula = ratio(values, values, false);
        ties.push(
          tieOf(
            formula,
            { operands: [part, whole], result: share },
            rateHolds(part.figure, whole.figure, share.figure),
            'error',
          ),
        );
      }
      const hits = ties.filter((t) => t.holds === true).length;
      const fails = ties.filter((t) => t.holds === false).length;
      if (!chosen || hits - fails > chosen.hits - chosen.fails) chosen = { ties, hits, fails };
    }
  }
  if (!chosen) return;
  const { ties, hits, fails } = chosen;
  if (hits === 0 || hits < fails) return;
  yield* ties;
}
