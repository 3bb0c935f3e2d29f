import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanBibtex } from '../../../../src/core/read/bibtex/scan';
import type { BibtexBlock, BibtexEntry, BibtexSyntax } from '../../../../src/core/read/bibtex/syntax';

const entriesOf = ({ blocks }: BibtexSyntax) => blocks.filter((block) => block.kind === 'entry');
const keysIn = (text: string) => entriesOf(scanBibtex(text)).map(({ key }) => key);
const codesIn = (text: string) => scanBibtex(text).problems.map(({ code }) => code);

/** `name=value` of every field, as written. */
function fieldsIn(text: string): string[] {
  return entriesOf(scanBibtex(text)).flatMap(({ fields }) =>
    fields.map(({ name, valueStart, valueEnd }) => `${name}=${text.slice(valueStart, valueEnd)}`),
  );
}

function assertTiled(text: string, blocks: readonly BibtexBlock[]): void {
  let position = 0;
  for (const block of blocks) {
    assert.equal(block.start, position, 'no gap and no overlap');
    assert.ok(block.end > block.start, 'no empty block');
    position = block.end;
    if (block.kind === 'entry') assertOrdered(text, block);
  }
  assert.equal(position, text.length);
}

function assertOrdered(text: string, entry: BibtexEntry): void {
  let position = entry.typeStart;
  const reach = (offset: number) => {
    assert.ok(offset >= position, 'offsets grow');
    position = offset;
  };
  reach(entry.typeEnd);
  reach(entry.open);
  reach(entry.keyStart);
  reach(entry.keyEnd);
  for (const field of entry.fields) {
    for (const offset of [field.start, field.nameEnd, field.valueStart]) reach(offset);
    for (const part of field.parts) {
      reach(part.start);
      reach(part.end);
    }
    reach(field.valueEnd);
    reach(field.end);
    assert.equal(text.slice(field.start, field.nameEnd).toLowerCase(), field.name);
  }
  if (entry.close !== undefined) reach(entry.close);
  reach(entry.end);
  assert.equal(text.slice(entry.keyStart, entry.keyEnd), entry.key);
}

