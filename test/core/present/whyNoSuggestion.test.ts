import assert from 'node:assert/strict';
import { markupOf } from '../../../src/core/cite/markups';
import { assembleLibrary, emptyLibrary } from '../../../src/core/model/library';
import { citedKeys } from '../../../src/core/present/suggestions';
import { type SuggestionFacts, whyNoSuggestion } from '../../../src/core/present/whyNoSuggestion';
import { indexLibrary } from '../../../src/core/search/searchIndex';
import { marked } from '../../support/marked';
import { paper, person, snapshot, source } from '../../support/papers';

const r = String.raw;

const library = assembleLibrary([
  snapshot(
    source('refs.bib'),
    paper({ key: 'xu2015show', title: 'Show, Attend and Tell', authors: [person('Kelvin Xu')], year: 2015 }),
    paper({ key: 'odd key', title: 'Oddities' }),
  ),
  snapshot(source('more.bib'), paper({ key: 'roe2019deep', title: 'Deep Learning, Again' })),
]);

/** What is said at the cursor, and behind ` => ` what is offered. */
function said(file: string, literal: string, facts: Partial<SuggestionFacts> = {}): string {
  const { text, offset } = marked(literal);
  const markup = markupOf(file);
  const scan = markup?.scan(text);
  const { message, actions } = whyNoSuggestion({
    markup,
    language: 'plaintext',
    provider: { kind: 'ours' },
    hiddenBy: undefined,
    context: scan && markup?.contextAt(text, scan, offset),
    isInOneLine: true,
    reading: undefined,
    library,
    index: () => indexLibrary(facts.library ?? library),
    shelf: { citedKeys: scan === undefined ? new Set() : citedKeys(scan, offset), ownSources: new Set() },
    lacking: [],
    ...facts,
  });
  return `${message} => ${actions.join(', ')}`;
}

const searched = 'Searched: 3 papers in refs.bib, more.bib.';

type Row = readonly [file: string, literal: string, said: string, facts?: Partial<SuggestionFacts>];

const rows: Readonly<Record<string, Row>> = {
  'a language without citations': [
    'a.txt',
    '|',
    'Keys are suggested in LaTeX, Markdown, Quarto, R Markdown, MyST, Typst, Org, AsciiDoc and reStructuredText. The language of this document is plaintext. => changeLanguage',
  ],
  'a feature that is turned off': [
    'a.tex',
    r`\cite{|}`,
    'Suggestions are turned off for this language. => turnOn',
    { provider: { kind: 'off' } },
  ],
  'a feature that is left to another extension': [
    'a.tex',
    r`\cite{|}`,
    'Suggestions are left to some.other. Turn them on to have both. => turnOn',
    { provider: { kind: 'other', name: 'some.other' } },
  ],
  'an editor that shows none': [
    'a.tex',
    r`\cite{|}`,
    'The setting editor.suggest.showReferences of the editor keeps suggestions back. => editorSetting, insertCitation',
    { hiddenBy: 'editor.suggest.showReferences' },
  ],
  'a place outside of any citation': [
    'a.tex',
    'Prose|',
    r`The cursor is in no citation. Type \cite{ and words of a title or author behind it. => insertCitation`,
  ],
  'the same in Markdown': [
    'a.md',
    'Prose|',
    'The cursor is in no citation. Type [@ and words of a title or author behind it. => insertCitation',
  ],
  'a key on several lines': [
    'a.tex',
    '\\cite{show\nattend|}',
    'This key goes over several lines, and the editor completes within one. Bring it onto one. => insertCitation',
    { isInOneLine: false },
  ],
  'a reading that goes on': [
    'a.tex',
    r`\cite{|}`,
    'The bibliographies are still being read (3 of 12 files read). Suggestions come when all are. => showSuggestions',
    { reading: { read: 3, all: 12 } },
  ],
  'an empty library': [
    'a.tex',
    r`\cite{|}`,
    'There are no papers yet. Add a .bib file, import papers, or show the sample papers. => importPapers, showSamples',
    { library: emptyLibrary },
  ],
  'a bibliography that is declared and not there': [
    'a.tex',
    r`\cite{quux|}`,
    `No paper fits “quux”. ${searched} Declared, but not to be used: “none.bib”. => explainBibliography, searchPapers, importPapers`,
    { lacking: ['none.bib'] },
  ],
  'a bibliography that could not be read': [
    'a.tex',
    r`\cite{|}`,
    'There are no papers yet. Add a .bib file, import papers, or show the sample papers. bad.bib could not be read. => showProblems, importPapers, showSamples',
    { library: assembleLibrary([{ ...snapshot(source('bad.bib')), staleBecause: 'it is broken' }]) },
  ],
  'words that no paper has': [
    'a.tex',
    r`\cite{quuxes|}`,
    `No paper fits “quuxes”. ${searched} => searchPapers, importPapers`,
  ],
  'a locator': [
    'a.md',
    '[@xu2015show p. 3|]',
    '“xu2015show” is a key, and what stands behind it is taken for a page or a note. => insertCitation',
  ],
  'what is in the citation already': [
    'a.tex',
    r`\cite{xu2015show, attend|}`,
    'What fits is in this citation already, or has a key that this language cannot write. => searchPapers, explainBibliography',
  ],
  'nothing at all': [
    'a.tex',
    r`\cite{attend tell|}`,
    `Nothing is wrong: 1 paper fits here, “xu2015show”. ${searched} => showSuggestions`,
  ],
  'nothing at all where nothing is typed': [
    'a.tex',
    r`\cite{|}`,
    `Nothing is wrong: 3 papers fit here, “xu2015show” first. ${searched} => showSuggestions`,
  ],
};

describe('why there is no suggestion', () => {
  for (const [name, [file, literal, expected, facts]] of Object.entries(rows)) {
    it(`says so of ${name}`, () => assert.equal(said(file, literal, facts), expected));
  }

  it('names some of many files', () => {
    const many = assembleLibrary(
      Array.from({ length: 6 }, (_, number) =>
        snapshot(source(`${number}.bib`), paper({ key: `k${number}` })),
      ),
    );
    assert.match(
      said('a.tex', r`\cite{|}`, { library: many }),
      /6 papers in 0\.bib, 1\.bib, 2\.bib, 3 more\./u,
    );
  });
});
