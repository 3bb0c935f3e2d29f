import assert from 'node:assert/strict';
import { asciidocMarkup } from '../../../src/core/cite/asciidoc/asciidocMarkup';
import { describeMarkup, sayingsOf } from '../../support/citing';

describeMarkup('AsciiDoc', asciidocMarkup, {
  citations: {
    'reads citations': 'cite:[«a»] citenp:[«b»] bibitem:[«c»]',
    'reads several keys and their locators': 'cite:[«a»(59), «b»,«c»(12-15, 17)]',
    'reads a text before': 'cite:See[«a»] cite:See also[«b»(3)]',
    'reads cells, lists and monospaced text': '|cite:[«a»]\n* cite:[«b»]\n`cite:[«c»]`',
    'ends an unfinished list with its line': 'cite:[«a»\nb]',
    'leaves other macros and words': 'xcite:[a] image:[b] cite: see [c] <<d>> @e',
    'leaves escapes and passed-through text':
      '\\cite:[a] +cite:[b]+ ++cite:[c]++ pass:[cite:[d]] 1 + 2 cite:[«e»] + 3',
    'leaves listings and literal blocks':
      '----\ncite:[a]\n----\n....\ncite:[b]\n....\n```c\ncite:[d]\n```\ncite:[«e»]',
    'leaves comments': '// cite:[a]\n////\ncite:[b]\n////\ncite:[«c»]',
    'leaves literal and source paragraphs': ' cite:[a]\n\n[source,c]\ncite:[b]\n\ncite:[«c»]',
    'reads the indented text of a list': '* x\n  cite:[«a»]',
    'reads examples and quotations': '====\ncite:[«a»]\n====\n____\ncite:[«b»]\n____',
  },
  contexts: {
    'cite:[k(p)]': {
      keys: {
        'cite:[|]': '[]',
        'cite:[attend tell|]': '[attend tell]',
        'cite:See[a(3), b|c]': '[b]‹c›',
        'cite:[a|': '[a]',
        'cite:[a|(3)]': '[a]',
      },
      none: ['cite:[a(p. |3)]', 'cite:[a(3)|]', 'cite:Se|e[a]', 'cite:[a]|', '----\ncite:[a|]\n----'],
    },
    'citenp:[k]': {
      keys: { 'citenp:[|]': '[]', 'citenp:[a,|]': '[]', 'citenp:[th|ea, b]': '[th]‹ea›' },
      none: ['image:[a|]', 'citenp:|[a]', '\\citenp:[a|]'],
    },
  },
  edits: {
    'makes a citation where nothing is cited': ['See |.', 'a b', 'See cite:[a,b].'],
    'makes the citation that was used last': ['citenp:[x] |', 'a', 'citenp:[x] citenp:[a]'],
    'makes a citation behind an item': ['bibitem:[x] |', 'a', 'bibitem:[x] cite:[a]'],
    'adds behind the last key and its locator': ['cite:[x, y(3)|]', 'a', 'cite:[x, y(3), a]'],
    'fills an empty list': ['cite:[|]', 'a b', 'cite:[a,b]'],
    'drops keys already there': ['cite:[x|]', 'x', 'present'],
    'refuses a key that cannot be written': ['|', 'a(b)', 'refused'],
  },
});

describe('AsciiDoc documents', () => {
  it('declare bibliographies and included files', () => {
    const text =
      ':bibtex-file: a.bib\n:bibliography-database: b.bib, c.bib\ninclude::d.adoc[tag=x]\n----\ninclude::e.c[]\n----';
    assert.deepEqual(sayingsOf(asciidocMarkup, text), {
      bibliographies: ['a.bib', 'b.bib', 'c.bib'],
      definitions: [],
      includes: ['d.adoc'],
      problems: [],
    });
  });
});
