import type { Author } from './author';
import type { Category } from './category';
import type { Paper } from './paper';

/** A person by the parts of the name, those without one `0`; a name that is never split as a text. */
type PackedAuthor = string | readonly (string | 0)[];

/** A paper without its category and its abstract, as it is kept: by place, since names would be as long as the values. */
type PackedPaper = readonly [
  key: string,
  type: string,
  title: string,
  authors: readonly PackedAuthor[],
  authorsTruncated: 0 | 1,
  date: string | 0,
  year: number | null,
  organizations: readonly string[],
  hasCode: 0 | 1,
  doi: string | 0,
  arxiv: string | 0,
  url: string | 0,
  venue: string | 0,
  keywords: readonly string[] | 0,
  aliases: readonly string[] | 0,
  hasPdf: 0 | 1,
  flags: Paper['flags'],
];

function packAuthor(author: Author): PackedAuthor {
  if (author.kind === 'literal') return author.literal;
  const { family, given = 0, prefix = 0, suffix = 0 } = author;
  if (suffix !== 0) return [family, given, prefix, suffix];
  if (prefix !== 0) return [family, given, prefix];
  return given === 0 ? [family] : [family, given];
}

function unpackAuthor(packed: PackedAuthor): Author {
  if (typeof packed === 'string') return { kind: 'literal', literal: packed };
  const [family = 0, given = 0, prefix = 0, suffix = 0] = packed;
  return {
    kind: 'person',
    family: family === 0 ? '' : family,
    ...(given !== 0 && { given }),
    ...(prefix !== 0 && { prefix }),
    ...(suffix !== 0 && { suffix }),
  };
}

/** A paper as text, without its category and abstract. */
export function packRecord(paper: Paper): string {
  const packed: PackedPaper = [
    paper.key,
    paper.type,
    paper.title,
    paper.authors.map(packAuthor),
    paper.authorsTruncated ? 1 : 0,
    paper.date ?? 0,
    paper.year ?? null,
    paper.organizations,
    paper.hasCode ? 1 : 0,
    paper.doi ?? 0,
    paper.arxiv ?? 0,
    paper.url ?? 0,
    paper.venue ?? 0,
    paper.keywords ?? 0,
    paper.aliases ?? 0,
    paper.hasPdf === true ? 1 : 0,
    paper.flags,
  ];
  return JSON.stringify(packed);
}

/**
 * The paper that `packRecord` packed, with its category and abstract, which is empty where there is none. Throws on
 * any other text: records are verified as a whole before they are believed.
 */
export function unpackRecord(packed: string, category: Category, abstract: string): Paper {
  const [
    key,
    type,
    title,
    authors,
    truncated,
    date,
    year,
    organizations,
    hasCode,
    doi,
    arxiv,
    url,
    venue,
    keywords,
    aliases,
    hasPdf,
    flags,
  ] = JSON.parse(packed) as PackedPaper;
  return {
    key,
    type,
    title,
    authors: authors.map(unpackAuthor),
    authorsTruncated: truncated === 1,
    category,
    organizations,
    hasCode: hasCode === 1,
    flags,
    ...(date !== 0 && { date }),
    ...(year !== null && { year }),
    ...(abstract !== '' && { abstract }),
    ...(doi !== 0 && { doi }),
    ...(arxiv !== 0 && { arxiv }),
    ...(url !== 0 && { url }),
    ...(venue !== 0 && { venue }),
    ...(keywords !== 0 && { keywords }),
    ...(aliases !== 0 && { aliases }),
    ...(hasPdf === 1 && { hasPdf: true }),
  };
}
