import assert from 'node:assert/strict';
import { isMyst, markdownMarkup, mystMarkup } from '../../../src/core/cite/myst/mystMarkup';
import { pandocMarkup } from '../../../src/core/cite/pandoc/pandocMarkup';
import { describeMarkup, keysOf, sayingsOf, withKeysMarked } from '../../support/citing';

describeMarkup('MyST', mystMarkup, {
  citations: {
    'reads signs as Pandoc does': 'In @«a» [p. 3] and [see @«b»; -@«c», 4], [@«d»].',
    'reads roles':
      '{cite}`«a»` {cite:p}`«b»` {cite:t}`«c»` {cite:alps}`«d»` {cite:year}`«e»` {footcite:t}`«f»`',
    'separates keys by commas and semicolons': '{cite:p}`«a»,«b» ; «c»`',
    'leaves the notes of a role': '{cite:p}`{see}«a»{p. 1, 2; x}, {cf.}«b»`',
    'reads DOIs as keys': '{cite}`«10.1093/nar/22.22.4673»` and @«10.1093/nar/22.22.4673».',
    'leaves other roles': '{ref}`a` {cite:q}`a` {math}`@a` cite:p`a`',
    'leaves roles in code': '`` {cite}`a` `` ```{cite}`a` ``` {cite}``a``',
    'leaves an item of several words': '{cite}`a b, «c»`',
    'leaves links and addresses':
      '[@a](http://x) https://x.org/@b www.x.org/@c x.co.uk/@d <http://x/@e> @«f»',
    'reads behind an address in brackets, and in brackets': '<https://x.org>,@«a» [https://x.org/@«b»]',
    'reads the inside of directives': '```{note} See @«a»\n@«b»\n```\n\n:::{figure} x.png\n@«c»\n:::\n@«d»',
    'reads directives in directives':
      '````{note}\n```{tip}\n@«a»\n```\n```{code-cell}\n@no\n```\n@«b»\n````\n@«c»',
    'leaves the inside of code': '```{code-cell} python\n@a\n```\n\n:::{code-block}\n@b\n:::\n@«c»',
    'leaves references to targets of the document': '(part)=\n# Part\n\n@part @«other»',
    'leaves references to labels of directives':
      '```{figure} x.png\n:label: fig1\n:name: fig2\n```\n@fig1 @fig2 @«a»',
    'reads TeX as text': String.raw`\emph{@«a»} \@b`,
  },
  contexts: {
    signs: {
      keys: {
        'See @th|ea': '[th]‹ea›',
        '[see @attend tell|]': '[attend tell]',
        '[@a; -@b|]': '[b]',
        '```{note}\n@a|\n```': '[a]',
      },
      none: ['[@a, p. 3|]', 'me@x|', '```{code-cell}\n@a|\n```'],
    },
    'roles with a list of keys': {
      keys: {
        '{cite}`|`': '[]',
        '{cite:p}`attend tell|`': '[attend tell]',
        '{cite:p}`a, b|c; d`': '[b]‹c›',
        '{cite:t}`a;|`': '[]',
        '{cite:t}`a|': '[a]',
      },
      none: ['{ref}`a|`', '{cite}`a`|', '{cite|}`a`', '`{cite}`|a'],
    },
    'notes in roles': {
      keys: {
        '{cite:p}`{see}a|`': '[a]',
        '{cite:p}`{see}|`': '[]',
        '{cite:p}`a{p. 1}, b|`': '[b]',
        '{cite:p}`a|{p. 1}`': '[a]',
      },
      none: ['{cite:p}`{se|e}a`', '{cite:p}`a{p. |1}`', '{cite:p}`a{p. 1}|`'],
    },
  },
  edits: {
    'makes brackets where nothing is cited': ['See |.', 'a b', 'See [@a; @b].'],
    'makes the role that was used last': ['{cite:t}`x` and |', 'a b', '{cite:t}`x` and {cite:t}`a,b`'],
    'adds to a role as it is separated': ['{cite:p}`x; y|`', 'a', '{cite:p}`x; y; a`'],
    'adds behind the note of the last key': ['{cite:p}`x{p. 1}|`', 'a', '{cite:p}`x{p. 1},a`'],
    'fills an empty role': ['{cite:p}`|`', 'a b', '{cite:p}`a,b`'],
    'drops keys already there': ['{cite:p}`x|`', 'x', 'present'],
    'uses brackets for a key that a role cannot write': ['{cite}`x` |', 'a;b', '{cite}`x` [@{a;b}]'],
    'refuses a key that nothing can write into the role': ['{cite}`x|`', 'a;b', 'refused'],
  },
});

describe('Markdown that may be MyST', () => {
  it('is MyST if it has a role, a directive in colons or a target', () => {
    for (const text of ['x {ref}`a`', ':::{note}\nx\n:::', 'x\n(part)=\n']) assert.ok(isMyst(text), text);
    for (const text of [
      '```{r}\nx\n```',
      '::: {.note}\n:::',
      'f(x)= 3',
      '{}`a`',
      '`{x}`',
      '`see \\label{x}`.',
    ]) {
      assert.ok(!isMyst(text), text);
    }
  });

  it('keeps Pandoc’s links and addresses until the text shows MyST', () => {
    const text = '[@a](http://x) https://x.org/@b';
    assert.deepEqual(keysOf(markdownMarkup, text), ['a', 'b']);
    assert.deepEqual(keysOf(markdownMarkup, `${text} {cite}\`c\``), ['c']);
  });

  it('has roles in every file, since Pandoc has no such thing', () => {
    assert.equal(withKeysMarked(pandocMarkup, '{cite:p}`a`'), '{cite:p}`«a»`');
  });

  it('finds what the front matter declares and what directives include', () => {
    const text = '---\nbibliography:\n  - a.bib\n---\n```{include} b.md\n```\n';
    assert.deepEqual(sayingsOf(mystMarkup, text), {
      bibliographies: ['a.bib'],
      definitions: [],
      includes: ['b.md'],
      problems: [],
    });
  });
});
