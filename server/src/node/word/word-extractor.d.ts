/** The part of word-extractor that reads the old format; the package has no types. */
declare module 'word-extractor/lib/word-ole-extractor' {
  interface TextOptions {
    readonly filterUnicode?: boolean;
    readonly includeHeadersAndFooters?: boolean;
    readonly includeFooters?: boolean;
    readonly includeBody?: boolean;
  }
  interface OldDocument {
    getBody(options?: TextOptions): string;
    getFootnotes(options?: TextOptions): string;
    getEndnotes(options?: TextOptions): string;
    getHeaders(options?: TextOptions): string;
    getFooters(options?: TextOptions): string;
    getTextboxes(options?: TextOptions): string;
  }
  export default class WordOleExtractor {
    extract(reader: unknown): Promise<OldDocument>;
  }
}
declare module 'word-extractor/lib/buffer-reader' {
  export default class BufferReader {
    constructor(buffer: Buffer);
  }
}
