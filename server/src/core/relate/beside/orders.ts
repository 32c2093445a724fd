/** The highest row and the order of rows, as the prose beside a table tells them. */
import type { Pattern } from '../../grammar/lexemes';
import { CHANGE_NAMES } from '../../grammar/vocabulary/changes';
import { CLAUSE_BREAKS, LIST_MARKS, OF_IT } from '../../grammar/vocabulary/marks';
import { DOWNWARDS, PLACED_AT, UPWARDS } from '../../grammar/vocabulary/extremes';
import { LAST_YEAR, YEAR, YEAR_AGO } from '../../grammar/vocabulary/times';
import { closing, everyForm, form, opening, words } from '../../grammar/lexemes';
import type { Entry } from '../../fold/tables';
import type { Reading } from '../../model';
import { smallCount } from '../../num/numerals';
import * as q from '../../num/rational';
import { agree } from '../solve';
import type { Column, Grid, NamedRow } from './grid';
import type { Spot } from './remark';
import { restOf } from './remark';
import type { TableClaim } from './told';
import type { BesideScene } from './totals';
import { group } from '../../match';
import { hasNumber } from '../../model';
import { only } from '../../list';

const OTHER_MEASURES = words('人均 户均 单位 每 均 其中', LAST_YEAR, '占');
const MEASURE_TAIL = closing('水平 情况 总量 规模');
const PARTS_OR_CHANGE = words('产业 结构 比例 为 到');
const FROM_YEAR_AGO = form`[由从比](?:${LAST_YEAR}|\d{4}年)?的?$|${YEAR_AGO}`;

/** 增长最快的是城东镇, 最多为医保窗口, 得分最高的医保窗口, 医保窗口得分最高: a superlative and what is said to be it. */
const SUPERLATIVE = everyForm`最([高多快大长好低少慢小短差])(?:(?:的(?:分别)?也?([是为]?)|[值者]?(出现[在于]|[是为]))((?:(?![与和同]最)[^，。；、]){2,14})|(?=[，。；（]))`;
/** 以河口站最多, 数河口站最多: what is compared stands before the row. */
const SINGLED_OUT = closing('其中以 尤以 又以 以 数 属');
/** What places are called behind their name: 河口 is also 河口站. */
const PLACE_TAIL = opening('监测站 站点 站 点位 点 街道 社区 乡 镇 村 区 县 市 窗口 中队 校');
const OPENS_AMONG = opening('其中，? 从表中看， 可见，');
const LOW = '低少慢小短差';
const LENGTHS = words('长 里程');
const PACES = words('增 幅 速 进度');
/** What an adjective measures, where the words name no column. */
const MEASURED_BY: Readonly<Record<string, Pattern>> = { 长: LENGTHS, 短: LENGTHS, 快: PACES, 慢: PACES };

const LESS_IS_BETTER = words(
  '时间 用时 时长 耗时 耗 投诉 扣分 事故 死亡 伤亡 逾期 信访 上访 发案 浓度 指数 成本 亏 欠 差错 失误 违 降 次数 天数 负担',
);

const AMONG_SOME = form`[在从][^，。；]{2,24}(?<=(?:、|和|与)[^，。；]{0,16})[中里间]，`;

