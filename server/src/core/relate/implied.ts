/** The base that a value and its rate of change imply: 143亿元，增长5.2% tells what the year before must have been. */
import type { Figure, Numbered, Relation } from '../model';
import { hasNumber } from '../model';
import { toDecimal } from '../num/rational';
import type { Interval } from '../num/interval';
import type { Scene } from './scene';
import { isAmount, relation } from './scene';
import { impliedBase, inWordsOf } from './solve';
import { CONSTANT_PRICES, FALL, RISE, TIME } from './words';
import { group } from '../match';

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

const LESS = new RegExp(`^(?:${FALL}|少|减[收支产])$`);
const before = (scene: Scene, f: Figure, length: number): string =>
  scene.text.slice(Math.max(0, f.at.start - length), f.at.start);

const YEARLY = new RegExp(
  `^[，、（]?(?:(?:同比|比|较)(?:上年度?|去年|${TIME})?(?:同期)?)?(?:实际|名义|可比)?(${RISE}|${FALL})(?:了)?(?:达到|达|约|近|为)*$`,
);

/** 143亿元，增长5.2%: what the year before must have been. Never decides anything. */
function implied(scene: Scene, value: Numbered, rate: Numbered): Relation | null {
  if (!isAmount(value) || !scene.level(value) || rate.kind !== 'percent' || rate.clause - value.clause > 1) return null;
  if (value.modality !== 'achieved' || rate.modality !== 'achieved') return null;
  const m = YEARLY.exec(scene.lead(rate));
  if (!m) return null;
  const fall = LESS.test(group(m, 1));
  const base = impliedBase(value, rate, fall);
  const name = value.indicator || '该指标';
  const constant = CONSTANT_PRICES.test(value.indicator || scene.clauseOf(value));
  const shown = middle(base, value);
  if (shown === null) return null;
  const year = /(?:比|较)((?:19|20)\d\d年)[^，。；\d]{0,8}$/.exec(before(scene, rate, 20))?.[1] ?? '上年';
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
