/** The extension's API for other extensions and for the tests in the editor. */
import type { Event, TreeItem } from 'vscode';
import type { FigureEntry, FigureStateName } from '../../server/src/protocol';
import type { Row } from './figures/rows';

/** What the extension exports. */
export interface Api {
  readonly figures: Figures;
}

/** The figure panel in its present state. */
export interface Figures {
  readonly isVisible: boolean;
  /** The number of requests to the server so far. */
  readonly requests: number;
  /** Fires whenever the list, or the mark of the caret, has caught up with the draft. */
  readonly onDidUpdate: Event<void>;
  /** What is listed now, by state. */
  listed(): readonly { readonly state: FigureStateName; readonly rows: readonly Row[] }[];
  /** A row as the tree shows it. */
  itemOf(row: Row): TreeItem;
  linesOf(row: Row): readonly TreeItem[];
  /** The figure under the caret; null where there is none, or where it is not listed. */
  underCaret(): FigureEntry | null;
}
