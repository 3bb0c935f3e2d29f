import type { Author } from '../model/author';
import type { Paper } from '../model/paper';
import { mathSegments } from '../text/mathSegments';
import { defaultStyle } from './bibStyle';
import { entryText, hasBalancedBraces, type NewEntry } from './entryText';

/** What TeX would read as a command in running text, and how it is written instead. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['&', '\\&'],
  ['%', '\\%'],
  ['#', '\\#'],
  ['_', '\\_'],
  ['$', '\\$'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ['\\', '\\textbackslash{}'],
  ['{', '\\{'],
  ['}', '\\}'],
]);

function escaped(text: string): string {
  return text.replaceAll(/[&%#_$~^\\{}]/gu, (character) => escapes.get(character) ?? character);
}

/** Text as a BibTeX value: special characters escaped, mathematics untouched, braces balanced. */
function value(text: string): string {
  const written = escapedProse(text);
  if (hasBalancedBraces(written)) return written;
  // BibTeX counts `\{` as a brace too.
  return written.replaceAll('\\{', '\\textbraceleft{}').replaceAll('\\}', '\\textbraceright{}');
}

function escapedProse(text: string): string {
  return mathSegments(text)
    .map((segment) => {
      if (segment.kind === 'text') return escaped(segment.text);
      return segment.isDisplay ? `$$${segment.tex}$$` : `$${segment.tex}$`;
    })
    .join('');
}

/** Capitals that a bibliography style must not lower stand in braces: `{PaLM}`, `{BERT}`. */
function protectedTitle(title: string): string {
  return value(title)
    .split(' ')
    .map((word, place) => {
      const plain = /^\p{L}[\p{L}\p{N}-]*/u.exec(word)?.[0] ?? '';
      const isOdd =
        /\p{Ll}\p{Lu}|\p{Lu}{2}/u.test(plain) || (place > 0 && /^\p{Lu}$/u.test(plain) && plain !== 'A');
      return isOdd ? `{${plain}}${word.slice(plain.length)}` : word;
    })
    .join(' ');
}

function name(author: Author): string {
  if (author.kind === 'literal') return `{${escaped(author.literal)}}`;
  const { family, given, prefix, suffix } = author;
  const last = escaped([prefix, family].filter(Boolean).join(' '));
  return [
    last,
    suffix === undefined ? undefined : escaped(suffix),
    given === undefined ? undefined : escaped(given),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** What is known of a paper as the fields of an entry, their values in TeX. */
export function entryOfPaper(paper: Paper): NewEntry {
  const authors = paper.authors.map(name);
  if (paper.authorsTruncated) authors.push('others');
  const isArxiv = paper.arxiv !== undefined;
  const isArticle = paper.type === 'article';
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['title', paper.title === '' ? undefined : protectedTitle(paper.title)],
    ['author', authors.length === 0 ? undefined : authors.join(' and ')],
    ['year', paper.year === undefined ? undefined : String(paper.year)],
    ['date', paper.date !== undefined && paper.date.length > 4 ? paper.date : undefined],
    [isArticle ? 'journal' : 'booktitle', paper.venue === undefined ? undefined : value(paper.venue)],
    ['eprint', paper.arxiv],
    ['archiveprefix', isArxiv ? 'arXiv' : undefined],
    ['primaryclass', isArxiv && paper.category.kind === 'arxiv' ? paper.category.id : undefined],
    ['doi', paper.doi],
    ['url', paper.url],
    ['abstract', paper.abstract === undefined ? undefined : value(paper.abstract)],
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
