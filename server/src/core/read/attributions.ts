/**
 * Who is reported to say what, in one paragraph. A cue is a word of saying; it counts where grammar gives it a subject
 * and a content: a quotation beside it, or a clause behind its comma or colon. Quotation marks alone are no evidence,
 * since most of them hold slogans and names. Pronouns are left as they are: the fold resolves them across paragraphs.
 */
import type { Attribution, AttributionSource, Span } from '../model';
import { span } from '../model';
import { charSet, isIn } from '../charset';
import { personAtStart } from './people';
import * as data from './people-data';
import type { ReadContext } from './reader';
import type { Phrase } from './speaker';
import { afterLead, SOURCE_OF, subjectBefore } from './speaker';

type CueClass = 'directive' | 'say' | 'think' | 'show';

interface CueWord {
  readonly word: string;
  readonly kind: CueClass;
  /** Also a noun (要求, 介绍): needs a subject that stands whole and a mark behind it. */
  readonly noun: boolean;
}

const NOUNS = new Set(data.CUE_NOUN.split(' '));
const CUES = new Map<string, CueWord[]>();
for (const [kind, list] of [
  ['directive', data.CUE_DIRECTIVE],
  ['say', data.CUE_SAY],
  ['think', data.CUE_THINK],
  ['show', data.CUE_SHOW],
] as const) {
  for (const word of list.split(' ')) {
    const row = { word, kind, noun: NOUNS.has(word) };
    const same = CUES.get(word[0]!);
    if (same) same.push(row);
    else CUES.set(word[0]!, [row]);
  }
}
for (const same of CUES.values()) same.sort((a, b) => b.word.length - a.word.length);
/** Which of the lists begins with the character; 0 for none. */
const listOf = new Uint8Array(0x10000);
const lists: readonly CueWord[][] = [[], ...CUES.values()];
/** Second characters of the words of each list, a bit for the last five bits of each; all bits where one has no second. */
const seconds = new Uint32Array(lists.length);
lists.forEach((list, i) => {
  if (list.length) listOf[list[0]!.word.charCodeAt(0)] = i;
  for (const { word } of list) seconds[i]! |= word.length > 1 ? 1 << (word.charCodeAt(1) & 31) : -1;
});

/** A stretch of narration between speech quotations, at most one sentence long. */
interface Unit extends Span {
  /** Quotation that ends where the unit starts. */
  readonly before: Span | null;
  /** Quotation that starts where the unit ends. */
  readonly after: Span | null;
}

interface Draft {
  readonly phrase: Phrase;
  readonly source: AttributionSource;
  readonly mode: 'direct' | 'indirect';
  readonly cue: Span;
  readonly kind: CueClass;
  readonly contentStart: number;
  /** Known end; -1 where the content runs on as far as the cue governs. */
  readonly contentEnd: number;
  /** Where the reporting clause itself starts, at which an earlier speech ends. */
  readonly from: number;
  /** End of the sentence that holds the cue. */
  readonly sentenceEnd: number;
}

export function readAttributions({ text, quotes, segmenter, paragraph }: ReadContext): Attribution[] {
  if (paragraph.block === 'furniture') return [];
  const speech = speechQuotes(text, quotes);
  const units = cutUnits(text, speech);
  const used = new Set<Span>();
  const drafts: Draft[] = [];
  for (const unit of units) {
    const found = readUnit(text, unit, units, used);
    if (found) drafts.push(...found);
  }
  return drafts
    .map((draft, i) => {
      const phrase = decided(draft.phrase, text, segmenter);
      return {
        speaker: phrase.speaker,
        title: phrase.title,
        source: draft.source,
        mode: draft.mode,
        mention: phrase.mention,
        cue: draft.cue,
        cueText: text.slice(draft.cue.start, draft.cue.end),
        content: trimmed(text, draft.contentStart, contentEnd(text, draft, drafts[i + 1], units)),
      };
    })
    .filter((a) => a.content.end > a.content.start);
}

// ---------------------------------------------------------------- quotations

const OPEN_QUOTE = '“'.charCodeAt(0);
const CLOSE_QUOTE = '”'.charCodeAt(0);
const SENTENCE_MARK = /[。！？…]/;
const isSentenceMark = charSet('。！？…');
const closesSentence = charSet('。！？…”）');

