import type { Span } from '../../model/span';
import { wordSet } from '../../util/wordSet';
import { type Line, indentation, lineAt } from '../lines';
import type { DeclaredBibliography, Include } from '../markup';
import { matchAt } from '../matchAt';
import { Passages } from '../passages';

/** The parts of a reStructuredText in which citations can stand, and what its directives say. */
export interface RestBlocks {
  readonly passages: readonly Span[];
  readonly bibliographies: readonly DeclaredBibliography[];
  readonly includes: readonly Include[];
}

/** Directives whose inside is no reStructuredText. */
const verbatimDirectives: ReadonlySet<string> = wordSet(`
  bibliography code code-block csv-table doctest graphviz highlight include ipython literalinclude math mermaid
  plot prompt raw sourcecode testcode testoutput toctree`);

const directive = /\.\.[ \t]+([A-Za-z][\w:.+-]{0,60})::(?:[ \t]+|(?=\r?$))/my;
/** Footnotes, citations, substitutions and targets that are defined, behind which text goes on. */
const definition = /\.\.[ \t]+(?:\[[^\]\n]{1,100}\]|\|[^|\n]{1,100}\||_)/y;
const comment = /\.\.(?=[ \t]|\r?$)/my;

/** Tells the text of a document from comments, literal blocks and code. Never throws; linear. */
export function restBlocks(text: string): RestBlocks {
  const passages = new Passages();
  const bibliographies: DeclaredBibliography[] = [];
  const includes: Include[] = [];
  /** Lines indented by more than this are left out; -1 if none is. */
  let leftOut = -1;
  let isBibliography = false;

  const declare = (span: Span): void => {
    for (const file of wordsIn(text, span)) bibliographies.push(file);
  };
  /** Reads explicit markup; returns where text begins in the line, or -1 if it has none. */
  const readMarkup = (line: Line, at: number, columns: number): number => {
    const found = matchAt(directive, text, at);
    if (found === null) {
      if (matchAt(definition, text, at) !== null) return line.start;
      leftOut = columns;
      return -1;
    }
    const name = found[1] ?? '';
    const argument = { start: at + found[0].length, end: line.end };
    if (name === 'include') includes.push(...wordsIn(text, argument).slice(0, 1).map(asInclude));
    isBibliography = name === 'bibliography';
    if (isBibliography) declare(argument);
    if (!verbatimDirectives.has(name)) return argument.start;
    leftOut = columns;
    return -1;
  };

  for (let start = 0; start < text.length;) {
    const line = lineAt(text, start);
    const { columns, at } = indentation(text, line);
    start = line.next;
    if (at === line.end) {
      isBibliography = false;
      passages.end(line.start);
      continue;
    }
    if (leftOut !== -1 && columns > leftOut) {
      if (isBibliography && text[at] !== ':') declare({ start: at, end: line.end });
      else isBibliography = false;
      passages.end(line.start);
      continue;
    }
    leftOut = -1;
    const textStart =
      text[at] === '.' && matchAt(comment, text, at) !== null ? readMarkup(line, at, columns) : line.start;
    if (textStart !== line.start) passages.end(line.start);
    if (textStart === -1) continue;
    passages.add(textStart);
    // A paragraph that ends in two colons announces a literal block.
    if (/::[ \t]*$/u.test(text.slice(Math.max(textStart, line.end - 20), line.end))) leftOut = columns;
  }
  passages.end(text.length);
  return { passages: passages.spans, bibliographies, includes };
}

function wordsIn(text: string, { start, end }: Span): DeclaredBibliography[] {
  return Array.from(text.slice(start, end).matchAll(/\S+/gu), ({ 0: path, index }) => ({
    path,
    span: { start: start + index, end: start + index + path.length },
  }));
}

function asInclude({ path, span }: DeclaredBibliography): Include {
  return { kind: 'child', path, span };
}
