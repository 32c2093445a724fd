/** A word with its part of speech, in the tags of the ICTCLAS set that jieba uses (nr person, ns place, nt body, v verb). */
export interface Tagged {
  readonly word: string;
  readonly tag: string;
}

/**
 * The port behind which a word segmenter stands. `tag` answers at once. It gives null where the answer is not known
 * yet: it has been asked for, and the reading must be made again when the segmenter reports that it is ready.
 */
export interface Segmenter {
  tag(sentence: string): readonly Tagged[] | null;
}

/** Stands in where there is no segmenter: no word is ever tagged. */
export const NO_SEGMENTER: Segmenter = { tag: () => [] };
