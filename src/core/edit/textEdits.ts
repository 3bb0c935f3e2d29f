import type { TextEdit } from '../cite/markup';

/** The text with edits carried out that are in its order and do not overlap. Linear. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let after = '';
  let position = 0;
  for (const { span, newText } of edits) {
    after += text.slice(position, span.start) + newText;
    position = span.end;
  }
  return after + text.slice(position);
}

/** The edits that take `edits` of `text` back, in terms of the text they make. */
export function reverseEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return edits.map(({ span, newText }) => {
    const start = span.start + shift;
    shift += newText.length - (span.end - span.start);
    return { span: { start, end: start + newText.length }, newText: text.slice(span.start, span.end) };
  });
}

/** True if the edits lie in the text, in its order, without an overlap, and part neither a `\r\n` nor a character. */
export function areSound(text: string, edits: readonly TextEdit[]): boolean {
  let position = 0;
  return edits.every(({ span: { start, end }, newText }) => {
    const isInOrder = position <= start && start <= end && end <= text.length;
    position = end;
    const removed = text.slice(start, end);
    const keepsAll = !partsAt(text, start) && !partsAt(text, end);
    return isInOrder && (keepsAll || removed === newText);
  });
}

/** The edits in the order of the text; those at one place stay in theirs. Those that change nothing are left out. */
export function inOrder(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits
    .filter(({ span, newText }) => text.slice(span.start, span.end) !== newText)
    .toSorted((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
}

function partsAt(text: string, offset: number): boolean {
  const [before, behind] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  const partsLineEnd = before === 13 && behind === 10;
  return partsLineEnd || (before >= 0xd800 && before < 0xdc00 && behind >= 0xdc00 && behind < 0xe000);
}
