import assert from 'node:assert/strict';
import { restMarkup } from '../../../src/core/cite/rest/restMarkup';
import { describeMarkup, sayingsOf } from '../../support/citing';

describeMarkup('reStructuredText', restMarkup, {
  citations: {
    'reads roles': ':cite:`«a»` :cite:p:`«b»` :cite:ts:`«c»` :footcite:`«d»` :footcite:t:`«e»`',
    'reads several keys and their notes': ':cite:p:`«a», «b»,{see}«c»{p. 1, 2}`',
    'reads a list over lines': ':cite:p:`«a»,\n   «b»`',
    'leaves other roles': ':ref:`a` :cite:q:`b` `c` :cite: `d` x:cite:`e`',
    'leaves citations of docutils, which refer to the document':
      '[CIT2002]_ [#a]_ `b`_\n\n.. [CIT2002] :cite:`«c»`',
    'leaves inline literals and escapes': '``:cite:`a` `` \\:cite:`b` :cite:`«c»`',
    'leaves comments': '.. a comment :cite:`a`\n   :cite:`b`\n\n..\n   :cite:`c`\n\n:cite:`«d»`',
    'leaves literal blocks': 'Code::\n\n   :cite:`a`\n\n   :cite:`b`\n\n:cite:`«c»`\n\n::\n\n :cite:`d`',
    'reads directives': '.. note:: :cite:`«a»`\n\n   :cite:`«b»`',
    'leaves directives of code':
      '.. code-block:: rst\n   :name: x\n\n   :cite:`a`\n\n.. math:: :cite:`b`\n\n:cite:`«c»`',
    'reads behind a target': '.. _part:\n\n   :cite:`«a»`',
    'reads footnotes and lists': '.. [#f] :cite:`«a»`\n\n* :cite:`«b»`\n\n  :cite:`«c»`',
  },
  contexts: {
    ':cite:p:`a,b`': {
      keys: {
        ':cite:p:`|`': '[]',
        ':cite:p:`attend tell|`': '[attend tell]',
        ':cite:`a, b|c`': '[b]‹c›',
        ':cite:t:`a|': '[a]',
        ':footcite:`{see}a|`': '[a]',
      },
      none: [
        ':ref:`a|`',
        ':cite:p:`{se|e}a`',
        ':cite:p:`a`|',
        ':cit|e:`a`',
        'x::\n\n  :cite:`a|`',
        '[CIT|2002]_',
      ],
    },
  },
  edits: {
    'makes a citation where nothing is cited': ['See |.', 'a b', 'See :cite:p:`a,b`.'],
    'makes the citation that was used last': [':cite:t:`x` |', 'a', ':cite:t:`x` :cite:t:`a`'],
    'adds to the citation at the cursor': [':cite:p:`x, y|`', 'a', ':cite:p:`x, y, a`'],
    'fills an empty list': [':cite:p:`|`', 'a b', ':cite:p:`a,b`'],
    'drops keys already there': [':cite:p:`x|`', 'x', 'present'],
    'refuses a key that a role cannot write': ['|', 'a`b', 'refused'],
  },
});

describe('reStructuredText documents', () => {
  it('declare bibliographies and included files', () => {
    const text =
      '.. bibliography:: a.bib b.bib\n   c.bib\n   :style: x\n\n.. include:: d.rst\n   :start-line: 3\n\n.. bibliography::\n';
    assert.deepEqual(sayingsOf(restMarkup, text), {
      bibliographies: ['a.bib', 'b.bib', 'c.bib'],
      definitions: [],
      includes: ['d.rst'],
      problems: [],
    });
  });
});
