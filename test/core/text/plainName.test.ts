import assert from 'node:assert/strict';
import type { Author } from '../../../src/core/model/author';
import { plainName } from '../../../src/core/text/plainName';

describe('plainName', () => {
  const person = (given: string, family: string, more: object = {}) => ({
    kind: 'person',
    given,
    family,
    ...more,
  });
  const literal = (name: string): Author => ({ kind: 'literal', literal: name });
  const cases: readonly (readonly [name: string, author: object])[] = [
    ['Kelvin Xu', person('Kelvin', 'Xu')],
    ['C. Daniel Freeman', person('C. Daniel', 'Freeman')],
    ['Rami Al-Rfou', person('Rami', 'Al-Rfou')],
    ['Ludwig van Beethoven', person('Ludwig', 'Beethoven', { prefix: 'van' })],
    ['Juan de la Cruz', person('Juan', 'Cruz', { prefix: 'de la' })],
    ['van der Berg', { kind: 'person', family: 'Berg', prefix: 'van der' }],
    ['Martin Luther King Jr.', person('Martin Luther', 'King', { suffix: 'Jr.' })],
    ['Martin Luther King, Jr.', person('Martin Luther', 'King', { suffix: 'Jr.' })],
    ['Gemini Team', literal('Gemini Team')],
    ['The Theano Development Team', literal('The Theano Development Team')],
    ['OpenAI', literal('OpenAI')],
    ['', literal('')],
  ];
  for (const [name, author] of cases) {
    it(`splits ${JSON.stringify(name)}`, () => assert.deepEqual(plainName(name), author));
  }
});
