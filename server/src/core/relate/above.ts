/**
 * Answers from the paragraphs above: the whole of a division (分片区看，…) or of a share (占党员总数的…) that a paragraph leaves
 * open.
 */
import { gather, trait } from '../fold/gather';
import type { Places } from '../fold/claims';
import { W } from '../grammar/words';
import { form, opening } from '../grammar/lexemes';
import { ACHIEVED, PLANS_OR_TARGETS } from '../grammar/vocabulary/plans';
import type { Figure, Reading, Relation, Severity, Site } from '../model';
import { CONTENTS } from '../text/census';
import type { Division } from './division';
import { divisionsOf, holdsInOrder, labelOf, mayBeWhole } from './division';
import type { formula } from './formula';
import { verdictOf } from './formula';
import { rule } from './judge';
import { SUM } from './totals';
import type { Mention, Story } from './mention';
import { before, isAmount, leads, less, sinceWords, storyOfReading } from './mention';
import { coreOf, nameTie, shareQueries, timeClash } from './share';
import type { ShareQuery } from './share';
import { RATE, SHARE_TEXT } from './shares';
import { hasNumber } from '../model';
import { siteOf } from '../fold/claims';
import { only } from '../list';
import { compare, HUNDRED } from '../num/rational';

interface Offer {
  readonly at: number;
  readonly story: Story;
  readonly mention: Mention;
}

const DONE_FIRST = opening(ACHIEVED);
const EVERY_ONE = opening('全部 所有 总 各项 整个');

const MAY_BE_OPEN = form`[看分类别][，：]|占`;

interface Open {
  readonly divisions: readonly Division[];
  readonly shares: readonly ShareQuery[];
}

/** The divisions and shares of a paragraph whose whole it does not give. */
const QUESTIONS_ABOVE = trait((reading: Reading): Open | null => {
  if (reading.figures.length < 2 || !MAY_BE_OPEN.test(reading.paragraph.text)) return null;
  const story = storyOfReading(reading);
  const divisions = divisionsOf(story);
  const open = divisions.filter((d) => d.by === 'lead' && d.parts.length >= 2 && !settledHere(d));
  const shares = shareQueries(story, divisions).filter((q) => q.asks !== null && q.parts.length > 0);
  return open.length || shares.length ? { divisions: open, shares } : null;
}, CONTENTS.figures);

const settledHere = (d: Division): boolean =>
  d.wholes.some((w) => verdictOf(SUM, { whole: [w.figure], parts: d.parts.map((p) => p.figure) }) === true) ||
  d.wholes.some((w) => w.sentence >= d.parts[0]!.sentence - 1);

/** Relations between what a paragraph leaves open and the paragraphs above it; empty where nothing above answers. */
export function relateAbove(places: Places): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  for (const { index, value } of gather(places.readings, QUESTIONS_ABOVE)) {
    for (const d of value.divisions) {
      const found = wholeAbove(places, index, d);
      if (found) out.push(found);
    }
    out.push(...sharesAbove(places, index, value.shares));
  }
  return out;
}

function wholeAbove(places: Places, index: number, d: Division): Relation<Site> | null {
  const [first] = d.parts;
  const placed = places.readings[index];
  if (!first || !placed) return null;
  const story = storyOfReading(placed.reading);
  const list = offers(places, index, first.figure.unit, 2).filter((o) => mayBeWhole(o.story, o.mention, d.parts));
  if (!list.length) return null;
  const parts = d.parts.map((p) => p.figure);
  const labels = d.parts.map((p) => labelOf(story, p));
  const head = tailOf(labels);
  const right = list.find(({ mention }) => verdictOf(SUM, { whole: [mention.figure], parts }) === true);
  const tied = head.length >= 2 ? list.filter((o) => holdsInOrder(coreOf(labelOf(o.story, o.mention)), head)) : [];
  const lone = list.filter((o) => o.at === list[0]?.at);
  const chosen = right ?? (tied.length === 1 ? tied[0] : tied.length === 0 && lone.length === 1 ? lone[0] : null);
  if (!chosen) return null;
  const plain = [chosen.mention.figure, ...parts].every(
    (f) => f.bound === 'exact' && f.modality === first.figure.modality,
  );
  const level: Severity | null = right || !plain || d.open || !d.closed ? null : 'warning';
  return across(
    places,
    SUM,
    { whole: [[chosen.at, chosen.mention.figure]], parts: parts.map((f) => [index, f]) },
    {
      schema: 'sum/above',
      kind: 'sum',
      level,
      mark: 'whole',
      title: '分项之和与合计不符',
      labels: { whole: '合计', parts: '分项' },
      order: ['whole', 'parts'],
      claim: (t) => `${t('parts')} = ${t('whole')}`,
    },
  );
}

