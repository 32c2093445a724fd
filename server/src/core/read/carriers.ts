/**
 * Quotations without a verb of saying. Their words are the subject (周某某的话掷地有声), the feeling, gesture or deed of a
 * person stands beside them (“……！”张奶奶逢人便夸), or a name and a colon stand before them (县长李明：……).
 */
import { closing, form, words } from '../grammar/lexemes';
import type { Span } from '../model';
import { span } from '../model';
import { charSet, isIn, lastBefore, SPACES, WordSet } from '../charset';
import type { PersonAtStart } from './people';
import { personAtStart } from './people';
import { TIME_POINT, TIME_POINT_INITIALS } from './adjuncts';
import { isGiven } from './nouns';
import { isName, opensNoName } from './names';
import type { SpeakerPhrase } from './speaker';
import { afterLead, subjectBefore } from './speaker';
import { group } from '../match';

/** Something that is said: its speaker, the words that tell so, and from where to where it goes (UTF-16 offsets). */
export interface Carried {
  readonly phrase: SpeakerPhrase;
  readonly cue: Span;
  readonly from: number;
  readonly to: number;
}

/**
 * A stretch of narration between quotations that hold speech, at most one sentence long. `before` ends where it starts,
 * and `after` starts where it ends.
 */
export interface Narration extends Span {
  readonly before: Span | null;
  readonly after: Span | null;
}

/** The words of somebody, with a predicate: 周某某的话掷地有声, 的一席话道出了大家的心声. */
const WORDS_OF_SPEAKER =
  /的((?:一番|一席|这番|这席|这句|几句|肺腑|朴实)?(?:话语?|一句话|发言|讲话|承诺|回答|心声|感言|感慨)(?:音未落|掷地有声|铿锵有力|让|令|引|赢得|道出|说出|激起|打动|温暖|朴实|质朴|坚定|语气|发自|代表|里|中|充满|透着|饱含|像|，)?[^。！？；]{0,20})/;
/** A clause that takes up the quotation before it: “……”，这是王强常说的一句话. */
const THIS_IS_ADVERBS = words('就 也 正 曾');
const THIS_IS_WHAT = form`^，?(?:这|那)${THIS_IS_ADVERBS}?是`;
const SAYING_NOUN = words(
  '心声 承诺 感受 感言 愿望 期盼 心愿 誓言 口头禅 心里话 体会 座右铭 一句话 的话 担忧 担心 忧虑 顾虑 疑问 疑惑 困惑 烦恼 心结 抱怨 感叹 感慨 肺腑之言 由衷之言 评价 回答 看法 判断 答案 经验之谈',
);
/** A feeling of somebody, for which the quotation gives the words: 车明远的忧虑，写满了三本笔记. */
const FEELING_NOUNS = words(
  '担忧 担心 忧虑 顾虑 疑问 疑惑 困惑 烦恼 心结 心声 心愿 愿望 期盼 感慨 感受 感言 抱怨 苦恼 焦虑 喜悦 自豪 欣慰 心里话 疑虑 埋怨 口头禅 座右铭 回答',
);
const FEELING_OF_SPEAKER = form`^的(${FEELING_NOUNS}[^。！？；的]{0,24})`;
/** A part of somebody or a thing in his hand, which is the subject in his place: 班长的手电照着轨距尺. */
const HAND_COMPOUNDS = words('指 电 掌');
const PART_OF_SPEAKER = form`^的(?:手${HAND_COMPOUNDS}?|目光|视线|眼[睛神里]|声音|嗓音|语气|脸上|嘴角|步子|脚步)`;
/** Predicates of feeling and gesture beside a quotation. */
const FEELING_PREDICATE =
  /(?:掷地有声|铿锵有力|喜上眉梢|喜笑颜开|眉开眼笑|笑逐颜开|满是(?:欢喜|喜悦|笑容|自豪|感激|欣慰|期待)|难掩[^，。]{0,6}(?:激动|喜悦|兴奋)|笑得|笑开了花|(?:十分|非常|很是|无比|倍感)(?:激动|感激|感动|高兴|开心|欣慰|自豪)|打开了话匣子|感激(?:不已|之情)|记忆犹新|洋溢着|写满了?|堆满了?|绽放(?:着|出)?|乐得|合不拢嘴|竖起(?:了)?大拇指|感慨(?:万千|万分|不已|良多)|激动(?:不已|万分)|兴奋不已|深有(?:感触|体会|感慨)|信心(?:满满|十足)|赞不绝口|连连点头|热泪盈眶|乐开了花|乐呵呵|笑呵呵|喜滋滋|心里(?:美滋滋|乐开了花|有了底|暖洋洋)|脱口而出|吹响[^。]{0,10}号角|有感而发|如数家珍|由衷|点赞|心有余悸|松了口|满脸|一脸|溢于言表|娓娓道来|滔滔不绝|对答如流|侃侃而谈|直截了当|你一言我一语|七嘴八舌|议论(?:纷纷|开了?)|挂在嘴[边上]|向[^，。]{1,12}(?:介绍|诉说|讲述|推介|展示|道谢|表示感谢))/;
