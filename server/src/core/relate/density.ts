/** Quotients that a sentence gives beside their operands: 亩均投资 = 投资 ÷ 面积, 户均, 人均, 平均每个. */
import type { Figure, Relation } from '../model';
import type { Scene } from './scene';
import { isAmount, relation } from './scene';
import { quotientHolds } from './solve';

const PER: readonly (readonly [RegExp, RegExp])[] = [
  [/亩均([一-鿿]{0,8})$|(?:平均)?每亩([一-鿿]{0,8})$/, /^亩$/],
  [/户均([一-鿿]{0,8})$|(?:平均)?每户([一-鿿]{0,8})$/, /^户$/],
  [/人均([一-鿿]{0,8})$|(?:平均)?每人([一-鿿]{0,8})$/, /^(?:人|名|位)$/],
  [/村均([一-鿿]{0,8})$|(?:平均)?每个?村([一-鿿]{0,8})$/, /^(?:村|个)$/],
  [/单位面积([一-鿿]{0,8})$|地均([一-鿿]{0,8})$|每平方公里([一-鿿]{0,8})$/, /^平方公里$/],
  [/(?:平均)?每台([一-鿿]{0,8})$|台均([一-鿿]{0,8})$/, /^台$/],
  [/(?:平均)?每公里([一-鿿]{0,8})$/, /^公里$/],
  [/(?:平均)?单个项目([一-鿿]{0,8})$|(?:平均)?每个项目([一-鿿]{0,8})$|项目平均([一-鿿]{0,8})$/, /^(?:个|项)$/],
];

export function relateDensities(scene: Scene): Relation[] {
  const out: Relation[] = [];
  for (const group of scene.groups) {
    for (const quotient of group.figures) {
      if (!isAmount(quotient) || quotient.role === 'by') continue;
      const found = quotientOf(scene, group.figures, quotient);
      if (found) out.push(found);
    }
  }
  return out;
}

function quotientOf(scene: Scene, figures: readonly Figure[], quotient: Figure): Relation | null {
  const lead = scene.lead(quotient).replace(/(?:约为|约|达到|达|为|是|近|超过|仅|可|实现|了){1,9}$/, '');
  if (!/[均每单]/.test(lead)) return null;
  for (const [label, unit] of PER) {
    const m = label.exec(lead);
    if (!m) continue;
    const what = (m.slice(1).find((w) => w !== undefined) ?? '').replace(/(?:约为|约|达到|达|为){1,9}$/, '');
    const base = quotient.unit.split('/')[0]!;
    const earlier = figures.filter((f) => f.at.end <= quotient.at.start && isAmount(f) && scene.level(f));
    const counts = earlier.filter((f) => unit.test(f.unit));
    const totals = earlier.filter((f) => f.unit === base && !/均|每/.test(scene.lead(f)));
    for (const total of totals) {
      for (const count of counts) {
        if (total === count) continue;
        const answer = quotientHolds(total, count, quotient);
        const claim = `${total.text} / ${count.text} = ${quotient.text}`;
        if (answer.holds === true) return relation('density', [total, count, quotient], claim, answer, true, quotient);
      }
    }
    const [total, count] = [totals[0], counts[0]];
    if (totals.length !== 1 || counts.length !== 1 || !total || !count || total === count) return null;
    const named = what.length >= 2 && (total.indicator.includes(what) || scene.lead(total).includes(what));
    const tied = named && total.bound === 'exact' && count.bound === 'exact';
    const claim = `${total.text} / ${count.text} = ${quotient.text}`;
    return tied
      ? relation('density', [total, count, quotient], claim, quotientHolds(total, count, quotient), true, quotient)
      : null;
  }
  return null;
}
