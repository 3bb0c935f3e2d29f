import assert from 'node:assert/strict';
import { archiveOf, arxivCategory, categoriesForShortCode } from '../../../src/core/model/arxivTaxonomy';

describe('arxivCategory', () => {
  const cases: readonly (readonly [id: string, found: string | undefined])[] = [
    ['cs.LG', 'cs.LG LG Machine Learning'],
    ['CS.lg', 'cs.LG LG Machine Learning'],
    ['hep-th', 'hep-th hep-th High Energy Physics - Theory'],
    ['cond-mat.str-el', 'cond-mat.str-el str-el Strongly Correlated Electrons'],
    ['math.IT', 'cs.IT IT Information Theory'],
    ['math.MP', 'math-ph math-ph Mathematical Physics'],
    ['cmp-lg', 'cs.CL CL Computation and Language'],
    ['cs.XX', undefined],
    ['', undefined],
    ['__proto__', undefined],
    ['constructor', undefined],
  ];
  for (const [id, found] of cases) {
    it(`${found === undefined ? 'does not know' : 'knows'} ${JSON.stringify(id)}`, () => {
      const category = arxivCategory(id);
      assert.equal(category && `${category.id} ${category.short} ${category.name}`, found);
    });
  }
});

describe('categoriesForShortCode', () => {
  const cases: readonly (readonly [code: string, ids: string])[] = [
    ['LG', 'cs.LG'],
    ['CV', 'cs.CV math.CV'],
    ['CO', 'stat.CO math.CO astro-ph.CO'],
    ['SC', 'cs.SC q-bio.SC'],
    ['IT', 'cs.IT'],
    ['str-el', 'cond-mat.str-el'],
    ['gr-qc', 'gr-qc'],
    ['cs.CV', 'cs.CV'],
    ['XX', ''],
    ['toString', ''],
  ];
  for (const [code, ids] of cases) {
    it(`reads ${code} as ${ids === '' ? 'nothing' : ids}`, () => {
      const found = categoriesForShortCode(code).map((category) => category.id);
      assert.equal(found.join(' '), ids);
    });
  }

  it('names the archive of a class', () => {
    assert.deepEqual(['cs.LG', 'hep-th'].flatMap(categoriesForShortCode).map(archiveOf), ['cs', 'hep-th']);
  });
});
