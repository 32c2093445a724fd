/**
 * Sums of the rows and columns of a table: totals, subtotals, lines under a heading, parts after 其中. The lines that
 * make up a total are searched for: a way to add up counts where it holds elsewhere in the table, or where the words
 * leave no other.
 */
import type { Pattern } from '../grammar/lexemes';
import { closing, form, words } from '../grammar/lexemes';
import { TOWN_AND_COUNTRY } from '../grammar/vocabulary/places';
import { SHARE_OF_WHOLE } from '../grammar/vocabulary/shares';
import { LAST_YEAR } from '../grammar/vocabulary/times';
import type { Entry } from '../fold/tables';
import type { Severity } from '../model';
import type { Rational } from '../num/rational';
import { add, compare, div, integer, mul, sub, toDecimal, ZERO } from '../num/rational';
import type { Solved } from './solve';
import { atMost, sumHolds } from './solve';
import type { Line, TableScene, Tie } from './table-lines';
import { alikeCells, entryOf, isAmountCell, monthsOf, swapped } from './table-lines';
import { exclusiveSet } from './labels';
import { anySlip } from './slip';
import { SUM } from './totals';

/** Lines that may make up a total; `plain` where no other lines of the table can be meant. */
interface SumWay {
  readonly parts: readonly Line[];
  readonly plain: boolean;
  /** Whether the labels are a complete set right below their whole, so that no other lines can be meant. */
  readonly closed: boolean;
  /**
   * Periods that together make up the one after them. Numbers counted at their ends do not add up, so a slip must
   * explain a fault.
   */
  readonly tiled: boolean;
}

type Put = (parts: readonly Line[], plain?: boolean, closed?: boolean, tiled?: boolean) => void;

interface Sum {
  readonly total: Entry;
  readonly parts: readonly Entry[];
  readonly nils: boolean;
  readonly solved: Solved;
  readonly at: number;
}

/** The kinds of lines whose numbers can be added. */
const SUMMED_KINDS: ReadonlySet<string> = new Set(['level', 'share', 'difference']);

const NOT_ADDED = form`${words('平均 人均 均值 增长 增幅 同比 环比', SHARE_OF_WHOLE, '排名 位次 标准 最[高低大小] 同期 [比较]')}|率$|${LAST_YEAR}(?!末?结[余转存])`;

const MOST_RUN = 12;

/** How many labels the largest complete set has. */
const MOST_SEATS = 4;

/** Sums of rows and columns against their totals. */
export function* sums({ both }: TableScene): Generator<Tie> {
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
  if (head.total !== null && !NOT_ADDED.test(head.name) && head.kind === 'level') return true;
  // 一、 above 1. and 2., or 第一产业 and the others below their whole.
  return head.kind === 'level' && !head.among && lines.length > 2;
}

/** Attributes that overlap. */
const CROSSING = words(
  '女 党员 少数民族 岁 学历 大专 本科 研究生 高级 以上 以下 贫困 低保 残疾 重点 新增 规上 规模',
  TOWN_AND_COUNTRY,
);

/** The ways in which other lines may add up to a total, the simplest first. */
function waysOf(total: Line, at: number, usable: readonly Line[], byRows: boolean): SumWay[] {
  const ways: SumWay[] = [];
  const put: Put = (parts, plain = false, closed = false, tiled = false) => {
    if (parts.length < 2 || parts.includes(total)) return;
    if (ways.some((w) => w.parts.length === parts.length && w.parts.every((p, i) => p === parts[i]))) return;
    ways.push({ parts, plain, closed, tiled });
  };
  overPeriods(usable, at, put);
  if (total.head.total === null) {
    under(total, usable, at, put, byRows);
    return ways;
  }
  const isGrand = total.head.total === 'whole';
  const stops = (l: Line): boolean => l.head.total !== null && (l.head.total !== 'maybe' || !isGrand);
  const reach = (step: 1 | -1, ends: (l: Line) => boolean): Line[] => {
    const out: Line[] = [];
    for (let line = usable[at + step], i = at + step; line && !ends(line); line = usable[(i += step)]) out.push(line);
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
    // Items of a budget do not overlap, whatever they are called.
    const crossing = items.some((l) => CROSSING.test(l.head.name)) && !isCompleteSet(items) && !items.every(isMoney);
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
      put([...subs, ...region.filter((l) => isPart(l) && !coveredBy(l, subs))]);
    }
    const top = Math.min(...items.map((l) => l.head.level || 9));
    if (levels.size > 1) put(items.filter((l) => (l.head.level || 9) === top));
    const left = Math.min(...items.map((l) => l.indent));
    if (indents.size > 1) put(items.filter((l) => l.indent === left));
    // Lines after 其中 may be parts of its whole.
    const firstAmong = region.findIndex((l) => l.head.among);
    if (firstAmong >= 0) put(region.slice(0, firstAmong).filter(isPart));
    put(items.filter((l) => !CROSSING.test(l.head.name)));
    const run = wholeRun(items);
    if (run) {
      put(run);
      put(items.filter((l) => !run.includes(l)));
    }
    // Lines beside the total: 合计, 男, 女, 党员.
    const beside = region === above ? [...items].reverse() : items;
    for (let n = 2; n < Math.min(items.length, MOST_RUN); n++) {
      const some = beside.slice(0, n);
      put(region === above ? some.reverse() : some);
    }
  }
  return ways;
}

