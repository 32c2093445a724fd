/**
 * Writes the parts of package.json that are made from tables: settings, rule levels, commands, tasks, tokens. Run by
 * `npm run manifest`; a test fails while what is written differs from what the tables say.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Title } from '../client/src/contributions';
import { COMMANDS, commandId, PROBLEM_MATCHER, PROBLEM_PATTERN, SCOPES, TASK_TYPE } from '../client/src/contributions';
import { WORD_COMMANDS, WORD_EDITOR, WORD_FILES, WORD_SCHEME } from '../client/src/contributions';
import { MANUAL_SCHEME, MCP_PROVIDER, TOOL_PREFIX } from '../client/src/contributions';
import { FIGURES_CONTAINER, FIGURES_FILTERED, FIGURES_TITLE, FIGURES_VIEW } from '../client/src/contributions';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../server/src/core/features/tokens';
import { TOOLS } from '../server/src/core/tools/table';
import type { SettingRow } from '../server/src/core/index';
import { LEVELS, RULES, SETTINGS } from '../server/src/core/index';

/** File name to content: what the files should say, given what they say now. */
export function manifestFiles(root: string): Map<string, string> {
  const read = (name: string): Json => JSON.parse(readFileSync(join(root, name), 'utf8')) as Json;
  const nls = new Strings();
  const generated = contributions(nls);
  const manifest = read('package.json');
  manifest['description'] = nls.key('description', DESCRIPTION);
  manifest['contributes'] = { ...(manifest['contributes'] as Json), ...generated };
  manifest['activationEvents'] = [
    ...LANGUAGES.map((language) => `onLanguage:${language}`),
    `onTaskType:${TASK_TYPE}`,
    `onFileSystem:${WORD_SCHEME}`,
  ];
  manifest['capabilities'] = {
    untrustedWorkspaces: {
      supported: 'limited',
      description: nls.key('untrustedWorkspaces', UNTRUSTED),
      restrictedConfigurations: RESTRICTED.map((key) => `wenheng.${key}`),
    },
    virtualWorkspaces: { supported: 'limited', description: nls.key('virtualWorkspaces', VIRTUAL) },
  };
  const files = new Map([
    ['package.json', json(manifest)],
    [SCHEMA, json(projectSchema())],
  ]);
  for (const [name, language] of NLS) files.set(name, json({ ...foreign(read(name)), ...nls.in(language) }));
  return files;
}

const SCHEMA = 'schemas/wenheng.config.schema.json';
const LANGUAGES = ['markdown', 'plaintext'];
const NLS = [
  ['package.nls.json', 'en'],
  ['package.nls.zh-cn.json', 'zh'],
] as const;
/** Keys with these beginnings are made here; all others in the string files are left as they are. */
const OURS =
  /^(config|rule|choice|command|task|token|modifier|view|word|tool)\.|^(?:virtual|untrusted)Workspaces$|^description$/;
const DESCRIPTION: Title = {
  zh: '文衡：给公文称字称数。查提法、核数据、辨引语。',
  en: 'Checks Chinese government writing: figures that do not add up, set phrases, attributions, style. Offline.',
};
const VIRTUAL: Title = {
  zh: '打开的文稿照常检查；任务与项目文件 wenheng.config.json 只用于本地文件。',
  en: 'Open drafts are checked; tasks and the project file wenheng.config.json work on local files only.',
};

/** Settings that a folder which is not trusted does not set: those that name a file, and that say how much is read. */
const RESTRICTED = ['baseline', 'maxCharacters', 'ledger'] as const satisfies readonly (keyof typeof SETTINGS)[];
const UNTRUSTED: Title = {
  zh: '文稿照常检查；工作区设置中的 wenheng.baseline、wenheng.ledger 与 wenheng.maxCharacters 不起作用，直到信任这个工作区。',
  en: 'Drafts are checked; wenheng.baseline, wenheng.ledger and wenheng.maxCharacters of the workspace do not hold until it is trusted.',
};

/** The sections of the settings editor, in its order. */
const GROUPS = {
  scope: { zh: '检查范围', en: 'What Is Checked' },
  draft: { zh: '文稿', en: 'The Draft' },
  rules: { zh: '规则', en: 'Rules' },
  editor: { zh: '编辑器', en: 'In the Editor' },
} as const satisfies Record<string, Title>;
const GROUP_OF: Record<keyof typeof SETTINGS, keyof typeof GROUPS> = {
  enable: 'scope',
  minimumHanShare: 'scope',
  alwaysCheck: 'scope',
  maxCharacters: 'scope',
  genre: 'draft',
  date: 'draft',
  rules: 'rules',
  ignoreFindings: 'rules',
  baseline: 'rules',
  units: 'draft',
  indicators: 'draft',
  groups: 'draft',
  ledger: 'draft',
  codeLens: 'editor',
  inlayHints: 'editor',
};

