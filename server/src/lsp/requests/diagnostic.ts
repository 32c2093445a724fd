/** `textDocument/diagnostic`: the findings of a document. */
import type { DocumentDiagnosticReport } from 'vscode-languageserver';
import { DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { diagnosticsOf } from '../convert';
import { SecondLook } from '../second-look';
import { SECTION } from '../session';
import type { Request } from './request';

const EMPTY_REPORT: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

export const diagnostic: Request = {
  // For our own client, those of the workspace are published when somebody has it checked, and never before.
  capabilities: ({ commands }) => ({
    diagnosticProvider: { identifier: SECTION, interFileDependencies: false, workspaceDiagnostics: !commands },
  }),
  serve(session) {
    const { connection, open, pages } = session;
    const secondLook = new SecondLook(open, pages, () => connection.languages.diagnostics.refresh());
    connection.languages.diagnostics.on(
      session.guarded('diagnostic', EMPTY_REPORT, async ({ textDocument, previousResultId }, token) => {
        const { uri } = textDocument;
        await session.whenOpen(uri);
        const early = session.client.workspace?.diagnostics?.refreshSupport ? await open.early(uri, token) : null;
        if (early) session.tell(secondLook.after(uri, early));
        const answer = early ?? (await open.snapshot(uri, token));
        if (!answer) return EMPTY_REPORT;
        if (answer.id === previousResultId) {
          return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: answer.id };
        }
        const items = diagnosticsOf(answer, pages);
        return { kind: DocumentDiagnosticReportKind.Full, resultId: answer.id, items };
      }),
    );
  },
};
