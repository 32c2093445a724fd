/**
 * The noun phrase that a cue has for its subject: a name with its posts, a pronoun, a body, a meeting, a document,
 * people without a name, data. It is told by grammar: what stands between the phrase and the cue must be adverbs and
 * adjuncts, and what stands before it in its clause must be the phrase's own modifiers or a lead such as 近日 or 会上.
 */
import type { AttributionSource, Span } from '../model';
import { span } from '../model';
import { addressLength, endsInAffiliation, isPost, isSurname, nameStarts, opensWord, titleLength } from './names';
import { charSet, isIn, SPACES, WordSet } from '../charset';
import * as data from './people-data';

export type PhraseKind = 'name' | 'address' | 'pronoun' | 'institution' | 'meeting' | 'document' | 'anonymous' | 'data';

export interface Phrase {
  readonly kind: PhraseKind;
  readonly speaker: string;
  readonly title: string;
  readonly mention: Span;
  /** Where the phrase begins, posts included. */
  readonly start: number;
  /** Nothing but a lead stands before the phrase in its clause. */
  readonly whole: boolean;
  /** How well the words between phrase and cue fit; higher is better. */
  readonly fit: number;
  /** Another cut of the name fits as well: 刘兴 or 刘兴中. */
  readonly rival: string;
}

export const SOURCE_OF: Record<PhraseKind, AttributionSource> = {
  name: 'person',
  address: 'person',
  pronoun: 'person',
  institution: 'institution',
  meeting: 'institution',
  document: 'institution',
  anonymous: 'anonymous',
  data: 'data',
};

const KIND_OF = new Map<string, PhraseKind>();
for (const [kind, list] of [
  ['institution', data.SOURCE_INSTITUTION],
  ['meeting', data.SOURCE_MEETING],
  ['document', data.SOURCE_DOCUMENT],
  ['anonymous', data.SOURCE_ANONYMOUS],
  ['data', data.SOURCE_DATA],
] as const) {
  for (const word of list.split(' ')) if (!KIND_OF.has(word)) KIND_OF.set(word, kind);
}
const SOURCES = new WordSet(KIND_OF.keys());
const ANONYMOUS = new WordSet([...KIND_OF].flatMap(([word, kind]) => (kind === 'anonymous' ? [word] : [])));

/** Adverbs that stand between a subject and its verb of saying. */
const ADVERB =
  '(?:亲自|脸上|心里|嘴里|眼里|语气中|言语中|话语里|言语间|话语中|再三|再次|反复|多次|一再|着重|特别|尤其|进一步|郑重|明确|纷纷|一致|普遍|坦率|坦诚|动情|激动|高兴|兴奋|自豪|骄傲|感慨|欣慰|欣喜|开心|深情|由衷|连连|连声|连忙|当场|现场|首先|最后|随后|接着|继续|同时|公开|曾经|曾|还|又|也|再|都|便|就|则|并|并且|这样|如此|如是|笑着|微笑着|笑呵呵|乐呵呵|哽咽着|语重心长|信心满满|满怀信心|满怀深情|斩钉截铁|直截了当|开门见山|感触颇深|感触很深|感慨万千|感慨万分|激动不已|兴奋不已|自信|坚定|严肃|诚恳|爽朗|朴实|憨厚|腼腆|有些|十分|非常|深有感触|深有体会|深有感慨|不禁|不由|忍不住|不时|总是|经常|常|总|一直|早就|日前|近日|昨日|今日|今天|昨天|当天|会上|会后|在会上|事后|后来|主动|立即|立刻|马上|当即|随即|赶紧|率先|向来|先后|分别|亲切|有感而发|坦然|平静|淡淡|轻声|大声|高声|低声|悄悄|郑重其事|自信满满|一脸|满脸|热情)';