type Json = Record<string, unknown>;

function contributions(nls: Strings): Json {
  return {
    commands: Object.entries({ ...COMMANDS, ...WORD_COMMANDS }).map(([name, { zh, en, icon }]) => ({
      command: `wenheng.${name}`,
      title: nls.key(`command.${name}`, { zh, en }),
      // Both names in both languages: the palette finds a command by either.
      category: nls.key('command.category', { zh: '文衡 Wenheng', en: 'Wenheng 文衡' }),
      icon,
    })),
    menus: {
      commandPalette: [
        { command: commandId('checkFile'), when: IS_DRAFT },
        { command: commandId('exportReview'), when: `${IS_DRAFT} || ${IS_WORD}` },
        { command: commandId('filterFigures'), when: IS_DRAFT },
        { command: commandId('unfilterFigures'), when: FIGURES_FILTERED },
        { command: commandId('exportFacts'), when: IS_DRAFT },
        ...WORD_NAMES.map((name) => ({ command: commandId(name), when: IS_WORD })),
      ],
      'editor/context': [
        { command: commandId('checkFile'), when: IS_DRAFT, group: '1_modification@90' },
        { command: commandId('exportReview'), when: IS_DRAFT, group: '1_modification@91' },
        { command: commandId('exportFacts'), when: IS_DRAFT, group: '1_modification@92' },
      ],
      'editor/title': [
        ...WORD_NAMES.map((name, i) => ({ command: commandId(name), when: IS_WORD, group: `navigation@${i + 1}` })),
        { command: commandId('exportReview'), when: IS_WORD, group: 'navigation@3' },
        { command: commandId('menu'), when: IS_DRAFT, group: 'navigation@90' },
      ],
      'view/title': [
        {
          command: commandId('filterFigures'),
          when: `view == ${FIGURES_VIEW} && !${FIGURES_FILTERED}`,
          group: 'navigation@1',
        },
        {
          command: commandId('unfilterFigures'),
          when: `view == ${FIGURES_VIEW} && ${FIGURES_FILTERED}`,
          group: 'navigation@1',
        },
        {
          command: commandId('filterFigures'),
          when: `view == ${FIGURES_VIEW} && ${FIGURES_FILTERED}`,
          group: 'navigation@2',
        },
        { command: commandId('exportReview'), when: `view == ${FIGURES_VIEW}`, group: 'navigation@3' },
      ],
      'explorer/context': [
        {
          command: commandId('checkFolder'),
          when: `resourceScheme == file && (explorerResourceIsFolder || resourceExtname =~ ${DRAFT_NAME})`,
          group: '4_search@90',
        },
      ],
    },
    languageModelTools: Object.entries(TOOLS).map(([name, { zh, en, description, about, input }]) => ({
      name: `${TOOL_PREFIX}${name}`,
      toolReferenceName: `wenheng-${name.replaceAll('_', '-')}`,
      displayName: nls.key(`tool.${name}`, { zh: `文衡：${zh}`, en: `Wenheng: ${en}` }),
      userDescription: nls.key(`tool.${name}.about`, about),
      modelDescription: description,
      inputSchema: input,
      canBeReferencedInPrompt: true,
      icon: '$(checklist)',
      tags: ['chinese', 'proofreading'],
    })),
    mcpServerDefinitionProviders: [{ id: MCP_PROVIDER, label: nls.key('tool.mcp', { zh: '文衡', en: 'Wenheng' }) }],
    viewsContainers: {
      panel: [{ id: FIGURES_CONTAINER, title: nls.key('view.figures', FIGURES_TITLE), icon: '$(checklist)' }],
    },
    views: {
      [FIGURES_CONTAINER]: [{ id: FIGURES_VIEW, name: nls.key('view.figures', FIGURES_TITLE), icon: '$(checklist)' }],
    },
    viewsWelcome: [
      {
        view: FIGURES_VIEW,
        contents: nls.key('view.figures.welcome', {
          zh: `打开一篇文稿（Markdown、纯文本或 Word），这里逐个列出文中的数据：✗ 不符、○ 无从核对、✓ 已核，各带算式；点一下转到原文。\n[打开示例稿](command:${commandId('openSample')})`,
          en: `Open a draft (Markdown, plain text or Word): each of its figures is listed here, ✗ where it does not agree, ○ where there is nothing to check it against, ✓ where it was checked, with the working. A click goes to the words.\n[Open Sample Draft](command:${commandId('openSample')})`,
        }),
      },
    ],
    keybindings: [{ command: commandId('checkFile'), key: 'shift+alt+j', when: `editorTextFocus && (${IS_DRAFT})` }],
    customEditors: [
      {
        viewType: WORD_EDITOR,
        displayName: nls.key('word.editor', { zh: '文衡（只读文字）', en: 'Wenheng (text, read-only)' }),
        selector: WORD_FILES.map((filenamePattern) => ({ filenamePattern })),
        priority: 'default',
      },
    ],
    configuration: Object.entries(GROUPS).map(([group, title]) => ({
      title: nls.key(`config.${group}.title`, title),
      properties: Object.fromEntries([
        ...Object.entries(SETTINGS)
          .filter(([key]) => GROUP_OF[key as keyof typeof SETTINGS] === group)
          .map(([key, row]) => [`wenheng.${key}`, setting(key, row as SettingRow<unknown>, nls)]),
        ...(group === 'editor' ? [['wenheng.trace.server', trace(nls)]] : []),
      ]),
    })),
    jsonValidation: [{ fileMatch: 'wenheng.config.json', url: `./${SCHEMA}` }],
    problemMatchers: [
      {
        name: PROBLEM_MATCHER.slice(1),
        owner: 'wenheng-task',
        source: '文衡',
        // An open draft already has its findings from the language server.
        applyTo: 'closedDocuments',
        fileLocation: ['autoDetect', '${workspaceFolder}'],
        pattern: PROBLEM_PATTERN,
      },
    ],
    taskDefinitions: [
      {
        type: TASK_TYPE,
        required: ['scope'],
        properties: {
          scope: {
            type: 'string',
            enum: Object.keys(SCOPES),
            enumDescriptions: Object.entries(SCOPES).map(([name, title]) => nls.key(`task.${name}`, title)),
            description: nls.key('task.scope', { zh: '检查的范围。', en: 'What is checked.' }),
          },
          args: {
            type: 'array',
            items: { type: 'string' },
            default: [],
            markdownDescription: nls.key('task.args', {
              zh: '`wenheng check` 的其他选项，如 `["--fail-on", "error"]`。',
              en: 'Other options of `wenheng check`, such as `["--fail-on", "error"]`.',
            }),
          },
        },
      },
    ],
    snippets: LANGUAGES.map((language) => ({ language, path: `./snippets/${language}.json` })),
    semanticTokenTypes: TOKEN_TYPES.map(({ id, superType, zh, en }) => ({
      id,
      ...(superType && { superType }),
      description: nls.key(`token.${id}`, { zh, en }),
    })),
    semanticTokenModifiers: TOKEN_MODIFIERS.map(({ id, zh, en }) => ({
      id,
      description: nls.key(`modifier.${id}`, { zh, en }),
    })),
    // A theme that colours semantic tokens for code has no rules for ours: it takes the colours of these scopes.
    semanticTokenScopes: LANGUAGES.map((language) => ({
      language,
      scopes: Object.fromEntries(TOKEN_TYPES.map(({ id, scopes }) => [id, scopes])),
    })),
    configurationDefaults: {
      '[markdown]': { 'editor.semanticHighlighting.enabled': true },
      '[plaintext]': {
        'editor.semanticHighlighting.enabled': true,
        // An Enter is a new line and nothing else: it must not put in what an editor thinks is meant.
        'editor.acceptSuggestionOnEnter': 'off',
        'editor.wordBasedSuggestions': 'off',
        // A paragraph of a draft is one line of the file.
        'editor.wordWrap': 'on',
        // A draft that is pasted is no file of settings, whatever its commas look like.
        'workbench.editor.languageDetection': false,
        // Much of what offices keep is in GB18030.
        'files.autoGuessEncoding': true,
      },
      'workbench.editorAssociations': { [`${MANUAL_SCHEME}:/**/*.md`]: 'vscode.markdown.preview.editor' },
    },
  };
}

