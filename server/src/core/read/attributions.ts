/**
 * Reads who is reported to say what in one paragraph. A cue is a word of saying. It counts where the grammar gives it a
 * subject and a content: a quotation beside it, or a clause after its comma or colon. Quotation marks alone show
 * nothing, since most of them hold slogans and names. Pronouns stay pronouns here: the fold resolves them across
 * paragraphs.
 */
import { closing, form, formByCharacter, opening, words } from '../grammar/lexemes';
import type { Attribution, AttributionSource, Span } from '../model';
import { span } from '../model';
import { charSet, isIn, lastBefore, SPACES, WordSet } from '../charset';
import { ADVERB, TIME_POINT } from './adjuncts';
import type { Carried, Narration } from './carriers';
import {
  AUTHOR_TITLES,
  isBlank,
  MAX_CLAUSES_BACK,
  SENTENCE_MARK,
  clauseAt,
  clauseIndex,
  exchanged,
  labelled,
  sayingWithoutVerb,
  titledSubject,
  toldAfter,
  isTimeAt,
  isVerbAt,
} from './carriers';
import { speakerNounBefore } from './nouns';
import { addressLength, isName } from './names';
import * as data from './people-data';
import type { ReadContext } from './reader';
import type { SpeakerPhrase } from './speaker';
import { afterLead, coSpeakers, endsArticle, SOURCE_OF_KIND, subjectBefore } from './speaker';
import { governsParagraph, isNarration } from './speech-end';
import { leadByWord } from '../text/sentences';
import { lazily } from '../lazy';
import { firstIndex } from '../text/sorted';
import { group } from '../match';

type CueClass = 'directive' | 'say' | 'think' | 'show';

interface CueWord {
  readonly word: string;
  readonly kind: CueClass;
  /** The word is a noun as well (要求, 介绍), so that it needs a subject that is whole and a mark after it. */
  readonly noun: boolean;
  /** The person addressed may follow it: 叮嘱老人. */
  readonly to: boolean;
  /** What is said may follow it without a mark: 希望大家常来. */
  readonly object: boolean;
  /** It asks or answers, which reporters do as well. */
  readonly ask: boolean;
  /** Documents do it, besides demanding. */
  readonly paper: boolean;
  /** A clause that is said may follow it without a mark: 辩称该款系借款. */
  readonly clause: boolean;
  /** What is said may follow it without a mark, for one of these reasons or since it tells of something. */
  readonly unmarked: boolean;
  /** Its subject may stand several clauses before it: 王强来到果园，指着枝头说. */
  readonly spans: boolean;
  /** A body makes something known to all: 公布, 通报. */
  readonly public: boolean;
  /** A body or several people resolve something: 决定, 约定. */
  readonly decides: boolean;
}

interface Draft {
  readonly phrase: SpeakerPhrase;
  /** Others who say the same together with the speaker. */
  readonly others: readonly SpeakerPhrase[];
  readonly source: AttributionSource;
  readonly mode: 'direct' | 'indirect';
  readonly cue: Span;
  readonly kind: CueClass;
  readonly contentStart: number;
  /** The end of the content; -1 where it goes on as far as the cue governs. */
  readonly contentEnd: number;
  /** The content ends with its sentence at the latest. */
  readonly short?: boolean;
  /** Where the reporting clause starts. An earlier speech ends there. */
  readonly from: number;
  /** The end of the sentence with the cue. */
  readonly sentenceEnd: number;
}

/** Verbs that take an object of any kind: 介绍情况, 介绍村里有三百亩茶园. */
const TELLING_CUES = new Set('表示 介绍 汇报 评价 提示 通报 回忆 补充 解释 报告 披露'.split(' '));
const NOUN_CUES = new WordSet(() => data.CUE_NOUN.split(' '));
const ADDRESSEE_CUES = new WordSet(() => data.CUE_TO.split(' '));
const OBJECT_CUES = new WordSet(() => data.CUE_OBJECT.split(' '));
const QUESTION_CUES = new WordSet(() => data.CUE_ASK.split(' '));
const DOCUMENT_CUES = new WordSet(() => data.CUE_PAPER.split(' '));
const CLAUSE_CUES = new WordSet(() => data.CUE_CLAUSE.split(' '));
const PUBLIC_CUES = new WordSet(() => data.CUE_PUBLIC.split(' '));
const DECISION_CUES = new WordSet(() => data.CUE_DECIDE.split(' '));

const CUES_BY_KIND = [
  ['directive', data.CUE_DIRECTIVE],
  ['say', data.CUE_SAY],
  ['think', data.CUE_THINK],
  ['show', data.CUE_SHOW],
] as const;

function cueWord(word: string, kind: CueClass): CueWord {
  return {
    word,
    kind,
    noun: NOUN_CUES.has(word),
    to: ADDRESSEE_CUES.has(word),
    object: OBJECT_CUES.has(word),
    ask: QUESTION_CUES.has(word),
    paper: DOCUMENT_CUES.has(word),
    clause: CLAUSE_CUES.has(word) || /.[称说]$/.test(word),
    public: PUBLIC_CUES.has(word),
    decides: DECISION_CUES.has(word),
    unmarked: OBJECT_CUES.has(word) || CLAUSE_CUES.has(word) || /.[称说]$/.test(word) || TELLING_CUES.has(word),
    spans:
      (kind === 'say' && /(?:说|道|告诉|表示|坦言|感慨|介绍)/.test(word)) ||
      ((kind === 'say' || kind === 'think') &&
        !NOUN_CUES.has(word) &&
        !QUESTION_CUES.has(word) &&
        !DECISION_CUES.has(word) &&
        word.length > 1),
  };
}

/** A form without a cue may stand in the text. */
const UNCUED_FORM = 1;
/** It may stand there, or a dash before a speaker, even where the text has no cue. */
const LONE_FORM = 2;
const UNCUED_WORDS = [
  // 据……统计, 按照……的说法, 给出的答案是.
  [
    '获悉 了解到 得知 获知 统计 测算 核算 估算 调查 监测 摸排 通报 披露 发布 发出 的说法 的话说 的讲述 的推算 是， 是：',
    UNCUED_FORM | LONE_FORM,
  ],
  ['的计算 的是 ——', LONE_FORM],
  // 按照……的判断, 局长的答案很朴素：……
  ['的介绍 的描述 的回忆 的估算 的测算 的解释 的分析 的预测 的判断', UNCUED_FORM],
  ['单： 素： 实： 接： 白： 脆： 确： 在： 定： 诚： 致： 决： 楚： 明： 朴： 落： 利：', UNCUED_FORM],
] as const;

/** A cue, or a word of the forms without a cue. */
type WordOfSaying = { readonly word: string; readonly forms: number } & (
  { readonly kind: CueClass; row: CueWord | null } | { readonly kind: null }
);

for (const [, all] of [...CUES_BY_KIND, ...UNCUED_WORDS.map(([words]) => [null, words] as const)])
  for (const word of all.split(' ')) leadByWord(word);

/** These words by their first characters, for each the longest cue first. */
const wordsOfSaying = lazily(() => {
  const byFirst = new Map<number, WordOfSaying[]>();
  const add = (one: WordOfSaying): void => {
    const first = one.word.charCodeAt(0);
    const same = byFirst.get(first);
    if (same) same.push(one);
    else byFirst.set(first, [one]);
  };
  for (const [kind, all] of CUES_BY_KIND) for (const word of all.split(' ')) add({ word, forms: 0, kind, row: null });
  for (const same of byFirst.values()) same.sort((a, b) => b.word.length - a.word.length);
  for (const [all, forms] of UNCUED_WORDS) for (const word of all.split(' ')) add({ word, forms, kind: null });
  return byFirst;
});

const opensWordOfSaying = lazily(() => charSet(String.fromCharCode(...wordsOfSaying().keys())));

/** Marks and characters, by what they end or introduce. */
const bringsSpeech = charSet('，：');
const endsStatement = charSet('。！？；');
const endsSentence = charSet('。！？');
const endsWords = charSet(`，：。；！？“”（）、${SPACES}`);
const endsObject = charSet('，。；！？：');
const goesWithCue = charSet('着道说过称');
const isWordingNoun = charSet('所话');

const DEMAND_LEAD = /^(?:\s*(?:并|还|遂|故|据此|同时，?|最后，?))?/;

/**
 * The attributions of a paragraph, in the order of the sentences that hold their cues. Several speakers of one content
 * have one attribution each.
 */
export function readAttributions({ text, quotes, segmenter, paragraph, leads }: ReadContext): Attribution[] {
  if (paragraph.block === 'furniture') return [];
  const speech = speechQuotes(text, quotes);
  const turns = labelled(text, (from, to) => holdsCue(text, from, to));
  if (turns.length)
    return turns.flatMap((turn) =>
      attribution(text, directDraft(turn, 0, text.length), span(turn.from, turn.to), segmenter),
    );
  const cues = cuePlaces(text, leads);
  const uncued = uncuedForms(text, cues);
  if (!speech.length && (uncued & LONE_FORM) === 0 && !cues.some((at) => cueAt(text, at, text.length))) return [];
  const units = cutUnits(text, speech);
  const used = new Set<Span>();
  const drafts: Draft[] = [];
  let dash = -1;
  let coming = 0;
  for (const unit of units) {
    // A dash is searched for only once the last one has been passed.
    if (dash < unit.start && dash !== Infinity) {
      dash = text.indexOf('——', unit.start);
      if (dash < 0) dash = Infinity;
    }
    // In most units nobody can say anything.
    while ((cues[coming] ?? Infinity) < unit.start) coming++;
    const isTold = unit.before !== null || unit.after !== null || dash < unit.end || (uncued & UNCUED_FORM) !== 0;
    if (!isTold && (cues[coming] ?? Infinity) >= unit.end) continue;
    const found = readUnit(text, unit, cues, uncued, units, used, dash) ?? demandedNext(text, unit, drafts.at(-1));
    if (found) drafts.push(...found);
  }
  if (!drafts.length && !speech.length) return [];
  drafts.push(...goingOn(text, drafts, units, speech, used));
  drafts.sort((a, b) => a.sentenceEnd - b.sentenceEnd);
  const ends = contentEnds(text, drafts, units, speech, used);
  return drafts
    .flatMap((draft, i) => attribution(text, draft, trimmed(text, draft.contentStart, ends[i] ?? 0), segmenter))
    .filter((a) => a.content.end > a.content.start);
}

