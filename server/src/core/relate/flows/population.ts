/**
 * 户籍人口比上年末减少1947人。…自然减少1265人。…净迁出682人: a population changes by births and deaths and by those who come and go,
 * so that these two make up what it gained or lost.
 */
import { everyWord, form, words } from '../../grammar/lexemes';
import { NET_CHANGE } from '../../grammar/vocabulary/changes';
import { THAN_LAST_YEAR } from '../../grammar/vocabulary/times';
import { only } from '../../list';
import type { Relation } from '../../model';
import { startOf } from '../../text/stretches';
import type { Formula } from '../formula';
import { formula } from '../formula';
import { ruleWithSlip } from '../judge';
import type { Mention, Story } from '../mention';
import { isAmount, leadWords, mentionsIn } from '../mention';

const NATURAL = form`(?:自然|自然变动)${NET_CHANGE}(?:人口|人数)?[为了约]?$`;
const MOVED = form`(?:机械${NET_CHANGE}|净[迁流转][入出])(?:人口|人数)?[为了]?$`;
const FEWER = words('减 出');
const KINDS_OF_PEOPLE = words('户籍 常住 流动 在册 城镇 农村 乡村');
/** Words that name no other place or group: 从机械变动看, 全年, 年内. */
const LEADS_IN = everyWord(
  '从 看 其中 全年 年内 当年 本年 今年 自然变动 机械变动 迁移变动 人口变动 方面 因素 中 上 [，：、] 则 也 又 人口 全[市县区镇乡] 迁入迁出相抵',
);
const REACH = 4;

const SUMMED = formula('change = natural + moved');
const OUTGROWN = formula('change = natural - moved');
const OUTMOVED = formula('change = moved - natural');

/** The change in a population, by births and deaths and by moving; empty where the text does not tell all three once. */
export function relatePopulation(story: Story): Relation[] {
  if (!story.text.includes('自然')) return [];
  return story.mentions.flatMap((change) => {
    if (!isPeople(change) || change.measure !== 'change' || change.dir === 0) return [];
    if (NATURAL.test(leadWords(story, change)) || MOVED.test(leadWords(story, change))) return [];
    const said = story.text.slice(startOf(story.sentences, change.sentence), change.figure.at.start);
    if (!THAN_LAST_YEAR.test(said) || !said.includes('人口')) return [];
    const near = mentionsIn(story, change.sentence, change.sentence + REACH).filter((m) => m.index > change.index);
    const kind = KINDS_OF_PEOPLE.exec(said)?.[0];
    const natural = only(near.filter((m) => NATURAL.test(leadWords(story, m))));
    const moved = only(near.filter((m) => MOVED.test(leadWords(story, m))));
    if (!natural || !moved || !isPeople(natural) || !isPeople(moved)) return [];
    const own = (m: Mention): boolean => leadsInOnly(leadWords(story, m), kind);
    if (!own(natural) || !own(moved)) return [];
    const between = story.text.slice(change.figure.at.end, Math.max(natural.figure.at.end, moved.figure.at.end));
    if (kind !== undefined && KINDS_OF_PEOPLE.test(between.replaceAll(kind, ''))) return [];
    const sign = (m: Mention): number => (FEWER.test(leadWords(story, m).slice(-5)) ? -1 : 1);
    const f = formulaFor(sign(natural) * change.dir, sign(moved) * change.dir);
    if (!f) return [];
    const roles = { change: [change.figure], natural: [natural.figure], moved: [moved.figure] };
    const found = ruleWithSlip(f, roles, {
      schema: 'books/population',
      kind: 'balance',
      mark: 'change',
      title: '人口增减与自然变动、迁移变动不符',
      labels: { natural: '自然变动', moved: '迁移变动', change: '人口增减' },
      order: ['natural', 'moved', 'change'],
      claim: (t) =>
        f === OUTMOVED
          ? `${t('moved')} - ${t('natural')} = ${t('change')}`
          : `${t('natural')} ${f === SUMMED ? '+' : '-'} ${t('moved')} = ${t('change')}`,
    });
    return found ? [found] : [];
  });
}

/** Both as seen from the change: 1 where it goes the same way, -1 where it goes against it. */
function formulaFor(natural: number, moved: number): Formula | null {
  if (natural > 0) return moved > 0 ? SUMMED : OUTGROWN;
  return moved > 0 ? OUTMOVED : null;
}

const isPeople = (m: Mention): boolean => isAmount(m) && m.figure.unit === '人' && m.figure.bound === 'exact';

/** 城区自然减少265人 is of a part of the people. */
function leadsInOnly(words: string, kind: string | undefined): boolean {
  const bare = words.replace(NATURAL, '').replace(MOVED, '');
  return (kind === undefined ? bare : bare.replace(kind, '')).replace(LEADS_IN, '') === '';
}
