import assert from 'node:assert/strict';
import { placeAt } from '../../../src/core/model/places';
import { readSource } from '../../../src/core/read/readSource';
import { SourceReader } from '../../../src/core/read/sourceReader';

const before = '@misc{a, title = {A}}\n@misc{b, title = {B}}\n@misc{c, title = {C}}\n';
const after = '@misc{a, title = {A}}\n@misc{b, title = {Bee}}\n@misc{c, title = {C}}\n';

/** Reads texts one after the other, as a document that is being edited. */
function lastOf(mayChange: boolean, ...texts: readonly string[]) {
  const reader = new SourceReader();
  const readings = texts.map((text) => reader.read('a.bib', 'bibtex', text, {}, { keeps: true, mayChange }));
  return readings.at(-1)!;
}

describe('SourceReader', () => {
  it('gives what readSource gives, at first and after an edit', () => {
    for (const texts of [[before], [before, after]]) {
      const reading = lastOf(false, ...texts);
      assert.deepEqual(reading, { kind: 'whole', result: readSource('bibtex', texts.at(-1)!) });
    }
  });

  it('tells the difference after an edit', () => {
    const reading = lastOf(true, before, after);
    assert.equal(reading.kind, 'change');
    const { from, to, shift, now } = reading.change;
    assert.deepEqual([from, to, shift], [1, 2, 2]);
    assert.deepEqual(
      now.papers.map(({ title }) => title),
      ['Bee'],
    );
    const { span } = placeAt(now.places, 0);
    assert.equal(after.slice(span.start, span.end), '@misc{b, title = {Bee}}');
  });

  it('reads a source as a whole that was forgotten', () => {
    const reader = new SourceReader();
    const how = { keeps: true, mayChange: true };
    reader.read('a.bib', 'bibtex', before, {}, how);
    reader.forget('a.bib');
    assert.equal(reader.read('a.bib', 'bibtex', after, {}, how).kind, 'whole');
  });
});
