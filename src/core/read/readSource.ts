import type { ReadResult } from '../model/paper';
import { readBibtex } from './bibtex/readBibtex';
import { isCff, readCff } from './cff/readCff';
import { isCslJson, readCslJson } from './csl/readCslJson';
import { isCslYaml, readCslYaml } from './csl/readCslYaml';
import { type SourceFormat, formatOfName } from './formatNames';
import { isHayagriva, readHayagriva } from './hayagriva/readHayagriva';
import { papersOfFound } from './keyedReferences';
import { type ListingOptions, isListing, readListing } from './listing/readListing';
import { isEndnote, readEndnote } from './tagged/endnote';
import { isIsi, readIsi } from './tagged/isi';
import { isNbib, readNbib } from './tagged/nbib';
import { isRis, readRis } from './tagged/ris';

interface Format {
  readonly id: SourceFormat;
  /** True if the text itself says so; asked only where the name does not. */
  looksLike(text: string): boolean;
  read(text: string, options: ListingOptions): ReadResult;
}

/** A new reader is one more row, and its endings in `formatNames.ts`. */
const formats: readonly [Format, ...Format[]] = [
  {
    id: 'bibtex',
    looksLike: (text) => /^[ \t]*@\s*[A-Za-z]+\s*[{(]/mu.test(text),
    read: (text) => readBibtex(text),
  },
  { id: 'nbib', looksLike: isNbib, read: (text) => papersOfFound(readNbib(text)) },
  { id: 'ris', looksLike: isRis, read: (text) => papersOfFound(readRis(text)) },
  { id: 'isi', looksLike: isIsi, read: (text) => papersOfFound(readIsi(text)) },
  { id: 'endnote', looksLike: isEndnote, read: (text) => papersOfFound(readEndnote(text)) },
  { id: 'cff', looksLike: isCff, read: (text) => papersOfFound(readCff(text)) },
  { id: 'hayagriva', looksLike: isHayagriva, read: (text) => papersOfFound(readHayagriva(text)) },
  { id: 'csl-json', looksLike: isCslJson, read: readCslJson },
  { id: 'csl-yaml', looksLike: isCslYaml, read: readCslYaml },
  { id: 'listing', looksLike: isListing, read: readListing },
];

/** The format of a source, by the ending of its name, else by its text; undefined if it is none of ours. */
export function formatOf(name: string, text: string): SourceFormat | undefined {
  const named = formatOfName(name);
  // Two formats have the endings of YAML.
  if (named === 'csl-yaml' && isHayagriva(text)) return 'hayagriva';
  // A listing or an item may quote an entry in an abstract, so their own shapes are looked for first.
  return named ?? formats.toReversed().find((format) => format.looksLike(text))?.id;
}

/** Reads a source in a known format. Never throws; linear in the text. */
export function readSource(format: SourceFormat, text: string, options: ListingOptions = {}): ReadResult {
  return (formats.find(({ id }) => id === format) ?? formats[0]).read(text, options);
}