/** What people do with face, voice and hands while they speak, or how they feel. */
const EXPRESSION_WORDS = words(
  '[笑哭泪愁牙拳袖喜乐怒叹颤哽咽夸羞恼慌] 眼[眶睛圈角里神中前] 满脸 脸上 脸红 嗓 声音 语气 嘴 眉 心里 心头 拍[着了]?胸 拍[着了]?大腿 拍[着了]?手 拍[着了]?桌 竖起 点头 摇头 摆手 挥手 搓手 跺脚 挠头 念叨 逢人 激动 感慨 感激 感动 欣慰 自豪 骄傲 兴奋 高兴 开心 发愁 犯难 着急 焦急 心疼 后悔 难忘 感触 信心 犹豫 不解 疑惑 无奈 惊讶 惊喜 松了一口气 松了口气 直夸 握着 拉着 指着 捧着 心有余悸 松了口 至今记得 至今难忘 至今忘不了 记忆犹新 不敢相信 难以置信 不以为然 不[肯服乐] [不没]答应 将信将疑 欢呼 雀跃 面露 面带 面色 鞠躬 打了一?[个通]?电话 打来了?一?[个通]?电话 打一?[个通]?电话 发来 答应 投下',
);
/** What somebody does with his hands or feet. */
const AT_WORK =
  /^(?:一边|一面|正|便|又|随手|顺手|赶忙|赶紧|连忙|马上|立刻|立即|急忙|快步|笑着|轻轻|慢慢|麻利地|(?:把|将)[^，。；]{1,10}?)?[拿捧端递接推拉指抹擦拍掰抓握搓挥摆放掏翻蹲站坐走迈弯俯抬扛挽卷拎舀盛夹尝摘剪挖插拔撒捡系披戴摸揉扳搬扶牵抱敲磕凑伸举竖拧扭转打叩掀捻迎招]/;
/** Words that occur in speech and hardly in narration. */
const SPOKEN_LANGUAGE =
  /[！？]|我|咱|俺|你|您|他们|别(?!墅)|能(?![力源耗])|还|都(?![市会])|比(?!例)|块|赶|同意|谁|哪|咋|怎|现在|以前|过去|真|太|呢|吧|啊|嘛|哩|啥|没想到|特别|这(?!一|些?项)|那天|以后|可|不用|没|就|了|得|再/;
/** Pronouns with which somebody speaks of himself. */
const FIRST_PERSON = words('[我咱俺]');
/** Nothing but a place before the speaker: 在养老中心， */
const ONLY_PLACE_BEFORE = /^(?:在?[^，。；：“”]{2,18}，)?$/;
/** The words address somebody, or somebody speaks of himself. */
const ADDRESSES_SOMEBODY = /[我咱俺你您！？]/;
/** Words before a colon after which something is written or named, and not said: a title, a slogan, an inscription. */
const INTRODUCES_WRITING = closing(
  '写着 印着 刻着 挂着 写有 题为 名为 主题[是为]? 口号[是为]? 标语 牌子 横幅 石碑上? 牢记 遵循 践行 秉持 奉行 即 如下 例如 比如 包括 称为 叫做 提出了?',
);
/** A mark or ellipsis at the end of a sentence. */
export const SENTENCE_MARK = /[。！？…]/;

const PRESENTING_LAST = closing('还有 就是 正是 是 包括 要数 当属 来自');

/** A voice that is heard: 对讲机里传来值班员的声音. */
const VOICE_NOUNS = words('声音 喊声 回答 回应 呼喊声? 应答 哭喊 叫声 笑声 吆喝声');
const VOICE_HEARD = form`传[来出]([^，。；：“”]{1,16}?)的(${VOICE_NOUNS}[^。！？；：]{0,8})`;

/** Somebody whom the speaker meets: 与工人一一握手. */
const WITH_SOMEBODY_WORDS = words('握手 拥抱 打招呼 道别 告别 交谈 攀谈 寒暄 话别 合影 交流');
const WITH_SOMEBODY = form`^[与和][^，。；：]{1,14}${WITH_SOMEBODY_WORDS}`;

const REMEMBERING = words('记得 记忆 回忆 回想 想起 说起 谈起 提起 感慨 打开了话匣子 百感交集 滔滔不绝');

