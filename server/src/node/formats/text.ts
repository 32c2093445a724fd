/** One finding a line, `path:line:column: severity rule message`: what a problem matcher reads. */
import type { Severity } from '../../core/model';
import { visible } from '../terminal/visible';
import type { CheckOptions, Report, ReportedFinding } from './report';

const COLOURS: Record<Severity, number> = { error: 31, warning: 33, info: 36, hint: 90 };

export function text({ files }: Report, { colour }: Pick<CheckOptions, 'colour'>): string {
  const lines = files.flatMap(({ path, findings }) =>
    findings.map(
      (f) => `${visible(path)}:${f.line}:${f.column}: ${level(f.severity, colour)} ${f.rule} ${oneLine(f.message)}\n`,
    ),
  );
  return lines.join('');
}

export function level(severity: Severity, colour: boolean): string {
  return colour ? `\x1b[${COLOURS[severity]}m${severity}\x1b[0m` : severity;
}

/** What stands at a related place and what it is; what stands in another draft is told by its message alone. */
export function relatedWords(r: ReportedFinding['related'][number], path: string, text: string): string {
  return r.path === path ? `${oneLine(r.message)}：${oneLine(text.slice(r.start, r.end))}` : oneLine(r.message);
}

/** Line breaks become a space, what steers a terminal its number. */
export function oneLine(message: string): string {
  return visible(message.replace(/\s+/g, (blank) => (/[\r\n]/.test(blank) ? ' ' : blank)));
}
