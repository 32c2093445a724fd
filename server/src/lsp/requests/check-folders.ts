/** Checks the drafts of folders, open or not, whose findings are published from then on. */
import type { FolderCheck } from '../../protocol';
import { CHECK_FOLDERS_REQUEST } from '../../protocol';
import { countsIn } from '../closed-drafts';
import type { Request } from './request';

const EMPTY_CHECK: FolderCheck = {
  files: 0,
  findings: { error: 0, warning: 0, info: 0, hint: 0 },
  wordFiles: 0,
  problems: [],
};

export const checkFolders: Request = {
  serve(session) {
    const { connection, open, closed } = session;
    connection.onRequest(
      CHECK_FOLDERS_REQUEST,
      session.guarded('checkFolders', EMPTY_CHECK, async ({ folders }: { folders: string[] }, token) => {
        session.watchDrafts();
        const hasProgress = session.client.window?.workDoneProgress === true;
        const progress = hasProgress ? await connection.window.createWorkDoneProgress() : null;
        progress?.begin('文衡', 0, '', true);
        const countsOf = async (uri: string): Promise<FolderCheck['findings'] | null> => {
          const read = await open.read(uri, token);
          return read && countsIn(read.analysis);
        };
        try {
          return await closed.check(folders, countsOf, token, (done, all) => progress?.report((100 * done) / all));
        } finally {
          progress?.done();
        }
      }),
    );
  },
};
