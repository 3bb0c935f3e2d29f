import { type ReferenceResult, referenceOfPaper } from '../model/reference';
import { readBibtexReferences } from './bibtex/readReferences';
import { readCff } from './cff/readCff';
import { readableMarkdown, readableText } from './csl/cslText';
import { type FoundItems, papersOfItems, referencesOfItems } from './csl/items';
import { findJsonItems } from './csl/jsonItems';
import { findYamlItems } from './csl/yamlItems';
import type { SourceFormat } from './formatNames';
import { readHayagriva } from './hayagriva/readHayagriva';
import type { FoundReferences } from './keyedReferences';
import { type ListingOptions, readListing } from './listing/readListing';
import { readEndnote } from './tagged/endnote';
import { readIsi } from './tagged/isi';
import { readNbib } from './tagged/nbib';
import { readRis } from './tagged/ris';

/** What is asked of a source. */
export interface ReferenceOptions extends ListingOptions {
  /** The keys whose works are wanted; all where it is absent. */
  readonly isWanted?: (key: string) => boolean;
}

/**
 * All that a source in a known format says of its works, for converting and formatting them, under the keys that
 * `readSource` gives them; what is wrong with it is told as there. Never throws; linear in the text.
 */
export function referencesIn(
  format: SourceFormat,
  text: string,
  options: ReferenceOptions = {},
): ReferenceResult {
  const { isWanted = () => true } = options;
  switch (format) {
    case 'bibtex':
      return readBibtexReferences(text, isWanted);
    case 'csl-json':
      return ofItems(text, findJsonItems(text), readableText, isWanted);
    case 'csl-yaml':
      return ofItems(text, findYamlItems(text), readableMarkdown, isWanted);
    case 'listing': {
      const { papers, problems } = readListing(text, options);
      const wanted = papers.filter(({ key }) => isWanted(key));
      return {
        references: wanted.map((paper) => ({ ...referenceOfPaper(paper), isKeyMade: true as const })),
        problems,
      };
    }
    case 'ris':
      return ofFound(readRis(text), isWanted);
    case 'nbib':
      return ofFound(readNbib(text), isWanted);
    case 'endnote':
      return ofFound(readEndnote(text), isWanted);
    case 'isi':
      return ofFound(readIsi(text), isWanted);
    case 'hayagriva':
      return ofFound(readHayagriva(text), isWanted);
    case 'cff':
      return ofFound(readCff(text), isWanted);
  }
}

function ofItems(
  text: string,
  found: FoundItems,
  readWords: (written: string) => string,
  isWanted: (key: string) => boolean,
): ReferenceResult {
  const { problems } = papersOfItems(text, found, readWords);
  return { references: referencesOfItems(found, readWords, isWanted), problems };
}

function ofFound({ found, problems }: FoundReferences, isWanted: (key: string) => boolean): ReferenceResult {
  return {
    references: found.map(({ reference }) => reference).filter(({ key }) => isWanted(key)),
    problems,
  };
}