/** 他指出，……。要求各部门……: a sentence that begins with its verb continues what the last speaker said. */
function demandedNext(text: string, unit: Narration, last: Draft | undefined): Draft[] | null {
  if (!last || last.mode !== 'indirect' || last.sentenceEnd !== unit.start || last.others.length) return null;
  if (last.kind === 'show' || last.source === 'data' || last.source === 'anonymous') return null;
  const at = unit.start + (DEMAND_LEAD.exec(text.slice(unit.start, unit.start + 6))?.[0].length ?? 0);
  const cue = cueAt(text, at, unit.end);
  if (!cue) return null;
  const isRuling = RULINGS.has(cue.word) && last.source === 'institution';
  if (!isRuling && !(cue.kind === 'directive' && cue.object)) return null;
  const end = at + cue.word.length;
  const isMarked = isIn(bringsSpeech, text.charCodeAt(end));
  if (!isMarked && !isObject(text, end, unit.end, cue)) return null;
  const from = unit.start;
  const contentStart = isMarked ? end + 1 : end;
  return [{ ...last, cue: span(at, end), kind: cue.kind, contentStart, contentEnd: -1, from, sentenceEnd: unit.end }];
}

/** 校长说，以前只有九个学生。“……”: a quotation right after what one person said, and that nobody else says, is his as well. */
function goingOn(
  text: string,
  drafts: readonly Draft[],
  units: readonly Narration[],
  speech: readonly Span[],
  used: ReadonlySet<Span>,
): Draft[] {
  const out: Draft[] = [];
  for (const quote of speech) {
    const said = drafts.findLast((d) => d.sentenceEnd === quote.start);
    const teller = said ? null : tellerBefore(text, drafts, units, used, quote);
    if (teller) out.push(teller);
    if (!said || said.mode !== 'indirect' || said.kind === 'show' || said.others.length) continue;
    if (said.source !== 'person' && said.source !== 'anonymous') continue;
    if (!SENTENCE_MARK.test(text.charAt(quote.end - 2)) || !isIn(endsSentence, text.charCodeAt(quote.start - 1)))
      continue;
    const next = units.find((u) => u.start >= quote.end);
    // The narration after the quotation has its own speaker.
    if (next?.before && next.start === quote.end && used.has(next.before)) continue;
    if (drafts.some((d) => d.contentStart > quote.start && d.contentStart <= quote.end)) continue;
    out.push({
      ...said,
      mode: 'direct',
      contentStart: quote.start + 1,
      contentEnd: innerEnd(quote),
      from: quote.start,
      sentenceEnd: quote.end,
    });
  }
  return out;
}

/** The person whose feelings the sentence before a quotation tells, if nobody else says the quotation. */
function tellerBefore(
  text: string,
  drafts: readonly Draft[],
  units: readonly Narration[],
  used: ReadonlySet<Span>,
  quote: Span,
): Draft | null {
  if (used.has(quote) || !isIn(isSentenceMark, text.charCodeAt(quote.start - 1))) return null;
  const unit = units.find((u) => u.end === quote.start);
  const next = units.find((u) => u.start >= quote.end);
  if (!unit || (next?.before && used.has(next.before))) return null;
  if (drafts.some((d) => d.contentStart <= quote.end && d.sentenceEnd > unit.start)) return null;
  const told = toldAfter(text, unit, clauseStarts(text, unit), quote);
  return told ? directDraft(told, unit.start, quote.end) : null;
}

/** The attributions of a draft: one for its speaker, and one for each who says it with him. */
function attribution(text: string, draft: Draft, content: Span, segmenter: ReadContext['segmenter']): Attribution[] {
  return [draft.phrase, ...draft.others].map((p, i) => {
    const phrase = cutBySegmenter(p, text, segmenter);
    return {
      speaker: phrase.speaker,
      title: phrase.title,
      source: i === 0 ? draft.source : SOURCE_OF_KIND[phrase.kind],
      mode: draft.mode,
      mention: phrase.mention,
      cue: draft.cue,
      cueText: text.slice(draft.cue.start, draft.cue.end),
      content,
    };
  });
}

/** The draft of a quotation without a verb of saying. */
const directDraft = ({ phrase, cue, from, to }: Carried, start: number, sentenceEnd: number): Draft => ({
  phrase,
  others: [],
  source: SOURCE_OF_KIND[phrase.kind],
  mode: 'direct',
  cue,
  kind: 'say',
  contentStart: from,
  contentEnd: to,
  from: start,
  sentenceEnd,
});

// ---------------------------------------------------------------- quotations

const OPENING_QUOTE_UNIT = '“'.charCodeAt(0);
const CLOSING_QUOTE_UNIT = '”'.charCodeAt(0);
const isSentenceMark = charSet('。！？…');
const closesSentence = charSet('。！？…”）');

const UTTERANCE_VERB = /(?:(?<![传听游小据评学解])说|说道|喊|喊道|嚷|嚷着|喊着|表示|念叨|感慨|笑着说|问(?<!请问))$/;
const PERSONAL_WORDS = /[我咱俺你您吧呢吗啊嘛哩啦，！？]|没(?!有)|了$/;

/** The outermost quotations that can hold speech: whole sentences, and what a colon or a cue introduces. */
function speechQuotes(text: string, quotes: readonly Span[]): Span[] {
  const out: Span[] = [];
  let covered = 0;
  for (const quote of quotes) {
    if (quote.start < covered) continue;
    covered = quote.end;
    if (text[quote.start] !== '“') continue;
    const inner = quote.end - quote.start - 2;
    const before = text[quote.start - 1] ?? '。';
    if (inner < (before === '：' ? 2 : 3)) continue;
    const last = text.charAt(quote.end - 2);
    const after = text[quote.end] ?? '。';
    const sentence = SENTENCE_MARK.test(last);
    const opens = quote.start === 0 || /[。！？…”：，；—\s]/.test(before);
    if (
      sentence &&
      opens &&
      !/[的、]/.test(after) &&
      (after !== '“' || before === '：' || endsInCue(text, quote.start - 1))
    )
      out.push(quote);
    else if (/[，；—]/.test(last) && opens && inner >= 4) out.push(quote);
    else if (before === '：' && /[。，；！？]/.test(after) && inner >= 6) out.push(quote);
    else if (before === '，' && /[。；！？]/.test(after) && inner >= 8 && endsInCue(text, quote.start - 1))
      out.push(quote);
    else if (inner >= 4 && /[，。；！？]/.test(after) && isUttered(text, quote)) out.push(quote);
    else if (inner >= 6 && /^，(?:这|那)(?:就)?是/.test(text.slice(quote.end, quote.end + 4))) out.push(quote);
    else if (inner >= 12 && after === '，' && (quote.start === 0 || /[。！？]/.test(before))) out.push(quote);
  }
  return out;
}

/** 嘴上说“没事没事，你忙你的”: the quotation follows a plain verb of saying, and its words address somebody or sound spoken. */
function isUttered(text: string, quote: Span): boolean {
  const at = quote.start;
  if (!UTTERANCE_VERB.test(text.slice(Math.max(0, at - 3), at))) return false;
  return PERSONAL_WORDS.test(text.slice(at + 1, quote.end - 1));
}

function endsInCue(text: string, end: number): boolean {
  for (let length = 1; length <= Math.min(5, end); length++) {
    const word = text.slice(end - length, end);
    if (
      wordsOfSaying()
        .get(word.charCodeAt(0))
        ?.some((c) => c.kind !== null && c.word === word)
    )
      return true;
  }
  return false;
}

function holdsCue(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (cueAt(text, at, to)) return true;
  return false;
}

function cutUnits(text: string, speech: readonly Span[]): Narration[] {
  const units: Narration[] = [];
  let at = 0;
  let before: Span | null = null;
  const narrate = (to: number, after: Span | null): void => {
    let start = at;
    let depth = 0;
    for (let i = at; i < to; i++) {
      const c = text.charCodeAt(i);
      if (c === OPENING_QUOTE_UNIT) depth++;
      else if (c === CLOSING_QUOTE_UNIT) depth = Math.max(0, depth - 1);
      else if (depth === 0 && isIn(isSentenceMark, c)) {
        while (i + 1 < to && isIn(closesSentence, text.charCodeAt(i + 1))) i++;
        units.push({ start, end: i + 1, before, after: null });
        before = null;
        start = i + 1;
      }
    }
    if (start < to && /\S/.test(text.slice(start, to))) {
      units.push({ start, end: to, before, after });
      before = null;
    }
  };
  for (const quote of speech) {
    if (quote.start > at) narrate(quote.start, quote);
    // Quotations side by side are read as one, unless the first belongs to the narration before it.
    const taken: boolean = units.at(-1)?.after === before;
    before = before && at === quote.start && !taken ? span(before.start, quote.end) : quote;
    at = quote.end;
  }
  narrate(text.length, null);
  return units;
}

// ---------------------------------------------------------------- one unit

const GOES_ON_ADVERB = words('[还又则也] 同时 最后');
/** Speakers that the text has named before. */
const NAMED_BEFORE_NOUNS = words('报告 通报 公告 意见 通知 会议 负责人 发言人 人员');
const NAMED_BEFORE = form`^(?:[他她]|该|[^，。]{0,8}${NAMED_BEFORE_NOUNS}$)`;

const BODY_DEMAND_CUES = new Set('要求 强调 号召 希望'.split(' '));
const GOING_ON_ADVERBS = new Set('并 并且 同时 还 并再次 并特别 并一再 并进一步 同时还 并还 也'.split(' '));

const opensQuoteOrBracket = charSet('“（');
const closesQuoteOrBracket = charSet('”）');
const isClauseMark = charSet('，；：');

/** 听取了项目介绍, 作了点评: the cue is a noun where it is heard or given. */
const HEARD_NOUN_WORDS = words('听取?了? 观看了? 聆听了? [作做]了 进行了? 给予了? 予以 得到 获得 表示 受到 发出');
const HEARD_NOUN = form`${HEARD_NOUN_WORDS}(?!的)[^，。；：了的]{0,5}$`;

