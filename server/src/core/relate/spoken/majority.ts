/** 过半, 三分之二以上, 近四成 beside the part and the whole, or beside the percentage, that they describe. */
import { everyWord, form, opening, whole as wholly, words } from '../../grammar/lexemes';
import { CLAUSE_MARK } from '../../grammar/vocabulary/marks';
import { PERSON_UNITS } from '../../grammar/vocabulary/measures';
import { SCOPE_NAMES } from '../../grammar/vocabulary/places';
import { CHANGES_AND_AIMS, DUTIES, TASKS } from '../../grammar/vocabulary/plans';
import { AYES, AYES_OPEN, AYES_OR_CARRIED, AYE_BALLOTS, CARRIED } from '../../grammar/vocabulary/votes';
import type { Figure, Relation } from '../../model';
import { compare } from '../../num/rational';
import { asCue } from '../cues';
import type { Mention, Story, StoryContext } from '../mention';
import { alike, isAmount, leadWords, mayStand, sinceWords, tailWords } from '../mention';
import { apart, namesWhole } from './apart';
import { boundSaid, OF_EACH, rangeOf, isOfBoth, ratioOf, majorityRelation, isVoteOf, isInRange } from './range';
import { startOf, endOf } from '../../text/stretches';
import { hasNumber } from '../../model';

const SHARE_TOLD = words('占 占比 比例 比重 率 覆盖 通过 赞成 同意');
const OTHER_STORY = words(CHANGES_AND_AIMS, '少于 将', DUTIES);
const PASSES_BY = form`^以上${words('多数 票数 票 代表 委员 的')}*${AYES_OR_CARRIED}`;
const MORE_OR_FEWER = form`[多少]了?$`;
const AWAY_OR_AGAINST = words('请假 缺席 未到 反对 弃权');
const COUNTED_ALL = words('共 总 应 全');
const SUBJECT_MARK = opening('[，、（]');
const SHARE_VERBS = words('占 比例 比重 率 覆盖 达 为 首次 突破 超');
const FILLERS = everyWord(
  '刚好 正好 恰好 恰 整整 几乎 差不多 [以由获约已其这共仅只就都近] 其中 合计 两者 不足 不到 接近 将近 尚 还',
);

const MAJORITY_WORDS = form`成|[过超近]?半$|${words('半数 一半 分之 大半 多半')}`;
const HAVE_WORDS = asCue(words('成 半 分之'));
/** Words by which a share of the part in the whole is meant. */
const SHARE_IS_MEANT = form`${SHARE_TOLD}|达到?$|[为有]$`;
/** Words for another whole or measure than the one beside the share. */
const ELSE = form`${OTHER_STORY}|完成.{0,6}${TASKS}`;

const EXACTLY = wholly('刚好 正好 恰好 恰 整整 几乎 差不多 已 约 已近 已超');

/** Shares in words (过半, 三分之二以上) against the part and the whole of which they are said. */
export function relateMajorities(story: Story, { figures }: StoryContext): Relation[] {
  if (!mayStand(story, HAVE_WORDS)) return [];
  const out: Relation[] = [];
  for (const figure of figures) {
    if (!inWords(figure)) continue;
    const m = mentionOf(story, figure);
    const whole = namesWhole(story, figure);
    const named = whole ? apart(story, figure) : null;
    const found = named ?? (m && majorityOf(story, m)) ?? apart(story, figure);
    // 超过到会人数的三分之二: where the whole is named and not told, another one must not be used.
    if (found && !(found.holds === false && whole && !named)) out.push(found);
  }
  return out;
}

/** The mention of a share that is told of the figures before it; null where it is a change or of something else. */
function mentionOf(story: Story, figure: Figure): Mention | null {
  if (!hasNumber(figure)) return null;
  const own = story.mentions.find((m) => m.figure === figure);
  if (own) return own.measure === 'change' || own.measure === 'points' || own.other || own.seat ? null : own;
  // 三分之二以上通过 is usually a requirement. After a vote it is the result.
  const tail = story.text.slice(figure.at.end, figure.at.end + 10);
  if (!PASSES_BY.test(tail)) return null;
  const last = story.mentions.findLast((m) => m.figure.at.end <= figure.at.start);
  if (!last || last.sentence !== figure.sentence) return null;
  const { sentence, clause } = figure;
  return { ...last, figure, index: last.index + 1, sentence, clause, since: last.figure.at.end };
}

/** Words for a whole in the sentence before. */
const WHOLE = words('应到 实到 共有 现有 总 全[体县市镇乡村校系区] 抽 受访 参加 参与 收回');

