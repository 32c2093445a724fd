/**
 * Finds the noun phrase that is the subject of a cue: a name with its posts, a pronoun, a body, a meeting, a document,
 * people without a name, or data. The grammar decides: only adverbs and adjuncts may stand between the phrase and the
 * cue, and only modifiers of the phrase or a lead such as 近日 or 会上 before it in its clause. Offsets are UTF-16.
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
  isNameDot,
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
import { lazily } from '../lazy';
import { ADVERB, canBeGap, gapBeforeCue, leadBeforeSubject, ADJUNCT_OPENING } from './adjuncts';
import { speakerNounBefore, isGiven, postEnding } from './nouns';
import * as data from './people-data';

/** What the subject of a cue is. An `address` is a surname with a form of address, or a post without a name. */
export type SpeakerKind =
  'name' | 'address' | 'pronoun' | 'institution' | 'meeting' | 'document' | 'anonymous' | 'data';

/** The subject of a cue. */
export interface SpeakerPhrase {
  readonly kind: SpeakerKind;
  readonly speaker: string;
  readonly title: string;
  readonly mention: Span;
  /** The offset at which the phrase begins, with its posts. */
  readonly start: number;
  /** Whether only a lead stands before the phrase in its clause. */
  readonly whole: boolean;
  /** How well the words between the phrase and the cue fit. Higher is better. */
  readonly fit: number;
  /** Another cut of the name that fits as well (刘兴 or 刘兴中); empty where there is none. */
  readonly rival: string;
}

interface Modifiers {
  readonly title: string;
  readonly start: number;
  readonly whole: boolean;
  /** 3 for a post, 2 for nothing or an affiliation, 1 for a relative clause. */
  readonly score: number;
  /** Whether the words before the name are a post, an affiliation or a walk of life of the tables. */
  readonly known: boolean;
}

/** The source of an attribution, by the kind of its subject. */
export const SOURCE_OF_KIND: Record<SpeakerKind, AttributionSource> = {
  name: 'person',
  address: 'person',
  pronoun: 'person',
  institution: 'institution',
  meeting: 'institution',
  document: 'institution',
  anonymous: 'anonymous',
  data: 'data',
};

const kindsOfSourceNouns = lazily(() => {
  const kinds = new Map<string, SpeakerKind>();
  for (const [kind, list] of [
    ['institution', data.SOURCE_INSTITUTION],
    ['meeting', data.SOURCE_MEETING],
    ['document', data.SOURCE_DOCUMENT],
    ['anonymous', data.SOURCE_ANONYMOUS],
    ['data', data.SOURCE_DATA],
  ] as const) {
    for (const word of list.split(' ')) if (!kinds.has(word)) kinds.set(word, kind);
  }
  return kinds;
});
const SOURCE_NOUNS = new WordSet(() => kindsOfSourceNouns().keys());

/** Characters and words that stand in no subject. They show that the words before the cue are a clause. */
const CLAUSE_BREAK =
  /[，。；：！？…着了过把将让使您我你他她它]|被(?!告|害人|申请|执行人|上诉|困|救|骗|拐)|在(?!职|岗|读|编|校)|按照|根据|翻[开看阅]|打开|查[阅看]|落实|传来|贯彻|围绕|适应|符合|遵照|依照|对照|响应|执行(?!官|董事|院长|主任|主席|总监|主编|会长|秘书长|局)|传达|学习|牢记|是否|必须|需要|可以|应当|不断|坚持|严格|认真|切实|满足|达到|实现|这种|那种|有关要求|(?<![方导意])向|对(?!外|口|方|象|手)|(?<![供补自])给|跟|(?<![华行])为|(?<![自理])由|从(?!业|事)|(?<!数)据|[伸掏举竖端递捧搬抬][出起]|按|以(?!上|下|色)|(?<![工合写创操协动著制运劳耕农佳原新老])作$/;

const everyClauseBreak = lazily(() => new RegExp(CLAUSE_BREAK.source, 'g'));

/** How far before the cue its subject may begin, in UTF-16 units. */
const MAX_SUBJECT_REACH = 120;

/** The length up to which the part after the dot of a name is read, in UTF-16 units. */
const LONGEST_NAME_PART = 9;
const isPronounUnit = charSet('他她');
const endsNoSubject = charSet('，。；：！？、的地得了着过在与及对向把被将从为是');
const lastUnitsOf = (list: string): string =>
  list
    .split(' ')
    .map((word) => word.slice(-1))
    .join('');
