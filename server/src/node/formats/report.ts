/** Findings in the form that the command line promises (`schema` 1). */
import type { Coverage } from '../../core/features/coverage';
import type { DeskClaims } from '../../core/desk/beside';
import { coverageOf } from '../../core/features/coverage';
import type { Analysis, Finding, Severity, Site } from '../../core/model';
import { lineCounter } from '../../core/text/lines';
import type { WordPlace } from '../word/places';

/** A finding as it is printed; offsets are UTF-16 units, line and column count from 1. */
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
  /** The place in a Word document; absent for other drafts. */
  place?: WordPlace;
  fix: { title: string; edits: { start: number; end: number; newText: string }[] } | null;
}

/** A file with its findings. */
export interface ReportedFile {
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
  /** Whether it is a Word document, whose findings have places in it. */
  readonly isWord?: boolean;
  /** The decoded text, for formats that quote from it. */
  readonly text: string;
  /** What fixing has changed, or would change, as a unified diff; the findings are those that are left. */
  readonly diff?: string;
  /** Its claims, where it is to be compared with other drafts. */
  readonly desk?: DeskClaims;
  /** How many of its figures are in which state. */
  readonly figures?: Coverage;
}

/** All files of a run, with totals. */
export interface Report {
  readonly files: readonly ReportedFile[];
  readonly summary: { files: number; characters: number; findings: Record<Severity, number>; figures: Coverage };
}

/** What a format needs besides the report. */
export interface CheckOptions {
  /** Whether the answer goes to a terminal with colours. */
  readonly colour: boolean;
  /** Whether a finding of this level makes the run fail (`--fail-on`). */
  readonly isCounted: (severity: Severity) => boolean;
  /** Something could not be checked. */
  readonly failed: boolean;
}

/** The report of some files, with totals. */
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

/** The report of an analysed draft. */
export function fileOf(path: string, analysis: Analysis): ReportedFile {
  const { text, findings } = analysis;
  return { path, findings: reportedFindings(path, text, findings), text, figures: coverageOf(analysis) };
}

/** Findings with lines and columns. Related places in other drafts keep only their message. */
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
