/** The report as `schema` 1: whole, or a file a line. */
import { visibleJson } from '../terminal/visible';
import type { Report, ReportedFile } from './report';

export const promised = ({ path, findings }: ReportedFile): object => ({ path, findings });

export function json({ files, summary }: Report): string {
  return `${visibleJson({ schema: 1, files: files.map(promised), summary }, 2)}\n`;
}

export function ndjson({ files }: Report): string {
  return files.map((f) => `${visibleJson({ schema: 1, ...promised(f) })}\n`).join('');
}
