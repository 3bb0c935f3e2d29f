import { grown } from './grown';
import { PieceNumbers } from './pieceNumbers';
import type { TextColumn } from './textColumn';

/**
 * Many texts in a third of their length, each to be had by itself. A text is cut into pieces: its words, and what stands
 * between them. Each piece is a number, smaller the earlier it came; numbers below 128 take one byte, those below 16,512
 * two, and so on, and a single blank between two words is not written. The codes are the End-Tagged Dense Codes of
 * Brisaboa, Iglesias, Navarro and Paramá (2003), the words without blanks are those of Moura, Navarro, Ziviani and
 * Baeza-Yates (2000). There the frequent pieces have the small numbers; the early ones are nearly the same, and are
 * known at once.
 */
export interface PackedTexts {
  /** The codes of text `n` are in the bytes from `starts[n]` up to but not including `starts[n + 1]`. */
  readonly starts: Uint32Array;
  readonly codes: Uint8Array;
  /** The pieces by their numbers. No word of a text is in two of them. */
  readonly pieces: TextColumn;
}

/** Which bytes are those of words: letters, digits, apostrophes, and all of a character beyond ASCII. */
const isOfWord = Array.from(
  { length: 256 },
  (_, byte) => byte >= 0x80 || /[\dA-Za-z']/u.test(String.fromCharCode(byte)),
);
const blank = 0x20;
/** The last byte of a code has this bit, and no other has. */
const endTag = 0x80;

/** A text may begin with U+FEFF, which would be taken for a byte order mark. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** The numbers of the pieces of text `number`, in order; blanks that are not written are none. */
export function piecesOf({ starts, codes }: PackedTexts, number: number): Uint32Array {
  const start = starts[number] ?? 0;
  const end = starts[number + 1] ?? start;
  const pieces = new Uint32Array(end - start);
  let count = 0;
  let piece = 0;
  for (let at = start; at < end; at++) {
    const byte = codes[at] ?? 0;
    if (byte < endTag) {
      piece = (piece + byte + 1) * endTag;
    } else {
      pieces[count++] = piece + byte - endTag;
      piece = 0;
    }
  }
  return pieces.subarray(0, count);
}

/** Text `number`; empty if there is none. Costs its length. */
export function packedTextIn(texts: PackedTexts, number: number): string {
  const { starts, bytes: known } = texts.pieces;
  let bytes = new Uint8Array(1 << 12);
  let length = 0;
  let isBehindWord = false;
  for (const piece of piecesOf(texts, number)) {
    const [from, to] = [starts[piece] ?? 0, starts[piece + 1] ?? 0];
    bytes = grown(bytes, length + 1 + to - from);
    const isWord = isOfWord[known[from] ?? blank] === true;
    if (isWord && isBehindWord) bytes[length++] = blank;
    isBehindWord = isWord;
    for (let at = from; at < to; at++) bytes[length++] = known[at] ?? 0;
  }
  return decoder.decode(bytes.subarray(0, length));
}

/** Codes one behind the other. */
class Codes {
  private bytes = new Uint8Array(1 << 12);
  length = 0;

  add(number: number): void {
    let last = this.length;
    for (let rest = number; rest > 0x7f; rest = withoutLast(rest)) last++;
    this.bytes = grown(this.bytes, last + 1);
    let rest = number;
    for (let at = last; at >= this.length; at--, rest = withoutLast(rest)) this.bytes[at] = rest & 0x7f;
    this.bytes[last] = (number & 0x7f) | endTag;
    this.length = last + 1;
  }

  all(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}

/** What the bytes of a code before the last one say. */
function withoutLast(number: number): number {
  return (number >>> 7) - 1;
}

/** Packs texts. Linear in their lengths. Surrogates without a partner become U+FFFD, as UTF-8 has none. */
export function packTexts(texts: readonly string[]): PackedTexts {
  const [numbers, codes] = [new PieceNumbers(), new Codes()];
  const starts = new Uint32Array(texts.length + 1);
  let bytes = new Uint8Array(1 << 12);
  for (const [number, text] of texts.entries()) {
    // A code unit has at most three bytes.
    bytes = grown(bytes, text.length * 3);
    const { written } = encoder.encodeInto(text, bytes);
    let isBehindWord = false;
    for (let start = 0, end = 0; start < written; start = end) {
      const isWord = isOfWord[bytes[start] ?? 0] === true;
      for (end = start + 1; end < written && isOfWord[bytes[end] ?? 0] === isWord;) end++;
      const isBlank = bytes[start] === blank && end === start + 1;
      const isImplied = isBlank && isBehindWord && end < written;
      if (!isImplied) codes.add(numbers.numberOf(bytes, start, end));
      isBehindWord = isWord;
    }
    starts[number + 1] = codes.length;
  }
  return { starts, codes: codes.all(), pieces: numbers.pieces() };
}