/** 一季度 after 1月, 2月 and 3月. */
function overPeriods(lines: readonly Line[], at: number, put: Put): void {
  const own = spanRank(lines[at]);
  const below = spanRank(lines[at - 1]);
  if (own <= 0 || below < 0 || below >= own) return;
  let from = at - 1;
  while (from > 0 && spanRank(lines[from - 1]) === below) from--;
  const parts = lines.slice(from, at);
  put(parts, true, false, tiles(parts, lines[at]!));
}

/**
 * Whether the periods of the parts follow each other without a gap and fill that of the whole: four quarters, twelve
 * months.
 */
function tiles(parts: readonly Line[], whole: Line): boolean {
  const all = monthsOf(whole.head.label);
  let next = all?.[0];
  for (const { head } of parts) {
    const own = monthsOf(head.label);
    if (!own || own[0] !== next) return false;
    next = own[1] + 1;
  }
  return all !== null && next === all[1] + 1;
}

/** How many parts a list without a word for their total may have. */
const MOST_BELOW = 40;

/** Lines below one that names no total: by number, by indent, or as a complete set of labels. */
function under(total: Line, lines: readonly Line[], at: number, put: Put, byRows: boolean): void {
  if (!byRows) return;
  const below: Line[] = [];
  const last = Math.min(lines.length, at + 1 + MOST_BELOW);
  for (const line of lines.slice(at + 1, last)) {
    if (line.head.total !== null) break;
    below.push(line);
  }
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
  for (let n = 2; n <= Math.min(MOST_SEATS, below.length); n++) {
    const run = below.slice(0, n);
    // A line with a label of the same set is not their total.
    if (isCompleteSet(run) && !run.some((l) => exclusiveSet([total.head.name, l.head.name]))) put(run, true, true);
  }
}

const isPart = ({ head }: Line): boolean =>
  head.total === null && !head.among && head.kind !== 'rank' && head.kind !== 'note' && !NOT_ADDED.test(head.label);

/** Whether the line holds amounts of money only. */
const isMoney = ({ cells }: Line): boolean =>
  cells.every((c) => c === null || c === 'nil' || c.figure.kind !== 'amount' || c.figure.unit === '元');

/** Parts above their subtotal, back to the subtotal before it. */
const coveredBy = ({ index }: Line, subs: readonly Line[]): boolean => index < (subs.at(-1)?.index ?? 0);

/** A complete set of labels: 男 and 女, the three industries. Null where there is none. */
function wholeRun(lines: readonly Line[]): readonly Line[] | null {
  for (let i = 0; i < lines.length; i++)
    for (let n = MOST_SEATS; n >= 2; n--) {
      const run = lines.slice(i, i + n);
      if (run.length === n && isCompleteSet(run)) return run;
    }
  return null;
}

const isCompleteSet = (lines: readonly Line[]): boolean =>
  exclusiveSet(lines.map(({ head }) => head.name))?.whole === true;

/** Things that several lines may count at once, so that their numbers need not add up. */
const SHARED = words('涉及 覆盖 惠及 参与 参加 受益 承办 主办 牵头');

