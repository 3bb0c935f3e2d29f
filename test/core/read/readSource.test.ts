import assert from 'node:assert/strict';
import { formatOf, readSource } from '../../../src/core/read/readSource';

describe('the format of a source', () => {
  const cases: [string, string, string | undefined][] = [
    ['refs.bib', '', 'bibtex'],
    ['REFS.BIB', 'LGSep 25, 2023\nTitleA B\n', 'bibtex'],
    ['papers.txt', 'LGSep 25, 2023\nTitle of a paperAda Lovelace\nAbstract.', 'listing'],
    ['papers.txt', '@misc{a, title = {A}}', 'bibtex'],
    ['papers.txt', 'LGSep 25, 2023\nOn the @misc{a} entryAda Lovelace\n@misc{a}', 'listing'],
    ['refs.csl.json', '', 'csl-json'],
    ['refs.json', '[]', 'csl-json'],
    ['Refs.CSL.yml', '', 'csl-yaml'],
    ['refs.yaml', '', 'csl-yaml'],
    ['papers.txt', '[{"id": "a", "abstract": "\\n@misc{b}"}]', 'csl-json'],
    ['papers.txt', '- id: a\n  abstract: |\n    @misc{b, title = {B}}', 'csl-yaml'],
    ['refs.ris', '', 'ris'],
    ['pubmed.nbib', '', 'nbib'],
    ['export.enw', '', 'endnote'],
    ['savedrecs.ciw', '', 'isi'],
    ['savedrecs.isi', '', 'isi'],
    ['CITATION.cff', '', 'cff'],
    ['refs.yml', '# refs\n\nharry:\n    type: Book\n', 'hayagriva'],
    ['refs.yaml', 'references:\n- id: a\n', 'csl-yaml'],
    ['export.txt', '\ufeff\n1.\nTY  - JOUR\nAB  - @misc{a}', 'ris'],
    ['export.txt', 'Provider: X\nTY -  BOOK', 'ris'],
    ['export.txt', '\nPMC - PMC1\nPMID- 30042925\n', 'nbib'],
    ['export.txt', '%0 Book\n%A Doe, Jane', 'endnote'],
    ['export.txt', 'FN Clarivate Analytics Web of Science\nVR 1.0\nPT J', 'isi'],
    ['export.txt', '# made\ncff-version: 1.2.0\ntitle: T\n', 'cff'],
    ['refs.txt', 'harry:\n  title: Harry\n', 'hayagriva'],
    ['papers.txt', 'Dear diary,', undefined],
    ['', '', undefined],
  ];
  for (const [name, text, expected] of cases) {
    it(`of ${name || 'nothing'} with “${text.slice(0, 20)}” is ${expected ?? 'unknown'}`, () => {
      assert.equal(formatOf(name, text), expected);
    });
  }

  it('decides how it is read', () => {
    assert.equal(readSource('bibtex', '@misc{a, title = {A}}').papers[0]?.key, 'a');
    assert.equal(readSource('csl-json', '[{"id": "a", "type": "book"}]').papers[0]?.key, 'a');
    assert.equal(readSource('csl-yaml', '- id: a\n  type: book').papers[0]?.key, 'a');
    assert.equal(
      readSource('listing', 'LGSep 25, 2023\nDeep ThingsAda Lovelace\n').papers[0]?.key,
      'lovelace2023deep',
    );
  });
});
