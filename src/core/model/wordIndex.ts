/**
 * Sorted words in one text, so that a hundred thousand of them cost a few bytes each beyond their letters. Words are
 * named by their place in the order.
 */
export interface Vocabulary {
  /** All words without anything between them. Word `n` is `text.slice(starts[n], starts[n + 1])`. */
  readonly text: string;
  readonly starts: Uint32Array;
  /** The letters of each word, to rule out misspellings cheaply. */
  readonly letters: Uint32Array;
}

/** Which words the papers of one part have, looked up either way. Rows are those of its table. */
export interface IndexShard {
  /** How many papers there are. */
  readonly size: number;
  readonly vocabulary: Vocabulary;
  /** The rows that have word `w`, ascending: `rows[rowStarts[w] … rowStarts[w + 1])`. */
  readonly rowStarts: Uint32Array;
  readonly rows: Uint32Array;
  /** The set of fields in which the word of the list stands in `rows[i]`. */
  readonly rowFields: Uint8Array;
  /** The words that row `r` has, ascending: `words[wordStarts[r] … wordStarts[r + 1])`. */
  readonly wordStarts: Uint32Array;
  readonly words: Uint32Array;
  /** The set of fields in which `words[i]` stands. */
  readonly fields: Uint8Array;
}

/**
 * Which abstracts have which words. Kept apart from the index of the other fields: a word of an abstract says little of
 * what a person looks for, and is asked for by `abstract:` only.
 */
export interface AbstractIndex {
  readonly vocabulary: Vocabulary;
  /** The rows that have word `w`, as `packedRows.ts` writes them: `rows[rowStarts[w] … rowStarts[w + 1])`. */
  readonly rowStarts: Uint32Array;
  readonly rows: Uint8Array;
}