/** The outermost quotations that can hold speech: whole sentences, or what a colon or a cue introduces. */
function speechQuotes(text: string, quotes: readonly Span[]): Span[] {
  const out: Span[] = [];
  let covered = 0;
  for (const quote of quotes) {
    if (quote.start < covered) continue;
    covered = quote.end;
    if (text[quote.start] !== '“') continue;
    const inner = quote.end - quote.start - 2;
    if (inner < 3) continue;
    const last = text[quote.end - 2]!;
    const before = text[quote.start - 1] ?? '。';
    const after = text[quote.end] ?? '。';
    const sentence = SENTENCE_MARK.test(last);
    const opens = quote.start === 0 || /[。！？…”：，；—\s]/.test(before);
    if (sentence && opens && !/[的、“]/.test(after)) out.push(quote);
    else if (/[，；—]/.test(last) && opens && inner >= 4) out.push(quote);
    else if (before === '：' && /[。，；！？]/.test(after) && inner >= 6) out.push(quote);
    else if (before === '，' && /[。；！？]/.test(after) && inner >= 8 && endsInCue(text, quote.start - 1))
      out.push(quote);
    else if (inner >= 6 && /^，(?:这|那)(?:就)?是/.test(text.slice(quote.end, quote.end + 4))) out.push(quote);
    else if (inner >= 12 && after === '，' && (quote.start === 0 || /[。！？]/.test(before))) out.push(quote);
  }
  return out;
}

function endsInCue(text: string, end: number): boolean {
  for (let length = 1; length <= 5; length++) {
    const word = text.slice(end - length, end);
    if (CUES.get(word[0] ?? '')?.some((c) => c.word === word)) return true;
  }
  return false;
}

