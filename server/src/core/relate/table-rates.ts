/**
 * Lines of a table that follow from other lines: rates, growth, differences, balances, means and shares. The lines from
 * which they follow are searched for: a pair counts where it holds in other cells of the line, or where the heads name
 * it.
 */
import { CONSTANT_PRICES } from '../grammar/vocabulary/measures';
import { COMES, GOES } from '../grammar/vocabulary/parts';
import { PLANS } from '../grammar/vocabulary/plans';
import { LAST_YEAR, YEAR, YEAR_START } from '../grammar/vocabulary/times';
import type { Pattern } from '../grammar/lexemes';
import { form, words } from '../grammar/lexemes';
import type { Entry, TableLine } from '../fold/tables';
import type { Figure, Numbered, RelationKind, Severity } from '../model';
import { add as plus, point } from '../num/interval';
import type { Rational } from '../num/rational';
import { add, compare, div, mul, neg, ONE, sub, tenTo, toFixed, ZERO } from '../num/rational';
import { convert } from '../read/units';
import { printed, printedAs, slipBetween } from './derived/chance';
import type { Known, Solved } from './solve';
import { differenceHolds, growthHolds, inWordsOf, quotientHolds, rateHolds, withNumber } from './solve';
import type { Line, TableScene, Tie } from './table-lines';
import { alikeCells, entryOf, isAmountCell, summed, swapped } from './table-lines';

/** A way to compute a line from others: from which lines, and how it is judged. */
interface LineFormula {
  readonly lines: readonly Line[];
  readonly named: boolean;
  readonly solve: (operands: readonly Known[], result: Numbered) => Solved;
  /** The approximate result, for a quick search. */
  readonly about: (operands: readonly number[]) => number;
  readonly needs: (operands: readonly Rational[]) => Rational | null;
  readonly kind: RelationKind;
  readonly rule: string;
  readonly title: string;
  readonly labels: readonly string[];
  readonly sign: string;
  /** With no other line in the table to support it, one slip must explain the fault. */
  readonly lone?: boolean;
  /** Whether the operands are exact as printed, as other cells of the line must show. */
  readonly strict?: boolean;
}

interface Operands {
  readonly operands: readonly Entry[];
  readonly result: Entry;
}

// Times and measures that a head names.
const LAST_MONTH_OR_QUARTER = words('上月 上季');
const MONTH_ON_MONTH = words('环比', LAST_MONTH_OR_QUARTER);
const PROGRESS = words('完成 进度 执行 到位 支付');
const PROGRESS_OF_MONEY = words('执行 到位 支付');
const FROM_DONE_ON = form`完成.*`;
const BRACKET_OR_RATE = words('[（(率]');
const OF_ALL = words('总 应 受理 收 件 人 户 交办 合计 任务');
const BY_THE_MU = words('亩产 每亩');

const BASE_PERIOD = words(LAST_YEAR, LAST_MONTH_OR_QUARTER, YEAR_START, '同期 上期 基期 前年');
const PLAN = words(PLANS, '应[到收交缴完] 指标 核定 下达 总投资 合同 总数 总量');
const DONE = words('完成 实际 执行 到位 支[付出] 决算 实[到收交缴] 办结 累计 已');
const MOST_LINES = 12;
const FEW_SAMPLES = 2;

/** The result where an operand is missing. */
const UNKNOWN: Solved = { holds: null, working: '' };

/** Words for what adds to a stock and for what reduces it. */
const MORE = words('[交缴]存 收益 增加 举借 购入 [收转轮调迁移]入', COMES);
const LESS = words('支取 提取 发出 发放 消耗 偿还 [转轮调迁移]出', GOES);

const AMOUNT = words('金额 总价 总额 合价 总产 产量 费用 补助资金 补贴资金');

export function* derived({ both }: TableScene): Generator<Tie> {
  for (const [lines, across, byRows] of both) {
    for (const result of lines) {
      const found = best(result, lines, across, byRows);
      if (found) yield* found;
    }
    if (byRows) continue;
    for (const line of lines) {
      if (line.head.kind === 'share') yield* shareLines(line, lines, across);
      if (line.head.kind === 'change' || line.head.kind === 'difference') yield* series(line, lines, across);
    }
  }
}

