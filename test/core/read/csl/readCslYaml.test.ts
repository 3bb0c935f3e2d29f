import assert from 'node:assert/strict';
import { isCslYaml, readCslYaml } from '../../../../src/core/read/csl/readCslYaml';
import { placedPapers } from '../../../support/placedPapers';

const keysIn = (text: string) => readCslYaml(text).papers.map(({ key }) => key);
const codesIn = (text: string) => readCslYaml(text).problems.map(({ code }) => code);

describe('CSL-YAML', () => {
  it('gives what Pandoc and Better BibTeX write', () => {
    const text = `---
references:
- id: doe2020
  type: article-journal
  title: 'Of *things*: a <i>study</i>'
  author:
  - family: Doe
    given: Jane
  - Richard Roe
  issued:
    - year: 2020
      month: 5
  DOI: 10.1/x
  volume: 007
  abstract: >-
    Things and
    words.
...
`;
    const { papers, problems } = readCslYaml(text);
    assert.deepEqual(problems, []);
    const [paper] = papers;
    assert.equal(paper?.title, 'Of things: a study');
    assert.deepEqual(paper?.authors, [
      { kind: 'person', family: 'Doe', given: 'Jane' },
      { kind: 'person', family: 'Roe', given: 'Richard' },
    ]);
    assert.equal(paper?.date, '2020-05');
    assert.equal(paper?.doi, '10.1/x');
    assert.equal(paper?.abstract, 'Things and words.');
  });

  const titles: [string, string][] = [
    ['The **eruption** of *Huaynaputina*', 'The eruption of Huaynaputina'],
    ['H~2~O, 10^−3^ and (g~1~)', 'H₂O, 10−3 and (g₁)'],
    ['The [van der Waals]{.nocase} gas [sic]', 'The van der Waals gas [sic]'],
    [String.raw`2 \* 3 \~ 6, a*b, * c * and $x^2+y^2$`, '2 * 3 ~ 6, a*b, * c * and $x^2+y^2$'],
  ];
  for (const [title, expected] of titles) {
    it(`has the title ${expected}`, () => {
      const { papers } = readCslYaml(`- id: a\n  title: ${JSON.stringify(title)}\n`);
      assert.equal(papers[0]?.title, expected);
    });
  }

  it('says exactly where an item and its id stand', () => {
    const text = `\ufeff- id: "ä 1"\r\n  title: A\r\n\r\n- title: 😀\r\n  id: 'b'   # the key\r\n\r\n- {id: 007, title: C}\r\n`;
    assert.deepEqual(placedPapers(text, readCslYaml(text)), [
      { key: 'ä 1', record: 'id: "ä 1"\r\n  title: A', keyText: 'ä 1' },
      { key: 'b', record: "title: 😀\r\n  id: 'b'   # the key", keyText: 'b' },
      { key: '007', record: '{id: 007, title: C}', keyText: '007' },
    ]);
  });

  it('says of nothing that it stands behind the end', () => {
    const text = '- {id: k, title: A}\n- !!str &a ';
    const { places, problems } = readCslYaml(text);
    for (const { span } of problems) assert.ok(span.end <= text.length);
    for (const end of places.ends) assert.ok(end <= text.length);
  });

  it('gives no place to an id that is written with escapes', () => {
    const text = String.raw`- {id: "caf\u00e9", title: A}`;
    assert.deepEqual(
      placedPapers(text, readCslYaml(text)).map(({ key, keyText }) => [key, keyText]),
      [['café', undefined]],
    );
  });

  const wholes: [string, string, readonly string[]][] = [
    ['reads a list', '- id: a\n  type: book\n', ['a']],
    ['reads an empty list', 'references: []\n', []],
    ['reads an empty file', '\n# nothing yet\n', []],
    ['reads one item alone', 'id: a\ntype: book\n', ['a']],
    [
      'reads a list beside other fields',
      'title: T\nauthor:\n- A\nreferences:\n- id: a\n  type: book\nlang: en\n',
      ['a'],
    ],
    [
      'reads a front matter and not the prose behind it',
      '---\nreferences:\n- id: a\n  type: book\n---\n\n- See [@a: "x\n- id b\n',
      ['a'],
    ],
    ['reads several documents', '- id: a\n  type: book\n---\n- id: b\n  type: book\n', ['a', 'b']],
    ['reads JSON, which is YAML too', '[{"id": "a", "type": "book"}]', ['a']],
    [
      'knows names that every object has',
      '- id: __proto__\n  constructor: x\n  __proto__: y\n  title: A\n',
      ['__proto__'],
    ],
    [
      'takes yes, null and dates for words in an id',
      '- {id: yes, title: A}\n- {id: 2020-01-01, title: B}\n',
      ['yes', '2020-01-01'],
    ],
    ['takes a number as it is written', '- {id: 1e3, title: A}\n- {id: 0x1F, title: B}\n', ['1e3', '0x1F']],
    [
      'follows an alias',
      '- {id: a, title: A, author: &x [{family: X}]}\n- {id: b, title: B, author: *x}\n',
      ['a', 'b'],
    ],
  ];
  for (const [name, text, keys] of wholes) {
    it(name, () => {
      assert.deepEqual(keysIn(text), keys);
      assert.deepEqual(codesIn(text), []);
    });
  }

  it('gives the authors that an alias stands for', () => {
    const { papers } = readCslYaml(
      '- {id: a, title: A, author: &x [{family: X}]}\n- {id: b, title: B, author: *x}\n',
    );
    assert.deepEqual(papers[1]?.authors, [{ kind: 'person', family: 'X' }]);
  });

  const a = '- id: a\n  type: book\n';
  const c = '- id: c\n  title: C\n';
  const damages: [string, string, readonly string[], readonly string[]][] = [
    ['an unclosed text', `${a}- id: b\n  title: "B\n${c}`, ['a', 'b', 'c'], ['broken-item']],
    [
      'a colon in a title',
      `references:\n${a}- id: b\n  title: B: about it\n${c}`,
      ['a', 'b', 'c'],
      ['broken-item'],
    ],
    ['an unclosed bracket', `${a}- id: b\n  author: [{family: B}\n${c}`, ['a', 'b', 'c'], ['broken-item']],
    ['a tab for blanks', `${a}- id: b\n\ttitle: B\n${c}`, ['a', 'b', 'c'], ['broken-item']],
    [
      'a line that is out of place',
      'references:\n  - id: a\n    type: book\n  - id: b\n  title: B\n  - id: c\n    title: C\n',
      ['a', 'b', 'c'],
      ['broken-item'],
    ],
    ['an alias without an anchor', `${a}- id: b\n  author: *nobody\n${c}`, ['a', 'b', 'c'], ['broken-item']],
    ['a value that is no item', `${a}- words\n${c}`, ['a', 'c'], ['broken-item']],
  ];
  for (const [name, text, keys, problems] of damages) {
    it(`loses no other item to ${name}`, () => {
      assert.deepEqual(keysIn(text), keys);
      assert.deepEqual(codesIn(text), problems);
    });
  }

  it('says what to do next', () => {
    const [problem] = readCslYaml('- id: a\n  title: A: b\n').problems;
    assert.equal(
      problem?.message,
      'This is no YAML: Nested mappings are not allowed in compact mappings. Correct it, or put the value in quotation marks.',
    );
  });

  const problems: [string, string, readonly string[]][] = [
    ['an id that is there already', '- id: a\n  title: A\n- id: a\n  title: B\n', ['duplicate-key']],
    ['an item without an id', '- title: A\n  type: book\n', ['missing-key']],
    ['a date that is none', '- id: a\n  issued: soon\n', ['malformed-field']],
    ['data of another kind', 'on: push\njobs:\n  test:\n    steps:\n    - run: npm test\n', ['not-csl']],
    ['a list of words', '- one\n- two\n', ['not-csl']],
    ['prose', 'Dear diary, today\n', ['not-csl']],
  ];
  for (const [name, text, expected] of problems) {
    it(`reports ${name}`, () => assert.deepEqual(codesIn(text), expected));
  }

  it('never copies what aliases repeat', () => {
    let text = 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n';
    for (let level = 1; level <= 30; level++) {
      text += `a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]\n`;
    }
    const { papers, problems: found } = readCslYaml(
      `${text}references:\n- id: a\n  title: A\n  author: *a30\n`,
    );
    assert.deepEqual(
      papers.map(({ key, authors }) => [key, authors]),
      [['a', []]],
    );
    assert.ok(found.some(({ message }) => message.includes('Aliases repeat too much')));
  });

  it('takes keywords from a list', () => {
    const [paper] = readCslYaml('- id: a\n  title: A\n  keyword: [one, "two; three", {x: y}]\n').papers;
    assert.deepEqual(paper?.keywords, ['one', 'two', 'three']);
  });

  it('survives any depth', () => {
    const text = `${a}- id: b\n  title: B\n  x: ${'['.repeat(10_000)}\n${c}`;
    assert.deepEqual(keysIn(text), ['a', 'b', 'c']);
  });

  it('knows its own kind by the first words', () => {
    assert.equal(isCslYaml('\ufeff---\n# mine\n\nreferences:\n- id: a'), true);
    assert.equal(isCslYaml('- id: a'), true);
    assert.equal(isCslYaml('---\ntitle: T\n'), false);
    assert.equal(isCslYaml('- milk\n'), false);
  });
});
