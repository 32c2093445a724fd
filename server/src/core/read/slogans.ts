/**
 * Slogans (提法): set phrases of the lexicon, contractions of a numeral and head words, coined brands in quotation marks,
 * and parallel slogans used as a title. Words that are quoted for other reasons, quoted speech and names of meetings
 * are none.
 */
import type { Lexicon } from '../lexicon/lexicon';
import { findPhrases } from '../lexicon/phrases';
import type { Phrase, Slogan, SloganKind, Span } from '../model';
import { span } from '../model';
import { charSet, isIn, WordSet } from '../charset';
import { CONTENTS, FOUNDED_PLACES, FOUNDING_VERBS, LAYOUT_PARTS } from '../text/census';
import { sortedBy } from '../text/sorted';
import { SpanIndex } from '../text/span-index';
import type { ReadContext } from './reader';
import { group } from '../match';

/** The wordings of the lexicon that stand in a paragraph, those of terms among them. */
export function readPhrases({ paragraph, text, quotes }: ReadContext, lexicon: Lexicon): Phrase[] {
  const { raw, block } = paragraph;
  const heading = block === 'heading' || isLine(text);
  const halfWidth = raw.includes(',') && !raw.includes('，');
  return findPhrases({ text, quotes, heading, halfWidth }, lexicon);
}

/**
 * The slogans of a paragraph, by their offsets (UTF-16): the phrases that are slogans, and those that no lexicon holds.
 */
export function readSlogans({ text, quotes, contents }: ReadContext, phrases: readonly Phrase[]): Slogan[] {
  const slogans: Slogan[] = [];
  const add = (at: Span, kind: SloganKind, canonical = '', entry = ''): void => {
    slogans.push({ at, text: text.slice(at.start, at.end), kind, canonical, entry });
  };
  for (const phrase of phrases) {
    const parts = quotes.length ? quotedParts(text, phrase) : [];
    if (parts.length > 1) {
      for (const part of parts) {
        add(
          part,
          isIn(isContractionNumeral, text.charCodeAt(part.start))
            ? 'contraction'
            : phrase.kind === 'term'
              ? 'set-phrase'
              : phrase.kind,
        );
      }
    } else if (phrase.kind !== 'term') add(phrase.at, phrase.kind, phrase.canonical, phrase.wording.canonical);
    else if (isQuotedName(text, phrase)) add(phrase.at, 'set-phrase', phrase.canonical, phrase.wording.canonical);
  }
  const title = titleOf(text);
  if (title && !slogans.some((s) => covers(s.at, title))) add(title, 'title');
  if (quotes.length) addQuoted(text, quotes, phrases, slogans, add);
  for (const { pattern, needs } of UNQUOTED_PATTERNS) {
    if ((contents & needs) === 0) continue;
    pattern.lastIndex = 0;
    let told: SpanIndex<Span> | null = null;
    for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
      const at = span(m.index, m.index + m[0].length);
      // Matches of one pattern do not overlap each other, so that the index need not hold them.
      told ??= new SpanIndex(placesOf(slogans));
      if (!told.some(at, (s) => overlap(s, at) > 0)) {
        add(at, pattern === LAYOUT_PATTERN ? 'contraction' : 'coined');
      }
    }
  }
  return sortedBy(slogans, (a, b) => a.at.start - b.at.start || b.at.end - a.at.end);
}

/** Adds what quotation marks name, unless they hold speech. */
function addQuoted(
  text: string,
  quotes: readonly Span[],
  phrases: readonly Phrase[],
  slogans: readonly Slogan[],
  add: (at: Span, kind: SloganKind) => void,
): void {
  const known = new SpanIndex(placesOf(slogans));
  const wholes = new SpanIndex(phrases.map((p) => p.whole));
  quotes.forEach((quote, i) => {
    if (isSpeech(text, quote)) return;
    const inner = span(quote.start + 1, quote.end - 1);
    if (known.some(inner, (s) => overlap(s, inner) * 2 > inner.end - inner.start)) return;
    // A term in quotation marks of its own is a name: “健康第一”.
    if (
      wholes.some(
        inner,
        (p) => overlap(p, inner) === inner.end - inner.start && p.end - p.start > quote.end - quote.start,
      )
    )
      return;
    const kind = quotedKind(text, inner, quotes, i);
    if (kind) add(widened(text, inner), kind);
  });
}