/** Numbers at the end of a period do not add up. */
const COUNTED_AT_END = words('[期年月季]末 在[院册岗校职编] 存栏 库存 余额 结存 存量 累计');

/** A table that lists only some of the rows of its total comes to far less. */
const isFarBelow = (s: Sum): boolean => compare(mul(sumOfParts(s), integer(2)), s.total.figure.number) < 0;

function* sumsOf(total: Line, ways: readonly SumWay[], across: readonly Line[]): Generator<Tie> {
  const tried = ways.map((way) => ({ way, sums: across.flatMap((line) => sumOf(total, way, line) ?? []) }));
  const score = ({ sums }: { sums: readonly Sum[] }): number =>
    sums.filter((s) => s.solved.holds === true).length - 0.4 * sums.filter((s) => s.solved.holds === false).length;
  const best = tried.reduce((a, b) => (score(b) > score(a) + 1e-9 ? b : a));
  const holds = best.sums.filter((s) => s.solved.holds === true);
  const fails = best.sums.filter((s) => s.solved.holds === false);
  const { total: named } = total.head;
  // A way that only a few of many lines fit holds by chance.
  const supported =
    holds.length >= 1 && holds.length >= (best.way.plain || named === 'whole' ? 1 : 2) && holds.length >= fails.length;
  const plain =
    best.way.closed || (best.way.plain && named !== 'maybe' && named !== null) || (named === 'whole' && agrees(tried));
  const certain = supported || ((plain || best.way.tiled) && holds.length === 0 && fails.length === 1);
  for (const s of best.sums) {
    const { holds: verdict } = s.solved;
    if (verdict === true && (supported || named === 'whole' || plain)) yield sumTie(s, null);
    if (verdict !== false || !certain) continue;
    // Another way to add up may be meant here.
    if (tried.some((t) => t !== best && t.sums.some((o) => o.at === s.at && o.solved.holds === true))) continue;
    // 涉及户数: one household may be counted in two rows, so the rows may come to more than the total and never to less.
    const isShared = SHARED.test(across[s.at]?.head.name ?? '') || SHARED.test(total.head.name);
    if (isShared && !(supported && compare(s.total.figure.number, sumOfParts(s)) > 0)) continue;
    if (spanRank(total) > 0 && COUNTED_AT_END.test(across[s.at]?.head.label ?? '')) continue;
    if (!supported && (!plain || isFarBelow(s)) && !explainedBySlip(s)) continue;
    yield sumTie(s, supported || named === 'whole' || named === 'part' ? 'error' : 'warning');
  }
}

function sumOf(total: Line, { parts }: SumWay, across: Line): Sum | null {
  const i = across.index;
  const whole = entryOf(total, i);
  if (!whole || !summable(whole)) return null;
  if (!SUMMED_KINDS.has(across.head.kind)) return null;
  if (whole.figure.kind === 'percent' && across.head.kind !== 'share') return null;
  const cells = parts.map((p) => p.cells[i]);
  if (cells.some((c) => c === null || c === undefined)) return null;
  const entries = cells.filter((c): c is Entry => c !== 'nil' && c !== null && c !== undefined);
  if (entries.length < 2 || entries.some((c) => !alikeCells(c, whole) || !summable(c))) return null;
  const nils = entries.length < cells.length;
  const solved = sumHolds(
    whole.figure,
    entries.map((c) => c.figure),
  );
  const value = entries.map((c) => c.figure.number).reduce(add);
  const open = nils && solved.holds === false && compare(whole.figure.number, value) > 0;
  return { total: whole, parts: entries, nils, solved: open ? { ...solved, holds: null } : solved, at: i };
}

const summable = ({ figure: f }: Entry): boolean =>
  (f.kind === 'amount' && f.role === 'by' && f.change !== 'fall') ||
  ((f.kind === 'amount' || f.kind === 'duration' || f.kind === 'percent') && f.role === 'value');

/** Whether all complete ways, by parts and by their subtotals, give one sum. */
function agrees(tried: readonly { readonly way: SumWay; readonly sums: readonly Sum[] }[]): boolean {
  const subtotals = tried.find(({ way }) => way.parts.every((p) => p.head.total === 'part'));
  const parts = tried.find(({ way }) => way.parts.every((p) => p.head.total === null));
  if (!subtotals || !parts || subtotals.sums.length !== parts.sums.length || !parts.sums.length) return false;
  return parts.sums.every((s, i) => {
    const other = subtotals.sums[i];
    return other && compare(sumOfParts(s), sumOfParts(other)) === 0;
  });
}

