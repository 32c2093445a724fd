/**
 * Quotations that no verb of saying brings in: the words themselves are the subject (周某某的话掷地有声), a person's feeling,
 * gesture or deed stands beside them (“……！”张奶奶逢人便夸), or a name and a colon stand before them (县长李明：……).
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
import type { Phrase } from './speaker';
import { afterLead, subjectBefore } from './speaker';
import { group } from '../match';

/** A saying: who, in which words it is told, and what is said. */
export interface Carried {
  readonly phrase: Phrase;
  readonly cue: Span;
  readonly from: number;
  readonly to: number;
}

/** The narration beside a quotation. */
export interface Beside extends Span {
  readonly before: Span | null;
  readonly after: Span | null;
}

/** A predicate of the words themselves: 周某某的话掷地有声, 的一席话道出了大家的心声. */
const WORDS_OF =
  /的((?:一番|一席|这番|这席|这句|几句|肺腑|朴实)?(?:话语?|一句话|发言|讲话|承诺|回答|心声|感言|感慨)(?:音未落|掷地有声|铿锵有力|让|令|引|赢得|道出|说出|激起|打动|温暖|朴实|质朴|坚定|语气|发自|代表|里|中|充满|透着|饱含|像|，)?[^。！？；]{0,20})/;
/** The quotation's resumption: “……”，这是王强常说的一句话. */
const THIS_IS_WORDS = words('就 也 正 曾');
const THIS_IS = form`^，?(?:这|那)${THIS_IS_WORDS}?是`;
const SAYING_NOUN = words(
  '心声 承诺 感受 感言 愿望 期盼 心愿 誓言 口头禅 心里话 体会 座右铭 一句话 的话 担忧 担心 忧虑 顾虑 疑问 疑惑 困惑 烦恼 心结 抱怨 感叹 感慨 肺腑之言 由衷之言 评价 回答 看法 判断 答案 经验之谈',
);
/** What somebody feels, of which the quotation is the wording: 车明远的忧虑，写满了三本笔记. */
const FEELING_WORDS = words(
  '担忧 担心 忧虑 顾虑 疑问 疑惑 困惑 烦恼 心结 心声 心愿 愿望 期盼 感慨 感受 感言 抱怨 苦恼 焦虑 喜悦 自豪 欣慰 心里话 疑虑 埋怨 口头禅 座右铭 回答',
);
const FEELING = form`^的(${FEELING_WORDS}[^。！？；的]{0,24})`;
/** What of somebody acts for him: 班长的手电照着轨距尺. */
const OWN_WORDS = words('指 电 掌');
const OWN = form`^的(?:手${OWN_WORDS}?|目光|视线|眼[睛神里]|声音|嗓音|语气|脸上|嘴角|步子|脚步)`;
/** Predicates of feeling and gesture that carry a quotation. */
const MANNER =
  /(?:掷地有声|铿锵有力|喜上眉梢|喜笑颜开|眉开眼笑|笑逐颜开|满是(?:欢喜|喜悦|笑容|自豪|感激|欣慰|期待)|难掩[^，。]{0,6}(?:激动|喜悦|兴奋)|笑得|笑开了花|(?:十分|非常|很是|无比|倍感)(?:激动|感激|感动|高兴|开心|欣慰|自豪)|打开了话匣子|感激(?:不已|之情)|记忆犹新|洋溢着|写满了?|堆满了?|绽放(?:着|出)?|乐得|合不拢嘴|竖起(?:了)?大拇指|感慨(?:万千|万分|不已|良多)|激动(?:不已|万分)|兴奋不已|深有(?:感触|体会|感慨)|信心(?:满满|十足)|赞不绝口|连连点头|热泪盈眶|乐开了花|乐呵呵|笑呵呵|喜滋滋|心里(?:美滋滋|乐开了花|有了底|暖洋洋)|脱口而出|吹响[^。]{0,10}号角|有感而发|如数家珍|由衷|点赞|心有余悸|松了口|满脸|一脸|溢于言表|娓娓道来|滔滔不绝|对答如流|侃侃而谈|直截了当|你一言我一语|七嘴八舌|议论(?:纷纷|开了?)|挂在嘴[边上]|向[^，。]{1,12}(?:介绍|诉说|讲述|推介|展示|道谢|表示感谢))/;
