/**
 * Shares in words whose part and whole are named and may stand anywhere: 赞成票超过全体代表的三分之二, with 应到215名 and 赞成129票 in
 * sentences before. The words around the share tell what is counted and of what it is a share. Both are searched among
 * the figures before, and each must be the only figure with its name.
 */
import { ALL_OF_A_UNIT } from '../../grammar/vocabulary/measures';
import { BEYOND, OF_ALL_ALIKE, SHORT_OF } from '../../grammar/vocabulary/extremes';
import { CLAUSE_MARK, POSSESSIVE } from '../../grammar/vocabulary/marks';
import { SCOPE_NAMES } from '../../grammar/vocabulary/places';
import { CHANGES_AND_AIMS, DUTIES, TASKS } from '../../grammar/vocabulary/plans';
import { SHARE_NOUNS } from '../../grammar/vocabulary/shares';
import { LAST_YEAR } from '../../grammar/vocabulary/times';
import { AYES, AYES_OR_CARRIED } from '../../grammar/vocabulary/votes';
import type { Pattern } from '../../grammar/lexemes';
import { everyForm, everyWord, form, opening, words } from '../../grammar/lexemes';
import type { Figure, Numbered, Relation } from '../../model';
import { compare } from '../../num/rational';
import type { Mention, Story } from '../mention';
import { alike, isAmount } from '../mention';
import { mentionsBetween } from '../nearby';
import type { ShareRange } from './range';
import { boundSaid, OF_EACH, rangeOf, isOfBoth, ratioOf, isVoteOf, isInRange, majorityRelation } from './range';
import { only } from '../../list';
import { valueOf } from '../derived/chance';
import { sharedBigrams } from '../words';
import { startOf } from '../../text/stretches';
import { stretch } from '../../text/stretches';
import { hasNumber } from '../../model';

interface NamedShare {
  readonly subject: string;
  readonly whole: string;
  /** The words for the whole as they stand. */
  readonly wholeSaid: string;
  readonly verb: string;
  /** The words of the clause before the share. */
  readonly clause: string;
  /** 全市, 全县; empty where the clause names no area. */
  readonly scope: string;
  /** 20万元 in 收入超过20万元的村; empty where no value tells which things are counted. */
  readonly threshold: string;
}

interface Part {
  readonly mention: Mention;
  /** Other figures that share its name. */
  readonly rivals: readonly Mention[];
}

// 目前比例已超过, 首次突破, 占比近: words before a share in words.
const SHARE_SO_FAR = words('首次 已经? 均 都 也 仅 只 约 现 便 仍 还 尚 刚 将 当前 目前 比例 占比 比重');
const SHARE_IS = words('超过 突破 达到 高于 不足 不到 未达到? 未过 低于 少于 接近 将近 占比 占到? 比例 比重');
const NOT_REACHED = words(
  CHANGES_AND_AIMS,
  '不得 不低于 不少于',
  DUTIES,
  '如果? 若 规定 章程 条例',
  LAST_YEAR,
  '此前 曾 原来',
);
const WHOLE_SAID = words(
  '应到 应出席 应参[加会] 应签 应缴 现有 共有 全体 总[数量人户面里额] 全部 总计 一共 组成人员 法定 合计 登记在册',
);
const NO_NAMES = words(
  '本次 这次 此次 目前 其中 有表决权的? 人数 户数 数量 面积 总数 总量 的 尚未 还未 已经? 有 共',
  SHARE_NOUNS,
);
const NAMELESS = everyForm`全[县市区镇乡村国省州校院厂体系统]{1,2}(?!到)|${NO_NAMES}|率$|从.{1,4}看|[“”，、。；：（）\s]`;
const BEFORE_AMONG = form`^[^，。；：]*(?<![高初])[中里](?=已|有|，|$)`;
const NOUN_BEHIND = form`^[^，。；：、（）“”\d\n]{0,10}`;
const AMONG_AND_ON = form`(?<![高初])[中里][已有约尚共].*$`;
const LEADING_MARK = opening('[，；、：]');
const BRACKETS = words('[（）]');
const CARRIED_BY = form`^以上(?:多数|票数|票)?的?${AYES_OR_CARRIED}`;
const OVER_OPENS = opening('[过超]');
const COMPLETIVE = opening('了');
const PREDICATES = words('已 成为 是 为 仍');
const WHOLE_BODY = words(SCOPE_NAMES, '全[校院厂]');
const OUR_OWN = everyForm`[我本]([镇乡县市区村校院])`;
const SPACES = everyForm`\s`;
const OUGHT_TO = form`^应[一-龥]`;

