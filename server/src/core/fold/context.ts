/** What the document as a whole says of itself: date, year and genre. */
import type { DocumentContext, PlacedReading } from '../model';
import type { Settings } from '../settings';

export function readContext(_readings: readonly PlacedReading[], settings: Settings): DocumentContext {
  return { date: settings.date, year: null, genre: settings.genre === 'auto' ? 'other' : settings.genre };
}
