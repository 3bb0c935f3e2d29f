import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pandocMarkup, quartoMarkup } from '../../../src/core/cite/pandoc/pandocMarkup';
import { cited, contextOf, describeMarkup, keysOf, sayingsOf } from '../../support/citing';

describe('Pandoc citations', () => {
  const cases: [string, string, string[]][] = [
    ['ends a key before a final point', '@Foo_bar.baz.', ['Foo_bar.baz']],
    ['ends a key at two signs', '@a..b', ['a']],
    ['ends a key before an apostrophe', "@foo's", ['foo']],
    ['keeps a final underscore', '@a_', ['a_']],
    ['reads inside emphasis', '_@foo_', ['foo_']],
    ['reads the second of two signs', '@@foo', ['foo']],
    ['needs no citation behind a letter of any script', '中文@foo', []],
    ['reads behind punctuation of any script', '中文，@foo', ['foo']],
    ['takes an address for an address', 'me@example.com foo.@bar', []],
    ['reads behind a hyphen, a slash, quotes and stars', 'x-@a /@b "@c **@d', ['a', 'b', 'c', 'd']],
    ['leaves an escaped sign', String.raw`\@foo`, []],
    ['leaves code', '`@a` ``x ` @b`` @c', ['c']],
    ['leaves mathematics', '$x@a$ $$@b$$ @c', ['c']],
    ['takes money for money', 'costs $5 @a and $6', ['a']],
    ['leaves fenced code', '```{r}\n@a\n```\n\n~~~\n@b\n~~~\n@c', ['c']],
    ['leaves indented code', 'text\n\n    @a\n\n@b', ['b']],
    ['reads an indented paragraph of a list', '- one\n\n    @a\n', ['a']],
    ['leaves comments', '<!-- @a\n\n@b --> @c', ['c']],
    ['leaves tags and addresses in brackets', '<a href="@a">@b</a> <http://x/@c>', ['b']],
    ['leaves the target of a link and reads its text', '[see @a](http://x/@b)', ['a']],
    ['leaves link definitions', '[x]: http://x/@a\n\n@b', ['b']],
    [
      'reads headings, tables, quotations and footnotes',
      '# @a\n\n| @b |\n\n> @c\n\n[^1]: @d',
      ['a', 'b', 'c', 'd'],
    ],
    ['reads groups', '[see @a, pp. 3; -@b]', ['a', 'b']],
    ['reads keys in braces', '@{a b} @{x{y}z} -@{k}', ['x{y}z', 'k']],
    ['reads addresses as keys', '@url:http://x.org/a/b.html.', ['url:http://x.org/a/b.html']],
    ['leaves labels of examples', '(@good) An example.\n\nAs @good shows, (see @foo).', ['foo']],
    ['ignores everything', '[@*]', []],
    ['reads front matter', '---\ntitle: On @a\n---\n@b', ['a', 'b']],
    ['leaves comments of the front matter', '---\n# on @a\nx: y # and @b\n---\n@c', ['c']],
    ['takes cross-references of Quarto for citations', '@fig-x', ['fig-x']],
    ['leaves cross-references of Pandoc’s filters', '@fig:x @Eq:y [@sec:z; @a] @figs:b', ['a', 'figs:b']],
    ['leaves cross-references of bookdown', String.raw`\@ref(fig:x) @a`, ['a']],
    [
      'reads identifiers as manubot writes them',
      '@doi:10.1/a.b. @pmid:12, @url:http://x.org/c.',
      ['doi:10.1/a.b', 'pmid:12', 'url:http://x.org/c'],
    ],
    ['takes a point for a part of a word', '.@a (.@b) . @c ...@d', ['c', 'd']],
    ['reads citations side by side', '@a@b @a-@c @{x}@d', ['a', 'b', 'a', 'c', 'x', 'd']],
    ['leaves commands of TeX and their arguments', String.raw`\emph{@a} \foo[@b]{c} \bar @d`, ['d']],
    ['leaves environments of TeX', '\\begin{x}\n@a\n\n@b\n\\end{x}\n@c', ['c']],
    ['reads on behind an environment that nothing closes', '\\begin{x}\n@a', ['a']],
    ['leaves scripts, styles and preformatted text', '<style>\n@a\n\n</style>\n<pre>\n@b</pre> @c', ['c']],
    ['leaves attributes', '# x {#y a="@a"}\n\n[@b]{.c d="@e"} ![@f](g){#h i="@j"}', ['b', 'f']],
    ['leaves raw blocks', '```{=html}\n@a\n```\n`@b`{=html} @c', ['c']],
    ['leaves shortcodes', '{{< video http://x/@a >}} @b', ['b']],
    ['reads fenced divisions', '::: {.note}\n@a\n:::', ['a']],
    ['reads behind a fence that nothing closes', '```\n@a', ['a']],
    ['tells code in a list by its indentation', '- x\n\n      @a\n\n   @b\n\n1.  y\n\n       @c', ['b', 'c']],
    ['leaves indented code behind a fence', '```\nx\n```\n    @a', []],
    ['reads notes in the text', 'x^[see @a]', ['a']],
    ['reads lists without brackets', '[@a, @b] [@a @b]', ['a', 'b', 'a', 'b']],
    ['reads emphasis and quotation marks', '**@a** "@b" \'@c\' (@d) ~~@e~~', ['a', 'b', 'c', 'd', 'e']],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => assert.deepEqual(keysOf(pandocMarkup, text), expected));
  }

  const declarations: [string, string, string[]][] = [
    ['a string', 'bibliography: refs.bib', ['refs.bib']],
    ['a list', 'bibliography: [a.bib, "b.bib"]', ['a.bib', 'b.bib']],
    ['a map', 'bibliography:\n  main: a.bib\n  more: [b.bib]', ['a.bib', 'b.bib']],
    ['nothing', 'bibliography:', []],
    ['what is no YAML', 'bibliography: [a.bib', ['a.bib']],
  ];
  for (const [name, yaml, expected] of declarations) {
    it(`finds a bibliography declared as ${name}`, () => {
      const { bibliographies } = pandocMarkup.scan(`---\n${yaml}\n---\n`);
      assert.deepEqual(
        bibliographies.map(({ path }) => path),
        expected,
      );
    });
  }
});

