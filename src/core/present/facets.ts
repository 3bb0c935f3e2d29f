import { fullName } from '../model/author';
import type { Paper } from '../model/paper';
import { categoryCondition, exactYear, quoted } from '../search/queryText';

/** What the library can be narrowed down to from a paper. */
export const facets = ['author', 'year', 'category', 'venue', 'organization', 'keyword'] as const;

/** One of `facets`. */
export type Facet = (typeof facets)[number];

function named(field: string, value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : `${field}${quoted(value)}`;
}

/**
 * The query that finds what is like the paper in a facet: `author:"Kelvin Xu"` for its first author. `number` counts from
 * 0 where a paper has several. Undefined if it has none of that number.
 */
export function facetQuery(paper: Paper, facet: Facet, number: number): string | undefined {
  const { category, year, venue, organizations, keywords } = paper;
  switch (facet) {
    case 'author': {
      const author = paper.authors[number];
      return named('author:', author && fullName(author));
    }
    case 'year':
      return year === undefined ? undefined : `year:${exactYear(year)}`;
    case 'category':
      return categoryCondition(category) || undefined;
    case 'venue':
      return named('venue:', venue);
    case 'organization':
      return named('', organizations[number]);
    case 'keyword':
      return named('', keywords?.[number]);
  }
}
