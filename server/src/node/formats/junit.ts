/**
 * JUnit's XML: one suite for each file, one case for each finding. A finding that makes the run fail is a failure,
 * others are notes.
 */
import type { CheckOptions, Report, ReportedFile, ReportedFinding } from './report';
import { xml } from './xml';

export function junit({ files }: Report, { isCounted }: CheckOptions): string {
  const failures = (list: readonly ReportedFinding[]): number => list.filter((f) => isCounted(f.severity)).length;
  const suites = files.map((file) => {
    const { path, findings } = file;
    const counts = `tests="${Math.max(1, findings.length)}" failures="${failures(findings)}" errors="0" skipped="0"`;
    return `  <testsuite name="${xml(path)}" ${counts}>\n${cases(file, isCounted)}  </testsuite>\n`;
  });
  const all = files.flatMap((f) => f.findings);
  const tests = files.reduce((sum, f) => sum + Math.max(1, f.findings.length), 0);
  const counts = `tests="${tests}" failures="${failures(all)}" errors="0"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="wenheng" ${counts}>\n${suites.join('')}</testsuites>\n`;
}

function cases({ path, findings }: ReportedFile, isCounted: CheckOptions['isCounted']): string {
  const classname = `classname="${xml(path)}"`;
  if (!findings.length) return `    <testcase name="wenheng" ${classname}/>\n`;
  return findings
    .map((f) => {
      const name = xml(`${f.rule} ${f.line}:${f.column}`);
      const message = xml(f.message);
      const body = isCounted(f.severity)
        ? `<failure type="${f.severity}" message="${message}">${xml(`${path}:${f.line}:${f.column}`)}</failure>`
        : `<system-out>${f.severity} ${message}</system-out>`;
      return `    <testcase name="${name}" ${classname}>${body}</testcase>\n`;
    })
    .join('');
}
