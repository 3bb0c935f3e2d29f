import type { Paper } from './paper';
import { firstAuthor, foldedTitle, workIds } from './works';

/** What a bibliography knows of a work that is about to come in. */
export type Incoming =
  | { readonly kind: 'new' }
  /** The work is there, under this key. */
  | { readonly kind: 'known'; readonly key: string }
  /** A work of the same title is there under this key, and differs in this. */
  | { readonly kind: 'in-doubt'; readonly key: string; readonly differs: 'year' | 'authors' | 'doi' };

/** Asks a bibliography for papers. What comes back may be more than what is asked for; it is looked at again. */
export interface IncomingLookups {
  /** Those that share the DOI or the arXiv identifier without its version. */
  readonly withSameId: (paper: Paper) => readonly Paper[];
  /** Those with the same title, whatever their year. */
  readonly withSameTitle: (paper: Paper) => readonly Paper[];
}

/**
 * What is known of the paper: the work is there if DOI or arXiv identifier are the same, or title, year and first author; in
 * doubt is one of the same title with another year, another first author or another DOI. Never throws.
 */
export function incoming(paper: Paper, lookups: IncomingLookups): Incoming {
  const ids = new Set(identifiers(paper));
  const sameId = lookups.withSameId(paper).find((other) => identifiers(other).some((id) => ids.has(id)));
  if (sameId !== undefined) return { kind: 'known', key: sameId.key };
  const title = foldedTitle(paper);
  if (title === '') return { kind: 'new' };
  let doubt: Incoming = { kind: 'new' };
  for (const other of lookups.withSameTitle(paper)) {
    if (foldedTitle(other) !== title) continue;
    const differences = differencesOf(paper, other);
    const [difference] = differences;
    if (difference === undefined) return { kind: 'known', key: other.key };
    // Forewords and reviews share a title and nothing else.
    if (differences.length === 1 && doubt.kind === 'new')
      doubt = { kind: 'in-doubt', key: other.key, differs: difference };
  }
  return doubt;
}

/** The lookups of papers that are at hand. Linear once, and then as cheap as a map. */
export function lookupsOf(papers: readonly Paper[]): IncomingLookups {
  const byId = new Map<string, Paper>();
  const byTitle = new Map<string, Paper[]>();
  for (const paper of papers) {
    for (const id of identifiers(paper)) if (!byId.has(id)) byId.set(id, paper);
    const title = foldedTitle(paper);
    const known = byTitle.get(title);
    if (known === undefined) byTitle.set(title, [paper]);
    // So many works of one title tell no more than a few.
    else if (known.length < MOST_OF_ONE_TITLE) known.push(paper);
  }
  return {
    withSameId: (paper) => identifiers(paper).flatMap((id) => byId.get(id) ?? []),
    withSameTitle: (paper) => byTitle.get(foldedTitle(paper)) ?? [],
  };
}

const MOST_OF_ONE_TITLE = 50;

function identifiers(paper: Paper): readonly string[] {
  return workIds(paper).filter((id) => !id.startsWith('title:'));
}

function differencesOf(one: Paper, other: Paper): readonly ('year' | 'authors' | 'doi')[] {
  return [
    ...(one.year === other.year ? [] : ['year' as const]),
    ...(firstAuthor(one) === firstAuthor(other) ? [] : ['authors' as const]),
    // They would have been found by the same one.
    ...(one.doi === undefined || other.doi === undefined ? [] : ['doi' as const]),
  ];
}
