/** What the rules on set phrases share: the departures that the reader found, as marks. */
import type { DepartureKind, Mark, Reading } from '../../model';

export function* departures(reading: Reading, kind: DepartureKind): Generator<Mark> {
  for (const phrase of reading.phrases) {
    for (const d of phrase.departures) {
      if (d.kind !== kind) continue;
      const fix = d.edits.length ? { fix: { title: titleOf(d.edits), edits: d.edits, safe: d.safe } } : {};
      yield { at: d.at, message: d.message, severity: d.level, ...fix };
    }
  }
}

function titleOf(edits: readonly { readonly newText: string }[]): string {
  const [only] = edits;
  if (edits.length === 1 && only?.newText) return `改为“${only.newText.replace(/“/g, '‘').replace(/”/g, '’')}”`;
  if (edits.every((e) => /^[“”‘’]$/.test(e.newText))) return '加引号';
  if (edits.every((e) => e.newText === '')) return '去引号';
  return '改为规范标点';
}
