import assert from 'node:assert/strict';
import { bibliographyPath } from '../../../src/core/cite/bibliographyPath';

describe('the path of a declared bibliography', () => {
  const cases: [string, string, string][] = [
    ['refs.bib', 'relative', 'refs.bib'],
    [String.raw`..\lib\refs.bib`, 'relative', '../lib/refs.bib'],
    ['"my refs.bib"', 'relative', 'my refs.bib'],
    ['/home/me/refs.bib', 'absolute', '/home/me/refs.bib'],
    [String.raw`C:\lib\refs.bib`, 'absolute', 'C:/lib/refs.bib'],
    [String.raw`\\server\share\refs.bib`, 'refused', ''],
    ['//server/share/refs.bib', 'refused', ''],
    ['https://x.org/refs.bib', 'refused', ''],
  ];
  for (const [written, kind, path] of cases) {
    it(`takes ${written} as ${kind}`, () => {
      const taken = bibliographyPath(written);
      assert.equal(taken.kind, kind);
      if (taken.kind !== 'refused') assert.equal(taken.path, path);
    });
  }
});
