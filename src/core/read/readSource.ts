import type { ReadResult } from '../model/paper';
import { readBibtex } from './bibtex/readBibtex';
import { isCslJson, readCslJson } from './csl/readCslJson';
import { isCslYaml, readCslYaml } from './csl/readCslYaml';
import { type SourceFormat, formatOfName } from './formatNames';
import { type ListingOptions, isListing, readListing } from './listing/readListing';

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
    looksLike: (text) => /^\s*@\s*[A-Za-z]+\s*[{(]/mu.test(text),
    read: (text) => readBibtex(text),
  },
  { id: 'csl-json', looksLike: isCslJson, read: readCslJson },
  { id: 'csl-yaml', looksLike: isCslYaml, read: readCslYaml },
  { id: 'listing', looksLike: isListing, read: readListing },
];

/** The format of a source, by the ending of its name, else by its text; undefined if it is none of ours. */
export function formatOf(name: string, text: string): SourceFormat | undefined {
  // A listing or an item may quote an entry in an abstract, so their own shapes are looked for first.
  return formatOfName(name) ?? formats.toReversed().find((format) => format.looksLike(text))?.id;
}

/** Reads a source in a known format. Never throws; linear in the text. */
export function readSource(format: SourceFormat, text: string, options: ListingOptions = {}): ReadResult {
  return (formats.find(({ id }) => id === format) ?? formats[0]).read(text, options);
}
