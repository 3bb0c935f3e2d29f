import type { TextEdit } from '../markup';
import { linesAt, nextLine } from '../newLines';

/** The edit that declares a bibliography in the front matter, as its last line; one is made where there is none. Linear. */
export function declareInFrontMatter(text: string, path: string): readonly TextEdit[] {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const line = `bibliography: ${path}`;
  const end = endOfFrontMatter(text, start);
  if (end !== undefined) return [linesAt(text, end, [line])];
  const isBlank = text.slice(start).trim() === '';
  return [linesAt(text, start, ['---', line, '---', ...(isBlank ? [] : [''])])];
}

/** Where the line begins that closes the front matter. */
function endOfFrontMatter(text: string, start: number): number | undefined {
  if (!/^---[ \t]*\r?\n/u.test(text.slice(start, start + 200))) return undefined;
  for (let line = nextLine(text, start); line < text.length; line = nextLine(text, line)) {
    if (/^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u.test(text.slice(line, line + 200))) return line;
  }
  return undefined;
}
