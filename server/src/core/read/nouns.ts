/**
 * Tells people and bodies that no list holds by the endings of their nouns (值守民警, 菜贩, 评估专家组, 校方), and the posts and
 * walks of life before a name (滑雪教练, 绣坊主人). Words that only end alike (施工, 协商, 地方) are none of them.
 */
import { charSet, isIn, WordSet } from '../charset';
import * as data from './people-data';

/** A group of people without a name, or a body. */
export type SpeakerNounKind = 'anonymous' | 'institution';

const wordsIn = (list: string): string[] => list.split(' ');

const NOT_PEOPLE_NOR_BODY = new WordSet(() => wordsIn(data.SOURCE_NO_HEAD));
const PEOPLE_NOUNS = new WordSet(() => [
  ...wordsIn(data.SOURCE_PEOPLE_ENDING),
  ...wordsIn(data.SOURCE_ANONYMOUS),
  ...wordsIn(data.TITLE_ROLE),
]);
const BODY_NOUNS = new WordSet(() => [...wordsIn(data.SOURCE_BODY_ENDING), ...wordsIn(data.SOURCE_INSTITUTION)]);
const POST_NOUNS = new WordSet(() => [
  ...wordsIn(data.TITLE_ENDING),
  ...wordsIn(data.TITLE_ROLE),
  ...wordsIn(data.TITLE_POST),
]);
const isGivenCharacter = charSet(wordsIn(data.GIVEN).join(''));

/** Characters that are words by themselves, so that the next character begins another word: 在工作例会. */
const isWholeWord = charSet(
  '在到从了着过把被的地得是有和与及对向将为让给用以于由等并也还都不没要会能可就又再各该这那其某每',
);
const ALL_HAN = /^\p{Script=Han}+$/u;

/**
 * The ending of a noun for people or for a body that ends at the offset `end`, with its length in UTF-16 units; null
 * where there is none.
 */
export function speakerNounBefore(
  text: string,
  from: number,
  end: number,
): { kind: SpeakerNounKind; length: number } | null {
  if (NOT_PEOPLE_NOR_BODY.longestBefore(text, from, end)) return null;
  const people = PEOPLE_NOUNS.longestBefore(text, from, end, 1);
  const body = BODY_NOUNS.longestBefore(text, from, end, 1);
  if (!people && !body) return null;
  // A single character is the end of a word to which the character before it belongs: 焊工, 校方.
  const length = Math.max(people, body);
  const whole = length > 1 ? length : 2;
  if (end - from < whole || !ALL_HAN.test(text.slice(end - whole, end))) return null;
  if (length === 1 && isIn(isWholeWord, text.charCodeAt(end - 2))) return null;
  return { kind: people >= body ? 'anonymous' : 'institution', length: whole };
}

/** Length of the ending of a post or walk of life that ends at the offset `end`; 0 where there is none. */
export function postEnding(text: string, from: number, end: number): number {
  if (end - from < 2 || NOT_PEOPLE_NOR_BODY.longestBefore(text, from, end)) return 0;
  return POST_NOUNS.longestBefore(text, from, end, 1);
}

/** Whether all characters from `start` to `end` occur in given names. */
export function isGiven(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isIn(isGivenCharacter, text.charCodeAt(i))) return false;
  return end > start;
}
