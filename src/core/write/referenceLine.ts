import type { Author } from '../model/author';
import type { Paper } from '../model/paper';

/** The most authors a reference line names before it says "et al.". */
const MOST_AUTHORS = 6;

/** "John D." becomes "J. D.", "Jean-Luc" becomes "J.-L.". */
function initials(given: string): string {
  return given
    .split(/\s+/u)
    .filter((name) => name !== '')
    .map((name) =>
      name
        .split('-')
        .map((part) => (part === '' ? '' : `${String.fromCodePoint(part.codePointAt(0) ?? 0)}.`))
        .join('-'),
    )
    .join(' ');
}

function inverted(author: Author): string {
  if (author.kind === 'literal') return author.literal;
  const { family, given, prefix, suffix } = author;
  const name = prefix === undefined ? family : `${prefix} ${family}`;
  return [name, given === undefined ? '' : initials(given), suffix].filter(Boolean).join(', ');
}

function authorList(authors: readonly Author[], truncated: boolean): string {
  const names = authors.slice(0, MOST_AUTHORS).map(inverted);
  if (truncated || authors.length > MOST_AUTHORS) return [...names, 'et al.'].join(', ');
  const last = names.pop();
  if (last === undefined) return '';
  return names.length === 0 ? last : `${names.join(', ')} & ${last}`;
}

function closed(sentence: string): string {
  return /[.?!]["”’)]?$/u.test(sentence) ? sentence : `${sentence}.`;
}

/**
 * The paper as a line of a reference list, author and year first, in the manner of APA: "Xu, K., Ba, J., Kiros, R.,
 * et al. (2015). Show, Attend and Tell. arXiv:1502.03044." What is not known is left out; never empty, because the key
 * stands in for a missing title. Plain text; TeX mathematics stays.
 */
export function referenceLine(paper: Paper): string {
  const authors = authorList(paper.authors, paper.authorsTruncated);
  const year = paper.year === undefined ? '(n.d.)' : `(${paper.year})`;
  const place = paper.venue ?? (paper.arxiv === undefined ? undefined : `arXiv:${paper.arxiv}`);
  const title = closed(paper.title === '' ? paper.key : paper.title);
  return [`${[authors, year].filter(Boolean).join(' ')}.`, title, place === undefined ? '' : closed(place)]
    .filter(Boolean)
    .join(' ');
}
