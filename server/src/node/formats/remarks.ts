/** What a finding says as a comment of the word processor. */
import { RULES } from '../../core/rules/index';
import { LEVEL_NAMES } from './markdown';
import { relatedWords } from './text';
import type { ReportedFile, ReportedFinding } from './report';
import type { Remark } from '../word/comments';

const RULE_TITLES = new Map(RULES.map(({ id, zh }) => [id, zh]));

/** A comment a finding, around the words that it is about. */
export const remarksOf = ({ path, findings, text }: Pick<ReportedFile, 'path' | 'findings' | 'text'>): Remark[] =>
  findings.map((f) => ({ start: f.start, end: f.end, lines: linesOf(f, path, text) }));

/** Level and rule, what is wrong with the working, where else to look, what would be right. */
function linesOf({ rule, severity, message, related, fix }: ReportedFinding, path: string, text: string): string[] {
  return [
    `【${LEVEL_NAMES[severity]}】${RULE_TITLES.get(rule) ?? ''}（${rule}）`,
    message,
    ...related.map((r) => `· ${relatedWords(r, path, text)}`),
    ...(fix ? [`→ ${fix.title}`] : []),
  ];
}
