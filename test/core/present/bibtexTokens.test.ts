import assert from 'node:assert/strict';
import { bibtexTokens } from '../../../src/core/present/bibtexTokens';

function said(text: string): string[] {
  return bibtexTokens(text)
    .filter((token) => token.kind !== 'plain')
    .map((token) => `${token.kind} ${token.text}`);
}

describe('BibTeX in colours', () => {
  it('tells types, keys, fields and values', () => {
    assert.deepEqual(said('@article{xu, title = {A {B}}, year = 2015, month = jan # "x"}'), [
      'type @article',
      'key xu',
      'field title',
      'string {A {B}}',
      'field year',
      'number 2015',
      'field month',
      'macro jan',
      'string "x"',
    ]);
  });

  it('tells definitions and what is no entry', () => {
    assert.deepEqual(said('note @string{n = "N"}'), [
      'comment note ',
      'type @string',
      'field n',
      'string "N"',
    ]);
  });

  for (const text of [
    '',
    '@',
    '@article{',
    '@article{a, title = {unclosed',
    '@x{a,,,=={}}} @y(b)',
    '\u202E@a{b}',
  ])
    it(`loses nothing of ${JSON.stringify(text)}`, () =>
      assert.equal(
        bibtexTokens(text)
          .map((token) => token.text)
          .join(''),
        text,
      ));

  it('cuts what nobody can read', () => {
    const shown = bibtexTokens(`@a{b, c = {${'x'.repeat(500_000)}}}`).map((token) => token.text);
    assert.equal(shown.join('').length, 100_001);
  });
});
