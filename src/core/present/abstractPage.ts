import { fullName } from '../model/author';
import { categoryName } from '../model/category';
import type { Holding } from '../model/library';
import { type TextSegment, mathSegments } from '../text/mathSegments';
import { type PaperLink, linksOf } from './links';
import { doubtsOf } from './paperCard';
import { readableAbstract, readableTitle } from './readable';
import { t } from '../util/l10n';

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
  readonly hasYear: boolean;
  readonly venue?: string;
  readonly keywords: readonly string[];
  readonly hasCode: boolean;
  /** Labels only: the page asks for a link by its kind and never holds an address to go to. */
  readonly links: readonly Pick<PaperLink, 'kind' | 'label'>[];
  /** Paragraphs; empty if there is no abstract. */
  readonly abstract: readonly (readonly TextSegment[])[];
  readonly source: string;
  readonly canReveal: boolean;
  readonly doubts: readonly string[];
}

/** The name of a month by its number, 1 to 12; undefined for any other. */
function monthInWords(month: number): string | undefined {
  return [
    t('January'),
    t('February'),
    t('March'),
    t('April'),
    t('May'),
    t('June'),
    t('July'),
    t('August'),
    t('September'),
    t('October'),
    t('November'),
    t('December'),
  ][month - 1];
}

/** An ISO date in words, as exact as it is; what is no date stays as it is. */
export function dateInWords(date: string): string {
  const [, year, month, day] = /^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?$/u.exec(date) ?? [];
  if (year === undefined) return date;
  const name = month === undefined ? undefined : monthInWords(Number(month));
  if (name === undefined) return year;
  return day === undefined ? t('{0} {1}', name, year) : t('{0} {1} {2}', Number(day), name, year);
}

/** The page of a paper, without what takes time to find. */
export function abstractPage(holding: Holding): AbstractPage {
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
    hasYear: paper.year !== undefined,
    ...(paper.venue === undefined ? {} : { venue: paper.venue }),
    keywords: paper.keywords ?? [],
    hasCode: paper.hasCode,
    links: linksOf(paper).map(({ kind, label }) => ({ kind, label })),
    abstract: abstract
      .split(/\n\s*\n/u)
      .filter((paragraph) => paragraph.trim() !== '')
      .map(mathSegments),
    source: source.name,
    canReveal: source.kind === 'bibliography',
    doubts: doubtsOf(holding),
  };
}
