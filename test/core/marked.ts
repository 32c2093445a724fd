/** Marked sentences: ⟦…⟧ is a range, ⟦name|…⟧ a named one, ‸ a cursor. */
import type { Analysis, Finding, Format, Site } from '../../server/src/core/index';
import { DocumentAnalyzer } from '../../server/src/core/index';
import type { Settings } from '../../server/src/core/settings';

export interface Marked {
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly end: number; readonly name: string }[];
  /** Offset of ‸, -1 where there is none. */
  readonly cursor: number;
}

export function unmark(marked: string): Marked {
  let text = '';
  let cursor = -1;
  const open: { start: number; name: string }[] = [];
  const ranges: { start: number; end: number; name: string }[] = [];
  for (let i = 0; i < marked.length; i++) {
    const c = marked[i]!;
    if (c === '⟦') {
      const name = /^⟦([a-z-]+)\|/.exec(marked.slice(i, i + 40))?.[1] ?? '';
      if (name) i += name.length + 1;
      open.push({ start: text.length, name });
    } else if (c === '⟧') ranges.push({ ...open.pop()!, end: text.length });
    else if (c === '‸') cursor = text.length;
    else text += c;
  }
  ranges.sort((a, b) => a.start - b.start || b.end - a.end);
  return { text, ranges, cursor };
}

export function analyze(text: string, format: Format = 'plain', settings?: Settings): Analysis {
  return new DocumentAnalyzer().analyze(text, { format, ...(settings && { settings }) });
}

/** The text with its findings put in as ⟦…⟧, to compare with a marked sentence. */
export function remark(text: string, findings: readonly Finding<Site>[]): string {
  const cuts: [number, number, string][] = findings.flatMap((f): [number, number, string][] => [
    [f.at.start, 1, '⟦'],
    [f.at.end, 0, '⟧'],
  ]);
  cuts.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let out = '';
  let at = 0;
  for (const [offset, , mark] of cuts) {
    out += text.slice(at, offset) + mark;
    at = offset;
  }
  return out + text.slice(at);
}