function cutUnits(text: string, speech: readonly Span[]): Unit[] {
  const units: Unit[] = [];
  let at = 0;
  let before: Span | null = null;
  const narrate = (to: number, after: Span | null): void => {
    let start = at;
    let depth = 0;
    for (let i = at; i < to; i++) {
      const c = text.charCodeAt(i);
      if (c === OPEN_QUOTE) depth++;
      else if (c === CLOSE_QUOTE) depth = Math.max(0, depth - 1);
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
    before = before && at === quote.start ? span(before.start, quote.end) : quote;
    at = quote.end;
  }
  narrate(text.length, null);
  return units;
}

// ---------------------------------------------------------------- one unit

function readUnit(text: string, unit: Unit, units: readonly Unit[], used: Set<Span>): Draft[] | null {
  const before = unit.before && !used.has(unit.before) ? unit.before : null;
  let known: number[] | null = null;
  const clauses = (): number[] => (known ??= clauseStarts(text, unit));
  const out: Draft[] = [];
  const dash = text.slice(unit.start, unit.end + 1).indexOf('——') + unit.start;
  if (dash >= unit.start) {
    const posted = postposed(text, unit, dash, before, units);
    if (posted) return [posted];
  }
  const bringing = unit.after ? bringsQuote(text, unit, clauses(), before) : null;
  if (bringing) {
    if (before) used.add(before);
    used.add(unit.after!);
    return [bringing];
  }
  let covered = unit.start;
  for (let at = unit.start; at < unit.end; at++) {
    const cue = cueAt(text, at, unit.end);
    if (!cue) continue;
    // What a reported clause reports in its turn belongs to its speech: 他说，报告提出，要……
    const nested = out.length > 0 && isReported(text, out, at);
    const draft = at >= covered && !nested ? readCue(text, unit, clauses(), at, cue, before) : null;
    if (draft) {
      out.push(draft);
      covered = draft.cue.end;
      if (draft.mode === 'direct') {
        if (before) used.add(before);
        if (unit.after && draft.contentEnd > unit.end) used.add(unit.after);
        return out;
      }
    }
    at += cue.word.length - 1;
  }
  if (out.length) return out;
  const heard = heardFrom(text, unit);
  if (heard) return [heard];
  const said = before || unit.after ? sayingWithoutVerb(text, unit, clauses(), before) : null;
  if (said) {
    if (before) used.add(before);
    if (unit.after && said.contentEnd > unit.end) used.add(unit.after);
    return [said];
  }
  return null;
}

/** Whether the place lies in what one of the drafts reports. */
const isReported = (text: string, drafts: readonly Draft[], at: number): boolean =>
  drafts.some((d) => d.contentStart <= at && !text.slice(d.contentStart, at).includes('；'));

/** The cue right before a quotation, for a sentence that has an earlier one too: 王某某深有感触，她说：“……”. */
function bringsQuote(text: string, unit: Unit, clauses: readonly number[], before: Span | null): Draft | null {
  if (!unit.after || !/[，：]/.test(text[unit.end - 1]!)) return null;
  for (let at = Math.max(unit.start, unit.end - 8); at < unit.end - 1; at++) {
    const cue = cueAt(text, at, unit.end);
    if (!cue || cueEnd(text, at + cue.word.length, unit.end) !== unit.end - 1) continue;
    const draft = readCue(text, unit, clauses, at, cue, before);
    return draft?.mode === 'direct' ? draft : null;
  }
  return null;
}

/** The start of the clause that an offset is in. */
const clauseAt = (clauses: readonly number[], offset: number): number => clauses[clauseIndex(clauses, offset)]!;

function clauseIndex(clauses: readonly number[], offset: number): number {
  let low = 0;
  let high = clauses.length;
  while (high - low > 1) {
    const mid = (low + high) >> 1;
    if (clauses[mid]! <= offset) low = mid;
    else high = mid;
  }
  return low;
}

const opensNested = charSet('“（');
const closesNested = charSet('”）');
const endsClause = charSet('，；：');

function clauseStarts(text: string, unit: Unit): number[] {
  const out = [unit.start];
  let depth = 0;
  for (let i = unit.start; i < unit.end; i++) {
    const c = text.charCodeAt(i);
    if (isIn(opensNested, c)) depth++;
    else if (isIn(closesNested, c)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && isIn(endsClause, c)) out.push(i + 1);
  }
  return out;
}

function cueAt(text: string, at: number, end: number): CueWord | null {
  const list = listOf[text.charCodeAt(at)]!;
  if (list === 0 || ((seconds[list]! >>> (text.charCodeAt(at + 1) & 31)) & 1) === 0) return null;
  for (const row of lists[list]!) if (at + row.word.length <= end && text.startsWith(row.word, at)) return row;
  return null;
}

/** Words that end in a cue and report nothing: 可以说, 名称, 总要求. */
const NOT_CUE_BEFORE: Readonly<Record<string, RegExp>> = {
  说: /(?:可以|可|据|虽|再|听|小|学|所|来|是|应该|换句话|比如|例如|俗话|常言|常|按理|照理|实话|不用|不|胡|传|游|解|诉|演|述|民间传|一般来|总的来|具体来|严格来|从根本上|从某种意义上|难以|无法|别)$/,
  讲: /(?:演|宣|听|主|开|从根本上|应当|讲)$/,
  称: /(?:名|简|统|号|(?<!数)据|堪|自|职|俗|人|通|别|敬|尊|昵|全|美|对|匀|著|并|合|宣|又|被|誉)$/,
  要求: /(?:总|的|高|严|严格|标准|新|条件|任务|基本|有关|相关|客观|必然|内在|迫切|根本|工作|发展|本质|落实|按照|按|达到|符合)$/,
  提出: /的$/,
  反映: /(?:普遍|集中|真实|客观|充分|如实)$/,
  感到: /(?:深切|切身|切实|真正|真切)$/,
};

function readCue(
  text: string,
  unit: Unit,
  clauses: readonly number[],
  at: number,
  cue: CueWord,
  before: Span | null,
): Draft | null {
  const end = cueEnd(text, at + cue.word.length, unit.end);
  const follows = text[end] ?? '';
  if (/[法服明辞]/.test(cue.word === '说' ? follows : '')) return null;
  if (NOT_CUE_BEFORE[cue.word]?.test(text.slice(Math.max(unit.start, at - 6), at))) {
    // 正如王某某所说：……, 用王某某的话说，……
    const worded = /[所话]/.test(text[at - 1]!) && /[，：]/.test(follows);
    if (!worded && !(before && closing(follows))) return null;
  }
  const clause = clauseAt(clauses, at);
  const opensQuote = unit.after !== null && end >= unit.end - 1 && /^[，：]?$/.test(text.slice(end, unit.end));
  const marked = follows === '，' || follows === '：';
  const bare = !marked && /^(?:表示|认为|坦言|直言|坚信|觉得|感到|深感|呼吁|强调|建议|希望)$/.test(cue.word);
  const goesOn = bare && /^(?:要|将|会(?!议)|愿|今后|下一步|一定|必须|应|“)/.test(text.slice(end, end + 3));
  const closes = end >= unit.end || /[。！？；]/.test(follows);
  const strong = before !== null || opensQuote;
  // 充满信心的表示：“……” is a slip for 地; elsewhere 的 makes a noun of the cue.
  if (text[at - 1] === '的' && (!opensQuote || cue.noun)) return null;
  if (!marked && !goesOn && !closes && !before) return null;
  if (closes && !before && !opensQuote) return null;
  if (marked && !opensQuote && !before && (end + 4 > unit.end || actOnly(text, at, end, cue))) return null;

  const phrase =
    wordedBy(text, clause, at, cue) ??
    subjectBefore(text, clause, at) ??
    (strong || canSpan(cue) || standsAlone(text, clause, at, cue)
      ? earlierSubject(text, unit, clauses, clause, at)
      : null);
  const cueSpan = span(at, Math.max(end, at + cue.word.length));
  const make = (p: Phrase, mode: Draft['mode'], from: number, to: number, source?: AttributionSource): Draft => ({
    phrase: p,
    source: source ?? SOURCE_OF[p.kind],
    mode,
    cue: cueSpan,
    kind: cue.kind,
    contentStart: from,
    contentEnd: to,
    from: Math.min(clause, p.start),
    sentenceEnd: unit.end,
  });
  const cited = citedSource(text, clause, at, cue);
  if (cited && marked) return make(cited, 'indirect', end + 1, -1);
  if (!phrase || !fits(phrase, cue, strong, text, clause)) return null;
  if (opensQuote && unit.after) {
    const quote = unit.after;
    const rest = text.slice(quote.end);
    const runsOn =
      cue.kind === 'directive' &&
      text[end] === '，' &&
      /^[^，。；：、的]/.test(rest) &&
      !before &&
      quote.end - quote.start < 60;
    if (runsOn) return make(phrase, 'indirect', quote.start, -1);
    return make(phrase, 'direct', (before ?? quote).start + 1, innerEnd(quote));
  }
  if (before) {
    // What follows the comma is said as well, but the quotation is what is quoted.
    if (marked && cue.kind !== 'show' && unit.end - end > 4) return make(phrase, 'direct', before.start + 1, -1);
    return make(phrase, 'direct', before.start + 1, innerEnd(before));
  }
  if (!marked && !goesOn) return null;
  return make(phrase, 'indirect', marked ? end + 1 : end, -1);
}

/** Cues that name an act as well. */
const ACT = /^(?:部署|动员|批示|总结|分析|发言|建议|提出建议|提议|承诺|回复|表态)$/;
const ACT_BEFORE =
  /(?:亲自|带头|靠前|统一|全面|专题|周密|精心|统筹|组织|研究|安排|参与|开展|进行|及时|逐一|逐条|认真)$/;
const SPEECH_OPENS = /^(?:要(?!求)|应|将|必须|可以|“)/;

/** 主要负责人亲自部署，…; 代表提出建议，…: an act is told, and what stands behind its comma is another one. */
function actOnly(text: string, at: number, end: number, cue: CueWord): boolean {
  if (text[end] !== '，' || !ACT.test(cue.word)) return false;
  if (cue.word === '提出建议') return !SPEECH_OPENS.test(text.slice(end + 1, end + 4));
  return ACT_BEFORE.test(text.slice(Math.max(0, at - 2), at));
}

const closing = (follows: string): boolean =>
  follows === '' || follows === '，' || follows === '。' || follows === '！';

/** 在客商看来, 用王某某的话说, 正如王某某所说: the subject stands inside the adjunct. */
function wordedBy(text: string, clause: number, at: number, cue: CueWord): Phrase | null {
  const lead = text[clause] === '在' || text[clause] === '用' ? clause + 1 : -1;
  if (cue.word === '看来' && lead > 0) return subjectBefore(text, lead, at);
  if (/^[说讲]/.test(cue.word) && lead > 0 && text.slice(at - 2, at) === '的话') {
    return subjectBefore(text, lead, at - 2);
  }
  if (cue.word === '说' && text[at - 1] === '所') return subjectBefore(text, clause, at - 1);
  return null;
}

const POINTS = /了?[一二两三四五六七八九十几]点(?:意见|要求|建议|希望|看法|感受|体会)?(?=[：，])/y;

/** The cue with what belongs to it: 讲述着, 说道, 介绍说, 强调三点意见. */
function cueEnd(text: string, at: number, limit: number): number {
  POINTS.lastIndex = at;
  if (POINTS.test(text) && POINTS.lastIndex < limit) return POINTS.lastIndex;
  while (
    at < limit &&
    /[着道说过]/.test(text[at]!) &&
    !/^(?:道路|道理|道德|说明|过去|过程)/.test(text.slice(at, at + 2))
  )
    at++;
  return at;
}

const innerEnd = (quote: Span): number => quote.end - 1;

/** Verbs whose subject may stand some clauses before: 王强来到果园，指着枝头说. */
const canSpan = (cue: CueWord): boolean => cue.kind === 'say' && /(?:说|道|告诉|表示|坦言|感慨|介绍)/.test(cue.word);

/** 县委书记某某肯定了成绩，并指出，……: a clause of nothing but the cue goes on from the subject before it. */
const standsAlone = (text: string, clause: number, at: number, cue: CueWord): boolean =>
  cue.kind === 'directive' && !cue.noun && /^(?:并且?|同时|还|随后|最后)?$/.test(text.slice(clause, at));

/** So many clauses back a subject may stand. */
const MOST_CLAUSES = 12;

/** The sentence's first subject, for a cue whose own clause has none. */
function earlierSubject(
  text: string,
  unit: Unit,
  clauses: readonly number[],
  clause: number,
  cue: number,
): Phrase | null {
  const lead = afterLead(text, clause, cue);
  // The clause of the cue must be a mere predicate: a subject of its own that is no speaker ends the search.
  if (!PREDICATE.test(text.slice(lead, cue))) return null;
  const own = clauseIndex(clauses, clause);
  for (let i = own - 1; i >= Math.max(0, own - MOST_CLAUSES); i--) {
    const from = clauses[i]!;
    const to = clauses[i + 1]! - 1;
    const titled = titledSubject(text, from, to);
    if (titled) return titled;
    for (let end = Math.min(to, from + 48); end > from + 1; end--) {
      const rest = text.slice(end, to);
      if (rest && !VERB_NEXT.test(rest)) continue;
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

function titledSubject(text: string, from: number, to: number): Phrase | null {
  const person = personAtStart(text, from, to);
  if (!person || /^(?:记者|笔者|通讯员|编辑)$/.test(person.title)) return null;
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

/** A clause that starts with its verb or adjunct. */
const PREDICATE =
  /^(?:|[^，]{0,8}[笑哭激高兴动感]|.{1,8}地|(?:一边|边|还|也|又|便|就|并|指|看|望|拿|捧|握|拉|拍|抚|摸|竖|在|向|对|跟|给|谈|说|聊|提|回忆|接过|站|坐|放下|抬|擦|翻|打开|端|激动|高兴|兴奋|自豪|感慨|笑|满|一脸|不禁|忍不住|连连|连声|深情|动情|这样|如此|如是|信心|喜|乐).{0,30})$/u;
/** What can stand right behind a subject: its verb. */
const VERB_NEXT =
  /^(?:在|正|从|向|对|把|将|给|指|看|望|拿|捧|握|拉|拍|抚|摸|竖|带|领|走|来|到|说|谈|聊|提|回|接|站|坐|放|抬|擦|翻|打开|端|激|高|兴|自|感|笑|喜|乐|满|一|不|深|是|已|刚|又|也|还|就|便|有|没|用|忙|做|干|种|养|开|难|如|和|与|同|经|算|听|想|为|以|信心|满怀|倍|现|今|年|家|负责|分管|作为|介)/;

/** Whether this kind of subject takes this cue in this place. */
function fits(phrase: Phrase, cue: CueWord, strong: boolean, text: string, clause: number): boolean {
  const { kind } = phrase;
  if (kind === 'anonymous' && /记者|笔者|通讯员/.test(phrase.speaker)) return false;
  if (/^(?:记者|笔者|通讯员|编辑)$/.test(phrase.title)) return false;
  if (strong) return kind !== 'data' || cue.kind === 'show';
  if (!phrase.whole) return false;
  if (kind === 'data') return cue.kind === 'show' && cue.word !== '称';
  if (kind === 'name' && !phrase.title && phrase.speaker.length === 2 && cue.noun) return false;
  if (cue.kind === 'show' && cue.word !== '称' && cue.word !== '通报' && cue.word !== '披露') {
    return kind === 'document' && /^(?:显示|表明)$/.test(cue.word);
  }
  if (kind === 'document') return cue.kind === 'directive' || /^(?:认为|称)$/.test(cue.word);
  if (kind === 'institution' && cue.noun) {
    return !/部署|批示|总结|分析|评价|发言|承诺/.test(cue.word) && startsSentence(text, clause);
  }
  return true;
}

const startsSentence = (text: string, clause: number): boolean => clause === 0 || /[。！？；]/.test(text[clause - 1]!);

/** 省统计局发布最新数据称, 市农业局数据显示, 据县文旅局介绍, 记者从市水利局获悉: the body behind the words. */
function citedSource(text: string, clause: number, at: number, cue: CueWord): Phrase | null {
  const words = text.slice(clause, at);
  if (words.length > 48) return null;
  const published = PUBLISHED.exec(words);
  if (published && cue.kind === 'show') {
    const body = subjectBefore(text, clause, clause + published.index + published[0].length - published[1]!.length);
    if (body && body.kind === 'institution') return { ...body, whole: true };
  }
  return null;
}

/** 记者从市农业局获悉, 从县水利局了解到. */
const HEARD =
  /(?:^|[，。]|记者|笔者)(?:近日|日前|昨日|今日|\d{1,2}月\d{1,2}日)?从([^，。；：]{2,36}?)(?:召开的[^，。]{0,20}会上)?(获悉|了解到|得知|获知)，/;

function heardFrom(text: string, unit: Unit): Draft | null {
  const words = text.slice(unit.start, unit.end);
  if (!words.includes('从')) return null;
  const m = HEARD.exec(words);
  if (!m) return null;
  const from = unit.start + m.index + m[0].lastIndexOf(m[1]! + m[2]!);
  const start = m[0].includes(m[1]! + m[2]!) ? from : unit.start + m.index + m[0].indexOf('从') + 1;
  const end = start + m[1]!.length;
  const phrase = subjectBefore(text, start, end);
  if (!phrase || phrase.mention.end !== end || phrase.kind === 'anonymous' || phrase.kind === 'data') return null;
  const cue = unit.start + m.index + m[0].length - 1 - m[2]!.length;
  return {
    phrase,
    source: SOURCE_OF[phrase.kind],
    mode: 'indirect',
    cue: span(cue, cue + m[2]!.length),
    kind: 'show',
    contentStart: cue + m[2]!.length + 1,
    contentEnd: -1,
    from: unit.start,
    sentenceEnd: unit.end,
  };
}

const PUBLISHED =
  /^.{2,36}?((?:近日|日前|最新|昨日|今日)?(?:发布|公布|通报|提供|披露)?的?(?:最新|有关|相关|统计|监测|初步|权威|一组)*(?:数据|数字|统计|报告|公报|公告|通报|资料|结果))$/;

// ---------------------------------------------------------------- sayings without a verb of saying

/** A predicate of the words themselves: 周某某的话掷地有声, 的一席话道出了大家的心声. */
const WORDS_OF =
  /的((?:一番|一席|这番|这席|这句|几句|肺腑|朴实)?(?:话语?|一句话|发言|讲话|承诺|回答|心声|感言|感慨)(?:音未落|掷地有声|铿锵有力|让|令|引|赢得|道出|说出|激起|打动|温暖|朴实|质朴|坚定|语气|发自|代表|里|中|充满|透着|饱含|像|，)?[^。！？；]{0,20})/;
/** The quotation's resumption: “……”，这是王强常说的一句话. */
const THIS_IS = /^，?(?:这|那)(?:就)?是/;
const SAYING_NOUN = /(?:心声|承诺|感受|感言|愿望|期盼|心愿|誓言|口头禅|心里话|体会|座右铭|一句话|的话)/;
/** Predicates of feeling and gesture that carry a quotation. */
const MANNER =
  /(?:掷地有声|铿锵有力|喜上眉梢|喜笑颜开|眉开眼笑|笑逐颜开|满是(?:欢喜|喜悦|笑容|自豪|感激|欣慰|期待)|难掩[^，。]{0,6}(?:激动|喜悦|兴奋)|笑得|笑开了花|(?:十分|非常|很是|无比|倍感)(?:激动|感激|感动|高兴|开心|欣慰|自豪)|打开了话匣子|感激(?:不已|之情)|记忆犹新|洋溢着|写满了?|堆满了?|绽放(?:着|出)?|乐得|合不拢嘴|竖起(?:了)?大拇指|感慨(?:万千|万分|不已|良多)|激动(?:不已|万分)|兴奋不已|深有(?:感触|体会|感慨)|信心(?:满满|十足)|赞不绝口|连连点头|热泪盈眶|乐开了花|乐呵呵|笑呵呵|喜滋滋|心里(?:美滋滋|乐开了花|有了底|暖洋洋)|脱口而出|吹响[^。]{0,10}号角|有感而发|如数家珍|由衷|点赞|满脸|一脸|溢于言表|娓娓道来|滔滔不绝|向[^，。]{1,12}(?:介绍|诉说|讲述|推介|展示|道谢|表示感谢))/;

function sayingWithoutVerb(text: string, unit: Unit, clauses: readonly number[], before: Span | null): Draft | null {
  const words = text.slice(unit.start, unit.end);
  const make = (phrase: Phrase, cue: Span, from: number, to: number): Draft => ({
    phrase,
    source: SOURCE_OF[phrase.kind],
    mode: 'direct',
    cue,
    kind: 'say',
    contentStart: from,
    contentEnd: to,
    from: unit.start,
    sentenceEnd: unit.end,
  });
  const person = (p: Phrase | null): p is Phrase =>
    p !== null && p.kind !== 'data' && p.kind !== 'document' && p.kind !== 'institution';
  if (before) {
    const of = WORDS_OF.exec(words);
    if (of) {
      const end = unit.start + of.index;
      const phrase = subjectBefore(text, clauseAt(clauses, end), end);
      if (person(phrase)) {
        const cue = span(end + 1, end + 1 + of[1]!.length);
        return make(phrase, cue, before.start + 1, innerEnd(before));
      }
    }
    if (THIS_IS.test(words)) {
      const noun = SAYING_NOUN.exec(words);
      const de = noun ? words.lastIndexOf('的', noun.index + 1) : -1;
      if (noun && de > 0) {
        const start = unit.start + THIS_IS.exec(words)![0].length;
        const cueAt = span(unit.start + noun.index, unit.start + noun.index + noun[0].length);
        const titled = titledSubject(text, start, unit.start + de);
        if (titled) return make(titled, cueAt, before.start + 1, innerEnd(before));
        for (let end = unit.start + de; end > start; end--) {
          const phrase = subjectBefore(text, start, end);
          if (phrase && phrase.mention.end === end && person(phrase)) {
            const cue = span(unit.start + noun.index, unit.start + noun.index + noun[0].length);
            return make(phrase, cue, before.start + 1, innerEnd(before));
          }
        }
      }
    }
    const manner = MANNER.exec(words);
    if (manner) {
      const at = unit.start + manner.index;
      const clause = clauseAt(clauses, at);
      const phrase = subjectBefore(text, clause, at) ?? anySubject(text, unit, clauses, at);
      if (person(phrase)) return make(phrase, span(at, at + manner[0].length), before.start + 1, innerEnd(before));
    }
    const teller = storyTeller(text, unit, clauses, before);
    if (teller) return make(teller.phrase, teller.cue, before.start + 1, innerEnd(before));
  }
  if (unit.after && words.endsWith('：')) {
    const colon = unit.end - 1;
    const clause = clauseAt(clauses, colon);
    const phrase = anySubject(text, unit, clauses, colon);
    if (person(phrase) && phrase.kind !== 'meeting') {
      const at = Math.max(phrase.mention.end, clause);
      if (at < colon && !NOT_SAID.test(text.slice(at, colon))) {
        return make(phrase, span(at, colon), unit.after.start + 1, innerEnd(unit.after));
      }
    }
  }
  return null;
}

/**
 * A paragraph that opens with a full sentence in quotation marks and goes on with a named person and a short
 * predicate: “……！”说起那天，居民陈某某至今难忘。
 */
function storyTeller(
  text: string,
  unit: Unit,
  clauses: readonly number[],
  before: Span,
): { phrase: Phrase; cue: Span } | null {
  if (before.start !== 0 || before.end - before.start < 11 || !SENTENCE_MARK.test(text[before.end - 2]!)) return null;
  for (const [i, from] of clauses.entries()) {
    const to = (clauses[i + 1] ?? unit.end + 1) - 1;
    const phrase = titledSubject(text, from, to);
    if (!phrase) continue;
    const end = text.slice(to - 1, to) === '。' ? to - 1 : to;
    const rest = unit.end - phrase.mention.end;
    if (/^[的和与、]/.test(text.slice(phrase.mention.end))) return null;
    return rest >= 3 && rest <= 30 && end > phrase.mention.end ? { phrase, cue: span(phrase.mention.end, end) } : null;
  }
  return null;
}

/** What a colon introduces without being said: a title, a slogan, an inscription. */
const NOT_SAID =
  /(?:写着|印着|刻着|挂着|题为|名为|主题[是为]|口号[是为]?|标语|牌子|横幅|牢记|遵循|践行|秉持|奉行|即|如下|例如|比如|包括|称为|叫做|提出了?)$/;

function anySubject(text: string, unit: Unit, clauses: readonly number[], to: number): Phrase | null {
  for (let i = clauses.length - 1; i >= 0; i--) {
    const from = clauses[i]!;
    if (from >= to) continue;
    const stop = Math.min(to, (clauses[i + 1] ?? unit.end + 1) - 1);
    const titled = titledSubject(text, from, stop);
    if (titled) return titled;
    for (let end = Math.min(stop, from + 48); end > from + 1; end--) {
      const rest = text.slice(end, stop);
      if (rest && !VERB_NEXT.test(rest)) continue;
      const phrase = subjectBefore(text, from, end);
      if (phrase && phrase.mention.end === end && phrase.whole) return phrase;
    }
  }
  return null;
}

/** `……——来自第一支部的选手王某某深情地讲述着……`: the source stands behind a dash. */
function postposed(text: string, unit: Unit, dash: number, before: Span | null, units: readonly Unit[]): Draft | null {
  const from = dash + 2;
  for (let at = from; at < unit.end; at++) {
    const cue = cueAt(text, at, unit.end);
    if (!cue) continue;
    if (cue.kind === 'show' || text[at - 1] === '的') continue;
    const clause = Math.max(from, text.lastIndexOf('，', at) + 1);
    const phrase = subjectBefore(text, clause, at) ?? (clause > from ? subjectBefore(text, from, clause - 1) : null);
    if (!phrase || (phrase.kind !== 'name' && phrase.kind !== 'address' && phrase.kind !== 'anonymous')) continue;
    if (!/^来自/.test(text.slice(from, from + 2)) && !phrase.title && phrase.kind !== 'anonymous') continue;
    const end = cueEnd(text, at + cue.word.length, unit.end);
    // The speech is what stands before the dash: the quotation, or all of the paragraph up to it.
    const start = before && dash - unit.start <= 1 ? before.start + 1 : units[0]!.start;
    const direct = before !== null && dash - unit.start <= 1;
    return {
      phrase,
      source: SOURCE_OF[phrase.kind],
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

/** Sentences that open like these are narration again. */
const NARRATION =
  /^(?:据悉|据了解|据介绍|据统计|目前，|截至|近年来，|如今，|随后|当天|当日|会上|会后|会前|会议(?:还|决定|听取|审议|通过|宣布)|活动|座谈会|仪式|现场|采访|(?:同时，|随后，|接着，|最后，)?[他她](?![们人])|记者|笔者|此次(?:会议|活动)|(?:\d{4}年)?\d{1,2}月\d{1,2}日|[^，。]{0,20}(?:参加|出席)(?:了)?(?:会议|活动|座谈|调研))/;
const COLLECTIVE = /大家|与会|纷纷|市民|群众|们$/;

function contentEnd(text: string, draft: Draft, next: Draft | undefined, units: readonly Unit[]): number {
  if (draft.contentEnd >= 0) return draft.contentEnd;
  const limit = next ? Math.max(draft.contentStart, next.from) : text.length;
  const far = governsParagraph(text, draft);
  let end = Math.min(draft.sentenceEnd, limit);
  for (const unit of units) {
    if (unit.end <= draft.sentenceEnd) continue;
    if (!far || unit.start >= limit || NARRATION.test(text.slice(unit.start, unit.start + 40).trimStart())) {
      if (unit.start < draft.sentenceEnd) continue;
      break;
    }
    end = Math.min(unit.end, limit);
  }
  if (next && next.mode === 'direct' && next.contentStart < end && next.contentStart > draft.contentStart) {
    end = next.contentStart - 1;
  }
  return end;
}

function governsParagraph(text: string, { phrase, kind, source }: Draft): boolean {
  if (source === 'data' || kind === 'show') return false;
  if (source === 'anonymous')
    return (
      !COLLECTIVE.test(phrase.speaker) && !/纷纷|一致|普遍/.test(text.slice(phrase.mention.end, phrase.mention.end + 4))
    );
  return true;
}

function trimmed(text: string, start: number, end: number): Span {
  while (start < end && /[\s“]/.test(text[start]!) && text[start] !== '“') start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  if (text[end - 1] === '；' || text[end - 1] === '，') end--;
  return span(start, end);
}

/** Lets the segmenter choose between two cuts of a name, 刘兴中 or 刘兴, where grammar allows both. */
function decided(phrase: Phrase, text: string, segmenter: ReadContext['segmenter']): Phrase {
  if (!phrase.rival) return phrase;
  const from = Math.max(0, phrase.mention.start - 12);
  const tagged = segmenter.tag(text.slice(from, phrase.mention.end + 12));
  if (!tagged || !tagged.some((t) => t.word === phrase.rival && /^nr/.test(t.tag))) return phrase;
  const whole = text.indexOf(phrase.rival, Math.min(phrase.mention.start, phrase.mention.end - phrase.rival.length));
  if (whole < 0 || whole + phrase.rival.length > phrase.mention.end + 1) return phrase;
  return { ...phrase, speaker: phrase.rival, mention: span(whole, whole + phrase.rival.length) };
}
