/** The edit that lets a finding stand, with the writer's reason. */
import type { LetStandParams } from '../../protocol';
import { LET_STAND_REQUEST } from '../../protocol';
import * as actions from '../actions';
import { toSpot } from '../convert';
import type { Request } from './request';

export const letStand: Request = {
  serve(session) {
    const { host, open } = session;
    session.connection.onRequest(
      LET_STAND_REQUEST,
      session.guarded('letStand', null, async ({ uri, rule, at, reason }: LetStandParams, token) => {
        const read = await open.read(uri, token);
        if (!read) return null;
        const asked = { rule, spot: toSpot(read.document, at), reason };
        return actions.letStand(read, asked, { host, roots: await session.roots(), creates: session.creates });
      }),
    );
  },
};