/** Words that open an adjunct behind the subject: 在会上, 对记者, 指着果园. */
const OPENER =
  '(?:在|于|当|就|针对|围绕|对|向|跟|给|为|同|与|和|以|面对|谈到|谈及|谈起|说到|说起|讲到|提到|提起|聊起|回忆起|想起|结合|通过|借|拿|指|看|望|捧|握|拉|拍|抚|摸|竖|边|一边|接受|代表|受|主持|出席|参加|听取|作|发表|宣读|带队|来到|走进|站在|坐在|总结|调研|讲话|致辞|致词|发言|动员|授课|点评|部署|表态|介绍|汇报|采访|告诉|一脸|满脸|面带|眼含|充满|饱含|\\p{Script=Han}{2,10}(?:后|之后|之余|期间)|\\p{Script=Han}[着起])';
const GAP = new RegExp(
  `^(?:${ADVERB}地?){0,6}(?:${OPENER}[^。！？；：]{0,44}?，?(?:${ADVERB}地?){0,6})?([^，。！？；：、“”]{1,6}[地的])?(?:${ADVERB}){0,6}$`,
  'u',
);

/** What may stand before the subject in its clause. */
const LEAD =
  /^(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:上午|下午|晚上|晚|当天)?|\d{1,2}日|近日|日前|昨日|今日|昨天|今天|当天|当日|当晚|近年来|目前|如今|现在|随后|接着|最后|同时|其间|期间|此外|另外|对此|为此|因此|其中|而且|而|但是|但|并且|并|不过|可是|原来|会上|会后|会前|会议上|座谈会上|仪式上|采访中|采访时|活动中|活动上|活动现场|现场|致辞中|讲话中|交流中|谈话中|调研中|调研时|据悉|据|正如|正像|就像|如|就连|连|这是|这就是|那是|来自|记者会上|有着|今年\d{1,3}岁的|现年\d{1,3}岁的|\d{1,3}多?岁的|年[过近逾][^，的]{1,4}的|[时现]任|原任|用|让|在[^，。；：]{1,30}?(?:会议上|会上|仪式上|现场|过程中|期间|活动中|活动上)|在[^，。；：的]{1,20}?(?:中|里|时|上(?![班学任岗门网访])|后|前)|(?:谈|说|聊|提|讲)(?:到|起|及)[^，。；：]{1,20}?(?:时|，)|“[^”]{1,20}”)/;

/** Characters and words that no phrase has inside: they make a clause of what stands before the cue. */
const BROKEN =
  /[，。；：！？…着了过把被将让使您我你他她它]|在(?!职|岗|读|编|校)|按照|根据|落实|贯彻|围绕|适应|符合|遵照|依照|对照|响应|执行|传达|学习|牢记|是否|必须|需要|可以|应当|不断|坚持|严格|认真|切实|满足|达到|实现|这种|那种|有关要求|(?<![方导意])向|对(?!外|口)|(?<![供补自])给|跟|(?<![华行])为|(?<![自理])由|从(?!业|事)|(?<!数)据|按|以(?!上|下|色)/;

const ALL_BROKEN = new RegExp(BROKEN.source, 'g');

/** The subject of a cue at `cue`, looked for in the clause that starts at `from`; null where grammar shows none. */
export function subjectBefore(text: string, from: number, cue: number): Phrase | null {
  const lead = afterLead(text, from, cue);
  let best: Phrase | null = null;
  for (let end = cue; end > lead && cue - end <= 60; end--) {
    const next = text[end];
    if (end < cue && next !== undefined && /[。！？；]/.test(next)) break;
    const gap = text.slice(end, cue);
    const fit = gapFit(gap);
    if (fit === 0) continue;
    const phrase = phraseEndingAt(text, from, lead, end, fit);
    if (phrase && (best === null || phrase.fit > best.fit)) best = phrase;
    // An adverb may hide in a name, 陈睿声+情并茂地, so two more cuts are looked at.
    if (best && best.mention.end - end >= 2) break;
  }
  return best;
}

