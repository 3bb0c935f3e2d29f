import assert from 'node:assert/strict';
import { isCslJson, readCslJson } from '../../../../src/core/read/csl/readCslJson';
import { placedPapers } from '../../../support/placedPapers';

const keysIn = (text: string) => readCslJson(text).papers.map(({ key }) => key);
/** Each problem as its code and the first characters of what is wrong. */
const problemsIn = (text: string) =>
  readCslJson(text).problems.map(
    ({ code, span }) => `${code} ${text.slice(span.start, span.end).slice(0, 12)}`,
  );

describe('CSL-JSON', () => {
  it('gives a whole paper', () => {
    const text = `[{
      "id": "vaswani2017",
      "type": "paper-conference",
      "title": "Attention is <i>all</i> you need",
      "author": [
        {"family": "Vaswani", "given": "Ashish"},
        {"literal": "Google Brain"},
        {"literal": "others"}
      ],
      "container-title": "Advances in NIPS",
      "publisher": "Curran",
      "keyword": "attention, translation;",
      "issued": {"date-parts": [[2017, 12]]},
      "URL": "https://github.com/a_b",
      "DOI": "https://doi.org/10.1000/a_b",
      "abstract": "<jats:title>Abstract</jats:title><jats:p>We propose a model.</jats:p>"
    }]`;
    const { papers, problems } = readCslJson(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(papers[0], {
      key: 'vaswani2017',
      type: 'inproceedings',
      title: 'Attention is all you need',
      authors: [
        { kind: 'person', family: 'Vaswani', given: 'Ashish' },
        { kind: 'literal', literal: 'Google Brain' },
      ],
      authorsTruncated: true,
      date: '2017-12',
      year: 2017,
      category: { kind: 'entryType', name: 'Conference papers' },
      organizations: [],
      hasCode: true,
      abstract: 'We propose a model.',
      doi: '10.1000/a_b',
      url: 'https://github.com/a_b',
      venue: 'Advances in NIPS',
      keywords: ['attention', 'translation'],
      flags: [],
    });
  });

  it('says exactly where an item and its id stand', () => {
    const [one, other] = ['{"type": "book", "id": "ä}1"}', '{ "id" : 42, "title": "😀 \\" {" }'];
    const text = `\ufeff[ ${one},\r\n${other} ]`;
    assert.deepEqual(placedPapers(text, readCslJson(text)), [
      { key: 'ä}1', record: one, keyText: 'ä}1' },
      { key: '42', record: other, keyText: '42' },
    ]);
  });

  it('gives no place to an id that is written with escapes', () => {
    const text = String.raw`[{"id": "caf\u00e9\/1", "title": "A"}]`;
    assert.deepEqual(placedPapers(text, readCslJson(text)), [
      { key: 'café/1', record: text.slice(1, -1), keyText: undefined },
    ]);
  });

  const wholes: [string, string, readonly string[]][] = [
    ['reads an empty list', '[]', []],
    ['reads an empty file', ' \n', []],
    ['reads one item alone', '{"id": "a", "type": "book"}', ['a']],
    [
      'reads the items of a wrapper',
      '{"style": {"x": 1}, "items": [{"id": "a", "type": "book"}], "more": 1}',
      ['a'],
    ],
    ['reads the references of a wrapper', '{"references": [{"id": "a", "type": "book"}]}', ['a']],
    ['reads commas at the end of lists and items', '[{"id": "a", "title": "A",},]', ['a']],
    ['takes the last of two ids', '[{"id": "a", "id": "b", "title": "A"}]', ['b']],
    [
      'knows names that every object has',
      '[{"id": "__proto__", "type": "constructor", "title": "A"}]',
      ['__proto__'],
    ],
    ['leaves null out', '[{"id": "a", "type": "book", "title": null, "author": [null]}]', ['a']],
    [
      'takes a field that is called __proto__ for any other',
      '[{"__proto__": {"id": "x"}, "id": "a", "title": "A"}]',
      ['a'],
    ],
  ];
  for (const [name, text, keys] of wholes) {
    it(name, () => {
      assert.deepEqual(keysIn(text), keys);
      assert.deepEqual(problemsIn(text), []);
    });
  }

  const a = '{"id": "a", "type": "book", "author": [{"family": "A"}]}';
  const c = '{"id": "c", "type": "book", "title": "C"}';
  const damages: [string, string, readonly string[], readonly string[]][] = [
    ['an unclosed text', `[${a},\n{"id": "b", "title": "B\n},\n${c}]`, ['a', 'b', 'c'], ['broken-item "']],
    [
      'an unclosed text in a single line',
      `[${a},{"id":"b","title":"B,"author":[{"family":"x"}]},${c}]`,
      ['a', 'b', 'c'],
      ['broken-item a'],
    ],
    [
      'quotation marks inside a text',
      `[${a}, {"id": "b", "title": "The "B" of it"}, ${c}]`,
      ['a', 'b', 'c'],
      ['broken-item B'],
    ],
    ['an unclosed item', `[${a}, {"id": "b", "type": "book", ${c}]`, ['a', 'b', 'c'], ['broken-item {']],
    [
      'an unclosed list of authors',
      `[${a}, {"id": "b", "author": [{"family": "B"}, ${c}]`,
      ['a', 'b', 'c'],
      ['unclosed-entry {'],
    ],
    [
      'an unclosed author',
      `[${a}, {"id": "b", "author": [{"family": "B"], "title": "B"}, ${c}]`,
      ['a', 'b', 'c'],
      ['broken-item ]'],
    ],
    ['a missing value', `[${a}, {"id": "b", "title": }, ${c}]`, ['a', 'b', 'c'], ['broken-item }']],
    ['a missing colon', `[${a}, {"id": "b", "title" "B"}, ${c}]`, ['a', 'b', 'c'], ['broken-item "']],
    [
      'a missing comma between fields',
      `[${a}, {"id": "b" "title": "B"}, ${c}]`,
      ['a', 'b', 'c'],
      ['missing-comma "'],
    ],
    ['a missing comma between items', `[${a} ${c}]`, ['a', 'c'], ['missing-comma {']],
    ['a file that ends in an item', `[${a}, {"id": "b", "title": "B`, ['a', 'b'], ['broken-item "']],
    ['a list that does not end', `[${a}, ${c}`, ['a', 'c'], ['unclosed-entry [']],
    ['a value that is no item', `[${a}, "b", ["x"], ${c}]`, ['a', 'c'], ['broken-item b', 'broken-item [']],
    ['text behind the list', `[${a}]\nfoo ${c}`, ['a', 'c'], ['stray-text f']],
    ['one item on each line', `${a}\n${c}\n`, ['a', 'c'], ['stray-text {']],
    [
      'a word that is no value',
      `[${a}, {"id": "b", "title": undefined}, ${c}]`,
      ['a', 'b', 'c'],
      ['broken-item u'],
    ],
    ['damage before the id', `[${a}, {"title": 'B', "id": "b"}, ${c}]`, ['a', 'c'], ["broken-item '"]],
  ];
  for (const [name, text, keys, problems] of damages) {
    it(`loses no other item to ${name}`, () => {
      assert.deepEqual(keysIn(text), keys);
      assert.deepEqual(problemsIn(text), problems);
    });
  }

  const problems: [string, string, readonly string[]][] = [
    [
      'an id that is there already',
      '[{"id": "a", "title": "A"}, {"id": "a", "title": "B"}]',
      ['duplicate-key a'],
    ],
    ['an item without an id', '[{"title": "A", "type": "book"}]', ['missing-key {']],
    ['an item with an empty id', '[{"id": "", "type": "book"}]', ['missing-key {']],
    ['an item with a list for its id', '[{"id": ["a"], "type": "book"}]', ['missing-key {']],
    ['a title that is a map', '[{"id": "a", "title": {"x": "y"}}]', ['malformed-field {"x": "y"}']],
    [
      'an author without a name',
      '[{"id": "a", "author": [{"x": "y"}, {"family": "B"}]}]',
      ['malformed-field {"x": "y"}'],
    ],
    [
      'a date that is none',
      '[{"id": "a", "issued": {"date-parts": [["soon"]]}}]',
      ['malformed-field {"date-parts'],
    ],
    ['data of another kind', '{"name": "citewell", "type": "module"}', ['not-csl {']],
    ['a list of other data', '[{"a": 1}, {"a": 2}]', ['not-csl [']],
    ['a text that is no JSON', 'Dear diary,', ['not-csl D']],
    ['a number', ' 42', ['not-csl 4']],
  ];
  for (const [name, text, expected] of problems) {
    it(`reports ${name}`, () => assert.deepEqual(problemsIn(text), expected));
  }

  it('keeps what a broken item has before the damage', () => {
    const text =
      '[{"id": "a", "title": "A", "author": [{"family": "B"}, {"family": "C", "given": D}], "DOI": "10.1/x"}]';
    const { papers } = readCslJson(text);
    assert.deepEqual(
      papers.map(({ title, authors, doi }) => ({ title, authors, doi })),
      [
        {
          title: 'A',
          authors: [
            { kind: 'person', family: 'B' },
            { kind: 'person', family: 'C' },
          ],
          doi: undefined,
        },
      ],
    );
  });

  it('says what to do next', () => {
    const [problem] = readCslJson('[{"id": "a", "title": "A').problems;
    assert.equal(
      problem?.message,
      'This text is not closed. Add a quotation mark at its end. Of this item only what stands before is read.',
    );
  });

  it('reads any depth', () => {
    const depth = 200_000;
    const text = `[{"id": "a", "title": "A", "x": ${'['.repeat(depth)}${']'.repeat(depth)}}, ${c}]`;
    assert.deepEqual(keysIn(text), ['a', 'c']);
  });

  it('knows its own kind by the first name', () => {
    assert.equal(isCslJson('\ufeff [\n {"id": "a"}]'), true);
    assert.equal(isCslJson('{"DOI": "10.1/x"}'), true);
    assert.equal(isCslJson('{"name": "citewell"}'), false);
    assert.equal(isCslJson('[1, 2]'), false);
  });
});
