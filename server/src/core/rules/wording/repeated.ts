import type { Fix, Mark, Reading, Severity } from '../../model';
import { span } from '../../model';
import { isPlain, quotation } from '../pattern';
import type { ParagraphRule } from '../rule';

export const repeated: ParagraphRule = {
  id: 'wording/repeated',
  severity: 'error',
  zh: '词语重复',
  en: 'A word typed twice',
  why: `修改时常留下重复的字词：“的的”“进行进行”“各有关部门各有关部门”“5%%”。

三个字以上的词语紧接着又写一遍，总是重复；两个字的，汉语里有“讨论讨论”“一步一步”“许多许多”一类叠用，只报从不叠用的词。单字只报虚词，“目的的实现”“是是非非”“重要要求”一类不报。`,
  source: '公文校对惯例',
  bad: [
    '取得⟦的的⟧成效。',
    '对问题⟦进行进行⟧整改。',
    '各镇⟦以及以及⟧街道。',
    '⟦各有关部门各有关部门⟧要密切配合。',
    '⟦我县我县⟧经济稳中有进。',
    '粮食增产5⟦%%⟧。',
    '投入3.2亿⟦元元⟧。',
    '会议⟦在在⟧礼堂召开。',
    '各镇⟦要要⟧抓紧部署。',
  ],
  good: [
    '取得的成效。',
    '目的的实现。',
    '的的确确见效。',
    '一步一步推进。',
    '一件事一件事抓落实。',
    '对问题进行整改。',
    '有的的士停运。',
    '男的的哭声传来。',
    '标的的金额。',
    '讨论讨论再定。',
    '许多许多的人来了。',
    '落实上级重要要求。',
    '实实在在在村里干。',
    '明确是是非非的界限。',
    '推动面对面对接。',
    '各县各县级市都要抓好。',
    '打印格式写作5%%d。',
  ],
  check(reading): Iterable<Mark> {
    const found = repeats(reading.paragraph.text);
    return found.length ? marksOf(reading, found) : [];
  },
};

function* marksOf(reading: Reading, repeated: readonly (readonly [start: number, length: number])[]): Iterable<Mark> {
  const { text } = reading.paragraph;
  let end = 0;
  for (const [start, length] of repeated) {
    if (start < end) continue;
    const found = length === 1 ? single(text, start) : (several(text, start, length) ?? listed(text, start, length));
    if (!found) continue;
    const at = span(start, start + 2 * length);
    const inside = quotation(reading, at);
    if (inside === 'name') continue;
    end = at.end;
    const word = text.slice(start, start + length);
    const fix = inside ? null : fixOf(reading, start, length, found.safe);
    yield {
      at,
      message: `${length === 1 ? '多了一个' : ''}“${word}”${length === 1 ? '' : '重复'}`,
      ...(found.severity && { severity: found.severity }),
      ...(fix && { fix }),
    };
  }
}

/** Repetitions of longer words are not looked for. */
const LONGEST_REPEATED = 10;

/** The places where characters are followed by the same characters, in the order of their starts, the longest first. */
function repeats(text: string): readonly [start: number, length: number][] {
  let out: [number, number][] | null = null;
  if (passed > MOST_PASSED) {
    LAST_PASSED.fill(0);
    passed = 0;
  }
  // What was noted for an earlier text must be out of reach.
  passed += LONGEST_REPEATED + 1;
  let following = 0;
  // Goes backwards and notes where pairs of characters of the same last bits were passed. Most have none within reach.
  for (let start = text.length - 1; start >= 0; start--) {
    const code = text.charCodeAt(start);
    const pair = (code + following * 37) & LAST_BITS;
    const distance = ++passed - (LAST_PASSED[pair] ?? 0);
    LAST_PASSED[pair] = passed;
    const isDouble = code === following;
    following = code;
    // Digits and letters are repeated on purpose.
    if ((distance > LONGEST_REPEATED && !isDouble) || !isWord(code)) continue;
    if (isDouble) (out ??= []).push([start, 1]);
    for (let length = Math.max(2, distance); length <= LONGEST_REPEATED; length++)
      if (isTwice(text, start, length)) (out ??= []).push([start, length]);
  }
  return out ? out.reverse() : NO_REPEATS;
}

const LAST_BITS = 0xfff;
/** For each value of these bits when such a pair was passed last, counted in characters over all texts. */
const LAST_PASSED = new Int32Array(LAST_BITS + 1);
const MOST_PASSED = 1 << 28;
let passed = 0;
const NO_REPEATS: readonly [number, number][] = [];
const isWord = (code: number): boolean => code > 0x7f || code === PERCENT;

function isTwice(text: string, start: number, length: number): boolean {
  for (let i = start; i < start + length; i++) {
    const code = text.charCodeAt(i);
    if (code !== text.charCodeAt(i + length) || !isWord(code)) return false;
  }
  return true;
}

const PERCENT = 0x25;

interface Found {
  readonly severity?: Severity;
  readonly safe?: boolean;
}

