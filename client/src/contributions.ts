/** The extension's contributions as data, from which the manifest and the code are made. */
import { WORD_SCHEME } from '../../server/src/protocol';

/** A title in both languages. */
export interface Title {
  readonly zh: string;
  readonly en: string;
}

/** The commands in the order of the palette. Their identifiers are `wenheng.` and the key. */
export const COMMANDS = {
  menu: { zh: '菜单', en: 'Menu', icon: '$(list-selection)' },
  checkFile: { zh: '检查当前文件', en: 'Check Current File', icon: '$(checklist)' },
  checkFolder: { zh: '检查文件夹', en: 'Check Folder', icon: '$(checklist)' },
  checkWorkspace: { zh: '检查工作区', en: 'Check Workspace', icon: '$(checklist)' },
  togglePause: { zh: '暂停或继续检查', en: 'Pause or Resume Checking', icon: '$(debug-pause)' },
  showFigures: { zh: '核数据', en: 'Check Figures', icon: '$(checklist)' },
  filterFigures: { zh: '筛选数据…', en: 'Filter Figures…', icon: '$(filter)' },
  unfilterFigures: { zh: '列出全部数据', en: 'List All Figures', icon: '$(filter-filled)' },
  exportReview: { zh: '导出核对表…', en: 'Export Review Sheet…', icon: '$(table)' },
  compareDrafts: { zh: '与前一稿比较…', en: 'Compare with an Earlier Version…', icon: '$(diff)' },
  exportFacts: { zh: '导出数据…', en: 'Export Figures…', icon: '$(export)' },
  newDraft: { zh: '新建文稿…', en: 'New Draft…', icon: '$(new-file)' },
  openSample: { zh: '打开示例稿', en: 'Open Sample Draft', icon: '$(book)' },
  openWalkthrough: { zh: '入门', en: 'Get Started', icon: '$(mortar-board)' },
  restartServer: { zh: '重启服务', en: 'Restart Server', icon: '$(debug-restart)' },
  showLog: { zh: '显示日志', en: 'Show Log', icon: '$(output)' },
} as const satisfies Record<string, Title & { icon: string }>;

/** The key of a command. */
export type CommandName = keyof typeof COMMANDS;
/** The identifier of a command. */
export const commandId = (name: CommandName | WordCommand): string => `wenheng.${name}`;

/** Commands for the text of a Word file, shown as buttons above it. */
export const WORD_COMMANDS = {
  annotateWord: { zh: '写回批注', en: 'Write Comments Back', icon: '$(comment-discussion)' },
  openInWord: { zh: '在 Word 中打开', en: 'Open in Word', icon: '$(link-external)' },
} as const satisfies Record<string, Title & { icon: string }>;

/** The key of a command for Word files. */
export type WordCommand = keyof typeof WORD_COMMANDS;

export { WORD_SCHEME };

/** The container of the figure panel. */
export const FIGURES_CONTAINER = 'wenheng-figures';
/** The view of the figure panel. */
export const FIGURES_VIEW = 'wenheng.figures';
/** The context key that is set while a filter hides figures. */
export const FIGURES_FILTERED = 'wenheng.figuresFiltered';
/** The title of the figure panel. */
export const FIGURES_TITLE: Title = { zh: '核数据', en: 'Figures' };

/** The editor for Word files. */
export const WORD_EDITOR = 'wenheng.word';
/** The names of its files. */
export const WORD_FILES = ['*.docx', '*.docm', '*.doc', '*.wps'];

/** The scheme of the rules' pages. */
export const MANUAL_SCHEME = 'wenheng-rule';

/** The scheme of comparisons between versions. */
export const COMPARISON_SCHEME = 'wenheng-compare';

/** Schemes of drafts besides those of the workspace's folders: on disk, unsaved, and the text of a Word file. */
export const DRAFT_SCHEMES = ['file', 'untitled', WORD_SCHEME];

/** The beginning of the names of our tools for agents. */
export const TOOL_PREFIX = 'wenheng_';
/** The provider of MCP servers, one for each folder. */
export const MCP_PROVIDER = 'wenheng.mcp';

/** The type of our tasks. */
export const TASK_TYPE = 'wenheng';
/** What a task checks. */
export const SCOPES = {
  currentFile: { zh: '检查当前文件', en: 'Check current file' },
  folder: { zh: '检查当前文件夹', en: 'Check the current workspace folder' },
  workspace: { zh: '检查工作区', en: 'Check the workspace' },
} as const satisfies Record<string, Title>;

/** What a task checks. */
export type TaskScope = keyof typeof SCOPES;

/** The problem matcher for tasks of the user's own. */
export const PROBLEM_MATCHER = '$wenheng';
/** Matches one finding on a line, as `wenheng check` prints it: `path:line:column: severity rule message`. */
export const PROBLEM_PATTERN = {
  regexp: '^(.+):(\\d+):(\\d+): (error|warning|info|hint) (\\S+) (.*)$',
  file: 1,
  line: 2,
  column: 3,
  severity: 4,
  code: 5,
  message: 6,
} as const;
