import type { TextEdit } from './markup';

/** The line end that a text has first, or `\n`. */
export function lineEndOf(text: string): string {
  return /\r\n|\n/u.exec(text)?.[0] ?? '\n';
}

/** Lines of their own at `offset`, which is the beginning of a line or the end of the text. */
export function linesAt(text: string, offset: number, lines: readonly string[]): TextEdit {
  const lineEnd = lineEndOf(text);
  const isOpen = offset > 0 && text[offset - 1] !== '\n' && text[offset - 1] !== '\ufeff';
  const newText = (isOpen ? lineEnd : '') + lines.map((line) => line + lineEnd).join('');
  return { span: { start: offset, end: offset }, newText };
}

/** Lines at the end of the text, behind an empty one. */
export function linesAtEnd(text: string, lines: readonly string[]): TextEdit {
  const isParted = text === '' || /(?:^|\n)\r?\n$/u.test(text);
  return linesAt(text, text.length, isParted ? lines : ['', ...lines]);
}

/** Where the line behind the one around `offset` begins, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}
