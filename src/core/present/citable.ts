import { hasKey } from '../model/hasKey';
import {
  type Holding,
  type LibrarySnapshot,
  type SourceSnapshot,
  filledBibliographies,
} from '../model/library';
import { papersOfWork } from '../model/papersOfWork';
import { workIds } from '../model/works';
import { freeKey, letterPostfix } from '../write/freeKey';

/** How a paper is cited in a document. */
export interface Citable {
  readonly key: string;
  /** The bibliographies of the document lack it, so that its entry is to be added to one of them under the key. */
  readonly isToBeAdded: boolean;
  /** The bibliography of the document that has the work, where the paper itself is from elsewhere. */
  readonly lender?: string;
}

/** The bibliographies that a document cites from: those `declared` for it, else all of the workspace that have entries. */
export function citedSources(
  library: LibrarySnapshot,
  declared: ReadonlySet<string> | undefined,
): readonly SourceSnapshot[] {
  if (declared === undefined) return filledBibliographies(library);
  return library.sources.filter(({ source }) => declared.has(source.id));
}

/** What a document cites from, and whether entries are added to it. */
export interface Shelf {
  readonly bibliographies: readonly SourceSnapshot[];
  readonly addsEntries: boolean;
}

/**
 * How a paper is cited. The same work in the bibliographies lends its key, whichever that is. Where it is not there, and its
 * key means another work there or is in `taken`, it gets a free one; but where no entries are added its own.
 */
export function citableAs(
  { paper, source }: Holding,
  { bibliographies, addsEntries }: Shelf,
  taken: ReadonlySet<string> = new Set(),
): Citable {
  const { key } = paper;
  if (bibliographies.some((one) => one.source.id === source.id)) return { key, isToBeAdded: false };
  for (const bibliography of bibliographies) {
    const same = papersOfWork([bibliography], paper).map((one) => one.key);
    const [other] = same;
    if (other === undefined) continue;
    return { key: same.includes(key) ? key : other, isToBeAdded: false, lender: bibliography.source.name };
  }
  const isTaken = (name: string): boolean => taken.has(name) || hasKey(bibliographies, name);
  // Where nothing is known of the work, only its key tells it.
  const isTakenForIt = workIds(paper).length === 0 && isTaken(key);
  if (isTakenForIt || !addsEntries) return { key, isToBeAdded: false };
  return { key: freeKey(key, { has: isTaken }, letterPostfix), isToBeAdded: true };
}
