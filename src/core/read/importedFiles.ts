import type { Reference } from '../model/reference';
import { lineMap } from '../text/lineMap';
import { decodedContent } from './decodeBytes';
import type { SourceFormat } from './formatNames';
import { sampleIdentifiers } from './listing/sampleIdentifiers';
import { formatOf } from './readSource';
import { referencesIn } from './referencesIn';
import { t } from '../util/l10n';

/** A file whose works are to come in, or what stands in for one: a text that was copied. */
export interface ImportFile {
  /** With its ending, which may tell the format. */
  readonly name: string;
  /** Bytes as they are in the file, or a text. */
  readonly content: Uint8Array<ArrayBuffer> | string;
}

/** What a file holds. */
export interface ImportedFile {
  readonly name: string;
  /** Undefined where it is no text, or one in a format that is not known. */
  readonly format: SourceFormat | undefined;
  readonly references: readonly Reference[];
  /** What is wrong with it, each with its line: `12: This item has no “id”`. The first few. */
  readonly faults: readonly string[];
  /** How many things are wrong with it. */
  readonly faultCount: number;
}

/** So many are said; more are of no use to anybody. */
const MOST_FAULTS = 20;

/** Reads files of all formats; codes of categories in listings as in `ListingOptions`. Never throws; linear. */
export function importedFiles(
  files: readonly ImportFile[],
  preferredCategories: readonly string[],
): readonly ImportedFile[] {
  return files.map((file) => importedFile(file, preferredCategories));
}

function importedFile({ name, content }: ImportFile, preferredCategories: readonly string[]): ImportedFile {
  const decoded = decodedContent(content);
  if (decoded.kind === 'undecodable') return unread(name, decoded.reason);
  const { text } = decoded;
  if (text.trim() === '') return unread(name, t('it is empty'));
  const format = formatOf(name, text);
  if (format === undefined)
    return unread(
      name,
      t(
        'it is in none of the formats that are known: BibTeX, RIS, PubMed, EndNote, Web of Science, CSL, Hayagriva, a listing',
      ),
    );
  const { references, problems } = referencesIn(format, text, {
    preferredCategories,
    identifiers: sampleIdentifiers(),
  });
  const all = [...decoded.problems, ...problems].filter(({ severity }) => severity !== 'information');
  const placeOf = lineMap(all.length === 0 ? '' : text);
  const faults = all
    .slice(0, MOST_FAULTS)
    .map(({ span, message }) => t('line {0}: {1}', placeOf(span.start).line + 1, message));
  return { name, format, references, faults, faultCount: all.length };
}

function unread(name: string, reason: string): ImportedFile {
  return { name, format: undefined, references: [], faults: [reason], faultCount: 1 };
}