/** 增长最快的是城东镇. */
export function* extremes({ grid, title, about }: BesideScene, readings: readonly Reading[]): Generator<TableClaim> {
  if (!grid.flat) return;
  for (const { paragraph } of readings) {
    for (const m of [...SUPERLATIVE.all(paragraph.text), ...placesIn(paragraph.text)]) {
      const before = paragraph.text
        .slice(Math.max(0, m.index - 20), m.index)
        .split(CLAUSE_BREAKS)
        .at(-1);
      if (before === undefined) continue;
      // 在河湾、石桥两所小学中，石桥小学最高: of some rows only.
      if (AMONG_SOME.test(sentenceTo(paragraph.text, m.index))) continue;
      const singled = m[4] === undefined ? singledOut(grid, before) : null;
      const own = singled ? singled.topic : m[4] === undefined ? withoutRows(grid, before) : before;
      // 降水量以河口站最多，白鹤站最少: what is compared is told once.
      const topic = own === '' ? sentenceTo(paragraph.text, m.index - before.length) : own;
      const column = columnCompared(grid, topic, group(m, 1));
      const said = singled?.row ?? saidIn(grid, before, m);
      const placed = !m[0].startsWith('最');
      if (singled || placed) {
        if (restOf(grid, topic, about) || isOfOtherTime(grid, title, sentenceTo(paragraph.text, m.index))) continue;
        if (column && isOfChange(column, topic)) continue;
        // 用时居首 may be the shortest.
        if (placed && column && LESS_IS_BETTER.test(column.line.head.label)) continue;
      }
      const rows = column ? grid.items.filter((row) => grid.entry(row, column)) : [];
      if (!column || !said || rows.length < 2 || !rows.includes(said.row)) continue;
      const sign = LOW.includes(group(m, 1)) ? -1 : 1;
      const cells = rows.flatMap((row) => grid.entry(row, column) ?? []);
      const cell = cells.find(({ row }) => row === said.row);
      if (!cell) continue;
      const best = cells.reduce((a, b) => (sign * q.compare(signed(b), signed(a)) > 0 ? b : a));
      const holds = q.compare(signed(cell), signed(best)) === 0;
      const words = `最${group(m, 1)}的${grid.labelOf(said.row)}`;
      yield {
        kind: 'order',
        figures: holds ? [cell] : [cell, best],
        labels: ['所称', '表中'],
        at: cell,
        claim: words,
        holds,
        working: holds
          ? words
          : `表中${column.line.head.label}最${group(m, 1)}的是${grid.labelOf(best.row)}（${best.figure.text}），文中说是${grid.labelOf(said.row)}`,
        title: '正文与表格不符',
        severity: holds ? null : 'warning',
        right: null,
      };
    }
  }
}

/** 完成率居首的是城东镇, 城东镇居末位: places in a ranking as the superlatives that they stand for. */
const FIRST_OR_LAST = everyForm`(?:位?居|排名?在?|位?列|名列)(?:(首位?|第一位?|榜首)|末位?|最后一?位?)(?:的(是|为)([^，。；、]{2,14})|(?=[，。；（]))`;

function* placesIn(text: string): Generator<RegExpExecArray> {
  for (const m of FIRST_OR_LAST.all(text)) {
    const told: (string | undefined)[] = [m[0], m[1] ? '高' : '低', m[2], undefined, m[3]];
    yield Object.assign(told, { index: m.index, input: text }) as RegExpExecArray;
  }
}

/**
 * The only row of a clause that ends with it, and the words for what is compared: 7月降水量 | 以 | 河口站. Without 以 the
 * clause holds nothing else (白鹤站最少). Null where it is worded otherwise.
 */
function singledOut(grid: Grid, before: string): { row: NamedRow; topic: string } | null {
  const row = only(grid.named(before));
  if (!row) return null;
  const label = grid.labelOf(row.row);
  const behind = before.slice(row.end);
  const tail = PLACE_TAIL.exec(behind)?.[0] ?? '';
  const name = before.slice(row.start, row.end) + tail;
  // 河口村 is not 河口镇.
  if (tail && !label.startsWith(name) && !name.startsWith(label)) return null;
  const lead = before.slice(0, row.start);
  const by = SINGLED_OUT.exec(lead);
  const rest = behind.slice(tail.length);
  if (!by && (lead !== '' || rest !== '')) return null;
  return { row, topic: (by ? lead.slice(0, by.index).replace(OPENS_AMONG, '') : '') + rest };
}

const withoutRows = (grid: Grid, words: string): string => {
  const [row] = grid.named(words);
  return row ? words.slice(row.end).replace(OF_IT, '') : words;
};

