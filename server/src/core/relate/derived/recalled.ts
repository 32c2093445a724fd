/**
 * 批准逮捕的犯罪嫌疑人按三类统计：…61人，…148人，其他…85人: a list whose lead names something counted before and gives no number itself. The
 * list adds up to that number where its lead tells how many items there are or that they are all.
 */
import { form, words } from '../../grammar/lexemes';
import { only } from '../../list';
import type { Relation } from '../../model';
import { smallCount } from '../../num/numerals';
import { compare } from '../../num/rational';
import { stretch } from '../../text/stretches';
import { group } from '../../match';
import type { Mention, Story } from '../mention';
import { isExactLevel, sinceWords, tailWords } from '../mention';
import { sumTold } from '../totals';
import { sharedBigrams } from '../words';

const PART_NOUNS = words('类 部分 方面 板块 渠道 层次 档次? 等级 级 种 片区?');

const COUNTED_HEAD = form`([两二三四五六七八九十]|\d{1,2})[个大]?${PART_NOUNS}`;
const ALL_HEAD = words('全部 所有 均按 均由 总体');
/** 主要有三类, 其中三类: the list may be incomplete. */
const OPEN_HEAD = words('主要 重点 其中 部分 例如 突出');
const SENTENCES_BEFORE = 6;

export function relateRecalled(story: Story): Relation[] {
  const out: Relation[] = [];
  if (!story.text.includes('：')) return out;
  for (const [n, list] of listsOf(story)) {
    const { start } = stretch(story.sentences, n);
    const head = story.text.slice(start, list.colon);
    const counted = COUNTED_HEAD.exec(head);
    const isCounted = counted !== null && smallCount(group(counted, 1)) === list.parts.length;
    if ((!isCounted && !ALL_HEAD.test(head)) || OPEN_HEAD.test(head)) continue;
    const [first] = list.parts;
    const whole = only(
      story.mentions.filter(
        (m) =>
          m.sentence < n &&
          n - m.sentence <= SENTENCES_BEFORE &&
          isExactLevel(m) &&
          m.bracket < 0 &&
          m.figure.unit === first?.figure.unit &&
          !story.nested.has(m) &&
          list.parts.every((p) => compare(p.figure.number, m.figure.number) < 0) &&
          sharedBigrams(wordsAround(story, m), head) > 1,
      ),
    );
    if (!whole) continue;
    const found = sumTold('sum/recalled', whole, list.parts);
    if (found) out.push(found);
  }
  return out;
}

/** The words around a number, since the noun may follow it: 批准逮捕284人, 61件侵财案件. */
const wordsAround = (story: Story, m: Mention): string => `${sinceWords(story, m)} ${tailWords(story, m)}`;

interface RecalledList {
  readonly colon: number;
  readonly parts: readonly Mention[];
}

/** Sentences that begin with words and a colon, followed by clauses with one figure of one unit each. */
function listsOf(story: Story): [number, RecalledList][] {
  return story.sentences.flatMap(({ start, end }, n): [number, RecalledList][] => {
    const colon = story.text.slice(start, end).indexOf('：') + start;
    if (colon < start) return [];
    const own = story.mentions.filter((m) => m.sentence === n && m.bracket < 0);
    const [first] = own;
    if (own.length < 2 || !first || first.figure.at.start < colon) return [];
    const parts = own.filter((m) => m.figure.unit === first.figure.unit && isExactLevel(m) && !story.nested.has(m));
    const apart = new Set(parts.map((m) => m.clause)).size === parts.length || parts.every((m) => m.name !== '');
    return parts.length > 1 && apart && parts[0] === first ? [[n, { colon, parts }]] : [];
  });
}
