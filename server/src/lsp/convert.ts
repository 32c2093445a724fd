/** Converts between offsets and the lines and columns of the protocol, which nothing else does. */
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  Hover as LspHover,
  InlayHint,
  Location,
  Position,
  Range,
  SemanticTokensBuilder,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import {
  CodeActionKind,
  CompletionItemKind,
  DiagnosticSeverity,
  DiagnosticTag,
  InsertTextFormat,
  MarkupKind,
  SymbolKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Addition } from '../core/features/add-phrase';
import { withLinks } from '../core/features/card';
import type { Offer } from '../core/features/completion';
import type { Lens } from '../core/features/lenses';
import type { OfferedFix } from '../core/features/fixes';
import type { Hover } from '../core/features/hover';
import type { FigureRows } from '../core/features/review/rows';
import type { Inlay } from '../core/features/inlays';
import type { OutlineNode } from '../core/features/symbols';
import type { Speaker } from '../core/features/speakers';
import { stretchOf } from '../core/features/speakers';
import type { Token } from '../core/features/tokens';
import type { Found } from '../core/features/workspace-symbols';
import type { Finding, Notice, Related, Severity, Site, Span } from '../core/index';
import type { RowError } from '../core/lexicon/rows';
import type { FigureList, PeekParams } from '../protocol';
import { CLIENT_COMMANDS } from '../protocol';
import type { FarRelated } from './desk';
import type { Answer, Read, Snapshot } from './documents';
import type { ConfigFault, ServerHost } from './host';

/** The source that diagnostics name. */
export const SOURCE = '文衡';

const SEVERITY: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Superfluous words are greyed out, outdated ones struck through. */
const TAGS: Readonly<Record<string, DiagnosticTag[]>> = {
  'config/unused-ignore': [DiagnosticTag.Unnecessary],
  'slogan/dated': [DiagnosticTag.Deprecated],
};

type Spot = { readonly start: number; readonly end: number };

/** From UTF-16 offsets of the document to lines and columns. */
export const toRange = (document: TextDocument, { start, end }: Spot): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

/** From lines and columns to UTF-16 offsets of the document. */
export const toSpot = (document: TextDocument, { start, end }: Range): Spot => ({
  start: document.offsetAt(start),
  end: document.offsetAt(end),
});

/** The data of a diagnostic that its code actions need. */
export interface DiagnosticData {
  readonly version: number;
  readonly fix: boolean;
}

/** The address of a rule's page; undefined where it has none. */
export type ManualOf = (rule: string) => string | undefined;

/** The gravest first, each level in the order of the text, since some editors mark only a limited number. */
function toDiagnostics({ document, version, analysis }: Answer, manualOf: ManualOf): Diagnostic[] {
  const findings = analysis.findings.map((finding) => toDiagnostic(document, version, finding, manualOf));
  return [...analysis.notices.map(toNotice), ...findings.sort((a, b) => (a.severity ?? 0) - (b.severity ?? 0))];
}

/** The message for a document during whose reading a server has ended. */
export const ENDED = '上次读这篇文稿时服务中断，这次不再读它，其他文稿照常检查；要再试，请执行“文衡：重启服务”';

/** The diagnostics of a document; empty where it is deliberately not read. */
export function diagnosticsOf(answer: Answer | Snapshot, host: Pick<ServerHost, 'manualOf'>): Diagnostic[] {
  const { analysis } = answer;
  if ('unread' in answer && answer.unread === 'ended') return [toNotice({ code: 'ended', message: ENDED })];
  return analysis ? toDiagnostics({ ...answer, analysis }, (rule) => host.manualOf(rule)) : [];
}

/** A finding as a diagnostic, with what its code actions need. */
export function toDiagnostic(
  document: TextDocument,
  version: number,
  finding: Finding<Site>,
  manualOf: ManualOf,
): Diagnostic {
  const { at, message, rule, severity, related, fix } = finding;
  const href = manualOf(rule);
  const data: DiagnosticData = { version, fix: fix !== undefined };
  return {
    range: toRange(document, at),
    message,
    severity: SEVERITY[severity],
    code: rule,
    source: SOURCE,
    data,
    ...(TAGS[rule] && { tags: TAGS[rule] }),
    ...(href !== undefined && { codeDescription: { href } }),
    ...(related?.length && {
      relatedInformation: related.map((r) => ({
        location: isFar(r) ? { uri: r.draft, range: r.range } : { uri: document.uri, range: toRange(document, r.at) },
        message: r.message,
      })),
    }),
  };
}

const isFar = (related: Related<Site>): related is FarRelated => 'range' in related;

