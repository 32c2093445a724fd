/**
 * The noun phrase that a cue has for its subject: a name with its posts, a pronoun, a body, a meeting, a document,
 * people without a name, data. It is told by grammar: what stands between the phrase and the cue must be adverbs and
 * adjuncts, and what stands before it in its clause must be the phrase's own modifiers or a lead such as 近日 or 会上.
 */
import { closing, form, opening, whole, words } from '../grammar/lexemes';
import type { AttributionSource, Span } from '../model';
import { span } from '../model';
import {
  ADDRESS_UNITS,
  addressLength,
  beginsSurname,
  endsInAffiliation,
  honourLength,
  isAnySurname,
  isCommonSurname,
  isName,
  isPost,
  isTitle,
  isSurname,
  isSurnameUnit,
  nameStarts,
  opensNoName,
  opensWord,
  titleLength,
} from './names';
import { charSet, isIn, lastBefore, SPACES, WordSet } from '../charset';
import { ADVERB, canBeGap, GAP_BEFORE_CUE, LEAD_BEFORE_SUBJECT, ADJUNCT_OPENING } from './adjuncts';
import { speakerNounBefore, isGiven, postEnding } from './nouns';
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

/** Characters and words that no phrase has inside: they make a clause of what stands before the cue. */
const BROKEN =
  /[，。；：！？…着了过把将让使您我你他她它]|被(?!告|害人|申请|执行人|上诉|困|救|骗|拐)|在(?!职|岗|读|编|校)|按照|根据|翻[开看阅]|打开|查[阅看]|落实|传来|贯彻|围绕|适应|符合|遵照|依照|对照|响应|执行(?!官|董事|院长|主任|主席|总监|主编|会长|秘书长|局)|传达|学习|牢记|是否|必须|需要|可以|应当|不断|坚持|严格|认真|切实|满足|达到|实现|这种|那种|有关要求|(?<![方导意])向|对(?!外|口|方|象|手)|(?<![供补自])给|跟|(?<![华行])为|(?<![自理])由|从(?!业|事)|(?<!数)据|[伸掏举竖端递捧搬抬][出起]|按|以(?!上|下|色)|(?<![工合写创操协动著制运劳耕农佳原新老])作$/;

const ALL_BROKEN = new RegExp(BROKEN.source, 'g');

/** The subject of a cue at `cue`, looked for in the clause that starts at `from`; null where grammar shows none. */
export function subjectBefore(text: string, clause: number, cue: number): Phrase | null {
  const from = Math.max(clause, cue - FARTHEST);
  const lead = afterLead(text, from, cue);
  let best: Phrase | null = null;
  for (let end = cue; end > lead && cue - end <= 60; end--) {
    const next = text[end];
    if (end < cue && next !== undefined && /[。！？；]/.test(next)) break;
    if (!canEnd(text, lead, end)) continue;
    const fit = gapFit(text, end, cue);
    if (fit === 0) continue;
    const phrase = phraseEndingAt(text, from, lead, end, fit);
    if (phrase && (best === null || phrase.fit > best.fit)) best = phrase;
    // An adverb may hide in a name, 陈睿声+情并茂地, so two more cuts are looked at.
    if (best && best.mention.end - end >= 2) break;
  }
  // Where a clause is longer than a subject can be, nobody knows what stands at its start.
  return best && from > clause ? { ...best, whole: false } : best;
}

/** So far before the cue its subject may begin. */
const FARTHEST = 120;

/** Whether a subject can end here, as far as single characters tell; it spares the patterns most places. */
function canEnd(text: string, lead: number, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  if (end <= lead || isIn(endsNoSubject, last)) return false;
  if (end - lead <= MOST_BRAND && isIn(endsBrand, last)) return true;
  if (isIn(endsNoun, last) || end - lead <= MOST_UNCOMMON) return end > lead + 1 || isIn(pronouns, last);
  for (let i = end - 2; i >= end - LONGEST_PART; i--) {
    const c = text.charCodeAt(i);
    // A surname, the post before a name of whatever kind, the dot inside of one.
    if ((i >= end - 5 && isIn(beginsSurname, c)) || (i >= end - 8 && isIn(endsTitle, c))) return true;
    if (isIn(dots, c)) return true;
  }
  return false;
}

