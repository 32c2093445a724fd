/**
 * What the document says about itself: its date, the year under review, its genre and its author. All of it comes from
 * the head (title, subtitle, byline, date line, salutation, first sentences) and the tail; the body only adds the year
 * in the heading of a review. Where they say nothing, nothing is guessed.
 */
import type { DocumentContext, Genre, ParagraphRole, PlacedReading } from '../model';
import type { Settings } from '../settings';
import { CONTENTS } from '../text/census';
import { statedPeriod } from '../read/indicators';
import { gather, trait } from './gather';
import { dateOfLead, dateOfLine, isAddress, isCredits, isNewsByline, spacedName } from './head-lines';
import { resolvePeriod } from './periods';
import { group } from '../match';

/** A line of the head or the tail with its role. */
interface Line {
  readonly text: string;
  readonly role: ParagraphRole;
}

const HEAD_LINES = 14;
const TAIL_LINES = 5;

/** Reads the context of a document; `roles[i]` is the role of `readings[i]`. */
export function readContext(
  readings: readonly PlacedReading[],
  roles: readonly ParagraphRole[],
  settings: Settings,
): DocumentContext {
  const line = ({ reading }: PlacedReading, i: number): Line => ({
    text: reading.paragraph.text,
    role: roles[i] ?? 'body',
  });
  const head = readings.slice(0, HEAD_LINES).map(line);
  const behind = Math.max(HEAD_LINES, readings.length - TAIL_LINES);
  const tail = readings.slice(behind).map((reading, i) => line(reading, behind + i));
  const date = settings.date || dateOf(head, tail);
  const genre = settings.genre === 'auto' ? genreOf(head, tail, readings) : settings.genre;
  const reviewed = reviewedOf(readings);
  return { date, year: yearOf(reviewed, date, genre), reviewed, genre, author: authorOf(head) };
}

// ---------------------------------------------------------------- date

/** A longer line is no date line, in the head and in the tail. */
const LONGEST_DATED = 80;
const LONGEST_DATED_TAIL = 40;

function dateOf(head: readonly Line[], tail: readonly Line[]): string {
  let published = '';
  for (const { text, role } of head) {
    const sent = role === 'body' ? dateOfLead(text) : '';
    if (sent) return sent;
    const date = isBody(role) || text.length > LONGEST_DATED ? null : dateOfLine(text);
    // A spelt date line is the document's own; a time of publication is second choice.
    if (date?.spelt) return date.iso;
    published ||= date?.iso ?? '';
  }
  if (published) return published;
  for (const { text } of [...tail].reverse()) {
    const date = text.length <= LONGEST_DATED_TAIL ? dateOfLine(text) : null;
    if (date) return date.iso;
  }
  return '';
}

const isBody = (role: ParagraphRole): boolean => role === 'body' || role === 'heading';

// ---------------------------------------------------------------- year

/** The year under review, anywhere in the text: 2020年工作总结, 一、2009年工作回顾, 2001年的工作. */
const REVIEW_HEADING =
  /(\d{4})年度?(?:上半年|[一-三]季度|1[-—至]\d{1,2}月)?(?:我[省市县区]|全[省市县区]|国内|政府|主要|重点)?的?(?:工作|任务|目标)?(?:总结|回顾|完成情况|述职|进展|情况)|报告(\d{4})年的?工作|^一、(\d{4})年/;
/**
 * The year under review, only in the lines above the text: 2023年禾川县国民经济和社会发展统计公报,
 * 关于2023年预算执行情况的报告.
 */
const TITLE_PERIOD =
  /(?:\d{4}年)(?!度?第?\d+[期号])(?!\d{1,2}月\d{1,2}日)[^，。；：]{0,40}?(?:公报|年报|总结|回顾|述职|情况|分析|通报|决算|年鉴|报告|成绩单|答卷|盘点|经济运行|主要数据|主要指标)/;
/** A government report is named after the year in which it is given, a plan after the year for which it is made. */
const OF_ISSUE = /\d{4}年(?:政府工作报告|[^，。]{0,20}(?:要点|计划|方案|打算|安排|草案|通知|意见)$)/;
/** A census is of its reference day: 以2020年11月1日零时为标准时点. */
const COUNTED_ON = /以(\d{4})年\d{1,2}月\d{1,2}日[^，。；]{0,6}为(?:标准|普查|调查)?时点/;
/** A story about a publication is of the publication's year: 公布2023年度全省开发区考核评价结果. */
const PUBLISHED =
  /(?:公布|发布|通报|揭晓|印发)[^，。；\d]{0,4}(\d{4})年度[^，。；]{0,30}(?:考核|评价|评估|考评|测评|排名|榜单|结果)/;
const LONGEST_TITLE = 60;

interface Reviewed {
  readonly period: string;
  /** Reliable only in a title. */
  readonly title: boolean;
}

const REVIEWED = trait(({ paragraph: { text } }): Reviewed | null => {
  const counted = text.includes('时点') ? COUNTED_ON.exec(text) : null;
  if (counted) return { period: group(counted, 1), title: false };
  const published = text.includes('年度') ? PUBLISHED.exec(text) : null;
  if (published) return { period: group(published, 1), title: true };
  if (text.length > LONGEST_TITLE) return null;
  const issue = OF_ISSUE.test(text);
  const title = issue || /[，。；]/.test(text) ? null : TITLE_PERIOD.exec(text);
  const m = issue && text.startsWith('一、') ? null : REVIEW_HEADING.exec(text);
  if (!m && !title) return null;
  const at = m ? text.indexOf(m[1] ?? m[2] ?? group(m, 3), m.index) : (title?.index ?? 0);
  const period = resolvePeriod(statedPeriod(text.slice(at))?.words ?? '', { date: '', year: null });
  return { period: period || text.slice(at, at + 4), title: !m };
}, CONTENTS.digits);

