/** The fixes for a place. */
import type { Analysis, Finding, Fix, Site } from '../model';

/** A fix with the finding that it belongs to. */
export interface OfferedFix {
  readonly finding: Finding<Site>;
  readonly fix: Fix<Site>;
}

/** The fixes of all findings that touch the range (UTF-16 offsets), in document order. */
export function fixesAt({ findings }: Pick<Analysis, 'findings'>, range: { start: number; end: number }): OfferedFix[] {
  const offered: OfferedFix[] = [];
  for (const finding of findings) {
    if (finding.at.start > range.end) break;
    if (finding.fix && finding.at.end >= range.start) offered.push({ finding, fix: finding.fix });
  }
  return offered;
}
