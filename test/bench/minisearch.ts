import MiniSearch from 'minisearch';
import { fullName } from '../../src/core/model/author';
import type { Paper } from '../../src/core/model/paper';
import { foldText } from '../../src/core/text/fold';

/**
 * minisearch with what its manual offers to do well here: prefixes and misspellings for words long enough, weights for
 * fields, folded terms, all words first and any word only where that finds nothing. The rows that fit, best first.
 */
export function minisearchOf(papers: readonly Paper[]): (query: string) => readonly number[] {
  const engine = new MiniSearch<Paper & { readonly id: number }>({
    fields: ['title', 'authors', 'key', 'year', 'venue'],
    extractField: (paper, field) => {
      if (field === 'authors') return paper.authors.map(fullName).join(' ');
      return String(paper[field as 'id' | 'title' | 'key' | 'year' | 'venue'] ?? '');
    },
    processTerm: foldText,
    searchOptions: {
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
      boost: { title: 2, authors: 2 },
      weights: { prefix: 0.6, fuzzy: 0.2 },
    },
  });
  engine.addAll(papers.map((paper, id) => ({ ...paper, id })));
  return (query) => {
    const all = engine.search(query, { combineWith: 'AND' });
    const found = all.length > 0 ? all : engine.search(query);
    return found.map(({ id }) => Number(id));
  };
}
