import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeProse, decodeTex, decodeVerbatim } from '../../../src/core/text/tex';

describe('TeX to readable text', () => {
  const cases: [string, string, string][] = [
    ['leaves plain text alone', 'On layer normalization', 'On layer normalization'],
    ['composes an accent before a letter', String.raw`Jos\'e`, 'José'],
    ['composes an accent before a group', String.raw`Jos\'{e}`, 'José'],
    ['composes an accent inside a group', String.raw`Jos{\'e}`, 'José'],
    [
      'gives the dotless i its dot back under an accent',
      String.raw`Garc\'\i{}a, Garc{\'{\i}}a`,
      'García, García',
    ],
    ['keeps the dotless i without an accent', String.raw`Ka\i{}r`, 'Kaır'],
    [
      'lets a blank end an accent that is a letter',
      String.raw`\c c \v s \k{a} \H{o} \r a \u{g} \d{h}`,
      'ç š ą ő å ğ ḥ',
    ],
    ['skips the blank after an accent', String.raw`{\~ Z}elly`, 'Z̃elly'],
    ['stacks accents', String.raw`\'{\"u}`, 'ǘ'],
    ['shows an accent over nothing', String.raw`\~{}user \^{}`, '~user ^'],
    ['ties two letters', String.raw`\t{oo}`, 'o͡o'],
    ['reads letters of other alphabets', String.raw`\ss\o\ae{} \L\'od\'z \OE`, 'ßøæ Łódź Œ'],
    ['reads the names of programs', String.raw`\LaTeX{} and {\TeX}`, 'LaTeX and TeX'],
    ['reads escaped characters', String.raw`a\&b\%c\$d\#e\_f\{g\}`, 'a&b%c$d#e_f{g}'],
    ['turns hyphens into dashes', 'a-b 1--2 c---d', 'a-b 1–2 c—d'],
    ['turns quotation marks', "``q'' and `s' and it's", "“q” and ‘s’ and it's"],
    ['folds white space and ties', '  a~b \n\t c  d ', 'a b c d'],
    ['composes the letter that a command stands for', String.raw`\AA ngstr\"om, \aa`, 'Ångström, å'],
    ['drops fonts and braces', String.raw`{\em a} \emph{b} \textbf{{C}} {\sc d}`, 'a b C d'],
    ['keeps the text of a link', String.raw`\href{https://a.b/_c}{text}`, 'text'],
    ['keeps an address as it is', String.raw`\url{https://a.b/~c_d--e\%20}`, 'https://a.b/~c_d--e%20'],
    [
      'leaves formulas alone',
      String.raw`on $\ell_{2}--x$ and {$\mu$}`,
      String.raw`on $\ell_{2}--x$ and $\mu$`,
    ],
    ['writes other formulas with dollars', String.raw`\(x\) \ensuremath{y^2}`, '$x$ $y^2$'],
    ['takes a lone dollar for text', 'costs 5$ {now}', 'costs 5$ now'],
    [
      'raises and lowers where Unicode can',
      String.raw`H\textsubscript{2}O, 10\textsuperscript{-6}`,
      'H₂O, 10⁻⁶',
    ],
    ['keeps a superscript that Unicode lacks', String.raw`x\textsuperscript{Q!}`, 'xQ!'],
    ['keeps the argument of an unknown command', String.raw`\acronym{NASA}`, 'NASA'],
    ['keeps an unknown command that stands alone', String.raw`the \foo bar`, String.raw`the \foo bar`],
    ['drops what only sorts', String.raw`{\noopsort{1973b}}1973`, '1973'],
    ['reads decomposed letters as composed ones', 'Jose\u0301', 'José'],
    ['keeps a backslash at the end', 'a\\', 'a\\'],
    ['survives unbalanced braces', 'a}}b{{c', 'abc'],
  ];
  for (const [name, source, expected] of cases) {
    it(name, () => assert.equal(decodeTex(source), expected));
  }

  it('decodes prose that has TeX in it as it decodes a field', () => {
    const pieces = [
      'word',
      '  ',
      ' ',
      '-',
      '--',
      '---',
      "'",
      "''",
      '`',
      '``',
      '~',
      '\n',
      '$x$',
      '{\\"o}',
      '}',
      'e\u0301',
    ];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...pieces), maxLength: 30 }), (text) => {
        assert.equal(decodeProse(`\\emph{a}${text}`), decodeTex(`\\emph{a}${text}`));
      }),
    );
  });

  it('keeps what is no TeX of prose as it is', () => {
    assert.equal(decodeProse(" a  b-c it's e\u0301 "), "a  b-c it's e\u0301");
  });

  it('never throws and folds all white space, whatever the text', () => {
    const piece = fc.constantFrom(
      '\\',
      '{',
      '}',
      '$',
      '~',
      "'",
      '`',
      '-',
      '"',
      ' ',
      '\n',
      'a',
      'é',
      '\\c',
      '\\i',
      '\\(',
      '\\)',
      '😀',
      '\\textsuperscript',
      '\\href',
      '\\url',
      '__proto__',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = decodeTex(pieces.join(''));
        if (!text.includes('$')) assert.doesNotMatch(text, /^ | $|\n/);
      }),
      { seed: 7, numRuns: 3000 },
    );
  });

  for (const pattern of [
    '{',
    '}',
    "\\'",
    '\\href{',
    '\\url{',
    '$',
    '\\(',
    '\\textsuperscript{',
    '`',
    ' ',
    "\\'{",
  ]) {
    it(`reads 400,000 times ${JSON.stringify(pattern)} at once`, () => {
      assert.equal(typeof decodeTex(pattern.repeat(400_000)), 'string');
    });
  }
});

describe('addresses and identifiers', () => {
  const cases: [string, string, string][] = [
    ['keeps dashes and tildes', 'https://a.b/~c/d--e', 'https://a.b/~c/d--e'],
    ['takes backslashes away', String.raw`10.1000/a\_b\%c\&d`, '10.1000/a_b%c&d'],
    ['takes a command and braces away', String.raw`\url{https://a.b}`, 'https://a.b'],
    ['reads the tilde of TeX', String.raw`https://a.b/\~{}c/\textasciitilde{}d`, 'https://a.b/~c/~d'],
  ];
  for (const [name, source, expected] of cases) {
    it(name, () => assert.equal(decodeVerbatim(source), expected));
  }
});
