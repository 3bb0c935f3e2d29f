import type { Span } from '../../model/span';
import { type Line, indentation, lineAt } from '../lines';
import type { DeclaredBibliography, Include } from '../markup';
import { matchAt } from '../matchAt';
import { Passages } from '../passages';
import { textKeywords, verbatimBlocks } from './commands';

/** The parts of an Org text in which citations can stand, and what its keywords say. */
export interface OrgBlocks {
  readonly passages: readonly Span[];
  readonly bibliographies: readonly DeclaredBibliography[];
  readonly includes: readonly Include[];
}

const keyword = /#\+([A-Za-z_]{1,40})(?:\[[^\]\n]{0,200}\])?:[ \t]*/y;
const blockBegin = /#\+begin_([A-Za-z]+)/iy;
/** `"a file.org::*Heading" src python`, quoted or not. */
const includeValue = /^(?:"([^"\n]+)"|(\S+))([^\n]*)$/u;

/** Where the block or drawer that begins in a line ends: the start of its last line, or -1 if nothing closes it. */
function endFinder(text: string): (name: string, from: number) => number {
  const missing = new Set<string>();
  return (name, from) => {
    if (missing.has(name)) return -1;
    const end = new RegExp(`^[ \\t]*${name}[ \\t]*\\r?$`, 'gimu');
    end.lastIndex = from;
    const found = end.exec(text);
    if (found === null) missing.add(name);
    return found?.index ?? -1;
  };
}

/** Tells the text of an Org document from comments, code, drawers and keywords. Never throws; linear. */
export function orgBlocks(text: string): OrgBlocks {
  const passages = new Passages();
  const bibliographies: DeclaredBibliography[] = [];
  const includes: Include[] = [];
  const endOf = endFinder(text);

  const readKeyword = (line: Line, at: number): boolean => {
    const found = matchAt(keyword, text, at);
    if (found === null) return false;
    const name = (found[1] ?? '').toLowerCase();
    const start = at + found[0].length;
    const value = text.slice(start, line.end).trimEnd();
    if (name === 'bibliography') bibliographies.push(...unquoted(value, start));
    if (name === 'include') includes.push(...included(value, start));
    if (!textKeywords.has(name)) return true;
    passages.end(line.start);
    passages.add(start);
    return false;
  };
  /** Where the verbatim block or drawer that begins in the line ends, at its last line; -1 for other lines. */
  const verbatimEnd = (line: Line, at: number): number => {
    const block = matchAt(blockBegin, text, at)?.[1]?.toLowerCase();
    if (block !== undefined && verbatimBlocks.has(block)) return endOf(`#\\+end_${block}`, line.next);
    const isDrawer = text[at] === ':' && text.slice(at, line.end).trimEnd().toLowerCase() === ':properties:';
    return isDrawer ? endOf(':end:', line.next) : -1;
  };

  for (let start = 0; start < text.length;) {
    const line = lineAt(text, start);
    const { at } = indentation(text, line);
    const end = text[at] === '#' || text[at] === ':' ? verbatimEnd(line, at) : -1;
    if (end !== -1) {
      passages.end(line.start);
      start = lineAt(text, end).next;
      continue;
    }
    const isComment = (text[at] === '#' || text[at] === ':') && (at + 1 >= line.end || text[at + 1] === ' ');
    if (at === line.end || isComment || (text.startsWith('#+', at) && readKeyword(line, at))) {
      passages.end(line.start);
    } else {
      passages.add(line.start);
    }
    start = line.next;
  }
  passages.end(text.length);
  return { passages: passages.spans, bibliographies, includes };
}

/** The path that is the whole value; none for an empty one. */
function unquoted(value: string, start: number): DeclaredBibliography[] {
  const isQuoted = value.length > 2 && value.startsWith('"') && value.endsWith('"');
  const path = isQuoted ? value.slice(1, -1) : value;
  const from = start + (isQuoted ? 1 : 0);
  return path === '' ? [] : [{ path, span: { start: from, end: from + path.length } }];
}

/** The included file; none if it is included as code. */
function included(value: string, start: number): Include[] {
  const [, quoted, bare, options = ''] = includeValue.exec(value) ?? [];
  const path = (quoted ?? bare ?? '').replace(/::.*$/u, '');
  if (path === '' || /^[ \t]*(?:src|example|export)\b/u.test(options)) return [];
  const from = start + (quoted === undefined ? 0 : 1);
  return [{ kind: 'child', path, span: { start: from, end: from + path.length } }];
}