/** Marks that may follow a cue, and blanks that stand for one. */
const marksContent = charSet('，：。！？；“ \u3000');

/** 提出三十七条意见建议: the cue is a noun where it is counted. */
const NOUN_CUE_CLASSIFIERS = words('条 项 个 点 份 件 次 方面');
const COUNTED_NOUN_CUE = form`(?<!第[一二三四五六七八九十百\d]{0,4})(?:[\d十百几多余]|[一二两三四五六七八九])${NOUN_CUE_CLASSIFIERS}[^，。；：的]{0,4}$`;
const ONLY_DOCUMENT_WORDS = words('意见 方案 办法 通知 规划 计划 细则 标准 公告');
const ONLY_DOCUMENT = form`^[^，。；：]*的(?:指导|实施)?${ONLY_DOCUMENT_WORDS}。?$`;

const WIDELY_LAST = closing('普遍');

const SEVERAL_SIDES = /双方|各方|两家|大家|代表|委员|股东|村民|社员|业主|党员|们$/;

const SURVEY_VERBS = closing('监测 统计 调查 测算 核算');

const IS_HAN = /^\p{Script=Han}$/u;
const HAS_MARK = /[，。；：！？“”]/;

/** Cues that are nouns as well and end a sentence only as verbs: ……，交通部门介绍。 */
const VERBS_AT_END = new Set('介绍 解释 分析 回应 承诺 提醒 测算 答复'.split(' '));
/** In 说法, 说服 and 说明 the character 说 is no cue, but in 说明年还想再包二十亩 it is. */
const OTHER_WORD_WITH_SAY = /^(?:[法服辞]|明(?![年天日早晚]))/;

/** How far from the start of its clause a cue may stand whose content follows without a mark, in UTF-16 units. */
const MAX_SUBJECT_DISTANCE = 32;

const ANSWERED_CONCERN = /[^，。；：“”]{0,14}(?:关切|质疑|诉求|提问|问题|传闻|争议|疑问|疑虑|投诉)(?=：)/y;

const TOLD_IN_SHORT =
  /了[^，。；：“”、]{1,12}(?:情况|想法|看法|体会|感受|原因|缘由|经过|过程|打算|意见|建议|计划|做法|经验|道理|原委|细节|进展|变化|故事|心得)(?=：)/y;
const PUBLISHED_RESULT = /[^，。；：“”了的]{0,10}(?:结果|数据|消息|情况说明)(?=[，：])/y;

const RECIPIENT_NOUNS = words('村 镇 乡 县 市 单位 企业 部门 干部 同志 群众 社会');
const RECIPIENT = formByCharacter`^(?:[他她我你您]们?|[老小]\p{Script=Han}|广大[^要把将应]{1,8}|[^要把将应会能]{1,6}人|大家|众人|自己|对方|记者|笔者|孩子|老人|身边人?|[各全][^要把将应]{1,9}|[^要把将应]{0,6}${RECIPIENT_NOUNS}(?:们)?)$`;
/** Verbs that make a clause of the words after a cue: 要求全体党员带头落实. */
const RECIPIENT_ACTS = words('[要把将应须不能会在为对] 落实 做好 加强 推进 坚持 带头 确保 抓好 开展 尽快 及时');

/** Beginnings of a clause that follows 说, 表示 or 认为 without a mark. */
const SAID_CLAUSE_FIRST =
  /^(?:要(?![求点闻素])|应(?![急用])|必须|务必|将(?!军)|会(?![议场员])|能(?![力源])|可以|愿|一定|绝不|决不|不[会能再得怕要]|今[年后天]|明[年天]|以后|下一?步|自己|这|那|[他她我咱俺]们?|大家|没|有(?![关人的])|因(?!素)|由于|系|是|只|如果|即使|尽管|虽然|因为|由于|以前|过去|现在|如今|从来|从今|[一二两三四五六七八九十\d]+[天年月个周日]|一直|已经?|还|都|也|就|把|对|让|为了|争取|确保|力争|尽快|“|全[县市省镇村乡]|家里|村里|目前|服判|认罪|不服|同意|愿意)/;
/** Words after 要求, 希望 and 建议 that show that these are nouns, or have a noun for their object. */
const NO_CLAUSE_FIRST =
  /^(?:的|了|和|与|及|、|高(?![温考峰校速铁新])|严|很|是|不高|不断|之|下(?!半年|一?步|月|周|午)|后|时|工程|事项|部分|标准|清单|更高|越来越|在|以[上下]|过|到|得|来|书|信|函|小学|中学|办理|落实|收悉|对照|开展)/;
/** Quantities of what was suggested: 提出建议126条, 建议9件. */
const QUANTITY_CLASSIFIERS = words('件 条 个 项 份 次 人 份');
const QUANTITY = form`^\d[\d.]*[余多]?${QUANTITY_CLASSIFIERS}`;
const MODAL_NEAR = /^[^，。；]{0,8}(?:要(?![求点素])|应(?![急用])|必须|务必|将|把|尽快|力争|确保|不得|不能|不可|绝不)/;

/** Short contents that are said all the same: 当庭表示服判，不上诉. */
const CONSENTS = new WordSet('服判 服从 认罪 认可 接受 不服 不上诉 同意 愿意 不同意 不认可'.split(' '));

/** The first words of a will: 表示不涨房租, but not 表示不满. */
const WILL_NOT = /^(?:不(?!满|解|安|舍|屑|悦|妥|予|同|服|清|了)|没有?|想|愿|会|要|将)/;

/** Words that ask for something, or that end a question. */
const QUESTION_CONTENT_WORDS = words(
  '是不?是 是否 为什么 为何 怎么 如何 能不?能 能否 可否 何时 什么 哪 谁 有没有 还 多久 多少 几',
);
const QUESTION_CONTENT = form`^${QUESTION_CONTENT_WORDS}|[吗呢]$`;
const RULED_THAT_WORDS = words('承担 支付 赔偿 返还 偿还 履行 给付 停止 协助 有期徒刑 无罪 有效 无效');
const RULED_THAT = form`^(?:驳回|撤销|维持|解除|准予|不准|由|[^，。；：]{2,24}?${RULED_THAT_WORDS})`;
const RULINGS = new Set('判决 裁定 裁决'.split(' '));
/** Characters that stand in clauses and not in names of things. */
const HAS_VERB = words(
  '[了是有在将会能应没不把被系让使已未要过着太很更最从给用来去都也还就才只再又可难好坏均正较偏升降涨跌增减为] 违',
);
/** Verbs that stand in no name of a thing. */
const SURE_VERB = /了(?!解)|有(?![关效力序限])|已|是(?!否)|将(?!军)|均|正在|没|不(?!足|良|断|同)|达[到\d]|能够|可以/;
/** Words after the verb that are an object and not what is said: 说普通话, 确认签字. */
const NO_STATEMENT =
  /^(?:[了着过起出完到得清服话明法成定和与之为作做录]|一[套声句说下]|情况|问题|如下|不[清了完出上准定]|普通话|汉语|书|证|签|收|身份|信息|有关|相关|其[^行他]|[他她它](?!们?[的是说家在有没]))/;
/** How strongly people speak, and not what they say: 反映强烈. */
const FEEDBACK_DEGREES = new WordSet('强烈 集中 较多 较大 最 突出 普遍 良好 很 不一'.split(' '));

const ENDS_IN_SAYING = closing('[称说]');

const NOT_RESOLVED = opening(
  '[的了着性权书于率后见单到里中过] 命运 因素 成败 未来 是否 要求 指出 精神 如下 明确 提出 强调 下发 公告 规定 价格 俸禄',
);
/** Somebody who is told something, and what he is to do. */
const NOTIFIED_ACTS = words(
  '停 暂 恢复 调整 取消 撤离 转移 做好 开展 关闭 疏散 报送 参加 到 于 在 立即 尽快 提前 延 补 领 办',
);
const NOTIFIED = form`^[^要把将]{2,24}?${NOTIFIED_ACTS}`;

/** After these cues an object with a modal verb is what is said. Other objects are not. */
const MODAL_OBJECT_CUES = new Set('提出 指出 强调 明确 重申 称'.split(' '));
const URGED_ACT_FIRST = opening('立即 立刻 尽快 尽早 马上 停止 停火 各方');
/** After these cues a clause is what is said. */
const OPINION_CUES = new Set('认为 觉得 相信 坚信 深信 断言 预计 主张'.split(' '));
/** Only some bodies report with these cues. After other subjects they narrate. */
const FINDING_CUES = new Set(['发现', '查明']);

const DEMAND_OF = words('的要求 的希望 的建议 的号召 的呼吁');

const DEGREE_FIRST = opening('[不很] 十分 非常 有些');

const RAISED_NOUNS = opening('问题 建议 要求');

const ONLY_TIME_POINT = new RegExp(`^${TIME_POINT}$`);

/** Cues that name an act as well. */
const ACT_CUES = new Set('部署 动员 批示 总结 分析 发言 建议 提出建议 提议 承诺 回复 表态'.split(' '));
const ACT_ADVERBS = closing(
  '亲自 带头 靠前 统一 全面 专题 周密 精心 统筹 组织 研究 安排 参与 开展 进行 及时 逐一 逐条 认真',
);
/** A pronoun with its verb of saying. */
const PRONOUN_SAYS_VERBS = words('认为 表示 指出 强调 说 建议 提出 希望 介绍 坦言 呼吁');
const PRONOUN_SAYS = form`^[他她]们?(?:还|也)?${PRONOUN_SAYS_VERBS}`;
const SPEECH_OPENING = /^(?:要(?!求)|应|将|必须|可以|“)/;

const SAY_FIRST = opening('[说讲]');

const POINTS_COUNTED = /了?[一二两三四五六七八九十几]点(?:意见|要求|建议|希望|看法|感受|体会)?(?=[：，])/y;

const OTHER_WORDS_AFTER_CUE = opening('道路 道理 道德 说明 说法 说服 过去 过程 过年 称[号赞为职心呼]');