function majorityOf(story: Story, m: Mention): Relation | null {
  const { text } = story;
  const clause = text.slice(startOf(story.clauses, m.clause), m.figure.at.start);
  const since = sinceWords(story, m);
  if (
    OF_EACH.test(clause) ||
    ELSE.test(since) ||
    !(
      SHARE_IS_MEANT.test(clause) ||
      SHARE_IS_MEANT.test(since) ||
      CARRIED.test(text.slice(m.figure.at.end, m.figure.at.end + 6)) ||
      clause.replace(CLAUSE_MARK, '') === m.figure.boundWords ||
      // 用上天然气的有6468户，刚好八成: nothing but how exactly.
      EXACTLY.test(clause.replace(CLAUSE_MARK, ''))
    )
  )
    return null;
  const range = rangeOf(m.figure, boundSaid(m.figure, clause));
  const before = story.mentions.filter((x) => x.index < m.index && x.sentence === m.sentence);
  const beside = before.at(-1);
  if (!beside) return null;
  // 占比45.6%，接近五成: the percentage stands right before.
  if (beside.figure.kind === 'percent') return null;
  // 赞成25票、反对0票、弃权2票，赞成票超过半数: the share is that of the votes in favour.
  const voted = AYES.test(since) || CARRIED.test(text.slice(m.figure.at.end, m.figure.at.end + 6));
  const ayes = voted ? before.findLast((x) => x.figure.unit === '票' && isAye(story, x)) : undefined;
  // Where 赞成票 is named and its number is told elsewhere, the other votes are not searched.
  if (AYE_BALLOTS.test(since) && !ayes) return null;
  const part =
    ayes ?? before.findLast((x) => isAmount(x) && x.measure === 'level' && !x.other && x.figure.number !== null);
  // A figure between would be the one of which the share is told.
  if (!part || part.figure.bound !== 'exact' || (!ayes && part.clause < m.clause - 2)) return null;
  if (MORE_OR_FEWER.test(leadWords(story, part))) return null;
  if (!ayes && before.some((x) => x.index > part.index && x.figure.kind !== 'percent')) return null;
  if (!isShareOf(story, m, part)) return null;
  // 占全市的一半以上: a named whole must be that whole.
  const scope = SCOPE_NAMES.exec(since)?.[0] ?? '';
  const near = story.mentions.filter(
    (x) =>
      x !== part &&
      x.index < m.index &&
      sinceWords(story, x).includes(scope) &&
      !AWAY_OR_AGAINST.test(sinceWords(story, x)) &&
      m.sentence - x.sentence <= 1 &&
      isAmount(x) &&
      x.measure === 'level' &&
      !x.other &&
      x.figure.bound === 'exact' &&
      x.figure.number !== null &&
      (ayes ? PERSON_UNITS.test(x.figure.unit) : alike(x.figure, part.figure) || isVoteOf(x, part)) &&
      compare(x.figure.number, part.figure.number) >= 0,
  );
  if (!near.length) return null;
  const right = near.find((w) => w.figure.number.n !== 0n && isInRange(ratioOf(part, w), range));
  const own = near.filter((w) => w.sentence === m.sentence);
  const counted = own.filter((w) => COUNTED_ALL.test(leadWords(story, w)));
  const whole =
    right ??
    (own.length === 1
      ? own[0]!
      : counted.length === 1
        ? counted[0]!
        : !own.length && near.length === 1 && WHOLE.test(leadWords(story, near[0]!))
          ? near[0]!
          : null);
  if (!whole || whole.figure.number.n === 0n) return null;
  // 男性96人、女性64人，女性占四成: both sides together are the whole.
  if (!right && !ayes && near.some((w) => isOfBoth(story, part, w, range))) return null;
  return majorityRelation(part, whole, m.figure, '', right !== undefined);
}

/** 赞成198票, 198票赞成: votes in favour. */
const isAye = (story: Story, x: Mention): boolean =>
  AYES.test(leadWords(story, x)) || AYES_OPEN.test(tailWords(story, x));

/** Whether the share has no subject of its own (产值占…), or one that the words of the part name: 上线318人，上线率…. */
function isShareOf({ text, clauses }: Story, m: Mention, part: Mention): boolean {
  const from = Math.max(startOf(clauses, m.clause), part.figure.at.end);
  const words = text.slice(from, m.figure.at.start).replace(SUBJECT_MARK, '');
  if (CARRIED.test(words + text.slice(m.figure.at.end, m.figure.at.end + 8))) return true;
  const at = words.search(SHARE_VERBS);
  const subject = (at < 0 ? words : words.slice(0, at)).replace(FILLERS, '');
  if (!subject) return true;
  const own = text.slice(Math.max(0, part.figure.at.start - 16), endOf(clauses, part.clause));
  return own.includes(words[at] === '率' ? subject.slice(-2) : subject);
}

/** Only shares whose part and whole are named, across the paragraphs of a window. */
export const relateMajoritiesApart = (story: Story, { figures }: StoryContext): Relation[] =>
  mayStand(story, HAVE_WORDS) ? figures.filter(inWords).flatMap((f) => apart(story, f) ?? []) : [];

const inWords = (f: Figure): boolean =>
  f.kind === 'percent' && f.number !== null && f.modality === 'achieved' && MAJORITY_WORDS.test(f.text);
