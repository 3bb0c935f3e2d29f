import assert from 'node:assert/strict';
import { authorsInShort, type Author } from '../../../src/core/model/author';

const person = (family: string, prefix?: string): Author => ({
  kind: 'person',
  family,
  ...(prefix === undefined ? {} : { prefix }),
});

describe('authors in short', () => {
  const cases: [string, readonly Author[], boolean, string][] = [
    ['is empty without authors', [], false, ''],
    ['names a single author', [person('Xu')], false, 'Xu'],
    ['keeps the particle', [person('Berg', 'van den')], false, 'van den Berg'],
    ['joins two with "and"', [person('Xu'), person('Ba')], false, 'Xu and Ba'],
    ['shortens three', [person('Xu'), person('Ba'), person('Kiros')], false, 'Xu et al.'],
    ['says that a single name goes on', [person('Xu')], true, 'Xu et al.'],
    ['says that two names go on', [person('Xu'), person('Ba')], true, 'Xu et al.'],
    ['never splits a team', [{ kind: 'literal', literal: 'Gemini Team' }], false, 'Gemini Team'],
  ];
  for (const [name, authors, truncated, expected] of cases) {
    it(name, () => assert.equal(authorsInShort(authors, truncated), expected));
  }
});
