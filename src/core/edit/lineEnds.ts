/** The line end that stands nearest before `offset`, else behind it: `\n`, `\r\n` or `\r`; undefined in a text of one line. */
export function nearestLineEnd(text: string, offset: number): string | undefined {
  for (let at = Math.min(offset, text.length) - 1; at >= 0; at -= 1) {
    if (text[at] === '\n') return text[at - 1] === '\r' ? '\r\n' : '\n';
    if (text[at] === '\r') return text[at + 1] === '\n' ? '\r\n' : '\r';
  }
  return /\r\n?|\n/.exec(text.slice(offset))?.[0];
}

/** Where the line around `offset` ends, before its line end or at the end of the text. */
export function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

/** Where the blanks and line ends begin that reach up to `offset`. */
export function startOfBlank(text: string, offset: number, from = 0): number {
  let start = offset;
  while (start > from && isBlank(text[start - 1])) start -= 1;
  return start;
}

/** Where the blanks and line ends end that begin at `offset`. */
export function endOfBlank(text: string, offset: number, to = text.length): number {
  let end = offset;
  while (end < to && isBlank(text[end])) end += 1;
  return end;
}

// Not `\s`, which takes a byte-order mark and the blanks of typography too.
function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}
