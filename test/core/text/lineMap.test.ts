import assert from 'node:assert/strict';
import { lineMap } from '../../../src/core/text/lineMap';

describe('lines of a text', () => {
  it('are counted with every kind of end', () => {
    const positionAt = lineMap('a\nb\r\nc\rd');
    assert.deepEqual(
      [0, 1, 2, 5, 7].map((offset) => positionAt(offset)),
      [
        { line: 0, character: 0 },
        { line: 0, character: 1 },
        { line: 1, character: 0 },
        { line: 2, character: 0 },
        { line: 3, character: 0 },
      ],
    );
  });

  it('end with the text for offsets behind it', () => {
    assert.deepEqual(lineMap('ab')(9), { line: 0, character: 2 });
    assert.deepEqual(lineMap('')(0), { line: 0, character: 0 });
  });
});
