/** A word with its part of speech, in the tags of the ICTCLAS set that jieba uses (nr person, ns place, nt body, v verb). */
export interface Tagged {
  readonly word: string;
  readonly tag: string;
}

/**
 * The port behind which a word segmenter stands. `tag` answers at once: null means that it is not known yet, has been
 * asked for, and that the reading must be made again when the segmenter says that it is ready.
 */
export interface Segmenter {
  tag(sentence: string): readonly Tagged[] | null;
}

/** For where there is none: readers fall back on what the scanners know. */
export const NO_SEGMENTER: Segmenter = { tag: () => [] };