/** 县防指发出通知，要求……: the clause before the cue tells that something was issued. */
const ISSUED_BEFORE =
  /(?:作出|做出)[^，。；：]{0,6}(?:部署|安排|批示|指示)，$|研究部署[^，。；：]{2,40}，$|(?:印发|发布|公布|出台|下发|制定)(?:了)?《[^》]{2,40}》，$|(?:发出|下发|印发|发布|签发|张贴|召开|致信|致函)(?:[^，。；：]{0,12}(?:通知书?|通告|公告|倡议书?|提示|预警|令|通报|公开信|会议?|建议书?|提醒|提醒函|整改函|意见书|决定书|告知书))?，$/;

// A loop that must run once would be written out by the compiler of the pattern. The pattern is long, so that the loop
// may run never, and a look-ahead demands one character.
const ONLY_ADVERBS = new RegExp(`^(?=.)(?:${ADVERB}地?){0,4}$`);

/** A clause that begins with its verb or with an adjunct. */
const MERE_PREDICATE =
  /^(?:|只是|却|仍|才|随即|接着|然后|[^，]{0,8}[笑哭激高兴动感]|.{1,8}地|(?:一边|边|还|也|又|便|就|并|指|看|望|拿|捧|握|拉|拍|抚|摸|竖|在|向|对|跟|给|谈|说|聊|提|回忆|接过|站|坐|放下|抬|擦|翻|打开|端|\p{Script=Han}[着了开起出下上到住完过]|激动|高兴|兴奋|自豪|感慨|笑|满|一脸|不禁|忍不住|连连|连声|深情|动情|这样|如此|如是|信心|喜|乐).{0,30})$/u;
const ACTS_OF_BODIES = words('部署 批示 总结 分析 评价 发言');

const REPORTER_NOUNS = words('[记笔]者 通讯员');

const IS_REFERRED_TO = words('违反 按照 依据 根据 符合 参照 执行');

/** Bodies whose work it is to find something out: 巡察组发现，…… */
const FINDING_BODY =
  /(?:调研|督[查导]|检查|巡[视察]|审计|核查|调查|考核|专家|评估|工作|纪检监察|监察|暗访|验收)[^，]{0,3}[组局署厅委队员]$|^(?:警方|审计机关|检察机关|纪检监察机关)$/;

/** A clause that says what the next one is about: 针对网友反映的问题， */
const OCCASION_LEAD =
  /^(?:(?:针对|面对|对于|对|就|关于|围绕|接到|收到|经|谈及|提及|问及|被问及|有人问)[^，。；：]{1,36}|[^，。；：“”]{1,30}(?:后|时|前))，$/;

/** A reporter learns something from a body: 记者从市农业局获悉, 从县水利局了解到. */
const HEARD_FROM_BODY = new RegExp(
  `(?:^|[，。]|记者|笔者)(?:${TIME_POINT})?从([^，。；：]{2,36}?)(?:召开的[^，。]{0,20}会上)?(获悉|了解到|得知|获知)，`,
);

const HEARD_VERBS = ['获悉', '了解到', '得知', '获知'];

/** A body measures or makes known what follows: 据县海事局统计，……; 车站发布消息，受台风影响…… */
const RECKONED_ADJECTIVES = words('初步 不完全 最新');
const RECKONED_BY_BODY = form`^(?:[^，。；：“”]{0,8}，)?根?据([^，。；：“”《》]{2,20}?)${RECKONED_ADJECTIVES}?(统计|测算|核算|估算|调查|监测|摸排|通报|披露)，`;
const ANNOUNCEMENT_NOUNS = words('消息 公告 通告 通知 提示 预警 通报 声明 倡议');
const ANNOUNCED_BY_BODY = form`^(?:[^，。；：“”]{0,8}，)?([^，。；：“”《》]{3,20}?)((?:发布|发出)${ANNOUNCEMENT_NOUNS})，(?=受|因|由于|自|从|截至|今|明|本|未来|预计|即日|\d)`;

/** Places that are bodies as well, so that they can speak. */
const BODY_PLACE_WORDS = words(
  '车站 机场 港口 医院 学校 小学 中学 大学 景区 公园 博物馆 图书馆 体育馆 市场 商场 超市 收费站 服务区',
);
const BODY_PLACE = formByCharacter`^\p{Script=Han}{2,16}${BODY_PLACE_WORDS}$`;

/** An adjunct with a noun of saying: 按照村支书的说法，…… */
const ACCORDING_TO = words('按照? 据 照 依照? 用');
const IN_WORDS_OF = form`^(?:[^，。；：“”]{0,8}，)?${ACCORDING_TO}([^，。；：“”《》]{2,30}?)(?:自己|本人)?的(说法|话说|介绍|描述|回忆|讲述|估算|测算|解释|分析|预测|推算|判断)，`;

const SOURCE_PREPOSITIONS = ['按', '照', '据', '依', '用'];

/** A noun of saying as the cue: 厂长给出的答案是，……; 她的体会是：…… */
const ANSWER_NOUN_IS =
  /(?:给出|提出|得出|作出|做出|拿出)?的((?:最终|初步|基本|最大|最深|切身|一致|直接|首要)?的?(?:意见|态度|主张|要求|心愿|愿望|答案|回答|答复|解释|结论|判断|看法|观点|体会|感受|评价|说法|理解|回应|建议|秘诀|诀窍|经验|底气|想法)(?:就|便|则|却)?是)[，：](?!“)/;

/** A noun of saying with an adjective: 局长的答案很朴素：…… */
const ANSWER_IS_PLAIN =
  /的((?:答案|回答|答复|解释|结论|体会|感受|评价|说法|想法|诀窍|秘诀|态度|立场|主张|意见|观点|心愿|愿望|理由|要求|目标|初衷)(?:很|十分|非常|却|也)?(?:很|十分|非常)?(?:简单|朴素|朴实|直接|直白|干脆|明确|实在|肯定|实诚|一致|坚决|清楚|鲜明|质朴|干脆利落|利落))：(?!“)/;

const PUBLISHED_DATA =
  /^.{2,36}?((?:近日|日前|最新|昨日|今日)?(?:发布|公布|通报|提供|披露)?的?(?:最新|有关|相关|统计|监测|初步|权威|一组)*(?:数据|数字|统计|报告|公报|公告|通报|资料|结果))$/;

const endsSignature = charSet(`。）${SPACES}`);
const LONGEST_SIGNATURE = 32;

/** Reads one stretch of narration. `dash` is the offset of the next dash, in the stretch or after it. */
function readUnit(
  text: string,
  unit: Narration,
  cues: readonly number[],
  uncued: number,
  units: readonly Narration[],
  used: Set<Span>,
  dash: number,
): Draft[] | null {
  // A quotation after a colon belongs to the speaker before the colon, even where no speaker was found there.
  const isBrought = unit.before !== null && text[unit.before.start - 1] === '：';
  const before = unit.before && !isBrought && !used.has(unit.before) ? unit.before : null;
  let known: number[] | null = null;
  const clauses = (): number[] => (known ??= clauseStarts(text, unit));
  const out: Draft[] = [];
  if (dash < unit.end) {
    const posted = postposed(text, unit, dash, before, units);
    if (posted) return [posted];
  }
  const turns = before && !unit.after && text[before.end - 1] === '”' ? exchanged(text, unit, clauses(), before) : [];
  if (turns.length) {
    used.add(before!);
    return turns.map((turn) => directDraft(turn, unit.start, unit.end));
  }
  const bringing = unit.after ? bringsQuote(text, unit, clauses(), before) : null;
  if (bringing) {
    used.add(unit.after!);
    // 甲担心挡光，乙则直言：“……”: the clauses before may have a speaker of their own.
    const clip = { start: unit.start, end: bringing.from, before, after: null };
    const told = (bringing.from > unit.start + 4 && readUnit(text, clip, cues, uncued, units, used, Infinity)) || [];
    if (before && told.some((d) => d.mode === 'direct'))
      return [...told, { ...bringing, contentStart: unit.after!.start + 1 }];
    if (before) used.add(before);
    return [...told, bringing];
  }
  const nextSemicolon = semicolons(text, unit.end);
  // “……。”甲说；乙却说，……: the quotation belongs to the speaker before the semicolon.
  const semicolon = before ? nextSemicolon(unit.start + 1) : unit.end;
  let covered = unit.start;
  let from = unit.start;
  for (let k = firstIndex(cues, (place) => place >= unit.start); k < cues.length; k++) {
    const at = cues[k] ?? 0;
    if (at >= unit.end) break;
    const cue = at < from ? null : cueAt(text, at, unit.end);
    if (!cue) continue;
    // 他说，报告提出，要……: a cue inside a reported clause belongs to the content of the outer speaker.
    const last = out.at(-1);
    const nested = last !== undefined && last.contentStart <= at && nextSemicolon(last.contentStart) >= at;
    const draft =
      at < covered
        ? null
        : nested
          ? (alsoSaid(text, unit, clauses(), at, cue, last) ?? saidByNext(text, unit, clauses(), at, cue, last))
          : readCue(text, unit, clauses(), at, cue, semicolon > at ? before : null);
    if (draft) {
      // 会议指出，……；强调……: the subject stands before what was said first.
      const isLater = last !== undefined && draft.from < last.contentStart;
      out.push(isLater ? { ...draft, from: clauseAt(clauses(), at) } : draft);
      covered = draft.cue.end;
      if (draft.mode === 'direct') {
        if (before && at < semicolon) used.add(before);
        if (unit.after && draft.contentEnd > unit.end) used.add(unit.after);
        if (draft.contentEnd < 0 || draft.contentEnd > at || semicolon <= at || semicolon >= unit.end) return out;
        covered = semicolon;
      }
    }
    // 原告诉称: 告诉 is no word here, and the cue 诉称 begins inside it.
    if (draft || !reportsNothingAfter().has(cue.word)) from = at + cue.word.length;
  }
  if (before && semicolon < unit.end && !used.has(before)) {
    const own = sayingWithoutVerb(text, { ...unit, end: semicolon + 1, after: null }, clauses(), before);
    if (own) {
      used.add(before);
      out.unshift(directDraft(own, unit.start, semicolon + 1));
    }
  }
  if (out.length) return out;
  if ((uncued & UNCUED_FORM) !== 0) {
    const words = text.slice(unit.start, unit.end);
    const heard =
      heardFrom(text, unit, words) ??
      reckonedBy(text, unit, words) ??
      wordsOf(text, unit, words) ??
      givenBy(text, unit, words, clauses);
    if (heard) return [heard];
  }
  const carried = before || unit.after ? sayingWithoutVerb(text, unit, clauses(), before) : null;
  if (!carried) return null;
  const said = directDraft(carried, unit.start, unit.end);
  if (before && said.contentStart < unit.start) used.add(before);
  if (unit.after && said.contentEnd > unit.end) used.add(unit.after);
  if (!before || !unit.after || said.contentEnd > unit.end) return [said];
  // “……。”甲刚开口，乙就泼了冷水：“……”: the second quotation has a speaker of its own.
  const next = sayingWithoutVerb(text, { ...unit, before: null }, clauses(), null);
  if (!next || next.phrase.mention.start === carried.phrase.mention.start) return [said];
  used.add(unit.after);
  return [said, directDraft(next, clauseAt(clauses(), next.phrase.mention.start), unit.end)];
}

