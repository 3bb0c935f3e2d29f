import type { CitationScan } from '../cite/markup';
import { citationsOf } from '../cite/markup';
import type { Author } from '../model/author';
import type { Category } from '../model/category';
import type { Paper } from '../model/paper';
import type { Place } from '../model/places';
import type { Problem } from '../model/problem';

/** The shapes that the command line prints as JSON; what is not known is left out. Offsets are UTF-16 code units. */

function authorRecord(author: Author): object {
  const { kind: _kind, ...name } = author;
  return name;
}

function categoryRecord(category: Category): object {
  switch (category.kind) {
    case 'arxiv':
      return { short: category.short, id: category.id, name: category.name };
    case 'entryType':
      return { name: category.name };
    case 'unknown':
      return { short: category.short, name: category.short };
  }
}

/** A paper that stands at `place` in `file`, as `citewell read` prints it. */
export function paperRecord(paper: Paper, { span }: Place, file: string): object {
  const { key, type, title, authors, authorsTruncated, date, year, category, organizations, hasCode } = paper;
  const { abstract, doi, arxiv, url, venue, flags, keywords, aliases } = paper;
  return {
    key,
    type,
    title,
    authors: authors.map(authorRecord),
    authorsTruncated,
    date,
    year,
    category: categoryRecord(category),
    organizations,
    hasCode,
    abstract,
    doi,
    arxiv,
    url,
    venue,
    keywords,
    aliases,
    file,
    start: span.start,
    end: span.end,
    flags,
  };
}

/** A problem of `file` as `citewell read` prints it. */
export function problemRecord({ span, severity, code, message }: Problem, file: string): object {
  return { file, start: span.start, end: span.end, severity, code, message };
}

/** The citations of `file` as `citewell cites` prints them. */
export function citesRecord(scan: CitationScan, file: string, language: string): object {
  return {
    file,
    language,
    citations: citationsOf(scan)
      .map(({ key, span, command }) => ({ key, start: span.start, end: span.end, command }))
      .sort((one, other) => one.start - other.start),
    bibliographies: scan.bibliographies.map(({ path, span }) => ({ path, start: span.start, end: span.end })),
  };
}
