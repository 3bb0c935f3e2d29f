import type { Paper } from '../model/paper';
import type { IndexShard } from '../model/wordIndex';
import { countOne, sums } from '../util/counts';
import { searchFields } from './fields';
import { sizeOf, vocabularyOf } from './vocabulary';

/** Which word stands in which row and fields, in the order of the rows; words by the order of their first appearance. */
interface Occurrences {
  readonly words: readonly string[];
  readonly wordOf: readonly number[];
  readonly rowOf: readonly number[];
  readonly fieldsOf: readonly number[];
}

function occurrencesIn(papers: readonly Paper[]): Occurrences {
  const numbers = new Map<string, number>();
  const wordOf: number[] = [];
  const rowOf: number[] = [];
  const fieldsOf: number[] = [];
  /** Where the last occurrence of each word is noted. */
  const lastOf: number[] = [];
  for (const [row, paper] of papers.entries()) {
    for (const { texts, split, bit } of searchFields) {
      for (const word of texts(paper).flatMap(split)) {
        let number = numbers.get(word);
        if (number === undefined) numbers.set(word, (number = numbers.size));
        const last = lastOf[number];
        if (last !== undefined && rowOf[last] === row) {
          fieldsOf[last] = (fieldsOf[last] ?? 0) | bit;
        } else {
          lastOf[number] = wordOf.length;
          wordOf.push(number);
          rowOf.push(row);
          fieldsOf.push(bit);
        }
      }
    }
  }
  return { words: [...numbers.keys()], wordOf, rowOf, fieldsOf };
}

/** The place where each of `count` groups begins, and behind them the end, if each item is in the group it names. */
function startsOf(groups: Iterable<number>, count: number): Uint32Array {
  const counts = new Uint32Array(count + 1);
  for (const group of groups) countOne(counts, group);
  return sums(counts);
}

/** Indexes the papers of one source. Linear in the texts of the fields, but for the sorting of the vocabulary. */
export function buildShard(papers: readonly Paper[]): IndexShard {
  const { words: found, wordOf, rowOf, fieldsOf } = occurrencesIn(papers);
  // Code-unit order, not that of a language: beginnings are found by bisection.
  const order = [...found.keys()].sort((one, other) => ((found[one] ?? '') < (found[other] ?? '') ? -1 : 1));
  const places = new Uint32Array(found.length);
  for (const [place, number] of order.entries()) places[number] = place;
  const vocabulary = vocabularyOf(order.map((number) => found[number] ?? ''));

  const total = wordOf.length;
  const placeOf = Uint32Array.from(wordOf, (number) => places[number] ?? 0);
  const rowStarts = startsOf(placeOf, sizeOf(vocabulary));
  const rows = new Uint32Array(total);
  const rowFields = new Uint8Array(total);
  const nextOfWord = rowStarts.slice();
  for (let at = 0; at < total; at++) {
    const place = placeOf[at] ?? 0;
    const next = countOne(nextOfWord, place);
    rows[next] = rowOf[at] ?? 0;
    rowFields[next] = fieldsOf[at] ?? 0;
  }

  // Taken word by word, so that the words of each row come out sorted.
  const wordStarts = startsOf(rowOf, papers.length);
  const words = new Uint32Array(total);
  const fields = new Uint8Array(total);
  const nextOfRow = wordStarts.slice();
  for (let word = 0; word < sizeOf(vocabulary); word++) {
    for (let at = rowStarts[word] ?? 0; at < (rowStarts[word + 1] ?? 0); at++) {
      const row = rows[at] ?? 0;
      const next = countOne(nextOfRow, row);
      words[next] = word;
      fields[next] = rowFields[at] ?? 0;
    }
  }
  return { size: papers.length, vocabulary, rowStarts, rows, rowFields, wordStarts, words, fields };
}