/** What people do with face, voice and hands while they speak, or how they feel. */
const EXPRESSION = words(
  '[笑哭泪愁牙拳袖喜乐怒叹颤哽咽夸羞恼慌] 眼[眶睛圈角里神中前] 满脸 脸上 脸红 嗓 声音 语气 嘴 眉 心里 心头 拍[着了]?胸 拍[着了]?大腿 拍[着了]?手 拍[着了]?桌 竖起 点头 摇头 摆手 挥手 搓手 跺脚 挠头 念叨 逢人 激动 感慨 感激 感动 欣慰 自豪 骄傲 兴奋 高兴 开心 发愁 犯难 着急 焦急 心疼 后悔 难忘 感触 信心 犹豫 不解 疑惑 无奈 惊讶 惊喜 松了一口气 松了口气 直夸 握着 拉着 指着 捧着 心有余悸 松了口 至今记得 至今难忘 至今忘不了 记忆犹新 不敢相信 难以置信 不以为然 不[肯服乐] [不没]答应 将信将疑 欢呼 雀跃 面露 面带 面色 鞠躬 打了一?[个通]?电话 打来了?一?[个通]?电话 打一?[个通]?电话 发来 答应 投下',
);
/** What somebody does with his hands or feet. */
const AT_WORK =
  /^(?:一边|一面|正|便|又|随手|顺手|赶忙|赶紧|连忙|马上|立刻|立即|急忙|快步|笑着|轻轻|慢慢|麻利地|(?:把|将)[^，。；]{1,10}?)?[拿捧端递接推拉指抹擦拍掰抓握搓挥摆放掏翻蹲站坐走迈弯俯抬扛挽卷拎舀盛夹尝摘剪挖插拔撒捡系披戴摸揉扳搬扶牵抱敲磕凑伸举竖拧扭转打叩掀捻迎招]/;
/** What only a speaker says. */
const SPOKEN =
  /[！？]|我|咱|俺|你|您|他们|别(?!墅)|能(?![力源耗])|还|都(?![市会])|比(?!例)|块|赶|同意|谁|哪|咋|怎|现在|以前|过去|真|太|呢|吧|啊|嘛|哩|啥|没想到|特别|这(?!一|些?项)|那天|以后|可|不用|没|就|了|得|再/;
/** Whoever says so says it of himself. */
const FIRST_PERSON = words('[我咱俺]');
/** 在养老中心，: where it is. */
const BESIDE = /^(?:在?[^，。；：“”]{2,18}，)?$/;
/** Somebody is spoken to, or speaks of himself. */
const TO_SOMEBODY = /[我咱俺你您！？]/;
/** What a colon introduces without being said: a title, a slogan, an inscription. */
const NOT_SAID = closing(
  '写着 印着 刻着 挂着 写有 题为 名为 主题[是为]? 口号[是为]? 标语 牌子 横幅 石碑上? 牢记 遵循 践行 秉持 奉行 即 如下 例如 比如 包括 称为 叫做 提出了?',
);
/** What stands right behind a subject: its verb, time, place or adverb. */
const SENTENCE_MARK = /[。！？…]/;

const innerEnd = (quote: Span): number => quote.end - 1;