/** How well words fit between subject and cue: 0 not at all. */
function gapFit(gap: string): number {
  if (gap === '') return 6;
  const m = GAP.exec(gap);
  if (!m) return 0;
  const manner = m[1];
  if (manner === undefined) return 5;
  // 深情地, 声情并茂地: manner words have two or four characters.
  return (manner.length - 1) % 2 === 0 ? 4 : 2;
}

/** The offset behind what leads the clause in. */
export function afterLead(text: string, from: number, to: number): number {
  let at = from;
  for (let i = 0; i < 4; i++) {
    const m = LEAD.exec(text.slice(at, Math.min(to, at + 48)));
    if (!m) break;
    at += m[0].length;
    if (text[at] === '，') at++;
  }
  while (at < to && /[\s，、—■▲●]/.test(text[at]!)) at++;
  return Math.min(at, to);
}

function phraseEndingAt(text: string, from: number, lead: number, end: number, fit: number): Phrase | null {
  return (
    pronounAt(text, lead, end, fit) ??
    namedAt(text, from, lead, end, fit) ??
    addressedAt(text, from, lead, end, fit) ??
    bodyAt(text, from, lead, end, fit)
  );
}

function pronounAt(text: string, lead: number, end: number, fit: number): Phrase | null {
  const m = /[他她]们?$/.exec(text.slice(Math.max(lead, end - 2), end));
  if (!m) return null;
  const start = end - m[0].length;
  if (/[其吉]/.test(text[start - 1] ?? '')) return null;
  if (start > lead && !/[，；：”。！？]/.test(text[start - 1]!)) return null;
  const plural = m[0].length === 2;
  return {
    kind: plural ? 'anonymous' : 'pronoun',
    speaker: m[0],
    title: '',
    mention: span(start, end),
    start,
    whole: start === lead,
    fit: fit + 1,
    rival: '',
  };
}

function namedAt(text: string, from: number, lead: number, end: number, fit: number): Phrase | null {
  // A form of address may stand behind the name: 周卫兵教授, 李强同志.
  const behind = addressLength(text, lead, end);
  const ends = behind > 1 ? [end, end - behind] : [end];
  let best: (Phrase & { score: number }) | null = null;
  let rival = '';
  for (const nameEnd of ends) {
    for (const start of nameStarts(text, lead, nameEnd)) {
      const before = modifiers(text, from, lead, start);
      if (!before) continue;
      // Without a post, 谈到下 or 高度评 is a word and a character; 王国强 is a name all the same.
      if (!before.title && nameEnd === end && opensWord(text.slice(start, start + 2))) continue;
      const score = before.score * 10 + fit + (nameEnd - start === 2 ? 0 : 1);
      if (best && best.score >= score) {
        if (best.score - score <= 1) rival = text.slice(start, nameEnd);
        continue;
      }
      if (best && score - best.score <= 1) rival = best.speaker;
      const after = nameEnd < end ? text.slice(nameEnd, end) : '';
      best = {
        kind: 'name',
        speaker: text.slice(start, nameEnd),
        title: before.title || (after === '同志' ? '' : after),
        mention: span(start, nameEnd),
        start: before.start,
        whole: before.whole,
        fit: fit + (before.title ? 2 : 1),
        rival: '',
        score,
      };
    }
  }
  return best ? { ...best, rival } : unknownNameAt(text, from, lead, end, fit);
}

/** 牧民巴特尔, 村民卓玛: a post or walk of life vouches for a name without a known surname. */
function unknownNameAt(text: string, from: number, lead: number, end: number, fit: number): Phrase | null {
  for (let start = end - 2; start >= lead && end - start <= 5; start--) {
    if (!titleLength(text, lead, start)) continue;
    const name = text.slice(start, end);
    if (!/^\p{Script=Han}{2,5}$/u.test(name) || BROKEN.test(name) || NO_NAME.test(name) || SAYING.has(name)) continue;
    if (addressLength(text, start, end)) continue;
    const before = modifiers(text, from, lead, start);
    if (!before || before.score < 3 || (before.title.endsWith('领导') && fit < 6)) continue;
    return {
      kind: 'name',
      speaker: name,
      title: before.title,
      mention: span(start, end),
      start: before.start,
      whole: before.whole,
      fit: Math.max(1, fit - 1),
      rival: '',
    };
  }
  return null;
}

