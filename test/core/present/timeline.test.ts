import assert from 'node:assert/strict';
import type { Category } from '../../../src/core/model/category';
import { assembleLibrary } from '../../../src/core/model/library';
import type { Paper } from '../../../src/core/model/paper';
import { type DrawnTimeline, timelineOf, timelineQuery } from '../../../src/core/present/timeline';
import { matchingRows } from '../../../src/core/search/search';
import { indexLibrary } from '../../../src/core/search/searchIndex';
import { atOnce } from '../../../src/core/util/steps';
import { paper, snapshot, source } from '../../support/papers';

function arxiv(id: string): Category {
  return { kind: 'arxiv', id, short: id, name: `Name of ${id}` };
}

function libraryOf(...papers: readonly (Partial<Paper> | undefined)[]) {
  return assembleLibrary([
    snapshot(source('refs.bib'), ...papers.map((known, row) => paper({ key: `k${row}`, ...known }))),
  ]);
}

function drawn(...papers: readonly (Partial<Paper> | undefined)[]): DrawnTimeline {
  return atOnce(timelineOf(libraryOf(...papers)));
}

function fromTo({ timeline }: DrawnTimeline): string[] {
  return timeline.spans.map(
    ({ from, to, count, isBehindGap }) =>
      `${isBehindGap ? '… ' : ''}${from === to ? from : `${from}-${to}`}: ${count}`,
  );
}

describe('the timeline', () => {
  it('counts papers by year and category, the largest category first', () => {
    const { timeline } = drawn(
      { year: 2015, category: arxiv('cs.CV') },
      { year: 2015, category: arxiv('cs.LG') },
      { year: 2017, category: arxiv('cs.LG') },
      { category: arxiv('cs.LG') },
    );
    assert.deepEqual(timeline, {
      categories: [
        { name: 'Name of cs.LG', count: 3 },
        { name: 'Name of cs.CV', count: 1 },
      ],
      spans: [
        { from: 2015, to: 2015, count: 2, counts: [1, 1], isBehindGap: false },
        { from: 2016, to: 2016, count: 0, counts: [0, 0], isBehindGap: false },
        { from: 2017, to: 2017, count: 1, counts: [1, 0], isBehindGap: false },
      ],
      undated: 1,
      total: 4,
    });
  });

  it('counts the small categories together', () => {
    const papers = [...'abcdefgh'].flatMap((letter, number) =>
      Array.from({ length: 9 - number }, () => ({ year: 2000, category: arxiv(`x.${letter}`) })),
    );
    const { timeline, queries } = drawn(...papers);
    assert.deepEqual(timeline.categories.map(({ name, count }) => `${name}: ${count}`).slice(-2), [
      'Name of x.f: 4',
      'Other categories: 5',
    ]);
    assert.equal(queries.at(-1), '-cat:x.a -cat:x.b -cat:x.c -cat:x.d -cat:x.e -cat:x.f');
  });

  it('takes years together where there are very many, and leaves long stretches out', () => {
    const years = [...Array(61).keys()].map((number) => ({ year: 1900 + number }));
    const all = drawn(...years);
    assert.equal(all.timeline.spans.length, 31);
    assert.deepEqual(fromTo(all).slice(-2), ['1958-1959: 2', '1960-1961: 1']);
    assert.deepEqual(fromTo(drawn({ year: 801 }, { year: 1999 }, { year: 2001 })), [
      '801: 1',
      '… 1999: 1',
      '2000: 0',
      '2001: 1',
    ]);
  });

  it('has nothing where nothing is', () => {
    assert.deepEqual(drawn().timeline, { categories: [], spans: [], undated: 0, total: 0 });
    assert.deepEqual(drawn(undefined).timeline.spans, []);
  });

  it('counts a copy in another source once', () => {
    const copy = paper({ key: 'a', title: 'Same', year: 2000 });
    const library = assembleLibrary([
      snapshot(source('a.bib'), copy),
      snapshot(source('b.bib'), copy, paper({ key: 'b', year: 2000 })),
    ]);
    assert.equal(atOnce(timelineOf(library)).timeline.total, 2);
  });

  it('counts as many papers as its questions find', () => {
    const categories = [...'abcdefgh'].map((letter) => arxiv(`x.${letter}`));
    const papers = [...Array(400).keys()].map((number) => ({
      category: categories[(number * number) % 7] ?? arxiv('x.h'),
      ...(number % 11 === 0 ? {} : { year: 700 + ((number * 37) % 90) * 15 }),
    }));
    const library = libraryOf(...papers, {
      category: { kind: 'unknown', short: 'Strange "code"' },
      year: 12_000,
    });
    const timeline = atOnce(timelineOf(library));
    const index = indexLibrary(library);
    const found = (query: string | undefined): number =>
      matchingRows(index, query ?? 'nothing', () => false).length;
    const { spans, undated } = timeline.timeline;
    for (const [span, { count, counts }] of spans.entries()) {
      assert.equal(found(timelineQuery(timeline, { span, category: undefined })), count);
      for (const [category, one] of counts.entries())
        assert.equal(
          found(timelineQuery(timeline, { span, category })),
          one,
          timelineQuery(timeline, { span, category }),
        );
    }
    // The year 12000 is none that a question can name.
    assert.equal(found(timelineQuery(timeline, { span: 'undated', category: undefined })), undated + 1);
  });

  it('asks for everything with nothing, and not at all for what it does not have', () => {
    const timeline = drawn({ year: 2000, category: { kind: 'unknown', short: '' } });
    assert.equal(timelineQuery(timeline, { span: undefined, category: undefined }), '');
    assert.equal(timelineQuery(timeline, { span: 0, category: 0 }), 'year:2000');
    assert.equal(timeline.timeline.categories[0]?.name, 'No category');
    assert.equal(timelineQuery(timeline, { span: 1, category: 0 }), undefined);
    assert.equal(timelineQuery(timeline, { span: 0, category: 1 }), undefined);
  });
});