describe('Pandoc documents', () => {
  it('define works in their front matter', () => {
    const text = '---\nreferences:\n- id: a\n  title: A\n- {id: "b c"}\n- title: no id\n- id: 2020\n...\n@a';
    assert.deepEqual(sayingsOf(pandocMarkup, text).definitions, ['a', 'b c', '2020']);
    assert.deepEqual(sayingsOf(quartoMarkup, '---\nreferences: none\n---').definitions, []);
  });

  it('work with a front matter that is no YAML, and say so at its place', () => {
    const text = '---\nbibliography: refs.bib\ntitle: "x\n---\nSee @a.';
    assert.deepEqual(keysOf(pandocMarkup, text), ['a']);
    const { problems, bibliographies } = sayingsOf(pandocMarkup, text);
    assert.deepEqual(bibliographies, ['refs.bib']);
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /^invalid-front-matter at ./u);
    assert.match(pandocMarkup.scan(text).problems[0]?.message ?? '', /not valid YAML/u);
    assert.deepEqual(sayingsOf(pandocMarkup, '---\ntitle: x\na: 1\na: 2\n---\n').problems, []);
  });

  it('follows aliases and survives deep nesting', () => {
    const bomb = `---\na: &a [x]\nb: &b [*a, *a]\nbibliography: *b\nc: ${'['.repeat(5000)}\n---\n@k`;
    assert.deepEqual(keysOf(pandocMarkup, bomb), ['k']);
    assert.deepEqual(sayingsOf(pandocMarkup, bomb).bibliographies, ['x', 'x']);
  });

  it('include files by Quarto’s shortcode', () => {
    const text = '{{< include _a.qmd >}}\n\n{{<include b/_c.md>}} {{< video d >}}';
    assert.deepEqual(sayingsOf(quartoMarkup, text).includes, ['_a.qmd', 'b/_c.md']);
  });
});

describeMarkup('Quarto', quartoMarkup, {
  citations: {
    'leaves cross-references': '@fig-x @Tbl-y @lst-a @thm-b @eq-c [@sec-a; @«b»]',
    'reads keys that only begin like cross-references':
      '@«figures2020» @«fig» @«fig_x» @«sections-a» @«FIG-x»',
    'leaves cross-references of kinds that the document declares':
      '---\ncrossref:\n  custom:\n    - kind: float\n      key: vid\n---\n@vid-x @Vid-y @«video-z»',
    'reads pandoc-crossref’s as keys': '@«fig:x»',
    'leaves options of chunks': '```{r}\n#| fig-cap: "See @a"\n```\n@«b»',
    'leaves shortcodes': '{{< meta @a >}} @«b»',
  },
  contexts: {
    '`[see @a; -@b]`': {
      keys: {
        '[@attend tell|]': '[attend tell]',
        '[see @a, p. 3; -@b|]': '[b]',
        '@fig|-x': '[fig]‹-x›',
        '@a [see @b|]': '[b]',
      },
      none: ['```{r}\n@a|\n```', '{{< meta @a| >}}', '`@a|`', '$@a|$'],
    },
    '`@{key}`': {
      keys: { '@{|}': '[]', '@{a|}': '[a]', '[@{a.|}; @b]': '[a.]' },
      none: ['{@a}|', 'x@{a|}'],
    },
  },
  edits: {
    'makes brackets where nothing is cited': ['See |.', 'a b', 'See [@a; @b].'],
    'adds to brackets': ['[see @x, p. 3|]', 'a', '[see @x, p. 3; @a]'],
  },
});