const MANY = 8;

function sumTie({ total, parts, solved }: Sum, severity: Severity | null): Tie {
  const numbers = parts.map((c) => c.figure.number);
  const value = numbers.reduce(add);
  const isShare = total.figure.kind === 'percent';
  const many = parts.length > MANY;
  const sum = toDecimal(div(value, total.figure.magnitude), 6);
  const working = many
    ? `${parts.length}项相加为${sum}${solved.holds ? '' : `，文中合计为${total.figure.text}`}`
    : solved.working;
  const claim = many
    ? `${parts[0]?.figure.text} + … + ${parts.at(-1)?.figure.text} = ${total.figure.text}`
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
      cell === total ? value : parts.includes(cell) ? add(cell.figure.number, sub(total.figure.number, value)) : null,
    holdsWith: (cell, other) => {
      const [whole, ...rest] = swapped([total, ...parts], cell, other);
      return whole !== undefined && sumHolds(whole, rest).holds === true;
    },
    right: null,
    severity,
  };
}

const sumOfParts = ({ parts }: Sum): Rational => parts.map((c) => c.figure.number).reduce(add);

const SPANS_OF_YEAR: readonly Pattern[] = [form`\d{1,2}月份?$`, closing('季度'), closing('半年'), closing('全年')];
const spanRank = (line: Line | undefined): number =>
  SPANS_OF_YEAR.findIndex((shape) => shape.test(line?.head.label ?? ''));

const explainedBySlip = ({ total, parts }: Sum): boolean =>
  anySlip(SUM, { whole: [total.figure], parts: parts.map((c) => c.figure) });

// ---------------------------------------------------------------- 其中

/** Such a part may exceed what is left of its whole. */
const NET_MEASURES = words('净 利润 盈 顺差 增量 均');

/** Parts after 其中 against the line before them. */
export function* amongs({ both }: TableScene): Generator<Tie> {
  for (const [lines, across, byRows] of both) {
    let before: Line | null = null;
    /**
     * The lines before 其中. A line after 其中 without a mark of its own may belong to it, so the next 其中 may divide any of
     * them.
     */
    let wholes: Line[] = [];
    for (const line of lines) {
      if (!line.head.among) {
        if (line.cells.some((c) => c !== null)) before = line;
        continue;
      }
      if (before && !wholes.includes(before)) wholes = [...wholes.slice(-MOST_RUN), before];
      if (line.head.kind !== 'level' || NET_MEASURES.test(line.head.label)) continue;
      for (const other of across) {
        if (other.head.kind !== 'level' || (byRows && NET_MEASURES.test(other.head.label))) continue;
        const tie = amongTie(entryOf(line, other.index), wholes, other.index);
        if (tie) yield tie;
      }
    }
  }
}

function amongTie(part: Entry | null, wholes: readonly Line[], at: number): Tie | null {
  if (!part || !isAmountCell(part)) return null;
  const found = wholes.flatMap((w) =>
    w.head.kind === 'level' && !NET_MEASURES.test(w.head.label) ? (entryOf(w, at) ?? []) : [],
  );
  const last = found.at(-1);
  if (!last || found.length < wholes.length || found.some((w) => !alikeCells(part, w))) return null;
  const whole = found.reduceRight((a, b) => (compare(b.figure.number, a.figure.number) > 0 ? b : a));
  if (compare(whole.figure.number, ZERO) < 0) return null;

  const fits = atMost(part.figure, last.figure).holds === true ? last : whole;
  return {
    kind: 'subset',
    rule: 'arithmetic/subset',
    title: '其中数大于总数',
    cells: [part, fits],
    labels: ['', '总数'],
    result: part,
    claim: `${part.figure.text} ≤ ${fits.figure.text}`,
    ...atMost(part.figure, fits.figure),
    needs: () => null,
    holdsWith: (cell, value) => {
      const [p, w] = swapped([part, fits], cell, value);
      return p !== undefined && w !== undefined && atMost(p, w).holds === true;
    },
    right: null,
    severity: 'error',
  };
}