describe('scanning of BibTeX', () => {
  const fieldCases: [string, string, string[]][] = [
    [
      'reads braces, quotes, numbers and macros',
      '@a{k, w={x}, x="y", y=12, z=jan}',
      ['w={x}', 'x="y"', 'y=12', 'z=jan'],
    ],
    ['reads a concatenation', '@a{k, x = "a" # b # {c},}', ['x="a" # b # {c}']],
    ['takes an entry in parentheses', '@a(k, x={)}, y=")")', ['x={)}', 'y=")"']],
    ['lets no backslash protect a brace', String.raw`@a{k, x={\{}}, y={z}}`, [String.raw`x={\{}}`, 'y={z}']],
    [
      'keeps quotes inside braces and braces inside quotes',
      '@a{k, x={a"b}, y="a{"}b"}',
      ['x={a"b}', 'y="a{"}b"'],
    ],
    ['lowers the names of fields', '@a{k, TITLE={x}}', ['title={x}']],
    ['passes comments inside an entry', '@a{k, % one\n x={1}, % y={2},\n z={3}}', ['x={1}', 'z={3}']],
    ['goes on after a missing comma', '@a{k, x={1}\n y={2}}', ['x={1}', 'y={2}']],
    ['goes on after a comma too many', '@a{k,, x={1},, y={2}}', ['x={1}', 'y={2}']],
    ['goes on after a missing equals sign', '@a{k, author 💯 {A, B}, y={2}}', ['y={2}']],
    ['goes on after a missing value', '@a{k, x=, y={2}}', ['x=', 'y={2}']],
    ['goes on after words without braces', '@a{k, x=Some Title, y={2}}', ['x=Some', 'y={2}']],
    [
      'keeps what looks like an entry in a closed value',
      '@a{k, x={\n@b{c,\n y={1}}\n}, z={2}}',
      ['x={\n@b{c,\n y={1}}\n}', 'z={2}'],
    ],
  ];
  for (const [name, text, expected] of fieldCases) it(name, () => assert.deepEqual(fieldsIn(text), expected));

  const keyCases: [string, string, string[]][] = [
    ['reads keys of all letters', '@a{DBLP:conf/x/ÄB+1,}', ['DBLP:conf/x/ÄB+1']],
    ['reads an entry without fields', '@a{k}', ['k']],
    ['reads an entry without a key', '@a{, x={1}}', ['']],
    ['sees that the key was forgotten', '@a{author = {x}}@a{author={x}}', ['', '']],
    ['ends a key at a blank', '@a{some key, x={1}}', ['some']],
    ['finds entries after text and after entries', 'text @a{k}@b{l} a@b.c @c{m}', ['k', 'l', 'm']],
    ['hides what a comment holds', '@comment{ @a{k, x={1}} } @b{l}', ['l']],
    ['hides what stands behind a percent sign', '% @a{k,\n% x={1}\n% }\n@b{l}', ['l']],
    ['ends a comment without braces with its line', '@comment see @a{k}\n@b{l}', ['l']],
    ['does not let an open comment hide entries', '@comment{ open\n\n@a{k}\n', ['k']],
  ];
  for (const [name, text, expected] of keyCases) it(name, () => assert.deepEqual(keysIn(text), expected));

  const problemCases: [string, string, string[]][] = [
    ['finds nothing wrong with valid BibTeX', '@string{a="b"} x @preamble{"c" # a} @a{k, x=a # {y}, }', []],
    ['reports a missing key', '@a{, x={1}}', ['missing-key']],
    ['reports a blank in a key', '@a{some key, x={1}}', ['malformed-key']],
    ['reports a missing comma', '@a{k, x={1} y={2}}', ['missing-comma']],
    ['reports a missing comma after the key', '@a{k x={1}}', ['missing-comma']],
    ['reports a comma too many', '@a{k,, x={1}}', ['stray-text']],
    ['reports what is no field', '@a{k, x y z, x={1}}', ['malformed-field']],
    ['reports an open entry', '@a{k, x={1}\n\n@b{l}', ['unclosed-entry']],
    ['reports an open value', '@a{k, x={1\n\n@b{l}', ['unbalanced-braces', 'unclosed-entry']],
  ];
  for (const [name, text, expected] of problemCases)
    it(name, () => assert.deepEqual(codesIn(text), expected));

  it('ends an open value where the next field begins', () => {
    const text = '@a{k,\n  title = {Open,\n  year = 1999,\n  note = {n}\n}\n@b{l}\n';
    assert.deepEqual(fieldsIn(text), ['title={Open', 'year=1999', 'note={n}']);
    assert.deepEqual(keysIn(text), ['k', 'l']);
  });

  it('tiles every text and never throws', () => {
    const piece = fc.constantFrom(
      '@',
      '@a{',
      '@article(',
      '\n@b{k,',
      '{',
      '}',
      '(',
      ')',
      '"',
      ',',
      '=',
      '#',
      '%',
      '\\',
      ' ',
      '\n',
      '\r\n',
      'k',
      '1',
      'title',
      '\ntitle = {',
      '@string{',
      '@comment{',
      '@preamble',
      '\uFEFF',
      '😀',
      '__proto__',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const { blocks, problems } = scanBibtex(text);
        assertTiled(text, blocks);
        for (const { span } of problems) {
          assert.ok(
            span.start >= 0 && span.end > span.start && span.end <= text.length,
            JSON.stringify(span),
          );
        }
      }),
      { seed: 20230925, numRuns: 5000 },
    );
  });
});

