/** One finding on each line, `path:line:column: severity rule message`, as the problem matcher reads it. */
import type { Severity } from '../../core/model';
import { visible } from '../terminal/visible';
import type { CheckOptions, Report, ReportedFinding } from './report';

const COLOURS: Record<Severity, number> = { error: 31, warning: 33, info: 36, hint: 90 };

/** The report, one finding on each line. */
export function text({ files }: Report, { colour }: Pick<CheckOptions, 'colour'>): string {
  const lines = files.flatMap(({ path, findings }) =>
    findings.map(
      (f) => `${visible(path)}:${f.line}:${f.column}: ${level(f.severity, colour)} ${f.rule} ${oneLine(f.message)}\n`,
    ),
  );
  return lines.join('');
}

/** The level, in its colour where colours are shown. */
export function level(severity: Severity, colour: boolean): string {
  return colour ? `\x1b[${COLOURS[severity]}m${severity}\x1b[0m` : severity;
}

/** The words at a related place and its message; for another draft the message alone. */
export function relatedWords(r: ReportedFinding['related'][number], path: string, text: string): string {
  return r.path === path ? `${oneLine(r.message)}：${oneLine(text.slice(r.start, r.end))}` : oneLine(r.message);
}

/** A message on one line: line breaks become spaces, characters that steer a terminal are shown by their numbers. */
export function oneLine(message: string): string {
  return visible(message.replace(/\s+/g, (blank) => (/[\r\n]/.test(blank) ? ' ' : blank)));
}
