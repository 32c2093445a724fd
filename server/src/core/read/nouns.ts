/**
 * People and bodies that no list holds, told by what their nouns end in: 值守民警, 菜贩, 评估专家组, 校方; and the posts and
 * walks of life before a name, 滑雪教练, 绣坊主人. A word that only ends like one (施工, 协商, 地方) is none.
 */
import { charSet, isIn, WordSet } from '../charset';
import * as data from './people-data';

export type HeadKind = 'anonymous' | 'institution';

const words = (list: string): string[] => list.split(' ');

const NO_HEAD = new WordSet(words(data.SOURCE_NO_HEAD));
const PEOPLE = new WordSet([
  ...words(data.SOURCE_PEOPLE_ENDING),
  ...words(data.SOURCE_ANONYMOUS),
  ...words(data.TITLE_ROLE),
]);
const BODY = new WordSet([...words(data.SOURCE_BODY_ENDING), ...words(data.SOURCE_INSTITUTION)]);
const POST = new WordSet([...words(data.TITLE_ENDING), ...words(data.TITLE_ROLE), ...words(data.TITLE_POST)]);
const GIVEN = charSet(words(data.GIVEN).join(''));

/** Length of the noun's head for people or for a body that ends at `end`; null where it ends in none. */
export function headBefore(text: string, from: number, end: number): { kind: HeadKind; length: number } | null {
  if (NO_HEAD.longestBefore(text, from, end)) return null;
  const people = PEOPLE.longestBefore(text, from, end, 1);
  const body = BODY.longestBefore(text, from, end, 1);
  if (!people && !body) return null;
  // A single character is the end of a word, of which the character before it is part: 焊+工, 校+方.
  const length = Math.max(people, body);
  const whole = length > 1 ? length : 2;
  if (end - from < whole || !HAN.test(text.slice(end - whole, end))) return null;
  if (length === 1 && isIn(noPart, text.charCodeAt(end - 2))) return null;
  return { kind: people >= body ? 'anonymous' : 'institution', length: whole };
}

/** Length of what a post or walk of life before a name ends in; 0 where the words end otherwise. */
export function postEnding(text: string, from: number, end: number): number {
  if (end - from < 2 || NO_HEAD.longestBefore(text, from, end)) return 0;
  return POST.longestBefore(text, from, end, 1);
}

/** Whether the characters are such as given names are made of. */
export function isGiven(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isIn(GIVEN, text.charCodeAt(i))) return false;
  return end > start;
}

/** Characters that are words by themselves, so that the one behind them begins another: 在工+作例会. */
const noPart = charSet(
  '在到从了着过把被的地得是有和与及对向将为让给用以于由等并也还都不没要会能可就又再各该这那其某每',
);
const HAN = /^\p{Script=Han}+$/u;
