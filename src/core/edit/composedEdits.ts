import type { TextEdit } from '../cite/markup';

/** A part of a text that was edited: a piece of the text before, or a new one. */
type Piece = { readonly start: number; readonly end: number } | { readonly newText: string };

/**
 * Edits of a text, and edits of what comes of them, as edits of the first text that come to the same. All are in their
 * order and do not overlap, those that come back as well. Linear in the number of edits and the length of what they write.
 */
export function composedEdits(
  length: number,
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): readonly TextEdit[] {
  return editsOf(length, edited(piecesOf(length, first), second));
}

function lengthOf(piece: Piece): number {
  return 'newText' in piece ? piece.newText.length : piece.end - piece.start;
}

function piecesOf(length: number, edits: readonly TextEdit[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let position = 0;
  for (const { span, newText } of edits) {
    pieces.push({ start: position, end: span.start }, { newText });
    position = span.end;
  }
  return [...pieces, { start: position, end: length }].filter((piece) => lengthOf(piece) > 0);
}

function slice(piece: Piece, from: number, to: number): Piece {
  if ('newText' in piece) return { newText: piece.newText.slice(from, to) };
  return { start: piece.start + from, end: piece.start + to };
}

/** The pieces after edits of the text that they make up. */
function edited(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const after: Piece[] = [];
  let [next, inside, position] = [0, 0, 0];
  /** Goes on to `offset`, with or without what lies on the way. */
  const advance = (offset: number, keeps: boolean): void => {
    while (position < offset && next < pieces.length) {
      const piece = pieces[next];
      if (piece === undefined) return;
      const end = Math.min(lengthOf(piece), inside + offset - position);
      if (keeps) after.push(slice(piece, inside, end));
      position += end - inside;
      inside = end;
      if (end < lengthOf(piece)) continue;
      [next, inside] = [next + 1, 0];
    }
  };
  for (const { span, newText } of edits) {
    advance(span.start, true);
    after.push({ newText });
    advance(span.end, false);
  }
  advance(Number.POSITIVE_INFINITY, true);
  return after;
}

/** What stands between the pieces that are left of a text of this length becomes what is new there. */
function editsOf(length: number, pieces: readonly Piece[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let [position, written] = [0, ''];
  for (const piece of [...pieces, { start: length, end: length }]) {
    if ('newText' in piece) {
      written += piece.newText;
      continue;
    }
    if (written !== '' || position < piece.start)
      edits.push({ span: { start: position, end: piece.start }, newText: written });
    [position, written] = [piece.end, ''];
  }
  return edits;
}
