/** `textDocument/semanticTokens`: all tokens, the difference to the last answer, or those of a part. */
import type { SemanticTokens, SemanticTokensDelta, SemanticTokensDeltaParams } from 'vscode-languageserver';
import { SemanticTokensBuilder } from 'vscode-languageserver';
import { TOKEN_MODIFIERS, TOKEN_TYPES, tokensOf } from '../../core/features/tokens';
import { pushTokens, toSpot } from '../convert';
import type { Read } from '../documents';
import { TokenAnswers } from '../token-answers';
import type { Request } from './request';

const NO_TOKENS: SemanticTokens = { data: [] };
const all =
  ({ document, analysis }: Read) =>
  (builder: SemanticTokensBuilder): void =>
    pushTokens(builder, document, tokensOf(analysis));

export const semanticTokens: Request = {
  capabilities: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes: TOKEN_TYPES.map(({ id }) => id), tokenModifiers: TOKEN_MODIFIERS.map(({ id }) => id) },
      full: { delta: true },
      range: true,
    },
  }),
  serve(session) {
    const { semanticTokens } = session.connection.languages;
    const answers = new TokenAnswers();
    session.documents.onDidClose(({ document }) => answers.forget(document.uri));
    semanticTokens.on(
      session.ofDraft('semanticTokens', NO_TOKENS, (read, { textDocument }) =>
        answers.whole(textDocument.uri, all(read)),
      ),
    );
    semanticTokens.onDelta(
      session.ofDraft<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
        'semanticTokens/delta',
        NO_TOKENS,
        (read, { textDocument, previousResultId }) => answers.delta(textDocument.uri, previousResultId, all(read)),
      ),
    );
    semanticTokens.onRange(
      session.ofDraft('semanticTokens/range', NO_TOKENS, ({ document, analysis }, { range }) => {
        const builder = new SemanticTokensBuilder();
        pushTokens(builder, document, tokensOf(analysis, toSpot(document, range)));
        return builder.build();
      }),
    );
  },
};
