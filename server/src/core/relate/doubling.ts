/** 翻番: a target that doubles, held against the value reached that the document gives for the same indicator. */
import type { PlacedFigure } from '../fold/claims';
import type { Relation, Site } from '../model';
import { sameName } from './scene';
import { doublingHolds } from './solve';

export function relateDoublings(figures: readonly PlacedFigure[]): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  figures.forEach((times, i) => {
    const { here } = times;
    if (here.unit !== '番' || here.number === null) return;
    const { reading } = times.placed;
    // One that the paragraph's own grammar has solved is not looked for again.
    if (reading.relations.some((r) => r.kind === 'doubling' && r.figures.includes(here))) return;
    const { text } = reading.paragraph;
    const sentence = reading.sentences[here.sentence]!;
    const clause = reading.clauses[here.clause]!;
    const lead = text.slice(clause.start, here.at.start);
    const stated = /比(\d{4})年/.exec(lead)?.[1];
    for (const goal of figures.slice(i + 1, i + 8)) {
      const { here: g } = goal;
      if (goal.placed !== times.placed || g.sentence !== here.sentence) break;
      if (g.kind !== 'amount' || g.number === null || g.role === 'by') continue;
      const name = g.indicator || goalName(text.slice(reading.clauses[g.clause]!.start, g.at.start));
      const bare = /^[，、]?(?:总[量额数]?)?(?:达到?|突破|超过|过|实现)$/.test(text.slice(here.at.end, g.at.start));
      const subject = bare && g.indicator === '' ? goalName(lead) : name;
      if (subject.length < 3 || !(lead.includes(subject) || bare)) continue;
      const bases = figures.filter(
        ({ here: b, placed }) =>
          b.kind === 'amount' &&
          b.unit === g.unit &&
          b.number !== null &&
          b.modality === 'achieved' &&
          b.role !== 'by' &&
          b !== g &&
          !(placed === times.placed && b.sentence === here.sentence) &&
          sameName(b.indicator, subject) &&
          (stated ? b.period.includes(stated) : true),
      );
      if (!bases.length) continue;
      const n = Number(here.number.n);
      const good = bases.find((b) => doublingHolds(b.here, g, n).holds !== false);
      const base = good ?? bases.at(-1)!;
      const answer = doublingHolds(base.here, g, n);
      out.push({
        kind: 'doubling',
        figures: [base.site, times.site, goal.site],
        claim: `${base.site.text} ${here.text} = ${g.text}`,
        holds: answer.holds,
        working: answer.working,
        tied: sentence.start <= g.at.start,
      });
    }
  });
  return out;
}

function goalName(words: string): string {
  return words
    .replace(/(?:达到了|达到|达|突破|超过|实现|完成|过|为|约|近|力争|翻|了|基本|再){1,9}$/g, '')
    .replace(/^.*(?:力争|确保|实现|推动|期间|末|使|年|，)/, '');
}
