import { SemanticTokensBuilder } from 'vscode-languageserver';

/** Token builders by document; one remembers its last answer, from which a delta is made. */
export class TokenBuilders {
  private readonly builders = new Map<string, SemanticTokensBuilder>();

  of(uri: string): SemanticTokensBuilder {
    const builder = this.builders.get(uri) ?? new SemanticTokensBuilder();
    this.builders.set(uri, builder);
    return builder;
  }

  forget(uri: string): void {
    this.builders.delete(uri);
  }
}