/** The period that the title, a heading or the day of a census puts under review, ISO 8601; empty where none does. */
function reviewedOf(readings: readonly PlacedReading[]): string {
  return gather(readings, REVIEWED).find(({ index, value }) => !value.title || index < HEAD_LINES)?.value.period ?? '';
}

function yearOf(reviewed: string, date: string, genre: Genre): number | null {
  if (reviewed) return Number(reviewed.slice(reviewed.lastIndexOf('/') + 1).slice(0, 4));
  if (!date) return null;
  const [year, month] = date.split('-').map(Number) as [number, number];
  // A report given in the first quarter is about the year before; a feature is about its own.
  return genre === 'report' && month <= 3 ? year - 1 : year;
}

// ---------------------------------------------------------------- genre

const STATUTORY_TITLE =
  /^(?:.{0,40}关于.{2,80}的)(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函)$|纪要$/;
/** A title that only names the kind of document, as on a notice board. */
const STATUTORY_NAME = /^(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|请示|批复|函|纪要)$/;
const DOCUMENT_NUMBER = /[\u4e00-\u9fff]〔\d{4}〕\d{1,4}号/;
const SPEECH_TITLE = /^——?.{0,40}在.{2,60}上的(?:讲话|致辞|发言|报告)|(?:讲话|致辞|致词|讲话稿|发言稿)$/;
const REPORT_TITLE = /(?:政府工作报告|工作报告|工作总结|工作要点|工作计划|总结报告|述职报告|情况报告)/;
const REPORT_OPENING = /向(?:大会|会议).{0,16}报告(?:政府)?.{0,10}工作|作政府工作报告|请予审议/;
const STUDY_TITLE = /(?:心得|体会|学习笔记|调研报告|理论文章|研讨材料|学习材料|党课讲稿|读后感)/;
const FEATURE_TITLE = /(?:纪实|侧记|综述|掠影|见闻|走笔|特写|通讯|巡礼|速写)$/;
/** The number of persons whose words a paragraph reports. */
const QUOTED = trait(
  ({ attributions }) => attributions.filter((a) => a.source === 'person').length || null,
  CONTENTS.attributions,
);

function genreOf(head: readonly Line[], tail: readonly Line[], readings: readonly PlacedReading[]): Genre {
  const lines = head.map(({ text }) => text);
  const short = lines.filter((t) => t.length <= LONGEST_DATED).map((t) => t.trim());
  const titles = titlesIn(short);
  const some = (pattern: RegExp): boolean => short.some((t) => pattern.test(t)) || titles.some((t) => pattern.test(t));
  const opening = lines.slice(0, 6).join('\n').slice(0, 600);
  if (some(/政府工作报告/) || REPORT_OPENING.test(opening)) return 'report';
  if (some(DOCUMENT_NUMBER) && some(STATUTORY_TITLE)) return 'statutory';
  if (some(SPEECH_TITLE)) return 'speech';
  if (short.some(isNewsByline) || some(FEATURE_TITLE) || some(/^——.{2,60}(?:纪实|侧记|综述)/)) return 'feature';
  if (some(STUDY_TITLE)) return 'study';
  if (titles.some((t) => STATUTORY_TITLE.test(t) || STATUTORY_NAME.test(t))) return 'statutory';
  if (short.some(isAddress)) return 'speech';
  if (some(REPORT_TITLE)) return 'report';
  // Credits at the end, or several people quoted, show a news story without a byline.
  if (tail.some(({ text }) => isCredits(text))) return 'feature';
  const quoted = gather(readings, QUOTED).reduce((n, { value }) => n + value, 0);
  return quoted >= 3 ? 'feature' : 'other';
}

/** The title is looked for in so many lines, and has at most so many lines itself. */
const TITLE_LINES = 6;
const TITLE_PARTS = 4;

/**
 * Possible titles: each of the first lines, and consecutive lines together, since a title may be broken over lines.
 * Gaps as in 通 知, notes such as 送审稿 after it, and a full stop are removed.
 */
function titlesIn(short: readonly string[]): string[] {
  const lines = short.slice(0, TITLE_LINES);
  const titles: string[] = [];
  for (let i = 0; i < Math.min(lines.length, TITLE_PARTS); i++) {
    let title = '';
    for (let j = i; j < Math.min(lines.length, i + TITLE_PARTS); j++) {
      const line = lines[j];
      if (line === undefined) continue;
      // A title has no comma and no full stop inside, and does not begin with a number or a date.
      if (/[，；：:！？]|。./.test(line) || /^[（(]?\d{4}年|〔\d{4}〕|^[一1][、.．]|^——/.test(line)) break;
      title += line.replace(/\s+/g, '');
      titles.push(title.replace(/。$/, '').replace(/[（(][^（()）]{1,8}[稿行][)）]$/, ''));
      if (/。$/.test(line)) break;
    }
  }
  return titles;
}

// ---------------------------------------------------------------- author

function authorOf(head: readonly Line[]): string {
  for (const { text, role } of head) {
    const name = role === 'byline' ? spacedName(text) : '';
    if (name) return name;
  }
  return '';
}
