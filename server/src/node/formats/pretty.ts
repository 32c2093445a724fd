/** Findings for people at a terminal: the sentence, the marked words, the working, the correction. */
import { visible } from '../terminal/visible';
import { LEVEL_NAMES } from './markdown';
import type { CheckOptions, Report, ReportedFile, ReportedFinding } from './report';
import { level, oneLine, relatedWords } from './text';

/** The report with the sentence of each finding. */
export function pretty({ files, summary }: Report, { colour }: Pick<CheckOptions, 'colour'>): string {
  const { findings } = summary;
  const total = findings.error + findings.warning + findings.info + findings.hint;
  const counts = Object.entries(LEVEL_NAMES).map(([key, name]) => `${name} ${findings[key as keyof typeof findings]}`);
  const end = total ? `共 ${total} 处：${counts.join('，')}` : '没有发现问题';
  const body = files.filter((f) => f.findings.length).map((f) => fileLines(f, colour));
  return `${body.join('')}${summary.files} 个文件，${summary.characters} 字，${end}\n`;
}

function fileLines(file: ReportedFile, colour: boolean): string {
  const findings = file.findings.map((f) => findingLines(file, f, colour));
  return `${visible(file.path)}\n${findings.join('')}\n`;
}

function findingLines({ text, path }: ReportedFile, f: ReportedFinding, colour: boolean): string {
  const lines = [
    `  ${visible(path)}:${f.line}:${f.column}  ${level(f.severity, colour)}  ${f.rule}`,
    `    ${excerpt(text, f, colour)}`,
    `    ${oneLine(f.message)}`,
    ...f.related.map((r) => `      · ${relatedWords(r, path, text)}`),
    ...(f.fix ? [`      → ${oneLine(f.fix.title)}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** UTF-16 units of the sentence shown before and after the marked words. */
const AROUND = 24;

function excerpt(text: string, { start, end }: ReportedFinding, colour: boolean): string {
  const before = text
    .slice(Math.max(0, start - AROUND), start)
    .split(/[\r\n]/)
    .at(-1);
  if (before === undefined) return '';
  const after = text.slice(end, end + AROUND).split(/[\r\n]/)[0];
  if (after === undefined) return '';
  const marked = oneLine(text.slice(start, end));
  const cutBefore = start - before.length > 0 && !/[\r\n]/.test(text[start - before.length - 1] ?? '\n') ? '…' : '';
  const cutAfter = /[^\r\n]/.test(text[end + after.length] ?? '\n') ? '…' : '';
  return `${cutBefore}${visible(before)}${colour ? `\x1b[4m${marked}\x1b[0m` : `【${marked}】`}${visible(after)}${cutAfter}`;
}