const placesOf = (slogans: readonly Slogan[]): Span[] => slogans.flatMap((s) => (s.kind === 'title' ? [] : s.at));

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const covers = (a: Span, b: Span): boolean => a.start <= b.start && b.end <= a.end;

/** Whether a term whose name has quotation marks is written with them: “回头看”, but not 回头看看. */
function isQuotedName(text: string, { at, wording }: Phrase): boolean {
  return wording.canonical.startsWith('“') && /[“‘]/.test(text[at.start - 1] ?? '') && /[”’]/.test(text[at.end] ?? '');
}

/** The slogans of a wording that quotes several: “一国两制”、“港人治港”、“澳人治澳”. */
function quotedParts(text: string, { whole }: Phrase): Span[] {
  const parts: Span[] = [];
  for (const m of text.slice(whole.start, whole.end + 1).matchAll(/[“‘]([^“”‘’]+)[”’]/g)) {
    parts.push(span(whole.start + m.index + 1, whole.start + m.index + 1 + group(m, 1).length));
  }
  return parts;
}

// ---------------------------------------------------------------- quoted

const wordSet = (words: string): WordSet => new WordSet(() => words.split(' '));

/** Words after the closing mark that say for what a brand or slogan is used. */
const BRAND_USES = wordSet(
  '工程 行动 计划 活动 机制 模式 平台 品牌 体系 服务 工作法 战略 改革 制度 文件 格局 大讨论 大培训 大走访 大比武 竞赛 园区 基地 驿站 联盟 办法 方法 管理 监管 审批 窗口 热线 党支部 微信 APP App app 新篇章 目标 布局 建设 发展 理念 经验 精神 举措 创建 评选 称号 空间 工作',
);
const BRAND_USE_KINDS = wordSet('重点 专项 系列 品牌 主题 优质');
/** What a quoted place or person has become known for: “德山”速度 is one slogan. */
const FAME = wordSet('速度 经验 模式 现象 精神 样板 方案 力量 品牌 效率 质量 答卷');
const isContractionNumeral = charSet('一二两三四五六七八九十百千双');
const SPOKEN_WORDS = /[我你您咱俺吗呢吧啊呀哦嘛]|[了着过]$|这[是个样种]|什么|怎么|为何|大家/;
const NAME_NOUNS = wordSet('班 会 论坛 大赛 讲座 奖 协会 学会 研究 报告 通知 意见 办法 条例 方案 制度 制度化');
const ONLY_HAN_WORDS = /^[\u4e00-\u9fa5]+$/;
/** Classifiers that make a numeral count one thing: 一枚印章管审批 is coined, but 一城三区 is a contraction. */
const ONE_THING_CLASSIFIERS = wordSet(
  '个 枚 件 支 张 把 条 站 次 码 窗 网 刀 盘 线 地 键 体 号 本 卡 证 面 封 家 门 揽子 时 些 样 切 味',
);
const QUESTION_WORDS = /([\u4e00-\u9fa5])[没不]\1|多少|哪[个些里]|^谁(?!.*谁)/;
const FIGURE_OF_SPEECH = /^[\u4e00-\u9fa5]{2,5}的[\u4e00-\u9fa5]{1,3}$/;
/** Words before which only a name stands. */
const NAMED_EVENTS = wordSet(
  '演讲 征文 宣讲 活动 工程 行动 计划 党日 教育 比赛 大赛 竞赛 展 评选 品牌 项目 课堂 讲堂 模式 机制 理念 目标 愿景 口号 称号 承诺',
);
const NAMED_EVENT_KINDS = wordSet('主题 系列 专项 大型');
const TOPIC_PREPOSITIONS = wordSet('围绕 关于 针对 就');
const STUDY_VERBS = wordSet('开展 进行 展开 作 做 组织 问题 课题 议题 ，');
const STUDY_NOUNS = wordSet('问题 这一 等 专题 课题');

const VERBS_OF_SAYING = wordSet('说 道 指出 强调 表示 认为 称 问 答 感慨 坦言');

/** Whether the text goes on at the offset `i` with one of the words, after 的 or after one word of `before` at most. */
function goesOnWith(text: string, i: number, words: WordSet, before: WordSet): boolean {
  const from = text[i] === '的' ? i + 1 : i;
  return words.longestAt(text, from, 1) > 0 || words.longestAt(text, from + before.longestAt(text, from), 1) > 0;
}

