import assert from 'node:assert/strict';
import { assembleLibrary } from '../../../src/core/model/library';
import { openAbstracts, openPart, packAbstracts, packPart } from '../../../src/core/model/partFrames';
import { wholeSlice } from '../../../src/core/model/editedSource';
import { indexLibrary } from '../../../src/core/search/searchIndex';
import { readListing } from '../../../src/core/read/listing/readListing';
import { buildWholePart } from '../../../src/core/search/buildPart';
import { readFileSync } from 'node:fs';
import { holdingsOf, papersFound, source } from '../../support/papers';

const read = readListing(readFileSync('data/listing.txt', 'utf8'));
const part = buildWholePart(read);

describe('a part as bytes', () => {
  it('has the same papers, and finds them as before', () => {
    const opened = openPart(packPart(part, { problems: [] }));
    const abstracts = openAbstracts(packAbstracts(part.abstracts!, 'said'));
    assert.deepEqual(opened?.said, { problems: [] });
    assert.equal(abstracts?.said, 'said');
    const whole = { ...opened.part, abstracts: abstracts?.abstracts };
    const library = assembleLibrary([{ source: source('a.txt'), slices: [wholeSlice(whole)], problems: [] }]);
    assert.deepEqual(
      holdingsOf(library).map(({ paper }) => paper),
      read.papers,
    );
    const keys = (query: string) => papersFound(indexLibrary(library), query).map(({ key }) => key);
    assert.deepEqual(keys('attend tell'), ['xu2015show']);
    assert.ok(keys('abstract:attention').includes('xu2015show'));
  });

  it('is none of the other kind', () => {
    assert.equal(openPart(packAbstracts(part.abstracts!, null)), undefined);
    assert.equal(openAbstracts(packPart(part, null)), undefined);
  });
});
