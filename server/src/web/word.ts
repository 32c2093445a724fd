/** Word files and tables of figures, made in the worker because there is no command line. */
import { DocumentAnalyzer } from '../core/analyzer';
import { factsOf } from '../core/features/facts';
import { reviewSheet } from '../core/features/review/sheet';
import type { Analysis } from '../core/model';
import { NO_SEGMENTER } from '../core/segmenter';
import type { Settings } from '../core/settings';
import { html } from '../node/desk/review/html';
import { markdown } from '../node/desk/review/markdown';
import { pagesOf } from '../node/desk/review/pages';
import { figuresCsvForPeople } from '../node/formats/csv';
import { figuresXlsx } from '../node/formats/xlsx';
import { fileOf } from '../node/formats/report';
import { annotate, isCompound, readWord } from '../node/word';
import { remarksOf } from '../node/formats/remarks';
import { analyzeSections } from '../node/word/sections';
import { placedSheet } from '../node/word/sheet';
import type { WordText } from '../node/word/text';
import type { AnnotateParams, ExportParams, Made, WordTextParams } from '../protocol';
import type { ServerHost } from '../lsp/host';

const OLD_FORMAT_REFUSED = '旧式文档（.doc、.wps）在浏览器里读不了，请在 Word 或 WPS 中另存为 .docx';

/** The text of a Word file, in UTF-8. */
export const wordText = ({ bytes }: WordTextParams): Made =>
  guarded(() => {
    if (isCompound(bytes)) return { problem: OLD_FORMAT_REFUSED };
    return { bytes: new TextEncoder().encode(readWord(bytes).text), count: 0 };
  });

/** Writes the findings of a Word file into it as comments. */
export const annotateWord =
  (host: ServerHost) =>
  async ({ uri, name, bytes, settings: editor }: AnnotateParams): Promise<Made> => {
    const settings = await host.settingsFor(uri, editor);
    return guarded(() => {
      if (isCompound(bytes)) return { problem: OLD_FORMAT_REFUSED };
      const remarks = remarksOf(fileOf(name, analysisOf(readWord(bytes), settings)));
      return { bytes: annotate(bytes, remarks, new Date()), count: remarks.length };
    });
  };

/** A review sheet or a table of figures, for a text or a Word file. */
export const exported =
  (host: ServerHost) =>
  async ({ uri, name, content, languageId, settings: editor, isReview, format }: ExportParams): Promise<Made> => {
    const settings = await host.settingsFor(uri, editor);
    return guarded(() => {
      if (typeof content !== 'string' && isCompound(content)) return { problem: OLD_FORMAT_REFUSED };
      const word = typeof content === 'string' ? null : readWord(content);
      const read = languageId === 'markdown' ? 'markdown' : 'plain';
      const analysis = word
        ? analysisOf(word, settings)
        : new DocumentAnalyzer(NO_SEGMENTER).analyze(content as string, { format: read, settings });
      const made = isReview ? sheetIn(format, name, analysis, word) : tableIn(format, name, analysis);
      if (made === null) return { problem: NO_OFFICE };
      return {
        bytes: typeof made === 'string' ? new TextEncoder().encode(made) : made,
        count: analysis.facts.figures.length,
      };
    });
  };

const NO_OFFICE = '核对表在浏览器里不能写成 Word、Excel 文件，请存为 .html 或 .md';

function analysisOf(document: WordText, settings: Settings): Analysis {
  const analyzer = new DocumentAnalyzer(NO_SEGMENTER);
  return analyzeSections(document, (text, headings) => analyzer.analyze(text, { format: 'plain', settings, headings }));
}

/** Null for a format whose library is not included in browsers. */
function sheetIn(format: string, name: string, analysis: Analysis, word: WordText | null): Uint8Array | string | null {
  const sheet = reviewSheet(name, analysis);
  const pages = [pagesOf(word ? placedSheet(sheet, word) : sheet)];
  if (format === 'html') return html(pages);
  return format === 'md' ? markdown(pages) : null;
}

function tableIn(format: string, name: string, analysis: Analysis): Uint8Array | string {
  const documents = [factsOf(name, analysis)];
  if (format === 'xlsx') return figuresXlsx(documents);
  if (format === 'csv-zh') return figuresCsvForPeople(documents);
  return `${JSON.stringify({ schema: 1, documents }, null, 2)}\n`;
}

/** Runs `make`. What cannot be read is answered as a problem and does not end the server. */
function guarded(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