const endsTitle = lazily(() =>
  charSet(
    lastUnitsOf(`${data.TITLE_POST} ${data.TITLE_RANK} ${data.TITLE_ROLE} ${data.TITLE_ENDING} ${data.TITLE_HONOUR}`),
  ),
);
/** Last characters of bodies, meetings, documents, data, people and forms of address. */
const endsNoun = lazily(() =>
  charSet(
    lastUnitsOf(
      `${data.SOURCE_INSTITUTION} ${data.SOURCE_MEETING} ${data.SOURCE_DOCUMENT} ${data.SOURCE_ANONYMOUS} ${data.SOURCE_DATA} ${data.SOURCE_PEOPLE_ENDING} ${data.SOURCE_BODY_ENDING} ${data.TITLE_POST} ${data.TITLE_RANK} ${data.TITLE_ROLE} ${data.TITLE_HONOUR} ${[...ADDRESS_UNITS].join(' ')} 》 ” 他 她 们 中 里 己 条 款`,
    ),
  ),
);
const endsBrand = lazily(() => charSet(lastUnitsOf(data.SOURCE_BRAND_ENDING)));
/** How far after the start of its clause the name of a firm may end. */
const LONGEST_BRAND_CLAUSE = 12;
/** The length of a name that no character shows to be one. */
const LONGEST_UNCOMMON_NAME = 6;

/** Words of kinship after names that are joined: 黎鹏、黎飞兄弟俩. */
const KIN_WORDS = opening('兄弟 姐妹 姐弟 兄妹 夫妻 夫妇 父子 母女 父女 母子 师徒 祖孙 婆媳');
const MAX_CO_SPEAKERS = 5;
const JOINING_CHARACTER = /[、和与及]/;

const NO_PRONOUN_AFTER = words('[其吉]');

const endsPronoun = charSet('他她们己');
/** In 她自己 the pronoun is 她. */
const PRONOUN = closing('[他她]们?自己 [他她]们?');

const NOT_LAST_IN_NAME = words(
  '[说问答笑哭喊叹讲谈称道看指望拿抓捧走站坐来到握拉拍摸接打端扛背抱推捡挑搬翻喝吃住擦放抬踏跑蹲靠骑修撑递掏剪采摘早晚先后再又就便也还边则曾已将对向在会直连]',
);

/** Characters of given names that hardly begin or end an everyday word. */
const ONLY_IN_GIVEN_NAMES = words(
  '[秀莲桂梅芳丽娟娜婷萍莉蓉艳娥倩慧珠芬淑贞琳怡欣妮菲瑶薇蕾岚媛娇珊俊杰磊涛鹏彪毅伟斌娃凤琴霞燕玲翠敏柱栓锁喜贵财旺霖琪雯颖婉彤晗宸轩睿昊]',
);

const FAMILIAR_FIRST = opening('[老小阿]');

/** Characters with which foreign names are written. */
const isTransliterationUnit = charSet(
  '茨迈斐娅瑟冯登连鲍蓬彼琼玛妮黛琳缪珊蕾妲阿埃艾安昂奥巴贝比宾波伯勃布查达大戴丹道德邓迪蒂丁杜多厄恩尔法凡菲费芬弗福盖甘冈高戈哥格根古哈海汉赫亨胡华霍基吉加贾杰金卡凯坎康考科克肯库拉莱赖兰朗劳勒雷里利林刘隆卢鲁罗洛吕马麦曼梅门蒙米密敏明莫姆穆纳娜南内尼涅宁纽努诺欧帕潘庞佩彭皮珀普齐奇恰钱乔切琴丘让日荣茹萨塞赛桑敖嘎朝宝音呼毕力罕额仁钦满那顺青花沙山绍舍申盛施史舒斯苏索塔泰坦汤唐特滕提廷图瓦万旺威韦维温沃乌伍西希夏香肖谢辛欣雄休许雅亚扬耶叶伊英尤于约泽扎詹张朱兹孜合热木其云',
);
const ONLY_HAN = /^\p{Script=Han}+$/u;
/** Parts of Tibetan, Mongolian, Uyghur and Kazakh names. */
const NAME_PART = words(
  '才让 才旦 卓玛 扎西 央金 多吉 次仁 格桑 顿珠 旺堆 仁青 拉姆 德吉 达瓦 尼玛 丹增 索南 桑杰 洛桑 白玛 措姆 巴特尔 其其格 乌云 苏和 莫日根 那仁 图雅 古丽 阿依 买买提 艾合 阿不都 阿布都 热合曼 合曼 吐尔逊 热依 努尔 木江 别克 [尔提木]汗 克孜 尔丁 迪丽 帕提',
);

/** Cues are no names: 与会代表提出. */
const CUE_WORDS = new WordSet(() =>
  `${data.CUE_DIRECTIVE} ${data.CUE_SAY} ${data.CUE_THINK} ${data.CUE_SHOW}`.split(' '),
);

/** Adverbs, adjuncts and plurals after a post without a name: 村民们, 书记在会上, 代表纷纷. */
const notAName = lazily(
  () =>
    new RegExp(
      `^[们不没未一两姓]|${ADVERB}|^${ADJUNCT_OPENING}|[的地得是有会议上中里下时后前在已仍挂今]|^(?:代表|班子|干部|群众|同志)`,
      'u',
    ),
);

