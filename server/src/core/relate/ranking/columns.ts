/** Tables and lists of lines that are in an order: a column of ranks beside one of scores, or 由高到低排列如下. */
import { DOWNWARDS, UPWARDS } from '../../grammar/vocabulary/extremes';
import { LAST_YEAR } from '../../grammar/vocabulary/times';
import { everyForm, form, words } from '../../grammar/lexemes';
import type { Places } from '../../fold/claims';
import { gather, trait } from '../../fold/gather';
import type { Entry, PlacedTable, Table } from '../../fold/tables';
import { tablesOf } from '../../fold/tables';
import type { Figure, Reading, Relation, Site, Numbered } from '../../model';
import { compare, toDecimal } from '../../num/rational';
import { hasNumber } from '../../model';
import { only } from '../../list';
import type { Rational } from '../../num/rational';
import { ZERO } from '../../num/rational';
import { siteOf } from '../../fold/claims';

const HEADS_LIST = form`(?:如下|排[列序名]|：)[：:]?$`;
const MARK_WITHIN = form`[。，][^\n]`;
const RANK_MARKS = everyForm`^第|[位名]$`;

const FALLING = form`[由从]${DOWNWARDS}`;
const RISING = form`[由从]${UPWARDS}`;
const SCORE = words('得分 总分 成绩 分数 评分 考核分 分值');
const TOTAL_SCORE = words('总分 总得分 综合 最终 合计 总成绩');
const NOT_RANKED = words('扣分 用时 加分 次数 满分 权重', LAST_YEAR);
const TOTAL_LINES = words('合计 总计 平均 全[县市区镇乡]');

export const relateRanked = (places: Places): Relation<Site>[] => [
  ...tablesOf(places).tables.flatMap(inTable),
  ...inLines(places),
];

// ---------------------------------------------------------------- tables

interface RankedLine {
  readonly name: string;
  readonly value: Entry;
  readonly rank: Entry | null;
}

const OF_EARLIER = words('上[年月季期届次轮] 去年 前[年期] 同期 原');

function inTable(placed: PlacedTable): Relation<Site>[] {
  const { table } = placed;
  // 上季度位次 beside the scores of this one.
  const ranks = table.columns.filter(({ head }) => head.kind === 'rank' && !OF_EARLIER.test(head.label));
  const stated = FALLING.test(table.title) || RISING.test(table.title);
  if (ranks.length > 1 || (!ranks.length && !stated)) return [];
  const values = valueColumn(table);
  const column = values === null ? undefined : table.columns[values];
  if (values === null || !column) return [];
  const [places] = ranks;
  const lines = table.rows.flatMap(({ head }, r): RankedLine[] => {
    const row = table.entries[r];
    if (!row) return [];
    const value = row[values];
    const rank = places ? row[places.index] : null;
    if (TOTAL_LINES.test(head.label)) return [];
    return value && value !== 'nil' && value.figure.number
      ? [{ name: head.label, value, rank: rank && rank !== 'nil' ? rank : null }]
      : [];
  });
  if (lines.length < 3) return [];
  let sorted = lines;
  if (places) {
    const placeOf = ({ rank }: RankedLine): Rational => rank?.figure.number ?? ZERO;
    sorted = [...lines].sort((a, b) => compare(placeOf(a), placeOf(b)));
    const [first] = sorted;
    const last = sorted.at(-1);
    // Ranks among others than these lines tell nothing about the order of the lines.
    if (!first || !last || toDecimal(placeOf(first)) !== '1') return [];
    if (compare(placeOf(last), { n: BigInt(lines.length), d: 1n }) > 0) return [];
  }
  const rising = !ranks.length && RISING.test(table.title);
  const score = SCORE.test(column.head.label);
  const breaks = breaksIn(sorted, rising);
  // Other measures than scores may be ranked differently, or in the opposite direction.
  if (!breaks.length || (!score && !(stated && !ranks.length)) || breaks.length > Math.max(1, sorted.length / 4))
    return [];
  return breaks.slice(0, 1).flatMap((i) => {
    const [a, b] = sorted.slice(i - 1, i + 1);
    if (!a || !b) return [];
    const cells = [a.value, b.value, ...(a.rank && b.rank ? [a.rank, b.rank] : [])];
    return broken(
      cells.map((c) => placed.site(c)),
      { a: a.name, b: b.name, rising, place: a.rank && b.rank ? [a.rank.figure.text, b.rank.figure.text] : null },
    );
  });
}

