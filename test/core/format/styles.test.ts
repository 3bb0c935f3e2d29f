import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { shippedLocale, shippedLocales, shippedStyle, shippedStyles } from '../../../src/core/format/styles';

describe('the styles that come with the program', () => {
  it('are those that are built, under the names that they have', () => {
    assert.deepEqual(
      readdirSync('out/styles').toSorted(),
      shippedStyles.map(({ id }) => `${id}.csl`).toSorted(),
    );
    for (const { id, title } of shippedStyles) {
      const text = readFileSync(`out/styles/${id}.csl`, 'utf8');
      assert.ok(text.includes(`<id>http://www.zotero.org/styles/${id}</id>`), id);
      assert.ok(text.includes(`<title>${title}</title>`), id);
    }
  });

  it('come with the languages that are built', () => {
    assert.deepEqual(
      readdirSync('out/locales').toSorted(),
      shippedLocales.map((language) => `locales-${language}.xml`).toSorted(),
    );
    for (const language of shippedLocales) {
      const text = readFileSync(`out/locales/locales-${language}.xml`, 'utf8');
      assert.ok(text.includes(`xml:lang="${language}"`), language);
    }
  });

  it('are found by id, by what people call them, and by address', () => {
    assert.equal(shippedStyle('apa')?.id, 'apa');
    assert.equal(shippedStyle('MLA')?.id, 'modern-language-association');
    assert.equal(shippedStyle('http://www.zotero.org/styles/chicago-author-date')?.alias, 'chicago');
    assert.equal(shippedStyle('ieee')?.id, 'ieee');
    assert.equal(shippedStyle('my-journal'), undefined);
    assert.equal(shippedStyle('__proto__'), undefined);
  });

  it('speak the language of another country', () => {
    assert.equal(shippedLocale('de-DE'), 'de-DE');
    assert.equal(shippedLocale('EN-nz'), 'en-US');
    assert.equal(shippedLocale('fr'), 'fr-FR');
    assert.equal(shippedLocale('eu'), undefined);
  });
});
