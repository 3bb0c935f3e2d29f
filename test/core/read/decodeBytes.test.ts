import assert from 'node:assert/strict';
import { decodeBytes } from '../../../src/core/read/decodeBytes';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  );

describe('the text of a file', () => {
  it('is read as UTF-8', () => {
    assert.deepEqual(decodeBytes(bytes('Erdős 😀')), { kind: 'text', text: 'Erdős 😀', problems: [] });
  });

  it('is without its byte-order mark', () => {
    assert.deepEqual(decodeBytes(bytes([0xef, 0xbb, 0xbf], 'a')), { kind: 'text', text: 'a', problems: [] });
  });

  it('is read as UTF-16 if its mark says so', () => {
    assert.deepEqual(decodeBytes(bytes([0xff, 0xfe, 0x61, 0, 0x51, 1])), {
      kind: 'text',
      text: 'aő',
      problems: [],
    });
    assert.deepEqual(decodeBytes(bytes([0xfe, 0xff, 0, 0x61])), { kind: 'text', text: 'a', problems: [] });
  });

  it('is read as Windows-1252 with a warning where it stops being UTF-8', () => {
    const decoded = decodeBytes(bytes('plain Erdo', [0xf6], 's and ', [0x93], 'more', [0x94]));
    assert.ok(decoded.kind === 'text');
    assert.equal(decoded.text, 'plain Erdoös and “more”');
    assert.deepEqual(
      decoded.problems.map(({ code, span }) => [code, span]),
      [['not-utf8', { start: 10, end: 11 }]],
    );
  });

  it('is refused for what is no text', () => {
    assert.equal(decodeBytes(bytes('PK', [0, 1, 2])).kind, 'undecodable');
    assert.equal(decodeBytes(bytes([0xff, 0xfe, 0x00, 0xd8, 0x61, 0])).kind, 'undecodable');
  });

  it('is empty for an empty file', () => {
    assert.deepEqual(decodeBytes(bytes()), { kind: 'text', text: '', problems: [] });
  });
});
