/** Votes, ballots, and what is carried. */
import { opening, whole, words } from '../lexemes';

/** Votes for it. */
export const AYES = words('赞成 同意');
/** They are named first behind their number. */
export const AYES_OPEN = opening(AYES);
/** The ballots of those. */
export const AYE_BALLOTS = words('赞成票 同意票');
/** It is carried. */
export const CARRIED = words('通过 同意');
/** It is carried, or the votes are for it. */
export const AYES_OR_CARRIED = words(CARRIED, AYES);
/** Units in which ballots are counted. */
export const BALLOT_UNITS = whole('[票张]');