function quotedKind(text: string, inner: Span, quotes: readonly Span[], index: number): SloganKind | null {
  const words = text.slice(inner.start, inner.end);
  const { length } = words;
  const before = text.slice(Math.max(0, inner.start - 4), inner.start - 1);
  const after = text.slice(inner.end + 1, inner.end + 12);
  if (length < 2 || length > 28 || /[。？！…；《》（）：]/.test(words) || /所谓$/.test(before)) return null;
  if (!/[\u4e00-\u9fa5+]/.test(words) || SPOKEN_WORDS.test(words)) return null;
  if (/^[\d.]+[\u4e00-\u9fa5]{1,2}$/.test(words)) return null;
  if (words.includes('+')) return 'coined';
  if (/^(?:七一|八一|十一|五一|五四|三八|六一|双十一|双11)(?:勋章|奖章|奖|纪念章|红旗手)?$/.test(words)) return null;
  if (isIn(isContractionNumeral, words.charCodeAt(0)) && length <= 9 && /^[\u4e00-\u9fa5、，]+$/.test(words)) {
    if (words.startsWith('一') && ONE_THING_CLASSIFIERS.longestAt(words, 1, 1)) return length >= 4 ? 'coined' : null;
    if (length >= 3 || /^[两双三四五六七八九十]/.test(words)) return 'contraction';
    return null;
  }
  const parts = words.split(/[、，]/);
  if (parts.length > 1) return isParallel(parts) ? 'coined' : null;
  const series = inSeries(text, quotes, index);
  if (length <= 3) {
    if (!ONLY_HAN_WORDS.test(words)) return null;
    const isFamous = FAME.longestAt(after, 0) > 0;
    if (length === 2) return isFamous ? 'coined' : null;
    return series || isFamous || goesOnWith(after, 0, BRAND_USES, BRAND_USE_KINDS) ? 'coined' : null;
  }
  const isName = length >= 8 && NAME_NOUNS.longestBefore(words, 0, length, 1) > 0;
  if (length > 12) return !isName && goesOnWith(after, 0, BRAND_USES, BRAND_USE_KINDS) ? 'coined' : null;
  if (isName) return null;
  if (isTurnOfPhrase(words) && !isEvent(after) && !goesOnWith(after, 0, BRAND_USES, BRAND_USE_KINDS)) return null;
  // 围绕“老旧小区加装电梯”开展调研: the quotation names the subject of a piece of work and no brand.
  const isTopic = length >= 6 && TOPIC_PREPOSITIONS.longestBefore(text, 0, inner.start - 1, 1) > 0;
  if (isTopic && (STUDY_VERBS.longestAt(after, 0, 1) > 0 || isStudied(after))) return null;
  return 'coined';
}

/** Questions and figures of speech are what people say, and no place has coined them: 别人干没干, 烫手的山芋. */
function isTurnOfPhrase(words: string): boolean {
  return QUESTION_WORDS.test(words) || FIGURE_OF_SPEECH.test(words);
}

function isEvent(after: string): boolean {
  let from = after.startsWith('的') ? 1 : 0;
  for (let kind = NAMED_EVENT_KINDS.longestAt(after, from); kind; kind = NAMED_EVENT_KINDS.longestAt(after, from))
    from += kind;
  return NAMED_EVENTS.longestAt(after, from, 1) > 0;
}

function isStudied(after: string): boolean {
  const study = STUDY_NOUNS.longestAt(after, 0, 1);
  return study > 0 && STUDY_VERBS.longestAt(after, study, 1) > 0;
}

/** “德山”速度: the slogan includes the quotation marks and the word after them. */
function widened(text: string, inner: Span): Span {
  const fame = inner.end - inner.start <= 3 ? FAME.longestAt(text, inner.end + 1) : 0;
  return fame ? span(inner.start - 1, inner.end + 1 + fame) : inner;
}

/** Whether a quotation beside this one has the same length and the same first or last character: “打包办”“提速办”. */
function inSeries(text: string, quotes: readonly Span[], index: number): boolean {
  const at = quotes[index];
  if (!at) return false;
  const same = (other: Span | undefined): boolean => {
    if (!other || other.end - other.start !== at.end - at.start) return false;
    const gap = text.slice(Math.min(at.end, other.end), Math.max(at.start, other.start));
    if (gap.length > 8 || /[。！？]/.test(gap)) return false;
    return text[at.start + 1] === text[other.start + 1] || text[at.end - 2] === text[other.end - 2];
  };
  return same(quotes[index - 1]) || same(quotes[index + 1]);
}