const FAMILIAR_PREFIX = whole('[老小阿]');

/** Everyday words that begin like a form of address. */
const NO_ADDRESS = new Set(
  '小声 小心 小组 小区 小学 小孩 小跑 小步 小气 小康 老家 老早 老是 老远 老式 老实'.split(' '),
);

const endsPhrase = charSet(`，；：。！？”“（）()—${SPACES}`);

const PRESENTING_FIRST = opening('还有 就是 正是 是 要数 包括');
const isJoining = charSet('和与及');

const endsInside = charSet('上中里');
/** Last characters of the number of an article in a document: 第五条第二款. */
export const endsArticle = charSet('条款');
const ARTICLE_NUMBER = /第[一二三四五六七八九十百\d]{1,5}条(?:第[一二三四五六七八九十\d]{1,3}款)?$/;

const ENDS_INSIDE = closing('[中里上]');

const OWNER_PRONOUN = whole('[他她]们?的');

const BRAND_ENDINGS = new WordSet(() => data.SOURCE_BRAND_ENDING.split(' '));
/** Words that name a line of business and not a firm: 现代农业, 高新科技. */
const NOT_A_BRAND = opening(
  '现代 高新 我国 全[国省市县区球] 国内 传统 新型 智慧 绿色 生态 特色 数字 人工 这家 那家 当地 多家 部分 农村 乡村 城乡 城市 基础 高等 职业 义务 学前 有机 设施 核心 关键 相关 有关 先进 前沿',
);

/** Words across the end of the phrase, whose first character is no noun of its own: 作政府工作报告. */
const WORD_ACROSS_END = whole(
  '工[作程业地厂人资期会] 手[续机段术工] 师[傅生资范] 员[工额] 民[生主族政营警间意众] 户[籍口外] 长[期江远效] 生[产活态命] 商[务业品贸] 农[业村民产] 客[户运] 友[好谊] 主[任要动席体]',
);

/** Numbers of people before the noun for them. */
const PEOPLE_CLASSIFIERS = words('位 名 个 封 份 则 条 篇 对 群 户 家 批 帮 拨 些 代');
const PEOPLE_COUNTED = form`^(?:这|那|另|另外|其中|不止|几乎|也有|还有|有(?!关))?(?:(?:[一两二三四五六七八九十百几多数每某各]|\d+)(?:余|多)?${PEOPLE_CLASSIFIERS}|一些|有些|大批|在场|现场|在座|参会|同行)(?:的)?`;
/** The authors of the text and those whom they address. The text does not report what they say. */
const AUTHOR_PRONOUN = whole('我们 咱们? 我 你们 它们');
/** A verb before the noun makes it an object: 办理人大代表建议, 顺应群众期待. */
const VERB_ADVERBS = words('高质量 高效 认真 积极 充分 主动 广泛 及时 切实 全面 深入');
const VERB_FIRST = form`^${VERB_ADVERBS}?(?:办理|办好|听取|顺应|征求|收集|汇总|回应|采纳|吸纳|邀请|组织(?!部|委|科|人)|引导|支持|鼓励|帮助|满足|尊重|动员|发动|依靠|团结|服务(?!中心|局|站|队|员|窗口|对象|商|业|人)|关心|关爱|培养|选派|安排|加密|发挥|健全|完善|建立|优化|规范|改进|加快|深化|强化|扩大|提高|增强|促进|激发|调动|加强|坚持|推动|推进|聚焦|围绕|化解|接受|维护|保障)`;
const PUBLISHING_VERBS = words('发[表布出] 公布 印发 出台 通过 出具');
/** Documents that are acts or things where no words say whose they are. */
const ACT_OR_THING = whole('讲话 重要讲话 指示 决定 办法 措施 材料 批示 答复 说明 条例 提案');
const ENDS_IN_JOINING = /[、和与]$/;

/**
 * The subject of the cue at the offset `cue`, in the clause that starts at `clause`; null where the grammar shows none.
 */
export function subjectBefore(text: string, clause: number, cue: number): SpeakerPhrase | null {
  const from = Math.max(clause, cue - MAX_SUBJECT_REACH);
  const lead = afterLead(text, from, cue);
  let best: SpeakerPhrase | null = null;
  for (let end = cue; end > lead && cue - end <= 60; end--) {
    const next = text[end];
    if (end < cue && next !== undefined && /[。！？；]/.test(next)) break;
    if (!canEnd(text, lead, end)) continue;
    const fit = gapFit(text, end, cue);
    if (fit === 0) continue;
    const phrase = phraseEndingAt(text, from, lead, end, fit);
    if (phrase && (best === null || phrase.fit > best.fit)) best = phrase;
    // An adverb may end in the characters of a name (陈睿声情并茂地), so that two shorter cuts are tried as well.
    if (best && best.mention.end - end >= 2) break;
  }
  // If the clause is longer than a subject can be, its beginning has not been read.
  return best && from > clause ? { ...best, whole: false } : best;
}

