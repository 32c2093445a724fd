/** What stands behind 其中 is part of what stands before it, and a release is part of the stock. */
import type { Figure, Relation } from '../model';
import type { Group, Scene } from './scene';
import { isAmount, relation } from './scene';
import { atMost } from './solve';

export function relateSubsets(scene: Scene): Relation[] {
  const out: Relation[] = [];
  let before: Group | null = null;
  for (const group of scene.groups) {
    out.push(...among(scene, group, before));
    before = group;
  }
  out.push(...stock(scene));
  return out;
}

const MEASURES = /产值|收入|税收|利润|投资|贷款|补贴|资金|销售|出口|进口|面积|库存|余额|产能|产量|价格|成本|长度|里程/g;

function among(scene: Scene, group: Group, before: Group | null): Relation[] {
  const out: Relation[] = [];
  const amounts = group.figures.filter(isAmount);
  if (!amounts.length) return out;
  for (let from = group.text.indexOf('其中'); from >= 0; from = group.text.indexOf('其中', from + 2)) {
    const at = group.start + from;
    const later = group.text.indexOf('其中', from + 2);
    const behind = amounts.filter((f) => f.at.start > at && (later < 0 || f.at.start < group.start + later));
    if (!behind.length) continue;
    const stop = group.text.indexOf('；', from);
    const end = stop < 0 ? Infinity : group.start + stop;
    const parts = behind.filter((f) => f.at.end <= end && scene.level(f));
    if (!parts.length) continue;
    const inside = amounts.filter((f) => f.at.end <= at);
    const earlier = from === 0 && before ? before.figures.filter(isAmount) : inside;
    const seen = new Set<string>();
    for (const part of parts) {
      const same = earlier.filter((f) => f.unit === part.unit);
      const whole = same.findLast((f) => scene.level(f) && !/[比较][^，比较]*[增减多少超]/.test(scene.lead(f)));
      if (!whole) continue;
      const answer = atMost(part, whole);
      const measures = scene.lead(part).match(MEASURES) ?? [];
      const foreign =
        measures.some((m) => !scene.clauseOf(whole).includes(m)) ||
        /累计|总|目标|每|平均|人均|年产|达产/.test(scene.lead(part));
      const tied =
        !foreign &&
        !/每|平均|人均|均|利润|盈|净|顺差|增量/.test(scene.lead(whole)) &&
        whole.modality === part.modality &&
        same.every((f) => atMost(part, f).holds === false) &&
        (from > 0 || same.length === 1) &&
        (parts.indexOf(part) === 0 || !seen.has(part.unit) || /[、，]/.test(scene.lead(part)[0] ?? ''));
      seen.add(part.unit);
      out.push(relation('subset', [part, whole], `${part.text} ≤ ${whole.text}`, answer, tied));
    }
  }
  return out;
}

const STOCK = /(?:现有|存量|共有|总|储备)[^，。；]{0,10}$/;
const RELEASE = /(?:推出|出让|盘活|收储|拿出|使用|处置|消化|安排|投放|供应|释放)[^，。；]{0,10}$/;

/** 现有存量土地6000亩 … 推出商业土地400亩: only ever a confirmation. */
function stock(scene: Scene): Relation[] {
  const out: Relation[] = [];
  const stocks: Figure[] = [];
  for (const group of scene.groups) {
    for (const f of group.figures) {
      if (!isAmount(f)) continue;
      const lead = scene.lead(f);
      if (STOCK.test(lead)) stocks.push(f);
      else if (RELEASE.test(lead)) {
        const noun = lead.replace(/[^一-鿿]/g, '').slice(-2);
        const whole = stocks.findLast((s) => s.unit === f.unit && scene.lead(s).includes(noun));
        if (!whole || noun.length < 2) continue;
        const answer = atMost(f, whole);
        if (answer.holds) out.push(relation('subset', [f, whole], `${f.text} ≤ ${whole.text}`, answer, false));
      }
    }
  }
  return out;
}
