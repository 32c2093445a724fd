/** Marks and joints between the parts of a sentence, and how far a form may reach between them. */
import type { Compiled, Words } from '../lexemes';
import { closing, everyWord, form, opening, words } from '../lexemes';

// ---------------------------------------------------------------- ends of clauses and sentences

/** A clause ends there. */
export const CLAUSE_STOPS = words('[，。；]');
/** The same, or what is said follows behind a colon. */
export const CLAUSE_BREAKS = words(CLAUSE_STOPS, '：');
/** A sentence or the half of one ends there. */
export const SENTENCE_STOPS = words('[。；]');
/** What ends a sentence. */
export const SENTENCE_ENDS = words('[。！？]');
/** What ends a sentence or one of its parts that stand by themselves. */
export const STOPS = words(SENTENCE_ENDS, '；');
/** The marks between the clauses of a sentence. */
export const CLAUSE_MARKS = words('[，；]');
/** The mark with which a clause begins when it is cut out behind the clause before it. */
export const CLAUSE_MARK = opening(CLAUSE_MARKS);
/** The comma with which the words behind a figure go on. */
export const LEADING_COMMA = opening('，');
/** What is told of follows behind the comma or colon that the words end in. */
export const TOPIC_END = closing('[，：]');
/** The colon at the end of what it introduces, of either width. */
export const COLON_AT_END = closing('[:：]');
/** Quotation marks, the left and the right. */
export const QUOTE_MARKS = words('[“”]');
/** Each of them. */
export const EVERY_QUOTE_MARK = everyWord(QUOTE_MARKS);
/** Something short in brackets right behind. */
export const SHORT_BRACKET = form`^（[^）]{1,8}）`;

// ---------------------------------------------------------------- lists

/** What joins the last member of a list to those before. */
export const JOINTS = words('以及 [和与及]');
/** What parts any two members. */
export const LIST_JOINTS = words('、', JOINTS);
/** Between the names of a list: one character. */
export const LIST_MARKS = words('[、和与及]');

// ---------------------------------------------------------------- characters, and how far a form reaches

/** A character of Chinese. */
export const HAN = form`[一-鿿]`;
/** As a part of a form: one character that leaves the clause not yet. */
export const IN_CLAUSE = '[^，。；]';
/** The same, and no digit. */
export const IN_WORDING = '[^，。；\\d]';
/** As a part of a form: one character of a member of a list. */
export const IN_MEMBER = '[^，。；、]';
/** The same, and no digit. */
export const IN_MEMBER_WORDING = '[^，。；、\\d]';
/** A form of words behind which at most so many characters of the clause follow: 迁出 of 迁出人口. */
export const endingIn = (most: number, ...lists: readonly (string | Words)[]): Compiled =>
  form`${words(...lists)}${IN_CLAUSE}{0,${String(most)}}$`;

// ---------------------------------------------------------------- 的

/** Between a thing and what is said to be of it: at the end of the thing. */
export const POSSESSIVE = closing('的');
/** The same at the beginning of what is said. */
export const OF_IT = opening('的');
