import assert from 'node:assert/strict';
import type { Paper } from '../../../../src/core/model/paper';
import { placeColumns } from '../../../../src/core/model/places';
import { readBibtex } from '../../../../src/core/read/bibtex/readBibtex';

const codesIn = (text: string) => readBibtex(text).problems.map(({ code }) => code);

function onlyPaper(text: string): Paper {
  const { papers } = readBibtex(text);
  assert.equal(papers.length, 1);
  return papers[0]!;
}

/** The paper with the key `k`, of which only some properties are compared. */
function check(text: string, expected: Partial<Paper>): void {
  const paper = readBibtex(text).papers.find(({ key }) => key === 'k')!;
  for (const [name, value] of Object.entries(expected))
    assert.deepEqual(paper[name as keyof Paper], value, name);
}

describe('papers from BibTeX', () => {
  it('reads a whole entry', () => {
    const text = `@inproceedings{vaswani2017attention,
      title = {Attention Is {All} You Need},
      author = {Vaswani, Ashish and {Google Brain} and others},
      booktitle = "Advances in {NIPS}",
      year = 2017, month = dec,
      url = {https://github.com/a\\_b},
      doi = {https://doi.org/10.1000/a\\_b},
      abstract = {We propose
        a model --- the {\\em Transformer}.},
    }`;
    assert.deepEqual(readBibtex(`x ${text}`), {
      papers: [
        {
          key: 'vaswani2017attention',
          type: 'inproceedings',
          title: 'Attention Is All You Need',
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
          abstract: 'We propose a model — the Transformer.',
          doi: '10.1000/a_b',
          url: 'https://github.com/a_b',
          venue: 'Advances in NIPS',
          flags: [],
        },
      ],
      places: placeColumns([{ span: { start: 2, end: text.length + 2 }, keySpan: { start: 17, end: 37 } }]),
      problems: [],
    });
  });

  const cases: [string, string, Partial<Paper>][] = [
    [
      'takes editors where there are no authors',
      '@book{k, editor={A B}}',
      { authors: [{ kind: 'person', family: 'B', given: 'A' }] },
    ],
    ['takes the title of the whole set', '@book{k, maintitle={M}}', { title: 'M' }],
    ['has no title without one', '@book{k}', { title: '' }],
    ['prefers the name of the journal', '@article{k, publisher={P}, journal={J}}', { venue: 'J' }],
    ['files unknown types under other', '@glossary{k}', { category: { kind: 'entryType', name: 'Other' } }],
    [
      'ignores the case of types',
      '@ARTICLE{k}',
      { type: 'article', category: { kind: 'entryType', name: 'Journal articles' } },
    ],
    ['takes a DOI from an address', '@misc{k, url={http://dx.doi.org/10.1/x}}', { doi: '10.1/x' }],
    [
      'takes an address from howpublished',
      String.raw`@misc{k, howpublished={\url{http://a.b/c\_d}}}`,
      { url: 'http://a.b/c_d' },
    ],
    ['reads the first of two fields of a name', '@misc{k, title={A}, title={B}}', { title: 'A' }],
    ['joins strings', '@string{A = "x" # {y}} @misc{k, title = a # { z} # 1}', { title: 'xy z1' }],
    [
      'lets a later string hold from there on',
      '@string{a={1}} @misc{k, title=a} @string{a={2}}',
      { title: '1' },
    ],
    ['keeps the name of an unknown string', '@misc{k, journal=AIJ}', { venue: 'AIJ' }],
    [
      'takes property names for text',
      '@misc{k, month=constructor, __proto__={x}, journal=__proto__}',
      { venue: '__proto__' },
    ],
    ['keeps a damaged entry', '@misc{k, title={A}, year=\n\n@misc{l}', { title: 'A' }],
  ];
  for (const [name, text, expected] of cases) it(name, () => check(text, expected));

  const arxivCases: [string, string, string | undefined, string | undefined][] = [
    [
      'eprint with its archive',
      'eprint={1706.03762}, archiveprefix={arXiv}, primaryclass={cs.CL}',
      '1706.03762',
      'cs.CL',
    ],
    [
      'eprint of BibLaTeX',
      'eprint={1706.03762v5}, eprinttype={arxiv}, eprintclass={cs.LG}',
      '1706.03762v5',
      'cs.LG',
    ],
    ['an old identifier', 'eprint={hep-th/9901001}, archiveprefix={arXiv}', 'hep-th/9901001', 'hep-th'],
    [
      'an old number with its class',
      'eprint={9901001}, archiveprefix={arXiv}, primaryclass={hep-th}',
      'hep-th/9901001',
      'hep-th',
    ],
    ['a mention in the journal', 'journal={arXiv preprint arXiv:1706.03762}', '1706.03762', undefined],
    ['a mention with a class', 'note={arXiv:1706.03762 [cs.CL]}', '1706.03762', 'cs.CL'],
    [
      'an address',
      'url={https://arxiv.org/abs/1706.03762}, keywords={Computation (cs.CL), FOS}',
      '1706.03762',
      'cs.CL',
    ],
    ['a DOI', 'doi={10.48550/arXiv.1706.03762}', '1706.03762', undefined],
    ['the volume of CoRR', 'journal={CoRR}, volume={abs/1706.03762}', '1706.03762', undefined],
    ['no other archive', 'eprint={1706.03762}, eprinttype={jstor}', undefined, undefined],
    ['nothing else', 'journal={Physics 1706.03762}', undefined, undefined],
  ];
  for (const [name, fields, arxiv, category] of arxivCases) {
    it(`knows the arXiv identifier from ${name}`, () => {
      const paper = onlyPaper(`@misc{k, ${fields}}`);
      assert.equal(paper.arxiv, arxiv);
      assert.equal(paper.category.kind === 'arxiv' ? paper.category.id : undefined, category);
    });
  }

  it('takes no entry for a paper that is none', () => {
    const text =
      '@string{a={b}} @comment{c} @preamble{d} @set{e, entryset={f}} @xdata{g} @misc{, title={h}} @misc{k}';
    assert.deepEqual(
      readBibtex(text).papers.map(({ key }) => key),
      ['k'],
    );
  });

  it('keeps both papers of a key and reports the later one', () => {
    const { papers, problems } = readBibtex('@misc{k, title={A}} @misc{k, title={B}}');
    assert.deepEqual(
      papers.map(({ title }) => title),
      ['A', 'B'],
    );
    assert.deepEqual(
      problems.map(({ code, severity, span }) => [code, severity, span.start]),
      [['duplicate-key', 'warning', 26]],
    );
  });
});