/**
 * The row that is said to be the highest: after 是, right after 的, or the only one before the superlative in its clause.
 * Undefined where there is none.
 */
function saidIn(grid: Grid, before: string, [, , is, are, behind]: RegExpExecArray): NamedRow | undefined {
  const rows = grid.named(behind ?? before);
  const [first] = rows;
  if (behind === undefined) return first && rows.length === 1 && first.start <= 2 ? first : undefined;
  return is || are || rows[0]?.start === 0 ? rows[0] : undefined;
}

const DOWN = form`[由从]${words('高到低 大到小 多到少 快到慢 好到差')}|降序|倒序排`;
const UP = form`[由从]${words('低到高 小到大 少到多 慢到快')}|升序`;

/** 按完成率由高到低排列如下: a table in which one row may be out of order. */
export function* sortedRows({ grid }: BesideScene, above: string): Generator<TableClaim> {
  const down = DOWN.test(above);
  if (!grid.flat || grid.items.length < 3 || down === UP.test(above)) return;
  const able = grid.columns.filter((c) => c.kind !== 'ordinal' && c.kind !== 'rank' && c.kind !== 'note');
  const named = able.filter((c) => c.name.length >= 2 && above.includes(c.name));
  const column = only(named) ?? only(able);
  const cells = column && grid.parts(column);
  const [first] = cells ?? [];
  if (!column || !cells || !first) return;
  const wrong = cells.filter((c, i) => q.compare(signed(c), signed(cells[i - 1] ?? c)) * (down ? 1 : -1) > 0);
  if (wrong.length > 1) return;
  const [cell] = wrong;
  const order = down ? '由高到低' : '由低到高';
  const before = cell && cells[cells.indexOf(cell) - 1];
  yield {
    kind: 'order',
    figures: cell && before ? [cell, before] : cells,
    labels: cell ? ['', '前一行'] : cells.map(() => ''),
    at: cell ?? first,
    claim: order,
    holds: !cell,
    working: cell && before ? `文中说${order}排列，${cell.figure.text}排在${before.figure.text}之后` : `各行${order}`,
    title: '排列次序与表中的数不符',
    severity: cell ? 'warning' : null,
    right: null,
  };
}

const MOST = words('数量 总量 最多 最高');

const BY_AHEAD = opening('按');

/** 参保率由高到低依次为甲镇、乙镇、丙镇: an order of rows that is told by their names. */
export function* namedRows({ grid, title, about }: BesideScene, readings: readonly Reading[]): Generator<TableClaim> {
  if (!grid.flat || grid.items.length < 3) return;
  for (const { paragraph } of readings) {
    const { text } = paragraph;
    for (const told of ordersIn(text)) {
      const { ends, way, rising } = told;
      // With the values beside the names the words themselves are held against each other.
      const names = /\d/.test(told.list) ? null : rowsListed(grid, told.list);
      if (!names || names.length < (ends === null ? 3 : 2)) continue;
      // 按件数由多到少: what is compared stands behind 按.
      const before = sentenceTo(text, told.at).replace(BY_AHEAD, '') + told.words;
      if (isOfOtherTime(grid, title, before) || restOf(grid, before, about)) continue;
      const column = columnCompared(grid, before, way.charAt(rising ? 2 : 0));
      const cells = column && grid.parts(column, names);
      if (!column || !cells || isOfChange(column, before)) continue;
      const sign = rising || told.last ? -1 : 1;
      const above = (a: Entry, b: Entry): boolean => sign * q.compare(signed(a), signed(b)) > 0;
      if (ends !== null && LESS_IS_BETTER.test(column.line.head.label) && !MOST.test(before)) continue;
      const isRising = cells.every((c, i) => i === 0 || !above(cells[i - 1]!, c));
      if (told.either && isRising) continue;
      const at = told.inOrder ? cells.findIndex((c, i) => i > 0 && above(c, cells[i - 1]!)) : -1;
      const others = ends === null ? [] : (grid.parts(column) ?? []).filter((c) => !names.includes(c.row));
      if (ends !== null && ends !== names.length) continue;
      const missed = others.find((c) => cells.some((x) => above(c, x)));
      const holds = at < 0 && !missed;
      const last = cells.reduce((a, b) => (above(a, b) ? b : a));
      const [wrong, near] = at > 0 ? [cells[at]!, cells[at - 1]!] : missed ? [missed, last] : [cells[0]!, null];
      const label = (c: Entry): string => `${grid.labelOf(c.row)}（${c.figure.text}）`;
      yield {
        kind: 'order',
        figures: near ? [wrong, near] : cells,
        labels: near ? ['', at > 0 ? '排在其前' : '所列'] : cells.map(() => ''),
        at: wrong,
        claim: names.map((row) => grid.labelOf(row)).join('、'),
        holds,
        working: !near
          ? `${column.line.head.label}${told.said}：${names.map((row) => grid.labelOf(row)).join('、')}`
          : at > 0
            ? `文中说${column.line.head.label}${told.said}，表中${label(wrong)}却排在${label(near)}之后`
            : `文中说${column.line.head.label}${told.said}，未列的${label(wrong)}在表中却${told.last ? '比' : '在'}所列的${label(near)}${told.last ? '更靠后' : '之前'}`,
        title: '正文与表格不符',
        severity: holds ? null : 'warning',
        right: null,
      };
    }
  }
}

