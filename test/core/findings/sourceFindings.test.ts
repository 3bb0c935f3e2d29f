import assert from 'node:assert/strict';
import { latexMarkup } from '../../../src/core/cite/latex/latexMarkup';
import { pandocMarkup } from '../../../src/core/cite/pandoc/pandocMarkup';
import type { Severities } from '../../../src/core/findings/finding';
import { type CitedKeys, citedKeysOf, sourceFindings } from '../../../src/core/findings/sourceFindings';
import { readSnapshot } from '../../support/findings';

function found(bib: string, cited?: CitedKeys, severities: Severities = new Map()): string[] {
  return sourceFindings(readSnapshot('/w/refs.bib', bib), cited, severities).map(({ code, span, related }) =>
    [
      `${code} ${bib.slice(span.start, span.end)}`,
      ...related.map((at) => bib.slice(at.span.start, at.span.end)),
    ].join(' '),
  );
}

describe('findings in a bibliography', () => {
  const table: Readonly<Record<string, readonly [bib: string, found: readonly string[]]>> = {
    'the same DOI': [
      '@misc{a, doi={10.1/X}}\n@misc{b, doi={https://doi.org/10.1/x}}',
      ['same-work-twice b a'],
    ],
    'the same arXiv identifier in another version': [
      '@misc{a, eprint={1502.03044v1}, archiveprefix={arXiv}}\n@misc{b, eprint={1502.03044v3}, archiveprefix={arXiv}}',
      ['same-work-twice b a'],
    ],
    'the same title and year': [
      '@misc{a, title={On {TeX}}, year=1999}\n@misc{b, title={On TeX}, year=1999}',
      ['same-work-twice b a'],
    ],
    'the same title in another year': [
      '@misc{a, title={On}, year=1999}\n@misc{b, title={On}, year=2000}',
      [],
    ],
    'the same title and year by another author': [
      '@misc{a, author={Doe, J.}, title={On}, year=1999}\n@misc{b, author={Roe, J.}, title={On}, year=1999}',
      [],
    ],
    'the same title and year as another type': [
      '@book{a, title={On}, year=1999}\n@article{b, title={On}, year=1999}',
      [],
    ],
    'the same title and year with another DOI': [
      '@misc{a, title={On}, year=1999, doi={10.1/x}}\n@misc{b, title={On}, year=1999, doi={10.1/y}}',
      [],
    ],
    'the same title without a year': ['@misc{a, title={Preface}}\n@misc{b, title={Preface}}', []],
    'the same key twice, which the reader tells': ['@misc{a, doi={10.1/x}}\n@misc{a, doi={10.1/x}}', []],
    'different works': ['@misc{a, doi={10.1/x}}\n@misc{b, doi={10.1/y}}', []],
  };
  for (const [what, [bib, expected]] of Object.entries(table)) {
    it(`${expected.length > 0 ? 'tells' : 'leaves alone'} ${what}`, () =>
      assert.deepEqual(found(bib), expected));
  }

  const wanted: Severities = new Map([['unused-entry', 'hint']]);
  const bib = '@misc{a}\n@misc{b, ids={c}}\n@misc{d}';

  it('tells what nobody cites only where that is wanted', () => {
    assert.deepEqual(found(bib, new Set(['a', 'c']), wanted), ['unused-entry d']);
    assert.deepEqual(found(bib, new Set()), []);
  });

  it('takes everything as cited where a document cites everything', () => {
    for (const [markup, text] of [
      [latexMarkup, String.raw`\nocite{*}`],
      [pandocMarkup, "---\nnocite: '@*'\n---\n"],
    ] as const) {
      const cited = citedKeysOf([{ text, scan: markup.scan(text) }]);
      assert.equal(cited, undefined, text);
      assert.deepEqual(found(bib, cited, wanted), []);
    }
    const text = String.raw`\cite{a}`;
    assert.deepEqual([...(citedKeysOf([{ text, scan: latexMarkup.scan(text) }]) ?? [])], ['a']);
  });
});
