import assert from 'node:assert/strict';
import type { SourceFormat } from '../../../src/core/read/formatNames';
import { readSource } from '../../../src/core/read/readSource';
import { referencesIn } from '../../../src/core/read/referencesIn';
import { type ExportFormat, exportText } from '../../../src/core/write/exportText';

const converted = (text: string, to: ExportFormat, from: SourceFormat = 'bibtex') =>
  exportText(referencesIn(from, text), to);

describe('works as a text', () => {
  const cases: [string, SourceFormat, ExportFormat, string, string][] = [
    [
      'keeps the text of an entry from BibTeX to BibTeX',
      'bibtex',
      'bibtex',
      '@ARTICLE{a, Title = "On {\\em DNA}", author={Xu, K.}, month = jan # "~5", year = 2015, shelf = {3}}',
      '@article{a,\n  title = "On {\\em DNA}",\n  author = {Xu, K.},\n  month = jan # "~5",\n  year = 2015,\n  shelf = {3}\n}\n',
    ],
    [
      'replaces macros that another file would not know',
      'bibtex',
      'bibtex',
      '@string{acm = "ACM"} @misc{a, publisher = acm # { Press}, month = feb}',
      '@misc{a,\n  publisher = {ACM Press},\n  month = feb\n}\n',
    ],
    [
      'writes BibTeX in the words of BibLaTeX',
      'bibtex',
      'biblatex',
      '@phdthesis{a, school = {MIT}, address = {Cambridge}, year = 2015, month = mar, annote = {x}}\n@www{b, year = {in press}}',
      '@thesis{a,\n  institution = {MIT},\n  location = {Cambridge},\n  date = {2015-03},\n  annotation = {x},\n  type = {phdthesis}\n}\n\n@online{b,\n  year = {in press}\n}\n',
    ],
    [
      'writes BibLaTeX in the words of BibTeX',
      'bibtex',
      'bibtex',
      '@article{a, title = {{T}}, subtitle = {S}, journaltitle = {J}, date = {2015-03-04}, eprint = {1}, eprinttype = {arxiv}, eprintclass = {c}}\n@thesis{b, type = {mathesis}, institution = {MIT}, date = {2015/2016}}\n@report{c, type = {Memo}, author = {family=Xu, given=Kelvin, prefix=de}}\n@online{d, location = {Rome}}',
      '@article{a,\n  title = {{T}: S},\n  journal = {J},\n  year = {2015},\n  month = mar,\n  day = {4},\n  eprint = {1},\n  archiveprefix = {arxiv},\n  primaryclass = {c}\n}\n\n@mastersthesis{b,\n  school = {MIT},\n  year = {2015},\n  date = {2015/2016}\n}\n\n@techreport{c,\n  type = {Memo},\n  author = {de Xu, Kelvin}\n}\n\n@misc{d,\n  address = {Rome}\n}\n',
    ],
    [
      'writes what an entry inherits beside its own fields',
      'bibtex',
      'bibtex',
      '@inproceedings{a, title = {A}, crossref = {p}} @proceedings{p, title = {P}, year = 2019}',
      '@inproceedings{a,\n  title = {A},\n  year = {2019},\n  booktitle = {P}\n}\n\n@proceedings{p,\n  title = {P},\n  year = 2019\n}\n',
    ],
    [
      'writes what comes from elsewhere in TeX',
      'ris',
      'bibtex',
      'TY  - CHAP\nID  - a b\nAU  - The {Team} & Co\nAU  - van Xu, K.\nTI  - On DNA & 5% of $x^2$\nT2  - Book\nSP  - 1\nEP  - 9\nPY  - 2015/03\nUR  - https://a.b/{c\nER  - ',
      '@incollection{co2015dna,\n  title = {On {DNA} \\& 5\\% of $x^2$},\n  author = {{The \\{Team\\} \\& Co} and van Xu, K.},\n  year = {2015},\n  month = mar,\n  booktitle = {Book},\n  pages = {1--9},\n  url = {https://a.b/%7Bc},\n  id = {a b}\n}\n',
    ],
    [
      'writes RIS',
      'bibtex',
      'ris',
      '@inproceedings{a, title = {On {DNA}}, author = {van Xu, Jr., K. and others}, editor = {Doe, J.}, booktitle = {P}, series = {S}, pages = {1--9}, date = {2015-03-04/2015-03-05}, keywords = {one, two}, eprint = {2309.14322}, archiveprefix = {arXiv}, abstract = {Two\n\nlines}}',
      'TY  - CPAPER\nID  - a\nAU  - van Xu, K., Jr.\nAU  - others\nA2  - Doe, J.\nTI  - On DNA\nT2  - P\nT3  - S\nPY  - 2015\nDA  - 2015/03/04/2015-03-04/2015-03-05\nSP  - 1\nEP  - 9\nAN  - arXiv:2309.14322\nKW  - one\nKW  - two\nAB  - Two lines\nER  - \n',
    ],
    [
      'writes CSL-JSON',
      'hayagriva',
      'csl-json',
      'k:\n  type: book\n  title: T\n  date: 2020\n',
      '[\n  {\n    "id": "k",\n    "type": "book",\n    "title": "T",\n    "issued": {\n      "date-parts": [\n        [\n          2020\n        ]\n      ]\n    }\n  }\n]\n',
    ],
    [
      'keeps the preamble that entries need',
      'bibtex',
      'biblatex',
      '@string{p = "{x}"} @preamble{"\\def\\a" # p} @misc{a, title = {\\a}}',
      '@preamble{{\\def\\a{x}}}\n\n@misc{a,\n  title = {\\a}\n}\n',
    ],
    ['writes nothing of nothing', 'bibtex', 'biblatex', '', ''],
  ];
  for (const [name, from, to, text, expected] of cases) {
    it(name, () => {
      assert.equal(converted(text, to, from).text, expected);
    });
  }

  it('says what a format has no place for', () => {
    const { lost } = converted(
      '@misc{a, shelf = {3}, editora = {X}}\n@misc{b, shelf = {4}, note = {n}}',
      'ris',
    );
    assert.deepEqual(
      [...lost],
      [
        ['editora', 1],
        ['shelf', 2],
      ],
    );
  });

  it('changes keys that a .bib file cannot have, to free ones', () => {
    const items =
      '[{"id": "a b", "type": "book"}, {"id": "a_b", "type": "book"}, {"id": "a,b", "type": "book"}]';
    const { text, changedKeys } = converted(items, 'bibtex', 'csl-json');
    assert.deepEqual(
      [...changedKeys],
      [
        ['a b', 'a_ba'],
        ['a,b', 'a_bb'],
      ],
    );
    assert.deepEqual(
      readSource('bibtex', text).papers.map(({ key }) => key),
      ['a_ba', 'a_b', 'a_bb'],
    );
  });

  const whole = `@article{xu15,
  title = {Show, {Attend} and Tell with $x_1$},
  author = {van der Berg, Jr., Ada and {The {Gemini} Team} and Xu, Kelvin and others},
  journal = {Journal of Things \\& More},
  date = {2015-02-10},
  volume = {3},
  number = {4},
  pages = {12--34},
  publisher = {ACM},
  issn = {1234-5678},
  doi = {10.1000/a_b},
  eprint = {1502.03044},
  eprinttype = {arXiv},
  eprintclass = {cs.LG},
  url = {https://github.com/a_b},
  keywords = {nets, images},
  language = {english},
  note = {A note},
  abstract = {We {show} it.}
}
`;
  for (const to of ['bibtex', 'biblatex', 'csl-json', 'ris'] as const) {
    it(`gives the same paper when ${to} is read again`, () => {
      const [before] = readSource('bibtex', whole).papers;
      const { text, lost } = converted(whole, to);
      const [after] = readSource(to === 'biblatex' ? 'bibtex' : to, text).papers;
      assert.deepEqual(after, before);
      assert.deepEqual([...lost], []);
    });

    it(`gives the same fields when ${to} is read again`, () => {
      const [before] = referencesIn('bibtex', whole).references;
      const [after] = referencesIn(to === 'biblatex' ? 'bibtex' : to, converted(whole, to).text).references;
      const plain = (fields: ReadonlyMap<string, string> | undefined) =>
        Object.fromEntries([...(fields ?? [])].toSorted(([one], [other]) => (one < other ? -1 : 1)));
      const expected = plain(before?.fields);
      assert.deepEqual(plain(after?.fields), to === 'csl-json' ? { ...expected, language: 'en' } : expected);
      assert.deepEqual(after?.names, before?.names);
    });
  }
});