/** How many sentences before a share its part and whole may stand. */
const SENTENCES_BEFORE = 6;

const SHARE_VERB = form`${SHARE_SO_FAR}{0,4}(?:${SHARE_IS}|${words('逾 达 过 超 近 约 为')}$)`;

/** Words by which the share is required, is a change or is of another place. */
const NO_PLAIN_SHARE = form`${NOT_REACHED}|以上的.{1,12}[须应可]|完成.{0,6}任务(?!的[一-龥]{2})`;
const WANTED = form`^(?:以上)?的?${words('方可 方能 才能 即可 目标 任务 要求 标准 规定 的规定 方为')}`;

/** 应到, 现有, 全体: the whole of those who may come or vote. */
const WHOLE_WORDS = form`${WHOLE_SAID}|共$`;
/** Pairs of words for one thing, by which two names are compared. */
const ALIKE: readonly (readonly [Pattern, string])[] = [
  [everyWord('应到会 应到 应出席 应参会 全体 全部 现有 法定 组成人员'), '全体'],
  [everyForm`参加[^，。；\d]{0,10}保险`, '参保'],
  [everyWord('实际到会 实到会? 到会 出席会议 出席 与会 参会'), '到会'],
  [everyWord('参与表决 参加表决 参加投票 参与投票 投票表决'), '表决'],
  [everyWord('赞成票 同意票 赞成 同意'), '赞成'],
];

/** 收入超过20万元的村, 10平方米以上的学校: a value that tells which things are counted, with the value as its group. */
const THRESHOLD = form`(?:${words('超过 突破 达到? 高于 不低于 不少于 大于 低于 不足 不到 在')})?(?<!\d)(\d+(?:\.\d+)?[万亿]?[一-龥]{1,3}?)(?:及?以[上下内])?的(?=[一-龥])`;

const AIM = words('计划 目标 任务 拟 应');

/** Whether the words name the whole: 超过全体代表的半数. */
export const namesWhole = (story: Story, f: Figure): boolean => Boolean(namesOf(story, f)?.whole.trim());

/**
 * The relation of a share with its named part and whole; null where either is missing or not the only one of its name.
 */