function best(result: Line, lines: readonly Line[], across: readonly Line[], byRows: boolean): Tie[] | null {
  const formulas = formulasFor(result, lines);
  if (!formulas.length) return null;
  let chosen: { formula: LineFormula; hits: number; fails: number; score: number } | null = null;
  for (const formula of formulas) {
    let hits = 0;
    let fails = 0;
    for (const sample of across) {
      const at = operandsOf(formula, result, sample);
      if (!at) continue;
      if (isNearResult(formula, at)) hits++;
      else if (!exempt(result, sample, formula)) fails++;
    }
    const score = hits - 0.4 * fails + (formula.named ? 0.5 : 0);
    if (hits + fails > 0 && (!chosen || score > chosen.score)) chosen = { formula, hits, fails, score };
  }
  if (!chosen) return null;
  const { formula, hits, fails } = chosen;
  const seen = hits >= (byRows ? FEW_SAMPLES + 1 : FEW_SAMPLES) && hits >= 2 * fails;
  const supported = formula.named ? hits >= fails || (fails === 1 && isAlone(formula, result, across)) : seen;
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
    // A head alone, without another row that fits, supports only a warning.
    const severity = seen || hits > 0 ? 'error' : 'warning';
    out.push(tieOf(formula, at, solved, severity));
  }
  return out;
}

/** Names of a balance and of the two lines whose difference it is. */
const BALANCE_COLUMNS: readonly (readonly [left: Pattern, more: Pattern, less: Pattern])[] = [
  [words('结余 盈余 结存 盈亏 收支差 差额 余额'), words('收 入库'), words('支 出库')],
  [
    words('未办结 在办 未结 剩余 未完成 待办 未整改 未解决'),
    words('受理 收到 交办 总数 合计 总量 应 任务 计划 排查 发现 接收 件数'),
    words('办结 完成 审结 已 整改 解决'),
  ],
  [words('净增 净流入 自然增长 增减'), words('新增 增加 出生 迁入 开业 新设'), words('减少 注销 死亡 迁出')],
  [words('顺差 逆差'), words('出口'), words('进口')],
  [words('缺口 缺额 欠 未到位 未完成 差'), words('计划 任务 应 需 总投资 核定'), words('完成 到位 实 已')],
];
const OPENING_STOCK = words(YEAR_START, '上年 上期 上月 结转 旧存 原有');
/** Words for what is left at the end of a period, with everything before it. */
const CLOSING_BALANCE = words('年末 期末 月末 季末 累计 滚存 年终');
const CLOSING_STOCK = words('结余 余额 结存 库存 存栏 在册 期末 年末 未结 结转');

function formulasFor(result: Line, lines: readonly Line[]): LineFormula[] {
  const { kind, label } = result.head;
  const out: LineFormula[] = [];
  const balances = BALANCE_COLUMNS.some(([left]) => left.test(label)) || CLOSING_STOCK.test(label);
  if (kind === 'rank' || kind === 'note' || kind === 'ordinal') return out;
  if (kind === 'level' && !balances && !AMOUNT.test(label)) return out;
  const { index } = result;
  const near = lines
    .slice(Math.max(0, index - 2 * MOST_LINES), index + 2 * MOST_LINES)
    .filter((l) => l !== result && l.cells.some((c) => c !== null && c !== 'nil'))
    .sort((a, b) => Math.abs(a.index - result.index) - Math.abs(b.index - result.index));
  const levels = near.filter((l) => l.head.kind === 'level').slice(0, MOST_LINES);
  const pairs = function* (among: readonly Line[]): Generator<readonly [Line, Line]> {
    for (const a of among) for (const b of among) if (a !== b) yield [a, b];
  };
  if (kind === 'level') out.push(...productsFor(result, near.slice(0, MOST_LINES)));
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
    for (const [left, more, less] of BALANCE_COLUMNS) {
      // 年末结余 includes what there was before.
      if (!left.test(label) || (CLOSING_BALANCE.test(label) && levels.some((l) => OPENING_STOCK.test(l.head.label))))
        continue;
      for (const [a, b] of pairs(levels)) {
        if (more.test(a.head.label) && less.test(b.head.label) && !less.test(a.head.label))
          out.push(difference(a, b, true, false));
      }
    }
    if (CLOSING_STOCK.test(label)) {
      for (const o of levels.filter((l) => OPENING_STOCK.test(l.head.label))) {
        for (const [a, b] of pairs(levels.filter((l) => l !== o))) out.push(balance(o, a, b, levels.length === 3));
        const all = flows(
          o,
          levels.filter((l) => l !== o),
        );
        if (all) out.push(all);
      }
    }
  }
  return out;
}

