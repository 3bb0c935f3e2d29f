import type { DeclaredBibliography, Definition, Include } from '../markup';
import type { Span } from '../../model/span';
import { isBlank } from '../blank';
import type { Argument } from './arguments';
import { isLatexKey, slotsOf } from './keyList';

/** A path as it is written, and where. */
interface Written {
  readonly path: string;
  readonly span: Span;
}

function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charAt(from))) from++;
  while (to > from && isBlank(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}

const wrappings: readonly { readonly before: string; readonly after: string }[] = [
  // From the package subfiles: the path begins at the folder of the file that it stands in.
  { before: '\\subfix{', after: '}' },
  { before: '"', after: '"' },
];

/** What `whole` covers, without blanks, quotes and `\subfix{…}` around it; undefined if it takes a macro to read it. */
function writtenAt(text: string, whole: Span): Written | undefined {
  let span = trimmed(text, whole);
  for (const { before, after } of wrappings) {
    if (!text.startsWith(before, span.start) || text[span.end - 1] !== after) continue;
    span = trimmed(text, {
      start: span.start + before.length,
      end: Math.max(span.end - 1, span.start + before.length),
    });
  }
  const path = text.slice(span.start, span.end);
  return path === '' || /[\\{}#%"\n]/u.test(path) ? undefined : { path, span };
}

/** A list may have comments and line ends between its items. */
function writtenIn(text: string, list: Span): Written[] {
  return slotsOf(text, list).flatMap(
    ({ head, token }) => writtenAt(text, { start: head.start, end: token.end }) ?? [],
  );
}

function withEnding(path: string, ending: '.bib' | '.tex', hasOwn: boolean): string {
  return hasOwn || path.endsWith(ending) ? path : path + ending;
}

/** The bibliographies that an argument `B`, `b` or `R` declares. */
export function bibliographiesIn(text: string, { letter, span }: Argument): DeclaredBibliography[] {
  if (letter === 'R') return [writtenAt(text, span) ?? []].flat();
  return writtenIn(text, span).map(({ path, span: place }) => ({
    path: withEnding(path, '.bib', false),
    span: place,
  }));
}

/** The key that an argument `D` defines, if it is one. */
export function definitionsIn(text: string, { span }: Argument): Definition[] {
  return slotsOf(text, span).flatMap(({ token, isWord }) => {
    const key = text.slice(token.start, token.end);
    return isWord && isLatexKey(key) ? [{ key, span: token }] : [];
  });
}

/** The file that an argument `F` or `f` takes in; `folder` is what an argument `P` before it says. */
export function childrenIn(text: string, { span }: Argument, folder: Argument | undefined): Include[] {
  const file = writtenAt(text, span);
  if (file === undefined) return [];
  const place = folder && writtenAt(text, folder.span);
  if (
    folder !== undefined &&
    place === undefined &&
    text.slice(folder.span.start, folder.span.end).trim() !== ''
  )
    return [];
  const before = place === undefined ? '' : `${place.path.replace(/\/$/u, '')}/`;
  // TeX adds `.tex` to a name without an ending: `intro`, `chapter.1`, but not `plot.tikz`.
  const path = withEnding(before + file.path, '.tex', /\.[A-Za-z]\w*$/u.test(file.path));
  return [{ kind: 'child', path, span: file.span }];
}

/** The main file that an argument `C` belongs to: `main` in `\documentclass[main]{subfiles}`. */
export function rootsOfClass(text: string, { span, options: [option] }: Argument): Include[] {
  if (option === undefined || text.slice(span.start, span.end).trim() !== 'subfiles') return [];
  const main = writtenAt(text, option);
  return main === undefined
    ? []
    : [{ kind: 'root', path: withEnding(main.path, '.tex', false), span: main.span }];
}

/** TeXShop's manual: the line stands among the first twenty. */
const MAGIC_LINES = 20;
const LONGEST_MAGIC_LINE = 500;

/** The main files that magic comments name: `% !TeX root = ../main.tex`. */
export function rootsInComments(text: string): Include[] {
  const roots: Include[] = [];
  let lineStart = 0;
  for (let line = 0; line < MAGIC_LINES && lineStart < text.length; line++) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline === -1 ? text.length : newline;
    const said = text.slice(lineStart, Math.min(lineEnd, lineStart + LONGEST_MAGIC_LINE));
    const [assignment] = /^\s*%+\s*!\s*TeX\s+root\s*=/iu.exec(said) ?? [];
    if (assignment !== undefined) {
      const file = writtenAt(text, { start: lineStart + assignment.length, end: lineStart + said.length });
      if (file !== undefined) roots.push({ kind: 'root', ...file });
    }
    lineStart = lineEnd + 1;
  }
  return roots;
}
