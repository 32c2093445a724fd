/** The report as `schema` 1: whole, or one file on each line. */
import { visibleJson } from '../terminal/visible';
import type { Report, ReportedFile } from './report';

/** The part of a reported file that the command line promises. */
export const promised = ({ path, findings }: ReportedFile): object => ({ path, findings });

/** The whole report as one JSON document. */
export function json({ files, summary }: Report): string {
  return `${visibleJson({ schema: 1, files: files.map(promised), summary }, 2)}\n`;
}

/** One JSON document on each line for each file. */
export function ndjson({ files }: Report): string {
  return files.map((f) => `${visibleJson({ schema: 1, ...promised(f) })}\n`).join('');
}
