import assert from 'node:assert/strict';
import { importWorks } from '../../../src/core/edit/importWorks';
import { outcomeOf } from './edited';

const ris = `TY  - JOUR
AU  - Xu, Kelvin
TI  - Show & Tell
JO  - Nature
PY  - 2015
ER  -

TY  - BOOK
AU  - Roe, Max
TI  - Nets
PY  - 2020
ER  -
`;

/** The file after works were written into it, given as `number key`. */
function withWorks(text: string, name: string, content: string, ...works: readonly string[]): string {
  return outcomeOf(text, (document) =>
    importWorks(document, {
      files: [{ name, content }],
      preferredCategories: [],
      works: works.map((work) => {
        const [number, key = ''] = work.split(' ');
        return { work: Number(number), key };
      }),
    }),
  );
}

describe('importing works into a bibliography', () => {
  it('writes those that were chosen in the style of the file, in their order', () => {
    assert.equal(
      withWorks('@BOOK{a,\n\ttitle = "A"\n}\n', 'a.ris', ris, '1 roe', '0 xu'),
      `@BOOK{a,
\ttitle = "A"
}

@BOOK{roe,
\ttitle = "Nets",
\tauthor = "Roe, Max",
\tyear = "2020"
}

@ARTICLE{xu,
\ttitle = "Show \\& Tell",
\tauthor = "Xu, Kelvin",
\tyear = "2015",
\tjournal = "Nature"
}
`,
    );
  });

  it('speaks BibLaTeX where the file does', () => {
    const text = '@article{a,\n  journaltitle = {A},\n  date = {2001}\n}\n';
    assert.match(
      withWorks(text, 'a.ris', ris, '0 xu'),
      /@article\{xu,\n {2}title = .*\n {2}author = .*\n {2}date = \{2015\},\n {2}journaltitle = \{Nature\}/u,
    );
  });

  it('puts each into its place where the file is sorted', () => {
    const entries = ['b', 'd', 'm', 'z'].map((key) => `@book{${key}}\n`).join('\n');
    const after = withWorks(entries, 'a.ris', ris, '0 n', '1 c');
    assert.deepEqual(
      [...after.matchAll(/@\w+\{(\w+)/gu)].map(([, key]) => key),
      ['b', 'c', 'd', 'm', 'n', 'z'],
    );
  });

  it('fills an empty file', () => {
    assert.equal(
      withWorks('', 'a.bib', '@misc{a, title = {A}}@misc{b, title = {B}}', '0 a', '1 b'),
      '@misc{a,\n  title = {A}\n}\n\n@misc{b,\n  title = {B}\n}\n',
    );
  });

  it('keeps the fields of another bibliography letter by letter, and writes macros out', () => {
    const other =
      '@string{n = {Nature}}@online{a, TITLE = "{\\"A} {B}", month = jan # "~1", journal = n, date = {2001}}@misc{b, month = feb}';
    assert.equal(
      withWorks('', 'o.bib', other, '0 x', '1 y'),
      `@online{x,
  title = {{\\"A} {B}},
  month = {January~1},
  journal = {Nature},
  date = {2001}
}

@misc{y,
  month = feb
}
`,
    );
  });

  it('does nothing where a key is taken, or a work is not there', () => {
    assert.match(withWorks('@book{XU}\n', 'a.ris', ris, '0 new', '1 xu'), /^refused: The key "XU" is taken/u);
    assert.match(withWorks('', 'a.ris', ris, '0 a', '1 A'), /^refused: The key "a" is taken/u);
    assert.match(withWorks('', 'a.ris', ris, '2 a'), /^refused: .*Import them again/u);
  });
});
