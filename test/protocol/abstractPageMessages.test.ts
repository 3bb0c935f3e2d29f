import assert from 'node:assert/strict';
import { asFromAbstractPage } from '../../src/protocol/abstractPage';

describe('messages of the abstract page', () => {
  for (const message of [
    { kind: 'ready' },
    { kind: 'ready', id: 'a' },
    { kind: 'find' },
    { kind: 'step', by: -1, id: 'a' },
    { kind: 'filter', facet: 'year', number: 0, id: 'a' },
  ])
    it(`are read: ${JSON.stringify(message)}`, () => assert.deepEqual(asFromAbstractPage(message), message));

  for (const value of [
    undefined,
    null,
    'ready',
    [],
    {},
    { kind: 'constructor' },
    { kind: '__proto__' },
    { kind: 'toString', id: 'a' },
    { kind: ['ready'] },
    { kind: 'ready', id: 1 },
    { kind: 'step', by: 2, id: 'a' },
    { kind: 'step', by: -1 },
    { kind: 'zoom', zoom: NaN },
    { kind: 'openCited', number: -1, id: 'a' },
    { kind: 'openLink', link: 'https://evil.test', id: 'a' },
  ])
    it(`are nothing else: ${JSON.stringify(value)}`, () =>
      assert.equal(asFromAbstractPage(value), undefined));
});