/** Words that are never doubled for emphasis or for trying something. */
const NEVER = new Set(
  (
    '进行 以及 通过 对于 关于 根据 按照 我们 他们 你们 企业 工作 建设 发展 推进 加强 落实 实现 完成 认真 全面 积极 ' +
    '我县 我市 我省 我区 我镇 我乡 我局 我院 我校 全县 全市 全省 全区 全镇 全国 各县 各市 各区 各镇 各级 各地 部门 单位 政府 ' +
    '党委 支部 干部 党员 群众 农民 居民 职工 人员 人民 学生 教师 项目 工程 资金 投资 产业 经济 社会 农业 农村 工业 城市 ' +
    '因为 所以 但是 而且 并且 或者 如果 虽然 由于 为了 其中 此外 同时 随着 针对 围绕 依据 截至 目前 今年 去年 明年 ' +
    '已经 必须 应当 应该 可以 能够 需要 不断 继续 持续 切实 深入 大力 着力 努力 重点 主要 坚持 实施 开展 促进 提高 ' +
    '提升 增强 确保 保障 达到 增长 下降 减少 增加 超过 问题 情况 措施 任务 目标 责任 制度 机制 体系 会议 文件 通知 ' +
    '报告 意见 方案 计划 规划 有关 相关 具体 主任 书记 县长 市长 局长 同志'
  ).split(' '),
);

const ONLY_HAN = /^[\u4e00-\u9fff]+$/;
/** Characters that make another word of the second occurrence: 各县各县级市, 会议会议室. */
const COMPOUND = /[室书级长部池源链表库组单性化]/;
const NUMERAL = /[一二三四五六七八九十百千万两几]/;

function several(text: string, start: number, length: number): Found | null {
  const word = text.slice(start, start + length);
  if (!ONLY_HAN.test(word)) return null;
  if (length === 2) return NEVER.has(word) && !COMPOUND.test(text[start + 4] ?? '') ? { severity: 'warning' } : null;
  // 一件事一件事 counts, and 好得很好得很 repeats two words.
  if (NUMERAL.test(word) || word[0] === word[1] || (length % 2 === 0 && halves(word))) return null;
  return { severity: 'warning' };
}

/** An item that stands twice in a row in a list (建设一片、建设一片、); null where it does not. */
function listed(text: string, start: number, length: number): Found | null {
  const word = text.slice(start, start + length);
  if (length < 4 || word[length - 1] !== '、' || !ONLY_HAN.test(word.slice(0, -1)) || NUMERAL.test(word)) return null;
  return start === 0 || /[\u3001\uff0c\u3002\uff1b\uff1a\u201c\uff08]/.test(text.charAt(start - 1)) || length >= 5
    ? { severity: 'warning' }
    : null;
}

const halves = (word: string): boolean => word.slice(0, word.length / 2) === word.slice(word.length / 2);

interface Single extends Found {
  /** Sticky, at the first of the two. */
  readonly match: RegExp;
}

const SINGLES: Readonly<Record<string, Single>> = {
  的: { match: /(?<=[\u4e00-\u9fff”》])(?<![目标有是男女老少])的的(?![确士哥])/y, safe: true },
  了: {
    match: /(?<=[\u4e00-\u9fff])(?<![明末受没完为除算到不草])了了(?=[\u4e00-\u9fff\d])(?!之|事|无|心|账|解)/y,
  },
  在: {
    match: /(?<![存现内实潜正旨所不好自何])在在(?=[\u4e00-\u9fff]{2})(?![场校职编岗线建位世])/y,
    severity: 'warning',
  },
  要: {
    match: /(?<![重主必需首紧摘概简扼只机纪须提])要要(?![求素点件闻地塞领害职略义强么不是])/y,
    severity: 'warning',
  },
  被: { match: /(?<![棉毛植绒盖纱])被被(?![子套单褥面])/y, severity: 'warning' },
  与: { match: /(?<![参给赋授寄付])与与(?!会)/y, severity: 'warning' },
  和: { match: /(?<![温平缓柔总中饱共暖随祥调媾亲讲])和和(?![平谐睦美气缓善解好])/y, severity: 'warning' },
  '%': { match: /(?<=\d)%%(?![A-Za-z%])/y, safe: true },
  '‰': { match: /(?<=\d)‰‰/y, safe: true },
  '℃': { match: /(?<=\d)℃℃/y, safe: true },
  元: { match: /(?<=[\d万亿])元元(?![旦月])/y, safe: true },
};

function single(text: string, start: number): Found | null {
  const row = SINGLES[text.charAt(start)];
  // 实实在在在村里: three in a row are two words.
  if (!row || text[start - 1] === text[start] || text[start + 2] === text[start]) return null;
  row.match.lastIndex = start;
  return row.match.test(text) ? row : null;
}

function fixOf(reading: Reading, start: number, length: number, safe = false): Fix | null {
  const at = span(start + length, start + 2 * length);
  if (!isPlain(reading, span(start, at.end))) return null;
  const word = reading.paragraph.text.slice(at.start, at.end);
  return { title: `改为“${word}”`, edits: [{ at, newText: '' }], ...(safe && { safe }) };
}
