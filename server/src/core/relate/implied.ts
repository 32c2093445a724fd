/** The base that a value and its rate of change imply: 143亿元，增长5.2% tells what the year before must have been. */
import { ROUGHLY } from '../grammar/vocabulary/extremes';
import { IN_WORDING } from '../grammar/vocabulary/marks';
import { CONSTANT_PRICES, REAL_OR_NOMINAL } from '../grammar/vocabulary/measures';
import { AMOUNTS_TO } from '../grammar/vocabulary/parts';
import { form, whole, words } from '../grammar/lexemes';
import type { Figure, Numbered, Relation } from '../model';
import { hasNumber } from '../model';
import { toDecimal } from '../num/rational';
import type { Interval } from '../num/interval';
import type { Scene } from './scene';
import { isAmountFigure, relation } from './scene';
import { impliedBase, inWordsOf } from './solve';
import { group } from '../match';

const RISES = words(
  '增长 增加 提高 提升 上升 扩大 增至 升至 拓展 跃升 攀升 增 升 扩展 扩充 壮大 发展 延长 扩建 上涨 回升',
);
const FALLS = words('下降 减少 降低 压缩 缩短 压减 精简 缩减 回落 下滑 下跌 收窄 缩小 削减 减 降 减轻 跌');
const FELL = whole(FALLS, '少 减[收支产]');

/** A time before a figure: 2015年的, 去年同期, “十三五”末. */
const YEAR_PART = words('底 末 初 度 同期');
const PLAN_PERIOD_PART = words('初 末 时期 期间 初期 末期');
const TIME_WORDS = words('同期 年初 年底 改革前 过去 原来 原先 现在 目前 如今');
const TIME = form`\d{4}年${YEAR_PART}?|[去上今前当本]年${YEAR_PART}?|“?十[一二三四五]+五”?${PLAN_PERIOD_PART}?|[一二两三四五六七八九十\d]{1,9}年前|建[区市县园]之?初|${TIME_WORDS}`;
const CHANGE_ON_THE_YEAR = form`^[，、（]?(?:(?:同比|[比较])(?:上年度?|去年|${TIME})?(?:同期)?)?${words(REAL_OR_NOMINAL, '可比')}?(${RISES}|${FALLS})了?${words(AMOUNTS_TO, ROUGHLY)}*$`;
const COMPARED_YEAR = form`[比较]((?:19|20)\d\d年)${IN_WORDING}{0,8}$`;

/** The bases that values and their rates imply. */
export function impliedBases(scene: Scene): Relation[] {
  const out: Relation[] = [];
  for (const group of scene.groups) {
    const quantities = group.figures.filter(
      (f): f is Numbered => hasNumber(f) && f.kind !== 'date' && f.kind !== 'rank',
    );
    let last: Numbered | null = null;
    for (const quantity of quantities) {
      const found = last && implied(scene, last, quantity);
      if (found) out.push(found);
      last = quantity;
    }
  }
  return out;
}

/** 143亿元，增长5.2% implies the value of the year before. This is shown and never reported as a fault. */
function implied(scene: Scene, value: Numbered, rate: Numbered): Relation | null {
  if (!isAmountFigure(value) || !scene.level(value) || rate.kind !== 'percent' || rate.clause - value.clause > 1)
    return null;
  if (value.modality !== 'achieved' || rate.modality !== 'achieved') return null;
  const m = CHANGE_ON_THE_YEAR.exec(scene.lead(rate));
  if (!m) return null;
  const fall = FELL.test(group(m, 1));
  const base = impliedBase(value, rate, fall);
  const name = value.indicator || '该指标';
  const constant = CONSTANT_PRICES.test(value.indicator || scene.clauseOf(value));
  const shown = middle(base, value);
  if (shown === null) return null;
  const year = COMPARED_YEAR.exec(wordsBefore(scene, rate, 20))?.[1] ?? '上年';
  const working = constant
    ? `${name}增速一般按可比价计算，不能由${value.text}直接反推${year}数`
    : `${year}约${shown}（${value.text}÷${toDecimal({ n: rate.number.n * (fall ? -1n : 1n) + 100n * rate.number.d, d: rate.number.d * 100n }, 6)}）`;
  return relation('implied-base', [value, rate], `${year}${name} ≈ ${shown}`, { holds: null, working }, false);
}

function middle({ low, high }: Interval, like: Figure): string | null {
  if (low === null || high === null) return null;
  const mid = { n: low.n * high.d + high.n * low.d, d: 2n * low.d * high.d };
  return inWordsOf(mid, like, Math.max(1, like.decimals));
}

const wordsBefore = (scene: Scene, f: Figure, length: number): string =>
  scene.text.slice(Math.max(0, f.at.start - length), f.at.start);
