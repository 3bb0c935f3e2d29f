/** A line of a text. */
export interface Line {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
  /** The start of the next line; the end of the text behind the last one. */
  readonly next: number;
}

/** The line that begins at `start`. Lines end with `\n` or `\r\n`. */
export function lineAt(text: string, start: number): Line {
  const newline = text.indexOf('\n', start);
  if (newline === -1) return { start, end: text.length, next: text.length };
  const end = newline > start && text.charCodeAt(newline - 1) === 13 ? newline - 1 : newline;
  return { start, end, next: newline + 1 };
}

/** How many columns of white space the line begins with; a tab goes to the next multiple of four. */
export function indentation(
  text: string,
  { start, end }: Line,
): { readonly columns: number; readonly at: number } {
  let columns = 0;
  let at = start;
  for (; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 32) columns++;
    else if (unit === 9) columns += 4 - (columns % 4);
    else break;
  }
  return { columns, at };
}
