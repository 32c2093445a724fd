/** What the extension gives to other extensions, and to the tests in the editor. */
import type { Event, TreeItem } from 'vscode';
import type { FigureEntry, FigureStateName } from '../../server/src/protocol';
import type { Row } from './figures/rows';

export interface Api {
  readonly figures: Figures;
}

/** The figure panel as it stands. */
export interface Figures {
  readonly isVisible: boolean;
  /** How often the server was asked. */
  readonly requests: number;
  /** Fires whenever what is listed, or the mark of the caret, is up to date with the draft. */
  readonly onDidUpdate: Event<void>;
  /** What is listed now, by state. */
  listed(): readonly { readonly state: FigureStateName; readonly rows: readonly Row[] }[];
  /** A row as the tree shows it, and what stands below it. */
  itemOf(row: Row): TreeItem;
  linesOf(row: Row): readonly TreeItem[];
  /** The figure under the caret; null where the caret is in none, or in one that is not listed. */
  underCaret(): FigureEntry | null;
}
