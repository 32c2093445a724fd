import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lineCounter } from '../../../server/src/core/text/lines';

describe('lines and columns', () => {
  it('are those of the editor, one more', () => {
    const text = fc.string({ unit: fc.constantFrom('字', '\r', '\n', '\r\n', '𠮷', 'a') });
    fc.assert(
      fc.property(text, (draft) => {
        const document = TextDocument.create('file:///a.md', 'markdown', 1, draft);
        const place = lineCounter(draft);
        for (let offset = 0; offset <= draft.length; offset++) {
          // The editor has no place between CR and LF.
          if (draft[offset - 1] === '\r' && draft[offset] === '\n') continue;
          const { line, character } = document.positionAt(offset);
          assert.deepEqual(place(offset), { line: line + 1, column: character + 1 });
        }
      }),
    );
  });
});