/** Nothing but quotations. Of two that stand side by side the person after them says at least the second. */
const ONLY_QUOTATIONS = /^(?:“[^“”]*”)+$/;
const TIME_POINT_FIRST = new RegExp(`^${TIME_POINT}`);
const beginsTimePoint = charSet(TIME_POINT_INITIALS);

/** How many clauses before its cue a subject may stand. */
export const MAX_CLAUSES_BACK = 12;

/** Posts of those who write the text. The text does not report what they say. */
export const AUTHOR_TITLES: ReadonlySet<string> = new Set(['记者', '笔者', '通讯员', '编辑']);

/** Those who write the text say nothing beside a quotation. */
const AUTHOR_NOUN = closing('[记笔]者');

/** Who asks, and after the comma who answers: 面对督查组的提问，窗口的褚某…… */
const QUESTION_NOUNS = words('提问 询问 追问 质问 盘问 发问 疑问 疑惑 问题 好奇');
const FACING_QUESTION = form`^(?:[^，。；：“”]{0,10}，)?面对([^，。；：“”]{2,20}?)的?${QUESTION_NOUNS}，`;
/** Two people who talk, in the order in which they speak: 医生某某和某奶奶一问一答. */
const TALK_OF_TWO =
  /[和与跟同]([^，。；：“”]{1,16}?)(?:又|便|就|在)?(?:一问一答|你一言我一语|攀谈|交谈|对话|聊|拉起?了?家常|吵|争|拌|打趣|寒暄)/;
/** Many people speak, each for himself. */
const MANY_SPEAK_AT_ONCE = /你一言，?我一语|七嘴八舌|议论|争先恐后|热议|叽叽喳喳|纷纷/;

/** Characters with which a verb, an adverb or an adjunct after a subject begins. */
const startsVerb = charSet(
  '在正从向对把将给指看望拿捧握拉拍抚摸竖带领走来到说谈聊提回接站坐放抬擦翻端激高兴自感笑喜乐满一不深是已刚又也还就便有没用忙做干种养开难如和与同经算听想为以倍现今年家介哭叹愁犯逢声眼泪抹松皱掏急连忍咬跺挠搓红手脸嘴眉头额腰念摆点扬耸歪咧凑俯蹲扶掀弯停递捻却则倒才仍投挥抢应苦常总反均屡逐伸慌哽欢责邀联启制派赶只略沉吐愣怔顿盯瞪',
);
const VERBS_AFTER_SUBJECT = new WordSet(
  '第一个 打开 信心 负责 分管 作为 至今 发出 发布 下发 印发 召开 审议 传达 学习 讨论 研究 心有 起初 原本 本来 斩钉截铁'.split(
    ' ',
  ),
);

/**
 * The speaker of a quotation beside the narration where no verb of saying names one; null where the grammar shows
 * nobody. `clauses` are the offsets at which the clauses of the narration start, and `before` is the quotation before
 * it.
 */
export function sayingWithoutVerb(
  text: string,
  unit: Narration,
  clauses: readonly number[],
  before: Span | null,
): Carried | null {
  const words = text.slice(unit.start, unit.end);
  if (before) {
    const of = WORDS_OF_SPEAKER.exec(words);
    if (of) {
      const end = unit.start + of.index;
      const phrase = subjectBefore(text, clauseAt(clauses, end), end);
      if (isPerson(phrase)) {
        return {
          phrase,
          cue: span(end + 1, end + 1 + group(of, 1).length),
          from: before.start + 1,
          to: innerEnd(before),
        };
      }
    }
    const voice = voiceOf(text, unit, words, unit.end);
    if (voice) return { ...voice, from: before.start + 1, to: innerEnd(before) };
    if (THIS_IS_WHAT.test(words)) return resumed(text, unit, words, before);
    const manner = FEELING_PREDICATE.exec(words);
    if (manner) {
      const at = unit.start + manner.index;
      const phrase = subjectBefore(text, clauseAt(clauses, at), at) ?? anySubject(text, unit, clauses, at);
      if (isPerson(phrase)) {
        return { phrase, cue: span(at, at + manner[0].length), from: before.start + 1, to: innerEnd(before) };
      }
    }
    const between = unit.after ? splitBy(text, unit, clauses, before, unit.after) : null;
    if (between) return between;
    const teller = storyTeller(text, unit, clauses, before);
    if (teller) return { ...teller, from: before.start + 1, to: innerEnd(before) };
  }
  if (unit.after) return saidAfterMark(text, unit, clauses, words);
  return null;
}

const innerEnd = (quote: Span): number => quote.end - 1;

