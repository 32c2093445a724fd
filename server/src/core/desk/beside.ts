/** The findings from comparing drafts, filtered by the settings and comments of each draft. */
import { withoutIgnored } from '../findings/ignore';
import { withLevel } from '../findings/levels';
import { inOrder, merged } from '../findings/order';
import type { Analysis, Finding, Format, Site } from '../model';
import type { Settings } from '../settings';
import type { Claim } from './claims';
import type { DeskDraft } from './across';

/** The findings at the levels of the settings, without those that the writer lets stand. */
export function allowed(
  found: readonly Finding<Site>[],
  { text, format }: Pick<Analysis, 'text' | 'format'>,
  settings: Settings,
): readonly Finding<Site>[] {
  if (!found.length) return found;
  const findings = inOrder(found.flatMap((finding) => withLevel(finding, settings) ?? []));
  return withoutIgnored({ text, format, findings }, settings).findings;
}

/** The draft's own findings together with those from comparison, in order. */
export const together = (own: readonly Finding<Site>[], beside: readonly Finding<Site>[]): readonly Finding<Site>[] =>
  beside.length ? merged(own, beside) : own;

/** The group to which settings, already narrowed to one draft, assign it. */
export function groupIn({ groups }: Pick<Settings, 'groups'>): { readonly group: string; readonly scope: string } {
  const [first] = groups;
  return first ? { group: JSON.stringify(first), scope: first.scope ?? '' } : { group: '', scope: '' };
}

/** What a draft contributes to the comparison, as plain data. */
export interface DeskClaims {
  readonly claims: readonly Claim[];
  readonly version: string;
  readonly format: Format;
}

/** The draft as the desk takes it. */
export function deskDraft(
  id: string,
  name: string,
  analysis: Pick<Analysis, 'facts' | 'context'>,
  claims: readonly Claim[],
  { group }: { readonly group: string },
): DeskDraft {
  return { id, name, claims, group, version: versionOf(analysis) };
}

function versionOf({ facts, context }: Pick<Analysis, 'facts' | 'context'>): string {
  const title = facts.outline.filter(({ level }) => level === 0).map(({ text }) => text.replace(/\s+/g, ''));
  return title.length ? `${title.join('')} ${context.date} ${context.reviewed}` : '';
}