const dots = charSet('·・•‧');
/** What stands behind the dot in a name is no longer. */
const LONGEST_PART = 9;
const pronouns = charSet('他她');
const endsNoSubject = charSet('，。；：！？、的地得了着过在与及对向把被将从为是');
const lastOf = (list: string): string =>
  list
    .split(' ')
    .map((word) => word.slice(-1))
    .join('');
const endsTitle = charSet(
  lastOf(`${data.TITLE_POST} ${data.TITLE_RANK} ${data.TITLE_ROLE} ${data.TITLE_ENDING} ${data.TITLE_HONOUR}`),
);
/** Bodies, meetings, documents, data and people end in these, and so do forms of address. */
const endsNoun = charSet(
  lastOf(
    `${data.SOURCE_INSTITUTION} ${data.SOURCE_MEETING} ${data.SOURCE_DOCUMENT} ${data.SOURCE_ANONYMOUS} ${data.SOURCE_DATA} ${data.SOURCE_PEOPLE_ENDING} ${data.SOURCE_BODY_ENDING} ${data.TITLE_POST} ${data.TITLE_RANK} ${data.TITLE_ROLE} ${data.TITLE_HONOUR} ${[...ADDRESS_UNITS].join(' ')} 》 ” 他 她 们 中 里 己 条 款`,
  ),
);
const endsBrand = charSet(lastOf(data.SOURCE_BRAND_ENDING));
/** So far into its clause a firm's name ends. */
const MOST_BRAND = 12;
/** So long is a name of which no character tells that it is one. */
const MOST_UNCOMMON = 6;

/** How well words fit between subject and cue: 0 not at all. */
function gapFit(text: string, from: number, to: number): number {
  if (from === to) return 6;
  if (!canBeGap(text, from, to)) return 0;
  const m = GAP_BEFORE_CUE.exec(text.slice(from, to));
  if (!m) return 0;
  const manner = m[1];
  if (manner === undefined) return 5;
  // 深情地, 声情并茂地: manner words have two or four characters.
  return (manner.length - 1) % 2 === 0 ? 4 : 2;
}

/** 市长某某、副市长某某: who else is named before the phrase and joined to it; nearest first. */
export function coSpeakers(text: string, from: number, phrase: Phrase): Phrase[] {
  const out: Phrase[] = [];
  if (phrase.kind !== 'name' && phrase.kind !== 'address') return out;
  for (let at = phrase.start; at - 1 > from && out.length < MOST_JOINED && JOIN.test(text.charAt(at - 1));) {
    const start = Math.max(from, at - FARTHEST);
    const lead = afterLead(text, start, at - 1);
    const other = namedAt(text, start, lead, at - 1, 6) ?? addressedAt(text, start, lead, at - 1, 6);
    if (!other || (!other.title && !phrase.title && !KIN.test(text.slice(phrase.mention.end, phrase.mention.end + 2))))
      break;
    out.push(other);
    at = other.start;
  }
  return out;
}

/** 黎鹏、黎飞兄弟俩: kin joined by name. */
const KIN = opening('兄弟 姐妹 姐弟 兄妹 夫妻 夫妇 父子 母女 父女 母子 师徒 祖孙 婆媳');
const MOST_JOINED = 5;
const JOIN = /[、和与及]/;