/** A notice is shown at the start of the file, since it is about no place in it. */
function toNotice({ code, message }: Pick<Notice, 'message'> & { readonly code: string }): Diagnostic {
  const start: Position = { line: 0, character: 0 };
  const severity = code === 'unused-ignore' ? DiagnosticSeverity.Hint : DiagnosticSeverity.Information;
  return { range: { start, end: start }, message, severity, code, source: SOURCE };
}

/** A hover whose links lead to places of the document; null where there is none. */
export function toHover(document: TextDocument, hover: Hover | null): LspHover | null {
  if (!hover) return null;
  const addressOf = (at: Spot): string => {
    const { line, character } = document.positionAt(at.start);
    return `${document.uri}#L${line + 1},${character + 1}`;
  };
  // A document that was never saved has no address for links.
  const value = withLinks(hover.markdown, document.uri.startsWith('file:') ? addressOf : null);
  return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(document, hover.at) };
}

/** The outline as symbols; `countsOf` words what a section contains. */
export function toSymbols(
  document: TextDocument,
  nodes: readonly OutlineNode[],
  countsOf: (section: Span) => string,
): DocumentSymbol[] {
  return nodes.map(({ heading, section, children }) => ({
    name: heading.text.replace(/\s+/g, ' ').trim() || '（空标题）',
    detail: countsOf(section),
    kind: SymbolKind.String,
    range: toRange(document, section),
    selectionRange: toRange(document, heading.at),
    children: toSymbols(document, children, countsOf),
  }));
}

/** The lenses; each leads to what it counts, if the client has the command for it. */
export function toLenses(document: TextDocument, lenses: readonly Lens[], leads: boolean): CodeLens[] {
  return lenses.map(({ at, title, places }) => {
    const range = toRange(document, at);
    if (!leads) return { range, command: { title, command: '' } };
    const peek: PeekParams = { uri: document.uri, at: range, places: places.map((place) => toRange(document, place)) };
    return { range, command: { title, command: CLIENT_COMMANDS.peek, arguments: [peek] } };
  });
}

/** The inlays as hints. */
export function toInlays(document: TextDocument, inlays: readonly Inlay[]): InlayHint[] {
  return inlays.map(({ offset, label, tip }) => {
    return { position: document.positionAt(offset), label, tooltip: tip, paddingLeft: true };
  });
}

/** The completions, in the order that they ask for. */
export function toCompletions(document: TextDocument, offers: readonly Offer[]): CompletionItem[] {
  return offers.map(({ label, newText, start, end, filter, detail, documentation, order, snippet }) => ({
    label,
    kind: snippet ? CompletionItemKind.Snippet : CompletionItemKind.Text,
    ...(snippet && { insertTextFormat: InsertTextFormat.Snippet }),
    detail,
    documentation,
    filterText: filter,
    sortText: order,
    textEdit: { range: toRange(document, { start, end }), newText },
  }));
}

/** A bad row of a lexicon file, as a diagnostic over its whole line. */
export function toRowDiagnostic({ line, message }: RowError): Diagnostic {
  const range: Range = { start: { line: line - 1, character: 0 }, end: { line, character: 0 } };
  return { range, message, severity: DiagnosticSeverity.Error, source: SOURCE, code: 'lexicon' };
}

/** A mistake in a project file, at its place. */
export function toConfigDiagnostic({ line, column, length, message, isMild }: ConfigFault): Diagnostic {
  // A file that cannot be read at all has no place for the mistake.
  const start: Position = { line: Math.max(0, line - 1), character: Math.max(0, column - 1) };
  const range: Range = { start, end: { line: start.line, character: start.character + length } };
  const severity = isMild ? DiagnosticSeverity.Information : DiagnosticSeverity.Error;
  return { range, message, severity, source: SOURCE, code: 'config' };
}

/** The action that puts a phrase into the workspace's lexicon file, which it creates where `text` is null. */
export function toAddition(
  phrase: string,
  { uri, text }: { readonly uri: string; readonly text: string | null },
  { at, newText }: Addition,
): CodeAction {
  const position = TextDocument.create(uri, 'plaintext', 0, text ?? '').positionAt(at);
  const edit = {
    textDocument: { uri, version: null },
    edits: [{ range: { start: position, end: position }, newText }],
  };
  const create = { kind: 'create' as const, uri, options: { ignoreIfExists: true } };
  return {
    title: `把“${phrase}”加入本工作区提法词表`,
    kind: CodeActionKind.QuickFix,
    edit: { documentChanges: text === null ? [create, edit] : [edit] },
  };
}

const SYMBOL: Record<Found['kind'], SymbolKind> = {
  heading: SymbolKind.Module,
  figure: SymbolKind.Number,
  person: SymbolKind.Class,
  slogan: SymbolKind.String,
};

