import { wholeSlice } from '../../src/core/model/editedSource';
import type { SourcePart } from '../../src/core/model/sourcePart';
import { assembleLibrary, type LibrarySnapshot, type Source } from '../../src/core/model/library';
import type { Paper } from '../../src/core/model/paper';
import { placeColumns } from '../../src/core/model/places';
import { buildPart } from '../../src/core/search/buildPart';

const source: Source = { id: 'file:///bench/library.bib', kind: 'bibliography', name: 'library.bib' };
const somewhere = { span: { start: 0, end: 1 } };

/** Papers as a part without abstracts, wherever they may stand in a file. */
export function partWithout(papers: readonly Paper[]): SourcePart {
  return buildPart({ papers, places: placeColumns(papers.map(() => somewhere)) });
}

/** The library of one source that has this part. */
export function libraryOf(part: SourcePart): LibrarySnapshot {
  return assembleLibrary([{ source, slices: [wholeSlice(part)], problems: [] }]);
}
