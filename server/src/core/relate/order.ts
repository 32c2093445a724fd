/**
 * Orders that the text states: ranges of dates and numbers, moves up and down a ranking, and values that stay above a
 * limit.
 */
import { form, words } from '../grammar/lexemes';
import { FROM_A_LEVEL } from '../grammar/vocabulary/changes';
import { SENTENCE_STOPS, SHORT_BRACKET } from '../grammar/vocabulary/marks';
import type { Figure, Relation } from '../model';
import { compare, sub, toDecimal } from '../num/rational';
import type { Group, Scene } from './scene';
import { isPercent, relation, sameName } from './scene';
import { atMost } from './solve';
import { hasNumber } from '../model';

const DATE = form`^(?:(\d{4})|-)(?:-(\d\d)(?:-(\d\d))?)?$`;
const MOVES = words('由 从 自 降 减 缩 跌 落');
const BY_SO_MANY_PLACES = form`^[，、（]?${words('累计 共 一举')}?${words('上升 提升 前进 前移 跃升 进 晋升 进位 提高 下降 下滑 后退 后移')}了?$`;
const NUMBER = form`(?<!\d)\d+`;

const JOINT = form`^(?:[至到~–-]|—{1,2}|－{1,2})$`;

/** Orders that the sentences of a paragraph state between neighbouring figures. */
export function relateOrders(scene: Scene): Relation[] {
  const out: Relation[] = [];
  for (const group of scene.groups) {
    const { figures } = group;
    figures.forEach((a, i) => {
      const b = figures[i + 1];
      if (!b) return;
      const found = a.kind === 'date' && b.kind === 'date' ? dates(scene, a, b) : (range(scene, a, b) ?? null);
      if (found) out.push(found);
      else if (a.kind === 'rank' && b.kind === 'rank') out.push(...ranks(scene, a, b, figures[i + 2]));
      else if (isPercent(b)) {
        const above = floor(scene, group, b);
        if (above) out.push(above);
      }
    });
  }
  return out;
}

// ---------------------------------------------------------------- dates

/** 5月21日至29日, 2015年至2020年. A range without years that runs past New Year is no fault. */
function dates(scene: Scene, a: Figure, b: Figure): Relation | null {
  if (!JOINT.test(scene.between(a, b).replace(SHORT_BRACKET, '').trim())) return null;
  const answer = dateOrder(a.value, b.value);
  if (answer === undefined) return null;
  const working =
    answer === false
      ? `${a.text}晚于${b.text}`
      : answer
        ? `${a.text}早于${b.text}`
        : `${a.text}至${b.text}，是否跨年文中未写`;
  return relation('order', [a, b], `${a.text} <= ${b.text}`, { holds: answer, working }, true);
}

/**
 * Whether date `a` is not after date `b`; null where only a year could tell, undefined where the two cannot be
 * compared.
 */
export function dateOrder(a: string, b: string): boolean | null | undefined {
  if (a.includes('/') || b.includes('/')) return undefined;
  const [x, y] = [partsOf(a), partsOf(b)];
  if (!x || !y) return undefined;
  if (x.year !== null && y.year !== null && x.year !== y.year) return x.year < y.year;
  if (x.month === null || y.month === null)
    return x.year !== null && y.year !== null && x.month === null && y.month === null ? true : undefined;
  const known = x.year !== null && y.year !== null;
  if (x.month !== y.month) return x.month < y.month ? true : known ? false : null;
  if (x.day === null || y.day === null) return x.day === null && y.day === null ? true : undefined;
  return x.day <= y.day;
}

