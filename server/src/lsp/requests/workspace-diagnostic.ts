/** `workspace/diagnostic`: the findings of drafts that are not open. */
import type { WorkspaceDiagnosticParams } from 'vscode-languageserver';
import type { Request } from './request';

export const workspaceDiagnostic: Request = {
  serve(session) {
    session.connection.languages.diagnostics.onWorkspace(
      session.guarded(
        'workspace/diagnostic',
        { items: [] },
        async ({ previousResultIds }: WorkspaceDiagnosticParams, token) => {
          session.watchDrafts();
          const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
          const roots = await session.roots();
          return { items: await session.closed.report(roots, previous, session.watchesFiles, token) };
        },
      ),
    );
  },
};
