import { fullName } from '../model/author';
import { categoryName } from '../model/category';
import type { Holding } from '../model/library';
import { plainMath } from '../text/plainMath';
import type { PrintableParts } from '../write/printablePage';
import { dateInWords } from './abstractPage';
import { linksOf } from './links';
import { readableAbstract, readableTitle } from './readable';

/** What is printed of a paper, beside its reference and its entry. */
export function printableParts(holding: Holding): Omit<PrintableParts, 'reference' | 'bibtex'> {
  const { paper } = holding;
  const { authors, authorsTruncated, category, date, year, venue, organizations } = paper;
  const names = [...authors.map(fullName), ...(authorsTruncated ? ['et al.'] : [])];
  const lines = [
    names.join(', '),
    organizations.join(', '),
    [dateInWords(date ?? String(year ?? '')), categoryName(category), venue ?? '']
      .filter(Boolean)
      .join(' · '),
    linksOf(paper)
      .map(({ label }) => label)
      .join(' · '),
  ];
  return {
    title: plainMath(readableTitle(holding)),
    lines: lines.filter((line) => line !== ''),
    abstract: (readableAbstract(holding) ?? '').split(/\n\s*\n/u).map(plainMath),
  };
}
