/** The last semantic tokens of each document, so that the next answer can give only the difference. */
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { SemanticTokensBuilder } from 'vscode-languageserver';
import { nextId } from './ids';

type Push = (builder: SemanticTokensBuilder) => void;

/** Answers with tokens, and remembers them for the next answer. */
export class TokenAnswers {
  private readonly last = new Map<string, { readonly resultId: string; readonly builder: SemanticTokensBuilder }>();

  /** All tokens that `push` adds to a builder. */
  whole(uri: string, push: Push): SemanticTokens {
    const builder = new SemanticTokensBuilder();
    push(builder);
    return { ...builder.build(), resultId: this.keep(uri, builder) };
  }

  /** The difference to the answer with this identifier; all tokens where that is not the last one. */
  delta(uri: string, previousResultId: string, push: Push): SemanticTokens | SemanticTokensDelta {
    const before = this.last.get(uri);
    if (before?.resultId !== previousResultId) return this.whole(uri, push);
    this.last.delete(uri);
    const { builder } = before;
    // The builder's own identifier is a time, which two answers may share.
    builder.previousResult(builder.id);
    push(builder);
    return { ...builder.buildEdits(), resultId: this.keep(uri, builder) };
  }

  forget(uri: string): void {
    this.last.delete(uri);
  }

  private keep(uri: string, builder: SemanticTokensBuilder): string {
    const resultId = nextId();
    this.last.set(uri, { resultId, builder });
    return resultId;
  }
}
