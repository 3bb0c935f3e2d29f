import { matchAt } from '../matchAt';

/** `-`, `1.`, `(a)`, `iv)`, `#.`, `(@good)`, `[^note]:` and the `:` and `~` of definitions. */
const marker =
  /(?:[-+*:~]|\(?(?:\d{1,9}|[A-Za-z#]|[ivxlcIVXLC]{1,6})[.)]|\(@[\w-]*\)|\[\^[^\]\n]{1,200}\]:)(?=[ \t\r\n]|$)/y;

/** Four columns beyond the text around it make code of a line. */
const CODE_INDENTATION = 4;

/** Knows how far the text of the list around a line is indented, so that code is told from the paragraphs of a list. */
export class ListIndentation {
  /** The columns where the text of each open item begins, outermost first. */
  private readonly items: number[] = [];

  /** True inside a list. */
  get isIn(): boolean {
    return this.items.length > 0;
  }

  /** Takes a line into account that begins with `columns` of white space; `at` is its first other character. */
  read(text: string, columns: number, at: number, isAfterBlank: boolean): void {
    const width = markerWidth(text, at);
    if (width === 0 && !isAfterBlank) return;
    while (columns < (this.items.at(-1) ?? 0)) this.items.pop();
    if (width > 0 && !this.isCode(columns)) this.items.push(columns + width);
  }

  /** True for the indentation of code, as far as the lists around it go. */
  isCode(columns: number): boolean {
    return columns >= CODE_INDENTATION && columns >= (this.items.at(-1) ?? 0) + CODE_INDENTATION;
  }
}

/** The columns of a marker and of the white space behind it, up to the text; 0 if there is no marker. */
function markerWidth(text: string, at: number): number {
  const code = text.charCodeAt(at) | 32;
  // A word is a marker only where a sign follows its first letters.
  if (code >= 97 && code <= 122 && !/[.)ivxlc]/iu.test(text[at + 1] ?? '')) return 0;
  const found = matchAt(marker, text, at)?.[0];
  if (found === undefined) return 0;
  // The text of a footnote is always indented by four.
  if (found.startsWith('[')) return CODE_INDENTATION;
  let blanks = 0;
  while (blanks < CODE_INDENTATION + 1 && text[at + found.length + blanks] === ' ') blanks++;
  return found.length + (blanks === 0 || blanks > CODE_INDENTATION ? 1 : blanks);
}
