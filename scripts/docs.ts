/**
 * Writes the manual of rules from their metadata: a page a rule and language under docs/rules, their index, and the tables of the
 * two readmes. Run by `npm run docs`; a test fails while what is written differs from what the rules say.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding, Genre, Rule, Severity, Site } from '../server/src/core/index';
import { keepsWords } from '../server/src/core/findings/fixing';
import { DEFAULT_SETTINGS, DocumentAnalyzer, RULES } from '../server/src/core/index';
import { REASONS_EN } from './manual/reasons-en';

/** File name to content: what the generated files should say, given what the readmes say around their tables. */
export function docFiles(root: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const rule of RULES) {
    files.set(`${FOLDER}/${rule.id}.md`, page(rule, 'zh'));
    files.set(`${FOLDER}/en/${rule.id}.md`, page(rule, 'en'));
  }
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
type Language = 'zh' | 'en';

const LEVELS: Readonly<Record<Language, Readonly<Record<Severity, string>>>> = {
  zh: { error: '错误', warning: '警告', info: '信息', hint: '提示' },
  en: { error: 'error', warning: 'warning', info: 'information', hint: 'hint' },
};
const GENRES: Readonly<Record<Language, Readonly<Record<Genre, string>>>> = {
  zh: {
    report: '报告、总结',
    speech: '讲话',
    feature: '通讯、综述',
    study: '学习材料',
    statutory: '法定公文',
    other: '其他',
  },
  en: {
    report: 'reports',
    speech: 'speeches',
    feature: 'features',
    study: 'studies',
    statutory: 'statutory documents',
    other: 'others',
  },
};

/** The words of a page, in the order in which it has them. */
const WORDS = {
  zh: {
    rule: (id: string) => `规则：\`${id}\``,
    level: (severity: Severity) => `级别：${LEVELS.zh[severity]}（\`${severity}\`）`,
    genres: (genres: readonly Genre[]) => `适用：${genres.map((g) => GENRES.zh[g]).join('、')}`,
    source: (source: string) => `依据：${source}`,
    repair: (words: string) => `改法：${words}`,
    yields: (links: readonly string[]) => `同一处已由 ${links.join('、')} 标出的，不再标`,
    why: '说明',
    bad: '应改',
    good: '无误',
    settings: '设置',
    adjust:
      '在编辑器设置 `wenheng.rules` 或项目文件 `wenheng.config.json` 中调整级别，`off` 为关闭；写规则组名则对全组生效：',
    all: '[全部规则](../README.md)',
    byAuthor: '由作者斟酌，不给自动改法',
    single: '只有一种改法时，',
    marks: '可一键改，也可随保存或 `wenheng check --fix` 全部改',
    words: '可一键改，也可用 `wenheng check --fix=wording` 全部改',
    each: '可逐处一键改',
  },
  en: {
    rule: (id: string) => `Rule: \`${id}\``,
    level: (severity: Severity) => `Level: ${LEVELS.en[severity]} (\`${severity}\`)`,
    genres: (genres: readonly Genre[]) => `For: ${genres.map((g) => GENRES.en[g]).join(', ')}`,
    source: (source: string) => `Source: ${source}`,
    repair: (words: string) => `Fix: ${words}`,
    yields: (links: readonly string[]) => `Silent where ${links.join(', ')} marks the place`,
    why: 'Why',
    bad: 'To be changed',
    good: 'As it should be',
    settings: 'Settings',
    adjust:
      'Set the level in the editor (`wenheng.rules`) or in `wenheng.config.json`; `off` switches the rule off, and the name of a group stands for all of it:',
    all: '[All rules, in Chinese](../../README.md)',
    byAuthor: 'left to the writer',
    single: 'where there is one only, ',
    marks: 'one click, on save, or all by `wenheng check --fix`',
    words: 'one click, or all by `wenheng check --fix=wording`',
    each: 'one click each',
  },
} as const;

const groupOf = (id: string): string => id.slice(0, id.indexOf('/'));
const groups = (): string[] => [...new Set(RULES.map((r) => groupOf(r.id)))];
const nameOf = (group: string, language: 0 | 1): string => GROUPS[group]?.[language] ?? group;

