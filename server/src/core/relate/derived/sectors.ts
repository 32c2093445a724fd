/**
 * 北片6个村…完成户厕改造712户。中片5个村…638户。南片6个村…486户: successive sentences that each open with a place of one kind and tell the
 * same thing of it. They add up to what was told of all places, if the list is complete: as the counts right after the
 * places show (6+5+6=17个村), or since they are all sides of one place.
 */
import { form, words } from '../../grammar/lexemes';
import type { Relation } from '../../model';
import { compare } from '../../num/rational';
import { only } from '../../list';
import { group } from '../../match';
import { smallCount } from '../../num/numerals';
import { startOf, stretch } from '../../text/stretches';
import { verdictOf } from '../formula';
import type { Mention, Story } from '../mention';
import { isExactLevel, sinceWords } from '../mention';
import { coreOf } from '../share';
import { SUM, sumTold } from '../totals';
import { sharedBigrams } from '../words';

interface Sector {
  readonly name: string;
  readonly sort: string;
  readonly sentence: number;
}

const SORTS_OF_PLACE = words(
  '阶段 轮 批次? 期 片区 片 校区 院区 厂区 库区 标段 村 镇 乡 社区 街道 线 车间 支队 分局 分公司 组 站 园',
);

/** A place or stage at the start of a sentence, with its kind at the end of its name. */
const PLACE_OPENS = form`^(?:其中，?)?([一-龥]{1,7}?)(${SORTS_OF_PLACE})(?![一-龥]{0,2}总)`;
/** The sides of one place. */
const SIDE = form`^(?:[东城]?东|城?[南西北])|[中上下左右老旧新]`;
const MOST_SENTENCES_BEFORE = 3;

const SO_MANY_OF_A_SORT = form`^(?:上述|以上|这)?([两二三四五六七八九])个?([一-龥]{0,2}${SORTS_OF_PLACE})(?:共计?|累计|合计|总计|总共)`;

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
    out.push(...summedUp(story, run));
    if (run.length < 3) continue;
    for (const whole of before) {
      const parts = run.map(({ sentence }) => toldIn(story, sentence, whole));
      if (!allFound(parts) || (counted && parts[0] === counted[0])) continue;
      const found = sumTold('sum/sectors', whole, parts, { mayDeny: isAll });
      if (found) out.push(found);
    }
  }
  return out;
}

/** 两个阶段累计检查2214家次、下达通知书140份: the next sentence says that these are all, and how many. */
function summedUp(story: Story, run: readonly Sector[]): Relation[] {
  const last = run.at(-1)!;
  const sentence = last.sentence + 1;
  const { start, end } = stretch(story.sentences, sentence);
  const said = SO_MANY_OF_A_SORT.exec(story.text.slice(start, Math.min(end, start + 20)));
  if (!said || smallCount(group(said, 1)) !== run.length || !group(said, 2).endsWith(last.sort)) return [];
  return story.mentions.flatMap((whole) => {
    if (whole.sentence !== sentence || !isExactLevel(whole) || whole.bracket >= 0 || story.nested.has(whole)) return [];
    const parts = run.map((s) => toldIn(story, s.sentence, whole, true));
    if (!parts.every((p) => p !== null)) return [];
    const found = sumTold('sum/stages', whole, parts, { certain: true });
    return found ? [found] : [];
  });
}

const adds = (whole: Mention, parts: readonly Mention[]): boolean =>
  verdictOf(SUM, { whole: [whole.figure], parts: parts.map((p) => p.figure) }) === true;

const allFound = (parts: readonly (Mention | null)[]): parts is Mention[] =>
  parts.length > 2 && parts.every((p) => p !== null);

/** Runs of two sentences or more that begin with different places of one kind. */
function runsOf({ text, sentences }: Story): Sector[][] {
  const runs: Sector[][] = [];
  let run: Sector[] = [];
  sentences.forEach(({ start, end }, sentence) => {
    const words = text.slice(start, Math.min(end, start + 20));
    const hit = PLACE_OPENS.exec(words);
    const sector = hit && !SO_MANY_OF_A_SORT.test(words) && { name: hit[1] ?? '', sort: hit[2] ?? '', sentence };
    const goesOn = sector && run[0]?.sort === sector.sort && run.every(({ name }) => name !== sector.name);
    if (!goesOn) {
      if (run.length > 1) runs.push(run);
      run = [];
    }
    if (sector) run.push(sector);
  });
  if (run.length > 1) runs.push(run);
  return runs;
}

/** The count right after each place, all in one unit: 北片6个村, 中片5个村. Null where one of them is missing. */
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

/**
 * The only figure of the sentence that tells the same as the whole; null where there is none or more than one. A `lone`
 * figure needs no more than the unit of the whole.
 */
function toldIn(story: Story, sentence: number, whole: Mention, lone = false): Mention | null {
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
  // 三期概算投资6000万元，目前完成3180万元: of two figures of its unit none is known to be meant.
  return lone ? only(near) : only(kin);
}
