import assert from 'node:assert/strict';
import { latexMarkup } from '../../../src/core/cite/latex/latexMarkup';
import type { Markup } from '../../../src/core/cite/markup';
import { pandocMarkup } from '../../../src/core/cite/pandoc/pandocMarkup';
import { assembleLibrary } from '../../../src/core/model/library';
import { citedKeys, suggestKeys } from '../../../src/core/present/suggestions';
import { indexLibrary } from '../../../src/core/search/searchIndex';
import { marked } from '../../support/marked';
import { paper, person, snapshot, source } from '../../support/papers';

const own = source('own.bib');
const library = assembleLibrary([
  snapshot(source('big.bib'), paper({ key: 'doe2020deep', title: 'Deep Learning', year: 2020 })),
  snapshot(
    own,
    paper({ key: 'roe2019deep', title: 'Deep Learning, Again', year: 2019, authors: [person('Jane Roe')] }),
    paper({ key: 'odd(key)', title: 'Deep Oddities', year: 2018 }),
    paper({ key: 'bad key', title: 'Deep Blanks', year: 2017 }),
  ),
]);
const index = indexLibrary(library);

function suggested(
  markup: Markup,
  literal: string,
  ownSources: readonly string[] = [],
): string[] | undefined {
  const { text, offset } = marked(literal);
  const scan = markup.scan(text);
  const context = markup.contextAt(text, scan, offset);
  assert.ok(context);
  const shelf = { citedKeys: citedKeys(scan, offset), ownSources: new Set(ownSources) };
  return suggestKeys(library, index, context, shelf, markup)?.list.map(({ newText }) => newText);
}

describe('suggestions', () => {
  it('put the document’s own bibliography first', () => {
    assert.deepEqual(suggested(latexMarkup, String.raw`\cite{deep learning|}`, [own.id])?.[0], 'roe2019deep');
    assert.deepEqual(suggested(latexMarkup, String.raw`\cite{deep learning|}`)?.[0], 'doe2020deep');
  });

  it('put what is already cited before that', () => {
    const keys = suggested(latexMarkup, String.raw`\cite{doe2020deep} \cite{deep|}`, [own.id]);
    assert.equal(keys?.[0], 'doe2020deep');
  });

  it('leave out keys of the same citation', () => {
    assert.deepEqual(suggested(latexMarkup, String.raw`\cite{doe2020deep, deep learning|}`), ['roe2019deep']);
  });

  it('leave out keys the language cannot write', () => {
    assert.deepEqual(suggested(latexMarkup, String.raw`\cite{blanks|}`), []);
    assert.deepEqual(suggested(pandocMarkup, '@blanks|'), []);
  });

  it('put keys in braces where Pandoc needs them', () => {
    assert.deepEqual(suggested(pandocMarkup, '@oddities|'), ['{odd(key)}']);
    assert.deepEqual(suggested(pandocMarkup, '@{oddities|}'), ['odd(key)']);
  });

  it('understand the query language where the text can hold it', () => {
    assert.deepEqual(suggested(latexMarkup, String.raw`\cite{author:roe 2019|}`), ['roe2019deep']);
    assert.deepEqual(suggested(latexMarkup, String.raw`\cite{"deep learning" year:>=2020|`), ['doe2020deep']);
    assert.deepEqual(suggested(latexMarkup, String.raw`\cite{doe2020deep} \cite{deep cited:yes|}`), [
      'doe2020deep',
    ]);
    assert.deepEqual(suggested(pandocMarkup, '[@author:roe 2019|]'), ['roe2019deep']);
  });

  it('cite a copy from elsewhere by the key of the document’s bibliography, once', () => {
    const twins = assembleLibrary([
      snapshot(own, paper({ key: 'mine', title: 'Deep Nets', year: 2020, doi: '10.1/d' })),
      snapshot(
        source('sample', 'sample'),
        paper({ key: 'mine', title: 'Deep Waters', year: 1990 }),
        paper({ key: 'theirs', title: 'Deep Nets', year: 2020, doi: '10.1/D' }),
        paper({ key: 'fresh', title: 'Deep Nets Again', year: 2021 }),
      ),
    ]);
    const [text, offset] = [String.raw`\cite{deep}`, 10];
    const scan = latexMarkup.scan(text);
    const context = latexMarkup.contextAt(text, scan, offset);
    assert.ok(context);
    const shelf = { citedKeys: new Set<string>(), ownSources: new Set([own.id]) };
    const listed = (bibliographies?: typeof twins.sources) => {
      const cites = bibliographies && { bibliographies, addsEntries: true };
      return suggestKeys(twins, indexLibrary(twins), context, { ...shelf, cites }, latexMarkup)
        ?.list.map(({ newText, isToBeAdded }) => `${newText}${isToBeAdded ? ' +' : ''}`)
        .toSorted();
    };
    assert.deepEqual(listed(twins.sources.slice(0, 1)), ['fresh +', 'mine', 'minea +']);
    assert.deepEqual(listed(), ['fresh', 'mine', 'mine', 'theirs']);
  });

  it('are none behind a complete key, where a locator is typed', () => {
    assert.equal(suggested(pandocMarkup, '[@doe2020deep p|]'), undefined);
  });
});
