/** Compares two versions of a draft, each as it stands in the editor if it is open, otherwise as on disk. */
import type { CancellationToken } from 'vscode-languageserver';
import { compareVersions, comparisonMarkdown } from '../../core/desk/versions/compare';
import type { FactsDocument } from '../../core/features/facts';
import { factsOf } from '../../core/features/facts';
import { DocumentAnalyzer } from '../../core/index';
import type { CompareAnswer, CompareParams } from '../../protocol';
import { COMPARE_REQUEST } from '../../protocol';
import { nameOf } from '../desk';
import { formatOf } from '../documents';
import type { Session } from '../session';
import type { Request } from './request';

export const compare: Request = {
  serve(session) {
    session.connection.onRequest(
      COMPARE_REQUEST,
      session.guarded(
        'compare',
        null,
        async (
          { before, after, beforeText }: CompareParams,
          token,
        ): Promise<CompareAnswer | { problem: string } | null> => {
          const documents: FactsDocument[] = [];
          for (const uri of [before, after]) {
            const read = await factsAt(session, uri, token, uri === before ? beforeText : undefined);
            if (!read) return null;
            if (typeof read === 'string') return { problem: read };
            documents.push(read);
          }
          const [earlier, later] = documents as [FactsDocument, FactsDocument];
          const comparison = compareVersions(earlier, later);
          return { ...comparison, markdown: comparisonMarkdown(comparison, nameOf(before), nameOf(after)) };
        },
      ),
    );
  },
};

/** The facts of a draft; a line about what is wrong where it cannot be read, null where it does not exist. */
async function factsAt(
  { host, open, documents, settingsOf, lexiconOf }: Session,
  uri: string,
  token: CancellationToken,
  text: string | undefined,
): Promise<FactsDocument | string | null> {
  if (text === undefined && documents.get(uri)) {
    const read = await open.read(uri, token);
    return read && factsOf(uri, read.analysis);
  }
  const settings = await settingsOf(uri);
  const given =
    text === undefined ? null : { text, languageId: /\.(?:md|markdown)$/i.test(uri) ? 'markdown' : 'plaintext' };
  const file = given ?? (await host.readDraft?.(uri, settings.maxCharacters)) ?? null;
  if (file === null || typeof file === 'string') return file;
  const analyzer = new DocumentAnalyzer(host.segmenter);
  const options = { format: formatOf(file.languageId), settings, lexicon: lexiconOf(uri) };
  return factsOf(uri, analyzer.analyze(file.text, options));
}
