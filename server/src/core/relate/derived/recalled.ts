/**
 * 批准逮捕的犯罪嫌疑人按三类统计：…61人，…148人，其他…85人: a list whose lead names something counted before and gives no number itself. The
 * list adds up to that number where its lead tells how many items there are or that they are all, or where it only shares
 * out what the sentence before plans: 计划新建公厕46座。具体任务分解如下：石桥村9座，….
 */
import { form, words } from '../../grammar/lexemes';
import { SHARED_OUT } from '../../grammar/vocabulary/plans';
import { only } from '../../list';
import type { Relation } from '../../model';
import { smallCount } from '../../num/numerals';
import { add, compare } from '../../num/rational';
import { stretch } from '../../text/stretches';
import { group } from '../../match';
import type { Mention, Story } from '../mention';
import { isExactLevel, mentionsIn, sentenceWords, sinceWords, tailWords } from '../mention';
import { sumTold } from '../totals';
import { sharedBigrams } from '../words';

interface RecalledList {
  readonly colon: number;
  readonly parts: readonly Mention[];
}

const PART_NOUNS = words('类 部分 方面 板块 渠道 层次 档次? 等级 级 种 片区?');

const COUNTED_HEAD = form`([两二三四五六七八九十]|\d{1,2})[个大]?${PART_NOUNS}`;
/** 在编人员按最高学历划分，: a criterion by which each counts once. */
const BY_CRITERION = form`^[^，。；：\d]{2,12}[按从][^，。；：\d]{1,10}${words('划分 来?分 分类 归类 统计')}，`;
const ALL_HEAD = words('全部 所有 均按 均由 总体');
/** 主要有三类, 其中三类: the list may be incomplete. */
const OPEN_HEAD = words('主要 重点 其中 部分 例如 突出');
const SENTENCES_BEFORE = 6;
/** A lead that names nothing of its own and shares out what was told right before. */
const SHARES_OUT = form`^${SHARED_OUT}$`;
const PLANNED = words('计划 拟 将 任务 目标 安排 确定 下达 分配 招聘 招录');
const NOT_ALL_LISTED = words('等 另 其余 其他 机动 预留 剩余 不少于 左右');

export function relateRecalled(story: Story): Relation[] {
  const out: Relation[] = [];
  for (const [n, list] of listsOf(story)) {
    const { start } = stretch(story.sentences, n);
    const head = story.text.slice(start, list.colon);
    const counted = COUNTED_HEAD.exec(head);
    const isCounted = counted !== null && smallCount(group(counted, 1)) === list.parts.length;
    const [first] = list.parts;
    if (!first || OPEN_HEAD.test(head)) continue;
    if (SHARES_OUT.test(head)) {
      const found = sharedOut(story, n, list, first);
      if (found) out.push(found);
    }
    const isAll = isCounted || ALL_HEAD.test(head);
    const isDivided = !isAll && BY_CRITERION.test(`${head}，`);
    if (!isAll && !isDivided) continue;
    const whole = only(
      story.mentions.filter(
        (m) =>
          m.sentence < n &&
          n - m.sentence <= SENTENCES_BEFORE &&
          isExactLevel(m) &&
          m.bracket < 0 &&
          m.figure.unit === first.figure.unit &&
          !story.nested.has(m) &&
          list.parts.every((p) => compare(p.figure.number, m.figure.number) < 0) &&
          sharedBigrams(wordsAround(story, m), head) > 1,
      ),
    );
    if (!whole || (isDivided && NOT_ALL_LISTED.test(sentenceWords(story, first)))) continue;
    // 按学历划分，研究生21名、本科58名、大专及以下13名: nobody counts twice, so that the parts are never more than the whole.
    const sum = list.parts.map((p) => p.figure.number).reduce(add);
    const certain = isDivided && compare(sum, whole.figure.number) > 0;
    const found = sumTold('sum/recalled', whole, list.parts, { certain });
    if (found) out.push(found);
  }
  return out;
}

/** The list shares out the only number of its unit in the sentence before. */
function sharedOut(story: Story, n: number, { parts }: RecalledList, first: Mention): Relation | null {
  if (NOT_ALL_LISTED.test(sentenceWords(story, first)) || !parts.every((p) => p.name.length >= 2)) return null;
  const told = mentionsIn(story, n - 1).filter(
    (m) => m.figure.unit === first.figure.unit && m.figure.kind === 'amount',
  );
  const [whole] = told;
  if (!whole || told.length > 1 || !isExactLevel(whole) || whole.bracket >= 0) return null;
  if (!PLANNED.test(sentenceWords(story, whole)) || NOT_ALL_LISTED.test(sentenceWords(story, whole))) return null;
  if (!parts.every((p) => compare(p.figure.number, whole.figure.number) < 0)) return null;
  return sumTold('sum/recalled', whole, parts);
}

/** The words around a number, since the noun may follow it: 批准逮捕284人, 61件侵财案件. */
const wordsAround = (story: Story, m: Mention): string => `${sinceWords(story, m)} ${tailWords(story, m)}`;

/** Sentences that begin with words and a colon, followed by clauses with one figure of one unit each. */
function listsOf(story: Story): [number, RecalledList][] {
  return story.sentences.flatMap(({ start, end }, n): [number, RecalledList][] => {
    const sentence = story.text.slice(start, end);
    const criterion = BY_CRITERION.exec(sentence)?.[0];
    const at = criterion === undefined ? sentence.indexOf('：') : criterion.length - 1;
    const colon = at + start;
    if (at < 0) return [];
    const own = story.mentions.filter((m) => m.sentence === n && m.bracket < 0);
    const [first] = own;
    if (own.length < 2 || !first || first.figure.at.start < colon) return [];
    const parts = own.filter((m) => m.figure.unit === first.figure.unit && isExactLevel(m) && !story.nested.has(m));
    const apart = new Set(parts.map((m) => m.clause)).size === parts.length || parts.every((m) => m.name !== '');
    return parts.length > 1 && apart && parts[0] === first ? [[n, { colon, parts }]] : [];
  });
}
