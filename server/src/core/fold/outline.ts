/**
 * The document's layout: which paragraphs are title, byline, date, salutation, page furniture, headings or prose, and
 * the outline that the headings make. Paragraph readers propose; only here, beside its neighbours, is a line a
 * heading.
 */
import type { Heading, HeadingStyle, ParagraphRole, PlacedReading, Site } from '../model';
import { site } from '../model';
import { levelOfStyle } from '../read/headings';
import { toRaw } from '../text/paragraphs';
import { perReading } from '../read/per-reading';
import { HOLDS } from '../text/census';
import { gather, trait } from './gather';

export interface Layout {
  readonly outline: readonly Heading<Site>[];
  /** One role a reading. */
  readonly roles: readonly ParagraphRole[];
  /** The heading that opens the reading of the same index, with its level in this document. */
  readonly headings: readonly (Heading<Site> | undefined)[];
}

export const NO_LAYOUT: Layout = { outline: [], roles: [], headings: [] };

export function foldOutline(text: string, readings: readonly PlacedReading[]): Layout {
  const roles = new Array<ParagraphRole>(readings.length).fill('body');
  const found = new Map<number, Heading>();
  const body = frontMatter(readings, roles);
  backMatter(readings, roles, body);
  numberedHeadings(readings, roles, found, body);
  bareHeadings(readings, roles, found, body);
  titleOfMarks(readings, roles, found);
  const outline: Heading<Site>[] = [];
  const headings = new Array<Heading<Site> | undefined>(readings.length).fill(undefined);
  const level = levels();
  for (let i = 0; i < readings.length; i++) {
    const role = roles[i]!;
    if (role === 'body') continue;
    if (role === 'title' || role === 'subtitle') {
      const joined = role === 'title' && i + 1 < body && roles[i + 1] === 'title' && goesOnTitle(readings, i);
      outline.push(placed(text, readings, i, joined ? i + 1 : i, whole(readings[i]!, role), 0));
      if (joined) i++;
    } else if (role === 'heading') {
      const h = found.get(i)!;
      headings[i] = placed(text, readings, i, i, h, level(h, readings[i]!.reading.paragraph.depth));
      outline.push(headings[i]!);
    }
  }
  return { outline, roles, headings };
}

const textOf = (placed: PlacedReading): string => placed.reading.paragraph.text;
const blockOf = (placed: PlacedReading): string => placed.reading.paragraph.block;
const isHeadingBlock = (placed: PlacedReading): boolean => blockOf(placed) === 'heading';

// ---------------------------------------------------------------- what stands before the text

/** Lines before the text at most; a longer run of short lines is a list or a poem, not a head. */
const FRONT = 30;
const SALUTATION =
  /^(?:同志们|各位|尊敬的|敬爱的|女士们|先生们|朋友们|乡亲们|老师们|同学们|全体|广大|父老乡亲|亲爱的)[^。；！？]{0,50}[：:]$/;
const DATE_LINE =
  /^（?(?:\d{4}|[二一][〇○零一二三四五六七八九]{3}) ?年 ?[\d一二三四五六七八九十]{1,3} ?月(?: ?[\d一二三四五六七八九十]{1,3} ?日)?）?$/;
