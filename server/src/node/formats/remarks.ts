/** The words of a finding as a comment in the word processor. */
import { RULES } from '../../core/rules/index';
import { LEVEL_NAMES } from './markdown';
import { relatedWords } from './text';
import type { ReportedFile, ReportedFinding } from './report';
import type { Remark } from '../word/comments';

const RULE_TITLES = new Map(RULES.map(({ id, zh }) => [id, zh]));

/** One comment for each finding, around the words that it marks. */
export const remarksOf = ({ path, findings, text }: Pick<ReportedFile, 'path' | 'findings' | 'text'>): Remark[] =>
  findings.map((f) => ({ start: f.start, end: f.end, lines: linesOf(f, path, text) }));

/** Level and rule, the message with its working, the related places, the correction. */
function linesOf({ rule, severity, message, related, fix }: ReportedFinding, path: string, text: string): string[] {
  return [
    `【${LEVEL_NAMES[severity]}】${RULE_TITLES.get(rule) ?? ''}（${rule}）`,
    message,
    ...related.map((r) => `· ${relatedWords(r, path, text)}`),
    ...(fix ? [`→ ${fix.title}`] : []),
  ];
}