const PRICE = words('单价 亩产 单产 标准 价格');

/** 金额 from 单价 and 数量, 总产 from 面积 and 亩产. */
function productsFor(result: Line, near: readonly Line[]): LineFormula[] {
  if (!AMOUNT.test(result.head.label) || PRICE.test(result.head.label)) return [];
  const out: LineFormula[] = [];
  const unit = unitIn(result);
  for (const price of near) {
    if (!PRICE.test(price.head.label) || price.head.kind === 'ratio') continue;
    const own = unitIn(price);
    const factor = convert(own.split('/')[0]!, unit);
    if (!factor) continue;
    for (const count of near) {
      if (count === price || count.head.kind !== 'level' || AMOUNT.test(count.head.label)) continue;
      const per = own.split('/')[1] ?? (BY_THE_MU.test(price.head.label) ? '亩' : '');
      const by = per ? convert(unitIn(count), per) : ONE;
      if (by) out.push(product(price, count, mul(factor, by)));
    }
  }
  return out;
}

const unitIn = (line: Line): string => line.cells.find((c): c is Entry => c !== null && c !== 'nil')?.figure.unit ?? '';

/** Price times count is the amount. A whole price is exact where the other rows fit exactly. */
const product = (price: Line, count: Line, factor: Rational): LineFormula => ({
  lines: [price, count],
  named: false,
  strict: true,
  solve: ([p, c], amount) => productHolds(p!, c!, factor, amount, MEASURED_MEAN.test(price.head.label)),
  about: ([p, c]) => p! * c! * (Number(factor.n) / Number(factor.d)),
  needs: ([p, c]) => mul(mul(p!, c!), factor),
  kind: 'density',
  rule: 'arithmetic/density',
  title: '单价与数量之积不符',
  labels: ['单价', '数量'],
  sign: ' × ',
});

/** A yield is measured and rounded; a price is set. */
const MEASURED_MEAN = words('均 亩产 单产');

function productHolds(price: Known, count: Known, factor: Rational, amount: Figure, isRounded: boolean): Solved {
  const value = mul(mul(price.number, count.number), factor);
  const gap = sub(value, amount.number!);
  const size = compare(gap, ZERO) < 0 ? neg(gap) : gap;
  const slack = mul(amount.magnitude, tenTo(-amount.decimals));
  const ofPrice = isRounded ? mul(mul(mul(price.magnitude, tenTo(-price.decimals)), count.number), factor) : ZERO;
  const holds = compare(size, add(slack, ofPrice)) < 0;
  const words = `${price.text}×${count.text}=${inWordsOf(value, amount)}`;
  const right = withNumber(amount, value);
  return holds
    ? { holds, working: words }
    : { holds, working: `${words}，文中为${amount.text}`, ...(right && { right }) };
}

/** Whether the heads say that `b` is the earlier value of `a`, and that the result compares with it. */
function isBefore(a: Line, b: Line, result: Line): boolean {
  const [now, then] = [yearIn(a), yearIn(b)];
  const words = result.head.label;
  const byYear = now !== null && then !== null && now - then === 1;
  const byWord = BASE_PERIOD.test(b.head.label) && !BASE_PERIOD.test(a.head.label);
  if (!byYear && !byWord) return false;
  if (a.group !== b.group && a.head.name !== b.head.name) return false;
  if (MONTH_ON_MONTH.test(words) !== LAST_MONTH_OR_QUARTER.test(b.head.label)) return false;
  return !YEAR_START.test(b.head.label) || YEAR_START.test(words);
}

