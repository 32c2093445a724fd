/** Findings in the form that the command line promises (`schema` 1). */
import type { Coverage } from '../../core/features/coverage';
import type { DeskClaims } from '../../core/desk/beside';
import { coverageOf } from '../../core/features/coverage';
import type { Analysis, Finding, Severity, Site } from '../../core/model';
import { lineCounter } from '../../core/text/lines';
import type { WordPlace } from '../word/places';

export interface ReportedFinding {
  rule: string;
  severity: Severity;
  message: string;
  start: number;
  end: number;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  related: { path: string; start: number; end: number; message: string }[];
  /** Where it stands in a Word document; absent for other drafts. */
  place?: WordPlace;
  fix: { title: string; edits: { start: number; end: number; newText: string }[] } | null;
}

export interface ReportedFile {
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
  /** Whether it is a Word document, whose findings have a place in it. */
  readonly isWord?: boolean;
  /** The decoded text, for formats that quote it. */
  readonly text: string;
  /** What fixing has changed or would change, as a unified diff; the findings are those that remain. */
  readonly diff?: string;
  /** What it claims, where it is to be held against other drafts. */
  readonly desk?: DeskClaims;
  /** How many of its figures were checked, are wrong, or have nothing to be held against. */
  readonly figures?: Coverage;
}

export interface Report {
  readonly files: readonly ReportedFile[];
  readonly summary: { files: number; characters: number; findings: Record<Severity, number>; figures: Coverage };
}

/** What a format is told beside the report. */
export interface CheckOptions {
  /** The answer goes to a terminal that shows colours. */
  readonly colour: boolean;
  /** Whether a finding of this level makes the run fail (`--fail-on`). */
  readonly isCounted: (severity: Severity) => boolean;
  /** Something that was asked for could not be checked. */
  readonly failed: boolean;
}

/** From the gravest. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export function reportOf(files: readonly ReportedFile[]): Report {
  const findings: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const file of files) for (const { severity } of file.findings) findings[severity]++;
  const characters = files.reduce((sum, { text }) => sum + text.length, 0);
  const figures = { checked: 0, wrong: 0, open: 0 };
  for (const file of files) {
    figures.checked += file.figures?.checked ?? 0;
    figures.wrong += file.figures?.wrong ?? 0;
    figures.open += file.figures?.open ?? 0;
  }
  return { files, summary: { files: files.length, characters, findings, figures } };
}

export function fileOf(path: string, analysis: Analysis): ReportedFile {
  const { text, findings } = analysis;
  return { path, findings: reportedFindings(path, text, findings), text, figures: coverageOf(analysis) };
}

export function reportedFindings(path: string, text: string, findings: readonly Finding<Site>[]): ReportedFinding[] {
  const place = lineCounter(text);
  return findings.map(({ rule, severity, message, at, related, fix }: Finding<Site>): ReportedFinding => {
    const start = place(at.start);
    const end = place(at.end);
    return {
      rule,
      severity,
      message,
      start: at.start,
      end: at.end,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      related: (related ?? []).map((r) => ({
        path: r.draft ?? path,
        start: r.at.start,
        end: r.at.end,
        message: r.message,
      })),
      fix: fix
        ? {
            title: fix.title,
            edits: fix.edits.map((e) => ({ start: e.at.start, end: e.at.end, newText: e.newText })),
          }
        : null,
    };
  });
}
