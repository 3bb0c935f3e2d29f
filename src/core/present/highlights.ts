import { foldText } from '../text/fold';

/** From the first up to but not including the second, in UTF-16 code units. */
export type Highlight = readonly [start: number, end: number];

/** Where words of a query begin words of `label`: as far as they are typed, or all of a word that folds to another length. */
export function highlightsIn(label: string, words: readonly string[]): readonly Highlight[] {
  if (words.length === 0) return [];
  return Array.from(label.matchAll(/[\p{L}\p{N}\p{M}]+/gu)).flatMap(
    ({ 0: word, index }): readonly Highlight[] => {
      const folded = foldText(word);
      const found = words.filter((one) => folded.startsWith(one)).map(({ length }) => length);
      if (found.length === 0) return [];
      const length = folded.length === word.length ? Math.max(...found) : word.length;
      return [[index, index + length]];
    },
  );
}
