/** 每人只登记一项, 只能选择一项: nobody is counted twice, so the listed values cannot exceed the whole. */
import { everyForm, words } from '../../grammar/lexemes';
import type { Numbered, Relation } from '../../model';
import * as q from '../../num/rational';
import { verdictOf } from '../formula';
import { rule } from '../judge';
import { asCue } from '../cues';
import type { Mention, Story } from '../mention';
import { alike, mayStand, sinceWords, isExactLevel } from '../mention';
import { SUM, SUM_TEXT } from '../totals';
import { endOf } from '../../text/stretches';
import { spanAt } from '../../text/span-index';

const REGISTERED = words('登记 选择? 勾选 填报 填写 统计 计入 归入 算作?');
const COUNTED_TWICE = words('计算 统计 登记 计数');

const ONCE = everyForm`只[能可得]?${REGISTERED}(?:[其和]中)?[一1][项类次个种]|不得?重复${COUNTED_TWICE}|互不${words('重复 交叉 重叠')}|没有重复`;
/** Each of its forms has one of these words. */
const ONCE_OR_TWICE = asCue(words('只 重复 互不'));
const WHOLE_WORDS = words('共 总 应 全部 合计');
/** How many sentences before a list its whole may stand. */
const SENTENCES_BEFORE = 4;

/** Lists of which the text says that each thing is counted once, against the whole before them. */
export function relateSingles(story: Story): Relation[] {
  const out: Relation[] = [];
  if (!mayStand(story, ONCE_OR_TWICE)) return out;
  for (const hit of ONCE.all(story.text)) {
    const sentence = spanAt(story.sentences, hit.index);
    const end = endOf(story.sentences, Math.min(sentence + 1, story.sentences.length - 1));
    const behind = story.mentions.filter((m) => m.figure.at.start > hit.index && m.figure.at.end <= end && isListed(m));
    const [first] = behind;
    if (!first) continue;
    const items = behind.filter((m) => m.sentence === first.sentence && alike(m.figure, first.figure));
    const found = inWhole(story, items, first);
    if (found) out.push(found);
  }
  return out;
}

/** 共有劳动力862人。每人只登记一项，外出517人，…: the list against the whole before it. */
function inWhole(story: Story, items: readonly Mention[], first: Mention): Relation | null {
  if (items.length < 2) return null;
  const whole = story.mentions.findLast(
    (m) =>
      m.index < first.index &&
      first.sentence - m.sentence <= SENTENCES_BEFORE &&
      isListed(m) &&
      alike(m.figure, first.figure) &&
      WHOLE_WORDS.test(sinceWords(story, m)),
  );
  if (!whole) return null;
  const parts = items.map((m) => m.figure);
  const roles = { whole: [whole.figure], parts };
  const holds = verdictOf(SUM, roles);
  if (holds !== true && !over(parts, whole.figure.number)) return null;
  return rule(SUM, roles, { ...SUM_TEXT, schema: 'sum/once', level: holds ? null : 'warning' });
}

const isListed = (m: Mention): boolean => isExactLevel(m) && m.bracket < 0;

const over = (parts: readonly Numbered[], whole: q.Rational): boolean =>
  q.compare(parts.map((f) => f.number).reduce(q.add), whole) > 0;

/** Whether the words say that each is counted once. */
export const isOnce = (words: string): boolean => words.search(ONCE) >= 0;
