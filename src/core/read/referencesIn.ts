import { type ReferenceResult, referenceOfPaper } from '../model/reference';
import { readBibtexReferences } from './bibtex/readReferences';
import type { SourceFormat } from './formatNames';
import type { ListingOptions } from './listing/readListing';
import { readSource } from './readSource';

/** What is asked of a source. */
export interface ReferenceOptions extends ListingOptions {
  /** The keys whose works are wanted; all where it is absent. */
  readonly isWanted?: (key: string) => boolean;
}

/**
 * All that a source in a known format says of its works, for converting and formatting them. Never throws; linear in the
 * text.
 */
export function referencesIn(
  format: SourceFormat,
  text: string,
  options: ReferenceOptions = {},
): ReferenceResult {
  const { isWanted = () => true } = options;
  if (format === 'bibtex') return readBibtexReferences(text, isWanted);
  const { papers, problems } = readSource(format, text, options);
  return { references: papers.filter(({ key }) => isWanted(key)).map(referenceOfPaper), problems };
}
