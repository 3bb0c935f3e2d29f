import assert from 'node:assert/strict';
import {
  type BibtexReading,
  readBibtexAgain,
  readBibtexAnew,
  resultOf,
} from '../../../../src/core/read/bibtex/reading';
import { seededRandom } from '../../../bench/random';

const pieces = [
  '@article{a,',
  '@misc{b, title = {B}}',
  '@inproceedings{c, crossref = {p}, title = "C"}',
  '@proceedings{p, title = {P}, year = 1999}',
  '@xdata{x, publisher = {X}}',
  '@book{d, xdata = {x,p}, title = aij # { and more}}',
  '@string{aij = "Artificial Intelligence"}',
  '@string{aij = jan # " "}',
  '@string(b = "b" # aij)',
  '@misc(e, title = b, ids = {c2, P}, month = jan)',
  '@misc{f, crossref = {C2}}',
  '@misc{g, crossref = g, author = {A and others}}',
  '@comment{ @misc{h,} }',
  '@comment @misc{i,}',
  '@preamble{"x" # aij}',
  '% @misc{j,}',
  '% ',
  'title = {T},',
  'year = 2000,',
  'journal = aij,',
  '{',
  '}',
  '"',
  '(',
  ')',
  ',',
  '@',
  '@a',
  '=',
  '#',
  '\n',
  '\n',
  '\n\n',
  ' ',
  '\r',
  'junk',
  '\\"{o}',
  'a',
  'b',
];

const papersOf = (reading: BibtexReading) => resultOf(reading).papers;

/** Reads each of the texts anew and from the reading of the one before; the answers must be the same. */
function assertSameReadings(texts: readonly string[]): void {
  let reading = readBibtexAnew(texts[0] ?? '');
  for (const text of texts) {
    const previous = reading;
    reading = readBibtexAgain(reading, text);
    const about = `${JSON.stringify(previous.text)} -> ${JSON.stringify(text)}`;
    assert.deepEqual(resultOf(reading), resultOf(readBibtexAnew(text)), about);
  }
}

describe('readBibtexAgain', () => {
  it('equals a full reading after each of 18,000 edits of small files', () => {
    const { below, chance } = seededRandom(7);
    const some = (most: number) =>
      Array.from({ length: below(most + 1) }, () => pieces[below(pieces.length)]).join('');
    for (let file = 0; file < 900; file += 1) {
      let text = some(25);
      const texts = [text];
      for (let edit = 0; edit < 20; edit += 1) {
        const start = below(text.length + 1);
        const end = Math.min(text.length, start + below(chance(0.2) ? 60 : 5));
        text = text.slice(0, start) + some(chance(0.1) ? 8 : 2) + text.slice(end);
        texts.push(text);
      }
      assertSameReadings(texts);
    }
  });

  it('equals a full reading after each of 2,000 edits of larger files', () => {
    const { below, chance } = seededRandom(11);
    const some = (count: number) =>
      Array.from({ length: count }, () => pieces[below(pieces.length)]).join('\n');
    for (let file = 0; file < 40; file += 1) {
      let text = Array.from({ length: 30 }, (_, entry) =>
        [
          `@article{key${entry},`,
          ' title = {Some {Title}},',
          ` year = {${1990 + entry}},`,
          ' month = mar,',
          '}\n',
        ].join('\n'),
      ).join(some(1));
      const texts = [text];
      for (let edit = 0; edit < 50; edit += 1) {
        const start = below(text.length + 1);
        const end = Math.min(text.length, start + below(chance(0.1) ? 600 : 20));
        text = text.slice(0, start) + some(below(3)) + text.slice(end);
        texts.push(text);
      }
      assertSameReadings(texts);
    }
  });

  it('keeps the very papers that an edit leaves alone', () => {
    const before = readBibtexAnew('@misc{a, title={A}}\n@misc{b, title={B}}\n');
    const after = readBibtexAgain(before, '@misc{a, title={A}}\n@misc{b, title={Bee}}\n');
    assert.equal(papersOf(after)[0], papersOf(before)[0]);
    assert.equal(papersOf(after)[1]?.title, 'Bee');
  });

  it('gives back the same reading for the same text', () => {
    const reading = readBibtexAnew('@misc{a, title={A}}');
    assert.equal(readBibtexAgain(reading, '@misc{a, title={A}}'), reading);
  });

  it('decodes again what a changed @string means further below', () => {
    const entries = '@misc{a, title = s}\n@misc{b, title = {Other}}';
    const before = readBibtexAnew(`@string{s = "one"}\n${entries}`);
    const after = readBibtexAgain(before, `@string{s = "other"}\n${entries}`);
    assert.deepEqual(
      papersOf(after).map(({ title }) => title),
      ['other', 'Other'],
    );
  });

  it('reads a whole file again where a limit of the whole file was met', () => {
    const uses = Array.from({ length: 30 }, (_, use) => `@misc{k${use}, title = big}`).join('\n');
    const text = `@string{big = "${'x'.repeat(1_000_000)}"}\n${uses}`;
    assertSameReadings([text, `${text}\n@misc{last, title = big}`, '@misc{k, title = {T}}']);
  });
});