/** A search result as a symbol. */
export function toWorkspaceSymbol({ kind, name, detail, location }: Found & { location: Location }): WorkspaceSymbol {
  return { name, kind: SYMBOL[kind], location, ...(detail && { containerName: detail }) };
}

/** The speakers and their statements, as a group of their own after the outline. */
export function toSpeakerSymbols(document: TextDocument, speakers: readonly Speaker[], text: string): DocumentSymbol[] {
  if (!speakers.length) return [];
  const nodes = speakers.map(({ name, title, statements }): DocumentSymbol => {
    const stretches = statements.map(stretchOf);
    const range = spanning(stretches);
    return {
      name,
      detail: title,
      kind: SymbolKind.Class,
      range: toRange(document, range),
      selectionRange: toRange(document, statements[0]!.mention),
      children: statements.map((a, i): DocumentSymbol => ({
        name: `${a.cueText}：${text.slice(a.content.start, a.content.end).replace(/\s+/g, '').slice(0, 40)}`,
        kind: SymbolKind.String,
        range: toRange(document, stretches[i]!),
        selectionRange: toRange(document, a.cue),
      })),
    };
  });
  const all = spanning(speakers.flatMap((s) => s.statements.map(stretchOf)));
  return [
    {
      name: '发言',
      kind: SymbolKind.Namespace,
      range: toRange(document, all),
      selectionRange: toRange(document, speakers[0]!.statements[0]!.cue),
      children: nodes,
    },
  ];
}

const spanning = (spots: readonly Spot[]): Spot => ({
  start: Math.min(...spots.map((s) => s.start)),
  end: Math.max(...spots.map((s) => s.end)),
});

/** The number of figures that are sent at once; wrong ones are all sent. */
const MOST_FIGURES = 5000;

/** The figures with their workings, as the panel lists them. */
export function toFigureList({ document, version, id }: Read, { rows, sections, figures }: FigureRows): FigureList {
  const sent = rows.length > MOST_FIGURES ? rows.filter(({ state }, i) => i < MOST_FIGURES || state === 'wrong') : rows;
  return {
    resultId: id,
    version,
    figures: sent.map((row) => ({
      range: toRange(document, row),
      state: row.state,
      text: row.text,
      kind: row.kind,
      value: row.value,
      unit: row.unit,
      bound: row.bound,
      indicator: row.indicator,
      period: row.period,
      resolved: row.resolved,
      scope: row.scope,
      against: row.against,
      change: row.change,
      section: row.section,
      workings: row.workings.map(({ holds, words, told, places }) => {
        return { holds, words, told, places: places.map((place) => toRange(document, place)) };
      }),
      remarks: row.remarks,
    })),
    left: rows.length - sent.length,
    sections: sections.map(({ start, end, title, level, parent, figures: counts }) => {
      return { range: toRange(document, { start, end }), title, level, parent, counts };
    }),
    counts: figures,
  };
}

/** Places of a document as locations. */
export function toLocations(document: TextDocument, sites: readonly Spot[]): Location[] {
  return sites.map((at) => ({ uri: document.uri, range: toRange(document, at) }));
}

/** The sections of more than one line as folding ranges. */
export function toFolds(document: TextDocument, folds: readonly Site[]): FoldingRange[] {
  return folds.flatMap((fold) => {
    const { start, end } = toRange(document, fold);
    return end.line > start.line ? [{ startLine: start.line, endLine: end.line }] : [];
  });
}

/** Adds tokens line by line, since those of the protocol must not extend over line ends. */
export function pushTokens(builder: SemanticTokensBuilder, document: TextDocument, tokens: readonly Token[]): void {
  for (const { at, type, modifiers } of tokens) {
    const { start, end } = toRange(document, at);
    for (let line = start.line; line <= end.line; line++) {
      const from = line === start.line ? start.character : 0;
      const to = line === end.line ? end.character : lineLength(document, line);
      if (to > from) builder.push(line, from, to - from, type, modifiers);
    }
  }
}

/** Each fix as a code action for its diagnostic. */
export function toCodeActions({ document, version }: Read, offered: readonly OfferedFix[], manualOf: ManualOf) {
  return offered.map(({ finding, fix }): CodeAction => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(document, version, finding, manualOf)],
    isPreferred: true,
    edit: {
      documentChanges: [
        {
          textDocument: { uri: document.uri, version },
          edits: fix.edits.map((e) => ({ range: toRange(document, e.at), newText: e.newText })),
        },
      ],
    },
  }));
}

function lineLength(document: TextDocument, line: number): number {
  const start = document.offsetAt({ line, character: 0 });
  return document.offsetAt({ line, character: Number.MAX_SAFE_INTEGER }) - start;
}
