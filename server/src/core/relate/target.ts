/** Targets beside what the same document reports as reached: 2000亿元 planned, 1216亿元 reached. Information only. */
import type { PlacedFigure } from '../fold/claims';
import type { Figure, Relation, Site } from '../model';
import { compare, integer, mul } from '../num/rational';
import { plainName, samePlainName } from './scene';

export function relateTargets(figures: readonly PlacedFigure[]): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  const level = figures
    .filter(({ here: f }) => f.kind === 'amount' && f.number !== null && f.role !== 'by')
    .map((f) => ({ ...f, name: plainName(nameOf(f)) }))
    .filter(({ name }) => name.length > 2);
  // Names that mean one thing end alike, so candidates are looked for among those; the latest few are enough.
  const reached = new Map<string, typeof level>();
  for (const value of level) {
    if (value.here.modality !== 'achieved') continue;
    const key = keyOf(value);
    const list = reached.get(key);
    if (list) list.push(value);
    else reached.set(key, [value]);
  }
  for (const goal of level) {
    if (goal.here.modality !== 'target') continue;
    const value = reached
      .get(keyOf(goal))
      ?.slice(-MOST)
      .findLast(({ placed, name }) => placed !== goal.placed && samePlainName(name, goal.name));
    if (!value) continue;
    const above = compare(goal.here.number!, value.here.number!) >= 0;
    const working = above
      ? `目标${goal.here.text}不低于实绩${value.here.text}`
      : `目标${goal.here.text}低于实绩${value.here.text}，文中未作比较`;
    out.push({
      kind: 'target',
      figures: [value.site, goal.site],
      claim: `${value.here.text} → ${goal.here.text}`,
      holds: above ? true : null,
      working,
      tied: !above && comparable(value, goal),
    });
  }
  return out;
}

const MOST = 200;
const keyOf = ({ here, name }: { here: Figure; name: string }): string => `${here.unit}|${name.at(-1)}`;

/** The indicator; where that is a bare noun (企业), the words of the clause before the figure. */
function nameOf({ here, placed: { reading } }: PlacedFigure): string {
  if (here.indicator.length > 2) return here.indicator;
  const words = reading.paragraph.text.slice(reading.clauses[here.clause]!.start, here.at.start);
  return words.length > 16
    ? ''
    : words.replace(/(?:达到|达|超过|突破|为|有|共|近|约){1,9}$/, '').replace(/^.*[、]/, '');
}

const FLOW = /新增|新认定|新设|新建|引进|签约|招引|新开工|竣工|投产|新签约|认定/g;

/** Both count what came new in one year, by the same verb and name. */
function comparable(value: PlacedFigure, goal: PlacedFigure): boolean {
  const words = ({ here, placed: { reading } }: PlacedFigure): string =>
    reading.paragraph.text.slice(reading.clauses[here.clause]!.start, here.at.start);
  const whole = ({ here, placed: { reading } }: PlacedFigure): string =>
    reading.paragraph.text.slice(reading.sentences[here.sentence]!.start, reading.sentences[here.sentence]!.end);
  // A floor (15家以上) is no lower target.
  if (goal.here.bound === 'over') return false;
  // A target of less than half of what was reached belongs to another stretch of time.
  if (compare(mul(goal.here.number!, integer(2)), value.here.number!) <= 0) return false;
  const [a, b] = [words(value), words(goal)];
  if (/[五三四]年|累计|以来/.test(whole(value)) || /超过|完成了?(?:全年|预期|年度)|预期目标任务/.test(whole(goal)))
    return false;
  if (/累计|五年|以来|过去|共有|达到|其中/.test(a + b)) return false;
  const flows = (w: string): string => (w.match(FLOW) ?? []).join();
  const plain = (w: string): string => w.replace(FLOW, '').replace(/^全[区县市省]/, '');
  return flows(a) !== '' && flows(a) === flows(b) && plain(value.here.indicator) === plain(goal.here.indicator);
}