/** Whoever a quotation beside the narration belongs to, though no verb of saying says so; null where grammar shows nobody. */
export function sayingWithoutVerb(
  text: string,
  unit: Beside,
  clauses: readonly number[],
  before: Span | null,
): Carried | null {
  const words = text.slice(unit.start, unit.end);
  if (before) {
    const of = WORDS_OF.exec(words);
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
    if (THIS_IS.test(words)) return resumed(text, unit, words, before);
    const manner = MANNER.exec(words);
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
  if (unit.after) return brought(text, unit, clauses, words);
  return null;
}

/** “……，”王强摆摆手，“……”: one speech that is broken by what its speaker does. */
function splitBy(text: string, unit: Beside, clauses: readonly number[], before: Span, after: Span): Carried | null {
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

/** “……”，这是王强常说的一句话 / 这曾是村民的担忧. */
function resumed(text: string, unit: Beside, words: string, before: Span): Carried | null {
  const noun = SAYING_NOUN.exec(words);
  const de = noun ? words.lastIndexOf('的', noun.index + 1) : -1;
  if (!noun || de <= 0) return null;
  const start = unit.start + (THIS_IS.exec(words)?.[0].length ?? 0);
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

/** 拿到钥匙那天，孙桂兰哭了：“……” / 老屈犯了愁，“……”: mark and quotation follow what somebody does. */
function brought(text: string, unit: Beside, clauses: readonly number[], words: string): Carried | null {
  const quote = unit.after;
  if (!quote) return null;
  const colon = words.endsWith('：');
  if (!colon && !words.endsWith('，')) return null;
  const mark = unit.end - 1;
  // 袁国强的话掷地有声：“……”
  const of = colon ? WORDS_OF.exec(words) : null;
  if (of) {
    const end = unit.start + of.index;
    const whose = subjectBefore(text, clauseAt(clauses, end), end);
    if (isPerson(whose) && whose.mention.end === end)
      return { phrase: whose, cue: span(end + 1, mark), from: quote.start + 1, to: innerEnd(quote) };
  }
  const voice = colon ? voiceOf(text, unit, words, mark) : null;
  if (voice) return { ...voice, from: quote.start + 1, to: innerEnd(quote) };
  const phrase = anySubject(text, unit, clauses, mark) ?? (colon ? doer(text, clauseAt(clauses, mark), mark) : null);
  if (!isPerson(phrase)) return null;
  const clause = clauseAt(clauses, mark);
  const at = Math.max(phrase.mention.end, clause);
  // 同样欣喜的还有村民梁某：“……”: who speaks stands behind what is told of him.
  if (
    colon &&
    at === mark &&
    phrase.title &&
    PRESENTS.test(text.slice(Math.max(clause, phrase.start - 4), phrase.start))
  )
    return { phrase, cue: span(mark, mark + 1), from: quote.start + 1, to: innerEnd(quote) };
  const told = text.slice(at, mark);
  if (at >= mark || NOT_SAID.test(told)) return null;
  if (!colon) {
    if (!SENTENCE_MARK.test(text.charAt(quote.end - 2))) return null;
    const isNear = EXPRESSION.test(told) && at - phrase.mention.end < 12;
    if (!isNear && !(phrase.title && FIRST_PERSON.test(text.slice(quote.start, quote.end)))) return null;
  }
  return { phrase, cue: span(at, mark), from: quote.start + 1, to: innerEnd(quote) };
}

const PRESENTS = closing('还有 就是 正是 是 包括 要数 当属 来自');

/** 对讲机里传来值班员的声音: whose voice is heard. */
const VOICE_OF_WORDS = words('声音 喊声 回答 回应 呼喊声? 应答 哭喊 叫声 笑声 吆喝声');
const VOICE_OF = form`传[来出]([^，。；：“”]{1,16}?)的(${VOICE_OF_WORDS}[^。！？；：]{0,8})`;

function voiceOf(text: string, unit: Span, words: string, limit: number): { phrase: Phrase; cue: Span } | null {
  const m = words.includes('传') ? VOICE_OF.exec(words) : null;
  if (!m) return null;
  const start = unit.start + m.index + 2;
  const end = start + group(m, 1).length;
  const phrase = subjectBefore(text, start, end);
  if (!isPerson(phrase) || phrase.mention.end !== end) return null;
  let stop = Math.min(limit, end + 1 + group(m, 2).length);
  while (stop > end + 1 && isIn(endsTurn, text.charCodeAt(stop - 1))) stop--;
  return { phrase, cue: span(end + 1, stop) };
}

/** 村医纠正：“……”: between the person and the colon stands one verb, whichever. */
function doer(text: string, clause: number, mark: number): Phrase | null {
  for (let end = mark - 2; end >= mark - 4 && end > clause; end--) {
    const phrase = subjectBefore(text, clause, end);
    if (phrase && phrase.mention.end === end && phrase.whole && isPerson(phrase)) return phrase;
  }
  return null;
}

/** A full sentence in quotation marks, and beside it one person with a short predicate: “……！”说起那天，居民陈某某至今难忘。 */
function storyTeller(
  text: string,
  unit: Beside,
  clauses: readonly number[],
  before: Span,
): { phrase: Phrase; cue: Span } | null {
  const inner = text.slice(before.start + 1, before.end - 1);
  if (inner.length < 3 || !SENTENCE_MARK.test(inner.slice(-1))) return null;
  // ……不答应，“……”: the words before the comma bring it in.
  if (text[before.start - 1] === '，') return null;
  const opening = before.start === 0 || QUOTATIONS.test(text.slice(0, before.start));
  for (let i = 0; i < clauses.length && i < 4; i++) {
    const from = clauses[i];
    if (from === undefined) continue;
    const to = (clauses[i + 1] ?? unit.end + 1) - 1;
    const phrase = titledSubject(text, from, to) ?? startingSubject(text, from, to);
    if (!isPerson(phrase)) continue;
    const behind = text.slice(phrase.mention.end, unit.end);
    const feeling = FEELING.exec(behind);
    if (feeling)
      return { phrase, cue: span(phrase.mention.end + 1, phrase.mention.end + 1 + group(feeling, 1).length) };
    const rest = behind.length;
    if ((/^[的和与、]/.test(behind) && !OWN.test(behind) && !WITH_SOMEBODY.test(behind)) || rest < 3 || rest > 34)
      return null;
    // A proverb may stand above what somebody does; beside a hand at work it is said.
    const isPosted = phrase.title !== '' || phrase.kind === 'address';
    const isAtWork = opening && AT_WORK.test(behind);
    if (!SPOKEN.test(inner) && !(isPosted && isAtWork && BESIDE.test(text.slice(unit.start, phrase.start))))
      return null;
    if (!(opening && isPosted) && !(isAtWork && TO_SOMEBODY.test(inner)) && !EXPRESSION.test(behind)) return null;
    const end = /[。！？]/.test(text.charAt(to - 1)) ? to - 1 : to;
    const own = end > phrase.mention.end ? end : unit.end - 1;
    return { phrase, cue: span(phrase.mention.end, own) };
  }
  return null;
}

/** 与工人一一握手: somebody is met. */
const WITH_SOMEBODY_WORDS = words('握手 拥抱 打招呼 道别 告别 交谈 攀谈 寒暄 话别 合影 交流');
const WITH_SOMEBODY = form`^[与和][^，。；：]{1,14}${WITH_SOMEBODY_WORDS}`;

/** 王强至今记得那天。“……”: what follows the sentence that tells what somebody feels or remembers, in his own words. */
export function toldAfter(text: string, unit: Span, clauses: readonly number[], quote: Span): Carried | null {
  const inner = text.slice(quote.start + 1, quote.end - 1);
  if (inner.length < 10 || !SENTENCE_MARK.test(inner.slice(-1)) || !FIRST_PERSON.test(inner)) return null;
  for (let i = 0; i < clauses.length && i < 3; i++) {
    const from = clauses[i] ?? 0;
    const to = (clauses[i + 1] ?? unit.end) - 1;
    const phrase = titledSubject(text, from, to);
    if (!isPerson(phrase)) continue;
    const behind = text.slice(phrase.mention.end, unit.end - 1);
    if (behind.length > 34 || !(EXPRESSION.test(behind) || REMEMBERS.test(behind))) return null;
    return { phrase, cue: span(phrase.mention.end, unit.end - 1), from: quote.start + 1, to: innerEnd(quote) };
  }
  return null;
}

const REMEMBERS = words('记得 记忆 回忆 回想 想起 说起 谈起 提起 感慨 打开了话匣子 百感交集 滔滔不绝');

/** Nothing but quotations: of two that stand side by side the teller says the second at least. */
const QUOTATIONS = /^(?:“[^“”]*”)+$/;

/** The person, with or without a post, whom the clause begins with. */
function startingSubject(text: string, from: number, to: number): Phrase | null {
  const lead = afterLead(text, from, to);
  let best: Phrase | null = null;
  for (let end = Math.min(to, lead + 20); end > lead; end--) {
    const phrase = subjectBefore(text, from, end);
    if (!phrase || phrase.mention.end !== end || !phrase.whole || !isPerson(phrase)) continue;
    if (end < to && !startsPredicate(text, end, to)) continue;
    if (!best || phrase.fit > best.fit) best = phrase;
  }
  return best;
}

/** 县文旅局日前印发通知: whether a point of time begins at `at`, as behind a subject. */
export const isTimeAt = (text: string, at: number, to: number): boolean =>
  isIn(beginsTime, text.charCodeAt(at)) && TIME_NEXT.test(text.slice(at, Math.min(to, at + 20)));
const TIME_NEXT = new RegExp(`^${TIME_POINT}`);
const beginsTime = charSet(TIME_POINT_INITIALS);

const startsPredicate = (text: string, at: number, to: number): boolean =>
  (at < to && isVerbAt(text, at)) ||
  opensNoName(text.slice(at, Math.min(to, at + 2))) ||
  OWN.test(text.slice(at, at + 5)) ||
  isTimeAt(text, at, to) ||
  AT_WORK.test(text.slice(at, Math.min(to, at + 16))) ||
  FEELING.test(text.slice(at, Math.min(to, at + 30))) ||
  EXPRESSION.test(text.slice(at, at + 2));

/** Somebody who stands as a subject in the narration before `to`, nearest first; null where nobody does. */
function anySubject(text: string, unit: Span, clauses: readonly number[], to: number): Phrase | null {
  for (let i = clauses.length - 1, looked = 0; i >= 0 && looked < MOST_CLAUSES; i--, looked++) {
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

const MOST_CLAUSES = 12;

/** The person with a post whom the clause begins with; null where it begins otherwise, or with a reporter. */
export function titledSubject(text: string, from: number, to: number): Phrase | null {
  const person: PersonAtStart | null = personAtStart(text, from, to);
  if (!person || AUTHORS.has(person.title)) return null;
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

/** Who write the text are no persons it reports. */
export const AUTHORS: ReadonlySet<string> = new Set(['记者', '笔者', '通讯员', '编辑']);

/** Who tells the story says nothing beside a quotation. */
const AUTHOR = closing('[记笔]者');

const isPerson = (p: Phrase | null): p is Phrase =>
  p !== null &&
  p.kind !== 'data' &&
  p.kind !== 'document' &&
  p.kind !== 'institution' &&
  p.kind !== 'meeting' &&
  !AUTHOR.test(p.speaker);

/** 面对督查组的提问，窗口的褚某……: who asks, and behind the comma who answers. */
const FACING_WORDS = words('提问 询问 追问 质问 盘问 发问 疑问 疑惑 问题 好奇');
const FACING = form`^(?:[^，。；：“”]{0,10}，)?面对([^，。；：“”]{2,20}?)的?${FACING_WORDS}，`;
/** 医生某某和某奶奶一问一答: two who talk, in the order in which they speak. */
const TALK =
  /[和与跟同]([^，。；：“”]{1,16}?)(?:又|便|就|在)?(?:一问一答|你一言我一语|攀谈|交谈|对话|聊|拉起?了?家常|吵|争|拌|打趣|寒暄)/;
/** What many say, each for himself. */
const EACH = /你一言，?我一语|七嘴八舌|议论|争先恐后|热议|叽叽喳喳|纷纷/;

/** Quotations that stand side by side and are told of behind: a question and its answer, a talk of two, the voices of many. */
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
  const facing = FACING.exec(words);
  if (facing && said.length === 2) {
    const end = unit.start + facing[0].lastIndexOf(group(facing, 1)) + group(facing, 1).length;
    const asker = subjectBefore(text, end - group(facing, 1).length, end);
    const answerer = anySubject(text, unit, clauses, unit.end - 1);
    if (!asker || asker.mention.end !== end || asker.kind === 'data' || !isPerson(answerer)) return [];
    return speakInTurn(said, [asker, answerer], span(answerer.mention.end, unit.end - 1));
  }
  const talk = TALK.exec(words);
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
  if (EACH.test(words)) {
    const at = unit.start + words.search(EACH);
    const each = subjectBefore(text, clauseAt(clauses, at), at) ?? anySubject(text, unit, clauses, unit.end - 1);
    if (each?.kind !== 'anonymous' || !isPerson(each)) return [];
    return speakInTurn(said, [each], span(each.mention.end, unit.end - 1));
  }
  return [];
}

const speakInTurn = (said: readonly Span[], speakers: readonly Phrase[], cue: Span): Carried[] =>
  said.map(({ start, end }, i) => ({ phrase: speakers[i % speakers.length]!, cue, from: start, to: end }));

/** The start of the clause that an offset is in. */
export function clauseAt(clauses: readonly number[], offset: number): number {
  return clauses[clauseIndex(clauses, offset)] ?? 0;
}

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

/** What can stand right behind a subject. */
const startsVerb = charSet(
  '在正从向对把将给指看望拿捧握拉拍抚摸竖带领走来到说谈聊提回接站坐放抬擦翻端激高兴自感笑喜乐满一不深是已刚又也还就便有没用忙做干种养开难如和与同经算听想为以倍现今年家介哭叹愁犯逢声眼泪抹松皱掏急连忍咬跺挠搓红手脸嘴眉头额腰念摆点扬耸歪咧凑俯蹲扶掀弯停递捻却则倒才仍投挥抢应苦常总反均屡逐伸慌哽欢责邀联启制派赶只略沉吐愣怔顿盯瞪',
);
const VERBS = new WordSet(
  '第一个 打开 信心 负责 分管 作为 至今 发出 发布 下发 印发 召开 审议 传达 学习 讨论 研究 心有 起初 原本 本来 斩钉截铁'.split(
    ' ',
  ),
);
/** Whether a verb, an adverb or an adjunct begins at `at`, as behind a subject. */
export const isVerbAt = (text: string, at: number): boolean =>
  isIn(startsVerb, text.charCodeAt(at)) || VERBS.longestAt(text, at) > 0;

// ---------------------------------------------------------------- a name, a colon and what is said

/** 县长李明：…… / 李明（县长）：…… / 记者：……？ at the start of a paragraph. */
const LABEL = /^([^，。；：！？“”（）]{1,30})(?:（([^（）]{2,28})） ?)?：/;
const REPORTER_WORDS = words('日报 晚报 报 台 社 网 客户端');
const REPORTER = form`^(?:记者|《[^》]{2,16}》记者|笔者|主持人|提问|[\u4e00-\u9fa5]{2,10}${REPORTER_WORDS}?记者)$`;
/** What stands behind a colon and is a list, a date, a number or an office, and no speech. */
const NO_SPEECH =
  /^(?:$|[男女]|\d|负责|主持|分管|主管|协助|联系|统筹|牵头|汉族|生于|出生|曾任|历任|任|中共党员|毕业|现任|住|电话|手机|邮箱|http|组织|审核|拟|同意|已)/;

/** One turn: whose label it is, the colon, and what is said behind it. */
interface Turn {
  readonly phrase: Phrase | null;
  /** Where the label begins. */
  readonly start: number;
  readonly colon: number;
  readonly asks: boolean;
}

/**
 * What the label at the paragraph's start has said, and in a conversation that is printed in one paragraph each turn of it; empty
 * where what stands there is no person or no speech, or where `says` finds a word of saying before the colon.
 */
export function labelled(text: string, says: (from: number, to: number) => boolean): Carried[] {
  const colon = text.slice(0, MOST_LABEL).indexOf('：');
  if (colon < 1) return [];
  let last = text.length - 1;
  while (last > colon && isIn(spaces, text.charCodeAt(last))) last--;
  if (!isIn(endsTurn, text.charCodeAt(last)) || NO_SPEECH.test(text.slice(colon + 1, colon + 12).trimStart()))
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

/** The next place behind a sentence where a label may begin; -1 where there is none. */
function nextTurn(text: string, from: number): number {
  for (let colon = text.indexOf('：', from); colon >= 0; colon = text.indexOf('：', colon + 1)) {
    let start = colon;
    while (start > from && colon - start <= MOST_LABEL && !isIn(endsTurn, text.charCodeAt(start - 1))) start--;
    if (isIn(endsTurn, text.charCodeAt(start - 1)) && colon > start) return start;
  }
  return -1;
}

const endsTurn = charSet('。！？…”');

/** What stands from `from` to `to` as speech, without the quotation marks around all of it; null where it is none. */
function saidIn(text: string, from: number, to: number, isTurn: boolean): Pick<Carried, 'from' | 'to'> | null {
  while (from < to && isIn(spaces, text.charCodeAt(from))) from++;
  while (to > from && isIn(spaces, text.charCodeAt(to - 1))) to--;
  const speech = text.slice(from, to);
  const quoted = QUOTED.test(speech);
  if (speech.startsWith('“') && !quoted) return null;
  const inner = quoted ? span(from + 1, to - 1) : span(from, to);
  const isSaid = isTurn ? isSentence(text.slice(inner.start, inner.end)) : isSpeech(text.slice(inner.start, inner.end));
  return !NO_SPEECH.test(speech) && isSaid ? { from: inner.start, to: inner.end } : null;
}

const spaces = charSet(SPACES);

function turnAt(
  text: string,
  at: number,
  says: (from: number, to: number) => boolean,
  before: readonly Turn[],
): Turn | null {
  const m = LABEL.exec(text.slice(at, at + MOST_LABEL + 2));
  if (!m) return null;
  const colon = at + m[0].length - 1;
  const label = group(m, 1).trim();
  const start = at + group(m, 1).length - group(m, 1).trimStart().length;
  const end = start + label.length;
  if (!ASKED.has(label) && says(start, end)) return null;
  const made = (phrase: Phrase | null, asks = false): Turn | null => phrase && { phrase, start: at, colon, asks };
  if (ASKED.has(label) || REPORTER.test(label)) return made(reporter(text, start, end), !ANSWERS.has(label));
  // 谢明远：, 老谢：: who is asked answers, and has a label of the same name from then on.
  const asked = before.at(-1);
  if (asked?.asks && !m[2] && PLAIN_LABEL.test(label)) {
    const known = labelPhrase(text, start, end, label, m[2]);
    return made(known ?? named(text, start, end, ''));
  }
  const areQuoted = text[colon + 1] === '“' && asked !== undefined && text[asked.colon + 1] === '“';
  if (asked && !areQuoted && !before.some((t) => t.asks || text.slice(t.start, t.colon) === label)) return null;
  return made(labelPhrase(text, start, end, label, m[2]));
}

/** 问：, 答：: the parts of who asks and who answers, where nobody is named. */
const ASKED = new Set(['问', '答']);
const ANSWERS = new Set(['答']);
const PLAIN_LABEL = /^\p{Script=Han}{2,16}$/u;

/** Who the label names; null where it is no person, or a name that nothing vouches for. */
function labelPhrase(
  text: string,
  start: number,
  end: number,
  label: string,
  behind: string | undefined,
): Phrase | null {
  // 客户经理 石磊: a blank parts the post from the name.
  const blank = Math.max(label.lastIndexOf(' '), label.lastIndexOf('\u3000'));
  if (blank > 0 && isName(label.slice(blank + 1)))
    return named(text, start + blank + 1, end, label.slice(0, blank).trim());
  if (behind) {
    const bare = isName(label) || /^\p{Script=Han}{2,4}(?:·\p{Script=Han}{1,6})?$/u.test(label);
    return bare ? named(text, start, end, behind) : null;
  }
  const phrase = subjectBefore(text, start, end);
  if (!phrase || phrase.mention.end !== end || !phrase.whole) return null;
  if (phrase.kind === 'name') return phrase.title || (isName(label) && isGiven(text, start + 1, end)) ? phrase : null;
  return phrase.kind === 'address' && (text[end + 1] === '“' || (phrase.start === start && label.length > 2))
    ? phrase
    : null;
}

/** A label and its parenthesis are no longer than this. */
const MOST_LABEL = 62;

/** Speech that is one quotation. */
const QUOTED = /^“[^“”]*”\s*$/;
/** A turn of a conversation is a sentence, however short. */
const isSentence = (words: string): boolean => /[。！？…]\s*$/.test(words) && words.trim().length >= 3;
/** Speech is a sentence: it ends like one and is no list of names. */
const isSpeech = (words: string): boolean =>
  /[。！？…]\s*$/.test(words) && /\p{Script=Han}[^、。]{4}/u.test(words) && words.trim().length >= 7;

function named(text: string, start: number, end: number, title: string): Phrase {
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

function reporter(text: string, start: number, end: number): Phrase {
  return { ...named(text, start, end, ''), kind: 'anonymous' };
}
