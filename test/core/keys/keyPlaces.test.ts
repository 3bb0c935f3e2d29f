import assert from 'node:assert/strict';
import { latexMarkup } from '../../../src/core/cite/latex/latexMarkup';
import { placesInBibtex } from '../../../src/core/keys/bibtexPlaces';
import { type KeyPlace, keyPlaceAt, placesInDocument } from '../../../src/core/keys/keyPlaces';
import { marked } from '../../support/marked';

function said(text: string, places: readonly KeyPlace[]): string[] {
  return places.map(({ key, span, role }) => {
    assert.equal(text.slice(span.start, span.end), key);
    return `${role} ${key}`;
  });
}

describe('keys in a text', () => {
  it('are those that a document cites and defines, in its order', () => {
    const text = String.raw`\bibitem{b} \cite{a, b}`;
    assert.deepEqual(said(text, placesInDocument(latexMarkup.scan(text))), [
      'defines b',
      'cites a',
      'cites b',
    ]);
  });

  it('are those of entries, their aliases, and the entries they refer to', () => {
    const text =
      '@book{a, ids = {a1, a2 ,,a3}, title = "a"}\n@incollection(b, crossref = "a", xdata={x,\n y}, related = r # s, note={a})';
    assert.deepEqual(said(text, placesInBibtex(text)), [
      'defines a',
      'alias a1',
      'alias a2',
      'alias a3',
      'defines b',
      'cites a',
      'cites x',
      'cites y',
    ]);
  });

  it('are none in comments, strings and what is broken', () => {
    for (const text of ['@comment{@book{a, ids={b}}}', '@string{ids = {a}}', '@book{, ids = ', '% @book{a,'])
      assert.deepEqual(said(text, placesInBibtex(text)), []);
  });

  const touched: [string, string | undefined][] = [
    ['@book{|abc, title = {T}}', 'abc'],
    ['@book{abc|, title = {T}}', 'abc'],
    ['@book|{abc, title = {T}}', undefined],
    ['@book{abc, crossref = {d|e}}', 'de'],
  ];
  for (const [literal, key] of touched) {
    it(`at the cursor: ${literal}`, () => {
      const { text, offset } = marked(literal);
      assert.equal(keyPlaceAt(placesInBibtex(text), offset)?.key, key);
    });
  }
});
