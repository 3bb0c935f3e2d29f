import type { AbstractIndex, Vocabulary } from '../model/wordIndex';
import { countOne, sums } from '../util/counts';
import { type PackedTexts, piecesOf } from '../util/packedTexts';
import { type TextColumn, textIn } from '../util/textColumn';
import { RowPacker, forEachPackedRow } from './packedRows';
import { type RowSet, addRow, emptyRowSet, keepCommonRows } from './rowSet';
import { termsOf } from './terms';
import { sizeOf, vocabularyOf, wholeWord, wordsFrom } from './vocabulary';

/** The words of each piece of some texts, named by their places in the vocabulary. */
interface PieceWords {
  readonly vocabulary: Vocabulary;
  /** The words of piece `p`: `words[starts[p] … starts[p + 1])`. Nearly always one, or none. */
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
}

function wordsOfPieces(pieces: TextColumn): PieceWords {
  const numbers = new Map<string, number>();
  const found: number[] = [];
  const starts = new Uint32Array(pieces.starts.length);
  for (let piece = 0; piece + 1 < starts.length; piece++) {
    for (const word of termsOf(textIn(pieces, piece))) {
      let number = numbers.get(word);
      if (number === undefined) numbers.set(word, (number = numbers.size));
      found.push(number);
    }
    starts[piece + 1] = found.length;
  }
  const sorted = [...numbers.keys()].sort((one, other) => (one < other ? -1 : 1));
  const places = new Uint32Array(sorted.length);
  for (const [place, word] of sorted.entries()) places[numbers.get(word) ?? 0] = place;
  const words = Uint32Array.from(found, (number) => places[number] ?? 0);
  return { vocabulary: vocabularyOf(sorted), starts, words };
}

/** Calls `visit` with each word of each text, once for a text, by the order of the texts. */
function forEachWord(
  texts: PackedTexts,
  { vocabulary, starts, words }: PieceWords,
  visit: (word: number, row: number) => void,
): void {
  /** One more than the last row that has the word. */
  const seen = new Uint32Array(sizeOf(vocabulary));
  for (let row = 0; row + 1 < texts.starts.length; row++) {
    for (const piece of piecesOf(texts, row)) {
      for (let at = starts[piece] ?? 0; at < (starts[piece + 1] ?? 0); at++) {
        const word = words[at] ?? 0;
        if (seen[word] === row + 1) continue;
        seen[word] = row + 1;
        visit(word, row);
      }
    }
  }
}

/** Indexes abstracts, by their rows. Linear in their lengths, but for the sorting of the vocabulary; a word is folded once. */
export function buildAbstractIndex(texts: PackedTexts): AbstractIndex {
  const pieceWords = wordsOfPieces(texts.pieces);
  const { vocabulary } = pieceWords;
  const counts = new Uint32Array(sizeOf(vocabulary) + 1);
  forEachWord(texts, pieceWords, (word) => countOne(counts, word));
  const listStarts = sums(counts);
  const next = listStarts.slice();
  const rows = new Uint32Array(listStarts.at(-1) ?? 0);
  forEachWord(texts, pieceWords, (word, row) => {
    rows[countOne(next, word)] = row;
  });
  const packer = new RowPacker();
  const rowStarts = new Uint32Array(listStarts.length);
  for (let word = 0; word < sizeOf(vocabulary); word++) {
    packer.begin();
    for (let at = listStarts[word] ?? 0; at < (listStarts[word + 1] ?? 0); at++) packer.add(rows[at] ?? 0);
    rowStarts[word + 1] = packer.length;
  }
  return { vocabulary, rowStarts, rows: packer.packed() };
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