/** 他强调，要抓好春耕，并要求各镇备足化肥: the last speaker says this as well. */
function alsoSaid(
  text: string,
  unit: Narration,
  clauses: readonly number[],
  at: number,
  cue: CueWord,
  last: Draft,
): Draft | null {
  if (cue.kind === 'show' || last.kind === 'show' || last.mode !== 'indirect' || last.source === 'data') return null;
  const clause = clauseAt(clauses, at);
  if (clause <= last.contentStart) return null;
  if (
    !(at === clause
      ? isCallingClause(text, unit, clause, at, cue) || demandsOn(text, clauses, clause, cue, last)
      : GOING_ON_ADVERBS.has(text.slice(clause, at)))
  )
    return null;
  const end = cueEnd(text, at + cue.word.length, unit.end);
  const stop = cue.to ? recipientEnd(text, end, unit.end) : end;
  const isMarked = isIn(bringsSpeech, text.charCodeAt(stop)) && stop + 4 <= unit.end;
  if (!isMarked && !(cue.object && isObject(text, end, unit.end, cue))) return null;
  const start = isMarked ? stop + 1 : end;
  return { ...last, cue: span(at, end), kind: cue.kind, contentStart: start, short: true, from: clause };
}

/** 甲建议设立基金，乙呼吁尽快通车: what is said without a mark ends where somebody else speaks. */
function saidByNext(
  text: string,
  unit: Narration,
  clauses: readonly number[],
  at: number,
  cue: CueWord,
  last: Draft,
): Draft | null {
  const clause = clauseAt(clauses, at);
  if (last.mode !== 'indirect' || clause <= last.contentStart) return null;
  const isMarked = !last.short || isIn(bringsSpeech, text.charCodeAt(last.contentStart - 1));
  const draft = readCue(text, unit, clauses, at, cue, null);
  if (!draft?.phrase.whole || draft.phrase.start < clause || draft.phrase.kind === 'data') return null;
  if (!isMarked) return draft;
  // ……，该负责人还表示，……; 同时报告建议……: an adverb such as 还 shows that the narrator reports this, and not the last speaker.
  const goesOn = GOES_ON_ADVERB.test(text.slice(draft.phrase.mention.end, at)) || text.startsWith('同时', clause);
  return goesOn && NAMED_BEFORE.test(draft.phrase.speaker) ? draft : null;
}

/** 会议指出，……，要求各地……: a meeting or a body demands it, where nothing in its speech could be the subject of the demand. */
function demandsOn(text: string, clauses: readonly number[], clause: number, cue: CueWord, last: Draft): boolean {
  if (last.source !== 'institution' || !BODY_DEMAND_CUES.has(cue.word)) return false;
  for (let i = clauseIndex(clauses, last.contentStart); i < clauseIndex(clauses, clause); i++) {
    const [from, to] = [clauses[i] ?? 0, (clauses[i + 1] ?? 0) - 1];
    for (let end = Math.min(to, from + 24); end > from + 1; end--) if (subjectBefore(text, from, end)) return false;
  }
  return !ISSUED_BEFORE.test(text.slice(Math.max(0, clause - 24), clause));
}

/**
 * Makes a function that gives the offset of the next semicolon from a place on, or `end`. It must be called with rising
 * offsets, so that every character is looked at once.
 */
function semicolons(text: string, end: number): (from: number) => number {
  let known = -1;
  return (from) => {
    if (known < from) {
      known = from;
      while (known < end && text[known] !== '；') known++;
    }
    return known;
  };
}

/** The cue right before a quotation, for a sentence that has an earlier cue as well: 王某某深有感触，她说：“……”. */
function bringsQuote(text: string, unit: Narration, clauses: readonly number[], before: Span | null): Draft | null {
  if (!unit.after || !isIn(bringsSpeech, text.charCodeAt(unit.end - 1))) return null;
  for (let at = Math.max(unit.start, unit.end - 8); at < unit.end - 1; at++) {
    const cue = cueAt(text, at, unit.end);
    if (!cue || cueEnd(text, at + cue.word.length, unit.end) !== unit.end - 1) continue;
    const draft = readCue(text, unit, clauses, at, cue, before);
    return draft?.mode === 'direct' ? draft : null;
  }
  return null;
}

function clauseStarts(text: string, unit: Narration): number[] {
  const out = [unit.start];
  let depth = 0;
  for (let i = unit.start; i < unit.end; i++) {
    const c = text.charCodeAt(i);
    if (isIn(opensQuoteOrBracket, c)) depth++;
    else if (isIn(closesQuoteOrBracket, c)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && isIn(isClauseMark, c)) out.push(i + 1);
  }
  return out;
}

/** The offsets at which a cue, or a word of a form without one, may begin, in order. */
function cuePlaces(text: string, leads: readonly number[]): number[] {
  const opens = opensWordOfSaying();
  const out: number[] = [];
  for (const at of leads) if (isIn(opens, text.charCodeAt(at))) out.push(at);
  return out;
}

/** Which forms without a cue may stand in the text. `places` are {@link cuePlaces}. */
function uncuedForms(text: string, places: readonly number[]): number {
  const all = wordsOfSaying();
  let found = 0;
  for (const at of places)
    for (const { word, forms } of all.get(text.charCodeAt(at)) ?? [])
      if (forms && text.startsWith(word, at)) found |= forms;
  return found;
}

function cueAt(text: string, at: number, end: number): CueWord | null {
  for (const one of wordsOfSaying().get(text.charCodeAt(at)) ?? [])
    if (one.kind !== null && at + one.word.length <= end && text.startsWith(one.word, at))
      return (one.row ??= cueWord(one.word, one.kind));
  return null;
}

/** Words before a cue with which it reports nothing (可以说, 名称, 总要求), and longer words with which it does (只是说). */
const reportsNothingAfter = lazily(
  () =>
    new Map(
      data.CUE_NOT_AFTER.split(' ').map((row): [string, { not: WordSet; unless: WordSet }] => {
        const [word = '', words = ''] = row.split(':');
        const all = (): string[] => words.split(',');
        return [
          word,
          {
            not: new WordSet(() => all().filter((w) => !w.startsWith('!'))),
            unless: new WordSet(() => all().flatMap((w) => (w.startsWith('!') ? w.slice(1) : []))),
          },
        ];
      }),
    ),
);

function isNoCueAfter(text: string, from: number, at: number, cue: CueWord): boolean {
  const rule = reportsNothingAfter().get(cue.word);
  return (
    rule !== undefined && rule.not.longestBefore(text, from, at, 1) > 0 && !rule.unless.longestBefore(text, from, at)
  );
}

