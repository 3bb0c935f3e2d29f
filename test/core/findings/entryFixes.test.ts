import assert from 'node:assert/strict';
import { entryFixes } from '../../../src/core/findings/entryFixes';
import { readBibtex } from '../../../src/core/read/bibtex/readBibtex';
import { applyEdits } from '../../../src/core/edit/textEdits';

/** The texts that the fixes of the problems with `code` make of a bibliography, each with its title. */
function fixed(code: string, text: string): string[] {
  return readBibtex(text)
    .problems.filter((problem) => problem.code === code)
    .flatMap(({ span }) => entryFixes(text, code, span))
    .map((fix) => `${fix.title}: ${fix.kind === 'edits' ? applyEdits(text, fix.edits) : fix.kind}`);
}

describe('fixes of entries', () => {
  it('write a comma that is missing behind a value', () => {
    assert.deepEqual(fixed('missing-comma', '@misc{a, title={A}\n year=2000}'), [
      'Write the comma: @misc{a, title={A},\n year=2000}',
    ]);
  });

  it('write a comma that is missing behind the key', () => {
    assert.deepEqual(fixed('missing-comma', '@misc{a\n title={A}}'), [
      'Write the comma: @misc{a,\n title={A}}',
    ]);
  });

  it('put a word in braces that no @string defines', () => {
    assert.deepEqual(fixed('undefined-string', '@misc{a, month = janvier}'), [
      'Put “janvier” in braces: @misc{a, month = {janvier}}',
    ]);
  });

  it('give the later of two entries a key that is free', () => {
    assert.deepEqual(
      fixed('duplicate-key', '@misc{a, title={A}}\n@misc{aa, ids={ab}}\n@misc{a, title={B}}'),
      ['Rename this entry to “ac”: @misc{a, title={A}}\n@misc{aa, ids={ab}}\n@misc{ac, title={B}}'],
    );
  });

  it('correct the key that an entry inherits from, but never to its own', () => {
    const proceedings = '@proceedings{icml2015, title={P}}';
    assert.deepEqual(
      fixed('unknown-crossref', `@inproceedings{icml2014, crossref={icml2016}}\n${proceedings}`),
      [`Change to “icml2015”: @inproceedings{icml2014, crossref={icml2015}}\n${proceedings}`],
    );
  });

  it('are none for what only a person can mend, and for a text that has changed', () => {
    assert.deepEqual(fixed('unclosed-entry', '@misc{a, title={A}\n@misc{b}'), []);
    assert.deepEqual(entryFixes('', 'undefined-string', { start: 4, end: 9 }), []);
    assert.deepEqual(entryFixes('@misc{a}', 'duplicate-key', { start: 0, end: 3 }), []);
  });
});
