import assert from 'node:assert/strict';
import { latexMarkup } from '../../../src/core/cite/latex/latexMarkup';
import { assembleLibrary } from '../../../src/core/model/library';
import { entryLinks } from '../../../src/core/present/entryLinks';
import { keyHints } from '../../../src/core/present/keyHints';
import { paperSymbols } from '../../../src/core/present/paperSymbols';
import { indexLibrary } from '../../../src/core/search/searchIndex';
import { paper, person, snapshot, source } from '../../support/papers';

const library = assembleLibrary([
  snapshot(
    source('a.bib'),
    paper({
      key: 'xu',
      title: 'Show and Tell',
      authors: [person('K Xu'), person('J Ba'), person('R K')],
      year: 2015,
    }),
    paper({ key: 'twice', authors: [person('A One')], year: 2001 }),
    paper({ key: 'bare' }),
  ),
  snapshot(source('b.bib'), paper({ key: 'twice', title: 'T', authors: [person('B Two')], year: 2002 })),
]);

describe('hints behind keys', () => {
  const text = String.raw`\cite{xu, nobody, bare} \cite{twice}`;
  const hints = (span: { start: number; end: number }, own: readonly string[] = []): string => {
    const found = keyHints(latexMarkup.scan(text), span, library, new Set(own));
    return found
      .toReversed()
      .reduce((all, { offset, label }) => all.slice(0, offset) + label + all.slice(offset), text);
  };

  it('say author and year where they are known', () => {
    assert.equal(
      hints({ start: 0, end: text.length }),
      String.raw`\cite{xu(Xu et al., 2015), nobody, bare} \cite{twice(One, 2001)}`,
    );
  });

  it('mean the paper of the document’s own bibliography', () => {
    assert.match(hints({ start: 0, end: text.length }, ['file:///w/b.bib']), /twice\(Two, 2002\)/u);
  });

  it('are made for the part that is seen', () => {
    assert.equal(
      hints({ start: 20, end: text.length }),
      String.raw`\cite{xu, nobody, bare} \cite{twice(One, 2001)}`,
    );
  });
});

describe('symbols of the workspace', () => {
  const names = (query: string): string[] =>
    paperSymbols(library, indexLibrary(library), query).map(
      ({ name, container }) => `${name} | ${container}`,
    );

  it('are the papers that fit', () => {
    assert.deepEqual(names('tell show'), ['xu · Show and Tell | Xu et al. · 2015 · a.bib']);
  });

  it('are none without a query', () => {
    assert.deepEqual(names(' '), []);
  });

  it('are at most a hundred', () => {
    const many = Array.from({ length: 300 }, (_, number) =>
      paper({ key: `k${number}`, title: 'Deep learning' }),
    );
    const large = assembleLibrary([snapshot(source('c.bib'), ...many)]);
    assert.equal(paperSymbols(large, indexLibrary(large), 'deep').length, 100);
  });
});

describe('links in a bibliography', () => {
  const links = (text: string): string[] =>
    entryLinks(text).map(({ span, link }) => `${text.slice(span.start, span.end)} -> ${link.url}`);

  const cases: [string, string, string[]][] = [
    ['a DOI', '@a{k, doi = {10.1000/182}}', ['10.1000/182 -> https://doi.org/10.1000/182']],
    [
      'a DOI as an address',
      '@a{k, doi = "https://doi.org/10.1/x"}',
      ['https://doi.org/10.1/x -> https://doi.org/10.1/x'],
    ],
    [
      'a DOI in TeX',
      String.raw`@a{k, doi = {10.1/a\_b}}`,
      [String.raw`10.1/a\_b -> https://doi.org/10.1/a_b`],
    ],
    [
      'an arXiv identifier',
      '@a{k, eprint = {1706.03762}, archiveprefix = {arXiv}}',
      ['1706.03762 -> https://arxiv.org/abs/1706.03762'],
    ],
    [
      'an old arXiv identifier',
      '@a{k, eprint = {9901001}, primaryclass = {hep-th}}',
      ['9901001 -> https://arxiv.org/abs/hep-th/9901001'],
    ],
    ['an identifier of another archive', '@a{k, eprint = {123}, eprinttype = {pubmed}}', []],
    [
      'a DOI that is an attack',
      '@a{k, doi = {javascript:alert(1)}}',
      ['javascript:alert(1) -> https://doi.org/javascript%3Aalert(1)'],
    ],
    ['nothing', '@a{k, doi = {}, eprint = x # y}', []],
  ];
  for (const [name, text, expected] of cases)
    it(`have ${name}`, () => assert.deepEqual(links(text), expected));
});
