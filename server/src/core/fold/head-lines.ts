/**
 * What a line of a document's head is by its own words: salutation, date, byline, page furniture, title. Layout and
 * context both use this, so that they cannot disagree about a line.
 */
import type { ParagraphRole } from '../model';
import { isAnySurname } from '../read/names';

/** A day that a line gives. */
export interface LineDate {
  /** ISO, `2021-02-04`. */
  readonly iso: string;
  /** Whether it is spelt with 年, as times of publication mostly are not. */
  readonly spelt: boolean;
}

/** The role of a line above the text; `titled` tells that a title stands above it. */
export function roleOfLine(text: string, titled: boolean): ParagraphRole {
  if (isSalutation(text)) return 'salutation';
  if (isFurniture(text)) return 'furniture';
  if (isDateLine(text)) return 'date';
  if (/^[—–-]{1,3}[^。]{2,60}$/.test(text)) return titled ? 'subtitle' : 'body';
  if (isByline(text)) return 'byline';
  if (isCaption(text) && titled) return 'caption';
  if (text.length <= 80 && /^[^。；！？]*：$/.test(text)) return 'salutation';
  if (text.length > 70 || (isStopped(text) && !/[！？”]$/.test(text)) || /。/.test(text)) return 'body';
  if (/^（[^）]*）$/.test(text)) return /\d{4}年|[会议大]/.test(text) ? 'subtitle' : 'furniture';
  if (!/[\u4e00-\u9fff]{2}/.test(text)) return 'furniture';
  return 'title';
}

const SALUTATION =
  /^(?:同志们|各位|尊敬的|敬爱的|女士们|先生们|朋友们|乡亲们|老师们|同学们|全体|广大|父老乡亲|亲爱的)[^。；！？]{0,50}[：:]$/;

/**
 * Whether a line addresses the audience of a speech or letter (同志们：, 各位代表：); a recipient such as
 * 各乡镇人民政府： is none.
 */
export const isSalutation = (text: string): boolean => SALUTATION.test(text);

const ADDRESS = /^(?:各位|同志们|尊敬的|朋友们|同学们|女士们).{0,40}[：:！!，]$/;

/** Whether a line is a salutation that may end in any mark (各位来宾，), with which only a speech begins. */
export const isAddress = (text: string): boolean => ADDRESS.test(text);

const LONGEST_DATE = 24;
const DATE_LINE =
  /^（?(?:\d{4}|[二一][〇○零一二三四五六七八九]{3}) ?年 ?[\d一二三四五六七八九十]{1,3} ?月(?: ?[\d一二三四五六七八九十]{1,3} ?日)?）?$/;

/** Whether a line is only a date, in digits or Chinese numerals: （2021年2月4日）. */
export const isDateLine = (text: string): boolean => text.length <= LONGEST_DATE && DATE_LINE.test(text);

const DATED =
  /^[（(]?(?:[^\d，。]{0,12}[:： ]\s*)?(\d{4})(?:年|-|\/|\.)(\d{1,2})(?:月|-|\/|\.)(\d{1,2})日?(?=$|[）)\sT]|\d{1,2}[:：])/;
const HELD_ON = /(?:——|^).{0,4}?(\d{4})年(\d{1,2})月(\d{1,2})日.{0,12}(?:在|于).{2,40}(?:上|会议|大会)/;

/**
 * The day that a line gives; null where it gives none. It is that of a meeting in a subtitle, or of a line with little
 * else: （2021年2月4日）, 2021-02-19 16:30 来源：…, 发布时间：2021年2月4日.
 */
export function dateOfLine(text: string): LineDate | null {
  const m = HELD_ON.exec(text) ?? DATED.exec(text.trim());
  const iso = m && isoDate(m);
  return m && iso ? { iso, spelt: m[0].includes('年') } : null;
}

const LEAD_DATE =
  /^[^，。；：]{0,16}(?:[电讯]（(?=\d{4}年\d{1,2}月\d{1,2}日[，）])|(?=\d{4}年\d{1,2}月\d{1,2}日[电讯](?![力价量站网影视子商器])))(\d{4})年(\d{1,2})月(\d{1,2})日/;

/**
 * The day at the beginning of a news story, ISO 8601: 本报讯（2026年1月20日）, 新华社北京2026年1月20日电; empty where
 * there is none.
 */