/** The offset behind what leads the clause in. */
export function afterLead(text: string, from: number, to: number): number {
  let at = from;
  for (let i = 0; i < 4; i++) {
    const m = LEAD_BEFORE_SUBJECT.exec(text.slice(at, Math.min(to, at + 48)));
    if (!m) break;
    at += m[0].length;
    if (text[at] === '，') at++;
  }
  while (at < to && /[\s，、—■▲●]/.test(text.charAt(at))) at++;
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

const NO_PRONOUN_BEHIND = words('[其吉]');

function pronounAt(text: string, lead: number, end: number, fit: number): Phrase | null {
  const last = text.charCodeAt(end - 1);
  const own = isIn(endsPronoun, last) ? PRONOUN.exec(text.slice(Math.max(lead, end - 4), end)) : null;
  if (!own) return null;
  const start = end - own[0].length;
  const m = own[0].endsWith('自己') ? own[0].slice(0, -2) : own[0];
  if (NO_PRONOUN_BEHIND.test(text[start - 1] ?? '')) return null;
  if (start > lead && !/[，；：”。！？]/.test(text.charAt(start - 1))) return null;
  const plural = m.length === 2;
  return {
    kind: plural ? 'anonymous' : 'pronoun',
    speaker: m,
    title: '',
    mention: span(start, end),
    start,
    whole: start === lead,
    fit: fit + 1,
    rival: '',
  };
}

const endsPronoun = charSet('他她们己');
/** 她自己 is she. */
const PRONOUN = closing('[他她]们?自己 [他她]们?');

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
      // 县检察院向平台发出: a preposition behind its subject.
      if (before.score < 3 && start > lead && text[start] === '向') continue;
      // 游客孟女士, 航天工程中心: what looks like a name begins with a walk of life, or ends in one or in a body.
      if (isTitle(text.slice(start, start + 2))) continue;
      // 市民戚女|士: the form of address begins inside of it.
      if (honourOver(text, start, nameEnd)) continue;
      // 工会主席万霞: the surname would be the end of a post.
      const length = titleLength(text, lead, start);
      if (titleLength(text, lead, start + 1) > length) continue;
      const post = length > 0;
      // 市民政局: the end of a body that the table has.
      if (SOURCES.longestBefore(text, lead, nameEnd) > nameEnd - start) continue;
      if (!post && speakerNounBefore(text, start, nameEnd)?.kind === 'institution') continue;
      if (!before.known && (SOURCES.longestBefore(text, start, nameEnd) > 0 || isTitle(text.slice(start + 1, nameEnd))))
        continue;
      // Without a post, 谈到下, 高度评 or 向记者 is a word and a character; 王国强 is a name all the same.
      const vouched = before.known || nameEnd < end;
      const isCompound = nameEnd - start > 2 && isSurname(text.slice(start, start + 2));
      if (
        !vouched &&
        ((!isCompound && opensWord(text.slice(start, start + 2))) ||
          !looksGiven(text, givenStart(text, start, nameEnd), nameEnd))
      )
        continue;
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
  return best
    ? { ...best, rival }
    : (unknownNameAt(text, from, lead, end, fit) ??
        (behind > 1 ? honouredAt(text, from, lead, end - behind, behind, fit) : null) ??
        nicknameAt(text, from, lead, end, fit) ??
        givenAt(text, lead, end, fit));
}

/** Whether a form of address begins in the name and ends behind it. */
function honourOver(text: string, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) if (honourLength(text, i) > end - i) return true;
  return false;
}

/** Whether a form of address stands in the words behind their first two characters. */
function holdsHonour(text: string, start: number, end: number): boolean {
  for (let i = start + 2; i < end; i++) if (honourLength(text, i)) return true;
  return false;
}

/** Whether a name of three characters begins here, by its characters alone. */
export const isLikelyName = (text: string, at: number): boolean =>
  isGiven(text, at + 1, at + 3) && !opensWord(text.slice(at, at + 2)) && isName(text.slice(at, at + 3));

/** A given name of one character is one that the table holds; of two, one, where the other is no verb of saying or of the hand. */
function looksGiven(text: string, start: number, end: number): boolean {
  // 熊某, 熊某某: a name that is withheld.
  if (/^某{1,2}$/.test(text.slice(start, end))) return true;
  if (end - start === 1) return isGiven(text, start, end);
  return isGiven(text, start + 1, end) || (isGiven(text, start, start + 1) && !NO_LAST.test(text.charAt(end - 1)));
}

const NO_LAST = words(
  '[说问答笑哭喊叹讲谈称道看指望拿抓捧走站坐来到握拉拍摸接打端扛背抱推捡挑搬翻喝吃住擦放抬踏跑蹲靠骑修撑递掏剪采摘早晚先后再又就便也还边则曾已将对向在会直连]',
);

function named(
  text: string,
  at: number,
  end: number,
  title: string,
  start: number,
  whole: boolean,
  fit: number,
): Phrase {
  return { kind: 'name', speaker: text.slice(at, end), title, mention: span(at, end), start, whole, fit, rival: '' };
}

/** 网友“山里人”: a name in quotation marks behind who bears it. */
function nicknameAt(text: string, from: number, lead: number, end: number, fit: number): Phrase | null {
  if (text[end - 1] !== '”') return null;
  const open = lastBefore(text, '“', lead, end);
  if (open <= lead || end - open > 12) return null;
  const before = titleLength(text, lead, open) ? modifiers(text, from, lead, open) : bearer(text, lead, open);
  if (!before?.title) return null;
  return named(text, open + 1, end - 1, before.title, before.start, before.whole, fit);
}

