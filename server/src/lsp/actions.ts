/**
 * Code actions beyond single fixes: fixes for the whole document or for a rule, letting a finding stand, switching a
 * rule off.
 */
import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixAll, safeFixes } from '../core/findings/fixing';
import { wordsOf } from '../core/findings/ignore';
import type { OfferedFix } from '../core/features/fixes';
import type { Analysis, Edit, Finding, Site } from '../core/index';
import { RULES } from '../core/index';
import type { LetStandParams } from '../protocol';
import { CLIENT_COMMANDS } from '../protocol';
import { toDiagnostic, toRange } from './convert';
import type { ManualOf } from './convert';
import type { Read } from './documents';
import type { IgnoreEntry, OffScope, ServerHost } from './host';

/** The kind of the action that fixes everything. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.wenheng`;

type Analyze = (text: string) => Analysis;

/** Makes all safe fixes that keep the words, as one action; empty where there are none. */
export function fixAllAction(read: Read, analyze: Analyze): CodeAction[] {
  const { edits } = fixAll(read.analysis, analyze);
  return edits.length ? [{ title: '文衡：改好全部可以放心改的问题', kind: FIX_ALL, edit: editOf(read, edits) }] : [];
}

/** For each rule of the offered fixes, its fixes in the whole document, where these are several. */
export function fixRuleActions(read: Read, offered: readonly OfferedFix[], analyze: Analyze): CodeAction[] {
  const rules = new Set(offered.filter(({ fix }) => fix.safe).map(({ finding }) => finding.rule));
  return [...rules].flatMap((rule) => {
    const isOfRule = (finding: Finding<Site>): boolean => finding.rule === rule;
    const count = safeFixes(read.analysis.findings.filter(isOfRule)).length;
    if (count < 2) return [];
    const { edits } = fixAll(read.analysis, analyze, isOfRule);
    const title = `改好全文“${RULES.find(({ id }) => id === rule)?.zh ?? rule}”（${count}处）`;
    return edits.length ? [{ title, kind: CodeActionKind.QuickFix, edit: editOf(read, edits) }] : [];
  });
}

/** What the actions on rules need to know. */
export interface RuleActionOptions {
  readonly host: ServerHost;
  readonly manualOf: ManualOf;
  /** Folders of the workspace, where a project file may be put. */
  readonly roots: readonly string[];
  /** Whether the client can create files. */
  readonly creates: boolean;
  /** Whether the client has our commands. */
  readonly commands: boolean;
}

type Spot = { readonly start: number; readonly end: number };

/** For each rule that found something at the place: let it stand here, switch it off, look it up. */
export function ruleActions(read: Read, spot: Spot, options: RuleActionOptions): CodeAction[] {
  const touched = read.analysis.findings.filter(({ at }) => at.start <= spot.end && at.end >= spot.start);
  // One comment or entry lets all findings of its rule at the place stand.
  const first = new Map(touched.map((finding) => [finding.rule, finding] as const).reverse());
  const findings = [...first.values()].reverse();
  const actions = findings.flatMap((finding) => {
    if (finding.rule.startsWith('config/')) return [];
    const diagnostics = [toDiagnostic(read.document, read.version, finding, options.manualOf)];
    return [
      ...letStandAction(read, finding, options),
      ...offActions(read, finding, options),
      ...(options.commands ? [explaining(finding.rule)] : []),
    ].map((action): CodeAction => ({ ...action, kind: CodeActionKind.QuickFix, diagnostics }));
  });
  if (options.commands && actions.length && read.document.uri.startsWith('file:')) actions.push(openingConfig(read));
  return actions;
}

/** The edit that lets the finding of a rule at a place stand; null where the finding is gone. */
export function letStand(
  read: Read,
  { rule, spot, reason }: { rule: string; spot: Spot; reason: string },
  options: Pick<RuleActionOptions, 'host' | 'roots' | 'creates'>,
): WorkspaceEdit | null {
  const touches = ({ at }: Finding<Site>): boolean => at.start <= spot.end && at.end >= spot.start;
  const finding = read.analysis.findings.find((f) => f.rule === rule && touches(f));
  return finding ? standingEdit(read, finding, reason, options) : null;
}

