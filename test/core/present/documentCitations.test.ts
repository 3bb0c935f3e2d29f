import assert from 'node:assert/strict';
import { type DocumentRow, documentCitations, rowsBelow } from '../../../src/core/present/documentCitations';
import { checkedDocument } from '../../support/findings';

const r = String.raw;
const bib =
  '@article{xu15, title={Show, Attend and Tell}, author={Xu, Kelvin and Ba, Jimmy}, year=2015}\n@misc{roe01, title={B}}';
const other = '@misc{poe02, title={C}}';

function drawn(row: DocumentRow, depth = 0): string[] {
  const description = 'description' in row ? ` | ${row.description}` : '';
  const own = `${'  '.repeat(depth)}${row.label}${description}`;
  return [own, ...rowsBelow(row).flatMap((below) => drawn(below, depth + 1))];
}

/** The rows of the first of these files, beside `refs.bib` and `other.bib`. */
async function rowsOf(file: string, text: string): Promise<string[]> {
  const texts = { [`/w/${file}`]: text, '/w/refs.bib': bib, '/w/other.bib': other };
  const { document, surroundings } = await checkedDocument(texts);
  return documentCitations(document, surroundings).rows.flatMap((row) => drawn(row));
}

describe('what a document cites', () => {
  it('is grouped by where the works are to be had, in the order of the text', async () => {
    const text = r`\bibliography{refs} \cite{roe01} \cite{quux} \cite{poe02, xu15}`;
    assert.deepEqual(await rowsOf('a.tex', text), [
      'Missing | 1',
      '  quux | ',
      'In the bibliography | 2',
      '  B | ',
      '  Show, Attend and Tell | Xu and Ba 2015',
      'Not yet in the bibliography | 1',
      '  C | ',
    ]);
  });

  it('has the places of a work that is cited several times', async () => {
    const text = r`\bibliography{refs}` + '\n\nFirst \\cite{roe01}.\n\nAgain \\cite[3]{roe01} here.\n';
    assert.deepEqual(await rowsOf('a.tex', text), [
      'In the bibliography | 1',
      '  B | 2×',
      r`    First \cite{roe01}.`,
      r`    Again \cite[3]{roe01} here.`,
    ]);
  });

  it('counts works and citations', async () => {
    const { document, surroundings } = await checkedDocument({
      '/w/a.md': '[@roe01; @xu15] and @roe01',
      '/w/refs.bib': bib,
    });
    const { works, citations } = documentCitations(document, surroundings);
    assert.deepEqual([works, citations], [2, 3]);
  });

  it('takes all bibliographies for its own where none is declared', async () => {
    assert.deepEqual(await rowsOf('a.tex', r`\cite{poe02}`), ['In the bibliography | 1', '  C | ']);
  });

  it('leaves out what is only mentioned in Markdown without a bibliography', async () => {
    assert.deepEqual(await rowsOf('a.md', '@media and [@quux]'), ['Missing | 1', '  quux | ']);
  });

  it('counts keys as present that the document defines itself', async () => {
    const text = r`\bibitem{own} A book. \cite{own}`;
    assert.deepEqual(await rowsOf('a.tex', text), ['In the bibliography | 1', '  own | ']);
  });

  it('divides very many works into parts', async () => {
    const keys = Array.from({ length: 700 }, (_, number) => `k${number}`);
    const rows = await rowsOf('a.tex', r`\bibliography{refs}\cite{${keys.join(',')}}`);
    assert.deepEqual(
      rows.filter((row) => !row.startsWith('    ')),
      ['Missing | 700', '  1 – 300 | ', '  301 – 600 | ', '  601 – 700 | '],
    );
  });

  it('shows a part of a long line', async () => {
    const text = `${r`\bibliography{refs}`}\n${'x'.repeat(100)} ${r`\cite{roe01} \cite{roe01}`} ${'y'.repeat(200)}`;
    const [, , first = ''] = await rowsOf('a.tex', text);
    assert.ok(first.trim().startsWith('…xxx') && first.length < 120, first);
  });
});
