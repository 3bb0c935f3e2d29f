import type { ReadResult } from '../model/paper';
import { readBibtex } from './bibtex/readBibtex';
import { isCslJson, readCslJson } from './csl/readCslJson';
import { isCslYaml, readCslYaml } from './csl/readCslYaml';
import { type ListingOptions, isListing, readListing } from './listing/readListing';

/** A format of sources. A new reader is one more row of `formats`. */
export type SourceFormat = 'bibtex' | 'csl-json' | 'csl-yaml' | 'listing';

interface Format {
  readonly id: SourceFormat;
  readonly endings: readonly string[];
  /** True if the text itself says so; asked only where the name does not. */
  looksLike(text: string): boolean;
  read(text: string, options: ListingOptions): ReadResult;
}

const formats: readonly [Format, ...Format[]] = [
  {
    id: 'bibtex',
    endings: ['.bib', '.bibtex'],
    looksLike: (text) => /^\s*@\s*[A-Za-z]+\s*[{(]/mu.test(text),
    read: (text) => readBibtex(text),
  },
  { id: 'csl-json', endings: ['.json'], looksLike: isCslJson, read: readCslJson },
  { id: 'csl-yaml', endings: ['.yaml', '.yml'], looksLike: isCslYaml, read: readCslYaml },
  { id: 'listing', endings: [], looksLike: isListing, read: readListing },
];

/** The format of a source, by the ending of its name, else by its text; undefined if it is none of ours. */
export function formatOf(name: string, text: string): SourceFormat | undefined {
  const lowerName = name.toLowerCase();
  const byName = formats.find(({ endings }) => endings.some((ending) => lowerName.endsWith(ending)));
  // A listing or an item may quote an entry in an abstract, so their own shapes are looked for first.
  return (byName ?? formats.toReversed().find((format) => format.looksLike(text)))?.id;
}

/** Reads a source in a known format. Never throws; linear in the text. */
export function readSource(format: SourceFormat, text: string, options: ListingOptions = {}): ReadResult {
  return (formats.find(({ id }) => id === format) ?? formats[0]).read(text, options);
}