/** 由高到低依次为甲、乙、丙; 居前三位的是丙、甲、乙. */
const LISTED_ROWS = '((?:[^，。；：（）]|（[^（）]{1,12}）){4,120})(?=[，。；]|$)';
const ORDERED_ROWS = everyForm`(?:[由从](?:(${DOWNWARDS})|(${UPWARDS}))|((?:${PLACED_AT}在?)?([前后])([两三四五六七八九十]|\d{1,2})[位名]的?))，?([^，。；：、]{0,10}?)(${words('依次 分别 排序 排列 排名 顺序')}*)[为是有：]：?${LISTED_ROWS}`;
/** 完成率排名依次为: the best one comes first, whether that is the highest or the lowest. */
const RANKED_ROWS = everyForm`(?:排名|排序|名次)，?(?:依次|分别)[为是]：?${LISTED_ROWS}`;
const FIRST_OF_THEM = form`^(?:${PLACED_AT}在?)?前([两三四五六七八九十]|\d{1,2})[位名]的?$`;
const WAY_TOLD = form`[由从][一-龥]到[一-龥]$`;

/** An order of names as the text tells it. */
interface ToldOrder {
  readonly at: number;
  /** 由高到低, 前三位 or 排名, as it stands. */
  readonly said: string;
  readonly way: string;
  readonly rising: boolean;
  /** How many of the first or last are named; null where the order is that of all names. */
  readonly ends: number | null;
  readonly last: boolean;
  /** Whether the names themselves are in order. */
  readonly inOrder: boolean;
  /** Whether the order may fall or rise. */
  readonly either: boolean;
  /** The words between the order and its names. */
  readonly words: string;
  readonly list: string;
}

function* ordersIn(text: string): Generator<ToldOrder> {
  for (const m of ORDERED_ROWS.all(text)) {
    const way = m[1] ?? m[2] ?? '高到低';
    const last = m[4] === '后';
    // 由多到少，居前三位的依次是: both the direction and how many are named.
    const first = FIRST_OF_THEM.exec(m[6] ?? '');
    yield {
      at: m.index,
      said: m[3] ?? `由${way}`,
      way,
      rising: m[2] !== undefined,
      ends: first ? smallCount(group(first, 1)) : m[5] === undefined ? null : smallCount(m[5]),
      last,
      inOrder: m[3] === undefined || (!last && (m[7] ?? '') !== ''),
      either: false,
      words: first ? '' : (m[6] ?? ''),
      list: group(m, 8),
    };
  }
  for (const m of RANKED_ROWS.all(text)) {
    if (WAY_TOLD.test(text.slice(0, m.index))) continue;
    const said = m[0].slice(0, 2);
    const rest = { way: '高到低', rising: false, ends: null, last: false, inOrder: true, either: true, words: '' };
    yield { at: m.index, said, list: group(m, 1), ...rest };
  }
}