/** Verbs of saying are no names: 与会代表提出. */
const SAYING = new Set([data.CUE_DIRECTIVE, data.CUE_SAY, data.CUE_THINK, data.CUE_SHOW].join(' ').split(' '));

/** Adverbs, adjuncts and plurals that follow a post without a name: 村民们, 书记在会上, 代表纷纷. */
const NO_NAME = new RegExp(
  `^们|${ADVERB}|^${OPENER}|[的地得是有会议上中里下时后前在已仍挂今]|^(?:代表|班子|干部|群众|同志)`,
  'u',
);

/** 李书记, 王大爷, 老张, 小陈, 刘总. */
function addressedAt(text: string, from: number, lead: number, end: number, fit: number): Phrase | null {
  const behind = addressLength(text, lead, end);
  let start = -1;
  if (behind && isSurname(text[end - behind - 1]) && end - behind - 1 >= lead) start = end - behind - 1;
  else if (end - 2 >= lead && /^[老小阿]$/.test(text[end - 2]!)) {
    // 老张, 小陈; behind a walk of life a given name too: 务工人员小芳.
    const vouched = titleLength(text, lead, end - 2) > 0 && /^\p{Script=Han}$/u.test(text[end - 1]!);
    if (isSurname(text[end - 1]) || vouched) start = end - 2;
  }
  if (start < 0) return null;
  const before = modifiers(text, from, lead, start);
  if (!before || (before.score < 2 && !before.whole)) return null;
  const speaker = text.slice(start, end);
  return {
    kind: 'address',
    speaker,
    title: before.title,
    mention: span(start, end),
    start: before.start,
    whole: before.whole,
    fit: fit + 1,
    rival: '',
  };
}

interface Modifiers {
  readonly title: string;
  readonly start: number;
  readonly whole: boolean;
  /** 3 a post, 2 nothing or an affiliation, 1 a broken clause. */
  readonly score: number;
}

const partsPhrases = charSet(`，；：。！？”“（）()—${SPACES}`);

/** The posts and affiliation before a name that starts at `start`. */
export function modifiers(text: string, from: number, lead: number, start: number): Modifiers | null {
  let begin = lead;
  // The phrase's own clause: the last comma, but a pause mark joins two posts of one person.
  for (let i = start - 1; i >= lead; i--) {
    if (isIn(partsPhrases, text.charCodeAt(i))) {
      begin = i + 1;
      break;
    }
  }
  if (begin > lead) begin = afterLead(text, begin, start);
  const whole = begin <= lead || begin === afterLead(text, from, start);
  if (begin >= start) return { title: '', start, whole: true, score: 2 };
  const words = text.slice(begin, start);
  const post = titleLength(text, begin, start);
  // 正在缝纫机前忙碌的李某某: a relative clause says who it is, and gives no post.
  if (!post && text[start - 1] === '的' && words.length >= 3) return { title: '', start, whole: true, score: 1 };
  if (!post && !endsInAffiliation(words)) {
    return null;
  }
  const at = titleStart(text, begin, start, text.slice(from, begin).includes('来自'));
  const title = text.slice(at, start);
  if (!title) return null;
  const relative = text[at - 1] === '的' && at > begin;
  return { title, start: at, whole: whole && (at === begin || relative), score: post ? 3 : 2 };
}