function namesRatio(result: Line, part: Line, whole: Line): boolean {
  const { label } = result.head;
  const [a, b] = [part.head.label, whole.head.label];
  if (PROGRESS.test(label)) {
    const stem = PROGRESS_OF_MONEY.exec(label)?.[0];
    return DONE.test(a) && !PLAN.test(a.replace(FROM_DONE_ON, '')) && PLAN.test(b) && (!stem || a.includes(stem));
  }
  const [stem = ''] = label.split(BRACKET_OR_RATE, 1);
  return stem.length >= 2 && a.includes(stem.slice(-2)) && !b.includes(stem.slice(-2)) && OF_ALL.test(b);
}

const quotient = (total: Line, count: Line): LineFormula => ({
  lines: [total, count],
  named: false,
  solve: ([t, c], mean) => (t && c ? quotientHolds(t, c, mean) : UNKNOWN),
  about: two((t, c) => t / c, NaN),
  needs: () => null,
  kind: 'density',
  rule: 'arithmetic/density',
  title: '平均数不符',
  labels: ['总数', '份数'],
  sign: ' / ',
});

/** Opening balance plus income less expense is the closing balance. */
const balance = (opening: Line, income: Line, expense: Line, alone: boolean): LineFormula => ({
  lines: [opening, income, expense],
  named: alone && MORE.test(income.head.label) && LESS.test(expense.head.label) && !LESS.test(income.head.label),
  solve: ([o, i, e], left) => {
    return o && i && e ? differenceHolds(e, sumFigure(o, i), left) : UNKNOWN;
  },
  about: ([o = NaN, i = NaN, e = NaN]) => o + i - e,
  needs: ([o, i, e]) => (o && i && e ? sub(add(o, i), e) : null),
  kind: 'sum',
  rule: 'arithmetic/sum',
  title: '结余与收支不符',
  lone: true,
  labels: ['上期', '增加', '减少'],
  sign: ' , ',
});

/**
 * The opening balance plus all that comes in less all that goes out, where every line between is named as one of the
 * two; null where it is not.
 */
function flows(opening: Line, among: readonly Line[]): LineFormula | null {
  const goes = among.filter((l) => LESS.test(l.head.label));
  const comes = among.filter((l) => !goes.includes(l) && MORE.test(l.head.label));
  if (among.length < 3 || !goes.length || !comes.length || goes.length + comes.length < among.length) return null;
  const into = comes.length + 1;
  const total = (list: readonly Known[]): Known => list.slice(1).reduce(sumFigure, list[0]!);
  const added = (list: readonly Rational[]): Rational => list.reduce(add);
  return {
    lines: [opening, ...comes, ...goes],
    named: true,
    solve: (all, left) => differenceHolds(total(all.slice(into)), total(all.slice(0, into)), left),
    about: (all) => all.reduce((sum, x, i) => (i < into ? sum + x : sum - x), 0),
    needs: (all) => sub(added(all.slice(0, into)), added(all.slice(into))),
    kind: 'sum',
    rule: 'arithmetic/sum',
    title: '结余与收支不符',
    lone: true,
    labels: ['上期', ...comes.map(() => '增加'), ...goes.map(() => '减少')],
    sign: ' , ',
  };
}

function sumFigure(a: Known, b: Known): Known {
  const number = add(a.number, b.number);
  const decimals = Math.max(a.decimals, b.decimals);
  const at = a.interval && b.interval ? plus(a.interval, b.interval) : point(number);
  return { ...a, number, decimals, interval: at, text: toFixed(div(number, a.magnitude), decimals) };
}