/** “……，”王强摆摆手，“……”: one speech, interrupted by what its speaker does. */
function splitBy(text: string, unit: Narration, clauses: readonly number[], before: Span, after: Span): Carried | null {
  if (text[unit.end - 1] !== '，' || unit.end - unit.start > 50) return null;
  if (!/[，；—。！？…]/.test(text.charAt(before.end - 2)) || !SENTENCE_MARK.test(text.charAt(after.end - 2)))
    return null;
  const phrase = anySubject(text, unit, clauses, unit.end - 1);
  if (!isPerson(phrase) || phrase.mention.end >= unit.end - 1) return null;
  return {
    phrase,
    cue: span(phrase.mention.end, unit.end - 1),
    from: before.start + 1,
    to: innerEnd(after),
  };
}

/** “……”，这是王强常说的一句话; 这曾是村民的担忧. */
function resumed(text: string, unit: Narration, words: string, before: Span): Carried | null {
  const noun = SAYING_NOUN.exec(words);
  const de = noun ? words.lastIndexOf('的', noun.index + 1) : -1;
  if (!noun || de <= 0) return null;
  const start = unit.start + (THIS_IS_WHAT.exec(words)?.[0].length ?? 0);
  const cue = span(unit.start + noun.index, unit.start + noun.index + noun[0].length);
  const titled = titledSubject(text, start, unit.start + de);
  if (titled) return { phrase: titled, cue, from: before.start + 1, to: innerEnd(before) };
  for (let end = unit.start + de; end > start && unit.start + de - end < 40; end--) {
    const phrase = subjectBefore(text, start, end);
    if (phrase && phrase.mention.end === end && isPerson(phrase)) {
      return { phrase, cue, from: before.start + 1, to: innerEnd(before) };
    }
  }
  return null;
}

/** 拿到钥匙那天，孙桂兰哭了：“……”; 老屈犯了愁，“……”: a mark and the quotation follow what somebody does. */
function saidAfterMark(text: string, unit: Narration, clauses: readonly number[], words: string): Carried | null {
  const quote = unit.after;
  if (!quote) return null;
  const colon = words.endsWith('：');
  if (!colon && !words.endsWith('，')) return null;
  const mark = unit.end - 1;
  // 袁国强的话掷地有声：“……”
  const of = colon ? WORDS_OF_SPEAKER.exec(words) : null;
  if (of) {
    const end = unit.start + of.index;
    const whose = subjectBefore(text, clauseAt(clauses, end), end);
    if (isPerson(whose) && whose.mention.end === end)
      return { phrase: whose, cue: span(end + 1, mark), from: quote.start + 1, to: innerEnd(quote) };
  }
  const voice = colon ? voiceOf(text, unit, words, mark) : null;
  if (voice) return { ...voice, from: quote.start + 1, to: innerEnd(quote) };
  const phrase =
    anySubject(text, unit, clauses, mark) ?? (colon ? subjectOfOneVerb(text, clauseAt(clauses, mark), mark) : null);
  if (!isPerson(phrase)) return null;
  const clause = clauseAt(clauses, mark);
  const at = Math.max(phrase.mention.end, clause);
  // 同样欣喜的还有村民梁某：“……”: the speaker stands after what is told of him.
  if (
    colon &&
    at === mark &&
    phrase.title &&
    PRESENTING_LAST.test(text.slice(Math.max(clause, phrase.start - 4), phrase.start))
  )
    return { phrase, cue: span(mark, mark + 1), from: quote.start + 1, to: innerEnd(quote) };
  const told = text.slice(at, mark);
  if (at >= mark || INTRODUCES_WRITING.test(told)) return null;
  if (!colon) {
    if (!SENTENCE_MARK.test(text.charAt(quote.end - 2))) return null;
    const isNear = EXPRESSION_WORDS.test(told) && at - phrase.mention.end < 12;
    if (!isNear && !(phrase.title && FIRST_PERSON.test(text.slice(quote.start, quote.end)))) return null;
  }
  return { phrase, cue: span(at, mark), from: quote.start + 1, to: innerEnd(quote) };
}

function voiceOf(text: string, unit: Span, words: string, limit: number): { phrase: SpeakerPhrase; cue: Span } | null {
  const m = words.includes('传') ? VOICE_HEARD.exec(words) : null;
  if (!m) return null;
  const start = unit.start + m.index + 2;
  const end = start + group(m, 1).length;
  const phrase = subjectBefore(text, start, end);
  if (!isPerson(phrase) || phrase.mention.end !== end) return null;
  let stop = Math.min(limit, end + 1 + group(m, 2).length);
  while (stop > end + 1 && isIn(endsTurn, text.charCodeAt(stop - 1))) stop--;
  return { phrase, cue: span(end + 1, stop) };
}

