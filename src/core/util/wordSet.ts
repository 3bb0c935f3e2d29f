/** The words of a text between white space, as a set: a table of words that reads as one. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ''));
}