export function apart(story: Story, f: Figure): Relation | null {
  if (!hasNumber(f)) return null;
  const beside = ofStatedWhole(story, f);
  if (beside) return beside;
  const names = namesOf(story, f);
  if (!names) return null;
  const exact = f.bound === 'exact';
  const range = rangeOf(
    f,
    exact && SHORT_OF.test(names.verb)
      ? 'under'
      : exact && BEYOND.test(names.verb)
        ? 'over'
        : boundSaid(f, names.clause),
  );
  const from = startOf(story.sentences, Math.max(0, f.sentence - SENTENCES_BEFORE));
  const reach = mentionsBetween(story.mentions, from, f.at.start).filter(
    (x) =>
      isAmount(x) &&
      x.figure.kind !== 'duration' &&
      x.measure === 'level' &&
      !x.other &&
      x.figure.bound === 'exact' &&
      x.figure.number !== null &&
      x.figure.number.n > 0n &&
      !x.figure.unit.includes('/'),
  );
  if (reach.length < 2) return null;
  const aimed = aimedAt(story, names, reach);
  if (aimed) return majorityRelation(...aimed, f, names.verb, isInRange(ratioOf(...aimed), range));
  const part = partOf(story, f, names, reach);
  if (!part) return null;
  const larger = reach.filter(
    (x) =>
      x !== part.mention && mayCompare(x, part.mention) && compare(x.figure.number, part.mention.figure.number) >= 0,
  );
  const able = wholesOf(story, f, names, part, larger);
  const fitting = (x: Mention): boolean => isInRange(ratioOf(part.mention, x), range);
  const right =
    able.find(fitting) ??
    (names.whole.trim() ? undefined : larger.find((x) => x.index < part.mention.index && fitting(x)));
  if (right) return majorityRelation(part.mention, right, f, names.verb, true);
  const [whole] = able;
  if (!whole || new Set(able.map((x) => x.figure.value)).size > 1) return null;
  // 应参与表决640户，实际参与表决452户，超过参与表决业主的四分之三: a whole with a less similar name would also fit.
  if (larger.some((x) => fitting(x) && sharedBigrams(names.whole, plainOf(labelOf(story, x))) > 0)) return null;
  // 待公示的92个村占三分之一: the 178 published ones and these are the whole.
  if (!names.whole.trim() && reach.some((x) => isOfBoth(story, part.mention, x, range))) return null;
  // Another pair of these names would also fit.
  if (part.rivals.some((x) => (names.whole.trim() ? able : reach).some((y) => shareFits(x, y, range)))) return null;
  if (!covered(names.subject, `${labelOf(story, part.mention)} ${labelOf(story, whole)}`)) return null;
  if (!covered(names.whole, labelOf(story, whole))) return null;
  // 占全市的一半以上: the words of the whole must name the same area. 我镇 is 全镇.
  if (names.scope && !isOfArea(upTo(story, whole), names.scope)) return null;
  return majorityRelation(part.mention, whole, f, names.verb, false);
}

const CHANGES_OR_AIMS = words('增 减 升 降 提高 计划 任务 目标 预算 上年 去年 同期');

/** 参保人数18.6万人，不足…20.8万人的八成五: the whole stands with its number between the bound and the share. */
function ofStatedWhole(story: Story, f: Numbered): Relation | null {
  const whole = story.mentions.findLast((x) => x.figure.at.end <= f.at.start);
  if (!whole || whole.figure.clause !== f.clause || story.text.slice(whole.figure.at.end, f.at.start) !== '的')
    return null;
  const { start } = stretch(story.clauses, f.clause);
  const clause = story.text.slice(start, whole.figure.at.start).replace(LEADING_MARK, '');
  const verb = SHARE_VERB.exec(clause);
  const part = story.mentions[whole.index - 1];
  if (!verb || verb.index > 0 || CHANGES_OR_AIMS.test(clause) || !part || f.bound !== 'exact') return null;
  if (part.sentence !== f.sentence || part.clause !== whole.clause - 1) return null;
  if (![part, whole].every((x) => isAmount(x) && x.figure.bound === 'exact' && !x.seat) || part.measure !== 'level')
    return null;
  if (!mayCompare(whole, part) || compare(whole.figure.number, part.figure.number) < 0) return null;
  const bound = SHORT_OF.test(verb[0]) ? 'under' : BEYOND.test(verb[0]) ? 'over' : 'exact';
  return majorityRelation(part, whole, f, verb[0], isInRange(ratioOf(part, whole), rangeOf(f, bound)));
}

