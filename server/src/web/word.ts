/** Word files and tables of figures, made in the worker since no command line is there. */
import { DocumentAnalyzer } from '../core/analyzer';
import { factsOf } from '../core/features/facts';
import type { Analysis } from '../core/model';
import { NO_SEGMENTER } from '../core/segmenter';
import { figuresCsvForPeople } from '../node/formats/csv';
import { figuresXlsx } from '../node/formats/xlsx';
import { fileOf } from '../node/formats/report';
import { annotate, isCompound, readWord } from '../node/word';
import { remarksOf } from '../node/formats/remarks';
import { analyzeSections } from '../node/word/sections';
import type { AnnotateParams, ExportParams, Made, WordTextParams } from '../protocol';
import type { ServerHost } from '../lsp/host';

const OLD = '旧式文档（.doc、.wps）在浏览器里读不了，请在 Word 或 WPS 中另存为 .docx';

export const wordText = ({ bytes }: WordTextParams): Made =>
  guarded(() => {
    if (isCompound(bytes)) return { problem: OLD };
    return { bytes: new TextEncoder().encode(readWord(bytes).text), count: 0 };
  });

export const annotateWord =
  (host: ServerHost) =>
  async ({ uri, name, bytes, settings: editor }: AnnotateParams): Promise<Made> => {
    const settings = await host.settingsFor(uri, editor);
    return guarded(() => {
      if (isCompound(bytes)) return { problem: OLD };
      const document = readWord(bytes);
      const analyzer = new DocumentAnalyzer(NO_SEGMENTER);
      const analysis = analyzeSections(document, (text, headings) =>
        analyzer.analyze(text, { format: 'plain', settings, headings }),
      );
      const remarks = remarksOf(fileOf(name, analysis));
      return { bytes: annotate(bytes, remarks, new Date()), count: remarks.length };
    });
  };

export const exportFacts =
  (host: ServerHost) =>
  async ({ uri, name, text, languageId, settings: editor, format }: ExportParams): Promise<Made> => {
    const settings = await host.settingsFor(uri, editor);
    return guarded(() => {
      const read = languageId === 'markdown' ? 'markdown' : 'plain';
      const analysis = new DocumentAnalyzer(NO_SEGMENTER).analyze(text, { format: read, settings });
      const made = tableOf(name, analysis, format);
      return {
        bytes: typeof made === 'string' ? new TextEncoder().encode(made) : made,
        count: analysis.facts.figures.length,
      };
    });
  };

function tableOf(name: string, analysis: Analysis, format: string): Uint8Array | string {
  const documents = [factsOf(name, analysis)];
  if (format === 'xlsx') return figuresXlsx(documents);
  if (format === 'csv-zh') return figuresCsvForPeople(documents);
  return `${JSON.stringify({ schema: 1, documents }, null, 2)}\n`;
}

/** What cannot be read is told, and never ends the server. */
function guarded(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