function letStandAction(read: Read, finding: Finding<Site>, options: RuleActionOptions): CodeAction[] {
  const { rule, at } = finding;
  const edit = standingEdit(read, finding, '', options);
  if (!edit) return [];
  const title = `此处不再提示 ${rule}`;
  if (!options.commands) return [{ title, edit }];
  const asked: Omit<LetStandParams, 'reason'> = { uri: read.document.uri, rule, at: toRange(read.document, at) };
  return [{ title: `${title}…`, command: { title, command: CLIENT_COMMANDS.letStand, arguments: [asked] } }];
}

/** In Markdown a comment, otherwise an entry of the project file. */
function standingEdit(
  read: Read,
  finding: Finding<Site>,
  reason: string,
  { host, roots, creates }: Pick<RuleActionOptions, 'host' | 'roots' | 'creates'>,
): WorkspaceEdit | null {
  if (read.analysis.format === 'markdown') return commentEdit(read, finding, reason);
  const words = wordsOf(read.analysis.text, finding.at);
  const entry: IgnoreEntry = { rule: finding.rule, words, ...(reason && { reason }) };
  const change = host.ignoring?.(read.document.uri, entry, roots);
  return change ? fileEdit(change, creates) : null;
}

function commentEdit(read: Read, { at, rule }: Finding<Site>, reason: string): WorkspaceEdit {
  const { text } = read.analysis;
  const end = /[\r\n]/.exec(text.slice(at.start))?.index ?? text.length - at.start;
  const place = { start: at.start + end, end: at.start + end } as Site;
  // The reason must not end the comment.
  const why = reason.replace(/--+>?/g, '—').replace(/\s+/g, ' ').trim();
  return editOf(read, [{ at: place, newText: `<!-- wenheng-ignore ${rule}${why && ` ${why}`} -->` }]);
}

const OFF: Readonly<Record<OffScope, string>> = { file: '本文件', folder: '本目录', all: '全部文稿' };

function offActions(read: Read, { rule }: Finding<Site>, { host, roots, creates }: RuleActionOptions): CodeAction[] {
  return (Object.keys(OFF) as OffScope[]).flatMap((scope) => {
    const change = host.switchingOff?.(read.document.uri, rule, scope, roots);
    const edit = change ? fileEdit(change, creates) : null;
    return edit ? [{ title: `${OFF[scope]}不查 ${rule}`, edit }] : [];
  });
}

const explaining = (rule: string): CodeAction => {
  const title = `这条规则的道理（${rule}）`;
  return { title, command: { title, command: CLIENT_COMMANDS.explainRule, arguments: [rule] } };
};

function openingConfig({ document }: Read): CodeAction {
  const title = '打开配置 wenheng.config.json';
  const command = { title, command: CLIENT_COMMANDS.openConfig, arguments: [document.uri] };
  return { title, command, kind: CodeActionKind.QuickFix };
}

/** The edit of a project file; null where the file does not exist and the client cannot create it. */
function fileEdit(
  { uri, text, edits }: NonNullable<ReturnType<NonNullable<ServerHost['ignoring']>>>,
  creates: boolean,
): WorkspaceEdit | null {
  if (text === null && !creates) return null;
  const file = TextDocument.create(uri, 'jsonc', 0, text ?? '');
  const written: TextEdit[] = edits.map(({ start, end, newText }) => ({
    range: toRange(file, { start, end }),
    newText,
  }));
  const created = text === null ? [{ kind: 'create' as const, uri, options: { ignoreIfExists: true } }] : [];
  return { documentChanges: [...created, { textDocument: { uri, version: null }, edits: written }] };
}

/** An edit that applies only to the version that was read. */
function editOf({ document, version }: Read, edits: readonly Edit<Site>[]): WorkspaceEdit {
  const textEdits = edits.map(({ at, newText }) => ({ range: toRange(document, at), newText }));
  return { documentChanges: [{ textDocument: { uri: document.uri, version }, edits: textEdits }] };
}