const FURNITURE =
  /^(?:目 *录$|摘要|关键词|来源|稿源|信息来源|文章来源|发布时间|发布日期|发布机构|发文机[关构]|成文日期|生成日期|公开日期|公开方式|有效性|废止日期|索引号|文号|发文字号|主题分类|主题词|名称|标题|字号|字体|大小|阅读|浏览|点击|访问|分享|打印|关闭|收藏|编辑|责编|责任编辑|审核|校对|初审|终审|监制|归档|归档时间|已归档|当前位置|您的位置|首页|附件下载|版权|网站|地址|邮编|联系电话|咨询电话|传真|签发|份号|密级|紧急程度|抄送|抄报|主送|印发|第?\d+版|【|\[|扫一扫|微信|上一[篇条]|下一[篇条]|相关(?:阅读|链接|新闻)|原标题|特急|加急|秘密|机密)(?=[：:（( 【[\]】\d]|$)|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}:\d{2}|^[^。]{1,20}文件$|〔\d{4}〕 ?\d+ ?号$|^(?:阅读次数|浏览次数|点击数|分享到)|^[|｜]/;
const STOPPED = /[。；！？：…，、;]["”’）]*$/;
const CAPTION =
  /(?:摄影?|供图|制图|合影|现场|一角|掠影|剪影|示意图|效果图|资料图片|（图）)$|^(?:图为|图片|图\d|图[一二三四五六]|▲|△|▼)/;

/** Gives the head of the document its roles and returns the index of the first paragraph of its text. */
function frontMatter(readings: readonly PlacedReading[], roles: ParagraphRole[]): number {
  const titles: number[] = [];
  let after = false;
  let i = 0;
  for (; i < readings.length && i < FRONT; i++) {
    const text = textOf(readings[i]!);
    const title = titles.at(-1);
    const above =
      title !== undefined && (title === i - 1 || roles[i - 1] === 'subtitle') ? textOf(readings[title]!) : '';
    const here = issues(text, above) ? 'byline' : frontRole(text, titles.length > 0);
    if (here === 'salutation') {
      const next = readings[i + 1];
      // 某某园区： above the title is an eyebrow, not a salutation.
      const eyebrow = !SALUTATION.test(text) && titles.length === 0;
      if (!eyebrow) {
        roles[i++] = 'salutation';
        break;
      }
      if (!next || next.reading.headings.length || frontRole(textOf(next), true) !== 'title') break;
      roles[i] = 'title';
      continue;
    }
    if (here === 'body') break;
    if (here === 'title') {
      const h = readings[i]!.reading.headings[0];
      if (h && h.style !== 'mark') break;
      // Markdown: only the first heading of the first depth is the title.
      if (isHeadingBlock(readings[i]!) && readings[i]!.reading.paragraph.depth > 1) break;
      titles.push(i);
    }
    if (here !== 'title' && titles.length) after = true;
    roles[i] = here;
  }
  if (i === FRONT) {
    roles.fill('body', 0, i);
    return 0;
  }
  dropFalseTitles(readings, roles, titles, i, after);
  return i;
}

const WHOLE_TITLE = /(?:公报|报告|总结|汇报|通报|公告|规划|计划|方案|草案）?)(?:（[^）]{1,8}）)?$/;
const OFFICE_NAME = /^[^，。：、]{2,18}(?:局|厅|委|委员会|政府|办公室|中心|集团|公司|法院|检察院|支队|大队)$/;

/** 某某市统计局 under the title of its bulletin: who issues it. */
const issues = (text: string, above: string): boolean => OFFICE_NAME.test(text) && WHOLE_TITLE.test(above);

/** Words of the page that no rule knew; a heading that follows the byline at once is left for the body. */
function dropFalseTitles(
  readings: readonly PlacedReading[],
  roles: ParagraphRole[],
  titles: readonly number[],
  body: number,
  after: boolean,
): void {
  const long = titles.some((t) => textOf(readings[t]!).length >= 8);
  for (const t of titles) {
    const { length } = textOf(readings[t]!);
    if (long && length < 6 && !isHeadingBlock(readings[t]!) && !goesOnTitle(readings, t)) roles[t] = 'furniture';
  }
  const last = titles.at(-1);
  if (after && last !== undefined && last === body - 1 && titles.length > 1 && !isHeadingBlock(readings[last]!)) {
    roles[last] = 'body';
  }
  // A text that begins with captions and then its prose has no title above them.
  if (!after && titles.length > 4) for (const t of titles.slice(3)) roles[t] = 'caption';
}

function frontRole(text: string, titled: boolean): ParagraphRole {
  if (SALUTATION.test(text)) return 'salutation';
  if (FURNITURE.test(text)) return 'furniture';
  if (DATE_LINE.test(text)) return 'date';
  if (/^[—–-]{1,3}[^。]{2,60}$/.test(text)) return titled ? 'subtitle' : 'body';
  if (isByline(text)) return 'byline';
  if (CAPTION.test(text) && titled) return 'caption';
  if (text.length <= 80 && /^[^。；！？]*：$/.test(text)) return 'salutation';
  if (text.length > 70 || (STOPPED.test(text) && !/[！？”]$/.test(text)) || /。/.test(text)) return 'body';
  if (/^（[^）]*）$/.test(text)) return /\d{4}年|[会议大]/.test(text) ? 'subtitle' : 'furniture';
  if (!/[\u4e00-\u9fff]{2}/.test(text)) return 'furniture';
  return 'title';
}

const SURNAMES = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄曲封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖闫涂覃佘佟岳帅代侴',
);
const isName = (name: string): boolean =>
  /^[\u4e00-\u9fff·]{2,4}$/.test(name) && SURNAMES.has(name[0]!) && !/[市县区省镇乡村路年月日的新]$/.test(name);
const OFFICE =
  /(?:书记|主任|市长|县长|区长|省长|州长|镇长|乡长|总理|主席|局长|厅长|处长|部长|院长|校长|秘书长|会长|董事长|总经理|所长|站长|主席团|代表|委员)$/;

/** 李 育 智, 市长 周启明, 文/张三 图/李四, 本报记者 王五. */
function isByline(text: string): boolean {
  if (text.length > 40 || /[。，；]/.test(text)) return false;
  if (
    /^[■□●▲◆★]? ?(?:文|图|文图|图文|摄影?|撰文|撰稿)? ?[/／|｜:：]? ?(?:本报|本刊|本网|特约|驻)?(?:全媒体)?(?:通讯员|记者|见习记者|作者)(?![\u4e00-\u9fff]{5})/.test(
      text,
    )
  )
    return true;
  if (/^[■□●▲◆★]? ?(?:文|图|文图|图文|撰文|摄影|作者|供稿|报告人|讲话人|宣讲人|主讲人)[/／:：|｜ ]/.test(text))
    return true;
  const tokens = text.split(/[ \u3000、]+/).filter(Boolean);
  const names: string[] = [];
  let single = '';
  for (const t of tokens) {
    if (t.length === 1) single += t;
    else names.push(t);
  }
  if (single && !isName(single)) return false;
  if (!names.length) return single !== '';
  if (names.every(isName)) return tokens.length > 1 || text.length <= 3;
  const offices = names.filter((n) => OFFICE.test(n));
  return offices.length > 0 && names.every((n) => isName(n) || OFFICE.test(n));
}

/** 某某市人民政府 over 关于…的通知: one title on two lines. */
function goesOnTitle(readings: readonly PlacedReading[], i: number): boolean {
  const next = readings[i + 1];
  if (!next || isHeadingBlock(readings[i]!)) return false;
  const a = textOf(readings[i]!);
  const b = textOf(next);
  if (/^(?:关于|印发|转发)/.test(b))
    return /(?:政府|办公室|办公厅|委员会|局|厅|委|院|部|公司|中心|学校|大学|集团|会|党组|支部)$/.test(a);
  return /(?:的|和|与|及|暨)$/.test(a) || /^(?:的|和|暨)/.test(b);
}

// ---------------------------------------------------------------- what stands behind it

const ATTACHED = /^附件?(?:\d{1,2}|[一二三四五六七八九十])?[：:]|^附件\d{0,2}$/;

/** What a line behind the head is by its own words. */
const BACK = trait(({ paragraph: { text, block } }): 'furniture' | 'attachment' | 'date' | 'salutation' | null => {
  if (text.length <= 60 && block !== 'heading' && !/[。！？；…]$/.test(text) && FURNITURE.test(text))
    return 'furniture';
  if (text.startsWith('附') && ATTACHED.test(text)) return 'attachment';
  if (text.length <= LONGEST_DATE && DATE_LINE.test(text)) return 'date';
  return /[：:]$/.test(text) && SALUTATION.test(text) ? 'salutation' : null;
});
const LONGEST_DATE = 24;

function backMatter(readings: readonly PlacedReading[], roles: ParagraphRole[], body: number): void {
  let listed = body;
  for (const { index, value } of gather(readings, BACK)) {
    // What a list of attachments has taken in is nothing else.
    if (index < listed) continue;
    roles[index] = value;
    if (value === 'attachment') {
      listed = index + 1;
      while (listed < readings.length && /^\d{1,2}[.、][^。；]{1,60}[。；，]?$/.test(textOf(readings[listed]!))) {
        roles[listed++] = 'attachment';
      }
    } else if (value === 'date') {
      const before = index - 1;
      if (before >= body && roles[before] === 'body' && /^[^。；，：]{2,30}$/.test(textOf(readings[before]!)))
        roles[before] = 'signature';
    }
  }
}

// ---------------------------------------------------------------- numbered headings

const HEADED = trait((): true => true, HOLDS.headings);

function numberedHeadings(
  readings: readonly PlacedReading[],
  roles: ParagraphRole[],
  found: Map<number, Heading>,
  body: number,
): void {
  const at: number[] = [];
  for (const { index: i } of gather(readings, HEADED)) if (i >= body && roles[i] === 'body') at.push(i);
  const inContents = contents(readings, at);
  for (let k = 0; k < at.length; k++) {
    const i = at[k]!;
    const h = readings[i]!.reading.headings[0]!;
    if (inContents.has(i) || !isHeading(readings, i, h)) continue;
    found.set(i, h);
    roles[i] = 'heading';
  }
}

function isHeading(readings: readonly PlacedReading[], i: number, h: Heading): boolean {
  if (h.style === 'mark' || isHeadingBlock(readings[i]!)) return true;
  // A list of short points is no outline: their first words are the points themselves.
  if (h.style === 'arabic' || h.style === 'small') {
    if (h.stand === 'run-in') return h.text.length <= 45;
    return opensProse(readings, i, h.style) && (h.stand === 'alone' || h.text.length <= 30);
  }
  return true;
}

/** Whether prose, or a heading of another style, stands behind the line, and behind its neighbours of the style. */
function opensProse(readings: readonly PlacedReading[], i: number, style: HeadingStyle): boolean {
  const opens = (j: number): boolean => {
    const next = readings[j + 1];
    if (!next) return false;
    const h = next.reading.headings[0];
    if (h) return h.style !== style && levelOfStyle(h.style) >= levelOfStyle(style);
    return blockOf(next) === 'prose' && (STOPPED.test(textOf(next)) || textOf(next).length > 60);
  };
  if (!opens(i)) return false;
  const previous = readings[i - 1]?.reading.headings[0];
  return !(previous && previous.style === style && previous.stand !== 'run-in');
}

/** The words of a heading without blanks and what leads to a page number. */
const wordsOf = perReading(({ headings }) => headings[0]!.text.replace(/\s+|(?<![.·…])[.·…]+\d*$/g, ''));

/** A table of contents: the same headings come again with their text behind them. */
function contents(readings: readonly PlacedReading[], at: readonly number[]): ReadonlySet<number> {
  const lines = at.filter((i, k) => {
    const joined = at[k + 1] === i + 1 || at[k - 1] === i - 1;
    return joined && readings[i]!.reading.headings[0]!.stand === 'alone';
  });
  if (!lines.length) return new Set();
  const last = new Map<string, number>();
  for (const i of at) last.set(wordsOf(readings[i]!.reading), i);
  return new Set(lines.filter((i) => last.get(wordsOf(readings[i]!.reading)) !== i));
}

// ---------------------------------------------------------------- headings without a number

const SHORTEST_BARE = 4;
const LONGEST_BARE = 30;

/** Short lines without an end mark, alone between prose, at least two of a shape: the headings of a feature. */
function bareHeadings(
  readings: readonly PlacedReading[],
  roles: ParagraphRole[],
  found: Map<number, Heading>,
  body: number,
): void {
  let firsts = 0;
  for (const h of found.values()) if (h.level === 1) firsts++;
  if (firsts > 1) return;
  const start = body > 0 && roles[body - 1] === 'body' ? body - 1 : body;
  const at: number[] = [];
  for (const { index: i } of gather(readings, BARE)) {
    if (i >= start && roles[i] === 'body' && standsBare(readings, roles, i)) at.push(i);
  }
  const phrased = at.filter((i) => SHAPED.test(textOf(readings[i]!)));
  const kept = phrased.length >= 2 && phrased.length >= at.length - 1 ? phrased : at;
  if (kept.length < 2) {
    if (start < body) roles[start] = 'title';
    return;
  }
  for (const i of kept) {
    found.set(i, whole(readings[i]!, 'bare'));
    roles[i] = 'heading';
  }
}

const SHAPED = /[ ，：]|——|^[■◆●▲★【]|“/;

/** A line that could be a heading by its own words. */
const BARE = trait(({ paragraph: { text, block }, headings }) =>
  block === 'prose' &&
  text.length >= SHORTEST_BARE &&
  text.length <= LONGEST_BARE &&
  !headings.length &&
  !/[。；，：、…,;:]$/.test(text) &&
  !/[。；]/.test(text) &&
  !CAPTION.test(text) &&
  !/^[（([]/.test(text) &&
  !isByline(text) &&
  !DATE_LINE.test(text) &&
  (text.match(/[，、]/g) ?? []).length <= 2
    ? true
    : null,
);

/** Whether prose stands behind the line, and none that is broken off before it. */
function standsBare(readings: readonly PlacedReading[], roles: readonly ParagraphRole[], i: number): boolean {
  const next = readings[i + 1];
  if (!next || roles[i + 1] !== 'body' || !isProse(next)) return false;
  const before = readings[i - 1];
  return !before || roles[i - 1] !== 'body' || STOPPED.test(textOf(before)) || blockOf(before) !== 'prose';
}

const isProse = (placed: PlacedReading): boolean =>
  blockOf(placed) !== 'cell' && (/[。！？；…：][”’）]*$/.test(textOf(placed)) || textOf(placed).length >= 40);

/** Markdown: a single heading of the smallest depth at the top is the title. */
function titleOfMarks(
  readings: readonly PlacedReading[],
  roles: ParagraphRole[],
  found: ReadonlyMap<number, Heading>,
): void {
  if (roles.includes('title')) return;
  const first = roles.indexOf('heading');
  if (first < 0 || found.get(first)!.style !== 'mark') return;
  const depth = readings[first]!.reading.paragraph.depth;
  let same = 0;
  for (const [i, h] of found) {
    const d = readings[i]!.reading.paragraph.depth;
    if (h.style === 'mark' && d === 0) continue;
    if (d > 0 && d <= depth) same++;
  }
  if (same === 1 && depth === 1) roles[first] = 'title';
}

// ---------------------------------------------------------------- levels

/** Levels by style, deeper where the document nests more styles than usual. */
function levels(): (h: Heading, depth: number) => number {
  let chapter = false;
  let bracket = false;
  let above = 0;
  return (h, depth) => {
    const deeper = chapter ? 1 : 0;
    switch (h.style) {
      case 'chapter':
        chapter = true;
        bracket = false;
        return (above = 1);
      case 'han':
      case 'letter':
      case 'bare':
        bracket = false;
        return (above = 1 + deeper);
      case 'bracket':
        bracket = true;
        return (above = 2 + deeper);
      case 'arabic':
        return (above = 2 + deeper + (bracket ? 1 : 0));
      case 'small':
        return (above = Math.max(3, Math.min(above + 1, 3 + deeper + (bracket ? 1 : 0))));
      case 'title':
      case 'subtitle':
      case 'mark':
        bracket = false;
        return (above = Math.max(1, depth - 1));
    }
  };
}

// ---------------------------------------------------------------- places

function whole(placed: PlacedReading, style: HeadingStyle): Heading {
  const text = textOf(placed);
  return { at: { start: 0, end: text.length }, text, level: levelOfStyle(style), number: '', style, stand: 'alone' };
}

function placed(
  text: string,
  readings: readonly PlacedReading[],
  from: number,
  to: number,
  h: Heading,
  level: number,
): Heading<Site> {
  const first = readings[from]!;
  const last = readings[to]!;
  const [a, b] = toRaw(first.reading.paragraph, h.at.start, h.at.end);
  const end = to === from ? first.start + b : last.start + last.reading.paragraph.raw.length;
  const at = site(first.start + a, end);
  return { ...h, at, text: text.slice(at.start, at.end), level };
}