function readCue(
  text: string,
  unit: Narration,
  clauses: readonly number[],
  at: number,
  cue: CueWord,
  before: Span | null,
): Draft | null {
  const end = cueEnd(text, at + cue.word.length, unit.end);
  const aboutWhat = aboutEnd(text, end, unit.end, cue);
  const toWhom =
    aboutWhat > end
      ? aboutWhat
      : cue.word === '回应' && concernEnd(text, end, unit.end) > 0
        ? concernEnd(text, end, unit.end)
        : cue.to
          ? recipientEnd(text, end, unit.end)
          : cue.public
            ? resultEnd(text, end, unit.end)
            : end;
  // 强调 ：, 说： “: a blank may stand before or after the mark.
  const stop = blanksEnd(text, toWhom, unit.end);
  const follows = text[stop] ?? '';
  // Neither a quotation nor a mark stands beside the cue.
  if (!before && stop === toWhom && stop < unit.end && !cue.unmarked && !isIn(marksContent, text.charCodeAt(stop)))
    return null;
  if ((cue.word === '说' && OTHER_WORD_WITH_SAY.test(text.slice(stop, stop + 2))) || follows === '地') return null;
  // In 普遍反映的问题 the cue is no verb. In 受访企业普遍反映，…… it is.
  const told =
    cue.word === '反映' && (follows === '，' || follows === '：') && WIDELY_LAST.test(text.slice(unit.start, at));
  if (!told && isNoCueAfter(text, Math.max(unit.start, at - 6), at, cue)) {
    // 正如王某某所说：……, 用王某某的话说，……: the cue ends an adjunct.
    const worded = isIn(isWordingNoun, text.charCodeAt(at - 1)) && (follows === '，' || follows === '：');
    if (!worded && !(before && closesCue(follows))) return null;
  }
  const clause = clauseAt(clauses, at);
  // 罗长林强调 全力打好: in a line without marks a blank stands for one.
  const blank =
    stop > toWhom && follows !== '' && IS_HAN.test(follows) && !HAS_MARK.test(text.slice(unit.start, unit.end));
  const marked = blank || follows === '，' || follows === '：';
  const opensQuote =
    unit.after !== null && (marked && !blank ? blanksEnd(text, stop + 1, unit.end) : stop) === unit.end;
  const closes = stop >= unit.end || isIn(endsStatement, text.charCodeAt(stop));
  const object =
    !marked &&
    !closes &&
    cue.unmarked &&
    at - clause <= MAX_SUBJECT_DISTANCE &&
    (isObject(text, end, unit.end, cue) || isCallingClause(text, unit, clause, at, cue));
  // 有记者问，航线何时开通？
  const asks = cue.ask && marked && !opensQuote && text[unit.end - 1] === '？';
  const strong = before !== null || opensQuote || asks;
  // 充满信心的表示：“……” is a slip for 地. Elsewhere 的 makes the cue a noun.
  if (text[at - 1] === '的' && (!opensQuote || cue.noun)) return null;
  if (!marked && !object && !closes && !before) return null;
  if (cue.noun && HEARD_NOUN.test(text.slice(Math.max(unit.start, at - 9), at))) return null;
  if (cue.noun && COUNTED_NOUN_CUE.test(text.slice(Math.max(unit.start, at - 9), at))) return null;
  // 九部门联合发布，……的指导意见: a document is published and nothing is said.
  if (cue.public && marked && !opensQuote && ONLY_DOCUMENT.test(text.slice(stop + 1, unit.end))) return null;
  if (cue.word.length === 1 && cue.ask && !object && follows !== '：' && !(strong && (marked || closes))) return null;
  if (asks && before === null && at - clause > MAX_SUBJECT_DISTANCE) return null;
  const isTrailing = closes && !before && !opensQuote;
  if (
    isTrailing &&
    (clause === unit.start || !VERBS_AT_END.has(cue.word)) &&
    (clause === unit.start || cue.noun || cue.kind === 'directive')
  )
    return null;
  if (marked && !opensQuote && !before) {
    if (stop + (follows === '：' ? 3 : 4) > unit.end || actOnly(text, at, end, cue)) return null;
    // 孙某作主旨发言，他认为，……: the first clause tells who speaks, and a later cue what he says.
    if (ACT_CUES.has(cue.word) && PRONOUN_SAYS.test(text.slice(stop + 1, stop + 12))) return null;
  }

  const phrase =
    wordedBy(text, clause, at, cue) ??
    surveyingBody(text, clause, at, cue) ??
    subjectBefore(text, clause, at) ??
    (text[at - 1] === '并' ? titledSubject(text, clause, at) : null) ??
    (strong ||
    (!isTrailing &&
      (((!object || alsoShows(text, clause, at, cue)) && cue.spans) || standsAlone(text, clause, at, cue)))
      ? earlierSubject(text, unit, clauses, clause, at)
      : null);
  const cueSpan = span(at, Math.max(end, at + cue.word.length));
  const make = (
    p: SpeakerPhrase,
    mode: Draft['mode'],
    from: number,
    to: number,
    source?: AttributionSource,
  ): Draft => ({
    phrase: p,
    others: coSpeakers(text, unit.start, p),
    source: source ?? SOURCE_OF_KIND[p.kind],
    mode,
    cue: cueSpan,
    kind: cue.kind,
    contentStart: from,
    contentEnd: to,
    from: Math.min(clause, p.start),
    sentenceEnd: unit.end,
  });
  const cited = citedSource(text, clause, at, cue);
  if (cited && marked) return make(cited, 'indirect', stop + 1, -1);
  if (cue.word === '报告' && !phrase?.title) return null;
  if (object && RULINGS.has(cue.word) && phrase?.kind !== 'institution') return null;
  if (cue.decides && !strong && !(phrase && mayResolve(text, unit, clause, at, phrase, cue))) return null;
  if (!phrase || !takesCue(phrase, cue, strong || isTrailing, text, unit, clause)) return null;
  if (isTrailing)
    return isSourceAfterContent(text, unit, clause, at, phrase)
      ? make(phrase, 'indirect', unit.start, clause - 1)
      : null;
  if (opensQuote && unit.after) {
    const quote = unit.after;
    const rest = text.slice(quote.end, quote.end + 2);
    const runsOn =
      cue.kind === 'directive' &&
      text[end] === '，' &&
      /^[^，。；：、的]/.test(rest) &&
      !before &&
      quote.end - quote.start < 60;
    if (runsOn) return make(phrase, 'indirect', quote.start, -1);
    // “……”甲问，乙答：“……”: the quotation before the cue belongs to somebody else, if it has a cue of its own.
    return make(phrase, 'direct', (before ?? quote).start + 1, innerEnd(quote));
  }
  // “……”他希望职校来开班: the clause is what he hopes, and the quotation belongs to somebody before.
  if (before && object) return { ...make(phrase, 'indirect', end, -1), short: true };
  if (before) {
    // What follows the comma is said as well, but the content is the quotation.
    if (marked && cue.kind !== 'show' && unit.end - stop > 4) return make(phrase, 'direct', before.start + 1, -1);
    return make(phrase, 'direct', before.start + 1, innerEnd(before));
  }
  if (object)
    return phrase.kind === 'data' ||
      (phrase.kind === 'document' && !titleAlone(text, clause, phrase) && !bareTitle(text, unit, clause, phrase))
      ? null
      : { ...make(phrase, 'indirect', end, -1), short: true };
  return marked ? make(phrase, 'indirect', blank ? stop : stop + 1, -1) : null;
}

/** 理事会决定，……, 双方约定，……, 协议约定，……: a body or several people resolve. What one person decides is narration. */
function mayResolve(
  text: string,
  unit: Narration,
  clause: number,
  at: number,
  phrase: SpeakerPhrase,
  cue: CueWord,
): boolean {
  // 经县政府同意，现印发……: the consent is only mentioned.
  if (text[phrase.mention.start - 1] === '经') return false;
  if (!phrase.whole || phrase.mention.start !== afterLead(text, clause, phrase.mention.start)) return false;
  // 会议宣读了表彰决定: only adverbs may stand between the body and its verb.
  const gap = text.slice(phrase.mention.end, at);
  if (gap && !ONLY_ADVERBS.test(gap)) return false;
  if (cue.word === '约定')
    return phrase.kind === 'document' || (phrase.kind === 'anonymous' && SEVERAL_SIDES.test(phrase.speaker));
  if (phrase.kind === 'anonymous') return cue.word !== '通知' && SEVERAL_SIDES.test(phrase.speaker);
  if (phrase.kind === 'institution') return true;
  return phrase.kind === 'meeting' && cue.word !== '通知' && sentenceStarts(text, unit, clause);
}

/** 据市疾控中心监测预警，……: the body surveys before it speaks, and the survey is no source of its own. */
function surveyingBody(text: string, clause: number, at: number, cue: CueWord): SpeakerPhrase | null {
  if (cue.kind === 'show' || !SURVEY_VERBS.test(text.slice(at - 2, at))) return null;
  const body = subjectBefore(text, clause, at - 2);
  return body?.kind === 'institution' && body.mention.end === at - 2 ? body : null;
}

/** ……证实了这一消息，称本地居民仍可免费入园: 称 begins the clause, and a clause follows it. */
const isCallingClause = (text: string, unit: Narration, clause: number, at: number, cue: CueWord): boolean =>
  cue.word === '称' && at === clause && clause > unit.start && /^称[^，。；：“”为作之]{6}/.test(text.slice(at, at + 7));

const blanksEnd = (text: string, at: number, limit: number): number => {
  while (at < limit && (text[at] === ' ' || text[at] === '\u3000')) at++;
  return at;
};

/** 公布抽检结果，……: the offset after the noun for what is published, before the mark; `at` where no such noun follows. */
function resultEnd(text: string, at: number, limit: number): number {
  PUBLISHED_RESULT.lastIndex = at;
  return PUBLISHED_RESULT.test(text) && PUBLISHED_RESULT.lastIndex < limit ? PUBLISHED_RESULT.lastIndex : at;
}

/** 回应家长关切：……: the offset after what is answered, before the colon; 0 where nothing of the kind follows. */
function concernEnd(text: string, at: number, limit: number): number {
  ANSWERED_CONCERN.lastIndex = at;
  return ANSWERED_CONCERN.test(text) && ANSWERED_CONCERN.lastIndex < limit ? ANSWERED_CONCERN.lastIndex : 0;
}

/** 介绍了相关情况：……, 谈了三点想法：……: the offset after the short object, before the colon; `at` where there is none. */
function aboutEnd(text: string, at: number, limit: number, cue: CueWord): number {
  if (cue.kind !== 'say' || cue.ask || cue.public || cue.decides || text[at] !== '了') return at;
  TOLD_IN_SHORT.lastIndex = at;
  return TOLD_IN_SHORT.test(text) && TOLD_IN_SHORT.lastIndex < limit ? TOLD_IN_SHORT.lastIndex : at;
}

/** After 叮嘱, 提醒 or 告诉: the offset after the person addressed, before the mark; `at` where nobody is named. */
function recipientEnd(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && end - at <= 12 && !isIn(endsWords, text.charCodeAt(end))) end++;
  if (end === at || end >= limit || !isIn(bringsSpeech, text.charCodeAt(end))) return at;
  const words = text.slice(at, end);
  if (QUESTION_CONTENT.test(words)) return at;
  const somebody =
    RECIPIENT.test(words) ||
    isName(words) ||
    (!RECIPIENT_ACTS.test(words) && (speakerNounBefore(text, at, end) !== null || addressLength(text, at, end) > 1));
  return somebody ? end : at;
}

/** Whether the words after a verb of saying are a clause, and not its object. */
function isStatement(words: string, cue: CueWord): boolean {
  if (words.startsWith('“')) return words.length >= 8 && HAS_VERB.test(words);
  if (NO_STATEMENT.test(words) || (words.endsWith('的') && !words.includes('是'))) return false;
  if (/的[^，。；的]{2,8}$/.test(words) && !SURE_VERB.test(words)) return false;
  if (cue.word === '称' && words.slice(0, 10).includes('为')) return false;
  if (cue.word === '反映' && FEEDBACK_DEGREES.longestAt(words, 0, 1)) return false;
  if (!cue.clause) return words.length >= 7 && SURE_VERB.test(words.slice(1));
  if (cue.kind === 'think') return words.length >= 5;
  return words.length >= (cue.word.length > 1 && ENDS_IN_SAYING.test(cue.word) ? 4 : 6) && HAS_VERB.test(words);
}

/** Whether the words tell what is resolved, as in 决定自七月起停工, but not in 决定性因素. */
function isResolved(words: string, cue: CueWord): boolean {
  if (words.length < 6 || NOT_RESOLVED.test(words) || words.endsWith('的')) return false;
  return cue.word !== '通知' || (words.length >= 8 && NOTIFIED.test(words));
}