/** 村医纠正：“……”: any single verb stands between the person and the colon. */
function subjectOfOneVerb(text: string, clause: number, mark: number): SpeakerPhrase | null {
  for (let end = mark - 2; end >= mark - 4 && end > clause; end--) {
    const phrase = subjectBefore(text, clause, end);
    if (phrase && phrase.mention.end === end && phrase.whole && isPerson(phrase)) return phrase;
  }
  return null;
}

/** A full sentence in quotation marks with one person beside it, who has a short predicate: “……！”说起那天，居民陈某某至今难忘。 */
function storyTeller(
  text: string,
  unit: Narration,
  clauses: readonly number[],
  before: Span,
): { phrase: SpeakerPhrase; cue: Span } | null {
  const inner = text.slice(before.start + 1, before.end - 1);
  if (inner.length < 3 || !SENTENCE_MARK.test(inner.slice(-1))) return null;
  // ……不答应，“……”: the words before the comma introduce the quotation.
  if (text[before.start - 1] === '，') return null;
  const opening = before.start === 0 || ONLY_QUOTATIONS.test(text.slice(0, before.start));
  for (let i = 0; i < clauses.length && i < 4; i++) {
    const from = clauses[i];
    if (from === undefined) continue;
    const to = (clauses[i + 1] ?? unit.end + 1) - 1;
    const phrase = titledSubject(text, from, to) ?? startingSubject(text, from, to);
    if (!isPerson(phrase)) continue;
    const behind = text.slice(phrase.mention.end, unit.end);
    const feeling = FEELING_OF_SPEAKER.exec(behind);
    if (feeling)
      return { phrase, cue: span(phrase.mention.end + 1, phrase.mention.end + 1 + group(feeling, 1).length) };
    const rest = behind.length;
    if (
      (/^[的和与、]/.test(behind) && !PART_OF_SPEAKER.test(behind) && !WITH_SOMEBODY.test(behind)) ||
      rest < 3 ||
      rest > 34
    )
      return null;
    // A proverb may stand before what somebody does. Beside somebody at work the words must be said.
    const isPosted = phrase.title !== '' || phrase.kind === 'address';
    const isAtWork = opening && AT_WORK.test(behind);
    if (
      !SPOKEN_LANGUAGE.test(inner) &&
      !(isPosted && isAtWork && ONLY_PLACE_BEFORE.test(text.slice(unit.start, phrase.start)))
    )
      return null;
    if (!(opening && isPosted) && !(isAtWork && ADDRESSES_SOMEBODY.test(inner)) && !EXPRESSION_WORDS.test(behind))
      return null;
    const end = /[。！？]/.test(text.charAt(to - 1)) ? to - 1 : to;
    const own = end > phrase.mention.end ? end : unit.end - 1;
    return { phrase, cue: span(phrase.mention.end, own) };
  }
  return null;
}

/**
 * 王强至今记得那天。“……”: a quotation in the first person after a sentence that tells what somebody feels or remembers; else
 * null.
 */
export function toldAfter(text: string, unit: Span, clauses: readonly number[], quote: Span): Carried | null {
  const inner = text.slice(quote.start + 1, quote.end - 1);
  if (inner.length < 10 || !SENTENCE_MARK.test(inner.slice(-1)) || !FIRST_PERSON.test(inner)) return null;
  for (let i = 0; i < clauses.length && i < 3; i++) {
    const from = clauses[i] ?? 0;
    const to = (clauses[i + 1] ?? unit.end) - 1;
    const phrase = titledSubject(text, from, to);
    if (!isPerson(phrase)) continue;
    const behind = text.slice(phrase.mention.end, unit.end - 1);
    if (behind.length > 34 || !(EXPRESSION_WORDS.test(behind) || REMEMBERING.test(behind))) return null;
    return { phrase, cue: span(phrase.mention.end, unit.end - 1), from: quote.start + 1, to: innerEnd(quote) };
  }
  return null;
}

/** The person, with or without a post, with whom the clause begins. */
function startingSubject(text: string, from: number, to: number): SpeakerPhrase | null {
  const lead = afterLead(text, from, to);
  let best: SpeakerPhrase | null = null;
  for (let end = Math.min(to, lead + 20); end > lead; end--) {
    const phrase = subjectBefore(text, from, end);
    if (!phrase || phrase.mention.end !== end || !phrase.whole || !isPerson(phrase)) continue;
    if (end < to && !startsPredicate(text, end, to)) continue;
    if (!best || phrase.fit > best.fit) best = phrase;
  }
  return best;
}

/** Whether a point of time begins at the offset `at`, as it may after a subject: 县文旅局日前印发通知. */
export const isTimeAt = (text: string, at: number, to: number): boolean =>
  isIn(beginsTimePoint, text.charCodeAt(at)) && TIME_POINT_FIRST.test(text.slice(at, Math.min(to, at + 20)));

