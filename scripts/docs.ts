/**
 * Writes the manual of rules from their metadata: a page a rule under docs/rules, their index, and the tables of the
 * two readmes. Run by `npm run docs`; a test fails while what is written differs from what the rules say.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding, Genre, Rule, Severity, Site } from '../server/src/core/index';
import { DEFAULT_SETTINGS, DocumentAnalyzer, RULES } from '../server/src/core/index';

/** File name to content: what the generated files should say, given what the readmes say around their tables. */
export function docFiles(root: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const rule of RULES) files.set(`${FOLDER}/${rule.id}.md`, page(rule));
  files.set(`${FOLDER}/README.md`, index());
  for (const [name, table] of [
    ['README.md', groupTable('zh')],
    ['README.en.md', groupTable('en')],
  ] as const) {
    files.set(name, between(readFileSync(join(root, name), 'utf8'), table));
  }
  return files;
}

/** Pages of rules that there are no more. */
export function strayPages(root: string): string[] {
  const wanted = docFiles(root);
  if (!existsSync(join(root, FOLDER))) return [];
  return readdirSync(join(root, FOLDER), { recursive: true, encoding: 'utf8' })
    .map((name) => `${FOLDER}/${name.replace(/\\/g, '/')}`)
    .filter((name) => name.endsWith('.md') && !wanted.has(name));
}

export function writeDocs(root: string): void {
  for (const [name, content] of docFiles(root)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  for (const name of strayPages(root)) rmSync(join(root, name));
}

const FOLDER = 'docs/rules';
const START = '<!-- 规则表由 npm run docs 生成 -->';
const END = '<!-- 规则表完 -->';

const GROUPS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  arithmetic: ['算术', 'Arithmetic'],
  percent: ['百分比', 'Percentages'],
  consistency: ['前后一致', 'Consistency'],
  order: ['先后次序', 'Order'],
  count: ['计数', 'Counted lists'],
  structure: ['结构', 'Structure'],
  slogan: ['提法', 'Set phrases'],
  attribution: ['引语归属', 'Attribution'],
  config: ['忽略注释', 'Ignore comments'],
  quote: ['引语标点', 'Quotations'],
  number: ['数字用法', 'Numbers'],
  punctuation: ['标点符号', 'Punctuation'],
  wording: ['用语', 'Wording'],
  form: ['公文格式', 'Form of documents'],
};
const LEVELS: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', info: '信息', hint: '提示' };
const GENRES: Readonly<Record<Genre, string>> = {
  report: '报告、总结',
  speech: '讲话',
  feature: '通讯、综述',
  study: '学习材料',
  statutory: '法定公文',
  other: '其他',
};

const groupOf = (id: string): string => id.slice(0, id.indexOf('/'));
const groups = (): string[] => [...new Set(RULES.map((r) => groupOf(r.id)))];
const nameOf = (group: string, language: 0 | 1): string => GROUPS[group]?.[language] ?? group;

function page(rule: Rule): string {
  const { id, severity, zh, en, why, source, bad, good, genres, yieldsTo } = rule;
  const facts = [
    `规则：\`${id}\``,
    `级别：${LEVELS[severity]}（\`${severity}\`）`,
    ...(genres ? [`适用：${genres.map((g) => GENRES[g]).join('、')}`] : []),
    `依据：${source}`,
    `改法：${repair(rule)}`,
    ...(yieldsTo?.length ? [`同一处已由 ${yieldsTo.map(link).join('、')} 标出的，不再标`] : []),
  ];
  return [
    `# ${zh}`,
    `*${en}*`,
    facts.map((f) => `- ${f}`).join('\n'),
    `## 说明\n\n${why.trim()}`,
    `## 应改\n\n${examples(bad)}`,
    `## 无误\n\n${examples(good)}`,
    `## 设置\n\n在编辑器设置 \`wenheng.rules\` 或项目文件 \`wenheng.config.json\` 中调整级别，\`off\` 为关闭；写规则组名则对全组生效：\n\n\`\`\`json\n{ "rules": { "${id}": "off" } }\n\`\`\``,
    `[全部规则](../README.md)`,
    '',
  ]
    .join('\n\n')
    .replace(/\n\n$/, '\n');
}

