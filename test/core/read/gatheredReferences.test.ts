import assert from 'node:assert/strict';
import { type WantedWorks, gatheredReferences } from '../../../src/core/read/gatheredReferences';
import { paper } from '../../support/papers';

const file = (name: string, content: string) => ({ kind: 'file', name, content }) as const;
const one = file(
  'one.bib',
  '@preamble{"\\x"}@misc{a, title = {A}}@misc{b, title = {B}, crossref = {c}}@misc{c, year = 2001}',
);
const two = file('two.ris', 'TY  - JOUR\nID  - a\nTI  - Other\nER  -\n');

/** `key title` of each work, and what else is said. */
function gathered(wanted: Omit<WantedWorks, 'preferredCategories'>) {
  const { references, ...rest } = gatheredReferences({ ...wanted, preferredCategories: [] });
  const works = references.map(({ key, fields }) =>
    `${key} ${fields.get('title')} ${fields.get('date') ?? ''}`.trim(),
  );
  return { works, ...rest };
}

describe('gathering works', () => {
  it('takes all of all sources, one key for each', () => {
    assert.deepEqual(gathered({ sources: [one, two] }), {
      works: ['a A', 'b B 2001', 'c undefined 2001', 'aa Other'],
      changedKeys: new Map([['a', 'aa']]),
      preamble: '\\x',
      missing: [],
    });
  });

  it('takes those that are wanted, in the order in which they are', () => {
    const works = [
      { source: 1, key: 'a' },
      { source: 0, key: 'b' },
      { source: 0, key: 'gone' },
    ];
    assert.deepEqual(gathered({ sources: [one, two], works }), {
      works: ['a Other', 'b B 2001'],
      changedKeys: new Map(),
      preamble: '\\x',
      missing: ['gone'],
    });
  });

  it('takes a work once that two sources have', () => {
    assert.deepEqual(gathered({ sources: [one, file('copy.bib', '@misc{a, title = {A}}')] }).works, [
      'a A',
      'b B 2001',
      'c undefined 2001',
    ]);
  });

  it('takes papers where their file is not at hand', () => {
    const papers = [paper({ key: 'p', title: 'P' }), paper({ key: 'q', title: 'Q' })];
    const sources = [{ kind: 'papers', papers } as const];
    assert.deepEqual(gathered({ sources, works: [{ source: 0, key: 'q' }] }).works, ['q Q']);
  });

  it('takes nothing of what is no text', () => {
    const content = new Uint8Array([80, 75, 0, 0]);
    assert.deepEqual(gathered({ sources: [{ kind: 'file', name: 'a.bib', content }] }).works, []);
  });
});
