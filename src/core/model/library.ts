import { foldText } from '../text/fold';
import type { Paper } from './paper';
import type { Problem } from './problem';

/** A file, or a text of ours, that papers come from. */
export interface Source {
  /** Names the source for good: its URI. */
  readonly id: string;
  /** `sample` and `listing` have no keys of their own and no entries to reveal. */
  readonly kind: 'bibliography' | 'listing' | 'sample';
  /** What a person calls it: `refs.bib`, `Sample papers`. */
  readonly name: string;
}

/** What the last reading of a source gave. */
export interface SourceSnapshot {
  readonly source: Source;
  readonly papers: readonly Paper[];
  readonly problems: readonly Problem[];
  /** Why `papers` are those of an earlier reading: the last one failed. */
  readonly staleBecause?: string;
}

/** A paper and where it was found. */
export interface Holding {
  /** Stable between readings as long as key and source stay: `file:///thesis/refs.bib#xu2015show`. */
  readonly id: string;
  readonly paper: Paper;
  readonly source: Source;
}

/** All papers at one moment. Never changed; a new reading makes a new one. */
export interface LibrarySnapshot {
  readonly sources: readonly SourceSnapshot[];
  /** In the order of the sources, each work once under each key. */
  readonly holdings: readonly Holding[];
}

/** The library before anything has been read. */
export const emptyLibrary: LibrarySnapshot = { sources: [], holdings: [] };

/** What names a work whatever its key: DOI, arXiv id without version, title with year. Empty if nothing is known. */
function workIds({ doi, arxiv, title, year }: Paper): string[] {
  const foldedTitle = foldText(title).replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return [
    ...(doi === undefined ? [] : [`doi:${doi.toLowerCase()}`]),
    ...(arxiv === undefined ? [] : [`arxiv:${arxiv.replace(/v\d+$/u, '').toLowerCase()}`]),
    ...(foldedTitle === '' ? [] : [`title:${foldedTitle}:${year ?? ''}`]),
  ];
}

function isSameWork(one: Paper, other: Paper): boolean {
  const ids = new Set(workIds(one));
  return workIds(other).some((id) => ids.has(id));
}

/**
 * The library made of `sources`. A work that several sources have under the same key appears once, with the first of
 * them; everything else is kept, also entries of one file that share a key. Linear.
 */
export function assembleLibrary(sources: readonly SourceSnapshot[]): LibrarySnapshot {
  const holdings: Holding[] = [];
  const byKey = new Map<string, Holding[]>();
  for (const { source, papers } of sources) {
    const timesSeen = new Map<string, number>();
    for (const paper of papers) {
      const times = timesSeen.get(paper.key) ?? 0;
      timesSeen.set(paper.key, times + 1);
      const namesakes = byKey.get(paper.key);
      const isKnown = namesakes?.some(
        (other) => other.source.id !== source.id && isSameWork(other.paper, paper),
      );
      if (isKnown === true) continue;
      const repetition = times === 0 ? '' : `~${times}`;
      const holding = { id: `${source.id}#${paper.key}${repetition}`, paper, source };
      holdings.push(holding);
      if (namesakes === undefined) byKey.set(paper.key, [holding]);
      else namesakes.push(holding);
    }
  }
  return { sources, holdings };
}
