/** Compares the drafts of one run once all of them are read. */
import type { Contradiction } from '../../core/desk/across';
import { acrossFinding, Desk } from '../../core/desk/across';
import type { DeskClaims } from '../../core/desk/beside';
import { allowed, groupIn } from '../../core/desk/beside';
import type { ReviewSheet } from '../../core/features/review/sheet';
import { withFindings } from '../../core/features/review/sheet';
import type { Finding, Site } from '../../core/model';
import type { Settings } from '../../core/settings';
import { lineCounter } from '../../core/text/lines';
import type { ReportedFile, ReportedFinding } from '../formats/report';
import { reportedFindings } from '../formats/report';

interface Laid {
  readonly path: string;
  readonly text: string;
  readonly isWord: boolean;
  readonly desk: DeskClaims;
}

type SettingsOf = (path: string) => Settings;

/** The files, in their order, with the findings from comparing them. `settingsOf` gives the settings of a draft. */
export function withAcross(files: readonly ReportedFile[], settingsOf: SettingsOf): ReportedFile[] {
  const laid = files.flatMap(({ path, text, isWord = false, desk }) => (desk ? { path, text, isWord, desk } : []));
  const found = acrossOf(laid, settingsOf);
  return files.map((file) => {
    const { path, text } = file;
    const findings = found.get(path);
    return findings
      ? { ...file, findings: inOrder([...file.findings, ...reportedFindings(path, text, findings)]) }
      : file;
  });
}

/** The same for review sheets. What the comparison needed is removed from them. */
export function sheetsWithAcross(
  sheets: readonly (ReviewSheet & { readonly text?: string; readonly desk?: DeskClaims })[],
  settingsOf: SettingsOf,
): ReviewSheet[] {
  const laid = sheets.flatMap(({ path, rows, text = '', desk }) =>
    desk ? { path, text, isWord: rows[0]?.place !== undefined, desk } : [],
  );
  const found = acrossOf(laid, settingsOf);
  return sheets.map(({ text = '', desk: _, ...sheet }) => withFindings(sheet, found.get(sheet.path) ?? [], text));
}

/** The findings of each draft by its path; drafts without any are left out. */
function acrossOf(files: readonly Laid[], settingsOf: SettingsOf): ReadonlyMap<string, readonly Finding<Site>[]> {
  const desk = new Desk();
  const settings = new Map<string, Settings>();
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const { path, desk: laid } of files) {
    const own = settingsOf(path);
    settings.set(path, own);
    desk.put({ id: path, name: path, claims: laid.claims, version: laid.version, group: groupIn(own).group });
  }
  const lines = new Map<string, ReturnType<typeof lineCounter>>();
  const named = ({ draft, claim }: Contradiction['others'][number]): string => {
    const other = byPath.get(draft.id);
    if (!other) return '';
    if (other.isWord) return draft.name;
    const lineOf = lines.get(draft.id) ?? lineCounter(other.text);
    lines.set(draft.id, lineOf);
    return `${draft.name}:${lineOf(claim.start).line}`;
  };
  const out = new Map<string, readonly Finding<Site>[]>();
  for (const { path, text, desk: laid } of files) {
    const found = desk.contradictions(path).map((one) => acrossFinding(one, named));
    const findings = allowed(found, { text, format: laid.format }, settings.get(path)!);
    if (findings.length) out.set(path, findings);
  }
  return out;
}

const inOrder = (findings: ReportedFinding[]): ReportedFinding[] =>
  findings.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
