/** Drafts laid beside each other, as the command line and the server do it. */
import { acrossFinding, Desk } from '../../../server/src/core/desk/across';
import { allowed, deskDraft, groupIn } from '../../../server/src/core/desk/beside';
import type { Claim } from '../../../server/src/core/desk/claims';
import { claimsOf } from '../../../server/src/core/desk/claims';
import { Ledger, markdownTable } from '../../../server/src/core/desk/ledger';
import { ownPlace } from '../../../server/src/core/desk/place';
import type { Analysis, Finding, Settings, Site } from '../../../server/src/core/index';
import { DEFAULT_SETTINGS } from '../../../server/src/core/index';
import { analyze } from '../marked';

export interface Laid {
  readonly analysis: Analysis;
  readonly claims: readonly Claim[];
}

export function laid(text: string, settings: Settings = DEFAULT_SETTINGS): Laid {
  const analysis = analyze(text, 'plain', settings);
  return { analysis, claims: claimsOf(analysis, groupIn(settings).scope) };
}

/** What is found of each draft beside the others, by the draft's name. */
export function across(
  drafts: ReadonlyMap<string, string>,
  settings: Settings = DEFAULT_SETTINGS,
): Map<string, readonly Finding<Site>[]> {
  const desk = new Desk();
  const read = new Map(Array.from(drafts, ([name, text]) => [name, laid(text, settings)]));
  for (const [name, { analysis, claims }] of read) {
    desk.put(deskDraft(name, name, analysis, claims, groupIn(settings)));
  }
  return new Map(
    Array.from(read, ([name, { analysis }]) => [
      name,
      allowed(
        desk.contradictions(name).map((c) => acrossFinding(c)),
        analysis,
        settings,
      ),
    ]),
  );
}

export function againstLedger(table: string, text: string): readonly Finding<Site>[] {
  const { analysis, claims } = laid(text);
  return Ledger.of(markdownTable(table)).findings(claims, ownPlace(analysis));
}
