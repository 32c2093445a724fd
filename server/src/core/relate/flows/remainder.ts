/**
 * 交办165件。…已化解128件。其余事项正在推进，其中…12件、…11件、…14件: what is left is told only by the list of its parts, which is
 * nevertheless what the part leaves of the whole.
 */
import { form, words } from '../../grammar/lexemes';
import { WHAT_IS_LEFT } from '../../grammar/vocabulary/parts';
import type { Relation } from '../../model';
import { endOf } from '../../text/stretches';
import { formula } from '../formula';
import { ruleWithSlip } from '../judge';
import { asCue } from '../cues';
import type { Mention, Story } from '../mention';
import { isExactLevel, leadWords, mayStand, mentionsIn, sinceWords, tailWords } from '../mention';

/** What is left as the subject of a list: no number of its own stands between it and the list. */
const REST_AND_LIST = form`(?:^|[。；，：])(?:[对而]|目前)?(?:${WHAT_IS_LEFT}|剩下|${words('尚未 尚待 暂未 还未 未')}([一-龥]{1,6})的)[^，。；：\d]{0,12}(?:[，：]?[^，。；：\d]{0,16}){0,2}(?:其中[，：]?|[：]|中，|分布在[：]?|分别[是为]|涉及)`;
const DONE = words('已 [办审执]结 化解 整改 完成 更新 销号 办复 答复 解决 改造 修复 处置 兑付 拆除 交付');
/** The words before such a list have one of these. */
const REST_TOLD = asCue(words(WHAT_IS_LEFT, '剩下 尚待 未'));
/** The list may leave something out, or its parts may overlap. */
const MAY_LEAVE_OUT = words('主要 重点 部分 等 突出 例如 包括 交叉 重复 约 有的');
const REACH = 4;

const REST_OF = formula('whole = part + parts');

/** 累计改造340台: what was done so far is no whole of which something is left. */
const DONE_OF_ALL = form`^已|累计(?:完成|改造|整改|办结|化解)`;

/** A whole, the part of it that is done, and the list of the rest; empty where more or less than these is told. */
export function relateRemainders(story: Story): Relation[] {
  const out: Relation[] = [];
  if (!mayStand(story, REST_TOLD)) return out;
  for (const [n, { start, end }] of story.sentences.entries()) {
    const own = mentionsIn(story, n);
    if (own.length < 2) continue;
    const rest = REST_AND_LIST.exec(story.text.slice(start, end));
    if (!rest) continue;
    const from = start + rest.index + rest[0].length;
    const list = own.filter((m) => m.figure.at.start >= from && m.bracket < 0);
    const [first] = list;
    if (!first || list.length < 2 || first !== own.find((m) => m.figure.at.start > start + rest.index)) continue;
    const { unit } = first.figure;
    if (!list.every((m) => isExactLevel(m) && m.figure.unit === unit && isPartOf(story, m))) continue;
    if (MAY_LEAVE_OUT.test(story.text.slice(start + rest.index, endOf(story.sentences, n)))) continue;
    const told = mentionsIn(story, n - REACH, n).filter(
      (m) => m.figure.at.start < start + rest.index && m.figure.unit === unit,
    );
    // 排查284处，其中重大隐患31处。…其余隐患中，重大隐患12处: a part of a sort, and the other sorts need not be told.
    if (told.some((m) => story.nested.has(m) && list.some((x) => x.name === m.name))) continue;
    const before = told.filter((m) => !story.nested.has(m));
    // Anything else that is told of the unit may have come in or gone out.
    const [whole, part] = before;
    if (!whole || !part || before.length > 2 || !isExactLevel(whole) || !isExactLevel(part)) continue;
    // 未立案的提案中 is what is left of those beside 立案368件.
    const undone = rest[1]?.slice(-2) ?? '';
    const done = undone.length > 1 && sinceWords(story, part).endsWith(undone);
    if ((!done && !DONE.test(sinceWords(story, part))) || DONE_OF_ALL.test(leadWords(story, whole))) continue;
    if (whole.figure.modality !== part.figure.modality && whole.figure.modality !== 'target') continue;
    const roles = { whole: [whole.figure], part: [part.figure], parts: list.map((m) => m.figure) };
    const found = ruleWithSlip(REST_OF, roles, {
      schema: 'books/remainder',
      kind: 'balance',
      mark: 'whole',
      title: '已有数与余下各项之和与总数不符',
      labels: { whole: '总数', part: '已有', parts: '余下分项' },
      order: ['part', 'parts', 'whole'],
      claim: (t) => `${t('part')} + ${t('parts')} = ${t('whole')}`,
    });
    if (found) out.push(found);
  }
  return out;
}

/** A part has a name of its own right before it and nothing but its noun behind it. */
const isPartOf = (story: Story, m: Mention): boolean =>
  m.name.length >= 2 && /^(?:[，、；。：和]|$)/.test(tailWords(story, m));
