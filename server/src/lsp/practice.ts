/**
 * Practice keystrokes. The first keystrokes of a writer would meet code that V8 has not compiled yet, and take several
 * times as long as later ones. So the server types into a copy of the first document, as long as nobody asks for
 * anything.
 */
import { CancellationToken } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings } from '../core/index';
import { DocumentAnalyzer } from '../core/index';
import type { Lexicon } from '../core/lexicon/lexicon';
import type { Snapshot } from './documents';
import { OpenDocuments } from './documents';

/** Length of the copy in UTF-16 units. */
const COPY = 12_000;
/** Practice ends after so many keystrokes, or so many milliseconds of work. */
const STROKES = 400;
const WORK = 2000;
/** Milliseconds without a request before the server types, and between two of its keystrokes. */
const PAUSE_BEFORE_TYPING = 100;
const PAUSE = 2;
const TYPED = ['新', '，', '3', '增长'];
/** UTF-16 units between the places of two keystrokes. */
const STRIDE = 131;

/** What is practised on. */
export interface Practised {
  readonly document: TextDocument;
  readonly settings: Promise<Settings>;
  readonly lexicon: Lexicon | undefined;
  /** Requests what an editor requests after a keystroke. */
  readonly answer: (snapshot: Snapshot) => unknown;
}

/** Practises while the server is idle. */
export class Practice {
  private asked = 0;
  private isBegun = false;

  /** `clock` returns milliseconds. */
  constructor(private readonly clock: () => number = Date.now) {}

  /** Somebody has asked for something, so that practice waits. */
  rest(): void {
    this.asked = this.clock();
  }

  /** Starts practice, once in the life of the server. */
  begin(practised: Practised): void {
    if (this.isBegun) return;
    this.isBegun = true;
    const type = typist(practised);
    let strokes = 0;
    let worked = 0;
    const go = async (): Promise<void> => {
      if (this.clock() - this.asked >= PAUSE_BEFORE_TYPING) {
        const at = performance.now();
        await type(strokes++);
        worked += performance.now() - at;
      }
      if (strokes < STROKES && worked < WORK) later(go, PAUSE);
    };
    later(go, PAUSE_BEFORE_TYPING);
  }
}

/** Types the n-th keystroke, or takes it back where n is odd, and has its result answered. */
function typist({ document, settings, lexicon, answer }: Practised): (n: number) => Promise<void> {
  const { uri, languageId } = document;
  const copy = TextDocument.create(uri, languageId, 1, document.getText().slice(0, COPY));
  const { length } = copy.getText();
  const open = new OpenDocuments(
    { get: () => copy },
    () => new DocumentAnalyzer(),
    () => settings,
    () => {},
    () => lexicon,
  );
  return async (n) => {
    const typed = TYPED[(n >> 1) % TYPED.length]!;
    const at = ((n >> 1) * STRIDE) % (length + 1);
    const [end, text] = n % 2 ? [at + typed.length, ''] : [at, typed];
    const range = { start: copy.positionAt(at), end: copy.positionAt(end) };
    TextDocument.update(copy, [{ range, text }], n + 2);
    const snapshot = await open.snapshot(uri, CancellationToken.None);
    if (snapshot) JSON.stringify(answer(snapshot));
  };
}

/** Practice keeps no process alive, and its errors are ignored. */
function later(work: () => Promise<void>, milliseconds: number): void {
  setTimeout(() => void work().catch(() => {}), milliseconds).unref();
}