/** Whether a subject can end here, judged by single characters, so that few places need patterns. */
function canEnd(text: string, lead: number, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  if (end <= lead || isIn(endsNoSubject, last)) return false;
  if (end - lead <= LONGEST_BRAND_CLAUSE && isIn(endsBrand(), last)) return true;
  if (isIn(endsNoun(), last) || end - lead <= LONGEST_UNCOMMON_NAME) return end > lead + 1 || isIn(isPronounUnit, last);
  for (let i = end - 2; i >= end - LONGEST_NAME_PART; i--) {
    const c = text.charCodeAt(i);
    // A surname, the last character of a post before a name, or the dot inside a name.
    if ((i >= end - 5 && isIn(beginsSurname, c)) || (i >= end - 8 && isIn(endsTitle(), c))) return true;
    if (isIn(isNameDot, c)) return true;
  }
  return false;
}

/** How well the words between a subject and its cue fit; 0 where they do not fit. */
function gapFit(text: string, from: number, to: number): number {
  if (from === to) return 6;
  if (!canBeGap(text, from, to)) return 0;
  const m = gapBeforeCue().exec(text.slice(from, to));
  if (!m) return 0;
  const manner = m[1];
  if (manner === undefined) return 5;
  // 深情地, 声情并茂地: words of manner have two or four characters before 地.
  return (manner.length - 1) % 2 === 0 ? 4 : 2;
}

/** The persons named before the phrase and joined to it, the nearest first: 市长某某、副市长某某. */
export function coSpeakers(text: string, from: number, phrase: SpeakerPhrase): SpeakerPhrase[] {
  const out: SpeakerPhrase[] = [];
  if (phrase.kind !== 'name' && phrase.kind !== 'address') return out;
  for (
    let at = phrase.start;
    at - 1 > from && out.length < MAX_CO_SPEAKERS && JOINING_CHARACTER.test(text.charAt(at - 1));
  ) {
    const start = Math.max(from, at - MAX_SUBJECT_REACH);
    const lead = afterLead(text, start, at - 1);
    const other = namedAt(text, start, lead, at - 1, 6) ?? addressedAt(text, start, lead, at - 1, 6);
    if (
      !other ||
      (!other.title && !phrase.title && !KIN_WORDS.test(text.slice(phrase.mention.end, phrase.mention.end + 2)))
    )
      break;
    out.push(other);
    at = other.start;
  }
  return out;
}

/** The offset after the lead with which the clause begins; `from` where it has none. */
export function afterLead(text: string, from: number, to: number): number {
  let at = from;
  for (let i = 0; i < 4; i++) {
    const m = leadBeforeSubject().exec(text.slice(at, Math.min(to, at + 48)));
    if (!m) break;
    at += m[0].length;
    if (text[at] === '，') at++;
  }
  while (at < to && /[\s，、—■▲●]/.test(text.charAt(at))) at++;
  return Math.min(at, to);
}

function phraseEndingAt(text: string, from: number, lead: number, end: number, fit: number): SpeakerPhrase | null {
  return (
    pronounAt(text, lead, end, fit) ??
    namedAt(text, from, lead, end, fit) ??
    addressedAt(text, from, lead, end, fit) ??
    bodyAt(text, from, lead, end, fit)
  );
}