function bearer(text: string, lead: number, open: number): Pick<Modifiers, 'title' | 'start' | 'whole'> | null {
  const head = speakerNounBefore(text, lead, open);
  return head?.kind === 'anonymous' && head.length === open - lead
    ? { title: text.slice(lead, open), start: lead, whole: true }
    : null;
}

/** “……”秀莲说, 七岁的彤彤喊道: between a quotation and the verb, or behind an age, a given name stands alone. */
function givenAt(text: string, lead: number, end: number, fit: number): Phrase | null {
  const isChild = text.slice(lead - 2, lead) === '岁的';
  if (fit < 5 || end - lead !== 2 || !(isChild || text[lead - 1] === '”') || !isGiven(text, lead, end)) return null;
  if (!GIVEN_ONLY.test(text.slice(lead, end)) || opensWord(text.slice(lead, end))) return null;
  return named(text, lead, end, '', lead, true, fit);
}

/** Characters of given names that hardly begin or end an everyday word. */
const GIVEN_ONLY = words(
  '[秀莲桂梅芳丽娟娜婷萍莉蓉艳娥倩慧珠芬淑贞琳怡欣妮菲瑶薇蕾岚媛娇珊俊杰磊涛鹏彪毅伟斌娃凤琴霞燕玲翠敏柱栓锁喜贵财旺霖琪雯颖婉彤晗宸轩睿昊]',
);

/** Where the given name begins: behind one character, or behind two of a surname such as 欧阳. */
const givenStart = (text: string, start: number, end: number): number =>
  end - start > 2 && isSurname(text.slice(start, start + 2)) ? start + 2 : start + 1;

const FAMILIAR = opening('[老小阿]');

/** 牧民巴特尔, 村民卓玛: a post or walk of life vouches for a name without a known surname. */
function unknownNameAt(text: string, from: number, lead: number, end: number, fit: number): Phrase | null {
  if (fit >= 5 && (isUncommonName(text.slice(lead, end)) || isForeignName(text, lead, end))) {
    return named(text, lead, end, '', lead, true, fit);
  }
  for (let start = end - 2; start >= lead && end - start <= 7; start--) {
    if (!titleLength(text, lead, start) && !(end - start < 5 && postEnding(text, lead, start))) continue;
    const name = text.slice(start, end);
    if (!ONLY_HAN.test(name) || (end - start > 5 && !NAME_PART.test(name)) || SAYING.has(name) || opensNoName(name))
      continue;
    // 小唐|赶忙, 巴特尔大叔|常说: an address, and what stands behind it.
    if (FAMILIAR.test(name) && isSurname(name.charAt(1)) && !NAME_PART.test(name)) continue;
    if (holdsHonour(text, start, end)) continue;
    // 贾树根逢人便讲: a name that begins like the common ones has no five characters.
    if (end - start > 4 && isCommonSurname(name.charAt(0)) && !NAME_PART.test(name)) continue;
    // 总经理沉默良久: nobody of such a name.
    if (end - start > 3 && !NAME_PART.test(name) && !isTransliterated(text, start, end)) continue;
    const known = titleLength(text, lead, start) > 0;
    if (!NAME_PART.test(name) && (BROKEN.test(name) || NO_NAME.test(name) || !(known || isGiven(text, start, end))))
      continue;
    if (
      addressLength(text, start, end) ||
      SOURCES.longestBefore(text, start, end) ||
      speakerNounBefore(text, start, end)?.kind === 'institution'
    )
      continue;
    const before = modifiers(text, from, lead, start);
    if (!before || before.score < 3 || (before.title.endsWith('领导') && fit < 6)) continue;
    return named(text, start, end, before.title, before.start, before.whole, Math.max(1, fit - 1));
  }
  return null;
}

/** 牧民巴特尔大叔: a name without a known surname between a walk of life and a form of address. */
function honouredAt(text: string, from: number, lead: number, end: number, behind: number, fit: number): Phrase | null {
  const known = end - lead >= 2 ? unknownNameAt(text, from, lead, end, fit) : null;
  return known?.title
    ? {
        ...known,
        mention: span(known.mention.start, end + behind),
        speaker: text.slice(known.mention.start, end + behind),
      }
    : null;
}