describe('Pandoc contexts', () => {
  const cases: [string, string, string][] = [
    ['begins behind the sign', 'See @|', '[]'],
    ['holds the key', 'See @thea|no.', '[thea]‹no›'],
    ['replaces nothing behind the key', '@the|ano and more', '[the]‹ano›'],
    ['holds words in brackets', '[@attend tell|]', '[attend tell]'],
    ['holds words in an unfinished bracket', '[@attend tell|', '[attend tell]'],
    ['begins anew behind a semicolon', '[@a; @b|]', '[b]'],
    ['is behind a suppressed author', '[-@a|]', '[a]'],
    ['is in braces', '@{a|}', '[a]'],
    ['is not in prose behind a key', '@theano and |', 'none'],
    ['is not in a locator', '[@a, p. 3|]', 'none'],
    ['is not in a prefix', '[see |@a]', 'none'],
    ['is not in code', '`@a|`', 'none'],
    ['is not in an address', 'me@example|', 'none'],
    ['is not behind the bracket', '[@a] |', 'none'],
    ['is not in the next line', '[@a\nprose|', 'none'],
    ['is not in the text behind an inner bracket', '[@a [x] y|', 'none'],
    ['is not in an argument of TeX', String.raw`\emph{@a|}`, 'none'],
  ];
  for (const [name, literal, expected] of cases) {
    it(name, () => assert.equal(contextOf(pandocMarkup, literal), expected));
  }

  it('puts a key in braces where it needs them', () => {
    const text = '@';
    const context = pandocMarkup.contextAt(text, pandocMarkup.scan(text), 1);
    assert.ok(context);
    assert.equal(pandocMarkup.keyText('doi:10.1/x(y)', context), '{doi:10.1/x(y)}');
    assert.equal(pandocMarkup.keyText('xu2015', context), 'xu2015');
    assert.equal(pandocMarkup.keyText('a b', context), undefined);
  });
});

describe('citing in Pandoc', () => {
  const cases: [string, string, string[], string][] = [
    ['makes a new citation', 'As shown |.', ['a', 'b'], 'As shown [@a; @b].'],
    ['adds to the brackets at the cursor', '[see @x, p. 3|]', ['a'], '[see @x, p. 3; @a]'],
    ['adds behind a citation in the text', 'As @x| shows', ['a'], 'As @x; @a shows'],
    ['completes a sign', 'As @| shows', ['a', 'b'], 'As @a; @b shows'],
    ['drops keys already there', '[@x|]', ['x', 'a'], '[@x; @a]'],
    ['leaves a citation that has all', '[@x|]', ['x'], 'present'],
    ['refuses a key Pandoc cannot write', '|', ['a b'], 'refused'],
    ['writes braces where a key needs them', '|', ['x(y)'], '[@{x(y)}]'],
  ];
  for (const [name, literal, keys, expected] of cases) {
    it(name, () => assert.equal(cited(pandocMarkup, literal, ...keys), expected));
  }
});

describe('hostile Markdown', () => {
  const pieces = [
    '@',
    '-',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '`',
    '``',
    '$',
    '$$',
    '<',
    '>',
    'a',
    ';',
    ',',
    ' ',
    '\n',
    '\n\n',
    '\\',
    '---\n',
    '```\n',
    '<!--',
    '-->',
    '😀',
  ];

  it('never throws, and says every key where it stands', () => {
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.nat(40), (text, at) => {
        keysOf(pandocMarkup, text);
        const offset = Math.min(at, text.length);
        const scan = pandocMarkup.scan(text);
        const context = pandocMarkup.contextAt(text, scan, offset);
        if (context !== undefined) assert.equal(text.slice(context.insertSpan.start, offset), context.typed);
        pandocMarkup.insert(text, scan, offset, ['k']);
      }),
      { numRuns: 5000, seed: 7 },
    );
  });

  for (const piece of ['@', '[@a', '`', '$a ', '<a ', '[', '](', '<!--', '```\n', '> ', '- x\n']) {
    it(`reads a long text of ${JSON.stringify(piece)} to its end`, () => {
      keysOf(pandocMarkup, piece.repeat(50_000));
    });
  }
});
