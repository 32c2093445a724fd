/** The formats of `wenheng check`, each a function of the report. */
import type { Severity } from '../../core/model';
import { manual } from '../apart';
import { checkstyle } from './checkstyle';
import { codequality } from './codequality';
import { github } from './github';
import { json, ndjson } from './json';
import { junit } from './junit';
import { markdown } from './markdown';
import { pretty } from './pretty';
import { rdjson } from './rdjson';
import type { Report } from './report';
import { text } from './text';

export interface CheckOptions {
  /** The answer goes to a terminal that shows colours. */
  readonly colour: boolean;
  /** Whether a finding of this level makes the run fail (`--fail-on`). */
  readonly isCounted: (severity: Severity) => boolean;
  /** Something that was asked for could not be checked. */
  readonly failed: boolean;
}

export const CHECK_FORMATS = {
  text,
  json,
  ndjson,
  sarif: (report, options) => manual().sarif(report, options),
  github,
  checkstyle,
  junit,
  rdjson,
  codequality,
  markdown,
  pretty,
} as const satisfies Record<string, (report: Report, options: CheckOptions) => string>;

export type CheckFormat = keyof typeof CHECK_FORMATS;
