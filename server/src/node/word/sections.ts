/** A document is analysed section by section. */
import type { Analysis, Finding, Site } from '../../core/model';
import { site } from '../../core/model';
import type { ReadDocument } from './text';

/** Analyses a text, with the headings that the styles of its file mark. */
export type Analyze = (text: string, headings?: ReadDocument['headings']) => Analysis;

/**
 * Analyses the body as one text, and each note, header and footer as a text of its own, so that none of them is taken
 * for the end of the draft. Sites count in the text of the whole document.
 */
export function analyzeSections(document: ReadDocument, analyze: Analyze): Analysis {
  const [body, ...others] = eachSection(document, analyze);
  if (!body) return analyze(document.text);
  if (document.sections.length === 1) return body.analysis;
  const findings = others.flatMap(({ start, analysis }) => analysis.findings.map((f) => moved(f, start)));
  const letStand = others.flatMap(({ start, analysis }) =>
    analysis.letStand.map((one) => ({ ...one, finding: moved(one.finding, start) })),
  );
  return {
    ...body.analysis,
    text: document.text,
    findings: [...body.analysis.findings, ...findings],
    letStand: [...body.analysis.letStand, ...letStand],
  };
}

/** Each section with prose of its own, the body first. Sites count from its start. */
export function eachSection(
  { text, sections, headings }: ReadDocument,
  analyze: Analyze,
): { start: number; analysis: Analysis }[] {
  return sections
    .map(({ start, end }, i) => ({ start, words: text.slice(start, end), isBody: i === 0 }))
    .filter(({ words, isBody }) => isBody || /[\u4e00-\u9fff]/.test(words))
    .map(({ start, words, isBody }) => ({ start, analysis: isBody ? analyze(words, headings) : analyze(words) }));
}

/** The text of the body, which is the beginning of the whole text. */
export const bodyOf = ({ text, sections }: ReadDocument): string => text.slice(0, sections[0]?.end);

function moved<F extends Finding<Site>>(finding: F, by: number): F {
  const at = ({ start, end }: Site): Site => site(start + by, end + by);
  return {
    ...finding,
    at: at(finding.at),
    ...(finding.related && { related: finding.related.map((r) => ({ ...r, at: at(r.at) })) }),
    ...(finding.fix && {
      fix: { ...finding.fix, edits: finding.fix.edits.map((e) => ({ ...e, at: at(e.at) })) },
    }),
  };
}
