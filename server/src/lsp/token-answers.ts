/** Semantic tokens by document, as they were last answered, so that the next answer may tell the difference only. */
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { SemanticTokensBuilder } from 'vscode-languageserver';
import { nextId } from './ids';

type Push = (builder: SemanticTokensBuilder) => void;

export class TokenAnswers {
  private readonly last = new Map<string, { readonly resultId: string; readonly builder: SemanticTokensBuilder }>();

  /** All tokens that `push` puts into a builder. */
  whole(uri: string, push: Push): SemanticTokens {
    const builder = new SemanticTokensBuilder();
    push(builder);
    return { ...builder.build(), resultId: this.keep(uri, builder) };
  }

  /** What differs from the answer of that number; all of it where that is not the last one. */
  delta(uri: string, previousResultId: string, push: Push): SemanticTokens | SemanticTokensDelta {
    const before = this.last.get(uri);
    if (before?.resultId !== previousResultId) return this.whole(uri, push);
    this.last.delete(uri);
    const { builder } = before;
    // Its own number is a time, which two answers may share.
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
