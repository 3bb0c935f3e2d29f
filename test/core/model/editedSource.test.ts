import assert from 'node:assert/strict';
import { wholeSlice, withAbstracts, withReplacedRows } from '../../../src/core/model/editedSource';
import { type Slice, assembleLibrary } from '../../../src/core/model/library';
import { placeAt } from '../../../src/core/model/places';
import { readSource } from '../../../src/core/read/readSource';
import { SourceReader } from '../../../src/core/read/sourceReader';
import { buildAbstracts, buildPart, buildWholePart } from '../../../src/core/search/buildPart';
import { seededRandom } from '../../bench/random';
import { holdingsOf, papersFound, source } from '../../support/papers';
import { indexLibrary } from '../../../src/core/search/searchIndex';

const refs = source('refs.bib');
const libraryOf = (slices: readonly Slice[]) => assembleLibrary([{ source: refs, slices, problems: [] }]);

const pieces = [
  '@misc{a, title = {Apple}, abstract = {Of trees}}\n',
  '@misc{b, title = m, ids = {b2}}\n',
  '@misc{c, crossref = {a}}\n',
  '@string{m = "Melon"}\n',
  '@string{m = "Mango"}\n',
  '@comment{x}\n',
  '}',
  '{',
  'title',
  '\n',
];

describe('a source after edits', () => {
  it('has the papers of the whole text at their places after each of 1,500 edits', () => {
    const { below, chance } = seededRandom(3);
    const some = (most: number) =>
      Array.from({ length: below(most + 1) }, () => pieces[below(pieces.length)]).join('');
    for (let file = 0; file < 75; file += 1) {
      const reader = new SourceReader();
      let text = some(12);
      let slices: readonly Slice[] = [];
      for (let edit = 0; edit < 20; edit += 1) {
        const how = { keeps: true, mayChange: edit > 0 };
        const reading = reader.read('refs.bib', 'bibtex', text, {}, how);
        slices =
          reading.kind === 'whole'
            ? [wholeSlice(buildWholePart(reading.result))]
            : withReplacedRows(slices, { ...reading.change, part: buildWholePart(reading.change.now) });
        const { papers, places } = readSource('bibtex', text);
        assert.deepEqual(
          holdingsOf(libraryOf(slices)).map(({ paper, place }) => ({ paper, place })),
          papers.map((paper, row) => ({ paper, place: placeAt(places, row) })),
          JSON.stringify(text),
        );
        const start = below(text.length + 1);
        text = text.slice(0, start) + some(2) + text.slice(start + (chance(0.5) ? 0 : below(30)));
      }
    }
  });

  it('is searched in all its parts, and no longer for what was removed', () => {
    const reader = new SourceReader();
    const text = '@misc{a, title = {Apple}}\n@misc{b, title = {Banana}}\n@misc{c, title = {Cherry}}\n';
    const first = reader.read('refs.bib', 'bibtex', text, {}, { keeps: true, mayChange: false });
    assert.equal(first.kind, 'whole');
    const edited = text.replace('Banana', 'Blackberry');
    const second = reader.read('refs.bib', 'bibtex', edited, {}, { keeps: true, mayChange: true });
    assert.equal(second.kind, 'change');
    const slices = withReplacedRows([wholeSlice(buildWholePart(first.result))], {
      ...second.change,
      part: buildWholePart(second.change.now),
    });
    const index = indexLibrary(libraryOf(slices));
    const keys = (query: string) => papersFound(index, query).map(({ key }) => key);
    assert.deepEqual(['apple', 'banana', 'blackberry', 'cherry'].map(keys), [['a'], [], ['b'], ['c']]);
  });

  it('takes the abstracts of a part when they come', () => {
    const read = readSource('bibtex', '@misc{a, abstract = {Of trees}}');
    const part = buildPart(read);
    const slices = [wholeSlice(part)];
    assert.equal(libraryOf(slices).holding(0).paper.abstract, undefined);
    const complete = withAbstracts(slices, part, buildAbstracts(read));
    assert.equal(libraryOf(complete).holding(0).paper.abstract, 'Of trees');
    assert.equal(withAbstracts(slices, buildPart(read), buildAbstracts(read)), slices);
  });
});
