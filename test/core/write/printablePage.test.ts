import assert from 'node:assert/strict';
import { printableParts } from '../../../src/core/present/printable';
import { printablePage } from '../../../src/core/write/printablePage';
import { holding, paper, person } from '../../support/papers';

describe('a page for printing', () => {
  const evil = '<img src=x onerror=alert(1)> & "x"';
  const page = printablePage({
    ...printableParts(
      holding(
        paper({
          key: 'k',
          title: `${evil} $x^2$`,
          authors: [person(evil)],
          organizations: [evil],
          venue: evil,
          abstract: `${evil}\n\n</p><script>alert(1)</script>`,
          url: 'https://x.test/"><script>',
          doi: evil,
        }),
      ),
    ),
    reference: evil,
    bibtex: `@misc{k, title = {${evil}</pre>}}`,
  });

  it('has what is known, mathematics in Unicode', () => {
    assert.match(page, /x²<\/h1>/u);
    assert.match(page, /<h2>Abstract<\/h2>[\s\S]*<h2>Reference<\/h2>[\s\S]*<h2>BibTeX<\/h2>/u);
  });

  it('has no elements made of data', () => {
    const tags = new Set([...page.matchAll(/<[^>]*>/gu)].map(([tag]) => tag.replaceAll(/[</>]|\s.*/gu, '')));
    const known = '!DOCTYPE html head meta title style body h1 p h2 pre'.split(' ');
    assert.deepEqual(tags, new Set(known));
  });

  it('leaves out what is not known', () => {
    const bare = printablePage({
      ...printableParts(holding(paper({ key: 'k' }))),
      reference: '',
      bibtex: '',
    });
    assert.match(bare, /<h1 dir="auto">k<\/h1>/u);
    assert.doesNotMatch(bare, /<h2>/u);
  });
});
