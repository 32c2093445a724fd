/** B是A的N倍. Growth by a multiple (由A增加到B，增长N倍) is read with the growth that it belongs to. */
import type { Relation } from '../model';
import type { Scene } from './scene';
import { relation } from './scene';
import { doublingHolds, multipleHolds } from './solve';
import { TIME } from './words';

const IS = new RegExp(`(?:是|为|达到?|相当于|超过|接近|约为|约是)(?:了)?(?:${TIME}|[^，。；]{0,8})?(?:的)?(?:约)?$`);
const OF = /^(?:左右)?的(?:约|近|超过|整整|大约|将近)*$/;
const TWICE = new RegExp(`(?:比|较|在)(?:${TIME}|[^，。；]{0,8})?(?:的)?$`);

export function relateMultiples(scene: Scene): Relation[] {
  const out: Relation[] = [];
  for (const group of scene.groups) {
    const quantities = group.figures.filter((f) => f.number !== null && f.kind !== 'date' && f.kind !== 'rank');
    quantities.forEach((times, i) => {
      const base = quantities[i - 1];
      if (times.kind !== 'multiple' || !base) return;
      const to = quantities
        .slice(0, i - 1)
        .findLast((f) => f.unit === base.unit && f.kind === base.kind && scene.level(f));
      if (!to) return;
      const lead = scene.text.slice(Math.max(0, base.at.start - 18), base.at.start);
      if (times.unit === '倍') {
        if (!IS.test(lead) || !OF.test(scene.between(base, times))) return;
        if (/比|较/.test(scene.lead(base))) return;
        const claim = `${to.text} = ${base.text} × ${times.text}`;
        out.push(relation('multiple', [to, base, times], claim, multipleHolds(base, to, times, false), true, times));
      } else if (
        times.unit === '番' &&
        times.number &&
        TWICE.test(lead) &&
        /^(?:的基础上)?(?:又|再)?$/.test(scene.between(base, times))
      ) {
        const claim = `${base.text} ${times.text} = ${to.text}`;
        out.push(relation('doubling', [base, times, to], claim, doublingHolds(base, to, Number(times.number.n)), true));
      }
    });
  }
  return out;
}