function tailOf(labels: readonly string[]): string {
  let head = labels[0] ?? '';
  for (const l of labels) while (head && !l.endsWith(head)) head = head.slice(1);
  return head.replace(DONE_FIRST, '');
}

/** How many paragraphs with figures are searched above for a whole. */
const PARAGRAPHS_UP = 4;
const FAR_UP = 12;

function sharesAbove(places: Places, index: number, shares: readonly ShareQuery[]): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  let shared: Offer | null = null;
  const done: { q: ShareQuery; part: Mention; whole: Offer; holds: boolean; named: boolean }[] = [];
  for (const q of shares) {
    const [part] = q.parts;
    if (!part || isHeldHere(places, index, q.rate.figure)) continue;
    const list = offers(places, index, part.figure.unit, q.asks ? FAR_UP : PARAGRAPHS_UP);
    const named = q.asks ? (vouchedAbove(list, q, shares) ?? namedAbove(list, q, part)) : null;
    const bare = q.asks === '' && !named ? bareAbove(list, part, places, index) : null;
    const whole = named ?? (shared?.mention.figure.unit === part.figure.unit ? shared : bare);
    if (!whole) continue;
    const holdsFor = (p: Mention): boolean | null =>
      verdictOf(RATE, { part: [p.figure], whole: [whole.mention.figure], rate: [q.rate.figure] });
    // 开工68个，其中…18个，占总数的33.2%: what was divided may be meant instead of its last part.
    const meant = q.parts.find((p) => holdsFor(p) === true) ?? part;
    const holds = holdsFor(meant);
    if (named) shared = named;
    if (holds === null) continue;
    done.push({ q, part: meant, whole, holds, named: named !== null });
  }
  for (const { q, part, whole, holds, named } of done) {
    const siblings = done.filter((x) => x.q !== q && x.whole.mention === whole.mention && x.holds).length;
    const plain =
      [part.figure, whole.mention.figure, q.rate.figure].every((f) => f.bound === 'exact') &&
      part.figure.modality === whole.mention.figure.modality;
    const level: Severity | null = holds || !plain ? null : named || siblings > 0 ? 'warning' : null;
    if (!holds && level === null) continue;
    const found = across(
      places,
      RATE,
      { part: [[index, part.figure]], whole: [[whole.at, whole.mention.figure]], rate: [[index, q.rate.figure]] },
      {
        ...SHARE_TEXT,
        schema: 'share/above',
        level,
      },
    );
    if (found) out.push(found);
  }
  return out;
}

/** Whether a relation of the paragraph itself confirms the rate. */
const isHeldHere = ({ readings }: Places, index: number, rate: Figure): boolean =>
  readings[index]?.reading.relations.some((r) => r.holds === true && r.kind === 'rate' && r.figures.at(-1) === rate) ??
  false;

/**
 * The levels in the paragraphs above that have the unit: the nearest paragraph first, in the order of the text within
 * one.
 */
function offers(places: Places, index: number, unit: string, up: number): Offer[] {
  const out: Offer[] = [];
  let seen = 0;
  for (let at = index - 1; at >= 0 && seen < up; at--) {
    const reading = places.readings[at]?.reading;
    if (!reading?.figures.length) continue;
    seen++;
    const story = storyOfReading(reading);
    for (const mention of story.mentions) {
      if (
        mention.measure === 'level' &&
        isAmount(mention) &&
        !mention.other &&
        mention.bracket < 0 &&
        mention.figure.unit === unit
      )
        out.push({ at, story, mention });
    }
  }
  return out;
}

