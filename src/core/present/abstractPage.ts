import { fullName } from '../model/author';
import { categoryName } from '../model/category';
import type { Holding } from '../model/library';
import { type TextSegment, mathSegments } from '../text/mathSegments';
import { monthNames } from '../text/months';
import { type PaperLink, linksOf } from './links';
import { doubtsOf } from './paperCard';
import { readableAbstract, readableTitle } from './readable';

/** Everything the abstract page shows, as plain data. */
export interface AbstractPage {
  readonly id: string;
  readonly key: string;
  readonly title: readonly TextSegment[];
  readonly authors: readonly string[];
  readonly authorsTruncated: boolean;
  readonly organizations: readonly string[];
  /** `25 September 2023`, `September 2023` or `2023`; empty if unknown. */
  readonly date: string;
  readonly category: string;
  readonly venue?: string;
  readonly hasCode: boolean;
  /** Labels only: the page asks for a link by its kind and never holds an address to go to. */
  readonly links: readonly Pick<PaperLink, 'kind' | 'label'>[];
  /** Paragraphs; empty if there is no abstract. */
  readonly abstract: readonly (readonly TextSegment[])[];
  readonly bibtex: string;
  readonly source: string;
  readonly canReveal: boolean;
  readonly doubts: readonly string[];
}

/** An ISO date in words, as exact as it is; what is no date stays as it is. */
export function dateInWords(date: string): string {
  const [, year, month, day] = /^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?$/u.exec(date) ?? [];
  if (year === undefined) return date;
  const name = month === undefined ? undefined : monthNames[Number(month) - 1];
  return [day === undefined || name === undefined ? undefined : String(Number(day)), name, year]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** The page of a paper; `bibtex` is its entry as its source has it, or as it would be written. */
export function abstractPage(holding: Holding, bibtex: string): AbstractPage {
  const { id, paper, source } = holding;
  const category = categoryName(paper.category);
  const abstract = readableAbstract(holding) ?? '';
  return {
    id,
    key: paper.key,
    title: mathSegments(readableTitle(holding)),
    authors: paper.authors.map(fullName),
    authorsTruncated: paper.authorsTruncated,
    organizations: paper.organizations,
    date: dateInWords(paper.date ?? String(paper.year ?? '')),
    category: paper.category.kind === 'arxiv' ? `${category} (${paper.category.id})` : category,
    ...(paper.venue === undefined ? {} : { venue: paper.venue }),
    hasCode: paper.hasCode,
    links: linksOf(paper).map(({ kind, label }) => ({ kind, label })),
    abstract: abstract
      .split(/\n\s*\n/u)
      .filter((paragraph) => paragraph.trim() !== '')
      .map(mathSegments),
    bibtex,
    source: source.name,
    canReveal: source.kind === 'bibliography',
    doubts: doubtsOf(holding),
  };
}