const startsPredicate = (text: string, at: number, to: number): boolean =>
  (at < to && isVerbAt(text, at)) ||
  opensNoName(text.slice(at, Math.min(to, at + 2))) ||
  PART_OF_SPEAKER.test(text.slice(at, at + 5)) ||
  isTimeAt(text, at, to) ||
  AT_WORK.test(text.slice(at, Math.min(to, at + 16))) ||
  FEELING_OF_SPEAKER.test(text.slice(at, Math.min(to, at + 30))) ||
  EXPRESSION_WORDS.test(text.slice(at, at + 2));

/** The nearest subject in the narration before the offset `to`; null where there is none. */
function anySubject(text: string, unit: Span, clauses: readonly number[], to: number): SpeakerPhrase | null {
  for (let i = clauses.length - 1, looked = 0; i >= 0 && looked < MAX_CLAUSES_BACK; i--, looked++) {
    const from = clauses[i];
    if (from === undefined) continue;
    if (from >= to) continue;
    const stop = Math.min(to, (clauses[i + 1] ?? unit.end + 1) - 1);
    const titled = titledSubject(text, from, stop);
    if (titled) return titled;
    for (let end = Math.min(stop, from + 48); end > from + 1; end--) {
      const rest = text.slice(end, stop);
      if (rest && !startsPredicate(text, end, stop)) continue;
      const phrase = subjectBefore(text, from, end);
      if (phrase && phrase.mention.end === end && phrase.whole) return phrase;
    }
  }
  return null;
}

/**
 * The person with a post with whom the clause from `from` to `to` begins; null where it begins otherwise, or with a
 * reporter.
 */
export function titledSubject(text: string, from: number, to: number): SpeakerPhrase | null {
  const person: PersonAtStart | null = personAtStart(text, from, to);
  if (!person || AUTHOR_TITLES.has(person.title)) return null;
  return {
    kind: 'name',
    speaker: text.slice(person.at.start, person.at.end),
    title: person.title,
    mention: person.at,
    start: person.start,
    whole: true,
    fit: 1,
    rival: '',
  };
}

const isPerson = (p: SpeakerPhrase | null): p is SpeakerPhrase =>
  p !== null &&
  p.kind !== 'data' &&
  p.kind !== 'document' &&
  p.kind !== 'institution' &&
  p.kind !== 'meeting' &&
  !AUTHOR_NOUN.test(p.speaker);

/**
 * Quotations side by side whose speakers the narration names after them: a question and its answer, a talk of two, the
 * voices of many. Empty where it names none.
 */
export function exchanged(text: string, unit: Span, clauses: readonly number[], before: Span): Carried[] {
  const said: Span[] = [];
  let opened = before.start;
  while (text[opened - 1] === '”') {
    const open = lastBefore(text, '“', 0, opened - 1);
    if (open < 0) break;
    opened = open;
  }
  for (let start = opened; start < before.end;) {
    const close = text.indexOf('”', start);
    if (close < 0 || close >= before.end || text[start] !== '“') return [];
    said.push(span(start + 1, close));
    start = close + 1;
  }
  if (said.length < 2) return [];
  const words = text.slice(unit.start, unit.end);
  const facing = FACING_QUESTION.exec(words);
  if (facing && said.length === 2) {
    const end = unit.start + facing[0].lastIndexOf(group(facing, 1)) + group(facing, 1).length;
    const asker = subjectBefore(text, end - group(facing, 1).length, end);
    const answerer = anySubject(text, unit, clauses, unit.end - 1);
    if (!asker || asker.mention.end !== end || asker.kind === 'data' || !isPerson(answerer)) return [];
    return speakInTurn(said, [asker, answerer], span(answerer.mention.end, unit.end - 1));
  }
  const talk = TALK_OF_TWO.exec(words);
  if (talk) {
    const end = unit.start + talk.index + 1 + group(talk, 1).length;
    const other = subjectBefore(text, end - group(talk, 1).length, end);
    const clause = clauseAt(clauses, end);
    const one =
      subjectBefore(text, clause, unit.start + talk.index) ?? anySubject(text, unit, clauses, unit.start + talk.index);
    if (!isPerson(one) || !isPerson(other) || other.mention.end !== end || one.mention.end > unit.start + talk.index)
      return [];
    return speakInTurn(said, [one, other], span(end, unit.end - 1));
  }
  if (MANY_SPEAK_AT_ONCE.test(words)) {
    const at = unit.start + words.search(MANY_SPEAK_AT_ONCE);
    const each = subjectBefore(text, clauseAt(clauses, at), at) ?? anySubject(text, unit, clauses, unit.end - 1);
    if (each?.kind !== 'anonymous' || !isPerson(each)) return [];
    return speakInTurn(said, [each], span(each.mention.end, unit.end - 1));
  }
  return [];
}

