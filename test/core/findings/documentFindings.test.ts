import assert from 'node:assert/strict';
import { findingsIn, saidOf } from '../../support/findings';

const r = String.raw;

const bib = '@misc{doe99, title={A}, ids={doe}}\n@misc{roe01, title={B}}\n@misc{fig-one, title={C}}';
const front = '---\nbibliography: refs.bib\n---\n\n';
const library = r`\bibliography{refs}`;

/** The name of a file, its text, and what is found; beside it there is `refs.bib`, and what is added. */
type Row = readonly [
  file: string,
  text: string,
  found: readonly string[],
  others?: Readonly<Record<string, string>>,
];

const remove = (key: string, text: string): string => `Remove “${key}” => ${text}`;

const escape = 'Write a backslash before the “@”';

const tables: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  'unknown keys': {
    'offers the key that was meant': [
      'a.tex',
      r`${library}\cite{doe98}`,
      [`unknown-key doe98 | Change to “doe99” => ${library}\\cite{doe99} | ${remove('doe98', library)}`],
    ],
    'changes the case of a key safely': [
      'a.tex',
      r`${library}\cite{Doe99}`,
      [`unknown-key Doe99 | Change to “doe99”! => ${library}\\cite{doe99} | ${remove('Doe99', library)}`],
    ],
    'removes a key with its comma': [
      'a.tex',
      r`${library}\cite{doe99, quux, roe01}`,
      [`unknown-key quux | ${remove('quux', r`${library}\cite{doe99, roe01}`)}`],
    ],
    'removes the first key with the comma behind it': [
      'a.tex',
      r`${library}\cite[3]{quux, roe01}`,
      [`unknown-key quux | ${remove('quux', r`${library}\cite[3]{roe01}`)}`],
    ],
    'removes no key on which other text may hang': [
      'a.tex',
      r`${library}\cites[3]{quux}[4]{roe01}`,
      ['unknown-key quux'],
    ],
    'removes a part of brackets with its semicolon': [
      'a.md',
      `${front}[see @doe99, p. 3; -@quux, p. 4; @roe01]`,
      [`unknown-key quux | ${remove('quux', '[see @doe99, p. 3; @roe01]')}`],
    ],
    'removes the first part of brackets': [
      'a.md',
      `${front}[see @quux, p. 3; @roe01]`,
      [`unknown-key quux | ${remove('quux', '[@roe01]')}`],
    ],
    'removes the last part of brackets': [
      'a.md',
      `${front}[@roe01; see @quux]`,
      [`unknown-key quux | ${remove('quux', '[@roe01]')}`],
    ],
    'knows aliases, and keys of every part': ['a.tex', r`${library}\cite{doe,doe99,roe01}`, []],
    'finds them in a chapter': [
      'ch.tex',
      r`\cite{doe99,quux}`,
      [`unknown-key quux | ${remove('quux', r`\cite{doe99}`)}`],
      { '/w/main.tex': r`\begin{document}\input{ch}\bibliography{refs}` },
    ],
    'compares with the bibliographies of the workspace where none is declared and one is evidently meant': [
      'a.tex',
      r`\cite{doe98} \cite{roe01}`,
      [
        `unknown-key doe98 | Change to “doe99” => \\cite{doe99} \\cite{roe01} | ${remove('doe98', r`\cite{roe01}`)}`,
      ],
    ],
    'finds none where no bibliography is declared or evidently meant': ['a.tex', r`\cite{doe98}`, []],
    'leaves identifiers alone that are looked up': [
      'a.md',
      `${front}@doi:10.1000/x [@https://example.org/x; @arxiv:1502.03044] [@10.1000/x]`,
      [],
    ],
    'needs no abbreviations of a TeX distribution': [
      'a.tex',
      r`\bibliography{IEEEabrv,refs}\cite{quux}`,
      [`unknown-key quux | ${remove('quux', r`\bibliography{IEEEabrv,refs}`)}`],
    ],
    'finds none without an entry in any bibliography': ['a.tex', r`\cite{doe98}`, [], { '/w/refs.bib': '' }],
    'finds none for what means no key': [
      'a.tex',
      r`${library}\nocite{*}\newcommand{\c}[1]{\cite{#1}}\cite{\key}%\cite{quux}
\begin{verbatim}\cite{quux}\end{verbatim}\verb|\cite{quux}|`,
      [],
    ],
    'knows what the document defines itself': ['a.tex', r`${library}\cite{own}\bibitem{own}`, []],
    'knows sets and controls of bibliographies, and sets of the document': [
      'a.tex',
      r`\bibliography{sets}\defbibentryset{three}{one,two}\cite{both,style,three,quux}`,
      [
        `unknown-key quux | ${remove('quux', r`\bibliography{sets}\defbibentryset{three}{one,two}\cite{both,style,three}`)}`,
      ],
      { '/w/sets.bib': '@set{both, entryset={one,two}}\n@control{style}\n@misc{one}\n@misc{two}' },
    ],
    'knows what another part defines': [
      'a.tex',
      r`\begin{document}\cite{own}\input{b}\bibliography{refs}`,
      [],
      { '/w/b.tex': r`\bibitem{own}` },
    ],
    'knows the references of the front matter': [
      'a.md',
      '---\nbibliography: refs.bib\nreferences:\n- id: own\n---\n[@own]',
      [],
    ],
    'knows labels of other files of a Typst document': [
      'a.typ',
      '#bibliography("refs.bib")\n#include "b.typ"\n@intro @quux',
      [`unknown-key quux | ${remove('quux', '@intro')}`],
      { '/w/b.typ': '= Introduction <intro>' },
    ],
    'leaves code, addresses and cross-references alone': [
      'a.qmd',
      `${front}\`@quux\` me@example.com @fig-map @sec-one\n\n\`\`\`\n@quux\n\`\`\``,
      [],
    ],
    'leaves mentions alone where no bibliography is declared': [
      'a.md',
      'Thanks, @quux and @types/node. @media',
      [],
    ],
    'takes what is written in brackets for a citation, declared or not': [
      'a.md',
      '[@roe01] [@quux]',
      [`unknown-key quux | ${remove('quux', '[@roe01]')}`],
    ],
    'is soft about handles and packages': [
      'a.md',
      `${front}@media @types/node @user.github.com @quux`,
      [
        `doubtful-key media | ${escape} => \\@media @types/node @user.github.com @quux`,
        `doubtful-key types/node | ${escape} => @media \\@types/node @user.github.com @quux`,
        `doubtful-key user.github.com | ${escape} => @media @types/node \\@user.github.com @quux`,
        `unknown-key quux | ${remove('quux', '@media @types/node @user.github.com')}`,
      ],
    ],
    'is soft about references to other pages in MyST': [
      'a.myst.md',
      `${front}@quux {cite}\`quux\``,
      [
        `doubtful-key quux | ${escape} => \\@quux {cite}\`quux\``,
        `unknown-key quux | ${remove('quux', '@quux')}`,
      ],
    ],
    'says where a key is that is not declared': [
      'a.tex',
      r`${library}\cite{elsewhere}`,
      ['undeclared-key elsewhere | Add “elsewhere” to refs.bib'],
      { '/w/more.bib': '@misc{elsewhere, title={D}}' },
    ],
    'offers the key that a declared bibliography has for the same work': [
      'a.tex',
      r`\bibliography{own}\cite{elsewhere}`,
      [r`undeclared-key elsewhere | Change to “here” => \bibliography{own}\cite{here}`],
      {
        '/w/more.bib': '@misc{elsewhere, title={D}, doi={10.1/d}}',
        '/w/own.bib': '@misc{here, title={E}, doi={10.1/D}}',
      },
    ],
    'knows a work that another bibliography has too': [
      'a.tex',
      r`\bibliography{zzz}\cite{doe99}`,
      [],
      { '/w/zzz.bib': bib },
    ],
  },
  'commas between keys': {
    'offers semicolons': [
      'a.md',
      `${front}[@doe99, @{roe01}, -@doe]`,
      [
        'comma-between-keys , | Write “;” between the keys! => [@doe99; @{roe01}, -@doe]',
        'comma-between-keys , | Write “;” between the keys! => [@doe99, @{roe01}; -@doe]',
      ],
    ],
    'leaves locators and other words alone': ['a.md', `${front}[@doe99, p. 3; @roe01, see also @doe]`, []],
    'leaves commas alone where these are the separator': ['a.tex', r`${library}\cite{doe99, roe01}`, []],
    'finds them without a declaration where a key is known': [
      'a.md',
      '[@doe99, @roe01]',
      ['comma-between-keys , | Write “;” between the keys! => [@doe99; @roe01]'],
    ],
  },
  'keys that Quarto takes for cross-references': {
    'tells them where they are written': ['a.qmd', `${front}@fig-one`, ['cross-reference-key fig-one']],
    'leaves figures alone': ['a.qmd', `${front}@fig-one\n\n![](a.png){#fig-one}`, []],
    'leaves cross-references alone that are no keys': ['a.qmd', `${front}@fig-two`, []],
    'finds none in Pandoc': ['a.md', `${front}@fig-one`, []],
  },
  'brackets with citations and cross-references': {
    'tells the cross-reference in Quarto': [
      'a.qmd',
      `${front}[@doe99; @fig-two, p. 3]`,
      ['mixed-references fig-two'],
    ],
    'leaves those alone that have one kind only': [
      'a.qmd',
      `${front}[@doe99; @roe01] [@fig-two; @fig-three]`,
      [],
    ],
    'finds none in Pandoc': ['a.md', `${front}[@doe99; @fig-one]`, []],
  },
  'front matter': {
    'says that it is not valid': ['a.md', '---\ntitle: "open\n---\n@doe99', ['invalid-front-matter n']],
    'says nothing where it is': ['a.md', `${front}@doe99`, []],
  },
  declarations: {
    'tells a bibliography that is missing, and then no unknown key': [
      'a.tex',
      r`\bibliography{none}\cite{quux}`,
      ['missing-bibliography none'],
    ],
    'tells keys that the language cannot cite': [
      'a.md',
      '---\nbibliography: odd.bib\n---\n',
      ['uncitable-key odd.bib'],
      { '/w/odd.bib': '@misc{a}b, title={A}}\n@misc{x{y, title={A}}\n@misc{fine:2000, title={B}}' },
    ],
    'tells keys that two bibliographies have': [
      'a.tex',
      r`\bibliography{refs,more}`,
      ['key-in-two-bibliographies more'],
      { '/w/more.bib': '@misc{doe99, title={D}}' },
    ],
    'says nothing where a bibliography is declared twice': [
      'a.tex',
      r`\bibliography{refs}\bibliography{refs}`,
      [],
    ],
    'says nothing about bibliographies that share no key': [
      'a.tex',
      r`\bibliography{refs,more}`,
      [],
      { '/w/more.bib': '@misc{moe, title={D}}' },
    ],
  },
};

