import type { TextEdit } from '../markup';
import { linesAt, linesAtEnd, nextLine } from '../newLines';

/**
 * The edits that declare a bibliography at the end of the header, or at the top where there is none, and print it at the end
 * where nothing does. Linear.
 */
export function declareInAsciidoc(text: string, path: string): readonly TextEdit[] {
  let top = 0;
  // The header has no empty line in it.
  while (top < text.length && isHeader(text, top)) top = nextLine(text, top);
  const hasHeader = top > 0;
  const declaration = linesAt(text, top, [
    `:bibtex-file: ${path}`,
    ...(hasHeader || text === '' ? [] : ['']),
  ]);
  if (/^bibliography::/mu.test(text)) return [declaration];
  return [declaration, linesAtEnd(text, ['bibliography::[]'])];
}

function isHeader(text: string, line: number): boolean {
  const start = text.slice(line, line + 200);
  const isFirst = line === 0;
  return isFirst ? /^(?:= |:[\w-]+:|\/\/)/u.test(start) : !/^[ \t]*(?:\r?\n|$)/u.test(start);
}
