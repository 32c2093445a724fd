/** The list of rules. It stands here and nowhere else; order is the order of the manual. */
import type { Rule } from './rule';

export const RULES: readonly Rule[] = [];

export const ruleById: ReadonlyMap<string, Rule> = new Map(RULES.map((r) => [r.id, r]));