const WORD_NAMES = Object.keys(WORD_COMMANDS) as (keyof typeof WORD_COMMANDS)[];
const IS_WORD = `resourceScheme == ${WORD_SCHEME}`;
const DRAFT_NAME = '/^\\.(md|markdown|txt)$/i';
const IS_DRAFT = LANGUAGES.map((language) => `editorLangId == ${language}`).join(' || ');

function setting(key: string, row: SettingRow<unknown>, nls: Strings): Json {
  const { zh, en, ...schema } = row;
  const choices = schema.enum ? choicesOf(schema.enum, nls) : {};
  const described = { ...schema, ...choices, markdownDescription: nls.key(`config.${key}`, { zh, en }) };
  if (key !== 'rules') return described;
  const { enumDescriptions } = choicesOf(LEVELS, nls);
  const level = { type: 'string', enum: LEVELS, enumDescriptions };
  return { ...described, ...ruleLevels((name, title) => nls.key(name, title), level) };
}

/** What a choice is called; the value itself stands in files of settings. */
const CHOICES: Readonly<Record<string, Title>> = {
  auto: { zh: '自动判断', en: 'Told from the text' },
  report: { zh: '工作报告、总结', en: 'Work report' },
  speech: { zh: '讲话', en: 'Speech' },
  feature: { zh: '新闻、纪实', en: 'News or feature' },
  study: { zh: '心得体会、调研', en: 'Study or reflection' },
  statutory: { zh: '法定公文', en: 'Statutory document' },
  other: { zh: '其他', en: 'Other' },
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '警告', en: 'Warning' },
  info: { zh: '信息', en: 'Information' },
  hint: { zh: '轻微提示，只在文中标出', en: 'Hint, shown in the text only' },
  off: { zh: '关闭', en: 'Off' },
  messages: { zh: '只记往来名称', en: 'Names of messages' },
  verbose: { zh: '记全部内容', en: 'Everything' },
};