function isNearResult(formula: LineFormula, { operands, result }: Operands): boolean {
  const value = formula.about(operands.map((c) => num(c.figure)));
  if (!Number.isFinite(value)) return false;
  if (formula.strict) return Math.abs(value - signed(result.figure)) <= unitOfLastDigit(result.figure) * 0.999;
  const spread = operands.reduce(
    (s, { figure }) => s + unitOfLastDigit(figure) / Math.max(Math.abs(num(figure)), 1e-9),
    0,
  );
  const slack =
    formula.kind === 'sum'
      ? operands.reduce((s, { figure }) => s + unitOfLastDigit(figure) / 2, 0)
      : spread * (Math.abs(value) + (formula.kind === 'growth' ? 100 : 0));
  return Math.abs(value - signed(result.figure)) <= unitOfLastDigit(result.figure) + slack + 1e-9;
}

/** The value of a change with its sign. */
const signed = (f: Numbered): number => (f.change === 'fall' ? -num(f) : num(f));
const unitOfLastDigit = (f: Figure): number => (Number(f.magnitude.n) / Number(f.magnitude.d)) * 10 ** -f.decimals;

/** Growth at constant prices does not follow from the printed amounts. */
const exempt = (result: Line, sample: Line, { kind, lines }: LineFormula): boolean =>
  kind === 'growth' &&
  [result, sample, ...lines].some(
    ({ head, group }) => CONSTANT_PRICES.test(head.label + group) || (head.label + group).includes('固定资产投资'),
  );

/** The only balance of a table has no other support, so it must be one slip away from what the heads say. */
function isAlone(formula: LineFormula, result: Line, across: readonly Line[]): boolean {
  const found = across.flatMap((sample) => operandsOf(formula, result, sample) ?? []);
  const [at] = found;
  if (!at || found.length !== 1 || !formula.lone) return false;
  const own = printed(at.result.figure);
  const value = formula.about(at.operands.map((c) => num(c.figure)));
  return own !== null && value > 0 && slipBetween(own, printedAs(value, at.result.figure)) !== null;
}

function operandsOf({ lines, kind }: LineFormula, result: Line, sample: Line): Operands | null {
  const i = sample.index;
  const own = entryOf(result, i);
  if (!own) return null;
  const operands: Entry[] = [];
  for (const line of lines) {
    const cell = entryOf(line, i);
    if (!cell) return null;
    operands.push(cell);
  }
  const first = operands[0]?.figure;
  if (!first) return null;
  if (kind !== 'density' && operands.some((c) => c.figure.kind !== first.kind || c.figure.unit !== first.unit))
    return null;
  if (kind === 'sum' && own.figure.unit !== (first.kind === 'percent' ? '百分点' : first.unit)) return null;
  if ((kind === 'rate' || kind === 'growth') && (own.figure.kind !== 'percent' || first.kind === 'percent'))
    return null;
  return { operands, result: own };
}

const num = ({ number }: Pick<Numbered, 'number'>): number => Number(number.n) / Number(number.d);

function tieOf(formula: LineFormula, { operands, result }: Operands, solved: Solved, severity: Severity): Tie {
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
    needs: (cell) => (cell === result ? formula.needs(operands.map((c) => c.figure.number)) : null),
    holdsWith: (cell, value) => {
      const [stated] = swapped([result], cell, value);
      return stated !== undefined && formula.solve(swapped(operands, cell, value), stated).holds === true;
    },
    right: solved.right ?? null,
    severity,
  };
}

const growth = (cur: Line, prev: Line, named: boolean): LineFormula => ({
  lines: [prev, cur],
  named,
  solve: ([from, to], rate) => (from && to ? growthHolds(from, to, rate, isFall(rate)) : UNKNOWN),
  about: two((from, to) => (to / from - 1) * 100, NaN),
  needs: () => null,
  kind: 'growth',
  rule: 'arithmetic/growth',
  title: '增减不符',
  labels: ['起点', '终点'],
  sign: ' → ',
});

const ratio = (part: Line, whole: Line, named: boolean): LineFormula => ({
  lines: [part, whole],
  named,
  solve: ([p, w], rate) => (p && w ? rateHolds(p, w, rate) : UNKNOWN),
  about: two((p, w) => (p / w) * 100, NaN),
  needs: () => null,
  kind: 'rate',
  rule: 'arithmetic/rate',
  title: '比率不符',
  labels: ['分子', '分母'],
  sign: ' / ',
});

