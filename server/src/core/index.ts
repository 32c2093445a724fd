/** The core's public face: pure and synchronous, without editor, file system, clock or environment. */
export * from './analyzer';
export * from './model';
export * from './segmenter';
export * from './settings';
export { builtinLexicon, Lexicon, withUserRows } from './lexicon/lexicon';
export { findPhrases } from './lexicon/phrases';
export { Matcher } from './lexicon/search/matcher';
export { Letters } from './lexicon/skeleton';
export { hanShare, isChineseProse } from './text/han';
export { RULES, ruleById } from './rules/index';
export type { DocumentRule, DocumentView, ParagraphRule, Rule, RuleMeta } from './rules/rule';
export { isParagraphRule } from './rules/rule';
