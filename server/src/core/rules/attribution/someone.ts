/** Whether the text before a speaker mentions a person, for whom readers take the speaker. */
import { paragraphOf } from '../../fold/people';
import type { PlacedReading } from '../../model';
import { speakerNounBefore, isGiven, postEnding } from '../../read/nouns';
import { nameStarts, opensWord } from '../../read/names';

/** Words for a crowd, which is no single speaker. */
const CROWD = /们$|群众|干部|党员|职工|大家/;

/**
 * Whether a post, a walk of life, people or a name stand before `offset` in its paragraph, or in the last `reach`
 * paragraphs of narration above it. Offsets are UTF-16 offsets in the document.
 */
export function someoneBefore(
  text: string,
  readings: readonly PlacedReading[],
  offset: number,
  reach: number,
): boolean {
  const own = paragraphOf(readings, offset);
  for (let i = own, told = 0; told <= reach; i--) {
    const placed = readings[i];
    if (!placed) break;
    const { start, reading } = placed;
    const end = i === own ? offset : start + reading.paragraph.raw.length;
    // Headings and bylines name people, but they tell nothing of them.
    if (i < own && !/[。！？…”；：]\s*$/.test(text.slice(Math.max(start, end - 4), end))) continue;
    told++;
    if (tellsOfSomeone(text, start, end)) return true;
  }
  return false;
}

function tellsOfSomeone(text: string, from: number, to: number): boolean {
  for (let end = to; end > from + 1; end--) {
    if (CROWD.test(text.slice(Math.max(from, end - 2), end))) continue;
    const head = speakerNounBefore(text, from, end);
    if (head?.kind === 'anonymous' || postEnding(text, from, end) > 1 || standsAsSubject(text, from, end)) return true;
  }
  return false;
}

/** Whether a name begins a clause: 李贵种了三十年茶. */
const standsAsSubject = (text: string, from: number, end: number): boolean =>
  nameStarts(text, from, end).some(
    (start) =>
      isGiven(text, start + 1, end) &&
      !opensWord(text.slice(start, start + 2)) &&
      (start === from || /[，。；：！？“”\s]/.test(text.charAt(start - 1))),
  );