/** Where the posts begin: after a verb or relative clause, but before an affiliation with 的. */
function titleStart(text: string, begin: number, end: number, from: boolean): number {
  const words = text.slice(begin, end);
  let broken = 0;
  ALL_BROKEN.lastIndex = 0;
  for (let m = ALL_BROKEN.exec(words); m; m = ALL_BROKEN.exec(words)) broken = m.index + m[0].length;
  let at = begin + broken;
  if (!from) {
    for (let de = text.lastIndexOf('的', end - 1); de >= at; de = text.lastIndexOf('的', de - 1)) {
      if (endsInAffiliation(text.slice(at, de))) continue;
      at = de + 1;
      break;
    }
  }
  // 、 joins posts; what it parts from something that is no post belongs to another phrase.
  for (let i = end - 1; i >= at; i--) {
    if (text[i] !== '、') continue;
    if (titleLength(text, at, i)) continue;
    return i + 1;
  }
  return at;
}

/** Bodies, meetings, documents, people without a name, data. */
function bodyAt(text: string, from: number, lead: number, end: number, fit: number): Phrase | null {
  if (text[end - 1] === '》') {
    const open = text.lastIndexOf('《', end - 1);
    if (open < from || open < lead) return null;
    const before = text.slice(lead, open);
    if (before.length > 16 || BROKEN.test(before)) return null;
    return body('document', text, open, end, open === lead || before.length > 0, fit, open);
  }
  let head = SOURCES.longestBefore(text, lead, end, 1);
  let kind = head ? KIND_OF.get(text.slice(end - head, end)) : undefined;
  if (!kind && text[end - 1] === '们') {
    head = ANONYMOUS.longestBefore(text, lead, end - 1) + 1;
    if (head > 1) kind = 'anonymous';
  }
  if (!kind) {
    return officeAt(text, from, lead, end, fit);
  }
  let begin = lead;
  for (let i = end - head - 1; i >= lead; i--) {
    if (isIn(partsPhrases, text.charCodeAt(i))) {
      begin = i + 1;
      break;
    }
  }
  if (begin > lead && (text[begin - 1] === '）' || text[begin - 1] === '”' || text[begin - 1] === '“')) {
    // 长安公司（集团）部, “清风”工作组: the mark belongs to the name.
    const open = text[begin - 1] === '）' ? text.lastIndexOf('（', begin) : text.lastIndexOf('“', begin - 1);
    if (open < lead || open < 0) return null;
    begin = lead;
  }
  if (begin > lead) begin = afterLead(text, begin, end - head);
  const words = text.slice(begin, end - head);
  if (words.length > 32 || BROKEN.test(words) || /[的、和与]$/.test(words)) {
    if (kind !== 'anonymous' && kind !== 'data') return null;
    const relative = text.lastIndexOf('的', end - head);
    if (relative < begin || BROKEN.test(text.slice(relative + 1, end - head))) return null;
    if (kind === 'data') return null;
    return body(kind, text, relative + 1, end, true, fit, relative + 1);
  }
  if (kind === 'institution' && head === 1 && words.length < 1) return null;
  if (
    kind === 'document' &&
    !words &&
    !/^(?:报告|公报|意见|方案|通知|规划|纲要|文件)$/.test(text.slice(end - head, end))
  )
    return null;
  return body(kind, text, begin, end, begin === lead || begin === afterLead(text, from, end - head), fit, begin);
}

/** A post without a name that stands for its holder: 省委书记, 县长, 村支书. */
function officeAt(text: string, from: number, lead: number, end: number, fit: number): Phrase | null {
  const length = titleLength(text, lead, end);
  if (!length || !isPost(text.slice(end - length, end))) return null;
  const before = text.slice(lead, end - length);
  if (before.length > 16 || BROKEN.test(before) || /[，；：。“”、的]/.test(before)) return null;
  const whole = lead === afterLead(text, from, end);
  return {
    kind: 'address',
    speaker: text.slice(lead, end),
    title: '',
    mention: span(lead, end),
    start: lead,
    whole,
    fit,
    rival: '',
  };
}

function body(
  kind: PhraseKind,
  text: string,
  start: number,
  end: number,
  whole: boolean,
  fit: number,
  mention: number,
): Phrase {
  return {
    kind,
    speaker: text.slice(mention, end),
    title: '',
    mention: span(mention, end),
    start,
    whole,
    fit,
    rival: '',
  };
}
