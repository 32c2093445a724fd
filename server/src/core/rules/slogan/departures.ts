/** What the rules on set phrases share. */
import type { DepartureKind, Mark, Reading } from '../../model';

/** The departures of one kind that the reader found in a paragraph, as marks with their fixes. */
export function* departures(reading: Reading, kind: DepartureKind): Generator<Mark> {
  for (const phrase of reading.phrases) {
    for (const d of phrase.departures) {
      if (d.kind !== kind) continue;
      const fix = d.edits.length ? { fix: { title: fixTitle(d.edits), edits: d.edits, safe: d.safe } } : {};
      yield { at: d.at, message: d.message, severity: d.level, ...fix };
    }
  }
}

function fixTitle(edits: readonly { readonly newText: string }[]): string {
  const [only] = edits;
  if (edits.length === 1 && only?.newText) return `改为“${only.newText.replace(/“/g, '‘').replace(/”/g, '’')}”`;
  if (edits.every((e) => /^[“”‘’]$/.test(e.newText))) return '加引号';
  if (edits.every((e) => e.newText === '')) return '去引号';
  return '改为规范标点';
}