describe('inherited fields', () => {
  const cases: [string, string, Partial<Paper>][] = [
    [
      'gives a chapter its book',
      '@inbook{k, title={T}, crossref={b}} @book{b, title={B}, year=1999}',
      { title: 'T', venue: 'B', year: 1999 },
    ],
    [
      'gives an article its journal',
      '@article{k, title={T}, crossref={p}} @periodical{p, title={J}}',
      { venue: 'J' },
    ],
    ['gives a title to what has none', '@article{k, crossref={b}} @book{b, title={B}}', { title: 'B' }],
    [
      'finds a key in another case',
      '@inproceedings{k, crossref={P}} @proceedings{p, booktitle={B}}',
      { venue: 'B' },
    ],
    [
      'finds an entry by another of its names',
      '@inbook{k, crossref={x}} @book{b, ids={y, x}, title={B}}',
      { venue: 'B' },
    ],
    [
      'follows xdata',
      '@book{k, xdata={x, y}} @xdata{x, title={X}} @xdata{y, xdata={z}} @xdata{z, publisher={Z}}',
      { title: 'X', venue: 'Z' },
    ],
    [
      'prefers what is near',
      '@book{k, crossref={b}, xdata={x}} @xdata{x, title={X}} @book{b, title={B}}',
      { title: 'X' },
    ],
    ['survives a cycle', '@book{k, crossref={b}} @book{b, title={B}, crossref={k}}', { title: 'B' }],
    [
      'does not inherit names',
      '@book{k, crossref={b}} @book{b, ids={c}, title={B}}',
      { key: 'k', title: 'B' },
    ],
  ];
  for (const [name, text, expected] of cases) it(name, () => check(text, expected));

  it('keeps papers in the order of the file', () => {
    const text = '@book{a} @inbook{b, crossref={c}} @book{c}';
    assert.deepEqual(
      readBibtex(text).papers.map(({ key }) => key),
      ['a', 'b', 'c'],
    );
  });
});

describe('problems in BibTeX', () => {
  const cases: [string, string, string[]][] = [
    ['an unknown string', '@misc{k, journal=AIJ}', ['undefined-string']],
    ['an unknown string in a field that is not read', '@misc{k, series="A" # B}', ['undefined-string']],
    ['a repeated field', '@misc{k, note={A}, note={B}}', ['duplicate-field']],
    ['an unknown parent', '@misc{k, crossref={b}}', ['unknown-crossref']],
    ['an entry that is its own parent', '@misc{k, crossref={k}}', ['crossref-cycle']],
    ['a missing key', '@misc{, title={A}}', ['missing-key']],
    ['nothing in a valid file', '@string{j="J"} @article{k, title={T}, journal=j, month=jan # "~1"}', []],
  ];
  for (const [name, text, expected] of cases)
    it(`reports ${name}`, () => assert.deepEqual(codesIn(text), expected));

  it('says each thing once and in the order of the file', () => {
    const text = '@inbook{a, crossref={c}} @inbook{b, crossref={c}} @misc{, x={}} @book{c, title=X}';
    assert.deepEqual(codesIn(text), ['missing-key', 'undefined-string']);
  });
});

describe('strings that explode', () => {
  it('cuts doubling macros at one mebibyte', () => {
    const doublings = Array.from(
      { length: 40 },
      (_, index) => `@string{s${index + 1} = s${index} # s${index}}`,
    );
    const text = `@string{s0 = "0123456789"}\n${doublings.join('\n')}\n@misc{k, title = s40}`;
    const { papers, problems } = readBibtex(text);
    assert.ok((papers[0]?.title.length ?? 0) <= 1_048_576);
    assert.ok(problems.some(({ code }) => code === 'string-too-long'));
  });

  it('stops at 64 levels', () => {
    const chain = Array.from({ length: 200 }, (_, index) => `@string{s${index + 1} = s${index}}`);
    const { problems } = readBibtex(`@string{s0 = "x"}\n${chain.join('\n')}`);
    assert.ok(problems.some(({ code }) => code === 'string-too-long'));
  });

  it('reports more problems of one entry than a call may have arguments', () => {
    const { problems } = readBibtex(`@a{k${',f'.repeat(200_000)}}`);
    assert.equal(problems.filter(({ code }) => code === 'malformed-field').length, 200_000);
  });

  it('bounds what all macros of a file expand to', () => {
    const uses = Array.from({ length: 3000 }, (_, index) => `@misc{k${index}, title = big}`);
    const { papers } = readBibtex(`@string{big = "${'x'.repeat(1_000_000)}"}\n${uses.join('\n')}`);
    assert.equal(papers.length, 3000);
    assert.ok(papers.reduce((sum, { title }) => sum + title.length, 0) < 20_000_000);
  });
});