const link = (id: string): string => `[\`${id}\`](../${id}.md)`;

/** ⟦…⟧ in bold, a paragraph a line of the example. */
function examples(sentences: readonly string[]): string {
  return sentences
    .map((s) => {
      const marked = s
        .replace(/[\\*_`<>|[\]]/g, '\\$&')
        .replace(/⟦(\s*)⟧/g, '<mark>␣</mark>')
        .replace(/⟦/g, '<mark>')
        .replace(/⟧/g, '</mark>');
      const drafts = marked.split(/\n=====\n/).map((draft) => draft.split(/\n+/).join('<br>'));
      return `- ${drafts.join('<br>————<br>')}`;
    })
    .join('\n');
}

/** What the rule's own examples are offered. */
function repair(rule: Rule): string {
  const fixes = rule.bad.flatMap((bad) => findings(rule, bad.replace(/[⟦⟧]/g, '')).map((f) => f.fix));
  const offered = fixes.filter((f) => f !== undefined);
  if (!offered.length) return '由作者斟酌，不给自动改法';
  const when = offered.length === fixes.length ? '' : '只有一种改法时，';
  return offered.every((f) => f.safe)
    ? `${when}可一键改，也可随保存或 \`wenheng check --fix\` 全部改`
    : `${when}可逐处一键改`;
}

function findings(rule: Rule, text: string): Finding<Site>[] {
  const rules = Object.fromEntries((rule.yieldsTo ?? []).map((id) => [id, 'off' as const]));
  const settings = { ...DEFAULT_SETTINGS, genre: rule.genres?.[0] ?? ('auto' as const), rules };
  return new DocumentAnalyzer().analyze(text, { format: 'plain', settings }).findings.filter((f) => f.rule === rule.id);
}

function index(): string {
  const sections = groups().map((group) => {
    const rows = RULES.filter((r) => groupOf(r.id) === group).map(
      ({ id, severity, zh, genres }) =>
        `| [\`${id}\`](${id}.md) | ${LEVELS[severity]} | ${zh}${genres ? `（${genres.map((g) => GENRES[g]).join('、')}）` : ''} |`,
    );
    return `## ${nameOf(group, 0)}\n\n| 规则 | 级别 | 查什么 |\n| --- | --- | --- |\n${rows.join('\n')}`;
  });
  return ['# 规则', `共${RULES.length}条。级别可以逐条或按组调整，见各页。`, ...sections, '']
    .join('\n\n')
    .replace(/\n\n$/, '\n');
}

function groupTable(language: 'zh' | 'en'): string {
  const zh = language === 'zh';
  const rows = groups().map((group) => {
    const rules = RULES.filter((r) => groupOf(r.id) === group);
    const names = rules.slice(0, 3).map((r) => `[${r[language]}](docs/rules/${r.id}.md)`);
    const more = rules.length > 3 ? (zh ? '等' : ' …') : '';
    return `| ${nameOf(group, zh ? 0 : 1)} \`${group}\` | ${rules.length} | ${names.join(zh ? '、' : '; ')}${more} |`;
  });
  const head = zh ? '| 组 | 条数 | 例如 |' : '| Group | Rules | For example |';
  const all = zh
    ? `共${RULES.length}条，[全部规则](docs/rules/README.md)各有一页，写明道理、依据、正误例句。`
    : `${RULES.length} rules; [each has a page](docs/rules/README.md) with its reasons, source and examples (in Chinese).`;
  return `${head}\n| --- | ---: | --- |\n${rows.join('\n')}\n\n${all}`;
}

function between(text: string, table: string): string {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) return text;
  return `${text.slice(0, start + START.length)}\n\n${table}\n\n${text.slice(end)}`;
}

if (require.main === module) writeDocs(join(__dirname, '..'));
