/** Identifiers of results, which clients send back to compare them with later results. */

/** A client keeps results when a new server starts, so that the identifiers of each server are different. */
const LIFE = `${Date.now().toString(36)}${Math.floor(Math.random() * 36 ** 4).toString(36)}`;
let made = 0;

/** An identifier that no result had before. */
export const nextId = (): string => `${LIFE}-${++made}`;