/** Whether the words after a cue are a clause that is said, without a mark. */
function isObject(text: string, at: number, limit: number, cue: CueWord): boolean {
  let end = at;
  while (end < limit && end - at < 40 && !isIn(endsObject, text.charCodeAt(end))) end++;
  const words = text.slice(at, end);
  if (cue.word === '表示' && (CONSENTS.longestAt(words, 0) || (words.length >= 4 && WILL_NOT.test(words)))) return true;
  // 提醒在当地的公民注意安全: the adjunct belongs to the person addressed.
  if (cue.word === '提醒' && words.length >= 8 && /^在[^，]{1,12}的/.test(words)) return true;
  if (cue.word === '呼吁' && words.length >= 4 && URGED_ACT_FIRST.test(words)) return true;
  if (words.length < 4 || NO_CLAUSE_FIRST.test(words) || QUANTITY.test(words)) return false;
  if (cue.ask) return QUESTION_CONTENT.test(words.startsWith('“') ? words.slice(1) : words);
  if (RULINGS.has(cue.word)) return RULED_THAT.test(words);
  if (cue.decides) return isResolved(words, cue);
  if ((cue.clause || TELLING_CUES.has(cue.word)) && isStatement(words, cue)) return true;
  if (cue.word === '明确' && ISSUED_BEFORE.test(text.slice(Math.max(0, at - 26), at - 2))) return words.length >= 6;
  if (MODAL_OBJECT_CUES.has(cue.word)) return MODAL_NEAR.test(words) && !RAISED_NOUNS.test(words);
  if (OPINION_CUES.has(cue.word) && words.length >= 6) return !DEGREE_FIRST.test(words);
  if (cue.kind !== 'directive' && cue.word !== '建议' && cue.word !== '呼吁' && cue.word !== '倡议')
    return SAID_CLAUSE_FIRST.test(words);
  if (cue.word === '承诺') return SAID_CLAUSE_FIRST.test(words);
  return (
    words.length >= 6 &&
    !DEMAND_OF.test(words) &&
    (SAID_CLAUSE_FIRST.test(words) || !/^[^要把将应须能]{2,12}的[^，。]{1,6}$/.test(words))
  );
}

/** 明年面积稳定在五十万亩以上，县农业农村局预测。: the last clause of the sentence holds the source and its cue only. */
function isSourceAfterContent(
  text: string,
  unit: Narration,
  clause: number,
  at: number,
  phrase: SpeakerPhrase,
): boolean {
  if (!phrase.whole || phrase.kind === 'pronoun' || phrase.kind === 'data' || clause - unit.start < 9) return false;
  return (
    text[clause - 1] === '，' &&
    afterLead(text, clause, at) === clause &&
    (phrase.mention.end === at || ONLY_TIME_POINT.test(text.slice(phrase.mention.end, at)))
  );
}

/** 主要负责人亲自部署，…; 代表提出建议，…: the cue names an act, and what follows the comma is another act. */
function actOnly(text: string, at: number, end: number, cue: CueWord): boolean {
  if (text[end] !== '，' || !ACT_CUES.has(cue.word)) return false;
  if (cue.word === '提出建议') return !SPEECH_OPENING.test(text.slice(end + 1, end + 4));
  return ACT_ADVERBS.test(text.slice(Math.max(0, at - 2), at));
}

const closesCue = (follows: string): boolean =>
  follows === '' || follows === '，' || follows === '。' || follows === '！';

/** 在客商看来, 用王某某的话说, 正如王某某所说: the subject stands inside the adjunct. */
function wordedBy(text: string, clause: number, at: number, cue: CueWord): SpeakerPhrase | null {
  const lead = text[clause] === '在' || text[clause] === '用' ? clause + 1 : -1;
  if (cue.word === '看来' && lead > 0) return subjectBefore(text, lead, at);
  if (SAY_FIRST.test(cue.word) && lead > 0 && text.slice(at - 2, at) === '的话') {
    return subjectBefore(text, lead, at - 2);
  }
  if (cue.word === '说' && text[at - 1] === '所') return subjectBefore(text, clause, at - 1);
  return null;
}

/** The offset after the cue and the words that belong to it: 讲述着, 说道, 介绍说, 强调三点意见. */
function cueEnd(text: string, at: number, limit: number): number {
  POINTS_COUNTED.lastIndex = at;
  if (POINTS_COUNTED.test(text) && POINTS_COUNTED.lastIndex < limit) return POINTS_COUNTED.lastIndex;
  while (at < limit && isIn(goesWithCue, text.charCodeAt(at)) && !OTHER_WORDS_AFTER_CUE.test(text.slice(at, at + 2)))
    at++;
  return at;
}

const innerEnd = (quote: Span): number => quote.end - 1;

/** ……供认不讳，当庭表示认罪; 责令停业，并表示将……: only adverbs stand before the cue in its clause. */
const alsoShows = (text: string, clause: number, at: number, cue: CueWord): boolean =>
  (cue.word === '表示' || /.[称述]$/.test(cue.word)) && (at === clause || ONLY_ADVERBS.test(text.slice(clause, at)));

/** 县委书记某某肯定了成绩，并指出，……: the cue is all of its clause, and its subject stands in a clause before. */
const standsAlone = (text: string, clause: number, at: number, cue: CueWord): boolean =>
  (cue.kind === 'directive' || cue.word === '称' || cue.word === '认为') &&
  (!cue.noun || ISSUED_BEFORE.test(text.slice(Math.max(0, clause - 24), clause))) &&
  /^(?:并且?|同时|还|随后|最后)?$/.test(text.slice(clause, at));

/** The first subject of the sentence, for a cue whose own clause has none. */
function earlierSubject(
  text: string,
  unit: Narration,
  clauses: readonly number[],
  clause: number,
  cue: number,
): SpeakerPhrase | null {
  const lead = afterLead(text, clause, cue);
  // The clause of the cue must be a mere predicate. If it has a subject that is no speaker, the search ends.
  const predicate = text.slice(lead, cue);
  if (!MERE_PREDICATE.test(predicate) && !ONLY_ADVERBS.test(predicate)) return null;
  const own = clauseIndex(clauses, clause);
  for (let i = own - 1; i >= Math.max(0, own - MAX_CLAUSES_BACK); i--) {
    const from = clauses[i];
    if (from === undefined) continue;
    const to = (clauses[i + 1] ?? 0) - 1;
    const titled = titledSubject(text, from, to);
    if (titled) return titled;
    for (let end = Math.min(to, from + 48); end > from + 1; end--) {
      if (end < to && !isVerbAt(text, end) && !isTimeAt(text, end, to)) continue;
      const phrase = subjectBefore(text, from, end);
      if (
        phrase &&
        phrase.mention.end === end &&
        phrase.whole &&
        phrase.kind !== 'data' &&
        phrase.kind !== 'document'
      ) {
        return phrase;
      }
    }
  }
  return null;
}

/** Whether this kind of subject can have this cue in this place. */
function takesCue(
  phrase: SpeakerPhrase,
  cue: CueWord,
  strong: boolean,
  text: string,
  unit: Narration,
  clause: number,
): boolean {
  const { kind } = phrase;
  // What reporters see and learn is narration, but what they ask is said.
  const asked = cue.ask && (strong || phrase.whole);
  if (kind === 'anonymous' && REPORTER_NOUNS.test(phrase.speaker) && !asked) return false;
  if (AUTHOR_TITLES.has(phrase.title) && !strong) return false;
  if (strong) return kind !== 'data' || cue.kind === 'show';
  if (!phrase.whole) return false;
  if (kind === 'data') return cue.kind === 'show' && cue.word !== '称';
  if (
    kind === 'name' &&
    !phrase.title &&
    phrase.speaker.length === 2 &&
    cue.noun &&
    !sentenceStarts(text, unit, clause)
  )
    return false;
  if (FINDING_CUES.has(cue.word))
    return (kind === 'institution' || kind === 'document' || kind === 'anonymous') && FINDING_BODY.test(phrase.speaker);
  if (cue.word === '规定')
    return kind === 'institution'
      ? clause === unit.start && phrase.mention.start === unit.start
      : kind === 'document' && (titleAlone(text, clause, phrase) || bareTitle(text, unit, clause, phrase));
  if (kind === 'document') return cue.kind === 'directive' || cue.paper;
  if (cue.kind === 'show' && cue.word !== '称' && !cue.public) return false;
  if (kind === 'institution' && cue.noun) {
    const starts =
      sentenceStarts(text, unit, clause) || ISSUED_BEFORE.test(text.slice(Math.max(0, clause - 24), clause));
    return !ACTS_OF_BODIES.test(cue.word) && starts;
  }
  return true;
}

/** Only words that describe a document may stand before it: 新修订的《……条例》规定，……, but not 违反《……条例》规定，…… */
const titleAlone = (text: string, clause: number, { mention }: SpeakerPhrase): boolean =>
  (text[mention.end - 1] === '》' || isIn(endsArticle, text.charCodeAt(mention.end - 1))) &&
  /^(?:[^违反符合依据参照]{1,8}的)?$/.test(text.slice(afterLead(text, clause, mention.start), mention.start));

/** 通知要求各单位……: a document that begins its sentence and is named by its kind. */
const bareTitle = (text: string, unit: Narration, clause: number, { mention, whole }: SpeakerPhrase): boolean =>
  whole &&
  mention.end - mention.start <= 8 &&
  sentenceStarts(text, unit, clause) &&
  mention.start === afterLead(text, clause, mention.start) &&
  !IS_REFERRED_TO.test(text.slice(mention.start, mention.end));

/** Whether only a lead (对此，日前，) stands before the clause in its sentence. */
const sentenceStarts = (text: string, unit: Narration, clause: number): boolean =>
  clause === unit.start ||
  isIn(endsStatement, text.charCodeAt(clause - 1)) ||
  (clause - unit.start < 44 && OCCASION_LEAD.test(text.slice(unit.start, clause))) ||
  (clause - unit.start < 40 && afterLead(text, unit.start, clause) >= clause);

/** The body behind published data: 省统计局发布最新数据称, 市农业局数据显示. */
function citedSource(text: string, clause: number, at: number, cue: CueWord): SpeakerPhrase | null {
  if (cue.kind !== 'show' || at - clause > 48) return null;
  const words = text.slice(clause, at);
  const published = PUBLISHED_DATA.exec(words);
  if (published) {
    const body = subjectBefore(
      text,
      clause,
      clause + published.index + published[0].length - group(published, 1).length,
    );
    if (body && body.kind === 'institution') return { ...body, whole: true };
  }
  return null;
}