const speakInTurn = (said: readonly Span[], speakers: readonly SpeakerPhrase[], cue: Span): Carried[] =>
  said.map(({ start, end }, i) => ({ phrase: speakers[i % speakers.length]!, cue, from: start, to: end }));

/** The offset at which the clause starts that holds an offset. */
export function clauseAt(clauses: readonly number[], offset: number): number {
  return clauses[clauseIndex(clauses, offset)] ?? 0;
}

/** The index of the clause that holds an offset; 0 for an offset before the first clause. */
export function clauseIndex(clauses: readonly number[], offset: number): number {
  let low = 0;
  let high = clauses.length;
  while (high - low > 1) {
    const mid = (low + high) >> 1;
    if ((clauses[mid] ?? 0) <= offset) low = mid;
    else high = mid;
  }
  return low;
}

/** Whether a verb, an adverb or an adjunct begins at the offset `at`, as after a subject. */
export const isVerbAt = (text: string, at: number): boolean =>
  isIn(startsVerb, text.charCodeAt(at)) || VERBS_AFTER_SUBJECT.longestAt(text, at) > 0;

// ---------------------------------------------------------------- a name, a colon and what is said

/** One turn of a conversation, with the offset of its colon. The phrase is null where the label names nobody. */
interface Turn {
  readonly phrase: SpeakerPhrase | null;
  /** The offset at which the label begins. */
  readonly start: number;
  readonly colon: number;
  readonly asks: boolean;
}

/** A label at the start of a turn: 县长李明：……; 李明（县长）：……; 记者：……？ */
const SPEAKER_LABEL = /^([^，。；：！？“”（）]{1,30})(?:（([^（）]{2,28})） ?)?：/;
const MEDIA_NOUNS = words('日报 晚报 报 台 社 网 客户端');
const REPORTER_LABEL = form`^(?:记者|《[^》]{2,16}》记者|笔者|主持人|提问|[\u4e00-\u9fa5]{2,10}${MEDIA_NOUNS}?记者)$`;
/** Words after a colon that show a list, a date, a number or an office, and no speech. */
const NOT_SPEECH_AFTER_COLON =
  /^(?:$|[男女]|\d|负责|主持|分管|主管|协助|联系|统筹|牵头|汉族|生于|出生|曾任|历任|任|中共党员|毕业|现任|住|电话|手机|邮箱|http|组织|审核|拟|同意|已)/;

const endsTurn = charSet('。！？…”');

/** The characters that \s matches in a regular expression. */
export const isBlank = charSet(SPACES);

/** Labels of questions and answers that name nobody: 问：, 答：. */
const QUESTION_LABELS = new Set(['问', '答']);
const ANSWER_LABELS = new Set(['答']);
const PLAIN_LABEL = /^\p{Script=Han}{2,16}$/u;

/** The length up to which a label with its bracket is read, in UTF-16 units. */
const LONGEST_SPEAKER_LABEL = 62;

/** Speech that is one quotation. */
const ONE_QUOTATION = /^“[^“”]*”\s*$/;

/**
 * What the label at the start of a paragraph says, or each turn of a conversation that is printed in one paragraph.
 * Empty where the label names no person, where no speech follows, or where `says` finds a cue before the colon.
 */
export function labelled(text: string, says: (from: number, to: number) => boolean): Carried[] {
  const colon = text.slice(0, LONGEST_SPEAKER_LABEL).indexOf('：');
  if (colon < 1) return [];
  let last = text.length - 1;
  while (last > colon && isIn(isBlank, text.charCodeAt(last))) last--;
  if (
    !isIn(endsTurn, text.charCodeAt(last)) ||
    NOT_SPEECH_AFTER_COLON.test(text.slice(colon + 1, colon + 12).trimStart())
  )
    return [];
  const turns: Turn[] = [];
  for (let at = 0; at >= 0 && at < text.length;) {
    const turn = turnAt(text, at, says, turns);
    if (turn) turns.push(turn);
    else if (at === 0) return [];
    at = nextTurn(text, turn ? turn.colon + 1 : at + 1);
  }
  return turns.flatMap((turn, i) => {
    const said = saidIn(text, turn.colon + 1, turns[i + 1]?.start ?? text.length, turns.length > 1);
    return turn.phrase && said ? [{ phrase: turn.phrase, cue: span(turn.colon, turn.colon + 1), ...said }] : [];
  });
}

/** The next offset after a sentence at which a label may begin; -1 where there is none. */
function nextTurn(text: string, from: number): number {
  for (let colon = text.indexOf('：', from); colon >= 0; colon = text.indexOf('：', colon + 1)) {
    let start = colon;
    while (start > from && colon - start <= LONGEST_SPEAKER_LABEL && !isIn(endsTurn, text.charCodeAt(start - 1)))
      start--;
    if (isIn(endsTurn, text.charCodeAt(start - 1)) && colon > start) return start;
  }
  return -1;
}

