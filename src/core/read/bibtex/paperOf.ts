import type { Author } from '../../model/author';
import type { Paper } from '../../model/paper';
import { readDate } from '../../text/dates';
import { readNames } from '../../text/personNames';
import { decodeProse, decodeTex, decodeVerbatim } from '../../text/tex';
import { entryTypeGroup } from './entryTypes';
import { type FieldLookup, readArxivCategory, readArxivId, readDoi } from './identifiers';
import type { BibtexRecord } from './records';

const venueFields = [
  'journaltitle',
  'journal',
  'booktitle',
  'school',
  'institution',
  'organization',
  'publisher',
];
const codeFields = ['code', 'codeurl', 'github', 'gitlab', 'repository', 'sourcecode'];
const addressFields = ['url', 'howpublished', 'note'];
const codeHost =
  /\b(?:github\.com|github\.io|gitlab\.|bitbucket\.org|codeberg\.org|sourceforge\.net|git\.sr\.ht)/i;

/**
 * The paper that a record describes, which is also known as `aliases`. What the record does not say is absent. Never
 * throws.
 */
export function paperOf(record: BibtexRecord, aliases: readonly string[]): Paper {
  const { entry } = record;
  const arxiv = readArxivId(record);
  const { authors, truncated } = readAuthors(record);
  const paper: { -readonly [Name in keyof Paper]: Paper[Name] } = {
    key: entry.key,
    type: entry.type,
    title: readTitle(record),
    authors,
    authorsTruncated: truncated,
    category: readArxivCategory(record, arxiv) ?? entryTypeGroup(entry.type),
    organizations: none,
    hasCode: mentionsCode(record),
    flags: none,
  };
  // Assigned one by one: spreading a dozen optional parts takes as long as all the rest, and twice the memory.
  const { date, year } = readDate({
    date: decoded(record, 'date'),
    year: decoded(record, 'year'),
    month: decoded(record, 'month'),
    day: decoded(record, 'day'),
  });
  if (date !== undefined) paper.date = date;
  if (year !== undefined) paper.year = year;
  const abstract = decodeProse(record.field('abstract') ?? '');
  if (abstract !== '') paper.abstract = abstract;
  const doi = readDoi(record);
  if (doi !== undefined) paper.doi = doi;
  if (arxiv !== undefined) paper.arxiv = arxiv;
  const url = readUrl(record);
  if (url !== undefined) paper.url = url;
  const venue = firstDecoded(record, venueFields);
  if (venue !== undefined) paper.venue = venue;
  const keywords = readKeywords(record);
  if (keywords.length > 0) paper.keywords = keywords;
  if (aliases.length > 0) paper.aliases = aliases;
  if (namesPdf(record)) paper.hasPdf = true;
  return paper;
}

const none: readonly never[] = [];

/** True if a field of code is filled, or an address leads to where code is kept. */
export function mentionsCode(record: FieldLookup): boolean {
  for (const name of codeFields) if (record.field(name)) return true;
  for (const name of addressFields) {
    const value = record.field(name);
    if (value !== undefined && codeHost.test(value)) return true;
  }
  return false;
}

function decoded(record: BibtexRecord, name: string): string | undefined {
  const value = record.field(name);
  return value === undefined ? undefined : decodeTex(value);
}

function firstDecoded(record: BibtexRecord, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = decoded(record, name);
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** The title; for the volumes of a set, which may have none, the title of the whole. */
function readTitle(record: BibtexRecord): string {
  return firstDecoded(record, ['title', 'maintitle']) ?? '';
}

function readAuthors(record: BibtexRecord): {
  readonly authors: readonly Author[];
  readonly truncated: boolean;
} {
  const authors = readNames(record.field('author') ?? '');
  return authors.authors.length > 0 ? authors : readNames(record.field('editor') ?? '');
}

/** Words between commas or semicolons, as exporters write them. */
function readKeywords(record: BibtexRecord): readonly string[] {
  const written = record.field('keywords') ?? record.field('keyword');
  if (written === undefined) return none;
  const words = decodeTex(written)
    .split(/[;,]/u)
    .map((word) => word.trim());
  return words.filter((word) => word !== '');
}

/** `file = {/papers/xu.pdf}`, JabRef's `:xu.pdf:PDF`, Zotero's `Xu 2015.pdf:C\:\\xu.pdf:application/pdf`. */
function namesPdf(record: BibtexRecord): boolean {
  const file = record.field('file') ?? record.field('pdf');
  return file !== undefined && /\bpdf\b/iu.test(file);
}

/** The address of a record, from `url` or from the one in `howpublished`. */
export function readUrl(record: FieldLookup): string | undefined {
  const url = decodeVerbatim(record.field('url') ?? '');
  if (url !== '') return url;
  return /\\url\s*\{([^{}]*)\}/
    .exec(record.field('howpublished') ?? '')?.[1]
    ?.replaceAll(/\\([_%&#~$])/g, '$1');
}