describe('damage in the middle of a file', () => {
  const entry = (index: number) =>
    `@article{key${index},\n  author = {A. Author and {B}, C.},\n  title = "Title {Number} ${index}",\n  year = ${1900 + index}\n}\n`;
  const damages: [string, string][] = [
    ['an open brace in a value', '@article{bad,\n  title = {Open {brace},\n  year = 2000\n}\n'],
    ['two open braces in a value', '@article{bad,\n  title = {{{Open},\n  year = 2000\n}\n'],
    ['an open quotation mark', '@article{bad,\n  title = "Open,\n  year = 2000\n}\n'],
    ['an open brace inside quotation marks', '@article{bad,\n  title = "Op{en",\n  year = 2000\n}\n'],
    ['a quotation mark too many', '@article{bad,\n  title = "Clo"sed",\n  year = 2000\n}\n'],
    ['a closing brace too many', '@article{bad,\n  title = {Closed}},\n  year = 2000\n}\n'],
    ['no closing brace', '@article{bad,\n  title = {Closed},\n  year = 2000\n'],
    ['no closing parenthesis', '@article(bad,\n  title = {Closed},\n  year = 2000\n'],
    ['an open quotation mark in parentheses', '@article(bad,\n  title = "Open,\n  year = 2000\n)\n'],
    ['the wrong closing delimiter', '@article{bad,\n  title = {Closed}\n)\n'],
    ['a cut in the middle of a value', '@article{bad,\n  title = {Clo'],
    ['a cut in the middle of the head', '@article{ba'],
    ['a cut after the type', '@article{'],
    ['missing commas', '@article{bad\n  title = {Closed}\n  year = 2000\n}\n'],
    ['missing equals signs', '@article{bad,\n  title {Closed},\n  year 2000\n}\n'],
    ['stray text', '@article{bad,\n  see {also} "this,\n  title = {Closed} and more,\n}\n'],
    [
      'marks of a merge conflict',
      '<<<<<<< ours\n@article{bad,\n=======\n@article{bad2,\n>>>>>>> theirs\n  year = 2000\n}\n',
    ],
    ['null characters', '@article{bad,\0 title = {\0\0}\0\0'],
  ];
  for (const [name, damage] of damages) {
    it(`loses no other entry to ${name}`, () => {
      const text = `${[1, 2, 3].map(entry).join('\n')}\n${damage}\n${[4, 5, 6].map(entry).join('\n')}`;
      const { blocks } = scanBibtex(text);
      assertTiled(text, blocks);
      const good = entriesOf({ blocks, problems: [] }).filter(({ key }) => key.startsWith('key'));
      assert.deepEqual(
        good.map(({ key }) => key),
        ['key1', 'key2', 'key3', 'key4', 'key5', 'key6'],
      );
      for (const { fields, close } of good) {
        assert.deepEqual(
          fields.map((field) => field.name),
          ['author', 'title', 'year'],
        );
        assert.ok(close !== undefined);
      }
    });
  }
});

describe('hostile files', () => {
  const patterns = [
    '@',
    '@a',
    '@a{',
    '@a(',
    '@a{k',
    '@a{k,',
    '@a(k,t="',
    '@a(k,t="{\n',
    '\n@a{k,t={',
    '\n@a(k,t="x',
    '\n@a{k,t="{"',
    '{',
    '}',
    '"',
    '@comment{',
    '\n@comment{',
    '@comment',
    '@a{k,t=',
    '@a{k,t=#',
    '@string{a=a#',
    '%',
    '%@a{',
    '@a{k t',
    '\n@a{k,\nt={x\n',
    '@a{a b',
    '\n@a{k,t="{" # {',
    '@ ',
    '@\n',
  ];
  for (const pattern of patterns) {
    it(`reads half a million characters of ${JSON.stringify(pattern)} at once`, function () {
      // A quadratic scan of this length takes minutes, a linear one milliseconds.
      this.timeout(5_000);
      const text = pattern.repeat(Math.ceil(500_000 / pattern.length));
      assertTiled(text, scanBibtex(text).blocks);
      const closed = text + '}'.repeat(1_000) + '\n@good{key}\n';
      assertTiled(closed, scanBibtex(closed).blocks);
    });
  }
});
