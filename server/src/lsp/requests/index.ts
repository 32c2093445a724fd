/** All requests that are answered. */
import { checkFolders } from './check-folders';
import { codeAction } from './code-action';
import { codeLens } from './code-lens';
import { compare } from './compare';
import { completion } from './completion';
import { config } from './config';
import { definition } from './definition';
import { diagnostic } from './diagnostic';
import { documentHighlight } from './document-highlight';
import { documentSymbol } from './document-symbol';
import { facts } from './facts';
import { figures } from './figures';
import { foldingRange } from './folding-range';
import { hover } from './hover';
import { inlayHint } from './inlay-hint';
import { letStand } from './let-stand';
import { references } from './references';
import type { Request } from './request';
import { semanticTokens } from './semantic-tokens';
import { tool } from './tool';
import { workspaceDiagnostic } from './workspace-diagnostic';
import { workspaceSymbol } from './workspace-symbol';

export const REQUESTS: readonly Request[] = [
  diagnostic,
  workspaceDiagnostic,
  hover,
  completion,
  definition,
  references,
  documentHighlight,
  workspaceSymbol,
  documentSymbol,
  foldingRange,
  codeLens,
  inlayHint,
  codeAction,
  semanticTokens,
  letStand,
  checkFolders,
  config,
  facts,
  tool,
  figures,
  compare,
];
