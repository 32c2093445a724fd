/**
 * 北片6个村…完成户厕改造712户。中片5个村…638户。南片6个村…486户: sentences in a row that each open with a place of one sort and
 * tell one and the same thing of it. They make up what was told of all of them, where the places leave nothing out: by
 * what is counted right behind them (6+5+6=17个村), or by being all sides of one thing.
 */
import { form, words } from '../../grammar/lexemes';
import type { Relation } from '../../model';
import { compare } from '../../num/rational';
import { startOf } from '../../text/stretches';
import { verdictOf } from '../formula';
import { rule } from '../judge';
import type { Mention, Story } from '../mention';
import { isExactLevel, sinceWords } from '../mention';
import { coreOf } from '../share';
import { anySlip } from '../slip';
import { SUM, SUM_TEXT } from '../totals';
import { sharedBigrams } from '../words';

const SORTS_OF_PLACE = words('片区 片 校区 院区 厂区 库区 标段 村 镇 乡 社区 街道 线 车间 支队 分局 分公司 组 站 园');

/** A place as a sentence begins with it; what sort of place it is comes last. */
const PLACE = form`^(?:其中，?)?([一-龥]{1,7}?)(${SORTS_OF_PLACE})(?![一-龥]{0,2}总)`;
/** All the sides of one thing. */
const SIDE = form`^(?:[东城]?东|城?[南西北])|[中上下左右老旧新]`;
const MOST_SENTENCES_BEFORE = 3;

interface Sector {
  readonly name: string;
  readonly sort: string;
  readonly sentence: number;
}

export function relateSectors(story: Story): Relation[] {
  const out: Relation[] = [];
  for (const run of runsOf(story)) {
    const first = run[0]!.sentence;
    const before = story.mentions.filter(
      (m) => m.sentence < first && first - m.sentence <= MOST_SENTENCES_BEFORE && isExactLevel(m) && m.bracket < 0,
    );
    const counted = countedBehind(story, run);
    const isAll =
      (counted !== null && before.some((m) => m.figure.unit === counted[0]?.figure.unit && adds(m, counted))) ||
      run.every(({ name }) => SIDE.test(name));
    for (const whole of before) {
      const parts = run.map(({ sentence }) => toldIn(story, sentence, whole));
      if (!isWhole(parts) || (counted && parts[0] === counted[0])) continue;
      const roles = { whole: [whole.figure], parts: parts.map((p) => p.figure) };
      const holds = verdictOf(SUM, roles);
      if (holds === null || (!holds && !(isAll && anySlip(SUM, roles)))) continue;
      const found = rule(SUM, roles, { ...SUM_TEXT, schema: 'sum/sectors', level: holds ? null : 'warning' });
      if (found) out.push(found);
    }
  }
  return out;
}

const adds = (whole: Mention, parts: readonly Mention[]): boolean =>
  verdictOf(SUM, { whole: [whole.figure], parts: parts.map((p) => p.figure) }) === true;

const isWhole = (parts: readonly (Mention | null)[]): parts is Mention[] =>
  parts.length > 2 && parts.every((p) => p !== null);

/** Three sentences or more in a row that begin with different places of one sort. */
function runsOf({ text, sentences }: Story): Sector[][] {
  const runs: Sector[][] = [];
  let run: Sector[] = [];
  sentences.forEach(({ start, end }, sentence) => {
    const hit = PLACE.exec(text.slice(start, Math.min(end, start + 16)));
    const sector = hit && { name: hit[1] ?? '', sort: hit[2] ?? '', sentence };
    const goesOn = sector && run[0]?.sort === sector.sort && run.every(({ name }) => name !== sector.name);
    if (!goesOn) {
      if (run.length > 2) runs.push(run);
      run = [];
    }
    if (sector) run.push(sector);
  });
  if (run.length > 2) runs.push(run);
  return runs;
}

/** What is counted right behind each place, in one unit: 北片6个村, 中片5个村. */
function countedBehind(story: Story, run: readonly Sector[]): Mention[] | null {
  const out = run.flatMap(({ name, sort, sentence }) => {
    const from = startOf(story.sentences, sentence);
    const head = story.text.slice(from).indexOf(name + sort) + name.length + sort.length;
    return story.mentions.find((m) => m.sentence === sentence && m.figure.at.start - from - head <= 2) ?? [];
  });
  return out.length === run.length && out.every((m) => isExactLevel(m) && m.figure.unit === out[0]?.figure.unit)
    ? out
    : null;
}

/** The one figure of the sentence that tells what the whole tells. */
function toldIn(story: Story, sentence: number, whole: Mention): Mention | null {
  const thing = coreOf(whole.name);
  const near = story.mentions.filter(
    (m) =>
      m.sentence === sentence &&
      isExactLevel(m) &&
      m.bracket < 0 &&
      m.figure.unit === whole.figure.unit &&
      compare(m.figure.number, whole.figure.number) < 0 &&
      !story.nested.has(m),
  );
  const kin = near.filter((m) => sharedBigrams(thing, sinceWords(story, m)) > 1);
  return kin.length === 1 ? kin[0]! : null;
}
