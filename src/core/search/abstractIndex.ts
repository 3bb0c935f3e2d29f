import type { Paper } from '../model/paper';
import type { AbstractIndex } from '../model/wordIndex';
import { grown } from '../util/grown';
import { RowPacker, forEachPackedRow } from './packedRows';
import { type RowSet, addRow, emptyRowSet, keepCommonRows } from './rowSet';
import { termsOf } from './terms';
import { vocabularyOf, wholeWord, wordsFrom } from './vocabulary';

/** Numbers without end, in one column that grows. */
class GrowingColumn {
  private column = new Uint32Array(1 << 12);
  length = 0;

  push(number: number): void {
    this.column = grown(this.column, this.length + 1);
    this.column[this.length++] = number;
  }

  view(): Uint32Array {
    return this.column.subarray(0, this.length);
  }
}

/** Indexes the abstracts of `papers`. Linear in their lengths, but for the sorting of the vocabulary. */
export function buildAbstractIndex(papers: readonly Paper[]): AbstractIndex {
  const numbers = new Map<string, number>();
  const lastRows: number[] = [];
  const counts: number[] = [];
  const wordOf = new GrowingColumn();
  const rowOf = new GrowingColumn();
  for (const [row, { abstract }] of papers.entries()) {
    if (abstract === undefined) continue;
    for (const word of termsOf(abstract)) {
      let number = numbers.get(word);
      if (number === undefined) {
        numbers.set(word, (number = numbers.size));
        lastRows.push(-1);
        counts.push(0);
      }
      if (lastRows[number] === row) continue;
      lastRows[number] = row;
      counts[number] = (counts[number] ?? 0) + 1;
      wordOf.push(number);
      rowOf.push(row);
    }
  }
  const found = [...numbers.keys()];
  const order = [...found.keys()].sort((one, other) => ((found[one] ?? '') < (found[other] ?? '') ? -1 : 1));
  const rowStarts = new Uint32Array(found.length + 1);
  const next = new Uint32Array(found.length);
  for (const [place, number] of order.entries()) {
    const start = rowStarts[place] ?? 0;
    next[number] = start;
    rowStarts[place + 1] = start + (counts[number] ?? 0);
  }
  const rows = new Uint32Array(rowOf.length);
  const [words, rowsFound] = [wordOf.view(), rowOf.view()];
  for (let at = 0; at < words.length; at++) {
    const number = words[at] ?? 0;
    const place = next[number] ?? 0;
    next[number] = place + 1;
    rows[place] = rowsFound[at] ?? 0;
  }
  const packer = new RowPacker();
  const listStarts = new Uint32Array(rowStarts.length);
  for (let word = 0; word < found.length; word++) {
    packer.begin();
    for (let at = rowStarts[word] ?? 0; at < (rowStarts[word + 1] ?? 0); at++) packer.add(rows[at] ?? 0);
    listStarts[word + 1] = packer.length;
  }
  const vocabulary = vocabularyOf(order.map((number) => found[number] ?? ''));
  return { vocabulary, rowStarts: listStarts, rows: packer.packed() };
}

/**
 * The rows whose abstracts have all of `words`, each folded, whole or, where it may go on, begun. `size` is the number
 * of rows. Costs the rows that have each word.
 */
export function rowsWithWords(
  { vocabulary, rowStarts, rows }: AbstractIndex,
  words: readonly string[],
  mayGoOn: (place: number) => boolean,
  size: number,
): RowSet {
  let all: RowSet | undefined;
  for (const [place, word] of words.entries()) {
    const lists = mayGoOn(place) ? wordsFrom(vocabulary, word) : wholeWord(vocabulary, word);
    const set = emptyRowSet(size);
    forEachPackedRow(rows, rowStarts, lists, (row) => addRow(set, row));
    if (all !== undefined) keepCommonRows(set, all);
    all = set;
  }
  return all ?? emptyRowSet(size);
}
