/** The level that each finding gets from settings and genre, worked out once for each rule. */
import type { Finding, Genre, Severity, Site } from '../model';
import { SEVERITIES } from '../model';
import { RULES } from '../rules/index';
import type { RuleLevel, Settings } from '../settings';
import { levelOf } from '../settings';

const RULE_OF = new Map(RULES.map((r) => [r.id, r]));

/** A level set by the user replaces that of the rule; a mark that is weaker than its rule stays weaker by as much. */
export function withLevel<F extends Finding<Site>>(finding: F, settings: Pick<Settings, 'rules'>): F | null {
  const rule = RULE_OF.get(finding.rule);
  if (!rule) return finding;
  const { id, severity } = rule;
  return atLevel(finding, severity, levelOf(id, severity, settings.rules));
}

function atLevel<F extends Finding<Site>>(finding: F, own: Severity, level: RuleLevel): F | null {
  if (level === 'off') return null;
  if (level === own) return finding;
  const weaker = Math.max(0, SEVERITIES.indexOf(finding.severity) - SEVERITIES.indexOf(own));
  return { ...finding, severity: SEVERITIES[SEVERITIES.indexOf(level) + weaker] ?? 'hint' };
}

/**
 * The levels that settings and genre give. Equal levels are one object, so that levelled findings can be kept by it.
 */
export class Levels {
  private readonly levels = new Map<string, { readonly own: Severity; readonly level: RuleLevel }>();

  private constructor(
    private readonly words: string,
    { rules }: Pick<Settings, 'rules'>,
    genre: Genre,
  ) {
    for (const { id, severity, genres } of RULES) {
      const level = genres && !genres.includes(genre) ? 'off' : levelOf(id, severity, rules, genre);
      this.levels.set(id, { own: severity, level });
    }
  }

  static of(settings: Pick<Settings, 'rules'>, genre: Genre, last: Levels | undefined): Levels {
    const words = JSON.stringify([settings.rules, genre]);
    if (last?.words === words) return last;
    let levels = made.get(words);
    if (!levels) {
      if (made.size === MOST_LEVELS) made.clear();
      made.set(words, (levels = new Levels(words, settings, genre)));
    }
    return levels;
  }

  /** The findings that are not switched off, at their levels. */
  level(findings: readonly Finding<Site>[]): readonly Finding<Site>[] {
    const kept = findings.findIndex(({ rule }) => !this.isKept(rule));
    if (kept < 0) return findings;
    const out = findings.slice(0, kept);
    for (let i = kept; i < findings.length; i++) {
      const finding = findings[i];
      const set = finding && this.levels.get(finding.rule);
      const levelled = set && atLevel(finding, set.own, set.level);
      if (levelled) out.push(levelled);
    }
    return out;
  }

  private isKept(rule: string): boolean {
    const set = this.levels.get(rule);
    return set?.own === set?.level;
  }
}

/** The levels of the last drafts, since many drafts share their settings. */
const made = new Map<string, Levels>();
const MOST_LEVELS = 32;
