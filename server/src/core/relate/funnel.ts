/**
 * Steps of a procedure, of which a later one cannot exceed an earlier one, and parts that their own words place inside
 * a whole.
 */
import { CLAUSE_MARK, IN_CLAUSE, endingIn } from '../grammar/vocabulary/marks';
import { ATTENDED, GIVEN_BACK, HANDED_OUT, INSPECTED, PROSECUTED } from '../grammar/vocabulary/parts';
import type { Pattern } from '../grammar/lexemes';
import { closing, form, opening, words } from '../grammar/lexemes';
import { W } from '../grammar/words';
import type { Relation, Severity } from '../model';
import { compare } from '../num/rational';
import { labelOf } from './division';
import { asCue } from './cues';
import type { Mention, Story } from './mention';
import { alike, isAmount, leads, leadWords, mayStand, sinceWords } from './mention';
import { group } from '../match';

const ARRESTS = words('逮捕 批捕');
const RECRUITED = words('录用 录取');
const LETTERS = words('来信 来访 举报');
/** The words before 中 name the whole: 不合格样品中. */
const AMONG_THOSE = form`^([一-鿿]{2,12}?)之?(?:中|里(?!程))[，有的]?[^。；]*$`;
const AMONG_BEFORE = form`[中里]，${IN_CLAUSE}*$`;
const MARK_BEFORE_AMONG = form`[，；](?=[^，；]*[中里]，)`;
const IN = opening('在');
/** 其中, 过程中, 工作中: words before 中 that name no whole. */
const NO_WHOLE = form`[其当集年初高]$|^其|${words('过程 工作 活动 行动 调查 检查 排名 考核')}`;
const COUNTERS = closing('[件人户家起名]');

const AMONG = asCue(words('中 里'));
/** Each later step has one of these words. */
const LATER = asCue(
  words(
    ARRESTS,
    PROSECUTED,
    RECRUITED,
    ATTENDED,
    GIVEN_BACK,
    '立案 资格审查 审查通过 通过审查 参加笔试 参加考试 参加面试 有效 获批 批准 审核 获准 合格 取得证书 获证 通过 检出',
  ),
);

interface Step {
  readonly from: Pattern;
  readonly to: Pattern;
  readonly unless?: Pattern;
}

/** Each entry names a first step and a later one that cannot exceed it. */
const STEPS: readonly Step[] = [
  {
    from: form`${words('受理 提请 移送')}${IN_CLAUSE}{0,12}?(?:审查)?${ARRESTS}`,
    to: form`${words('批准 决定')}${ARRESTS}|批捕`,
  },
  {
    from: form`${words('受理 移送')}${IN_CLAUSE}{0,10}?(?:审查)?起诉`,
    to: PROSECUTED,
    unless: words('旧存 上年'),
  },
  { from: words('线索'), to: words('立案') },
  { from: words('报名'), to: words('资格审查 审查通过 通过审查 参加笔试 参加考试 参加面试', RECRUITED) },
  { from: words('应到'), to: ATTENDED },
  { from: form`${HANDED_OUT}${IN_CLAUSE}{0,6}${words('问卷 选票 表 函')}`, to: GIVEN_BACK },
  { from: GIVEN_BACK, to: words('有效'), unless: words('有效率') },
  { from: form`收到?${IN_CLAUSE}{0,4}${words(LETTERS, '信访')}`, to: form`有效${LETTERS}` },
  { from: endingIn(10, '申报 申请'), to: words('获批 批准 通过审核 审核通过 获准') },
  { from: endingIn(8, '参加 报名 参考'), to: words(RECRUITED, '合格 取得证书 获证 通过'), unless: words('报名') },
  {
    from: endingIn(10, INSPECTED, '送检 检验'),
    to: form`(?<!合)${words('不合格 合格 检出')}`,
    unless: words('批次率'),
  },
];

export function relateFunnels(story: Story): Relation[] {
  const out: Relation[] = [];
  const among = mayStand(story, AMONG);
  const later = mayStand(story, LATER);
  for (const m of story.mentions) {
    // What it may be a part of stands before it.
    const last = story.mentions[m.index - 1];
    if (!last || m.sentence - last.sentence > 1 || !usable(m)) continue;
    const found = (among ? withinOf(story, m) : null) ?? (later ? stepOf(story, m) : null) ?? tupleOf(story, m);
    if (found) out.push(found);
  }
  return out;
}

/** 不合格样品中农药残留超标的41批次: the words before 中 name an earlier figure. */
function withinOf(story: Story, m: Mention): Relation | null {
  // 在领取待遇人员中，60至79周岁的7.1万人: the clause before may name the whole.
  const lead = AMONG_BEFORE.test(sinceWords(story, m))
    ? sinceWords(story, m).replace(CLAUSE_MARK, '').split(MARK_BEFORE_AMONG).at(-1)!
    : leadWords(story, m);
  const hit = AMONG_THOSE.exec(lead.replace(IN, ''));
  if (!hit || leads(m, W.rise, W.fall)) return null;
  const head = group(hit, 1);
  if (NO_WHOLE.test(head)) return null;
  for (let k = m.index - 1; k >= 0; k--) {
    const w = story.mentions[k];
    if (!w) continue;
    if (m.sentence - w.sentence > 1) break;
    if (!usable(w) || w.figure.unit !== m.figure.unit) continue;
    const label = labelOf(story, w);
    if (!sameThing(label, head)) continue;
    return bounded(m, w, 'warning', 'subset/within');
  }
  return null;
}

