/** Targets beside what the same document reports as reached: 2000亿元 planned, 1216亿元 reached. For information only. */
import { everyWord, form, opening, words } from '../grammar/lexemes';
import { FLOW } from '../grammar/vocabulary/parts';
import { SINCE_THEN } from '../grammar/vocabulary/times';
import type { FigureWith, PlacedFigure, Places } from '../fold/claims';
import { numberTrait, figuresWith } from '../fold/claims';
import type { Figure, Reading, Relation, Site, Numbered } from '../model';
import { compare, integer, mul } from '../num/rational';
import { plainName, samePlainName } from './scene';
import { startOf } from '../text/stretches';
import { endOf } from '../text/stretches';

type Reached = FigureWith<{ readonly name: string }, Numbered>;

const REACHES = form`${words('达到? 超过 突破 为 有 共 近 约')}{1,9}$`;
const UP_TO_LAST_ITEM = form`^.*、`;
const OF_SOME_YEARS = words('[五三四]年', SINCE_THEN);
const OF_MORE_THAN_A_YEAR = words('五年 过去 共有 达到 其中', SINCE_THEN);
const MORE_THAN_MEANT = form`超过|完成了?${words('全年 预期 年度')}|预期目标任务`;
const WHOLE_PLACE_FIRST = opening('全[区县市省]');

const FLOWS = everyWord(FLOW);

/** Amounts that are no changes, with the plain name of what they count. */
const amountsTold =
  (modality: Figure['modality']) =>
  (f: Figure, reading: Reading): { readonly name: string; readonly key: string } | null => {
    if (f.modality !== modality || f.kind !== 'amount' || f.role === 'by') return null;
    const name = plainName(targetName(f, reading));
    // Names of one thing end in the same character, so only those are compared.
    return name.length > 2 ? { name, key: `${f.unit}|${name.at(-1)}` } : null;
  };
const GOALS = numberTrait(amountsTold('target'));
const REACHED = numberTrait(amountsTold('achieved'));

export function relateTargets(places: Places): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  const goals = figuresWith(places, GOALS);
  if (!goals.length) return out;
  const reached = new Map<string, Reached[]>();
  for (const goal of goals) reached.set(goal.value.key, []);
  const known = figuresWith(places, REACHED, ({ key }) => reached.has(key));
  for (const value of known) reached.get(value.value.key)!.push(value);
  const candidates = new Map<string, readonly Reached[]>();
  for (const goal of goals) {
    const { key, name } = goal.value;
    let found = candidates.get(key + name);
    if (!found) candidates.set(key + name, (found = reachedNamed(reached.get(key)!, name)));
    const value = found.find(({ index }) => index !== goal.index);
    if (!value) continue;
    const above = compare(goal.here.number, value.here.number) >= 0;
    const working = above
      ? `目标${goal.here.text}不低于实绩${value.here.text}`
      : `目标${goal.here.text}低于实绩${value.here.text}，文中未作比较`;
    out.push({
      kind: 'target',
      figures: [value.site, goal.site],
      claim: `${value.here.text} → ${goal.here.text}`,
      holds: above ? true : null,
      working,
      tied: !above && isSameCount(value, goal),
    });
  }
  return out;
}

/** The indicator. Where it is a short noun (企业), the words of the clause before the figure. */
function targetName(here: Figure, reading: Reading): string {
  if (here.indicator.length > 2) return here.indicator;
  const words = reading.paragraph.text.slice(startOf(reading.clauses, here.clause), here.at.start);
  return words.length > 16 ? '' : words.replace(REACHES, '').replace(UP_TO_LAST_ITEM, '');
}

const MOST_GOALS = 200;

/**
 * The latest value with the name, and the latest with it in another paragraph. Only a limited number of values is
 * searched.
 */
function reachedNamed(values: readonly Reached[], name: string): readonly Reached[] {
  let last: Reached | null = null;
  for (let k = values.length - 1; k >= 0 && k >= values.length - MOST_GOALS; k--) {
    const value = values[k];
    if (!value) continue;
    if (last?.index === value.index || !mayBeOne(value.value.name, name)) continue;
    if (!samePlainName(value.value.name, name)) continue;
    if (last) return [last, value];
    last = value;
  }
  return last ? [last] : [];
}

/** Whether the lengths of two names allow them to be one. */
const mayBeOne = (a: string, b: string): boolean =>
  a === b || (Math.abs(a.length - b.length) <= 3 && a.length !== b.length && a.length > 3 && b.length > 3);

/** Whether both count what was new in one year, with the same verb and name. */
function isSameCount(value: Reached, goal: FigureWith<unknown, Numbered>): boolean {
  const words = ({ here, placed: { reading } }: PlacedFigure): string =>
    reading.paragraph.text.slice(startOf(reading.clauses, here.clause), here.at.start);
  const whole = ({ here, placed: { reading } }: PlacedFigure): string =>
    reading.paragraph.text.slice(startOf(reading.sentences, here.sentence), endOf(reading.sentences, here.sentence));
  // A lower bound (15家以上) is no lower target.
  if (goal.here.bound === 'over') return false;
  // A target of less than half of the reached value is of another period.
  if (compare(mul(goal.here.number, integer(2)), value.here.number) <= 0) return false;
  const [a, b] = [words(value), words(goal)];
  if (OF_SOME_YEARS.test(whole(value)) || MORE_THAN_MEANT.test(whole(goal))) return false;
  if (OF_MORE_THAN_A_YEAR.test(a + b)) return false;
  const flows = (w: string): string => (w.match(FLOWS) ?? []).join();
  const plain = (w: string): string => w.replace(FLOWS, '').replace(WHOLE_PLACE_FIRST, '');
  return flows(a) !== '' && flows(a) === flows(b) && plain(value.here.indicator) === plain(goal.here.indicator);
}