/** The parts of a clause such as 赞成票 | 超过 | 全体代表; null where it says something else. */
function namesOf({ text, clauses, sentences }: Story, f: Figure): NamedShare | null {
  const { start, end } = stretch(clauses, f.clause);
  const told = text.slice(start, f.at.start).replace(LEADING_MARK, '');
  const clause = told.replace(THRESHOLD, '');
  const tail = text.slice(f.at.end, Math.min(end, f.at.end + 12));
  if (OF_EACH.test(clause) || NO_PLAIN_SHARE.test(clause) || WANTED.test(tail) || BRACKETS.test(clause)) return null;
  // Another figure between would be the one of which the share is told.
  if (/\d/.test(clause)) return null;
  const m = SHARE_VERB.exec(clause);
  if (m && OF_ALL_ALIKE.test(m[0])) return null;
  const passes = CARRIED_BY.test(tail);
  // 到会代表过半数, 不足八成: the share includes its bound.
  const own = OVER_OPENS.test(f.text) || (!m && f.boundWords !== '' && clause === f.boundWords);
  if (!m && !own && !passes) return null;
  let subject = m ? clause.slice(0, m.index) : own && clause !== f.boundWords ? clause : '';
  const whole = (m ? clause.slice(m.index + m[0].length) : own ? '' : clause)
    .replace(COMPLETIVE, '')
    .replace(POSSESSIVE, '');
  if (whole.length > 12) return null;
  // 网上信访已成主渠道，占比首次超过六成: the clause before names the part.
  if (!plainOf(subject).trim() && SHARE_NOUNS.test(clause)) {
    const last = clauses[f.clause - 1];
    if (last && last.start >= startOf(sentences, f.sentence)) {
      const words = text.slice(last.start, last.end).replace(CLAUSE_MARK, '');
      if (!/\d/.test(words)) subject = words.split(PREDICATES)[0]!;
    }
  }
  const scope = WHOLE_BODY.exec(clause)?.[0] ?? '';
  const threshold = thresholdOf(told);
  return {
    subject: plainOf(subject),
    whole: plainOf(whole),
    wholeSaid: whole,
    verb: m?.[0] ?? '',
    clause,
    scope,
    threshold,
  };
}

const SAYS_DONE = words('已 完成 完工 竣工 建成 实际');

/** 计划改造56个…已完工26个…改造任务已经过半: the result and its target, each told once. */
function aimedAt(
  story: Story,
  { subject, whole }: NamedShare,
  reach: readonly Mention[],
): readonly [Mention, Mention] | null {
  if (!TASKS.test(subject) || whole.trim()) return null;
  const told = reach.map((x) => ({ x, label: labelOf(story, x) }));
  const aims = told.filter(({ label }) => AIM.test(label) && sharedBigrams(subject, plainOf(label)) > 0);
  const [aim] = aims;
  if (!aim || aims.length > 1) return null;
  const done = told.filter(
    ({ x, label }) => x.index > aim.x.index && mayCompare(x, aim.x) && SAYS_DONE.test(label) && !AIM.test(label),
  );
  const [part] = done;
  return part && done.length === 1 ? [part.x, aim.x] : null;
}

const DENIED = words(
  '[不未非]赞成 [不未非]同意 [不未非]合格 [不未非]满意 [不未非]达标 [不未非]通过 [不未非]参加 [不未非]到会',
);

function partOf(story: Story, f: Figure, { subject, threshold }: NamedShare, all: readonly Mention[]): Part | null {
  if (subject.trim().length < 2) {
    // 50万元以上的村已占三分之二: the mark that is passed names the part.
    const marked = threshold === '' ? null : only(all.filter((x) => thresholdOf(clauseUpTo(story, x)) === threshold));
    return marked ? { mention: marked, rivals: [] } : besides(story, f, all);
  }
  // Things beyond another value are others, and so are all things whatever their value.
  const reach = all.filter(
    (x) => thresholdOf(story.text.slice(startOf(story.clauses, x.clause), x.figure.at.start)) === threshold,
  );
  if (!reach.length) return null;
  const scored = reach
    .map((x) => ({ x, label: labelOf(story, x) }))
    .map(({ x, label }) => ({
      x,
      label,
      whole: WHOLE_WORDS.test(label),
      score: sharedBigrams(subject, plainOf(label)),
    }))
    .filter(({ score }) => score > 0)
    // 不同意 does not count as 同意.
    .filter(({ label }) => DENIED.test(subject) || !DENIED.test(label.replace(SPACES, '')));
  // 应缴费人员 is the whole of a 缴费率.
  const parts = scored.filter(({ whole }) => !whole);
  // 650户应签约户中已有412户签订协议，签约户数…: only the whole has the word, or neither has it.
  // 全年销售41万平方米，住宅约占九成: the part that is named has no figure of its own.
  if (!parts.length) return isNamedAnew(subject, reach) ? null : besides(story, f, reach);
  const best = Math.max(0, ...parts.map(({ score }) => score));
  const tied = parts.filter(({ score }) => score === best);
  // 中职 is 中等职业: the name that holds most of the characters counts.
  const most = Math.max(0, ...tied.map(({ x }) => characters(subject, labelOf(story, x))));
  const first = tied.filter(({ x }) => characters(subject, labelOf(story, x)) === most);
  // The larger of two figures with one name would be the whole.
  const [a, b] = first.map(({ x }) => x);
  if (!a || first.length > 2 || (b && (!mayCompare(a, b) || compare(a.figure.number, b.figure.number) === 0)))
    return null;
  const mention = b && compare(b.figure.number, a.figure.number) < 0 ? b : a;
  return {
    mention,
    rivals: scored.filter(({ x, score }) => x !== mention && score * 4 >= best * 3).map(({ x }) => x),
  };
}

