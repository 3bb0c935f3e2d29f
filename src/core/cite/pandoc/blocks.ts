import type { Span } from '../../model/span';

/** The parts of a Markdown text in which citations can stand. */
export interface MarkdownBlocks {
  /** The inside of the YAML front matter; undefined if there is none. */
  readonly frontMatter?: Span;
  /** Runs of text without code, comments and link definitions, in order; no paragraph goes over two of them. */
  readonly paragraphs: readonly Span[];
  /** Labels of numbered examples, `good` in `(@good) This is an example.`: `@good` refers to it, not to a paper. */
  readonly exampleLabels: ReadonlySet<string>;
}

const blank = /^[ \t\r]*$/u;
const fence = /^(`{3,}|~{3,})(.*)$/u;
const listMarker =
  /^(?:[-+*:~]|\(?(?:\d{1,9}|[A-Za-z#]|[ivxlcIVXLC]{1,6})[.)]|\(@[\w-]*\)|\[\^[^\]]{1,200}\]:)(?=[ \t]|$)/u;
const exampleMarker = /^ {0,3}\(@([\w-]*)\)(?=[ \t\r]|$)/u;
const linkDefinition = /^ {0,3}\[[^\]^][^\]]{0,200}\]:[ \t]*\S/u;

interface Line {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
  readonly next: number;
}

function lineAt(text: string, start: number): Line {
  const newline = text.indexOf('\n', start);
  const next = newline === -1 ? text.length : newline + 1;
  const end =
    newline === -1 ? text.length : newline > start && text[newline - 1] === '\r' ? newline - 1 : newline;
  return { start, end, next };
}

/** The inside of the front matter at the beginning of `text`. */
function frontMatterOf(text: string): { readonly inside: Span; readonly next: number } | undefined {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const opening = lineAt(text, bom);
  if (text.slice(opening.start, opening.end).trimEnd() !== '---') return undefined;
  for (let at = opening.next; at < text.length;) {
    const line = lineAt(text, at);
    const content = text.slice(line.start, Math.min(line.end, line.start + 10)).trimEnd();
    if (content === '---' || content === '...') {
      return { inside: { start: opening.next, end: line.start }, next: line.next };
    }
    at = line.next;
  }
  return undefined;
}

/** Columns of white space before the first character; a tab goes to the next multiple of four. */
function indentOf(text: string, line: Line): { readonly columns: number; readonly at: number } {
  let columns = 0;
  let at = line.start;
  for (; at < line.end; at++) {
    if (text[at] === ' ') columns++;
    else if (text[at] === '\t') columns += 4 - (columns % 4);
    else break;
  }
  return { columns, at };
}

/** Behind the quotation marks (`> > `) and list markers before the first character of a line. */
function startOfContent(text: string, start: number, end: number): number {
  let at = start;
  for (let depth = 0; depth < 8 && text[at] === '>'; depth++) {
    at++;
    while (at < end && text[at] === ' ') at++;
  }
  return at;
}

/**
 * Divides a Markdown text into blocks as far as citations need it: front matter, fenced and indented code, comments
 * and link definitions are told from text. Never throws; linear.
 */
export function markdownBlocks(text: string): MarkdownBlocks {
  const front = frontMatterOf(text);
  const paragraphs: Span[] = [];
  const exampleLabels = new Set<string>();
  let paragraphStart = -1;
  let openFence: { readonly character: string; readonly length: number } | undefined;
  let isAfterBlank = true;
  let isInList = false;
  let isInCode = false;
  let hasCommentEnd = true;
  let at = front?.next ?? 0;

  const endParagraph = (end: number): void => {
    if (paragraphStart !== -1 && end > paragraphStart) paragraphs.push({ start: paragraphStart, end });
    paragraphStart = -1;
  };

  while (at < text.length) {
    const line = lineAt(text, at);
    at = line.next;
    const indent = indentOf(text, line);
    const contentStart = startOfContent(text, indent.at, line.end);
    // Block markers stand at the beginning; the rest of a very long line decides nothing.
    const content = text.slice(contentStart, Math.min(line.end, contentStart + 400));

    const fenceMatch = fence.exec(content.trimEnd());
    const fenceRun = fenceMatch?.[1] ?? '';
    if (openFence !== undefined) {
      const closes =
        fenceRun.startsWith(openFence.character) &&
        fenceRun.length >= openFence.length &&
        fenceMatch?.[2]?.trim() === '';
      if (closes) openFence = undefined;
      continue;
    }
    if (blank.test(content) && line.end - contentStart < 400) {
      endParagraph(line.start);
      isAfterBlank = true;
      continue;
    }
    const isIndented = indent.columns >= 4;
    if (!isIndented) {
      if (listMarker.test(content)) isInList = true;
      else if (isAfterBlank && indent.columns === 0) isInList = false;
    }
    const codeIndent = isInList ? 8 : 4;
    const startsCode = indent.columns >= codeIndent && isAfterBlank && !listMarker.test(content);
    if (startsCode || (isInCode && indent.columns >= codeIndent)) {
      endParagraph(line.start);
      isInCode = true;
      continue;
    }
    isInCode = false;
    // A run of backticks that is closed in its own line is code inside text.
    if (fenceRun !== '' && !(fenceRun.startsWith('`') && fenceMatch?.[2]?.includes('`') === true)) {
      endParagraph(line.start);
      openFence = { character: fenceRun.charAt(0), length: fenceRun.length };
      isAfterBlank = false;
      continue;
    }
    if (linkDefinition.test(content) && !content.startsWith('[@')) {
      endParagraph(line.start);
      isAfterBlank = false;
      continue;
    }
    let textStart = line.start;
    const example = exampleMarker.exec(text.slice(line.start, Math.min(line.end, line.start + 200)));
    if (example !== null && (isAfterBlank || paragraphStart === -1 || isInList)) {
      exampleLabels.add(example[1] ?? '');
      endParagraph(line.start);
      textStart = line.start + example[0].length;
    }
    isAfterBlank = false;
    if (paragraphStart === -1) paragraphStart = textStart;

    const comment = hasCommentEnd ? text.slice(textStart, line.end).indexOf('<!--') : -1;
    if (comment !== -1 && !isInsideCodeSpan(text, textStart, textStart + comment)) {
      const close = text.indexOf('-->', textStart + comment + 4);
      if (close === -1) {
        hasCommentEnd = false;
      } else {
        endParagraph(textStart + comment);
        at = close + 3;
        paragraphStart = at;
      }
    }
  }
  endParagraph(text.length);
  return { ...(front === undefined ? {} : { frontMatter: front.inside }), paragraphs, exampleLabels };
}

function isInsideCodeSpan(text: string, lineStart: number, at: number): boolean {
  let count = 0;
  for (let place = lineStart; place < at; place++) if (text[place] === '`') count++;
  return count % 2 === 1;
}
