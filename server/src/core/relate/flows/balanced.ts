/**
 * 收入总计9050万元。…支出8420万元，上解支出250万元，结转下年380万元。收支平衡: where the text says that both sides of a budget are equal, what goes
 * out makes up all that came in.
 */
import { form, words } from '../../grammar/lexemes';
import type { Relation } from '../../model';
import { endOf } from '../../text/stretches';
import { asCue } from '../cues';
import { ruleWithSlip } from '../judge';
import type { Mention, Story } from '../mention';
import { isExactLevel, leadWords, mayStand, mentionsIn } from '../mention';
import { SUM } from '../totals';

const IN_BALANCE = words('平衡 相抵 相等 持平');
/** Whoever says that both sides are equal has one of these words. */
const SAYS_EQUAL = asCue(words(IN_BALANCE, '两抵'));
const BOTH_SIDES_EQUAL = form`收入?(?:总[计量])?[与和]支出?(?:总[计量])?${IN_BALANCE}|收支(?:总[计量])?(?:两抵|${IN_BALANCE})|${words('实现 保持')}[^，。；]{0,6}平衡`;
const ALL_INCOME = form`收入总[计量](?:为|达到?|共)?$`;
const ALL_OUTGO = form`支出总[计量]`;
const GOES_OUT = form`${words('支出 上解 结转下年 结转 结余 还本 调出 补充预算稳定')}[^，。；]{0,6}$`;
/** How many sentences after the total income the items of the other side may stand. */
const SENTENCES_BEHIND = 3;

export function relateBalanced(story: Story): Relation[] {
  if (!mayStand(story, SAYS_EQUAL)) return [];
  return story.mentions.flatMap((income) => {
    if (!isExactLevel(income) || !ALL_INCOME.test(leadWords(story, income))) return [];
    const last = Math.min(income.sentence + SENTENCES_BEHIND, story.sentences.length - 1);
    const behind = story.text.slice(income.figure.at.end, endOf(story.sentences, last));
    if (!BOTH_SIDES_EQUAL.test(behind) || ALL_OUTGO.test(behind.replace(BOTH_SIDES_EQUAL, ''))) return [];
    const items = sideOf(story, income, last);
    if (items.length < 2) return [];
    const roles = { whole: [income.figure], parts: items.map((m) => m.figure) };
    const found = ruleWithSlip(SUM, roles, {
      schema: 'books/both-sides',
      kind: 'balance',
      mark: 'parts',
      title: '支出各项之和与收入总计不符',
      labels: { whole: '收入总计', parts: '支出' },
      order: ['whole', 'parts'],
      claim: (t) => `${t('parts')} = ${t('whole')}`,
    });
    return found ? [found] : [];
  });
}

/** What goes out, in the first sentence that tells more than one such item and nothing else of its unit; empty where there is none. */
function sideOf(story: Story, income: Mention, last: number): readonly Mention[] {
  for (let sentence = income.sentence; sentence <= last; sentence++) {
    const like = mentionsIn(story, sentence).filter(
      (m) => m.index > income.index && m.figure.unit === income.figure.unit && m.bracket < 0,
    );
    const goes = like.filter((m) => isExactLevel(m) && !story.nested.has(m) && GOES_OUT.test(leadWords(story, m)));
    if (goes.length > 1) return goes.length === like.length ? goes : [];
  }
  return [];
}
