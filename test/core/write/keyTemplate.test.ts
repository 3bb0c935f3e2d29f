import assert from 'node:assert/strict';
import { plainName } from '../../../src/core/text/plainName';
import type { KeyParts } from '../../../src/core/write/keyFunctions';
import { keyFromTemplate, readKeyTemplate } from '../../../src/core/write/keyTemplate';

const xu: KeyParts = {
  authors: ['Kelvin Xu', 'Jimmy Ba', 'Özge Aksın'].map(plainName),
  year: 2015,
  title: "Show, Attend and Tell: Don't look at the neural-image captions",
  venue: 'Journal of Machine Learning',
  type: 'article',
};
const two: KeyParts = { ...xu, authors: xu.authors.slice(0, 2) };
const team: KeyParts = {
  authors: [{ kind: 'literal', literal: 'Gemini Team' }],
  year: 2024,
  title: 'On the',
};
const keyOf = (template: string, parts: KeyParts, taken?: readonly string[]) =>
  keyFromTemplate(readKeyTemplate(template), parts, new Set(taken));

describe('a template of keys', () => {
  const cases: readonly (readonly [template: string, parts: KeyParts, key: string])[] = [
    ['auth.lower + year + veryshorttitle.lower', xu, 'xu2015show'],
    ['auth + year', xu, 'Xu2015'],
    ['auth(1) + shortyear', xu, 'X15'],
    ['auth', { ...xu, authors: [plainName('Özge Aksın')] }, 'Aksin'],
    ['auth', { ...xu, authors: [plainName('Rami Al-Rfou')] }, 'AlRfou'],
    ['auth', team, 'GeminiTeam'],
    ['auth.abbr.lower + year', team, 'gt2024'],
    ['authors', xu, 'XuBaAksin'],
    ['authors(2)', xu, 'XuBaEtAl'],
    ['authors(2)', two, 'XuBa'],
    ['authors(3)', { ...two, authorsTruncated: true }, 'XuBaEtAl'],
    ['authEtAl + year', xu, 'XuEtAl2015'],
    ['authEtAl + year', two, 'XuBa2015'],
    ['title', xu, 'ShowAttendTellDontLookNeuralImageCaptions'],
    ['title.abbr', xu, 'SATDLNIC'],
    ['shorttitle', xu, 'ShowAttendTell'],
    ['shorttitle(4,1).lower', xu, 'showattendtelldont'],
    ['shorttitle(4, 4)', { ...xu, title: 'deep nets are all we need' }, 'DeepNetsAllWe'],
    ['veryshorttitle', team, 'On'],
    ['journal', xu, 'JournalofMachineLearning'],
    ['journal.capitalize', xu, 'JournalOfMachineLearning'],
    ['journal.abbr.upper', xu, 'JOML'],
    ['type.capitalize + ":" + auth.fold', xu, 'Article:Xu'],
    ["'my key_' + year", xu, 'mykey_2015'],
    ['auth + year', { authors: [], title: '' }, 'anonymous'],
    ['AUTH.Lower+YEAR', xu, 'xu2015'],
  ];
  for (const [template, parts, key] of cases) {
    it(`${template} gives ${key}`, () => {
      assert.equal(keyOf(template, parts), key);
      assert.deepEqual(readKeyTemplate(template).messages, []);
    });
  }

  it('gives a key that is taken a postfix, and never touches the one that has it', () => {
    assert.equal(keyOf('auth', xu, ['Xu', 'Xua']), 'Xub');
    assert.equal(keyOf('auth + postfix("-%(n)s")', xu, ['Xu', 'Xu-1']), 'Xu-2');
    assert.equal(keyOf('auth + postfix("_%(A)s")', xu, ['Xu']), 'Xu_A');
    assert.equal(keyOf('auth + postfix("x")', xu, ['Xu']), 'Xuxa');
  });

  const wrong: readonly (readonly [template: string, key: string, message: RegExp])[] = [
    ['', 'xu2015show', /says nothing/],
    ['author.lower + year', '2015', /no "author".*auth, authors/],
    ['auth.lwr + year', 'Xu2015', /no ".lwr".*\.lower/],
    ['auth + year + &', 'Xu2015', /"&" at 15 means nothing/],
    ['auth + shorttitle(2', 'XuShowAttend', /\) is missing/],
    ["auth + 'x", 'Xu', /"'" at 8/],
    ['auth + postfix("x")', 'Xu', /no place for a letter/],
    ['constructor + year', '2015', /no "constructor"/],
  ];
  for (const [template, key, message] of wrong) {
    it(`reads the best of ${template === '' ? 'nothing' : template}, and says what is wrong`, () => {
      const read = readKeyTemplate(template);
      assert.equal(keyFromTemplate(read, xu), key);
      assert.match(read.messages.join(' '), message);
    });
  }
});
