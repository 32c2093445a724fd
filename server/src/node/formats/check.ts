/** The formats of `wenheng check`, each a function of the report. */
import { manual } from '../apart';
import { checkstyle } from './checkstyle';
import { codequality } from './codequality';
import { github } from './github';
import { json, ndjson } from './json';
import { junit } from './junit';
import { markdown } from './markdown';
import type { CheckFormat } from './names';
import { pretty } from './pretty';
import type { CheckOptions, Report } from './report';
import { rdjson } from './rdjson';
import { text } from './text';

/** The formats by name. */
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
} as const satisfies Record<CheckFormat, (report: Report, options: CheckOptions) => string>;