/** Characters that foreign names are written with. */
const TRANSLITERATES = charSet(
  '茨迈斐娅瑟冯登连鲍蓬彼琼玛妮黛琳缪珊蕾妲阿埃艾安昂奥巴贝比宾波伯勃布查达大戴丹道德邓迪蒂丁杜多厄恩尔法凡菲费芬弗福盖甘冈高戈哥格根古哈海汉赫亨胡华霍基吉加贾杰金卡凯坎康考科克肯库拉莱赖兰朗劳勒雷里利林刘隆卢鲁罗洛吕马麦曼梅门蒙米密敏明莫姆穆纳娜南内尼涅宁纽努诺欧帕潘庞佩彭皮珀普齐奇恰钱乔切琴丘让日荣茹萨塞赛桑敖嘎朝宝音呼毕力罕额仁钦满那顺青花沙山绍舍申盛施史舒斯苏索塔泰坦汤唐特滕提廷图瓦万旺威韦维温沃乌伍西希夏香肖谢辛欣雄休许雅亚扬耶叶伊英尤于约泽扎詹张朱兹孜合热木其云',
);
const isTransliterated = (text: string, start: number, end: number): boolean => {
  for (let i = start; i < end; i++)
    if (!isIn(TRANSLITERATES, text.charCodeAt(i)) && !isGiven(text, i, i + 1)) return false;
  return true;
};

/** 林德迈尔: four or more characters that all stand for sounds. */
const isForeignName = (text: string, start: number, end: number): boolean => {
  if (end - start < 4 || end - start > 7 || text[end - 1] === '亚') return false;
  for (let i = start; i < end; i++) if (!isIn(TRANSLITERATES, text.charCodeAt(i))) return false;
  return !SOURCES.longestBefore(text, start, end) && !speakerNounBefore(text, start, end);
};

/** 才让卓玛, 查干巴特尔: a name by its parts, without a post. */
const isUncommonName = (words: string): boolean =>
  words.length >= 3 &&
  words.length <= 6 &&
  NAME_PART.test(words) &&
  ONLY_HAN.test(words) &&
  !isTitle(words.slice(0, 2)) &&
  !isTitle(words.slice(0, 3));
const ONLY_HAN = /^\p{Script=Han}+$/u;
/** What many Tibetan, Mongolian, Uyghur and Kazakh names are made of. */
const NAME_PART = words(
  '才让 才旦 卓玛 扎西 央金 多吉 次仁 格桑 顿珠 旺堆 仁青 拉姆 德吉 达瓦 尼玛 丹增 索南 桑杰 洛桑 白玛 措姆 巴特尔 其其格 乌云 苏和 莫日根 那仁 图雅 古丽 阿依 买买提 艾合 阿不都 阿布都 热合曼 合曼 吐尔逊 热依 努尔 木江 别克 [尔提木]汗 克孜 尔丁 迪丽 帕提',
);

/** Verbs of saying are no names: 与会代表提出. */
const SAYING = new Set([data.CUE_DIRECTIVE, data.CUE_SAY, data.CUE_THINK, data.CUE_SHOW].join(' ').split(' '));

/** Adverbs, adjuncts and plurals that follow a post without a name: 村民们, 书记在会上, 代表纷纷. */
const NO_NAME = new RegExp(
  `^[们不没未一两姓]|${ADVERB}|^${ADJUNCT_OPENING}|[的地得是有会议上中里下时后前在已仍挂今]|^(?:代表|班子|干部|群众|同志)`,
  'u',
);

const IS_FAMILIAR = whole('[老小阿]');