/** Whether the words name something of which the last figure says nothing. */
function isNamedAnew(subject: string, reach: readonly Mention[]): boolean {
  const last = reach.at(-1);
  const told = subject.replaceAll(' ', '');
  return last !== undefined && told.length === 2 && last.name.length > 2 && characters(told, last.name) === 0;
}

const SO_FAR = opening('至此 由此 这样 这意味着 也就是说 目前');

/** The part right before the share, with no figure between; null where there is none. */
function besides(story: Story, f: Figure, reach: readonly Mention[]): Part | null {
  const last = reach.at(-1)!;
  // 426户…。已有207户签订协议。至此，签约户数已过半: the next sentence sums up the two figures.
  const like = reach.filter((x) => x.figure.unit === last.figure.unit);
  if (
    like.length === 2 &&
    f.sentence - last.sentence === 1 &&
    SO_FAR.test(story.text.slice(startOf(story.sentences, f.sentence), f.at.start))
  )
    return { mention: last, rivals: [] };
  const { start } = stretch(story.sentences, f.sentence);
  // 121个村收入突破30万元，超过三分之二: a mark that is passed is no part.
  const beside = mentionsBetween(story.mentions, start, f.at.start).findLast((x) => x.figure.bound === 'exact');
  if (last !== beside || last.sentence !== f.sentence || f.clause - last.clause > 1) return null;
  // 赞成112票，反对2票，弃权3票，超过…: after a vote the share is that of the votes in favour.
  if (last.figure.unit !== '票') return { mention: last, rivals: [] };
  const aye = reach.findLast((x) => x.sentence === f.sentence && AYES.test(labelOf(story, x)));
  return aye ? { mention: aye, rivals: [] } : null;
}

const clauseUpTo = ({ text, clauses }: Story, x: Mention): string =>
  text.slice(startOf(clauses, x.clause), x.figure.at.start);

const thresholdOf = (words: string): string => THRESHOLD.exec(words)?.[1] ?? '';

function characters(a: string, b: string): number {
  let n = 0;
  for (const c of new Set(a)) if (c !== ' ' && b.includes(c)) n++;
  return n;
}

const COUNTS_ALL = words('有 共 总 现有');

