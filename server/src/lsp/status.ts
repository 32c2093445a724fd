/** The status bar's data. */
import type { StatusParams } from '../protocol';
import { countsIn } from './closed-drafts';
import * as convert from './convert';
import type { Snapshot } from './documents';
import type { ServerHost } from './host';

/** What the status bar shows of a document. */
export function statusOf({ document, version, analysis, unread }: Snapshot, host: ServerHost): StatusParams {
  const findings = countsIn(analysis ?? { findings: [] });
  return {
    uri: document.uri,
    version,
    unread,
    findings,
    figures: analysis?.facts.figures.length ?? 0,
    notices: analysis?.notices.map(({ message }) => message) ?? (unread === 'ended' ? [convert.ENDED] : []),
    segmenter: host.segmenterState(),
  };
}