/** The speech from `from` to `to`, without quotation marks around all of it; null where it is no speech. */
function saidIn(text: string, from: number, to: number, isTurn: boolean): Pick<Carried, 'from' | 'to'> | null {
  while (from < to && isIn(isBlank, text.charCodeAt(from))) from++;
  while (to > from && isIn(isBlank, text.charCodeAt(to - 1))) to--;
  const speech = text.slice(from, to);
  const quoted = ONE_QUOTATION.test(speech);
  if (speech.startsWith('“') && !quoted) return null;
  const inner = quoted ? span(from + 1, to - 1) : span(from, to);
  const isSaid = isTurn ? isSentence(text.slice(inner.start, inner.end)) : isSpeech(text.slice(inner.start, inner.end));
  return !NOT_SPEECH_AFTER_COLON.test(speech) && isSaid ? { from: inner.start, to: inner.end } : null;
}

function turnAt(
  text: string,
  at: number,
  says: (from: number, to: number) => boolean,
  before: readonly Turn[],
): Turn | null {
  const m = SPEAKER_LABEL.exec(text.slice(at, at + LONGEST_SPEAKER_LABEL + 2));
  if (!m) return null;
  const colon = at + m[0].length - 1;
  const label = group(m, 1).trim();
  const start = at + group(m, 1).length - group(m, 1).trimStart().length;
  const end = start + label.length;
  if (!QUESTION_LABELS.has(label) && says(start, end)) return null;
  const made = (phrase: SpeakerPhrase | null, asks = false): Turn | null =>
    phrase && { phrase, start: at, colon, asks };
  if (QUESTION_LABELS.has(label) || REPORTER_LABEL.test(label))
    return made(reporterPhrase(text, start, end), !ANSWER_LABELS.has(label));
  // 谢明远：, 老谢：: the label after a question names who answers, and later labels repeat it.
  const asked = before.at(-1);
  if (asked?.asks && !m[2] && PLAIN_LABEL.test(label)) {
    const known = labelPhrase(text, start, end, label, m[2]);
    return made(known ?? namedSpeaker(text, start, end, ''));
  }
  const areQuoted = text[colon + 1] === '“' && asked !== undefined && text[asked.colon + 1] === '“';
  if (asked && !areQuoted && !before.some((t) => t.asks || text.slice(t.start, t.colon) === label)) return null;
  return made(labelPhrase(text, start, end, label, m[2]));
}

/** The person whom the label names; null where it names none, or where nothing shows that its words are a name. */
function labelPhrase(
  text: string,
  start: number,
  end: number,
  label: string,
  behind: string | undefined,
): SpeakerPhrase | null {
  // 客户经理 石磊: a blank separates the post from the name.
  const blank = Math.max(label.lastIndexOf(' '), label.lastIndexOf('\u3000'));
  if (blank > 0 && isName(label.slice(blank + 1)))
    return namedSpeaker(text, start + blank + 1, end, label.slice(0, blank).trim());
  if (behind) {
    const bare = isName(label) || /^\p{Script=Han}{2,4}(?:·\p{Script=Han}{1,6})?$/u.test(label);
    return bare ? namedSpeaker(text, start, end, behind) : null;
  }
  const phrase = subjectBefore(text, start, end);
  if (!phrase || phrase.mention.end !== end || !phrase.whole) return null;
  if (phrase.kind === 'name') return phrase.title || (isName(label) && isGiven(text, start + 1, end)) ? phrase : null;
  return phrase.kind === 'address' && (text[end + 1] === '“' || (phrase.start === start && label.length > 2))
    ? phrase
    : null;
}

/** A turn of a conversation is a sentence of any length. */
const isSentence = (words: string): boolean => /[。！？…]\s*$/.test(words) && words.trim().length >= 3;

/** Speech is a sentence: it ends like one and is no list of names. */
const isSpeech = (words: string): boolean =>
  /[。！？…]\s*$/.test(words) && /\p{Script=Han}[^、。]{4}/u.test(words) && words.trim().length >= 7;

function namedSpeaker(text: string, start: number, end: number, title: string): SpeakerPhrase {
  return {
    kind: 'name',
    speaker: text.slice(start, end),
    title,
    mention: span(start, end),
    start,
    whole: true,
    fit: 1,
    rival: '',
  };
}

function reporterPhrase(text: string, start: number, end: number): SpeakerPhrase {
  return { ...namedSpeaker(text, start, end, ''), kind: 'anonymous' };
}