const difference = (cur: Line, prev: Line, named: boolean, moves: boolean): LineFormula => ({
  lines: [cur, prev],
  named,
  solve: ([to, from], gap) => {
    const fall = moves && isFall(gap);
    return from && to ? differenceHolds(from, to, gap, fall) : UNKNOWN;
  },
  about: two((to, from) => to - from, NaN),
  needs: two((to, from) => (moves ? null : sub(to, from)), null),
  kind: 'sum',
  rule: 'arithmetic/sum',
  title: '差额与两数不符',
  labels: ['被减数', '减数'],
  sign: ' - ',
});

const isFall = (f: Figure): boolean => f.change === 'fall';

/** A function of two operands as a function of a list; `none` where there are fewer. */
const two =
  <A extends object | number, R>(of: (a: A, b: A) => R, none: R) =>
  ([a, b]: readonly A[]): R =>
    a === undefined || b === undefined ? none : of(a, b);

const yearIn = ({ head }: TableLine): number | null => {
  const m = YEAR.exec(head.label);
  return m ? Number(m[0]) : null;
};

// ---------------------------------------------------------------- series

/** Rows of successive years, each with its change from the year before. */
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

interface Shares {
  readonly ties: readonly Tie[];
  readonly hits: number;
  readonly fails: number;
}

/** Shares of the total row, with the column of which they are shares. */
function* shareLines(line: Line, lines: readonly Line[], rows: readonly Line[]): Generator<Tie> {
  const totals = rows.filter(({ head }) => head.total === 'whole' || head.total === 'maybe');
  let chosen: Shares | null = null;
  const before = lines
    .filter((l) => l.head.kind === 'level' && l.index < line.index)
    .slice(-MOST_LINES)
    .reverse();
  for (const total of totals) {
    for (const values of before) {
      const whole = entryOf(values, total.index);
      if (!whole || !isAmountCell(whole)) continue;
      const ties: Tie[] = [];
      for (const row of rows) {
        const part = entryOf(values, row.index);
        const share = entryOf(line, row.index);
        if (!part || !share || row === total || share.figure.kind !== 'percent' || !alikeCells(part, whole)) continue;
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
  chosen ??= sharesOfSum(line, before, rows);
  if (!chosen) return;
  const { ties, hits, fails } = chosen;
  if (hits === 0 || hits < fails) return;
  yield* ties;
}

/** Without a row for the total, shares may be of the sum of the rows. All but one of them must then fit. */
function sharesOfSum(line: Line, before: readonly Line[], rows: readonly Line[]): Shares | null {
  const parts = rows.filter(({ cells }) => cells.some((c) => c !== null));
  if (parts.length < 3 || parts.some(({ head }) => head.total !== null || head.among)) return null;
  for (const values of before) {
    const cells = parts.flatMap((row) => entryOf(values, row.index) ?? []);
    const own = parts.flatMap((row) => entryOf(line, row.index) ?? []);
    if (cells.length !== parts.length || own.length !== parts.length || !isAmountCell(cells[0]!)) continue;
    if (cells.some((c) => !alikeCells(c, cells[0]!)) || own.some((c) => c.figure.kind !== 'percent')) continue;
    const whole = summed(cells);
    const ties = cells.map((part, i) => {
      const formula = shareOf(values, whole);
      return tieOf(
        formula,
        { operands: [part], result: own[i]! },
        formula.solve([part.figure], own[i]!.figure),
        'error',
      );
    });
    const fails = ties.filter((t) => t.holds === false).length;
    if (fails <= 1 && ties.length - fails >= 2) return { ties, hits: ties.length - fails, fails };
  }
  return null;
}

const shareOf = (values: Line, whole: Known): LineFormula => ({
  ...ratio(values, values, false),
  lines: [values],
  solve: ([part], rate) => (part ? rateHolds(part, whole, rate) : UNKNOWN),
  labels: ['分子'],
});
