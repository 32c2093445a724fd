/** The format of reviewdog, which puts findings beside the lines of a change on most code hosts. */
import type { Severity } from '../../core/model';
import { lineCounter } from '../../core/text/lines';
import { visibleJson } from '../terminal/visible';
import type { Report, ReportedFile } from './report';

const SEVERITIES: Record<Severity, 'ERROR' | 'WARNING' | 'INFO'> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
  hint: 'INFO',
};

export function rdjson({ files }: Report): string {
  const diagnostics = files.flatMap((file) => (file.findings.length ? diagnosticsOf(file) : []));
  return `${visibleJson({ source: { name: 'wenheng' }, diagnostics }, 2)}\n`;
}

function diagnosticsOf({ path, findings, text }: ReportedFile): object[] {
  const place = lineCounter(text);
  /** Columns count the bytes of the line in UTF-8, from 1. */
  const position = (offset: number): object => {
    const { line, column } = place(offset);
    return { line, column: Buffer.byteLength(text.slice(offset - column + 1, offset)) + 1 };
  };
  const range = (start: number, end: number): object => ({ start: position(start), end: position(end) });
  const location = (start: number, end: number): object => ({ path, range: range(start, end) });
  return findings.map((f) => ({
    message: f.message,
    location: location(f.start, f.end),
    severity: SEVERITIES[f.severity],
    code: { value: f.rule },
    // Several suggestions are taken for alternatives, so that a fix in several places is none.
    ...(f.fix?.edits.length === 1 && {
      suggestions: f.fix.edits.map((e) => ({ range: range(e.start, e.end), text: e.newText })),
    }),
    ...(f.related.length && {
      related_locations: f.related.map((r) => ({ message: r.message, location: location(r.start, r.end) })),
    }),
  }));
}
