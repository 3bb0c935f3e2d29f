/** A value as it is written behind a field of a query, or as a phrase: `Xu` stays, `Kelvin Xu` is put in quotes. */
export function quoted(value: string): string {
  const plain = value.replaceAll(/["“”„«»\s]+/gu, ' ').trim();
  return /^[\p{L}\p{N}.-]+$/u.test(plain) && !/^or$/iu.test(plain) ? plain : `"${plain}"`;
}

/** The value for `year:` that stands for this year alone: an unfinished year stands for all that begin so. */
export function exactYear(year: number): string {
  return String(year).padStart(4, '0');
}