/** 占立案提案的八成 holds for one value above, so 占立案提案的37.0% must be a share of that value too. */
function vouchedAbove(
  list: readonly Offer[],
  { asks, rate, parts: [first] }: ShareQuery,
  shares: readonly ShareQuery[],
): Offer | null {
  const holds = (part: Mention | undefined, whole: Offer, of: Mention): boolean =>
    part?.figure.unit === whole.mention.figure.unit &&
    verdictOf(RATE, { part: [part.figure], whole: [whole.mention.figure], rate: [of.figure] }) === true;
  // 造林占任务的107.5%；抚育占任务的96%: each has a task of its own.
  if (list.some((o) => holds(first, o, rate))) return null;
  const siblings = shares.filter((x) => x.asks === asks && x.rate !== rate);
  const held = list.filter((o) => siblings.some(({ parts: [part], rate: own }) => holds(part, o, own)));
  return only(held);
}

const WIDER = opening('全国 我国 全省 全球 世界');

function namedAbove(list: readonly Offer[], { asks, rate }: ShareQuery, part: Mention): Offer | null {
  if (asks === null) return null;
  if (WIDER.test(asks)) return null;
  const core = coreOf(asks);
  if (core.length < 2) return null;
  // More may be done than was planned, so the whole need not be the larger of the two.
  const passes = PLANS_OR_TARGETS.test(asks) || compare(rate.figure.number, HUNDRED) > 0;
  const able = passes ? list : list.filter(({ mention }) => !less(mention, part));
  const every = EVERY_ONE.test(asks);
  const told = able.filter(
    (o) => !timeClash(asks, labelOf(o.story, o.mention)) && !(every && o.story.nested.has(o.mention)),
  );
  const equal = told.filter((o) => coreOf(labelOf(o.story, o.mention)) === core && !before(o.mention, W.fresh));
  const [same] = equal;
  if (same) return equal.every((o) => o.mention.figure.value === same.mention.figure.value) ? same : null;
  const kin = told.filter((o) => {
    const name = coreOf(labelOf(o.story, o.mention));
    return nameTie(name, core) && !leads(o.mention, W.fresh);
  });
  const tail = kin.length
    ? kin
    : told.filter((o) => coreOf(labelOf(o.story, o.mention)).slice(-3) === core.slice(-3) && core.length >= 4);
  return only(tail);
}

/** 女党员…，占26.8% below a paragraph on 党员总数: the name of the part is that of the whole with something before it. */
function bareAbove(list: readonly Offer[], part: Mention, places: Places, index: number): Offer | null {
  const placed = places.readings[index];
  if (!placed) return null;
  const story = storyOfReading(placed.reading);
  const name = coreOf(labelOf(story, part));
  const tied = list.filter((o) => {
    const whole = coreOf(labelOf(o.story, o.mention));
    return (
      whole.length >= 2 &&
      name.endsWith(whole) &&
      !less(o.mention, part) &&
      !sinceWords(o.story, o.mention).includes('其中')
    );
  });
  return only(tied);
}

type Where = readonly (readonly [number, Figure])[];

/** A relation over figures of several paragraphs. */
function across(
  places: Places,
  f: ReturnType<typeof formula>,
  where: Readonly<Record<string, Where>>,
  ruling: Parameters<typeof rule>[2],
): Relation<Site> | null {
  const roles = Object.fromEntries(
    Object.entries(where).map(([slot, list]) => [
      slot,
      list.flatMap(([at, figure]) => siteOf(places, at, figure) ?? []).filter(hasNumber),
    ]),
  );
  const found = rule(f, roles, ruling) as Relation<Site> | null;
  const marked = found?.marked;
  if (!marked || ruling.level === null) return found;
  const told = {
    rule: ruling.kind === 'sum' ? 'arithmetic/sum' : 'arithmetic/rate',
    at: marked,
    title: ruling.title,
    severity: ruling.level,
    labels: found.labels ?? [],
  };
  return { ...found, told };
}
