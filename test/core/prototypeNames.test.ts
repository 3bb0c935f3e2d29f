import assert from 'node:assert/strict';
import { languages } from '../../src/core/cite/markups';
import type { SourceFormat } from '../../src/core/read/formatNames';
import { readSource } from '../../src/core/read/readSource';
import { referencesIn } from '../../src/core/read/referencesIn';
import { parseQuery } from '../../src/core/search/query';
import { exportFormats, exportText } from '../../src/core/write/exportText';

/** What every object of JavaScript has, so that a table which is an object would seem to have it too. */
const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'toLocaleString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  '__defineGetter__',
  '__lookupSetter__',
  'then',
];

/** A word of the same shape that no object has. */
const plain = (name: string): string => name.replaceAll(/[a-z]/gu, 'q').replaceAll(/[A-Z]/gu, 'Q');

const field = (text: string): string => `@misc{k, title = {T}, ${text}}`;
const item = (text: string): string => `[{"id": "k", "type": "book", "title": "T", ${text}}]`;

/** Places of a file where a name may stand, as `NAME`. */
const places: Readonly<Record<Exclude<SourceFormat, 'isi' | 'cff'>, readonly string[]>> = {
  bibtex: [
    '@misc{NAME, title = {T}}',
    '@NAME{k, title = {T}}',
    field('NAME = {x}'),
    field('author = {NAME}'),
    field('author = {A, NAME and NAME, B}'),
    field('editor = {NAME}'),
    field('journal = {NAME}'),
    field('keywords = {a, NAME}'),
    field('ids = {NAME}'),
    field('month = NAME'),
    field('year = {NAME}'),
    field('doi = {10.1/NAME}'),
    field('eprint = {NAME}, archiveprefix = {NAME}, primaryclass = {NAME}'),
    field('file = {NAME.pdf}'),
    field('url = {https://example.org/NAME}'),
    field('note = {\\NAME{x}}'),
    field('abstract = {$\\NAME$ and {\\NAME x}}'),
    '@string{NAME = {x}}@misc{k, title = NAME}',
    '@misc{k, crossref = {NAME}}@book{NAME, title = {P}}',
    '@misc{k, xdata = {NAME}}@xdata{NAME, NAME = {x}}',
  ],
  'csl-json': [
    '[{"id": "NAME", "type": "book", "title": "T"}]',
    '[{"id": "k", "type": "NAME", "title": "T"}]',
    item('"NAME": "x"'),
    item('"author": [{"family": "NAME", "NAME": "x"}]'),
    item('"custom": {"NAME": "x"}'),
  ],
  'csl-yaml': ['- id: NAME\n  type: book\n  title: T\n  NAME: x\n'],
  hayagriva: ['NAME:\n  type: Book\n  title: NAME\n  NAME: x\n'],
  ris: ['TY  - BOOK\nID  - NAME\nTI  - NAME\nAU  - NAME, A\nKW  - NAME\nER  - \n'],
  nbib: ['PMID- 1\nTI  - NAME\nFAU - NAME, A\nMH  - NAME\n\n'],
  endnote: ['%0 NAME\n%T NAME\n%A NAME, A\n%K NAME\n\n'],
  listing: [],
};

/** Everything that can be made of a file. */
const uses: Readonly<Record<string, (format: SourceFormat, text: string) => unknown>> = {
  papers: (format, text) => {
    const { papers, problems } = readSource(format, text);
    return { papers, problems };
  },
  references: (format, text) => referencesIn(format, text).references.map((one) => [...entriesOf(one)]),
  ...Object.fromEntries(
    exportFormats.map((target) => [
      target,
      (format: SourceFormat, text: string) => exportText(referencesIn(format, text), target).text,
    ]),
  ),
};

/** Maps have to be looked into, for JSON shows none of them. */
function entriesOf(value: object): unknown[] {
  return Object.entries(value).map(([name, one]: [string, unknown]) => [
    name,
    one instanceof Map ? [...one] : one,
  ]);
}

/** Keys that are made of a name are in lower case and without its signs. */
const bare = (text: string): string => text.toLowerCase().replaceAll('_', '');

describe('names that every object has', () => {
  let cases = 0;

  /** The use of a text has to be the same for the name as for a plain word. */
  function check(use: (text: string) => unknown, place: string, name: string): void {
    cases++;
    const [found, plainly] = [name, plain(name)].map((word) =>
      JSON.stringify(use(place.replaceAll('NAME', word))),
    );
    const expected = bare(plainly ?? '').replaceAll(bare(plain(name)), bare(name));
    assert.equal(bare(found ?? ''), expected, `${name} in ${place}`);
  }

  for (const [use, run] of Object.entries(uses)) {
    it(`are nothing special in bibliographies: ${use}`, () => {
      for (const [format, texts] of Object.entries(places) as [SourceFormat, readonly string[]][])
        for (const place of texts) for (const name of names) check((text) => run(format, text), place, name);
    });
  }

  it('are nothing special in documents and queries', () => {
    for (const { markup } of languages) {
      const citation = markup.insert('', markup.scan(''), 0, ['NAME']);
      const text = citation.kind === 'edit' ? citation.edit.newText : '';
      for (const name of names) {
        check((one) => markup.scan(one).groups, text, name);
        check(
          (one) => markup.scan(one),
          `---\nNAME: x\nbibliography: NAME.bib\n---\n\\NAME{a} {NAME}\`a\``,
          name,
        );
      }
    }
    for (const name of names) check(parseQuery, 'NAME NAME:x author:NAME has:NAME -NAME', name);
  });

  after(() => assert.ok(cases >= 2160, `${cases} cases`));
});
