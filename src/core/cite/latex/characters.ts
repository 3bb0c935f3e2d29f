const NEWLINE = 10;
const PERCENT = 37;

function isLetter(code: number): boolean {
  // `@` counts as a letter: internal names must not be cut into public ones.
  return (code >= 97 && code <= 122) || (code >= 64 && code <= 90);
}

/** The end of the control word whose letters begin at `start`; `start` itself if none stands there. */
export function endOfName(text: string, start: number): number {
  let end = start;
  while (isLetter(text.charCodeAt(end))) end++;
  return end;
}

/** The line end at or behind `start`, or the end of the text. */
export function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

/** True if only blanks stand between the line end at `start` and the next one: TeX's end of a paragraph. */
export function isBlankLineAhead(text: string, start: number): boolean {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) return true;
    if (code !== 32 && code !== 9 && code !== 13) return false;
    at++;
  }
  return true;
}

/**
 * The first place at or behind `start` that is neither white space nor a comment, or -1 where a paragraph or the text
 * ends before: TeX reads no argument across the end of a paragraph.
 */
export function skipBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === PERCENT) {
      // The line end belongs to the comment, so the lines of a commented block make no paragraph.
      at = endOfLine(text, at) + 1;
    } else if (code === NEWLINE) {
      if (isBlankLineAhead(text, at)) return -1;
      at++;
    } else if (code === 32 || code === 9 || code === 13) {
      at++;
    } else {
      return at;
    }
  }
  return -1;
}