/** 甲镇、乙镇、丙镇三个镇: the number behind the names. */
const COUNTED_BEHIND = form`(?:[二两三四五六七八九十]|\d{1,2})个?[一-龥]{1,4}$`;
const BRACKETS = everyForm`（[^（）]*）`;

/** The rows of a list of names and nothing else; null where a member names no row or more than one. */
function rowsListed(grid: Grid, list: string): number[] | null {
  const rows = list
    .replace(BRACKETS, '')
    .replace(COUNTED_BEHIND, '')
    .split(LIST_MARKS)
    .map((name) => {
      const row = only(grid.named(name));
      return row && row.start === 0 && name.replace(PLACE_TAIL, '').length - row.end <= 2 ? row.row : null;
    });
  return rows.every((row) => row !== null) && new Set(rows).size === rows.length ? rows : null;
}

/** 最多，: a superlative that is told already. */
const TOLD_BEFORE = everyForm`最[高多快大长好低少慢小短差](?:的是[^，。；]*)?，`;
const LAST_SENTENCE = form`[^。；]{0,200}$`;

/** The words of the sentence up to an offset, without the superlatives that it has told. */
const sentenceTo = (text: string, end: number): string =>
  text.slice(text.slice(0, end).search(LAST_SENTENCE), end).replace(OPENS_AMONG, '').replace(TOLD_BEFORE, '，');

const NAMED_TIMES = everyForm`${YEAR}年|\d{1,2}月|${words('上半年 下半年 [一二三四]季度 前三季度')}`;
/** Words for other values than those of the column: of another time, or the extremes within one. */
const OTHER_VALUES = words(
  YEAR_AGO,
  LAST_YEAR,
  '历年 历史 常年 往年 上月 上季 上期 预计 计划 目标',
  '最 极端 单日 单站 累计 日均 月均 偏',
);

/** Whether the words name another time than the table, or one that it does not tell. */
function isOfOtherTime(grid: Grid, title: string, said: string): boolean {
  const told = title + grid.columns.map((c) => c.line.head.label).join('，');
  return OTHER_VALUES.test(said) || [...NAMED_TIMES.all(said)].some(([time]) => !told.includes(time));
}

/**
 * The column by which the rows are compared; null where there is no single one or where the words name another measure.
 */
function columnCompared(grid: Grid, words: string, adjective: string): Column | null {
  const able = grid.columns.filter((c) => c.kind !== 'rank' && c.kind !== 'ordinal' && c.kind !== 'note');
  const change = CHANGE_NAMES.exec(words)?.[0];
  const levels = able.filter((c) => c.kind !== 'change' && c.kind !== 'difference' && c.kind !== 'points');
  let found: Column | null;
  if (change) {
    const changes = able.filter((c) => c.kind === 'change');
    found = change.includes('降') ? null : only(changes);
  } else {
    const tied = levels.filter((c) => namesTied(c.name, words));
    // 参保率 also holds the name of 参保人数.
    const named = tied.filter((c) => !tied.some((x) => x !== c && x.name !== c.name && x.name.includes(c.name)));
    const by = MEASURED_BY[adjective];
    const likely = by ? able.filter((c) => by.test(c.line.head.label)) : [];
    found = named.length ? only(named) : (only(likely) ?? only(able));
  }
  if (!found || OTHER_MEASURES.test(words.replace(found.name, ''))) return null;
  return found;
}