export function dateOfLead(text: string): string {
  const m = LEAD_DATE.exec(text.slice(0, 60));
  return m ? isoDate(m) : '';
}

function isoDate([, year, month, day]: RegExpExecArray): string {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < 1900 || y > 2100 || m < 1 || m > 12 || d < 1 || d > 31) return '';
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

const FURNITURE =
  /^(?:目 *录$|摘要|关键词|来源|稿源|信息来源|文章来源|发布时间|发布日期|发布机构|发文机[关构]|成文日期|生成日期|公开日期|公开方式|有效性|废止日期|索引号|文号|发文字号|主题分类|主题词|名称|标题|字号|字体|大小|阅读|浏览|点击|访问|分享|打印|关闭|收藏|编辑|责编|责任编辑|审核|校对|初审|终审|监制|归档|归档时间|已归档|当前位置|您的位置|首页|附件下载|版权|网站|地址|邮编|联系电话|咨询电话|传真|签发|份号|密级|紧急程度|抄送|抄报|主送|印发|第?\d+版|【|\[|扫一扫|微信|上一[篇条]|下一[篇条]|相关(?:阅读|链接|新闻)|原标题|特急|加急|秘密|机密)(?=[：:（( 【[\]】\d]|$)|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}:\d{2}|^[^。]{1,20}文件$|〔\d{4}〕 ?\d+ ?号$|^(?:阅读次数|浏览次数|点击数|分享到)|^[|｜]/;

/** Whether a line belongs to the page and not to the text: 来源：…, 发布时间：…, a document number. */
export const isFurniture = (text: string): boolean => FURNITURE.test(text);

const CAPTION =
  /(?:摄影?|供图|制图|合影|现场|一角|掠影|剪影|示意图|效果图|资料图片|（图）)$|^(?:图为|图片|图\d|图[一二三四五六]|▲|△|▼)/;

/** Whether a line is the caption of a picture. */
export const isCaption = (text: string): boolean => CAPTION.test(text);

const STOPPED = /[。；！？：…，、;]["”’）]*$/;

/** Whether a line ends like a sentence or a clause. */
export const isStopped = (text: string): boolean => STOPPED.test(text);

const POST =
  /(?:书记|主任|市长|县长|区长|省长|州长|镇长|乡长|总理|主席|局长|厅长|处长|部长|院长|校长|秘书长|会长|董事长|总经理|所长|站长|主席团|代表|委员)$/;

/** Whether a line is a byline: 李 育 智, 市长 周启明, 文/张三 图/李四, 本报记者 王五. */
export function isByline(text: string): boolean {
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
  const offices = names.filter((n) => POST.test(n));
  return offices.length > 0 && names.every((n) => isName(n) || POST.test(n));
}

const isName = (name: string): boolean =>
  /^[\u4e00-\u9fff·]{2,4}$/.test(name) && isAnySurname(name.charAt(0)) && !/[市县区省镇乡村路年月日的新]$/.test(name);

const NEWS_BYLINE =
  /(?:本报|本网|新华社|记者|通讯员)[^，。]{0,20}(?:讯|电|报道|记者|通讯员)|^[■◆●□▲]?\s*[（(]?(?:文|图|文\/图|图文|记者|通讯员|本报记者|特约记者)[/：: \u3000|丨]/;

/** Whether a line is the byline of reporters, or a news agency's opening: （记者 王五）, 本报讯. */
export const isNewsByline = (text: string): boolean => NEWS_BYLINE.test(text);

const LONGEST_CREDITS = 60;
const CREDITS = /[[［【（(]?(?:责编|责任编辑|编辑|值班编辑|策划|图文|供稿|来源)[:：/／ ]/;

/** Whether a line is the credits below a story: [责编:唐丽]. */
export const isCredits = (text: string): boolean => text.length <= LONGEST_CREDITS && CREDITS.test(text);

const LONGEST_NAME = 12;
const SPACED_NAME = /^\p{Script=Han}(?:[ \u3000]+\p{Script=Han}){1,2}$/u;

/** The name, without blanks, on a line that has only a name set wide (李 育 智); empty for any other line. */
export function spacedName(text: string): string {
  const line = text.trim();
  return line.length <= LONGEST_NAME && SPACED_NAME.test(line) ? line.replace(/\s/g, '') : '';
}
