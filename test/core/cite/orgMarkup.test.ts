import assert from 'node:assert/strict';
import { orgMarkup } from '../../../src/core/cite/org/orgMarkup';
import { describeMarkup, sayingsOf } from '../../support/citing';

describeMarkup('Org', orgMarkup, {
  citations: {
    'reads citations': '[cite:@«a»] [cite:@«b»;@«c»] [cite: see @«d» p. 3; @«e»]',
    'reads styles and variants': '[cite/t:@«a»] [cite/author/caps:@«b»] [cite//f:@«c»]',
    'reads citations with a common prefix and suffix': '[cite:see;@«a» [p. 3];@«b»;among others]',
    'reads citations over lines': '[cite:see @«a»;\n  @«b»]',
    'reads keys with signs': '[cite:@«doi:10.1/x(y)_z»;@«a.b»]',
    'reads links of org-ref': 'cite:«a»,«b» citep:«c». (citet*:«d») Citet:«e»,',
    'reads links in brackets': '[[cite:«a»,«b»]] [[citep:«c»][p. 3]]',
    'reads links with signs': 'cite:&«a»;&«b» [[citet:see &«c» p. 3;&«d»;etc][x]]',
    'leaves other links and words': 'file:a http:b xcite:c [[http://x][@d]] citation:e @f',
    'leaves comments and fixed text': '# [cite:@a]\n: [cite:@b]\n[cite:@«c»]',
    'leaves code': '#+begin_src r\n[cite:@a]\n#+end_src\n#+BEGIN_EXAMPLE\ncite:b\n#+END_EXAMPLE\ncite:«c»',
    'reads other blocks': '#+begin_quote\n[cite:@«a»]\n#+end_quote',
    'reads on behind a block that nothing closes': '#+begin_src\n[cite:@«a»]',
    'leaves verbatim text': '=[cite:@a]= ~cite:b~ x=y [cite:@«c»]=',
    'leaves drawers': ':PROPERTIES:\n:X: cite:a\n:END:\ncite:«b»',
    'reads titles and captions, leaves other keywords':
      '#+title: [cite:@«a»]\n#+caption[x]: cite:«b»\n#+filetags: cite:c',
  },
  contexts: {
    '[cite/style/variant:pre @key suf; @k2]': {
      keys: {
        '[cite:@|]': '[]',
        '[cite/t:see @attend tell|]': '[attend tell]',
        '[cite:@a; @b|c; suf]': '[b]‹c›',
        '[cite:@a|': '[a]',
      },
      none: ['[cite:se|e @a]', '[cite:@a, p. |3]', '[cite:@a] |', '@a|', '# [cite:@a|]'],
    },
    'cite:k1,k2': {
      keys: {
        'cite:a|': '[a]',
        'citep:a,b|c': '[b]‹c›',
        '[[cite:a,|]]': '[]',
        '[[cite:attend tell|]]': '[attend tell]',
      },
      none: ['cite:a |', 'http:a|', '[[cite:a][b|]]', '=cite:a|='],
    },
    'citep:&k': {
      keys: { 'citep:&a|': '[a]', 'citep:&a;&b|': '[b]', '[[cite:see &a|b p. 3]]': '[a]‹b›' },
      none: ['[[cite:se|e &a]]', 'citep:&a |', 'R&a|'],
    },
  },
  edits: {
    'makes a citation where nothing is cited': ['See |.', 'a b', 'See [cite:@a; @b].'],
    'makes the citation that was used last': ['[cite/t:@x] |', 'a', '[cite/t:@x] [cite/t:@a]'],
    'adds behind the last key and its suffix': ['[cite:see @x p. 3|]', 'a', '[cite:see @x p. 3; @a]'],
    'adds before the common suffix': ['[cite:@x|;etc]', 'a', '[cite:@x; @a;etc]'],
    'completes a sign': ['[cite:@|]', 'a b', '[cite:@a; @b]'],
    'adds to a link': ['cite:x|', 'a b', 'cite:x,a,b'],
    'makes the link that was used last': ['citet:x |', 'a b', 'citet:x citet:a,b'],
    'adds to a link with signs': ['[[cite:&x p. 3|]]', 'a', '[[cite:&x p. 3;&a]]'],
    'makes the link with signs that was used last': ['cite:&x |', 'a b', 'cite:&x cite:&a;&b'],
    'drops keys already there': ['[cite:@x|]', 'x', 'present'],
    'refuses a key that Org cannot write': ['|', 'a;b', 'refused'],
  },
});

describe('Org documents', () => {
  it('declare bibliographies and included files', () => {
    const text =
      '#+bibliography: a.bib\n#+BIBLIOGRAPHY: "b c.bib"\n#+include: "d.org::*Part" :lines "5-"\n#+include: e.org\n' +
      '#+include: "f.py" src python\nbibliography:g.bib,h.bib [[addbibresource:i.bib]]';
    assert.deepEqual(sayingsOf(orgMarkup, text), {
      bibliographies: ['a.bib', 'b c.bib', 'g.bib', 'h.bib', 'i.bib'],
      definitions: [],
      includes: ['d.org', 'e.org'],
      problems: [],
    });
  });
});