/** Whether the words hold the name, or both end alike: 收入水平 and 农民人均可支配收入. */
function namesTied(name: string, words: string): boolean {
  if (name.length < 2) return false;
  if (words.includes(name)) return true;
  const said = words.replace(MEASURE_TAIL, '').slice(-4);
  const end = [4, 3, 2].map((n) => said.slice(-n)).find((w) => w.length >= 2 && name.endsWith(w));
  return end !== undefined;
}

const OF_CHANGE = words('[增减降升]');
/** 新增参保人数 beside a column 参保人数. */
const isOfChange = ({ kind, name }: Column, said: string): boolean =>
  kind !== 'change' && OF_CHANGE.test(said.replaceAll(name, ''));

/** A fall counts as a negative value. */
const signed = ({ figure: f }: Entry): q.Rational => (f.change === 'fall' ? q.neg(f.number) : f.number);

/** 三次产业结构13.3∶45.0∶41.7: a ratio against the values of the rows. */
export function* structures({ grid, title: _ }: BesideScene, readings: readonly Reading[]): Generator<TableClaim> {
  const industries = ['一', '二', '三'].map((n) =>
    grid.items.find((row) => grid.labelOf(row).startsWith(`第${n}产业`)),
  );
  if (industries.some((row) => row === undefined)) return;
  const levels = grid.columns.filter((c) => c.kind === 'level');
  const shares = grid.columns.filter((c) => c.kind === 'share');
  const column = only(shares) ?? only(levels);
  const cells = column && grid.parts(column, industries as number[]);
  if (!column || !cells) return;
  const total = cells.map((c) => c.figure.number).reduce(q.add);
  if (q.isZero(total)) return;
  const right = cells.map((c) => q.div(q.mul(c.figure.number, q.HUNDRED), total));
  for (const [near, reading] of readings.entries()) {
    const ratios = reading.figures.filter((f) => f.kind === 'ratio' && f.number !== null);
    for (let i = 0; i + 2 < ratios.length; i += 3) {
      const members = ratios.slice(i, i + 3).filter(hasNumber);
      const [first] = members;
      if (!first) continue;
      const before = reading.paragraph.text.slice(Math.max(0, first.at.start - 12), first.at.start);
      if (!PARTS_OR_CHANGE.test(before) || FROM_YEAR_AGO.test(before)) continue;
      const fits = members.map(
        (f, k) => agree({ ...f, bound: 'about' }, f) !== null && meets(f.number, right[k] ?? f.number),
      );
      const spotOf = (figure: Spot['figure']): Spot => ({ near, order: reading.figures.indexOf(figure), figure });
      const spots = members.map(spotOf);
      const wrong = spots[fits.indexOf(false)];
      const shown = right.map((x, k) => q.toFixed(x, members[k]?.decimals ?? 1)).join('∶');
      // A slip is meant only if the ratio has the values of these rows in another order, or all but two of them.
      const sorted = (list: readonly string[]): string => [...list].sort().join();
      const moved = sorted(members.map((f) => q.toFixed(f.number, 1))) === sorted(right.map((x) => q.toFixed(x, 1)));
      const slip = fits.filter((x) => !x).length === 1;
      if (wrong && !moved && !slip) continue;
      yield {
        kind: 'rate',
        figures: [...spots, ...cells],
        labels: [...spots.map(() => '正文'), ...cells.map(() => '表中')],
        at: wrong ?? spotOf(first),
        claim: `${cells.map((c) => c.figure.text).join('∶')} = ${members.map((f) => f.text).join('∶')}`,
        holds: !wrong,
        working: wrong
          ? `按表中所列应为${shown}，文中为${members.map((f) => f.text).join('∶')}`
          : `按表中所列为${shown}`,
        title: '正文与表格不符',
        severity: wrong ? 'warning' : null,
        right: null,
      };
    }
  }
}

/** Whether the printed value is rounded, cut off, or adjusted so that the members make a hundred. */
const meets = (printed: q.Rational, value: q.Rational): boolean => {
  const gap = Math.abs(Number(q.toDecimal(q.sub(printed, value), 4)));
  return gap <= 0.11;
};
