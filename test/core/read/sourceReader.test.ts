import assert from 'node:assert/strict';
import { readSource } from '../../../src/core/read/readSource';
import { SourceReader } from '../../../src/core/read/sourceReader';

const before = '@misc{a, title = {A}}\n@misc{b, title = {B}}\n';
const after = '@misc{a, title = {A}}\n@misc{b, title = {Bee}}\n';

describe('SourceReader', () => {
  it('gives what readSource gives, at first and after an edit', () => {
    const reader = new SourceReader();
    assert.deepEqual(reader.read('a.bib', 'bibtex', before, {}), readSource('bibtex', before));
    assert.deepEqual(reader.read('a.bib', 'bibtex', after, {}), readSource('bibtex', after));
  });

  it('keeps the papers of a bibliography that an edit leaves alone', () => {
    const reader = new SourceReader();
    const [first] = reader.read('a.bib', 'bibtex', before, {}).papers;
    assert.equal(reader.read('a.bib', 'bibtex', after, {}).papers[0], first);
  });

  it('reads a source anew that was forgotten', () => {
    const reader = new SourceReader();
    const [first] = reader.read('a.bib', 'bibtex', before, {}).papers;
    reader.forget('a.bib');
    assert.notEqual(reader.read('a.bib', 'bibtex', after, {}).papers[0], first);
  });
});
