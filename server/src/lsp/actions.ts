/** Code actions beyond the single fix: fix all of the document or of a rule, and let a finding stand. */
import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixAll, safeFixes } from '../core/findings/fixing';
import { wordsOf } from '../core/findings/ignore';
import type { OfferedFix } from '../core/features/fixes';
import type { Analysis, Edit, Finding, Site } from '../core/index';
import { RULES } from '../core/index';
import { toDiagnostic, toRange } from './convert';
import type { ManualOf } from './convert';
import type { Read } from './documents';
import type { IgnoreEntry, ServerHost } from './host';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.wenheng`;

type Analyze = (text: string) => Analysis;

/** Everything that can be changed without a second look, as one action; none where nothing can. Words are not. */
export function fixAllAction(read: Read, analyze: Analyze): CodeAction[] {
  const { edits } = fixAll(read.analysis, analyze);
  return edits.length ? [{ title: '文衡：改好全部可以放心改的问题', kind: FIX_ALL, edit: editOf(read, edits) }] : [];
}

/** For the rules of the fixes on offer, the same for the whole document, where that is more than one place. */
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

export interface IgnoreOptions {
  readonly host: ServerHost;
  readonly manualOf: ManualOf;
  /** Folders of the workspace, where a project file may be put. */
  readonly roots: readonly string[];
  /** Whether the client can create files. */
  readonly creates: boolean;
}

/** Lets the findings that touch the place stand: by a comment in Markdown, else by an entry of the project file. */
export function ignoreActions(read: Read, spot: { start: number; end: number }, options: IgnoreOptions): CodeAction[] {
  const { document, version, analysis } = read;
  const touched = analysis.findings.filter(({ at }) => at.start <= spot.end && at.end >= spot.start);
  const seen = new Set<string>();
  return touched.flatMap((finding) => {
    // One comment or entry stands for all findings of its rule at the place.
    if (seen.has(finding.rule) || finding.rule.startsWith('config/')) return [];
    seen.add(finding.rule);
    const edit = analysis.format === 'markdown' ? commentEdit(read, finding) : entryEdit(read, finding, options);
    if (!edit) return [];
    const diagnostics = [toDiagnostic(document, version, finding, options.manualOf)];
    return [{ title: `此处不再提示 ${finding.rule}`, kind: CodeActionKind.QuickFix, diagnostics, edit }];
  });
}

function commentEdit(read: Read, { at, rule }: Finding<Site>): WorkspaceEdit {
  const { text } = read.analysis;
  const end = /[\r\n]/.exec(text.slice(at.start))?.index ?? text.length - at.start;
  const place = { start: at.start + end, end: at.start + end } as Site;
  return editOf(read, [{ at: place, newText: `<!-- wenheng-ignore ${rule} 已核 -->` }]);
}

function entryEdit(
  read: Read,
  { at, rule }: Finding<Site>,
  { host, roots, creates }: IgnoreOptions,
): WorkspaceEdit | null {
  const entry: IgnoreEntry = { rule, words: wordsOf(read.analysis.text, at), reason: '已核' };
  const change = host.ignoring?.(read.document.uri, entry, roots);
  if (!change || (change.text === null && !creates)) return null;
  const { uri, text, edits } = change;
  const file = TextDocument.create(uri, 'jsonc', 0, text ?? '');
  const written: TextEdit[] = edits.map(({ start, end, newText }) => ({
    range: toRange(file, { start, end }),
    newText,
  }));
  const created = text === null ? [{ kind: 'create' as const, uri, options: { ignoreIfExists: true } }] : [];
  return { documentChanges: [...created, { textDocument: { uri, version: null }, edits: written }] };
}

/** Edits of the version that was read, and of no other. */
function editOf({ document, version }: Read, edits: readonly Edit<Site>[]): WorkspaceEdit {
  const textEdits = edits.map(({ at, newText }) => ({ range: toRange(document, at), newText }));
  return { documentChanges: [{ textDocument: { uri: document.uri, version }, edits: textEdits }] };
}
