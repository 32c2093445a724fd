/** GitLab's code quality report, a subset of Code Climate's. */
import type { Severity } from '../../core/model';
import { visibleJson } from '../terminal/visible';
import type { Report, ReportedFile, ReportedFinding } from './report';

const CODE_CLIMATE_SEVERITIES: Record<Severity, 'critical' | 'major' | 'minor' | 'info'> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};

export function codequality({ files }: Report): string {
  const issues = files.flatMap((file) => {
    const seen = new Map<string, number>();
    return file.findings.map((finding) => {
      const key = keyOf(file, finding);
      const before = seen.get(key) ?? 0;
      seen.set(key, before + 1);
      return {
        description: finding.message,
        check_name: finding.rule,
        fingerprint: sumOf(`${key}\0${before}`),
        severity: CODE_CLIMATE_SEVERITIES[finding.severity],
        location: {
          path: file.path.replace(/^\.\//, ''),
          lines: { begin: finding.line, end: finding.endLine },
        },
      };
    });
  });
  return `${visibleJson(issues, 2)}\n`;
}

/** Identifies a finding between runs: by its words and not by its line, which moves. */
const keyOf = ({ path, text }: ReportedFile, { rule, start, end, message }: ReportedFinding): string =>
  [path.replace(/^\.\//, ''), rule, text.slice(start, end), message].join('\0');

function sumOf(words: string): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(words).digest('hex').slice(0, 32);
}
