/** Marks and joints between the parts of a sentence. */
import { closing, form, opening, words } from '../lexemes';

/** A clause ends there. */
export const CLAUSE_STOPS = words('[，。；]');
/** The same, or what is said follows behind a colon. */
export const CLAUSE_BREAKS = words(CLAUSE_STOPS, '：');
/** A sentence or the half of one ends there. */
export const SENTENCE_STOPS = words('[。；]');
/** The mark with which a clause begins when it is cut out behind the clause before it. */
export const CLAUSE_MARK = opening('[，；]');
/** Between the names of a list. */
export const LIST_MARKS = words('[、和与及]');
/** A character of Chinese. */
export const HAN = form`[一-鿿]`;
/** Between a thing and what is said to be of it. */
export const POSSESSIVE = closing('的');
/** What is told next is of the whole before it. */
export const AMONG_OPENS = opening('其中');