/** The figures that the words name as the whole, or those told as all there is where the words name none. */
function wholesOf(
  story: Story,
  f: Figure,
  names: NamedShare,
  { mention }: Part,
  larger: readonly Mention[],
): Mention[] {
  const labelled = larger.map((x) => ({ x, label: labelOf(story, x) }));
  const named = names.whole.trim();
  // 不足应训人数的三成: a plan tells what was to be done.
  if (OUGHT_TO.test(named)) {
    const aims = labelled.filter(({ label }) => AIM.test(label));
    if (aims.length) return aims.map(({ x }) => x);
  }
  const { unit } = mention.figure;
  if (ALL_OF_A_UNIT.test(names.wholeSaid) && names.wholeSaid.includes(unit)) {
    const counted = labelled.filter(({ x, label }) => x.figure.unit === unit && COUNTS_ALL.test(label));
    if (counted.length) return counted.map(({ x }) => x);
  }
  if (named) {
    const scored = labelled
      .map(({ x, label }) => ({ x, score: sharedBigrams(named, plainOf(label)) + (WHOLE_WORDS.test(label) ? 0.5 : 0) }))
      .filter(({ score }) => score >= 1 || (score > 0 && named.includes('全体')));
    const most = Math.max(0, ...scored.map(({ score }) => score));
    return scored.filter(({ score }) => score === most).map(({ x }) => x);
  }
  // 全年接待459.2万人次，三季度占了三分之一: the larger value right before the share, in its own sentence.
  const beside = larger.findLast(
    (x) => x.sentence === f.sentence && x.index > mention.index && isWellAbove(x, mention),
  );
  if (beside) return [beside];
  const all = labelled.filter(({ label }) => WHOLE_WORDS.test(label)).map(({ x }) => x);
  return all.length || larger.length !== 1 || larger[0]!.index > mention.index ? all : [...larger];
}

/** A value told twice is no part of itself. */
const isWellAbove = (x: Mention, part: Mention): boolean => valueOf(part.figure) * 1.02 < valueOf(x.figure);

/** The words for what a figure counts: those before it in its clause and the noun after it. */
function labelOf({ text, clauses }: Story, x: Mention): string {
  // 收入超过20万元的村达到13个: the threshold belongs to the name.
  const lead = text.slice(startOf(clauses, x.clause), x.figure.at.start);
  const named = lead.replace(THRESHOLD, '');
  const from = Math.max(x.since, startOf(clauses, x.clause));
  // 650户应签约户中已有412户: the words before 中 name the whole.
  const before = (named !== lead && !/\d/.test(named) ? named : text.slice(from, x.figure.at.start)).replace(
    BEFORE_AMONG,
    '',
  );
  // 312个项目中已完工187个: the words after 中 name the part.
  const behind = NOUN_BEHIND.exec(text.slice(x.figure.at.end, x.until))![0].replace(AMONG_AND_ON, '');
  return `${before} ${behind}`;
}

const shareFits = (part: Mention, whole: Mention, range: ShareRange): boolean =>
  part !== whole &&
  mayCompare(whole, part) &&
  compare(whole.figure.number, part.figure.number) >= 0 &&
  isInRange(ratioOf(part, whole), range);

const mayCompare = (x: Mention, part: Mention): boolean => alike(x.figure, part.figure) || isVoteOf(x, part);

/** Whether the words hold little that the others do not: 城关镇缴费率 is not that of the county. */
function covered(words: string, others: string): boolean {
  const told = plainOf(others);
  const own = words.replaceAll(' ', '');
  let missing = 0;
  for (const c of own) if (!told.includes(c)) missing++;
  // 签约 may be told as 签订: one character of a short word must be there.
  return own.length < 2 || missing * (own.length > 4 ? 3 : 2) <= own.length;
}

const plainOf = (words: string): string =>
  ALIKE.reduce((w, [shape, plain]) => w.replace(shape, plain), words).replace(NAMELESS, ' ');

const AREA_BY_NAME = form`^[^，。；：\d]{1,4}?([县市区镇乡村])(?:现|共|目前|现?辖|下辖|有)`;

/** Whether words name the area: 全镇, 我镇, and 云溪镇共有 at the start of a sentence. */
const isOfArea = (words: string, scope: string): boolean =>
  words.replace(OUR_OWN, '全$1').includes(scope) || AREA_BY_NAME.exec(words)?.[1] === scope.at(-1);

/** The words of the sentence before a figure. */
const upTo = ({ text, sentences }: Story, x: Mention): string =>
  text.slice(startOf(sentences, x.sentence), x.figure.at.start);