function choicesOf(values: readonly string[], nls: Strings): { enumItemLabels: string[]; enumDescriptions: string[] } {
  const labels = values.map((value) => nls.key(`choice.${value}`, CHOICES[value]!));
  return { enumItemLabels: labels, enumDescriptions: labels };
}

/** What a project file may say, for editors that check and complete it. */
function projectSchema(): Json {
  const both = ({ zh, en }: Title): string => `${zh}\n\n${en}`;
  const properties = Object.fromEntries(
    Object.entries(SETTINGS as Record<string, SettingRow<unknown>>).map(([key, { zh, en, scope: _, ...schema }]) => {
      const described = { ...schema, description: both({ zh, en }) };
      const levels = ruleLevels((_name, title) => both(title), { allOf: [{ $ref: '#/definitions/level' }] });
      return [key, key === 'rules' ? { ...described, ...levels } : described];
    }),
  );
  const same = Object.keys(properties).map((key) => [key, { $ref: `#/properties/${key}` }]);
  const globs = { type: ['string', 'array'], items: { type: 'string' } };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'wenheng.config.json',
    definitions: { level: { type: 'string', enum: LEVELS } },
    type: 'object',
    allowTrailingCommas: true,
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      ...properties,
      ignore: { ...globs, description: both(IGNORE) },
      overrides: {
        type: 'array',
        description: both(OVERRIDES),
        items: {
          type: 'object',
          required: ['files'],
          additionalProperties: false,
          properties: { files: { ...globs, description: both(FILES) }, ...Object.fromEntries(same) },
        },
      },
    },
  };
}

const IGNORE: Title = {
  zh: '不检查的文稿，通配式，相对于本文件所在目录。',
  en: 'Globs of drafts that are not checked.',
};
const OVERRIDES: Title = { zh: '只用于部分文稿的设置，后面的优先。', en: 'Settings for some drafts; later ones win.' };
const FILES: Title = { zh: '用于哪些文稿，通配式。', en: 'Globs of the drafts that they are for.' };

/** A property a rule and a group, so that the settings editor completes and explains them; `level` is what each may be. */
function ruleLevels(describe: (name: string, title: Title) => string, level: Json): Json {
  const groups = new Set(RULES.map(({ id }) => id.slice(0, id.indexOf('/'))));
  return {
    properties: Object.fromEntries([
      ...[...groups].map((group) => [
        group,
        {
          ...level,
          description: describe(`rule.${group}`, { zh: `${group} 组的全部规则`, en: `All rules of ${group}` }),
        },
      ]),
      ...RULES.map(({ id, severity, zh, en }) => [
        id,
        { ...level, default: severity, description: describe(`rule.${id}`, { zh, en }) },
      ]),
    ]),
    additionalProperties: false,
  };
}

const TRACES = ['off', 'messages', 'verbose'];

function trace(nls: Strings): Json {
  return {
    type: 'string',
    enum: TRACES,
    ...choicesOf(TRACES, nls),
    default: 'off',
    scope: 'window',
    markdownDescription: nls.key('config.trace', {
      zh: '在日志中记录编辑器与语言服务之间的往来。',
      en: 'Logs what editor and language server say to each other.',
    }),
  };
}

/** The texts of the manifest in both languages, under the keys that it refers to. */
class Strings {
  private readonly titles = new Map<string, Title>();

  key(name: string, title: Title): string {
    this.titles.set(name, title);
    return `%${name}%`;
  }

  in(language: keyof Title): Json {
    return Object.fromEntries([...this.titles].map(([name, title]) => [name, title[language]]));
  }
}

const foreign = (strings: Json): Json => Object.fromEntries(Object.entries(strings).filter(([key]) => !OURS.test(key)));

const json = (value: Json): string => `${JSON.stringify(value, null, 2)}\n`;

if (require.main === module) {
  const root = join(__dirname, '..');
  for (const [name, content] of manifestFiles(root)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
}