for (const [what, rows] of Object.entries(tables)) {
  describe(`findings: ${what}`, () => {
    for (const [name, [file, text, found, others = {}]] of Object.entries(rows)) {
      it(name, async () => {
        const findings = await findingsIn({ [`/w/${file}`]: text, '/w/refs.bib': bib, ...others });
        assert.deepEqual(
          findings.map((finding) => saidOf(text, finding)),
          found,
        );
      });
    }
  });
}

describe('findings', () => {
  const text = r`\bibliography{refs}\cite{quux}`;

  it('says nothing about keys while a bibliography has not been read', async () => {
    assert.deepEqual(
      await findingsIn({ '/w/a.tex': text, '/w/refs.bib': bib }, { unread: ['/w/refs.bib'] }),
      [],
    );
  });

  it('are as loud as they are set, and silent when turned off', async () => {
    const files = { '/w/a.tex': text, '/w/refs.bib': bib };
    const severityWith = async (severity: 'error' | 'off') =>
      (await findingsIn(files, { severities: new Map([['unknown-key', severity]]) })).map(
        (finding) => finding.severity,
      );
    assert.deepEqual(await severityWith('error'), ['error']);
    assert.deepEqual(await severityWith('off'), []);
    assert.deepEqual(
      (await findingsIn(files)).map(({ severity }) => severity),
      ['warning'],
    );
  });

  it('name the next step, and the entry that is meant', async () => {
    const [near] = await findingsIn({ '/w/a.tex': r`\bibliography{refs}\cite{roe02}`, '/w/refs.bib': bib });
    assert.equal(near?.message, 'There is no entry “roe02” in refs.bib. Did you mean “roe01”?');
    const [two] = await findingsIn({
      '/w/a.tex': r`\bibliography{refs,more}`,
      '/w/refs.bib': bib,
      '/w/more.bib': '@misc{roe01, title={X}}',
    });
    assert.deepEqual(
      two?.related.map(({ source, span }) => `${source} ${span.start}-${span.end}`),
      [`file:///w/refs.bib ${bib.indexOf('roe01')}-${bib.indexOf('roe01') + 5}`, 'file:///w/more.bib 6-11'],
    );
  });
});