/** Whether one name ends in the other, or they share three characters in a row: 检出不合格, 不合格样品. */
function sameThing(a: string, b: string): boolean {
  if (a.length < 2 || b.length < 2) return false;
  if (a.endsWith(b) || b.endsWith(a)) {
    const [short, long] = a.length <= b.length ? [a, b] : [b, a];
    return !isDenied(long, long.length - short.length);
  }
  // 受理件中: 件 is the counter of what was received.
  const bare = b.replace(COUNTERS, '');
  if (bare.length >= 2 && bare !== b && a.endsWith(bare)) return true;
  for (let i = 0; i + 3 <= a.length; i++) {
    const at = b.indexOf(a.slice(i, i + 3));
    if (at < 0) continue;
    // 未参与表决的 are not among 参与表决的业主: the characters before the shared ones decide.
    let back = 0;
    while (i > back && at > back && a[i - back - 1] === b[at - back - 1]) back++;
    if (isDenied(a, i - back) === isDenied(b, at - back)) return true;
  }
  return false;
}

const isDenied = (words: string, at: number): boolean => '未不非没'.includes(words.charAt(at - 1) || ' ');

/** One pattern for all later steps, since most words match none of them. */
const LATER_STEPS = form`${STEPS.map(({ to }) => to.source).join('|')}`;

function stepOf(story: Story, m: Mention): Relation | null {
  if (story.mentions[m.index - 1]?.sentence !== m.sentence) return null;
  const own = spoken(story, m);
  if (!LATER_STEPS.test(own)) return null;
  for (const { from, to, unless } of STEPS) {
    if (!to.test(own) || from.test(own)) continue;
    for (let k = m.index - 1; k >= 0; k--) {
      const w = story.mentions[k];
      if (!w) continue;
      if (w.sentence !== m.sentence) break;
      if (!usable(w) || !alike(w.figure, m.figure) || w.bracket !== m.bracket) continue;
      if (!from.test(spoken(story, w))) continue;
      if (unless?.test(story.text.slice(w.since, m.until))) return null;
      return bounded(m, w, 'warning', 'subset/step');
    }
  }
  return null;
}

/** The name of a figure; the second figure in 218件326人 takes the words before the first. */
function spoken(story: Story, m: Mention): string {
  const previous = story.mentions[m.index - 1];
  if (previous && previous.figure.at.end === m.figure.at.start) return ownWords(story, previous);
  return ownWords(story, m);
}

const ownWords = (story: Story, m: Mention): string => `${leadWords(story, m)}${m.name}`;

/** 监测户314户962人，尚未消除风险27户981人: households and their people are part of other households and their people. */
function tupleOf(story: Story, m: Mention): Relation | null {
  const a = story.mentions[m.index - 1];
  if (!a || a.figure.at.end !== m.figure.at.start || !usable(a)) return null;
  if (!leads(a, W.left, W.among, W.done, W.ongoing) && !sinceWords(story, a).includes('其中')) return null;
  for (let k = a.index - 1; k > 0; k--) {
    const y = story.mentions[k];
    if (!y) continue;
    const x = story.mentions[k - 1];
    if (!x) continue;
    if (y.sentence !== m.sentence) break;
    if (x.figure.at.end !== y.figure.at.start || x.figure.unit !== a.figure.unit || y.figure.unit !== m.figure.unit)
      continue;
    // If the households are part of the others, their people are too.
    if (compare(a.figure.number, x.figure.number) > 0) return null;
    return bounded(m, y, 'error', 'subset/pair');
  }
  return null;
}

const usable = (m: Mention): boolean => isAmount(m) && m.measure === 'level' && !m.other && !m.seat;

function bounded(part: Mention, whole: Mention, level: Severity, schema: string): Relation {
  const low = part.figure.interval?.low ?? part.figure.number;
  const high = whole.figure.interval?.high ?? whole.figure.number;
  const over = compare(low, high) > 0;
  const plain =
    part.figure.bound === 'exact' && whole.figure.bound === 'exact' && part.figure.modality === whole.figure.modality;
  return {
    kind: 'subset',
    figures: [part.figure, whole.figure],
    claim: `${part.figure.text} ≤ ${whole.figure.text}`,
    holds: over ? (plain ? false : null) : true,
    working: `${part.figure.text}${over ? '>' : '≤'}${whole.figure.text}`,
    tied: over,
    schema,
    level,
    marked: part.figure,
    title: '后一步的数大于前一步',
    labels: ['其中', '总数'],
  };
}