/** Indexes of the values that break the order. */
function breaksIn(lines: readonly RankedLine[], rising: boolean): number[] {
  return lines.flatMap((line, i) => {
    const last = lines[i - 1];
    if (!last || (line.rank && last.rank && compare(line.rank.figure.number, last.rank.figure.number) === 0)) return [];
    const c = compare(line.value.figure.number, last.value.figure.number);
    return (rising ? c < 0 : c > 0) ? [i] : [];
  });
}

/** The column by which the lines are ranked; null where there may be several. */
function valueColumn({ columns, entries }: Table): number | null {
  const able = columns.filter(
    ({ index, head }) =>
      head.kind !== 'rank' && !NOT_RANKED.test(head.label) && entries.some((row) => row[index] && row[index] !== 'nil'),
  );
  const scores = able.filter(({ head }) => SCORE.test(head.label));
  const totals = scores.filter(({ head }) => TOTAL_SCORE.test(head.label));
  const chosen = totals.length === 1 ? totals : scores.length === 1 ? scores : able;
  return only(chosen)?.index ?? null;
}

interface Broken {
  readonly a: string;
  readonly b: string;
  readonly rising: boolean;
  readonly place: readonly [string, string] | null;
}

function broken(figures: readonly Figure<Site>[], { a, b, rising, place }: Broken): Relation<Site> {
  const [x, y] = figures as [Figure<Site>, Figure<Site>];
  const [p, q] = place ?? ['', ''];
  const who = (name: string, rank: string): string => (rank ? `第${rank.replace(RANK_MARKS, '')}名${name}` : name);
  return {
    kind: 'sorted',
    figures,
    claim: `${x.text} ${rising ? '≤' : '≥'} ${y.text}`,
    holds: false,
    working: `${who(a, p)}${x.text}，${who(b, q)}却是${y.text}`,
    tied: true,
    schema: 'sorted/table',
    level: 'warning',
    marked: y,
    title: place ? '名次与得分不符' : '排列次序不符',
    labels: [a, b, ...(figures.length > 2 ? ['名次', '名次'] : [])],
  };
}

// ---------------------------------------------------------------- lines

const LEADS = trait(({ paragraph: { text, block } }: Reading): 'falling' | 'rising' | null => {
  if (block === 'cell' || text.length > 120 || !HEADS_LIST.test(text)) return null;
  return FALLING.test(text) ? 'falling' : RISING.test(text) ? 'rising' : null;
});

/** 不动产登记中心 18620件: a short line with one value. */
const LINES = trait(({ paragraph: { text, block }, figures }: Reading): Figure | null => {
  const own = figures.filter((f) => f.kind === 'amount' || f.kind === 'percent');
  const [f] = own;
  if (block === 'cell' || own.length !== 1 || !f || text.length > 36 || f.number === null || f.bound !== 'exact')
    return null;
  return MARK_WITHIN.test(text.slice(0, -1)) || TOTAL_LINES.test(text) ? null : f;
});

function inLines(places: Places): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  const leads = gather(places.readings, LEADS);
  if (!leads.length) return out;
  const lines = new Map(gather(places.readings, LINES).map(({ index, value }) => [index, value]));
  for (const { index, value: way } of leads) {
    const list: { readonly index: number; readonly figure: Numbered }[] = [];
    for (let i = index + 1; ; i++) {
      const figure = lines.get(i);
      if (!figure || !hasNumber(figure)) break;
      list.push({ index: i, figure });
    }
    const head = list[0]?.figure;
    if (list.length < 3 || list.some(({ figure: f }) => f.unit !== head?.unit || f.kind !== head.kind)) continue;
    const at = list.findIndex(({ figure }, i) => {
      if (i === 0) return false;
      const c = compare(figure.number, (list[i - 1]?.figure ?? figure).number);
      return way === 'rising' ? c < 0 : c > 0;
    });
    if (at < 1) continue;
    const figures = list.slice(at - 1, at + 1).flatMap((x) => siteOf(places, x.index, x.figure) ?? []);
    out.push(broken(figures, { a: '', b: `之后`, rising: way === 'rising', place: null }));
  }
  return out;
}