/** The draft of what a body makes known: from the mark after the cue to the end of the narration. */
const shownBy = (phrase: SpeakerPhrase, unit: Narration, cue: number, length: number): Draft => ({
  phrase,
  others: [],
  source: SOURCE_OF_KIND[phrase.kind],
  mode: 'indirect',
  cue: span(cue, cue + length),
  kind: 'show',
  contentStart: cue + length + 1,
  contentEnd: -1,
  from: unit.start,
  sentenceEnd: unit.end,
});

function heardFrom(text: string, unit: Narration, words: string): Draft | null {
  if (!words.includes('从') || !HEARD_VERBS.some((verb) => words.includes(verb))) return null;
  const m = HEARD_FROM_BODY.exec(words);
  if (!m) return null;
  const from = unit.start + m.index + m[0].lastIndexOf(group(m, 1) + group(m, 2));
  const start = m[0].includes(group(m, 1) + group(m, 2)) ? from : unit.start + m.index + m[0].indexOf('从') + 1;
  const end = start + group(m, 1).length;
  const phrase = subjectBefore(text, start, end);
  if (!phrase || phrase.mention.end !== end || phrase.kind === 'anonymous' || phrase.kind === 'data') return null;
  const cue = unit.start + m.index + m[0].length - 1 - group(m, 2).length;
  return shownBy(phrase, unit, cue, group(m, 2).length);
}

const bodyOf = (text: string, start: number, end: number): SpeakerPhrase => ({
  kind: 'institution',
  speaker: text.slice(start, end),
  title: '',
  mention: span(start, end),
  start,
  whole: true,
  fit: 1,
  rival: '',
});

function reckonedBy(text: string, unit: Narration, words: string): Draft | null {
  const m =
    (words.includes('据') ? RECKONED_BY_BODY.exec(words) : null) ??
    (words.includes('发布') || words.includes('发出') ? ANNOUNCED_BY_BODY.exec(words) : null);
  // 海关统计 is a kind of statistics.
  if (!m || (group(m, 1).length < 3 && group(m, 2) === '统计')) return null;
  const cue = unit.start + m[0].length - 1 - group(m, 2).length;
  const start = unit.start + m[0].lastIndexOf(group(m, 1) + (m[0].includes('据') ? '' : group(m, 2)));
  const end = start + group(m, 1).length;
  const known = subjectBefore(text, start, end);
  const isBody = known?.kind === 'institution' && known.mention.end === end && known.whole;
  const phrase = isBody ? known : BODY_PLACE.test(group(m, 1)) ? bodyOf(text, start, end) : null;
  if (!phrase) return null;
  return shownBy(phrase, unit, cue, group(m, 2).length);
}

function wordsOf(text: string, unit: Narration, words: string): Draft | null {
  if (!words.includes('的') || !SOURCE_PREPOSITIONS.some((by) => words.lastIndexOf(by, 9) >= 0)) return null;
  const m = IN_WORDS_OF.exec(words);
  if (!m) return null;
  const cue = unit.start + m[0].length - 1 - group(m, 2).length;
  const start = unit.start + m[0].indexOf(group(m, 1));
  const end = start + group(m, 1).length;
  const phrase = subjectBefore(text, start, end);
  if (!phrase || phrase.mention.end !== end || !phrase.whole || phrase.kind === 'data' || phrase.kind === 'document')
    return null;
  return { ...shownBy(phrase, unit, cue, group(m, 2).length), kind: 'say', short: true };
}

function givenBy(text: string, unit: Narration, words: string, clauses: () => readonly number[]): Draft | null {
  if (!words.includes('的')) return null;
  const m =
    (words.includes('是，') || words.includes('是：') ? ANSWER_NOUN_IS.exec(words) : null) ??
    (words.includes('：') ? ANSWER_IS_PLAIN.exec(words) : null);
  if (!m || unit.start + m.index + m[0].length + 4 > unit.end) return null;
  const end = unit.start + m.index;
  const phrase = subjectBefore(text, clauseAt(clauses(), end), end);
  if (!phrase || phrase.mention.end !== end || !phrase.whole) return null;
  if (phrase.kind === 'data' || phrase.kind === 'document' || (phrase.kind === 'name' && !phrase.title)) return null;
  const cue = unit.start + m.index + m[0].length - 1 - group(m, 1).length;
  return {
    phrase,
    others: [],
    source: SOURCE_OF_KIND[phrase.kind],
    mode: 'indirect',
    cue: span(cue, cue + group(m, 1).length),
    kind: 'think',
    contentStart: cue + group(m, 1).length + 1,
    contentEnd: -1,
    short: true,
    from: unit.start,
    sentenceEnd: unit.end,
  };
}

/** The source stands after a dash: ……——来自第一支部的选手王某某深情地讲述着…… */
function postposed(
  text: string,
  unit: Narration,
  dash: number,
  before: Span | null,
  units: readonly Narration[],
): Draft | null {
  const from = dash + 2;
  if (before && dash === unit.start && unit.end - from <= LONGEST_SIGNATURE) {
    // “……”——云岭村养蜂人石大山: the quotation is signed.
    let end = unit.end;
    while (end > from && isIn(endsSignature, text.charCodeAt(end - 1))) end--;
    const signed = subjectBefore(text, from, end);
    if (signed?.whole && signed.mention.end === end && (signed.title || signed.kind === 'address'))
      return {
        ...directDraft(
          { phrase: signed, cue: span(dash, from), from: before.start + 1, to: innerEnd(before) },
          unit.start,
          unit.end,
        ),
      };
  }
  for (let at = from; at < unit.end; at++) {
    const cue = cueAt(text, at, unit.end);
    if (!cue) continue;
    if (cue.kind === 'show' || text[at - 1] === '的') continue;
    const clause = Math.max(from, lastBefore(text, '，', from, at) + 1);
    const phrase = subjectBefore(text, clause, at) ?? (clause > from ? subjectBefore(text, from, clause - 1) : null);
    if (!phrase || (phrase.kind !== 'name' && phrase.kind !== 'address' && phrase.kind !== 'anonymous')) continue;
    if (!text.startsWith('来自', from) && !phrase.title && phrase.kind !== 'anonymous') continue;
    const end = cueEnd(text, at + cue.word.length, unit.end);
    // The content stands before the dash: the quotation, or all of the paragraph up to the dash.
    const start = before && dash - unit.start <= 1 ? before.start + 1 : units[0]!.start;
    const direct = before !== null && dash - unit.start <= 1;
    return {
      phrase,
      others: [],
      source: SOURCE_OF_KIND[phrase.kind],
      mode: direct ? 'direct' : 'indirect',
      cue: span(at, end),
      kind: cue.kind,
      contentStart: start,
      contentEnd: direct ? innerEnd(before) : dash,
      from: unit.start,
      sentenceEnd: unit.end,
    };
  }
  return null;
}

// ---------------------------------------------------------------- how far the content goes

const NAME_TAG = opening('nr');

/**
 * The end of the content of each draft. Drafts and units are in the order of the text, so that each is looked at once.
 */
function contentEnds(
  text: string,
  drafts: readonly Draft[],
  units: readonly Narration[],
  speech: readonly Span[],
  used: ReadonlySet<Span>,
): number[] {
  const opening = new Map(speech.map((quote) => [quote.start, quote]));
  let first = 0;
  return drafts.map((draft, i) => {
    const next = drafts[i + 1];
    while (first < units.length && units[first]!.end < draft.sentenceEnd) first++;
    if (draft.contentEnd >= 0) return joinedEnd(draft, next, opening.get(draft.sentenceEnd), units[first + 1], used);
    const limit = next ? Math.max(draft.contentStart, next.from) : text.length;
    let end = Math.min(draft.sentenceEnd, limit);
    if (!draft.short && draft.kind !== 'show' && governsParagraph(text, draft.phrase, draft.source)) {
      for (let k = first + 1; k < units.length; k++) {
        const unit = units[k];
        if (!unit) continue;
        if (unit.start >= limit || isNarration(text, unit.start, unit.end, draft.phrase.speaker)) break;
        end = Math.min(unit.end, limit);
      }
    }
    if (next && next.mode === 'direct' && next.contentStart < end && next.contentStart > draft.contentStart) {
      end = next.contentStart - 1;
    }
    return end;
  });
}

/** “……。”王某某说。“……。”: the quotation after the sentence continues the speech, if nobody else says it. */
function joinedEnd(
  draft: Draft,
  next: Draft | undefined,
  quote: Span | undefined,
  unit: Narration | undefined,
  used: ReadonlySet<Span>,
): number {
  if (draft.mode !== 'direct' || !quote || draft.contentEnd > quote.start) return draft.contentEnd;
  if (unit?.before && used.has(unit.before) && unit.before.start <= quote.start && quote.end <= unit.before.end)
    return draft.contentEnd;
  return next && next.contentStart <= quote.end ? draft.contentEnd : innerEnd(quote);
}

function trimmed(text: string, start: number, end: number): Span {
  while (start < end && /[\s“]/.test(text.charAt(start)) && text[start] !== '“') start++;
  while (end > start && isIn(isBlank, text.charCodeAt(end - 1))) end--;
  if (text[end - 1] === '；' || text[end - 1] === '，') end--;
  return span(start, end);
}

/** Has the segmenter decide between two cuts of a name, 刘兴中 and 刘兴, where the grammar allows both. */
function cutBySegmenter(phrase: SpeakerPhrase, text: string, segmenter: ReadContext['segmenter']): SpeakerPhrase {
  if (!phrase.rival) return phrase;
  const from = Math.max(0, phrase.mention.start - 12);
  const tagged = segmenter.tag(text.slice(from, phrase.mention.end + 12));
  if (!tagged || !tagged.some((t) => t.word === phrase.rival && NAME_TAG.test(t.tag))) return phrase;
  const whole = text.indexOf(phrase.rival, Math.min(phrase.mention.start, phrase.mention.end - phrase.rival.length));
  if (whole < 0 || whole + phrase.rival.length > phrase.mention.end + 1) return phrase;
  return { ...phrase, speaker: phrase.rival, mention: span(whole, whole + phrase.rival.length) };
}
