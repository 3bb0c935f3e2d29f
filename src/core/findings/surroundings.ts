import type { CitationScan, Markup } from '../cite/markup';
import type { LibrarySnapshot, SourceSnapshot } from '../model/library';
import { type DocumentProject, foundBibliographies } from '../project/documentProject';

/** A document that findings are looked for in. */
export interface CheckedDocument {
  /** As the project names it. */
  readonly path: string;
  readonly text: string;
  readonly markup: Markup;
  /** That of the text, with the commands of the project. */
  readonly scan: CitationScan;
}

/** Another file of the same document. */
export type Neighbour = Pick<CheckedDocument, 'text' | 'scan'>;

/** What surrounds a document. All of it has been read. */
export interface Surroundings {
  /** Undefined for a document that stands nowhere, so that nothing can be declared for it. */
  readonly project: DocumentProject | undefined;
  readonly library: LibrarySnapshot;
  /** The id of the source at a path of the project. */
  readonly sourceIdOf: (path: string) => string;
  /** The other files of the document. */
  readonly neighbours: readonly Neighbour[];
  /** The keys of entries that describe no work, in the bibliographies that may be meant. */
  readonly auxiliaryKeys: ReadonlySet<string>;
  /** The keys of a large library are not compared with what is typed. */
  readonly mostCompared?: number;
}

/** What is known of the bibliographies of a document. */
export interface Bibliographies {
  /** All that are declared and that could be read. */
  readonly declared: readonly SourceSnapshot[];
  /** Something is declared, whatever became of it. */
  readonly isDeclared: boolean;
  /** Each declared one is there and was read; true as well where none is declared. */
  readonly isComplete: boolean;
}

/**
 * Files of TeX distributions that hold abbreviations and no entries. TeX finds them where nobody else looks, and no key
 * depends on them.
 */
const abbreviations = /^(?:IEEEabrv|IEEEfull|mlabbrev|abbrev|longdoi)\.bib$/iu;

/** True for a bibliography that may be missing without harm. */
export function isAbbreviations(written: string): boolean {
  return abbreviations.test(written);
}

/** The bibliographies of a document in the library. */
export function bibliographiesOf({
  project,
  library,
  sourceIdOf,
}: Pick<Surroundings, 'project' | 'library' | 'sourceIdOf'>): Bibliographies {
  const paths = project === undefined ? [] : foundBibliographies(project);
  const ids = new Set(paths.map(sourceIdOf));
  const declared = library.sources.filter(({ source }) => ids.has(source.id));
  const wasRead = (path: string): boolean => {
    const id = sourceIdOf(path);
    return declared.some(({ source, staleBecause }) => source.id === id && staleBecause === undefined);
  };
  const all = project?.bibliographies ?? [];
  const isComplete = all.every(({ written, outcome }) =>
    outcome.kind === 'found' ? wasRead(outcome.path) : isAbbreviations(written),
  );
  return { declared, isDeclared: all.length > 0, isComplete };
}
