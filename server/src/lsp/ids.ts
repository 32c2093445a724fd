/** Names of results that a client holds against later ones. */

/** A client keeps what a server has sent when another one takes its place: that one's names are others. */
const LIFE = `${Date.now().toString(36)}${Math.floor(Math.random() * 36 ** 4).toString(36)}`;
let made = 0;

/** Differs from every other name that a server has given. */
export const nextId = (): string => `${LIFE}-${++made}`;
