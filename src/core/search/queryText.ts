import { type Category, categoryName } from '../model/category';

/** A value as it is written behind a field of a query, or as a phrase: `Xu` stays, `Kelvin Xu` is put in quotes. */
export function quoted(value: string): string {
  const plain = value.replaceAll(/["“”„«»\s]+/gu, ' ').trim();
  return /^[\p{L}\p{N}.-]+$/u.test(plain) && !/^or$/iu.test(plain) ? plain : `"${plain}"`;
}

/** The value for `year:` that stands for this year alone: an unfinished year stands for all that begin so. */
export function exactYear(year: number): string {
  return String(year).padStart(4, '0');
}

/**
 * The condition that a paper is of a category; empty where nothing can name it. A category is asked for by how its name
 * begins, so what is behind a quotation mark need not be said.
 */
export function categoryCondition(category: Category): string {
  const name = category.kind === 'arxiv' ? category.id : categoryName(category);
  const [beginning = ''] = name.split(/["“”„«»]/u);
  return beginning.trim() === '' ? '' : `cat:${quoted(beginning)}`;
}