/** Whether the parts have nearly the same length, or the first two of them the same. */
function isParallel(parts: readonly string[]): boolean {
  const lengths = parts.map((p) => p.length);
  if (Math.min(...lengths) < 2) return false;
  return Math.max(...lengths) - Math.min(...lengths) <= 2 || lengths[0] === lengths[1];
}

/** Whether a quotation is speech: a whole sentence, or words after a verb of saying. */
function isSpeech(text: string, { start, end }: Span): boolean {
  if (end - start > 30) return true;
  if (/[。！？，]/.test(text.slice(end - 2, end - 1))) return true;
  if (/^，[^，。“]{1,12}(?:说|表示|介绍|感慨|称赞|感叹|告诉)/.test(text.slice(end, end + 18))) return true;
  const before = text[start - 1] === '：' || text[start - 1] === '，' ? start - 1 : start;
  return VERBS_OF_SAYING.longestBefore(text, 0, before, 1) > 0;
}

// ---------------------------------------------------------------- unquoted

/** Spatial layouts (一核两翼三带), and series such as 工业强市、产业立市. */
const LAYOUT_PATTERN = new RegExp(`(?:[一二两三四五六七八九十多](?:${LAYOUT_PARTS})){2,6}`, 'g');
const FOUNDING_CLAUSE = `[\\u4e00-\\u9fa5]{2}[${FOUNDING_VERBS}][${FOUNDED_PLACES}]`;
const FOUNDING_SERIES = new RegExp(`(?:${FOUNDING_CLAUSE}[、，]?){1,3}${FOUNDING_CLAUSE}`, 'g');
const UNQUOTED_PATTERNS = [
  { pattern: LAYOUT_PATTERN, needs: CONTENTS.layouts },
  { pattern: FOUNDING_SERIES, needs: CONTENTS.foundings },
];

// ---------------------------------------------------------------- titles

const TITLE_NUMBER =
  /^(?:第?[一二三四五六七八九十]{1,3}[、.．章节]|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、]|[A-Z] )\s*/;
const TITLE_LABEL = /^[^，—]{2,12}——/;
const NAMES_BODY =
  /(?:委|府|(?<![结开格布僵全大])局|办|厅|院|部|公司|中心|委员会|大学|集团|学校|协会|记者|通讯员|会议|大会)$/;
/** A headline at the start of a paragraph that goes on: 滋养初心 引领使命——某地纪实. */
const PARALLEL_HEADLINE = /^(?:[\u4e00-\u9fa5]{2}：)?(([\u4e00-\u9fa5]{4,9}) ([\u4e00-\u9fa5]{4,9}))——/;

/** Whether a line is no sentence, so that it may be a heading. */
function isLine(text: string): boolean {
  return text.length <= 60 && !/[。；！？…]|[，：]$/.test(text);
}

function titleOf(text: string): Span | null {
  if (!isLine(text)) {
    const m = PARALLEL_HEADLINE.exec(text.slice(0, 40));
    if (!m || Math.abs(group(m, 2).length - group(m, 3).length) > 1) return null;
    const start = m[0].indexOf(group(m, 1));
    return span(start, start + group(m, 1).length);
  }
  let start = TITLE_NUMBER.exec(text)?.[0].length ?? 0;
  start += TITLE_LABEL.exec(text.slice(start))?.[0].length ?? 0;
  const dash = text.indexOf('——', start);
  const end = dash > start ? dash : text.length;
  const line = text.slice(start, end);
  const parts = line.split(/[，\s]+/);
  if (parts.length < 2 || parts.length > 4 || !/^[\u4e00-\u9fa5“”，\s]+$/.test(line)) return null;
  const [first, second] = parts as [string, string];
  const least = line.includes('，') ? 3 : 4;
  if (first.length < least || first.length > 12 || Math.abs(first.length - second.length) > (parts.length > 2 ? 0 : 1))
    return null;
  if (parts.some((p) => p.length < 3 || NAMES_BODY.test(p))) return null;
  return span(start, end);
}