interface DateParts {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

/** Year, month and day of a normalized date, each null where it is not stated; null where `value` is no date. */
export function partsOf(value: string): DateParts | null {
  const m = DATE.exec(value);
  if (!m) return null;
  const number = (w: string | undefined): number | null => (w === undefined ? null : Number(w));
  return { year: number(m[1]), month: number(m[2]), day: number(m[3]) };
}

// ---------------------------------------------------------------- numbers

function range(scene: Scene, a: Figure, b: Figure): Relation | null {
  if (a.unit !== b.unit || a.kind !== b.kind || !hasNumber(a) || !hasNumber(b) || a.kind === 'rank') return null;
  if (!JOINT.test(scene.between(a, b))) return null;
  const { holds } = atMost(a, b);
  const moves = MOVES.test(scene.lead(a));
  const working = holds === false ? `范围的起点${a.text}大于终点${b.text}` : `${a.text}≤${b.text}`;
  return relation('order', [a, b], `${a.text} <= ${b.text}`, { holds, working }, !moves);
}

// ---------------------------------------------------------------- ranks

const MOVES_UP = words('跃升 上升 提升 前移 前进 升至 升到 跃居 晋升 晋位 提高 跃至 进到 进至 攀升 跃进 进位 赶超');
const MOVES_DOWN = words('下降 下滑 后移 退至 退到 跌至 跌到 降至 降到 滑落 退居');

function ranks(scene: Scene, a: Figure, b: Figure, next: Figure | undefined): Relation[] {
  const joint = scene.between(a, b);
  if (SENTENCE_STOPS.test(joint) || joint.length > 24 || a.number === null || b.number === null) return [];
  const up = MOVES_UP.test(joint);
  if (up === MOVES_DOWN.test(joint)) return [];
  // Two ranks may be of two things. They are one move only in one clause or with 由…到….
  if (joint.includes('，') && !FROM_A_LEVEL.test(scene.lead(a))) return [];
  if (a.bound !== 'exact' || b.bound !== 'exact') return [];
  const c = compare(a.number, b.number);
  const holds = up ? c > 0 : c < 0;
  const working = holds
    ? `第${toDecimal(b.number)}位在第${toDecimal(a.number)}位之${up ? '前' : '后'}`
    : `第${toDecimal(b.number)}位${c === 0 ? '即' : up ? '在' : '在'}第${toDecimal(a.number)}位${c === 0 ? '' : up ? '之后，不是上升' : '之前，不是下降'}`;
  const out = [
    relation('order', [a, b], `第${toDecimal(a.number)}位 → 第${toDecimal(b.number)}位`, { holds, working }, true),
  ];
  if (holds && next && next.number !== null && (next.unit === '位' || next.unit === '个' || next.unit === '名')) {
    const lead = scene.lead(next);
    if (BY_SO_MANY_PLACES.test(lead) && next.clause - b.clause <= 1) {
      const places = up ? sub(a.number, b.number) : sub(b.number, a.number);
      const right = compare(places, next.number) === 0;
      const sum = up
        ? `${toDecimal(a.number)}-${toDecimal(b.number)}`
        : `${toDecimal(b.number)}-${toDecimal(a.number)}`;
      const words = `${sum}=${toDecimal(places)}${right ? '' : `，文中为${next.text}`}`;
      const fixed = next.text.replace(NUMBER, toDecimal(places));
      out.push(
        relation(
          'order',
          [a, b, next],
          `${sum} = ${next.text}`,
          { holds: right, working: words, ...(right ? {} : { right: fixed }) },
          next.bound === 'exact',
          next,
        ),
      );
    }
  }
  return out;
}

// ---------------------------------------------------------------- floors

const FLOOR = form`${words('始终 一直 持续 均 稳定 保持 处于 维持')}[^，。；]{0,8}$`;

/** 增加值增长20.5%，增速始终处于18.0%以上: the value must lie above the limit. */
function floor(scene: Scene, group: Group, level: Figure): Relation | null {
  if (level.bound !== 'over' || !FLOOR.test(scene.lead(level))) return null;
  const value = group.figures.findLast(
    (f) => f.at.end <= level.at.start && f.kind === 'percent' && f.unit === level.unit && f.change !== 'fall',
  );
  if (!value || !hasNumber(value) || !hasNumber(level)) return null;
  if (!sameName(value.indicator, level.indicator) && !scene.clauseOf(level).includes(value.indicator.slice(-3) || '／'))
    return null;
  const { holds } = atMost({ ...level, bound: 'exact', interval: null }, value);
  const least = level.number;
  const above = compare(value.number, least) >= 0;
  if (holds === null && !above) return null;
  return relation(
    'order',
    [value, level],
    `${value.text} >= ${level.text}`,
    { holds: above, working: `${value.text}${above ? '≥' : '<'}${level.text}` },
    false,
  );
}
