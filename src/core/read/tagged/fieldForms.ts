import { type DateFields, readDate } from '../../text/dates';

/** A range of pages from its two ends, either of which may be missing or be the whole range. */
export function pageRange(first: string | undefined, last: string | undefined): string | undefined {
  const [from = '', to = ''] = [first, last].map((page) => page?.trim().replaceAll(/\s*[-–]+\s*/g, '–'));
  if (from === '' || to === '' || from === to || from.includes('–')) return from || to || undefined;
  return `${from}–${to.replace(/^–/, '')}`;
}

/**
 * The date that says the most of the first year that is found: `2013/02/15/`, `2018 Apr 12`, `2005`. Where none can be
 * read, the words that stand there.
 */
export function bestDate(written: readonly string[]): string | undefined {
  const dates = written.flatMap((words) => datesIn(words));
  const first = dates.find((date) => date >= '1000') ?? dates[0];
  if (first === undefined) return written.find((words) => /[\p{L}\d]/u.test(words));
  const ofYear = dates.filter((date) => date.slice(0, 4) === first.slice(0, 4));
  return ofYear.reduce((best, date) => (date.length > best.length ? date : best));
}

function datesIn(words: string): readonly string[] {
  const written = words.trim().replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const [, year, month, day, others = ''] =
    /^(\d{4})(?:[/-](\d{0,2}))?(?:[/-](\d{0,2}))?(?:\/(.*))?$/.exec(written) ?? [];
  // Other information about a date may be the date of BibLaTeX that RIS has no form for.
  if (year !== undefined && others.startsWith(year)) return [others];
  if (year !== undefined) return datesOf({ year, month, day });
  return datesOf(words.startsWith('-') ? { date: words } : { year: words, month: words });
}

function datesOf(fields: DateFields): readonly string[] {
  const { date, year } = readDate(fields);
  return date === undefined || year === 0 ? [] : [date];
}

/** Numbers of books and journals, told apart by their digits: `2325-9671 (electronic)`. */
export function serialNumbers(written: readonly string[]): {
  readonly isbn: string | undefined;
  readonly issn: string | undefined;
  readonly others: string | undefined;
} {
  const found = { isbn: new Set<string>(), issn: new Set<string>(), others: new Set<string>() };
  for (const one of written.flatMap((value) => value.split(/[;,]/))) {
    const bare = one
      .replace(/\(.*$/, '')
      .replace(/^\s*ISB?S?N:?\s*/i, '')
      .trim();
    const digits = bare.replaceAll(/[\s-]/g, '');
    if (/^\d{7}[\dxX]$/.test(digits)) found.issn.add(bare);
    else if (/^(?:97[89])?\d{9}[\dxX]$/.test(digits)) found.isbn.add(bare);
    else if (bare !== '') found.others.add(bare);
  }
  const joined = (numbers: ReadonlySet<string>) => (numbers.size === 0 ? undefined : [...numbers].join(', '));
  return { isbn: joined(found.isbn), issn: joined(found.issn), others: joined(found.others) };
}

/** Keywords as one text; parted by semicolons where one of them has a comma. */
export function keywordsText(words: readonly string[]): string | undefined {
  const all = words.map((word) => word.trim()).filter((word) => word !== '');
  return all.length === 0 ? undefined : all.join(all.some((word) => word.includes(',')) ? '; ' : ', ');
}

/** What stands in the place of a DOI, bare if it is one. */
export function doiOf(written: string | undefined): string | undefined {
  return bareDoi(written) ?? written;
}

/** A DOI without the address or the word before it; undefined where the text is none. */
export function bareDoi(written: string | undefined): string | undefined {
  return /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{3,9}\/\S+)$/i.exec(written?.trim() ?? '')?.[1];
}
