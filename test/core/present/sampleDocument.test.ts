import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { markupOf } from '../../../src/core/cite/markups';
import { sampleDocument } from '../../../src/core/present/sampleDocument';

describe('a document to try citations in', () => {
  for (const [language, file] of [
    ['latex', 'a.tex'],
    ['markdown', 'a.md'],
  ] as const) {
    it(`has the cursor behind words of a sample paper in ${language}`, () => {
      const { text, offset } = sampleDocument(language);
      const markup = markupOf(file);
      const context = markup?.contextAt(text, markup.scan(text), offset);
      assert.equal(context?.typed, 'show attend');
      assert.match(readFileSync('data/listing.txt', 'utf8'), /show, attend/iu);
    });
  }
});