function page(rule: Rule, language: Language): string {
  const { id, severity, zh, en, source, bad, good, genres, yieldsTo } = rule;
  const words = WORDS[language];
  // A rule that is new has its reason in Chinese first; a test asks for the English one.
  const why = (language === 'en' && REASONS_EN[id]) || rule.why;
  const facts = [
    words.rule(id),
    words.level(severity),
    ...(genres ? [words.genres(genres)] : []),
    words.source(source),
    words.repair(repair(rule, language)),
    ...(yieldsTo?.length ? [words.yields(yieldsTo.map(link))] : []),
  ];
  return [
    `# ${language === 'zh' ? zh : en}`,
    `*${language === 'zh' ? en : zh}*`,
    facts.map((f) => `- ${f}`).join('\n'),
    `## ${words.why}\n\n${why.trim()}`,
    `## ${words.bad}\n\n${examples(bad)}`,
    `## ${words.good}\n\n${examples(good)}`,
    `## ${words.settings}\n\n${words.adjust}\n\n\`\`\`json\n{ "rules": { "${id}": "off" } }\n\`\`\``,
    words.all,
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
      return `- ${marked.split(/\n+/).join('<br>')}`;
    })
    .join('\n');
}

/** What the rule's own examples are offered. */
function repair(rule: Rule, language: Language): string {
  const words = WORDS[language];
  let kind = repairs.get(rule.id);
  if (!kind) repairs.set(rule.id, (kind = repairOf(rule)));
  return kind.by === 'author' ? words.byAuthor : (kind.always ? '' : words.single) + words[kind.by];
}

interface Repair {
  readonly by: 'author' | 'marks' | 'words' | 'each';
  /** Every example is offered it. */
  readonly always: boolean;
}

const repairs = new Map<string, Repair>();

function repairOf(rule: Rule): Repair {
  const found = rule.bad.flatMap((bad) => {
    const text = bad.replace(/[⟦⟧]/g, '');
    return findings(rule, text).map((finding) => ({ finding, text }));
  });
  const offered = found.filter(({ finding }) => finding.fix !== undefined);
  if (!offered.length) return { by: 'author', always: true };
  const always = offered.length === found.length;
  if (!offered.every(({ finding }) => finding.fix!.safe)) return { by: 'each', always };
  return { by: offered.every(({ finding, text }) => keepsWords(finding, text)) ? 'marks' : 'words', always };
}

const analyzer = new DocumentAnalyzer();

function findings(rule: Rule, text: string): Finding<Site>[] {
  const rules = Object.fromEntries((rule.yieldsTo ?? []).map((id) => [id, 'off' as const]));
  const settings = { ...DEFAULT_SETTINGS, genre: rule.genres?.[0] ?? ('auto' as const), rules };
  return analyzer.analyze(text, { format: 'plain', settings }).findings.filter((f) => f.rule === rule.id);
}

function index(): string {
  const sections = groups().map((group) => {
    const rows = RULES.filter((r) => groupOf(r.id) === group).map(
      ({ id, severity, zh, genres }) =>
        `| [\`${id}\`](${id}.md) | ${LEVELS.zh[severity]} | ${zh}${genres ? `（${genres.map((g) => GENRES.zh[g]).join('、')}）` : ''} |`,
    );
    return `## ${nameOf(group, 0)}\n\n| 规则 | 级别 | 查什么 |\n| --- | --- | --- |\n${rows.join('\n')}`;
  });
  return ['# 规则', `共${RULES.length}条。级别可以逐条或按组调整，见各页。`, ...sections, '']
    .join('\n\n')
    .replace(/\n\n$/, '\n');
}

function groupTable(language: Language): string {
  const zh = language === 'zh';
  const folder = zh ? 'docs/rules' : 'docs/rules/en';
  const rows = groups().map((group) => {
    const rules = RULES.filter((r) => groupOf(r.id) === group);
    const names = rules.slice(0, 3).map((r) => `[${r[language]}](${folder}/${r.id}.md)`);
    const more = rules.length > 3 ? (zh ? '等' : ' …') : '';
    return `| ${nameOf(group, zh ? 0 : 1)} \`${group}\` | ${rules.length} | ${names.join(zh ? '、' : '; ')}${more} |`;
  });
  const head = zh ? '| 组 | 条数 | 例如 |' : '| Group | Rules | For example |';
  const all = zh
    ? `共${RULES.length}条，[全部规则](docs/rules/README.md)各有一页，写明道理、依据、正误例句。`
    : `${RULES.length} rules; [each has a page](docs/rules/README.md) with its reasons, source and examples.`;
  return `${head}\n| --- | ---: | --- |\n${rows.join('\n')}\n\n${all}`;
}

function between(text: string, table: string): string {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) return text;
  return `${text.slice(0, start + START.length)}\n\n${table}\n\n${text.slice(end)}`;
}

if (require.main === module) writeDocs(join(__dirname, '..'));
