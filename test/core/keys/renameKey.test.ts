import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markupOf } from '../../../src/core/cite/markups';
import { placesInBibtex } from '../../../src/core/keys/bibtexPlaces';
import { type KeyedText, type Renaming, renameKey, withEdits } from '../../../src/core/keys/renameKey';

const r = String.raw;

function keyed(name: string, text: string): KeyedText {
  const markup = markupOf(name);
  return markup === undefined
    ? { kind: 'bibliography', name, text }
    : { kind: 'document', name, text, markup, scan: (other) => markup.scan(other) };
}

/** The texts after renaming `old` to `newKey` in them, or why it is refused. */
function renamed(
  texts: Readonly<Record<string, string>>,
  newKey: string,
  options: Partial<Renaming> = {},
): string[] | string {
  const all = Object.entries(texts).map(([name, text]) => keyed(name, text));
  const plan = renameKey(all, { oldKey: 'old', newKey, keepsOldKey: false, ...options });
  if (plan.kind === 'refused') return plan.reason;
  return all.map(({ text }, index) => withEdits(text, plan.edits[index] ?? []));
}

describe('renaming a key', () => {
  it('changes exactly the key tokens, in every language and bibliography', () => {
    assert.deepEqual(
      renamed(
        {
          'a.tex': r`\cite[old]{older, old,% old` + '\n' + r`old2}\textcites{old}{x} old`,
          'a.md': '[see @old, p. 3; -@old] old @older @{old}',
          'a.qmd': '---\nnocite: "@old"\n---\n`@old`',
          'a.typ': '@old[p. 3] #cite(<old>) #cite(label("old"))',
          'a.org': '[cite/t:see @old p. 3; @x] cite:x,old',
          'a.adoc': 'cite:[old(3), x]',
          'a.rst': ':cite:p:`old, {see}x`',
          'a.myst.md': '{cite:p}`x,old` @old',
          'refs.bib':
            '@book{old, ids = {x,old2}, title = {old}}\n@inbook{b, crossref = {old}, xdata={a, old}}',
        },
        'new:1',
      ),
      [
        r`\cite[old]{older, new:1,% old` + '\n' + r`old2}\textcites{new:1}{x} old`,
        '[see @new:1, p. 3; -@new:1] old @older @{new:1}',
        '---\nnocite: "@new:1"\n---\n`@old`',
        '@new:1[p. 3] #cite(<new:1>) #cite(label("new:1"))',
        '[cite/t:see @new:1 p. 3; @x] cite:x,new:1',
        'cite:[new:1(3), x]',
        ':cite:p:`new:1, {see}x`',
        '{cite:p}`x,new:1` @new:1',
        '@book{new:1, ids = {x,old2}, title = {old}}\n@inbook{b, crossref = {new:1}, xdata={a, new:1}}',
      ],
    );
  });

  it('renames an alias and what a document defines', () => {
    assert.deepEqual(renamed({ 'refs.bib': '@book{a, ids = {old}}', 'a.tex': r`\bibitem{old}` }, 'new'), [
      '@book{a, ids = {new}}',
      r`\bibitem{new}`,
    ]);
  });

  it('adds braces where the new key needs them', () => {
    assert.deepEqual(renamed({ 'a.md': 'See @old.' }, 'new--key'), ['See @{new--key}.']);
  });

  it('changes nothing for the same key', () => {
    assert.deepEqual(renamed({ 'a.md': '@old' }, 'old'), ['@old']);
  });

  const refusals: [string, Readonly<Record<string, string>>, string, RegExp][] = [
    ['an empty key', { 'a.md': '@old' }, '', /at least one character/u],
    [
      'a key that LaTeX cannot write',
      { 'a.tex': r`\cite{old}` },
      'a b',
      /“a b” cannot be written in a\.tex/u,
    ],
    ['a key that Pandoc cannot write', { 'a.md': '@old' }, 'a b', /cannot be written in a\.md/u],
    ['a key that BibTeX cannot read', { 'refs.bib': '@book{old}' }, 'a(b', /cannot be the key of an entry/u],
    ['a cross-reference', { 'a.qmd': '@old' }, 'fig-a', /cannot be written in a\.qmd/u],
    [
      'a key of the same file',
      { 'refs.bib': '@book{old}\n@book{new}' },
      'new',
      /“new” is taken by an entry in refs\.bib/u,
    ],
    ['an alias of the same file', { 'refs.bib': '@book{old, ids={new}}' }, 'new', /is taken/u],
    ['a key that the document defines', { 'a.tex': r`\cite{old}\bibitem{new}` }, 'new', /is taken/u],
    [
      'a file with merge conflicts',
      { 'refs.bib': '<<<<<<< a\n@book{old}\n=======\n@book{old}\n>>>>>>> b\n' },
      'new',
      /has merge conflicts\. Resolve them first/u,
    ],
  ];
  for (const [name, texts, newKey, reason] of refusals) {
    it(`refuses ${name}`, () => {
      const result = renamed(texts, newKey);
      assert.equal(typeof result, 'string', JSON.stringify(result));
      assert.match(String(result), reason);
    });
  }

  it('refuses a key that is known to be taken elsewhere', () => {
    assert.match(
      String(renamed({ 'a.md': '@old' }, 'new', { takenBy: 'far.bib' })),
      /taken by an entry in far\.bib/u,
    );
  });

  const kept: [string, string, string][] = [
    [
      'in the layout of the fields',
      '@book{old,\n  title = {T}\n}',
      '@book{new,\n  ids = {old},\n  title = {T}\n}',
    ],
    ['on one line', '@book{old, title = {T}}', '@book{new, ids = {old}, title = {T}}'],
    ['without any field', '@book{old}', '@book{new, ids = {old}}'],
    ['behind a comma alone', '@book{old,}', '@book{new, ids = {old}}'],
    ['to those there are', '@book{old, ids = {a}}', '@book{new, ids = {a, old}}'],
    ['to none yet', '@book{old, ids = ""}', '@book{new, ids = "old"}'],
  ];
  for (const [name, before, after] of kept) {
    it(`keeps the old key ${name}`, () => {
      assert.deepEqual(renamed({ 'refs.bib': before }, 'new', { keepsOldKey: true }), [after]);
    });
  }

  it('cannot keep the old key among macros', () => {
    assert.match(
      String(renamed({ 'r.bib': '@book{old, ids = a # b}' }, 'new', { keepsOldKey: true })),
      /macros/u,
    );
  });

  it('never changes another byte, whatever the file', () => {
    const piece = fc.constantFrom(
      '@book{',
      '@misc(',
      'old',
      'new',
      ',',
      '}',
      ')',
      '{',
      ' ids = {',
      'crossref = "',
      '"',
      '=',
      '\n',
      '#',
      '%',
      '@comment{',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, keepsOldKey) => {
        const text = pieces.join('');
        const result = renamed({ 'refs.bib': text }, 'fresh', { keepsOldKey });
        if (typeof result === 'string') return;
        const [after = ''] = result;
        const back = renamed({ 'refs.bib': after }, 'old', { oldKey: 'fresh' });
        if (!keepsOldKey && typeof back !== 'string' && !text.includes('fresh')) assert.equal(back[0], text);
        const places = placesInBibtex(after).filter(({ key, role }) => key === 'old' && role !== 'alias');
        assert.deepEqual(places, []);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});
