import type { Paper } from '../model/paper';
import { defaultStyle } from './bibStyle';
import { entryText, type NewEntry } from './entryText';
import { texName, texTitle, texValue } from './texValue';

/** What is known of a paper as the fields of an entry, their values in TeX. */
export function entryOfPaper(paper: Paper): NewEntry {
  const authors = paper.authors.map(texName);
  if (paper.authorsTruncated) authors.push('others');
  const isArxiv = paper.arxiv !== undefined;
  const isArticle = paper.type === 'article';
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['title', paper.title === '' ? undefined : texTitle(paper.title)],
    ['author', authors.length === 0 ? undefined : authors.join(' and ')],
    ['year', paper.year === undefined ? undefined : String(paper.year)],
    ['date', paper.date !== undefined && paper.date.length > 4 ? paper.date : undefined],
    [isArticle ? 'journal' : 'booktitle', paper.venue === undefined ? undefined : texValue(paper.venue)],
    ['eprint', paper.arxiv],
    ['archiveprefix', isArxiv ? 'arXiv' : undefined],
    ['primaryclass', isArxiv && paper.category.kind === 'arxiv' ? paper.category.id : undefined],
    ['doi', paper.doi],
    ['url', paper.url],
    ['abstract', paper.abstract === undefined ? undefined : texValue(paper.abstract)],
  ];
  const known = fields.flatMap(([field, text]) => (text === undefined ? [] : [{ name: field, value: text }]));
  return { type: paper.type, key: paper.key, fields: known };
}

/**
 * A BibTeX entry for a paper that has none of its own, with every field that is known, in the style of no file: fields
 * one a line, in braces, indented by two blanks; lines end with `\n`, the last one too. Reading the entry again gives the
 * same paper. For the style of a file there is `entryText`.
 */
export function bibtexEntry(paper: Paper): string {
  return `${entryText(entryOfPaper(paper), defaultStyle)}\n`;
}
