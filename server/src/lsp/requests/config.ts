/** The project file for a draft, or the one that would be made. */
import type { ConfigAnswer } from '../../protocol';
import { CONFIG_REQUEST } from '../../protocol';
import type { Request } from './request';

export const config: Request = {
  serve(session) {
    session.connection.onRequest(
      CONFIG_REQUEST,
      session.guarded(
        'config',
        null,
        async ({ uri }: { uri: string }): Promise<ConfigAnswer | null> =>
          session.host.configFile?.(uri, await session.roots()) ?? null,
      ),
    );
  },
};
