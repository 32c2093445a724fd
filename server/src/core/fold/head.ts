/** The head of a document: which of its first lines are title, byline, date, salutation or page furniture. */
import type { ParagraphRole, PlacedReading } from '../model';
import { isSalutation, roleOfLine } from './head-lines';

/** The head has at most so many lines; a longer run of short lines is a list or a poem. */
const LONGEST_HEAD = 30;

/** Sets the roles of the head, and returns the index of the first paragraph of the text. */
export function readHead(readings: readonly PlacedReading[], roles: ParagraphRole[]): number {
  const titles: number[] = [];
  let after = false;
  let i = 0;
  for (; i < readings.length && i < LONGEST_HEAD; i++) {
    const text = textOf(readings[i]);
    const title = titles.at(-1);
    const above =
      title !== undefined && (title === i - 1 || roles[i - 1] === 'subtitle') ? textOf(readings[title]) : '';
    const here = issues(text, above) ? 'byline' : roleOfLine(text, titles.length > 0);
    if (here === 'salutation') {
      const next = readings[i + 1];
      // 某某园区： above the title is a line above a headline, not a salutation.
      const eyebrow = !isSalutation(text) && titles.length === 0;
      if (!eyebrow) {
        roles[i++] = 'salutation';
        break;
      }
      if (!next || next.reading.headings.length || roleOfLine(textOf(next), true) !== 'title') break;
      roles[i] = 'title';
      continue;
    }
    if (here === 'body') break;
    if (here === 'title') {
      const h = readings[i]?.reading.headings[0];
      if (h && h.style !== 'mark') break;
      // Markdown: only the first heading of the first depth is the title.
      if (isHeadingBlock(readings[i]) && (readings[i]?.reading.paragraph.depth ?? 0) > 1) break;
      titles.push(i);
    }
    if (here !== 'title' && titles.length) after = true;
    roles[i] = here;
  }
  if (i === LONGEST_HEAD) {
    roles.fill('body', 0, i);
    return 0;
  }
  dropFalseTitles(readings, roles, titles, i, after);
  return i;
}

const WHOLE_TITLE = /(?:公报|报告|总结|汇报|通报|公告|规划|计划|方案|草案）?)(?:（[^）]{1,8}）)?$/;
const OFFICE_NAME = /^[^，。：、]{2,18}(?:局|厅|委|委员会|政府|办公室|中心|集团|公司|法院|检察院|支队|大队)$/;

/** Whether a line names the office that issues the document: 某某市统计局 under the title of its bulletin. */
const issues = (text: string, above: string): boolean => OFFICE_NAME.test(text) && WHOLE_TITLE.test(above);

/** Gives up titles that are unknown page furniture. A heading right after the byline belongs to the text. */
function dropFalseTitles(
  readings: readonly PlacedReading[],
  roles: ParagraphRole[],
  titles: readonly number[],
  body: number,
  after: boolean,
): void {
  const long = titles.some((t) => textOf(readings[t]).length >= 8);
  for (const t of titles) {
    const { length } = textOf(readings[t]);
    if (long && length < 6 && !isHeadingBlock(readings[t]) && !goesOnTitle(readings, t)) roles[t] = 'furniture';
  }
  const last = titles.at(-1);
  if (after && last !== undefined && last === body - 1 && titles.length > 1 && !isHeadingBlock(readings[last])) {
    roles[last] = 'body';
  }
  // A text that begins with captions, followed by its prose, has no title above them.
  if (!after && titles.length > 4) for (const t of titles.slice(3)) roles[t] = 'caption';
}

/** Whether a title continues on the next line: 某某市人民政府 over 关于…的通知. */
export function goesOnTitle(readings: readonly PlacedReading[], i: number): boolean {
  const next = readings[i + 1];
  if (!next || isHeadingBlock(readings[i])) return false;
  const a = textOf(readings[i]);
  const b = textOf(next);
  if (/^(?:关于|印发|转发)/.test(b))
    return /(?:政府|办公室|办公厅|委员会|局|厅|委|院|部|公司|中心|学校|大学|集团|会|党组|支部)$/.test(a);
  return /(?:的|和|与|及|暨)$/.test(a) || /^(?:的|和|暨)/.test(b);
}

const textOf = (placed: PlacedReading | undefined): string => placed?.reading.paragraph.text ?? '';
const isHeadingBlock = (placed: PlacedReading | undefined): boolean => placed?.reading.paragraph.block === 'heading';
