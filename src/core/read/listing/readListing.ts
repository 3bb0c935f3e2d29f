import type { Paper, PaperFlag, ReadResult } from '../../model/paper';
import { type Place, placeColumns } from '../../model/places';
import type { Problem } from '../../model/problem';
import { foldText } from '../../text/fold';
import { plainName } from '../../text/plainName';
import { makeCitationKey } from '../../write/citationKey';
import { type DividedTitle, sureMargin } from './divideTitle';
import { divideTitles } from './divideTitles';
import { readHeadline, saysCode } from './headline';
import { groupRecords, linesWithText, type ListingRecord } from './records';
import { settleCategories } from './settleCategories';
import { t } from '../../util/l10n';

/** What is known besides the listing; every part may be left out. */
export interface ListingOptions {
  /** What codes that several archives share stand for: archives or classes, first choice first (`math`, `cs.SC`). */
  readonly preferredCategories?: readonly string[];
  /** Names of authors as they are read aloud, for instance those of the library. */
  readonly knownNames?: Iterable<string>;
  /** arXiv identifiers by title, the title folded by `foldText`. */
  readonly identifiers?: ReadonlyMap<string, string>;
}

/** A headline stands within the first lines of a listing, after a heading at most. */
const linesToSniff = 8;

/**
 * True if the text opens like a listing: a headline such as `LGSep 25, 2023` among its first lines, with a line after
 * it. Never throws; reads no further than those lines.
 */
export function isListing(text: string): boolean {
  let linesSeen = 0;
  let isAfterHeadline = false;
  for (const line of linesWithText(text)) {
    if (isAfterHeadline) return true;
    if (linesSeen === linesToSniff) return false;
    isAfterHeadline = readHeadline(line.text) !== undefined;
    linesSeen += 1;
  }
  return false;
}

/**
 * The papers of a listing: records of a headline (category, date, badges), a line of title, authors and organisations,
 * and an abstract. A paper is a `misc`, as BibTeX has preprints; its key is made, and differs from the others of the
 * listing. A title or category that the reader is unsure of is flagged; what is no record is a problem at its lines,
 * and costs no other record. Nothing readable gives no papers. Never throws; linear.
 */
export function readListing(text: string, options: ListingOptions = {}): ReadResult {
  const { records, strayLines } = groupRecords(text);
  const divided = divideTitles(records, options.knownNames ?? []);
  const settle = settleCategories(
    records.map((record) => record.headline.code),
    options.preferredCategories ?? [],
  );
  const keys = new Set<string>();
  const papers: Paper[] = [];
  const places: Place[] = [];
  const problems: Problem[] = strayLines.map((span) => ({
    code: 'not-a-record',
    severity: 'warning',
    message: t(
      'This is not part of a record. A record is a category with a date ("LGSep 25, 2023"), a line of title and authors, and an abstract.',
    ),
    span,
  }));
  records.forEach((record, at) => {
    problems.push(...problemsOf(record, divided[at]));
    const title = divided[at];
    if (title === undefined) return;
    const { category, alternatives } = settle(record.headline.code);
    const authors = title.authors.map(plainName);
    const key = makeCitationKey({ authors, year: record.headline.year, title: title.title }, keys);
    keys.add(key);
    const arxiv = identifierOf(title.title, record, options.identifiers);
    places.push({ span: record.span });
    papers.push({
      key,
      type: 'misc',
      title: title.title,
      authors,
      authorsTruncated: title.authorsTruncated,
      date: record.headline.date,
      year: record.headline.year,
      category,
      organizations: title.organizations,
      hasCode: saysCode(record.headline.badges),
      ...(record.abstract !== undefined && { abstract: record.abstract }),
      ...(arxiv !== undefined && { arxiv }),
      flags: [...titleFlags(title), ...categoryFlags(alternatives)],
    });
  });
  problems.sort((one, other) => one.span.start - other.span.start);
  return { papers, places: placeColumns(places), problems };
}

function* problemsOf(record: ListingRecord, title: DividedTitle | undefined): Generator<Problem> {
  if (!record.headline.isDatePossible) {
    yield {
      code: 'impossible-date',
      severity: 'warning',
      message: t('This month does not have such a day; only the month and the year are used.'),
      span: record.headlineSpan,
    };
  }
  if (title === undefined) {
    yield {
      code: 'missing-title',
      severity: 'error',
      message: t('A record needs a line with title and authors after its category and date.'),
      span: record.headlineSpan,
    };
  } else if (title.authors.length === 0 && record.titleLine !== undefined) {
    yield {
      code: 'missing-authors',
      severity: 'warning',
      message: t('No authors were found in this line; all of it is taken as the title.'),
      span: record.titleLine.span,
    };
  }
}

function* titleFlags({ margin, runnerUp }: DividedTitle): Generator<PaperFlag> {
  if (margin >= sureMargin || runnerUp === undefined) return;
  yield { kind: 'title-doubtful', alternative: { title: runnerUp.title, authors: runnerUp.authors } };
}

function* categoryFlags(alternatives: readonly string[]): Generator<PaperFlag> {
  if (alternatives.length > 0) yield { kind: 'category-doubtful', alternatives };
}

/** The identifier known for the title, if its year and month are those of the record. */
function identifierOf(
  title: string,
  { headline }: ListingRecord,
  identifiers: ReadonlyMap<string, string> | undefined,
): string | undefined {
  const identifier = identifiers?.get(foldText(title));
  // 2309.14322, and before April 2007 hep-th/9901001: either way the digits start with year and month.
  const yearAndMonth = identifier?.replace(/^[a-z-]+(?:\.[A-Z]{2})?\//, '').slice(0, 4);
  return yearAndMonth === headline.date.slice(2, 4) + headline.date.slice(5, 7) ? identifier : undefined;
}
