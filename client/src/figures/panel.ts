/**
 * The figure panel (核数据): every figure of the draft in view with its state and working. It is a tree view, so that
 * keyboard, screen readers, themes and search are those of the editor. It asks the server only while it is visible and
 * the writer pauses.
 */
import type { Disposable, Event, QuickPickItem, TextDocument, TreeDataProvider, TreeView } from 'vscode';
import {
  commands,
  EventEmitter,
  l10n,
  languages,
  MarkdownString,
  QuickPickItemKind,
  Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { State } from 'vscode-languageclient';
import type {
  FigureEntry,
  FigureList,
  FiguresParams,
  FigureStateName,
  PeekParams,
  Place,
  SameFigures,
} from '../../../server/src/protocol';
import { CLIENT_COMMANDS, FIGURES_REQUEST } from '../../../server/src/protocol';
import type { Figures } from '../api';
import { FIGURES_FILTERED, FIGURES_VIEW } from '../contributions';
import { draftSelector } from '../connection';
import type { Statuses } from '../status';
import type { Filter, Group, Reckoning, Row } from './rows';
import {
  ALL,
  countsLine,
  current,
  describe,
  entryAt,
  groupsOf,
  isFiltering,
  kindsOf,
  periodOf,
  reckoningOf,
  STATES,
} from './rows';

/** The command of a figure's row; it is in no menu. */
export const GO_TO_FIGURE = 'wenheng.goToFigure';
/** The command of the row that shows more figures; it is in no menu. */
export const MORE_FIGURES = 'wenheng.moreFigures';

type GroupNode = Group & { readonly type: 'group' };
type RowNode = Row & { readonly type: 'row'; readonly group: GroupNode };
type LineNode = Reckoning & { readonly type: 'line'; readonly row: RowNode; readonly index: number };
interface MoreNode {
  readonly type: 'more';
  readonly group: GroupNode;
}
/** A node of the tree. */
export type FigureNode = GroupNode | RowNode | LineNode | MoreNode;

/** Milliseconds without an edit before the server is asked, and without a move before the caret is looked up. */
const QUIET = 250;
const CARET_QUIET = 60;
/**
 * A document that takes long is asked about only after this multiple of its own time, so that it never hinders the
 * writer.
 */
const PATIENCE = 4;
/** Figures that a group shows at first, and that each request for more adds. */
const AT_ONCE = 1000;

/** The figure panel. */
export class FigurePanel implements TreeDataProvider<FigureNode>, Figures, Disposable {
  private readonly changed = new EventEmitter<FigureNode | undefined>();
  private readonly updated = new EventEmitter<void>();
  private readonly view: TreeView<FigureNode>;
  private readonly subscriptions: Disposable[];
  private draft: TextDocument | null = null;
  private list: FigureList | null = null;
  private filter: Filter = ALL;
  private groups: GroupNode[] = [];
  private nodes = new Map<FigureEntry, RowNode>();
  private readonly shown = new Map<FigureStateName, number>();
  private marked: FigureEntry | null = null;
  private timer: NodeJS.Timeout | undefined;
  private caretTimer: NodeJS.Timeout | undefined;
  private took = 0;
  private isAsking = false;
  private asked = 0;
  readonly onDidChangeTreeData: Event<FigureNode | undefined> = this.changed.event;
  readonly onDidUpdate: Event<void> = this.updated.event;

  constructor(
    private readonly server: BaseLanguageClient,
    statuses: Statuses,
  ) {
    this.view = window.createTreeView(FIGURES_VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      this.view,
      this.changed,
      this.updated,
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.follow();
        else clearTimeout(this.timer);
      }),
      window.onDidChangeActiveTextEditor(() => this.follow()),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === this.draft && contentChanges.length) this.schedule(QUIET);
      }),
      workspace.onDidCloseTextDocument((document) => {
        if (document === this.draft) this.show(null);
      }),
      // Settings, the segmenter or a project file may change the result without an edit.
      statuses.onDidChange((uri) => {
        // A change that is reported while an answer is awaited is part of that answer.
        if (uri === this.draft?.uri.toString() && !this.isAsking) this.schedule(QUIET);
      }),
      server.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.schedule(0);
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document !== this.draft || !this.view.visible) return;
        clearTimeout(this.caretTimer);
        this.caretTimer = setTimeout(() => this.markCaret(), CARET_QUIET);
      }),
    ];
    this.follow();
  }

  dispose(): void {
    clearTimeout(this.timer);
    clearTimeout(this.caretTimer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  listed(): { state: FigureStateName; rows: RowNode[] }[] {
    return this.groups.map((group) => ({ state: group.state, rows: this.rowsOf(group) }));
  }

  itemOf({ entry }: Row): TreeItem {
    return this.getTreeItem(this.nodes.get(entry)!);
  }

  linesOf({ entry }: Row): TreeItem[] {
    return this.getChildren(this.nodes.get(entry)).map((line) => this.getTreeItem(line));
  }

  underCaret(): FigureEntry | null {
    return this.marked;
  }

  get isVisible(): boolean {
    return this.view.visible;
  }

  get requests(): number {
    return this.asked;
  }

  getTreeItem(node: FigureNode): TreeItem {
    switch (node.type) {
      case 'group':
        return groupItem(node);
      case 'row':
        return rowItem(node, this.draft!, node.entry === this.marked);
      case 'line':
        return lineItem(node, this.draft!);
      case 'more':
        return moreItem(node, node.group.rows.length - this.limitOf(node.group));
    }
  }

  getChildren(node?: FigureNode): FigureNode[] {
    if (!node) return this.groups;
    if (node.type === 'group') {
      const rows: FigureNode[] = this.rowsOf(node).slice(0, this.limitOf(node));
      return rows.length < node.rows.length ? [...rows, { type: 'more', group: node }] : rows;
    }
    if (node.type !== 'row') return [];
    return reckoningOf(node.entry).map((line, index) => ({ ...line, type: 'line', row: node, index }));
  }

  getParent(node: FigureNode): FigureNode | undefined {
    return node.type === 'line' ? node.row : node.type === 'group' ? undefined : node.group;
  }

  resolveTreeItem(item: TreeItem, node: FigureNode): TreeItem {
    if (node.type === 'row') item.tooltip = cardOf(node.entry, this.list);
    return item;
  }

  more(state: FigureStateName): void {
    this.shown.set(state, (this.shown.get(state) ?? AT_ONCE) + AT_ONCE);
    this.changed.fire(this.groups.find((group) => group.state === state));
  }

  setFilter(filter: Filter): void {
    this.filter = filter;
    this.rebuild();
    this.markCaret();
  }

  /** Asks which states, kinds and sections to list; where none of a sort is chosen, all are listed. */
  async chooseFilter(): Promise<void> {
    const { list, filter } = this;
    if (!list) return;
    const head = (label: string): Choice => ({ label, kind: QuickPickItemKind.Separator });
    const choice = (sort: keyof Filter, value: string, label: string, count: number): Choice => {
      return { sort, value, label, description: String(count), picked: (filter[sort] as string[]).includes(value) };
    };
    const items: Choice[] = [
      head(l10n.t('State')),
      ...STATES.map((state) => choice('states', state, stateName(state), list.counts[state])),
      head(l10n.t('Kind')),
      ...[...kindsOf(list)].map(([kind, count]) => choice('kinds', kind, kindName(kind), count)),
      ...(list.sections.length ? [head(l10n.t('Heading'))] : []),
      ...list.sections.map(({ title, level, counts }) => {
        const { checked, wrong, open } = counts;
        const item = choice('sections', title, title, checked + wrong + open);
        return { ...item, label: `${'\u2003'.repeat(level - 1)}${title}` };
      }),
    ];
    const chosen = await window.showQuickPick(items, {
      canPickMany: true,
      title: l10n.t('Which figures are listed'),
      placeHolder: l10n.t('Nothing chosen lists all'),
    });
    if (!chosen) return;
    const of = (sort: keyof Filter): string[] => chosen.flatMap((c) => (c.sort === sort ? c.value! : []));
    this.setFilter({ states: of('states') as FigureStateName[], kinds: of('kinds'), sections: of('sections') });
  }

  /**
   * Follows the draft in view. Other documents leave the last draft in the panel as long as it is visible somewhere.
   */
  private follow(): void {
    const document = window.activeTextEditor?.document;
    if (document && languages.match(draftSelector(), document) > 0) {
      if (document !== this.draft) this.take(document);
      else if (this.view.visible) this.schedule(0);
    } else if (!window.visibleTextEditors.some((editor) => editor.document === this.draft)) this.show(null);
  }

  private take(document: TextDocument): void {
    this.draft = document;
    this.list = null;
    this.shown.clear();
    this.took = 0;
    if (this.filter.sections.length) this.filter = { ...this.filter, sections: [] };
    this.rebuild();
    this.schedule(0);
  }

  private schedule(delay: number): void {
    if (!this.view.visible || !this.draft) return;
    clearTimeout(this.timer);
    const wait = delay ? Math.max(delay, PATIENCE * this.took) : 0;
    this.timer = setTimeout(() => void this.ask(), wait);
  }

  private async ask(): Promise<void> {
    const { draft, server } = this;
    if (!draft || !server.isRunning()) return;
    const started = Date.now();
    this.asked++;
    const params: FiguresParams = {
      textDocument: { uri: server.code2ProtocolConverter.asUri(draft.uri) },
      previousResultId: this.list?.resultId,
    };
    let answer: FigureList | SameFigures | null;
    this.isAsking = true;
    try {
      answer = await server.sendRequest<FigureList | SameFigures | null>(FIGURES_REQUEST, params);
    } catch (error) {
      // A server that has ended comes back, and is asked again then.
      return server.outputChannel.appendLine(`wenheng/figures: ${String(error)}`);
    } finally {
      this.isAsking = false;
    }
    if (draft !== this.draft) return;
    this.took = Date.now() - started;
    // Edits made meanwhile cause another request.
    if (answer && 'unchanged' in answer) return this.updated.fire();
    this.show(answer);
  }

  private show(list: FigureList | null): void {
    this.list = list;
    if (!list && this.draft && !window.visibleTextEditors.some(({ document }) => document === this.draft)) {
      this.draft = null;
    }
    this.rebuild();
    this.markCaret();
  }

  private rebuild(): void {
    const { list, draft, view } = this;
    this.nodes = new Map();
    this.marked = null;
    if (list) this.filter = current(this.filter, list);
    this.groups = list ? groupsOf(list, this.filter).map((group) => ({ ...group, type: 'group' })) : [];
    const isFiltered = isFiltering(this.filter);
    void commands.executeCommand('setContext', FIGURES_FILTERED, isFiltered);
    view.description = draft?.uri.path.split('/').pop() ?? '';
    view.badge = list?.counts.wrong
      ? { value: list.counts.wrong, tooltip: l10n.t('{0} figures do not agree', list.counts.wrong) }
      : undefined;
    view.message = messageOf(list, isFiltered, this.groups);
    this.changed.fire(undefined);
    this.updated.fire();
  }

  private rowsOf(group: GroupNode): RowNode[] {
    return group.rows.map((row) => {
      let node = this.nodes.get(row.entry);
      if (!node) this.nodes.set(row.entry, (node = { ...row, type: 'row', group }));
      return node;
    });
  }

  private limitOf({ state }: GroupNode): number {
    return this.shown.get(state) ?? AT_ONCE;
  }

  /** Marks the row of the figure under the caret, and reveals it. */
  private markCaret(): void {
    const editor = window.visibleTextEditors.find(({ document }) => document === this.draft);
    const entry = editor && this.list ? entryAt(this.list.figures, editor.selection.active) : null;
    if (entry === this.marked) return;
    const before = this.marked;
    this.marked = entry;
    const group = this.groups.find(({ state }) => state === entry?.state);
    const node =
      group &&
      this.rowsOf(group)
        .slice(0, this.limitOf(group))
        .find((row) => row.entry === entry);
    if (!node) this.marked = null;
    const old = before && this.nodes.get(before);
    if (old) this.changed.fire(old);
    if (node) {
      this.changed.fire(node);
      // A row that has disappeared meanwhile cannot be revealed.
      if (this.view.visible) this.view.reveal(node, { select: true, focus: false }).then(undefined, () => {});
    }
    this.updated.fire();
  }
}

interface Choice extends QuickPickItem {
  readonly sort?: keyof Filter;
  readonly value?: string;
}

function messageOf(list: FigureList | null, isFiltered: boolean, groups: readonly Group[]): string {
  if (!list) return '';
  const { checked, wrong, open } = list.counts;
  if (!checked && !wrong && !open) return l10n.t('No figure was read in this draft.');
  const parts = [countsLine(list.counts)];
  if (isFiltered)
    parts.push(
      l10n.t(
        '{0} listed',
        groups.reduce((sum, { rows }) => sum + rows.length, 0),
      ),
    );
  if (list.left) parts.push(l10n.t('{0} more are not listed', list.left));
  return parts.join(' · ');
}

const ICONS: Readonly<Record<FigureStateName, ThemeIcon>> = {
  wrong: new ThemeIcon('error', new ThemeColor('list.errorForeground')),
  open: new ThemeIcon('circle-large-outline', new ThemeColor('descriptionForeground')),
  checked: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
};

function stateName(state: FigureStateName): string {
  switch (state) {
    case 'wrong':
      return l10n.t('Does not agree');
    case 'open':
      return l10n.t('Nothing to check against');
    case 'checked':
      return l10n.t('Checked');
  }
}

function kindName(kind: string): string {
  switch (kind) {
    case 'amount':
      return l10n.t('Amounts');
    case 'percent':
      return l10n.t('Percentages');
    case 'points':
      return l10n.t('Percentage points');
    case 'multiple':
      return l10n.t('Multiples');
    case 'ratio':
      return l10n.t('Ratios');
    case 'rank':
      return l10n.t('Ranks');
    default:
      return kind;
  }
}

function groupItem({ state, rows }: GroupNode): TreeItem {
  const item = new TreeItem(stateName(state), TreeItemCollapsibleState.Expanded);
  item.id = state;
  item.description = String(rows.length);
  item.iconPath = ICONS[state];
  return item;
}

function rowItem({ entry, key }: RowNode, draft: TextDocument, isMarked: boolean): TreeItem {
  const { text, state, range } = entry;
  const words = text.replace(/\s+/g, ' ');
  const lines = reckoningOf(entry);
  const item = new TreeItem(
    isMarked ? { label: words, highlights: [[0, words.length]] } : words,
    lines.length ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  item.id = `${state}|${key}`;
  item.description = describe(entry);
  item.iconPath = ICONS[state];
  item.contextValue = 'figure';
  item.accessibilityInformation = { label: `${stateName(state)}：${words}，${item.description}` };
  item.command = {
    command: GO_TO_FIGURE,
    title: l10n.t('Go to the words'),
    arguments: [draft.uri.toString(), range],
  };
  return item;
}

/** A row with arithmetic leads to its figures, one with a remark to the page of its rule. */
function lineItem({ words, working, remark, row, index }: LineNode, draft: TextDocument): TreeItem {
  const item = new TreeItem(words, TreeItemCollapsibleState.None);
  item.id = `${row.group.state}|${row.key}|${index}`;
  item.tooltip = words;
  if (remark) {
    item.iconPath = new ThemeIcon(
      remark.severity === 'error' ? 'error' : remark.severity === 'warning' ? 'warning' : 'info',
    );
    item.command = {
      command: CLIENT_COMMANDS.explainRule,
      title: l10n.t('Reasons of the rule'),
      arguments: [remark.rule],
    };
  } else if (working) {
    const state = working.holds === null ? 'open' : working.holds ? 'checked' : 'wrong';
    item.iconPath = working.holds === null ? new ThemeIcon('question') : ICONS[state];
    const peek: PeekParams = { uri: draft.uri.toString(), at: row.entry.range, places: working.places };
    item.command = { command: CLIENT_COMMANDS.peek, title: l10n.t('Show its figures'), arguments: [peek] };
  }
  return item;
}

function moreItem({ group }: MoreNode, left: number): TreeItem {
  const item = new TreeItem(l10n.t('{0} more…', left), TreeItemCollapsibleState.None);
  item.id = `${group.state}|more`;
  item.command = { command: MORE_FIGURES, title: l10n.t('{0} more…', left), arguments: [group.state] };
  return item;
}

/** Everything known about a figure, for the tooltip of its row. */
function cardOf(entry: FigureEntry, list: FigureList | null): MarkdownString {
  const card = new MarkdownString();
  const row = (label: string, words: string): void => {
    if (words) card.appendText(`${label}：${words}`).appendMarkdown('\n\n');
  };
  card.appendMarkdown('**').appendText(`${entry.indicator} ${entry.text}`.trim()).appendMarkdown('**\n\n');
  row(l10n.t('State'), stateName(entry.state));
  const plain = entry.value + entry.unit;
  row(l10n.t('Value'), plain === entry.text ? '' : plain);
  row(l10n.t('Period'), periodOf(entry));
  row(l10n.t('Scope'), entry.scope);
  row(l10n.t('Compared with'), entry.against);
  row(l10n.t('Heading'), entry.section === null ? '' : (list?.sections[entry.section]?.title ?? ''));
  for (const { words } of reckoningOf(entry)) card.appendText(words).appendMarkdown('\n\n');
  return card;
}

/** Selects the words of a figure in the editor that shows the draft. */
export async function goToFigure(uri: string, { start, end }: Place): Promise<void> {
  const selection = new Range(start.line, start.character, end.line, end.character);
  const viewColumn = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri)?.viewColumn;
  const document = await workspace.openTextDocument(Uri.parse(uri));
  await window.showTextDocument(document, { selection, ...(viewColumn && { viewColumn }) });
}
