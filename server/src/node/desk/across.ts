/** Drafts of one run beside each other: their claims are compared once all of them are read. */
import type { Contradiction } from '../../core/desk/across';
import { acrossFinding, Desk } from '../../core/desk/across';
import { allowed, groupIn } from '../../core/desk/beside';
import type { Settings } from '../../core/settings';
import { lineCounter } from '../../core/text/lines';
import type { ReportedFile, ReportedFinding } from '../formats/report';
import { reportedFindings } from '../formats/report';

/** The files with what each tells otherwise than the others; the order stays. `settingsOf` gives those of a draft. */
export function withAcross(files: readonly ReportedFile[], settingsOf: (path: string) => Settings): ReportedFile[] {
  const desk = new Desk();
  const settings = new Map<string, Settings>();
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const { path, desk: laid } of files) {
    if (!laid) continue;
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
  return files.map((file) => {
    const found = desk.contradictions(file.path);
    if (!found.length) return file;
    const { text, path } = file;
    const findings = allowed(
      found.map((one) => acrossFinding(one, named)),
      { text, format: file.desk!.format },
      settings.get(path)!,
    );
    return findings.length
      ? { ...file, findings: inOrder([...file.findings, ...reportedFindings(path, text, findings)]) }
      : file;
  });
}

const inOrder = (findings: ReportedFinding[]): ReportedFinding[] =>
  findings.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
