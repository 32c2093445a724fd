/** 翻番: a target that doubles, compared with the value that the document gives as reached for the same indicator. */
import { form, words } from '../grammar/lexemes';
import type { FigureWith, Places } from '../fold/claims';
import { figuresWith, numberTrait, siteOf } from '../fold/claims';
import type { Numbered, Relation, Site } from '../model';
import { hasNumber } from '../model';
import { plainName, samePlainName } from './scene';
import { doublingHolds } from './solve';
import { startOf } from '../text/stretches';

type Reached = FigureWith<string, Numbered>;

const THAN_IN_YEAR = form`比(\d{4})年`;
const TO_BE_REACHED = form`^[，、]?(?:总[量额数]?)?${words('达到? 突破 超过 过 实现')}$`;
const REACHES = form`${words('达到了 达到? 突破 超过 实现 完成 过 为 约 近 力争 翻 了 基本 再')}{1,9}$`;
const BEFORE_THE_GOAL = form`^.*${words('力争 确保 实现 推动 期间 末 使 年 ，')}`;

/** Figures such as 翻一番. Where the paragraph itself has solved the doubling it is not searched again. */
const DOUBLINGS = numberTrait((f, { relations }) =>
  f.unit === '番' && !relations.some((r) => r.kind === 'doubling' && r.figures.includes(f)) ? true : null,
);

/** Values that were reached, with the plain name of their indicator. */
const REACHED = numberTrait((f) =>
  f.kind === 'amount' && f.modality === 'achieved' && f.role !== 'by' ? plainName(f.indicator) || null : null,
);

export function relateDoublings(places: Places): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  let reached: Map<string, Reached[]> | null = null;
  for (const times of figuresWith(places, DOUBLINGS)) {
    const { here, placed, order } = times;
    const { reading } = placed;
    const { text } = reading.paragraph;
    const lead = text.slice(startOf(reading.clauses, here.clause), here.at.start);
    const stated = THAN_IN_YEAR.exec(lead)?.[1];
    for (const g of reading.figures.slice(order + 1, order + 8)) {
      if (g.sentence !== here.sentence) break;
      if (g.kind !== 'amount' || !hasNumber(g) || g.role === 'by') continue;
      const name = g.indicator || goalName(text.slice(startOf(reading.clauses, g.clause), g.at.start));
      const bare = TO_BE_REACHED.test(text.slice(here.at.end, g.at.start));
      const subject = bare && g.indicator === '' ? goalName(lead) : name;
      if (subject.length < 3 || !(lead.includes(subject) || bare)) continue;
      reached ??= byLastWord(places);
      const plain = plainName(subject);
      const bases = (reached.get(keyOf(g.unit, plain)) ?? []).filter(
        ({ here: b, placed: at, value }) =>
          b !== g &&
          !(at === placed && b.sentence === here.sentence) &&
          samePlainName(value, plain) &&
          (stated ? b.period.includes(stated) : true),
      );

      const n = Number(here.number.n);
      const good = bases.find((b) => doublingHolds(b.here, g, n).holds !== false);
      const base = good ?? bases.at(-1);
      const goal = siteOf(places, times.index, g);
      if (!base || !goal) continue;
      const answer = doublingHolds(base.here, g, n);
      out.push({
        kind: 'doubling',
        figures: [base.site, times.site, goal],
        claim: `${base.site.text} ${here.text} = ${g.text}`,
        holds: answer.holds,
        working: answer.working,
        tied: startOf(reading.sentences, here.sentence) <= g.at.start,
      });
    }
  }
  return out;
}

/** The values by unit and by the last character of their names: names of one thing end in the same character. */
function byLastWord(places: Places): Map<string, Reached[]> {
  const out = new Map<string, Reached[]>();
  for (const figure of figuresWith(places, REACHED)) {
    const key = keyOf(figure.here.unit, figure.value);
    const list = out.get(key);
    if (list) list.push(figure);
    else out.set(key, [figure]);
  }
  return out;
}

const keyOf = (unit: string, name: string): string => `${unit}|${name.at(-1)}`;

function goalName(words: string): string {
  return words.replace(REACHES, '').replace(BEFORE_THE_GOAL, '');
}
