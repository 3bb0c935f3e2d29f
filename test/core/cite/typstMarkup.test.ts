import assert from 'node:assert/strict';
import { typstMarkup } from '../../../src/core/cite/typst/typstMarkup';
import { describeMarkup, sayingsOf } from '../../support/citing';

describeMarkup('Typst', typstMarkup, {
  citations: {
    'reads references': '@«a» @«b-c_d», (@«e»)',
    'drops points and colons at the end': '@«a.b:c». @«d»: @«e»...',
    'needs no boundary before the sign': 'me@«x.org» A@«b»@«c» B',
    'leaves the supplement': '@«a»[p. 3] @«b»[see @«c»]',
    'reads names of any script': '@«müller» @«論文»。',
    'leaves escapes, raw text and comments': '\\@a `@b` ```x @c ` ``` // @d\n/* @e /* @f */ @g */ @«h»',
    'leaves mathematics and reads content in it': '$x@a "@b" #[@«c»]$ @«d»',
    'leaves addresses': 'https://x.org/(@a)/@b) @«c» http:@«d»',
    'reads calls': '#cite(<«a»>) #cite( <«b-c»>, form: "prose") #ref(<«d»>)',
    'reads names that are texts': '#cite(label("«a/b»"), supplement: [p. 3 @«c»])',
    'reads calls in code': '#let f() = {\n  cite(<«a»>)\n}',
    'leaves other labels of code':
      '#link(<a>)[x] #cite.where(key: <b>) #f(<c>) #x.cite(<d>) #set cite(style: "e")',
    'leaves texts of code': '#f("@a") #let x = "@b"\n#show "@c": it => [@«d»]',
    'reads behind code':
      '#f(x)[@«a»].at("@b") @«c» #x.y @«d» #if a [@«e»] else [@«f»] @«g» #context [@«h»] @«i»',
    'ends a statement with its line': '#set text(size: 1pt)\n@«a» #let f = "@b"; @«c»',
    'leaves references to labels of the document': '= A <sec>\n@sec @«a» #cite(<sec>)',
    'reads behind code that is being typed': '#cite(<«a»\n@«b»\n\n#f(\n@«c»',
    'reads behind a sign of money': 'costs 5$ and\n@«a»',
  },
  contexts: {
    references: {
      keys: { 'See @|': '[]', '@th|ea no': '[th]‹ea›', 'x@a|': '[a]', '@a.b|': '[a.b]' },
      none: ['`@a|`', '$@a|$', '@a[p. |3]', '@a and |', '// @a|', '#let x = "@a|"'],
    },
    calls: {
      keys: {
        '#cite(<|>)': '[]',
        '#cite(<attend tell|>)': '[attend tell]',
        '#cite(<th|ea>, form: "prose")': '[th]‹ea›',
        '#cite(<th|': '[th]',
        '#cite(\n  <a|>,\n)': '[a]',
        '#cite(label("a/|b"))': '[a/]‹b›',
      },
      none: ['#cite(|<a>)', '#cite(<a>, form: "pr|ose")', '#link(<a|>)', '#cite(<a>)|'],
    },
  },
  edits: {
    'makes references where nothing is cited': ['See |.', 'a b', 'See @a @b.'],
    'keeps a reference apart from the text behind it': ['See |this', 'a', 'See @a this'],
    'adds a reference behind the one at the cursor': ['See @x|.', 'a', 'See @x @a.'],
    'adds behind the supplement': ['See @x|[p. [3]].', 'a', 'See @x[p. [3]] @a.'],
    'completes a sign': ['See @|', 'a b', 'See @a @b'],
    'makes calls where calls were used': ['#cite(<x>) |', 'a b', '#cite(<x>) #cite(<a>) #cite(<b>)'],
    'adds a call behind the one at the cursor': [
      '#cite(<x|>, form: none)',
      'a',
      '#cite(<x>, form: none) #cite(<a>)',
    ],
    'names a key by a text where it needs one': ['See |', 'a/b', 'See #cite(label("a/b"))'],
    'drops keys already there': ['@x|', 'x', 'present'],
    'refuses a key that no text can hold': ['|', 'a"b', 'refused'],
  },
});

describe('Typst documents', () => {
  const cases: [string, string, Partial<ReturnType<typeof sayingsOf>>][] = [
    ['one bibliography', '#bibliography("a.bib", title: "x", style: "y.csl")', { bibliographies: ['a.bib'] }],
    ['several', '#bibliography(("a.bib", "b.yml"))', { bibliographies: ['a.bib', 'b.yml'] }],
    ['one behind other arguments', '#bibliography(title: none, "a.bib")', { bibliographies: ['a.bib'] }],
    ['one in a context', '#context bibliography(\n  "a.bib",\n)', { bibliographies: ['a.bib'] }],
    ['included files', '#include "a.typ"\n#import "b.typ": x', { includes: ['a.typ', 'b.typ'] }],
    ['no packages', '#import "@preview/x:1.0.0": y', {}],
    ['nothing in comments', '// #include "a.typ"\n`#bibliography("a.bib")`', {}],
  ];
  for (const [name, text, said] of cases) {
    it(`declare ${name}`, () => {
      const nothing = { bibliographies: [], definitions: [], includes: [], problems: [] };
      assert.deepEqual(sayingsOf(typstMarkup, text), { ...nothing, ...said });
    });
  }

  it('has a text in quotation marks name keys that no label can', () => {
    const text = '#cite(label(""))';
    const context = typstMarkup.contextAt(text, typstMarkup.scan(text), text.indexOf('""') + 1);
    assert.ok(context);
    assert.equal(typstMarkup.keyText('a/b', context), 'a/b');
    assert.equal(typstMarkup.keyText('a"b', context), undefined);
  });

  it('offers no key that cannot stand behind a sign', () => {
    const context = typstMarkup.contextAt('@', typstMarkup.scan('@'), 1);
    assert.ok(context);
    assert.equal(typstMarkup.keyText('a/b', context), undefined);
    assert.equal(typstMarkup.keyText('a.', context), undefined);
    assert.equal(typstMarkup.keyText('a:b', context), 'a:b');
  });
});