/** 李书记, 王大爷, 老张, 小陈, 刘总. */
function addressedAt(text: string, from: number, lead: number, end: number, fit: number): Phrase | null {
  const behind = addressLength(text, lead, end);
  let start = -1;
  // 易婆|婆: the form of address goes on.
  if (behind === 1 && honourLength(text, end - 1)) return null;
  if (behind && isAddressed(text, end, behind) && end - behind - 1 >= lead) start = end - behind - 1;
  else if (end - 2 >= lead && IS_FAMILIAR.test(text.charAt(end - 2))) {
    // 老张, 小陈; behind a walk of life a given name too: 务工人员小芳.
    const vouched =
      text.slice(end - 4, end - 2) === '岁的' ||
      (titleLength(text, lead, end - 2) > 0 &&
        ONLY_HAN.test(text.charAt(end - 1)) &&
        !NO_ADDRESS.has(text.slice(end - 2, end))) ||
      (text[end - 3] === '”' && fit >= 5 && GIVEN_ONLY.test(text.charAt(end - 1)));
    if (isSurname(text[end - 1]) || vouched) start = end - 2;
  }
  if (start < 0) return null;
  // 多名家长向记者反映: a preposition behind its subject.
  if (text[start] === '向' && start > lead && speakerNounBefore(text, lead, start)) return null;
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

/** Words that begin like an address and are none. */
const NO_ADDRESS = new Set(
  '小声 小心 小组 小区 小学 小孩 小跑 小步 小气 小康 老家 老早 老是 老远 老式 老实'.split(' '),
);

/** A surname before the form of address; a rare one where nothing but it can stand. */
const isAddressed = (text: string, end: number, behind: number): boolean =>
  isSurname(text[end - behind - 1]) || (behind > 0 && isAnySurname(text.charAt(end - behind - 1)));

interface Modifiers {
  readonly title: string;
  readonly start: number;
  readonly whole: boolean;
  /** 3 a post, 2 nothing or an affiliation, 1 a broken clause. */
  readonly score: number;
  /** The words before the name are a post, an affiliation or a walk of life that the tables hold. */
  readonly known: boolean;
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
  if (begin >= start) return { title: '', start, whole: true, score: 2, known: false };
  const words = text.slice(begin, start);
  const post = titleLength(text, begin, start);
  // 正在缝纫机前忙碌的李某某: a relative clause says who it is, and gives no post.
  if (!post && text[start - 1] === '的' && words.length >= 3)
    return { title: '', start, whole: true, score: 1, known: false };
  const affiliated = post > 0 || endsInAffiliation(words);
  // 滑雪教练苗雨: what ends like a post is one, where it is the whole clause before the name.
  const ending = affiliated ? 0 : postEnding(text, begin, start);
  // 罗长林一边走: 罗长 is no post, but the head of a name.
  const cut = words.length === 2 && isSurname(words[0]) && isName(words + text.charAt(start));
  if (!affiliated && (!whole || !ending || cut || BROKEN.test(words.slice(words.lastIndexOf('的') + 1)))) return null;
  const at = titleStart(text, begin, start, text.slice(from, begin).includes('来自'));
  const title = text.slice(at, start);
  if (!title) return null;
  const relative =
    at > begin &&
    (text[at - 1] === '的' ||
      /的(?:还有|就是|正是|是|要数|包括)$/.test(text.slice(begin, at)) ||
      joinsNames(text, begin, at));
  return {
    title,
    start: at,
    whole: whole && (at === begin || relative),
    score: post || ending ? 3 : 2,
    known: affiliated,
  };
}

/** Where the posts begin: after a verb or relative clause, but before an affiliation with 的. */
function titleStart(text: string, begin: number, end: number, from: boolean): number {
  const words = text.slice(begin, end);
  let broken = 0;
  ALL_BROKEN.lastIndex = 0;
  for (let m = ALL_BROKEN.exec(words); m; m = ALL_BROKEN.exec(words)) broken = m.index + m[0].length;
  let at = begin + broken;
  if (!from) {
    for (let de = lastBefore(text, '的', at, end); de >= 0; de = lastBefore(text, '的', at, de)) {
      if (endsInAffiliation(text.slice(at, de))) continue;
      at = de + 1;
      // 同样欣喜的还有村民某某.
      at += PRESENTS.exec(text.slice(at, end))?.[0].length ?? 0;
      break;
    }
  }
  // 、 joins posts; what it parts from something that is no post belongs to another phrase.
  for (let i = end - 1; i >= at; i--) {
    if (text[i] !== '、') continue;
    if (titleLength(text, at, i)) continue;
    return i + 1;
  }
  // 县长某某和副县长: the posts begin behind a name that is joined to this one.
  for (let i = end - 1; i > at; i--) if (isIn(joins, text.charCodeAt(i)) && joinsNames(text, at, i + 1)) return i + 1;
  return at;
}

const PRESENTS = opening('还有 就是 正是 是 要数 包括');
const joins = charSet('和与及');

/** Whether a name with a post ends before the joining character at `at` - 1. */
function joinsNames(text: string, from: number, at: number): boolean {
  if (!JOIN.test(text.charAt(at - 1))) return false;
  return nameStarts(text, from, at - 1).some(
    (start) => titleLength(text, from, start) > 0 || postEnding(text, from, start) > 0,
  );
}

const endsPlace = charSet('上中里');
const endsArticle = charSet('条款');
const ARTICLE = /第[一二三四五六七八九十百\d]{1,5}条(?:第[一二三四五六七八九十\d]{1,3}款)?$/;

const INSIDE = closing('[中里上]');

const THEIRS = whole('[他她]们?的');

/** Bodies, meetings, documents, people without a name, data. */
function bodyAt(text: string, from: number, lead: number, end: number, fit: number): Phrase | null {
  // 村规民约第九条, 《……条例》第五条第二款: the article belongs to its document.
  const article = isIn(endsArticle, text.charCodeAt(end - 1))
    ? ARTICLE.exec(text.slice(Math.max(lead, end - 14), end))
    : null;
  if (article) {
    const of = bodyAt(text, from, lead, end - article[0].length, fit);
    return of?.kind === 'document'
      ? { ...of, speaker: text.slice(of.mention.start, end), mention: span(of.mention.start, end) }
      : null;
  }
  if (text[end - 1] === '》') {
    const open = lastBefore(text, '《', Math.max(from, lead), end);
    if (open < 0) return null;
    const before = text.slice(lead, open);
    if (before.length > 16 || BROKEN.test(before)) return null;
    return body('document', text, open, end, open === lead || before.length > 0, fit, open);
  }
  // 海报上说, 信里写道: the paper speaks.
  if (isIn(endsPlace, text.charCodeAt(end - 1))) {
    const paper = SOURCES.longestBefore(text, lead, end - 1);
    if (KIND_OF.get(text.slice(end - 1 - paper, end - 1)) === 'document') return bodyAt(text, from, lead, end - 1, fit);
  }
  let head = SOURCES.longestBefore(text, lead, end, 1);
  let kind = head ? KIND_OF.get(text.slice(end - head, end)) : undefined;
  if (!kind) {
    const office = officeAt(text, from, lead, end, fit);
    if (office) return office;
    const open = speakerNounBefore(text, lead, end) ?? brandAt(text, lead, end, fit);
    if (!open || CUT.test(text.slice(end - 1, end + 1))) return null;
    ({ kind, length: head } = open);
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
    const open = lastBefore(text, text[begin - 1] === '）' ? '（' : '“', lead, begin);
    if (open < 0) return null;
    begin = lead;
  }
  if (begin > lead) begin = afterLead(text, begin, end - head);
  if (kind === 'anonymous') return peopleAt(text, from, lead, begin, end - head, end, fit);
  const words = text.slice(begin, end - head);
  // 他的提案指出: what somebody wrote.
  const owned = kind === 'document' && THEIRS.test(words);
  if (!owned && (words.length > 32 || BROKEN.test(words) || /[的、和与]$/.test(words))) return null;
  if (kind === 'institution' && ((head === 1 && words.length < 1) || ACT_FIRST.test(words))) return null;
  // 村里决定, but not 他回到村里: a place speaks where nothing else stands before it.
  if (kind === 'institution' && words && text[end - 1] === '里') return null;
  if (kind === 'document') {
    // 经济部发表声明说: the body speaks, its document is what it does.
    if (PUBLISHES.test(words.slice(words.lastIndexOf('的') + 1)) || ACT_FIRST.test(words)) return null;
    if (!words && NO_DOCUMENT.test(text.slice(end - head, end)) && !(fit > 5 && text.startsWith('规定', end)))
      return null;
  }
  // 信中写道: the letter speaks.
  if (kind === 'document' && INSIDE.test(text.slice(begin, end))) end--;
  const several = SEVERAL.exec(words);
  if (several && kind === 'document') begin += several[0].length;
  return body(
    kind,
    text,
    begin,
    end,
    several !== null || begin === lead || begin === afterLead(text, from, end - head),
    fit,
    begin,
  );
}

const BRANDS = new WordSet(data.SOURCE_BRAND_ENDING.split(' '));
/** What makes a line of business of the words, and no firm: 现代农业, 高新科技. */
const NO_BRAND = opening(
  '现代 高新 我国 全[国省市县区球] 国内 传统 新型 智慧 绿色 生态 特色 数字 人工 这家 那家 当地 多家 部分 农村 乡村 城乡 城市 基础 高等 职业 义务 学前 有机 设施 核心 关键 相关 有关 先进 前沿',
);

/** 星河科技: a firm by what its name ends in, where nothing else stands in the clause. */
function brandAt(text: string, lead: number, end: number, fit: number): { kind: 'institution'; length: number } | null {
  const length = fit >= 5 && end - lead <= MOST_BRAND ? BRANDS.longestBefore(text, lead, end, 1) : 0;
  // 涉事企业之一的金澜食品
  const start = lastBefore(text, '的', lead, end) + 1 || lead;
  const own = end - start - length;
  if (!length || own < 2 || own > 4 || !ONLY_HAN.test(text.slice(start, end)) || NO_BRAND.test(text.slice(start, end)))
    return null;
  return { kind: 'institution', length };
}

/** 多名住户, 刚下车的乘客, 该公司相关负责人: how many they are and what they did is no part of who they are. */
function peopleAt(
  text: string,
  from: number,
  lead: number,
  begin: number,
  head: number,
  end: number,
  fit: number,
): Phrase | null {
  const relative = lastBefore(text, '的', begin, head);
  let start = relative >= begin ? relative + 1 : begin;
  const several = SEVERAL.exec(text.slice(start, head));
  if (several) start += several[0].length;
  const words = text.slice(start, head);
  if (AUTHOR.test(text.slice(start, end)) || /\d/.test(words)) return null;
  if (ACT_FIRST.test(text.slice(start, end)) && relative < begin) return null;
  const pause = lastBefore(text, '、', start, head);
  if (pause > start && !speakerNounBefore(text, start, pause)) return null;
  const isPaired = words.endsWith('、') && speakerNounBefore(text, start, head - 1)?.kind === 'anonymous';
  if (words.length > 24 || BROKEN.test(words) || (JOINS.test(words) && !isPaired)) return null;
  // 移民户卢德旺推开窗户: a person whose deed ends in such a noun.
  for (let i = start + 2; i + 4 < head; i++)
    if (isIn(isSurnameUnit, text.charCodeAt(i)) && postEnding(text, start, i) && isLikelyName(text, i)) return null;
  const whole = relative >= begin || begin === lead || begin === afterLead(text, from, head);
  return body('anonymous', text, start, end, whole, fit, start);
}

/** 作政府工|作报告: the letter goes on to a word. */
const CUT = whole(
  '工[作程业地厂人资期会] 手[续机段术工] 师[傅生资范] 员[工额] 民[生主族政营警间意众] 户[籍口外] 长[期江远效] 生[产活态命] 商[务业品贸] 农[业村民产] 客[户运] 友[好谊] 主[任要动席体]',
);

/** Numbers of people before the noun for them. */
const SEVERAL_WORDS = words('位 名 个 封 份 则 条 篇 对 群 户 家 批 帮 拨 些 代');
const SEVERAL = form`^(?:这|那|另|另外|其中|不止|几乎|也有|还有|有(?!关))?(?:(?:[一两二三四五六七八九十百几多数每某各]|\d+)(?:余|多)?${SEVERAL_WORDS}|一些|有些|大批|在场|现场|在座|参会|同行)(?:的)?`;
/** The author of the text, whom nobody reports. */
const AUTHOR = whole('我们 咱们? 我 你们 它们');
/** 办理人大代表建议, 顺应群众期待: a verb before the noun makes it an object. */
const ACT_FIRST_WORDS = words('高质量 高效 认真 积极 充分 主动 广泛 及时 切实 全面 深入');
const ACT_FIRST = form`^${ACT_FIRST_WORDS}?(?:办理|办好|听取|顺应|征求|收集|汇总|回应|采纳|吸纳|邀请|组织(?!部|委|科|人)|引导|支持|鼓励|帮助|满足|尊重|动员|发动|依靠|团结|服务(?!中心|局|站|队|员|窗口|对象|商|业|人)|关心|关爱|培养|选派|安排|加密|发挥|健全|完善|建立|优化|规范|改进|加快|深化|强化|扩大|提高|增强|促进|激发|调动|加强|坚持|推动|推进|聚焦|围绕|化解|接受|维护|保障)`;
const PUBLISHES = words('发[表布出] 公布 印发 出台 通过 出具');
/** Documents that are acts or things where nothing says whose they are. */
const NO_DOCUMENT = whole('讲话 重要讲话 指示 决定 办法 措施 材料 批示 答复 说明 条例 提案');
const JOINS = /[、和与]$/;

/** A post without a name that stands for its holder: 省委书记, 县长, 村支书. */
function officeAt(text: string, from: number, lead: number, end: number, fit: number): Phrase | null {
  const length = titleLength(text, lead, end);
  if (!length) return null;
  const word = text.slice(end - length, end);
  if (!isPost(word) && !(word[0] === '老' && isPost(word.slice(1)))) return null;
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
