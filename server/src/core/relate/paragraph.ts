/** Relations that a single paragraph states or implies. */
import { YEAR_START } from '../grammar/vocabulary/times';
import { words } from '../grammar/lexemes';
import type { Figure, Relation } from '../model';
import { hasNumber } from '../model';
import { relateBetween } from './between';
import { bindRows } from './bind';
import { relateEvery } from './bounds/every';
import { relateExtremes } from './bounds/extremes';
import { relateNested } from './bounds/nested';
import { relateOutdone } from './bounds/outdone';
import { relatePassed } from './bounds/passed';
import { relateChanges } from './change';
import { divisionsOf } from './division';
import { relateEach } from './each';
import { stocks } from './far';
import { relateFunnels } from './funnel';
import { impliedBases } from './implied';
import { relateMeans } from './mean';
import type { Story } from './mention';
import { storyOf } from './mention';
import { relateNets } from './nets';
import { relateOrders } from './order';
import { relateParts } from './parts';
import { relateRatios } from './ratio';
import { relateMoves } from './ranking/moves';
import { relateNamedOrders } from './ranking/named';
import { relateSorted } from './ranking/sorted';
import { ROWS } from './rows';
import { relateDirections } from './spoken/direction';
import { relateMajorities } from './spoken/majority';
import type { RelateContext, Scene } from './scene';
import { sceneOf } from './scene';
import { relateShares } from './shares';
import { relateSchedules } from './time/schedule';
import { relateSingles } from './spoken/single';
import { anySlip } from './slip';
import { SUM } from './totals';

export type { RelateContext } from './scene';

/** Words for what there was at the start of a period. */
const STOCKED = words(YEAR_START, '月初 季初 上月[末底] 上季末 上年[末底] 去年[末底] 汛前 旧存 上年结 上期结');

/** The relations of a text. Who keeps its story tells where from; else it is read anew. */
export function relateParagraph(context: RelateContext, told: () => Story = () => storyOf(context)): Relation[] {
  // 7时30分出发，9时到达，用时1小时: times of day are not read as figures.
  if (context.figures.length === 1 && /\d(?:时|点|:|：)/.test(context.text))
    return relateSchedules(told(), context).filter((r) => r.holds !== false || r.tied);
  if (context.figures.length < 2) return [];
  const story = told();
  const scene = sceneOf(context);
  const found = story.mentions.length < 2 ? ofFigures(story, scene, context) : ofMentions(story, scene, context);
  // Where the grammar states no relation, numbers that do not fit are no contradiction.
  return settled(
    found.filter((r) => r.holds !== false || r.tied),
    context.text,
  );
}

/** What needs no two mentions, since dates, ranks and ratios are none. */
const ofFigures = (story: Story, scene: Scene, context: RelateContext): Relation[] => [
  ...relateRatios(story),
  ...relateMeans(scene),
  ...relateOrders(scene),
  ...relateExtremes(story, context),
  ...relateMajorities(story, context),
  ...relateSchedules(story, context),
  ...impliedBases(scene),
];

function ofMentions(story: Story, scene: Scene, context: RelateContext): Relation[] {
  const divisions = divisionsOf(story);
  const { relations, held } = relateParts(story, divisions);
  const shares = relateShares(story, divisions, held);
  const confirmed = new Set<Figure>();
  return [
    ...relations,
    ...shares,
    ...relateChanges(story),
    ...(STOCKED.test(context.text) ? stocks(story) : []),
    ...relateEach(story),
    ...bindRows(story, ROWS, confirmed),
    ...relateBetween(story),
    ...relateNets(story),
    ...relateRatios(story),
    ...relateFunnels(story),
    ...relateMeans(scene),
    ...relateOrders(scene),
    ...relateMoves(story),
    ...relateExtremes(story, context),
    ...relatePassed(story),
    ...relateOutdone(story),
    ...relateNested(story).filter((n) => !relations.some((r) => n.figures.every((f) => r.figures.includes(f)))),
    ...relateMajorities(story, context),
    ...relateDirections(story),
    ...relateSorted(story),
    ...relateNamedOrders(story),
    ...relateEvery(story, context),
    ...relateSchedules(story, context),
    ...relateSingles(story),
    ...impliedBases(scene),
  ];
}

/** Keeps one relation for each pair of figures, and drops a contradiction where another reading confirms the figure. */
function settled(found: Relation[], text: string): Relation[] {
  if (!found.length) return found;
  const right = found.filter((r) => r.holds === true && r.figures.length > 2);
  // The ends of a range are not the whole of the values within it.
  const ends = new Set(
    found.flatMap((r) => (/^bound\/(?:highest|lowest)$/.test(r.schema ?? '') ? r.figures.slice(0, -1) : [])),
  );
  return found.filter((r, i) => {
    // A rate tells the share in words already.
    if (r.kind === 'majority' && found.some((x) => x.kind === 'rate' && sameFigures(x, r))) return false;
    if (r.holds !== false) return true;
    // 4小时45分钟，其中…: the minutes alone are not the whole.
    if (r.kind === 'subset' && r.figures.some((f) => /小时零?$/.test(text.slice(f.at.start - 3, f.at.start))))
      return false;
    // 其中工业投资21.3亿元，民间投资31.5亿元，占全部投资的67.3%: a share confirms one part, so the parts overlap.
    if (r.schema === 'sum/among' && r.level !== 'error' && isVouched(found, r)) return false;
    if ((r.kind === 'sum' || r.kind === 'subset') && ends.has(r.figures[0]!)) return false;
    const target = r.marked ?? r.figures.at(-1)!;
    // Sums are decided where they are judged, since one total may be divided in two ways.
    if (
      r.kind !== 'sum' &&
      right.some(
        (x) =>
          x.kind === r.kind &&
          x.figures.includes(target) &&
          isTarget(x, target) &&
          x.figures.length === r.figures.length,
      )
    )
      return false;
    // Two rows may report one fault. The first is kept.
    return !found.slice(0, i).some((x) => x.holds === false && x.tied && sameFigures(x, r));
  });
}

/** Whether a share that holds confirms the whole and a part of a sum, and no slip in another part explains the sum. */
function isVouched(found: readonly Relation[], r: Relation): boolean {
  const [whole, ...parts] = r.figures.filter(hasNumber);
  if (!whole) return false;
  const sure = new Set(
    found
      .filter((x) => x.kind === 'rate' && x.holds === true && x.figures.includes(whole))
      .flatMap((x) => x.figures.filter((f) => f !== whole && r.figures.includes(f))),
  );
  if (!sure.size) return false;
  const open = new Set<Figure>(parts.filter((p) => !sure.has(p)));
  return !anySlip(SUM, { whole: [whole], parts }, ['exchange', 'magnitude', 'digit'], open);
}

const isTarget = (r: Relation, f: Figure): boolean => (r.marked ?? r.figures.at(-1)) === f;

const sameFigures = (a: Relation, b: Relation): boolean =>
  a.figures.length === b.figures.length && b.figures.every((f) => a.figures.includes(f));
