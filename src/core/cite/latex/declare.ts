import type { TextEdit } from '../markup';
import { lineEndOf, linesAt, nextLine } from '../newLines';
import { lastLoadingOf, withoutComments } from './packages';

/**
 * The edits that declare a bibliography in a main file: for biblatex in the preamble, with a list of references at the end
 * where there is none; for BibTeX at the end, with a style where there is none. Undefined for a part of another file, which
 * has no `\end{document}`. Linear.
 */
export function declareInLatex(text: string, path: string): readonly TextEdit[] | undefined {
  const code = withoutComments(text);
  const [begin, end] = [
    code.indexOf(String.raw`\begin{document}`),
    code.lastIndexOf(String.raw`\end{document}`),
  ];
  if (begin === -1 || end < begin) return undefined;
  const has = (command: string): boolean => code.includes(`\\${command}`);
  const loading = lastLoadingOf('biblatex', code.slice(0, begin));
  if (loading === undefined && !has('printbibliography')) {
    const style = lastLoadingOf('natbib', code.slice(0, begin)) === undefined ? 'plain' : 'plainnat';
    const styleLines = has('bibliographystyle') ? [] : [`\\bibliographystyle{${style}}`];
    return [before(text, end, [...styleLines, `\\bibliography{${path.replace(/\.bib$/u, '')}}`])];
  }
  const resource = `\\addbibresource{${path}}`;
  const declaration =
    loading === undefined ? before(text, begin, [resource]) : behind(text, code, loading.end, resource);
  return has('printbibliography')
    ? [declaration]
    : [declaration, before(text, end, [String.raw`\printbibliography`])];
}

/** Lines of their own before what stands at `offset`. */
function before(text: string, offset: number, lines: readonly string[]): TextEdit {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const isFirst = text.slice(start, offset).trim() === '';
  return linesAt(text, isFirst ? start : offset, lines);
}

/** A line behind that of `offset`, or in the middle of it where more than a comment follows. */
function behind(text: string, code: string, offset: number, line: string): TextEdit {
  const next = nextLine(text, offset);
  if (code.slice(offset, next).trim() === '') return linesAt(text, next, [line]);
  const lineEnd = lineEndOf(text);
  return { span: { start: offset, end: offset }, newText: `${lineEnd}${line}${lineEnd}` };
}
