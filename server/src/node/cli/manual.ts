/** `wenheng rules` and `wenheng explain`, which show the texts of the manual. */
import { unknownName } from '../../core/config';
import { ruleById, RULES } from '../../core/rules/index';
import type { Rule } from '../../core/rules/rule';
import type { Io } from '../terminal/io';
import { table } from '../terminal/table';
import { UsageError } from '../terminal/usage';
import { oneOf, readOptions } from './options';

/** `wenheng rules`: prints the list of rules. Throws a `UsageError` for a mistake in the options. */
export function rules(args: readonly string[], io: Io): 0 {
  const { values } = readOptions(args, { format: { type: 'string', short: 'f' } });
  if (oneOf('--format', values.format ?? 'text', ['text', 'json']) === 'json') {
    const list = RULES.map(({ id, severity, zh, en, source, genres }) => ({
      id,
      severity,
      zh,
      en,
      source,
      genres: genres ?? [],
    }));
    io.print(`${JSON.stringify({ schema: 1, rules: list }, null, 2)}\n`);
  } else {
    io.print(`${table(RULES.map((r) => [r.id, r.severity, r.zh]))}\n`);
  }
  return 0;
}

/** `wenheng explain`: prints the page of a rule. Throws a `UsageError` where no rule, or an unknown one, is named. */
export function explain(args: readonly string[], io: Io): 0 {
  const { positionals } = readOptions(args, {});
  const [id] = positionals;
  if (id === undefined)
    throw new UsageError('请写明规则，如 wenheng explain arithmetic/sum（wenheng rules 列出全部规则）');
  const rule = ruleById.get(id);
  if (!rule) throw new UsageError(`${unknownName('规则', id, ruleById.keys())}（wenheng rules 列出全部规则）`);
  io.print(`${page(rule)}\n`);
  return 0;
}

function page(rule: Rule): string {
  const examples = (sentences: readonly string[]): string =>
    sentences.map((s) => `- ${s.replace(/\n+/g, ' ')}`).join('\n');
  return [
    `# ${rule.zh} (${rule.id})`,
    rule.en,
    `级别：${rule.severity}`,
    rule.why.trim(),
    `依据：${rule.source}`,
    `应改：\n${examples(rule.bad)}`,
    `无误：\n${examples(rule.good)}`,
  ].join('\n\n');
}
