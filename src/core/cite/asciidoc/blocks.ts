import type { Span } from '../../model/span';
import { lineAt } from '../lines';
import type { DeclaredBibliography, Include } from '../markup';
import { matchAt } from '../matchAt';
import { Passages } from '../passages';

/** The parts of an AsciiDoc text in which citations can stand, and what its attributes and directives say. */
export interface AsciidocBlocks {
  readonly passages: readonly Span[];
  readonly bibliographies: readonly DeclaredBibliography[];
  readonly includes: readonly Include[];
}

/** Lines around listings, literal text, passed-through text and comments; the block goes on to the same line. */
const delimiter = /(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|`{3,}[^\n`]*)[ \t]*(?=\r?\n|$)/y;
/** Attributes that name bibliographies, of asciidoctor-bibtex and of asciidoctor-bibliography. */
const attribute = /:(?:bibtex-file|bibliography-database):[ \t]+/y;
const include = /include::([^[\n]{1,500})\[/y;
/** The line above a paragraph that is no text. */
const verbatimStyle =
  /\[(?:source|listing|literal|pass|stem|latexmath|asciimath|comment)\b[^\n]*\][ \t]*\r?$/my;

/** Tells the text of an AsciiDoc document from listings, literal text and comments. Never throws; linear. */
export function asciidocBlocks(text: string): AsciidocBlocks {
  const passages = new Passages();
  const bibliographies: DeclaredBibliography[] = [];
  const includes: Include[] = [];
  let open = '';
  let isAfterBlank = true;
  let isVerbatim = false;
  for (let start = 0; start < text.length;) {
    const { end, next } = lineAt(text, start);
    const first = text[start] ?? '';
    const border =
      open !== '' || '-.+/`'.includes(first) ? (matchAt(delimiter, text, start)?.[0].trimEnd() ?? '') : '';
    const isBlank = text.slice(start, Math.min(end, start + 200)).trim() === '';
    if (isBlank) isVerbatim = false;
    const isLiteral = isAfterBlank && (first === ' ' || first === '\t');
    if (border !== '' && (open === '' || border === open)) {
      // A fence opens with a language and closes without.
      open = open === '' ? border.replace(/^(`+).*$/u, '$1') : '';
      isVerbatim = false;
      passages.end(start);
    } else if (
      open !== '' ||
      isBlank ||
      isVerbatim ||
      (first === '/' && /^\/\/(?!\/)/u.test(text.slice(start, start + 3)))
    ) {
      passages.end(start);
    } else if (isLiteral || matchAt(verbatimStyle, text, start) !== null) {
      isVerbatim = true;
      passages.end(start);
    } else {
      passages.add(start);
      const declaration = first === ':' ? matchAt(attribute, text, start) : null;
      const files = declaration === null ? [] : filesIn(text, { start: start + declaration[0].length, end });
      for (const file of files) bibliographies.push(file);
      const path = first === 'i' ? matchAt(include, text, start)?.[1] : undefined;
      const pathStart = start + 'include::'.length;
      if (path !== undefined) {
        includes.push({ kind: 'child', path, span: { start: pathStart, end: pathStart + path.length } });
      }
    }
    isAfterBlank = isBlank;
    start = next;
  }
  passages.end(text.length);
  return { passages: passages.spans, bibliographies, includes };
}

function filesIn(text: string, { start, end }: Span): DeclaredBibliography[] {
  return Array.from(
    text.slice(start, end).matchAll(/[^\s,;](?:[^,;\n]*[^\s,;])?/gu),
    ({ 0: path, index }) => ({
      path,
      span: { start: start + index, end: start + index + path.length },
    }),
  );
}
