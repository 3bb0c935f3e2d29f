import { type ImportFile, importedFiles } from '../read/importedFiles';
import { addEntries } from './addEntry';
import type { BibDocument } from './bibDocument';
import { dialectOf } from './dialect';
import { entryOfReference } from './entryOfReference';
import { type EditOutcome, refused } from './outcome';
import { t } from '../util/l10n';

/** Works of files that are to be written into a bibliography, by their numbers in these, each with its key. */
export interface ChosenWorks {
  readonly files: readonly ImportFile[];
  /** As in `ListingOptions`. */
  readonly preferredCategories: readonly string[];
  readonly works: readonly { readonly work: number; readonly key: string }[];
}

/** The edits that write works of other files into a bibliography. Refused as a whole where one cannot be written. Linear. */
export function importWorks(
  document: BibDocument,
  { files, preferredCategories, works }: ChosenWorks,
): EditOutcome {
  const references = importedFiles(files, preferredCategories).flatMap((file) => file.references);
  const dialect = dialectOf(document);
  const entries = works.flatMap(({ work, key }) => {
    const reference = references[work];
    return reference === undefined ? [] : [entryOfReference(reference, key, dialect)];
  });
  if (entries.length < works.length) return refused(t('The files are others by now. Import them again.'));
  return addEntries(document, entries);
}