function pronounAt(text: string, lead: number, end: number, fit: number): SpeakerPhrase | null {
  const last = text.charCodeAt(end - 1);
  const own = isIn(endsPronoun, last) ? PRONOUN.exec(text.slice(Math.max(lead, end - 4), end)) : null;
  if (!own) return null;
  const start = end - own[0].length;
  const m = own[0].endsWith('自己') ? own[0].slice(0, -2) : own[0];
  if (NO_PRONOUN_AFTER.test(text[start - 1] ?? '')) return null;
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

function namedAt(text: string, from: number, lead: number, end: number, fit: number): SpeakerPhrase | null {
  // A form of address may follow the name: 周卫兵教授, 李强同志.
  const behind = addressLength(text, lead, end);
  const ends = behind > 1 ? [end, end - behind] : [end];
  let best: (SpeakerPhrase & { score: number }) | null = null;
  let rival = '';
  for (const nameEnd of ends) {
    for (const start of nameStarts(text, lead, nameEnd)) {
      const before = modifiers(text, from, lead, start);
      if (!before) continue;
      // 县检察院向平台发出: 向 is a preposition after its subject.
      if (before.score < 3 && start > lead && text[start] === '向') continue;
      // 游客孟女士, 航天工程中心: what looks like a name begins with a walk of life, or ends in one or in a body.
      if (isTitle(text.slice(start, start + 2))) continue;
      // 市民戚女士: the form of address begins inside what looks like a name.
      if (honourOver(text, start, nameEnd)) continue;
      // 工会主席万霞: what looks like a surname is the end of a post.
      const length = titleLength(text, lead, start);
      if (titleLength(text, lead, start + 1) > length) continue;
      const post = length > 0;
      // 市民政局: what looks like a name is the end of a body in the table.
      if (SOURCE_NOUNS.longestBefore(text, lead, nameEnd) > nameEnd - start) continue;
      if (!post && speakerNounBefore(text, start, nameEnd)?.kind === 'institution') continue;
      if (
        !before.known &&
        (SOURCE_NOUNS.longestBefore(text, start, nameEnd) > 0 || isTitle(text.slice(start + 1, nameEnd)))
      )
        continue;
      // Without a post, 谈到下, 高度评 and 向记者 are a word and a character. 王国强 is a name although it begins with a word.
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

/** Whether a form of address begins inside the name and ends after it. */
function honourOver(text: string, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) if (honourLength(text, i) > end - i) return true;
  return false;
}

/** Whether a form of address stands in the words after their first two characters. */
function holdsHonour(text: string, start: number, end: number): boolean {
  for (let i = start + 2; i < end; i++) if (honourLength(text, i)) return true;
  return false;
}

/** Whether a name of three characters begins at the offset `at`, judged by its characters alone. */
export const isLikelyName = (text: string, at: number): boolean =>
  isGiven(text, at + 1, at + 3) && !opensWord(text.slice(at, at + 2)) && isName(text.slice(at, at + 3));

/**
 * A given name of one character must be in the table. Of two characters one must be, and the other must not be a verb
 * of saying or of the body.
 */
function looksGiven(text: string, start: number, end: number): boolean {
  // 熊某, 熊某某: the name is withheld.
  if (/^某{1,2}$/.test(text.slice(start, end))) return true;
  if (end - start === 1) return isGiven(text, start, end);
  return (
    isGiven(text, start + 1, end) || (isGiven(text, start, start + 1) && !NOT_LAST_IN_NAME.test(text.charAt(end - 1)))
  );
}

function namePhrase(
  text: string,
  at: number,
  end: number,
  title: string,
  start: number,
  whole: boolean,
  fit: number,
): SpeakerPhrase {
  return { kind: 'name', speaker: text.slice(at, end), title, mention: span(at, end), start, whole, fit, rival: '' };
}

/** A name in quotation marks after the word for its bearer: 网友“山里人”. */
function nicknameAt(text: string, from: number, lead: number, end: number, fit: number): SpeakerPhrase | null {
  if (text[end - 1] !== '”') return null;
  const open = lastBefore(text, '“', lead, end);
  if (open <= lead || end - open > 12) return null;
  const before = titleLength(text, lead, open) ? modifiers(text, from, lead, open) : bearer(text, lead, open);
  if (!before?.title) return null;
  return namePhrase(text, open + 1, end - 1, before.title, before.start, before.whole, fit);
}

function bearer(text: string, lead: number, open: number): Pick<Modifiers, 'title' | 'start' | 'whole'> | null {
  const head = speakerNounBefore(text, lead, open);
  return head?.kind === 'anonymous' && head.length === open - lead
    ? { title: text.slice(lead, open), start: lead, whole: true }
    : null;
}

/** A given name that stands alone, between a quotation and the verb or after an age: “……”秀莲说, 七岁的彤彤喊道. */
function givenAt(text: string, lead: number, end: number, fit: number): SpeakerPhrase | null {
  const isChild = text.slice(lead - 2, lead) === '岁的';
  if (fit < 5 || end - lead !== 2 || !(isChild || text[lead - 1] === '”') || !isGiven(text, lead, end)) return null;
  if (!ONLY_IN_GIVEN_NAMES.test(text.slice(lead, end)) || opensWord(text.slice(lead, end))) return null;
  return namePhrase(text, lead, end, '', lead, true, fit);
}

/** The offset of the given name: after one character, or after two of a surname such as 欧阳. */
const givenStart = (text: string, start: number, end: number): number =>
  end - start > 2 && isSurname(text.slice(start, start + 2)) ? start + 2 : start + 1;

/** A name without a known surname, which a post or a walk of life before it shows to be one: 牧民巴特尔, 村民卓玛. */
function unknownNameAt(text: string, from: number, lead: number, end: number, fit: number): SpeakerPhrase | null {
  if (fit >= 5 && (isUncommonName(text.slice(lead, end)) || isForeignName(text, lead, end))) {
    return namePhrase(text, lead, end, '', lead, true, fit);
  }
  for (let start = end - 2; start >= lead && end - start <= 7; start--) {
    if (!titleLength(text, lead, start) && !(end - start < 5 && postEnding(text, lead, start))) continue;
    const name = text.slice(start, end);
    if (!ONLY_HAN.test(name) || (end - start > 5 && !NAME_PART.test(name)) || CUE_WORDS.has(name) || opensNoName(name))
      continue;
    // 小唐赶忙, 巴特尔大叔常说: a form of address and the word after it.
    if (FAMILIAR_FIRST.test(name) && isSurname(name.charAt(1)) && !NAME_PART.test(name)) continue;
    if (holdsHonour(text, start, end)) continue;
    // 贾树根逢人便讲: a name with a common surname does not have five characters.
    if (end - start > 4 && isCommonSurname(name.charAt(0)) && !NAME_PART.test(name)) continue;
    // 总经理沉默良久: such words are no name.
    if (end - start > 3 && !NAME_PART.test(name) && !isTransliterated(text, start, end)) continue;
    const known = titleLength(text, lead, start) > 0;
    if (
      !NAME_PART.test(name) &&
      (CLAUSE_BREAK.test(name) || notAName().test(name) || !(known || isGiven(text, start, end)))
    )
      continue;
    if (
      addressLength(text, start, end) ||
      SOURCE_NOUNS.longestBefore(text, start, end) ||
      speakerNounBefore(text, start, end)?.kind === 'institution'
    )
      continue;
    const before = modifiers(text, from, lead, start);
    if (!before || before.score < 3 || (before.title.endsWith('领导') && fit < 6)) continue;
    return namePhrase(text, start, end, before.title, before.start, before.whole, Math.max(1, fit - 1));
  }
  return null;
}

/** A name without a known surname, between a walk of life and a form of address: 牧民巴特尔大叔. */
function honouredAt(
  text: string,
  from: number,
  lead: number,
  end: number,
  behind: number,
  fit: number,
): SpeakerPhrase | null {
  const known = end - lead >= 2 ? unknownNameAt(text, from, lead, end, fit) : null;
  return known?.title
    ? {
        ...known,
        mention: span(known.mention.start, end + behind),
        speaker: text.slice(known.mention.start, end + behind),
      }
    : null;
}

const isTransliterated = (text: string, start: number, end: number): boolean => {
  for (let i = start; i < end; i++)
    if (!isIn(isTransliterationUnit, text.charCodeAt(i)) && !isGiven(text, i, i + 1)) return false;
  return true;
};

/** Whether the characters, four to seven of them, all stand for sounds: 林德迈尔. */
const isForeignName = (text: string, start: number, end: number): boolean => {
  if (end - start < 4 || end - start > 7 || text[end - 1] === '亚') return false;
  for (let i = start; i < end; i++) if (!isIn(isTransliterationUnit, text.charCodeAt(i))) return false;
  return !SOURCE_NOUNS.longestBefore(text, start, end) && !speakerNounBefore(text, start, end);
};

/** Whether the parts of the words show a name without a post: 才让卓玛, 查干巴特尔. */
const isUncommonName = (words: string): boolean =>
  words.length >= 3 &&
  words.length <= 6 &&
  NAME_PART.test(words) &&
  ONLY_HAN.test(words) &&
  !isTitle(words.slice(0, 2)) &&
  !isTitle(words.slice(0, 3));

/** A surname with a form of address: 李书记, 王大爷, 老张, 小陈, 刘总. */
function addressedAt(text: string, from: number, lead: number, end: number, fit: number): SpeakerPhrase | null {
  const behind = addressLength(text, lead, end);
  let start = -1;
  // 易婆婆: the form of address begins one character earlier.
  if (behind === 1 && honourLength(text, end - 1)) return null;
  if (behind && isAddressed(text, end, behind) && end - behind - 1 >= lead) start = end - behind - 1;
  else if (end - 2 >= lead && FAMILIAR_PREFIX.test(text.charAt(end - 2))) {
    // 老张, 小陈. After a walk of life a given name may follow 小 as well: 务工人员小芳.
    const vouched =
      text.slice(end - 4, end - 2) === '岁的' ||
      (titleLength(text, lead, end - 2) > 0 &&
        ONLY_HAN.test(text.charAt(end - 1)) &&
        !NO_ADDRESS.has(text.slice(end - 2, end))) ||
      (text[end - 3] === '”' && fit >= 5 && ONLY_IN_GIVEN_NAMES.test(text.charAt(end - 1)));
    if (isSurname(text[end - 1]) || vouched) start = end - 2;
  }
  if (start < 0) return null;
  // 多名家长向记者反映: 向 is a preposition after its subject.
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

/** Whether a surname stands before the form of address. A rare surname counts, since nothing else can stand there. */
const isAddressed = (text: string, end: number, behind: number): boolean =>
  isSurname(text[end - behind - 1]) || (behind > 0 && isAnySurname(text.charAt(end - behind - 1)));

/**
 * The posts and the affiliation before a name that starts at the offset `start`; null where other words stand there.
 */
export function modifiers(text: string, from: number, lead: number, start: number): Modifiers | null {
  let begin = lead;
  // The phrase begins after the last comma. A pause mark joins two posts of one person.
  for (let i = start - 1; i >= lead; i--) {
    if (isIn(endsPhrase, text.charCodeAt(i))) {
      begin = i + 1;
      break;
    }
  }
  if (begin > lead) begin = afterLead(text, begin, start);
  const whole = begin <= lead || begin === afterLead(text, from, start);
  if (begin >= start) return { title: '', start, whole: true, score: 2, known: false };
  const words = text.slice(begin, start);
  const post = titleLength(text, begin, start);
  // 正在缝纫机前忙碌的李某某: a relative clause describes the person and names no post.
  if (!post && text[start - 1] === '的' && words.length >= 3)
    return { title: '', start, whole: true, score: 1, known: false };
  const affiliated = post > 0 || endsInAffiliation(words);
  // 滑雪教练苗雨: words that end like a post are one, where they are all of the clause before the name.
  const ending = affiliated ? 0 : postEnding(text, begin, start);
  // 罗长林一边走: 罗长 is no post but the beginning of a name.
  const cut = words.length === 2 && isSurname(words[0]) && isName(words + text.charAt(start));
  if (!affiliated && (!whole || !ending || cut || CLAUSE_BREAK.test(words.slice(words.lastIndexOf('的') + 1))))
    return null;
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

/** The offset at which the posts begin: after a verb or a relative clause, but before an affiliation with 的. */
function titleStart(text: string, begin: number, end: number, from: boolean): number {
  const words = text.slice(begin, end);
  let broken = 0;
  const breaks = everyClauseBreak();
  breaks.lastIndex = 0;
  for (let m = breaks.exec(words); m; m = breaks.exec(words)) broken = m.index + m[0].length;
  let at = begin + broken;
  if (!from) {
    for (let de = lastBefore(text, '的', at, end); de >= 0; de = lastBefore(text, '的', at, de)) {
      if (endsInAffiliation(text.slice(at, de))) continue;
      at = de + 1;
      // 同样欣喜的还有村民某某: words that present somebody are no part of the post.
      at += PRESENTING_FIRST.exec(text.slice(at, end))?.[0].length ?? 0;
      break;
    }
  }
  // 、 joins posts. Words before it that are no post belong to another phrase.
  for (let i = end - 1; i >= at; i--) {
    if (text[i] !== '、') continue;
    if (titleLength(text, at, i)) continue;
    return i + 1;
  }
  // 县长某某和副县长: the posts begin after a name that is joined to this one.
  for (let i = end - 1; i > at; i--)
    if (isIn(isJoining, text.charCodeAt(i)) && joinsNames(text, at, i + 1)) return i + 1;
  return at;
}

/** Whether a name with a post ends before the joining character at `at` - 1. */
function joinsNames(text: string, from: number, at: number): boolean {
  if (!JOINING_CHARACTER.test(text.charAt(at - 1))) return false;
  return nameStarts(text, from, at - 1).some(
    (start) => titleLength(text, from, start) > 0 || postEnding(text, from, start) > 0,
  );
}

/** A body, a meeting, a document, people without a name, or data. */
function bodyAt(text: string, from: number, lead: number, end: number, fit: number): SpeakerPhrase | null {
  // 村规民约第九条, 《……条例》第五条第二款: the article belongs to its document.
  const article = isIn(endsArticle, text.charCodeAt(end - 1))
    ? ARTICLE_NUMBER.exec(text.slice(Math.max(lead, end - 14), end))
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
    if (before.length > 16 || CLAUSE_BREAK.test(before)) return null;
    return bodyPhrase('document', text, open, end, open === lead || before.length > 0, fit, open);
  }
  // 海报上说, 信里写道: the speaker is the document.
  if (isIn(endsInside, text.charCodeAt(end - 1))) {
    const paper = SOURCE_NOUNS.longestBefore(text, lead, end - 1);
    if (kindsOfSourceNouns().get(text.slice(end - 1 - paper, end - 1)) === 'document')
      return bodyAt(text, from, lead, end - 1, fit);
  }
  let head = SOURCE_NOUNS.longestBefore(text, lead, end, 1);
  let kind = head ? kindsOfSourceNouns().get(text.slice(end - head, end)) : undefined;
  if (!kind) {
    const office = officeAt(text, from, lead, end, fit);
    if (office) return office;
    const open = speakerNounBefore(text, lead, end) ?? brandAt(text, lead, end, fit);
    if (!open || WORD_ACROSS_END.test(text.slice(end - 1, end + 1))) return null;
    ({ kind, length: head } = open);
  }
  let begin = lead;
  for (let i = end - head - 1; i >= lead; i--) {
    if (isIn(endsPhrase, text.charCodeAt(i))) {
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
  // 他的提案指出: a pronoun before a document names its author.
  const owned = kind === 'document' && OWNER_PRONOUN.test(words);
  if (!owned && (words.length > 32 || CLAUSE_BREAK.test(words) || /[的、和与]$/.test(words))) return null;
  if (kind === 'institution' && ((head === 1 && words.length < 1) || VERB_FIRST.test(words))) return null;
  // In 村里决定 the place speaks, but not in 他回到村里.
  if (kind === 'institution' && words && text[end - 1] === '里') return null;
  if (kind === 'document') {
    // 经济部发表声明说: the body speaks, and its document is an object.
    if (PUBLISHING_VERBS.test(words.slice(words.lastIndexOf('的') + 1)) || VERB_FIRST.test(words)) return null;
    if (!words && ACT_OR_THING.test(text.slice(end - head, end)) && !(fit > 5 && text.startsWith('规定', end)))
      return null;
  }
  // 信中写道: the speaker is the document.
  if (kind === 'document' && ENDS_INSIDE.test(text.slice(begin, end))) end--;
  const several = PEOPLE_COUNTED.exec(words);
  if (several && kind === 'document') begin += several[0].length;
  return bodyPhrase(
    kind,
    text,
    begin,
    end,
    several !== null || begin === lead || begin === afterLead(text, from, end - head),
    fit,
    begin,
  );
}

/** A firm that its last word shows, where nothing else stands in the clause: 星河科技. */
function brandAt(text: string, lead: number, end: number, fit: number): { kind: 'institution'; length: number } | null {
  const length = fit >= 5 && end - lead <= LONGEST_BRAND_CLAUSE ? BRAND_ENDINGS.longestBefore(text, lead, end, 1) : 0;
  // 涉事企业之一的金澜食品: the name begins after 的.
  const start = lastBefore(text, '的', lead, end) + 1 || lead;
  const own = end - start - length;
  if (
    !length ||
    own < 2 ||
    own > 4 ||
    !ONLY_HAN.test(text.slice(start, end)) ||
    NOT_A_BRAND.test(text.slice(start, end))
  )
    return null;
  return { kind: 'institution', length };
}

/** People without a name. Their number and what they did are no part of the speaker: 多名住户, 刚下车的乘客, 该公司相关负责人. */
function peopleAt(
  text: string,
  from: number,
  lead: number,
  begin: number,
  head: number,
  end: number,
  fit: number,
): SpeakerPhrase | null {
  const relative = lastBefore(text, '的', begin, head);
  let start = relative >= begin ? relative + 1 : begin;
  const several = PEOPLE_COUNTED.exec(text.slice(start, head));
  if (several) start += several[0].length;
  const words = text.slice(start, head);
  if (AUTHOR_PRONOUN.test(text.slice(start, end)) || /\d/.test(words)) return null;
  if (VERB_FIRST.test(text.slice(start, end)) && relative < begin) return null;
  const pause = lastBefore(text, '、', start, head);
  if (pause > start && !speakerNounBefore(text, start, pause)) return null;
  const isPaired = words.endsWith('、') && speakerNounBefore(text, start, head - 1)?.kind === 'anonymous';
  if (words.length > 24 || CLAUSE_BREAK.test(words) || (ENDS_IN_JOINING.test(words) && !isPaired)) return null;
  // 移民户卢德旺推开窗户: a named person acts, and what looks like people is the object.
  for (let i = start + 2; i + 4 < head; i++)
    if (isIn(isSurnameUnit, text.charCodeAt(i)) && postEnding(text, start, i) && isLikelyName(text, i)) return null;
  const whole = relative >= begin || begin === lead || begin === afterLead(text, from, head);
  return bodyPhrase('anonymous', text, start, end, whole, fit, start);
}

/** A post without a name that stands for its holder: 省委书记, 县长, 村支书. */
function officeAt(text: string, from: number, lead: number, end: number, fit: number): SpeakerPhrase | null {
  const length = titleLength(text, lead, end);
  if (!length) return null;
  const word = text.slice(end - length, end);
  if (!isPost(word) && !(word[0] === '老' && isPost(word.slice(1)))) return null;
  const before = text.slice(lead, end - length);
  if (before.length > 16 || CLAUSE_BREAK.test(before) || /[，；：。“”、的]/.test(before)) return null;
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

function bodyPhrase(
  kind: SpeakerKind,
  text: string,
  start: number,
  end: number,
  whole: boolean,
  fit: number,
  mention: number,
): SpeakerPhrase {
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
