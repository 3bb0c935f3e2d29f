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
const linkDefinition = /^ {0,3}\[[^\]^@][^\]]{0,200}\]:[ \t]*\S/u;

/** Block markers stand at the beginning; the rest of a very long line decides nothing. */
const LONGEST_MARKER = 400;

interface Line {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
  readonly next: number;
}

/** A line as its block is told by. */
interface MarkedLine extends Line {
  /** Columns of white space before the first character; a tab goes to the next multiple of four. */
  readonly columns: number;
  /** The beginning of what stands behind indentation and signs of quotation, without white space at its end. */
  readonly content: string;
}

function lineAt(text: string, start: number): Line {
  const newline = text.indexOf('\n', start);
  if (newline === -1) return { start, end: text.length, next: text.length };
  const end = newline > start && text[newline - 1] === '\r' ? newline - 1 : newline;
  return { start, end, next: newline + 1 };
}

function markedLineAt(text: string, start: number): MarkedLine {
  const line = lineAt(text, start);
  let columns = 0;
  let at = start;
  for (; at < line.end; at++) {
    if (text[at] === ' ') columns++;
    else if (text[at] === '\t') columns += 4 - (columns % 4);
    else break;
  }
  for (let depth = 0; depth < 8 && text[at] === '>'; depth++) {
    at++;
    while (at < line.end && text[at] === ' ') at++;
  }
  const content = text.slice(at, Math.min(line.end, at + LONGEST_MARKER)).trimEnd();
  return { ...line, columns, content };
}

/** The inside of the front matter at the beginning of `text`. */
function frontMatterOf(text: string): { readonly inside: Span; readonly next: number } | undefined {
  const opening = lineAt(text, text.startsWith('\uFEFF') ? 1 : 0);
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

/** The run of characters that opens fenced code, or undefined. Backticks closed in their own line are code in text. */
function fenceOf(content: string): string | undefined {
  const [, run, info = ''] = fence.exec(content) ?? [];
  return run?.startsWith('`') === true && info.includes('`') ? undefined : run;
}

/** Behind the line that closes the fenced code; the end of the text if none does. */
function endOfFencedCode(text: string, start: number, opening: string): number {
  for (let at = start; at < text.length;) {
    const line = markedLineAt(text, at);
    at = line.next;
    // Only the fence stands in a closing line, at least as long as the opening one and of the same sign.
    if (line.content.startsWith(opening) && fence.exec(line.content)?.[2] === '') return at;
  }
  return text.length;
}

type LineKind = 'blank' | 'code' | 'fence' | 'definition' | 'text';

/** What the lines before say about the next one. */
interface Surroundings {
  readonly isAfterBlank: boolean;
  readonly isInList: boolean;
  readonly isInCode: boolean;
}

function kindOf(
  { columns, content }: MarkedLine,
  { isAfterBlank, isInList, isInCode }: Surroundings,
): LineKind {
  if (blank.test(content)) return 'blank';
  // The text of a list is indented itself.
  const isDeep = columns >= (isInList ? 8 : 4);
  if (isDeep && (isInCode || (isAfterBlank && !listMarker.test(content)))) return 'code';
  if (fenceOf(content) !== undefined) return 'fence';
  return linkDefinition.test(content) ? 'definition' : 'text';
}

function isStillInList({ columns, content }: MarkedLine, { isInList, isAfterBlank }: Surroundings): boolean {
  if (content === '' || columns >= 4) return isInList;
  if (listMarker.test(content)) return true;
  return isInList && !(isAfterBlank && columns === 0);
}

/** Where the comment that begins in this line ends, and where it begins; undefined if there is none. */
function commentIn(text: string, start: number, end: number): Span | undefined {
  const comment = text.slice(start, end).indexOf('<!--');
  if (comment === -1) return undefined;
  const backticks = text.slice(start, start + comment).match(/`/gu)?.length ?? 0;
  if (backticks % 2 === 1) return undefined;
  const close = text.indexOf('-->', start + comment + 4);
  return close === -1 ? undefined : { start: start + comment, end: close + 3 };
}

/**
 * Divides a Markdown text into blocks as far as citations need it: front matter, fenced and indented code, comments
 * and link definitions are told from text. Never throws; linear.
 */
export function markdownBlocks(text: string): MarkdownBlocks {
  const front = frontMatterOf(text);
  const lastCommentEnd = text.lastIndexOf('-->');
  const paragraphs: Span[] = [];
  const exampleLabels = new Set<string>();
  let surroundings: Surroundings = { isAfterBlank: true, isInList: false, isInCode: false };
  let paragraphStart = -1;
  const endParagraph = (end: number): void => {
    if (paragraphStart !== -1 && end > paragraphStart) paragraphs.push({ start: paragraphStart, end });
    paragraphStart = -1;
  };

  for (let at = front?.next ?? 0; at < text.length;) {
    const line = markedLineAt(text, at);
    at = line.next;
    const isInList = isStillInList(line, surroundings);
    const kind = kindOf(line, { ...surroundings, isInList });
    surroundings = {
      isAfterBlank: kind === 'blank' || kind === 'code',
      isInList,
      isInCode: kind === 'code' || (kind === 'blank' && surroundings.isInCode),
    };
    if (kind !== 'text') {
      endParagraph(line.start);
      if (kind === 'fence') at = endOfFencedCode(text, line.next, fenceOf(line.content) ?? '');
      continue;
    }
    const beginning = text.slice(line.start, Math.min(line.end, line.start + LONGEST_MARKER));
    const example = exampleMarker.exec(beginning);
    if (example !== null && (paragraphStart === -1 || isInList)) {
      exampleLabels.add(example[1] ?? '');
      endParagraph(line.start);
    }
    if (paragraphStart === -1) paragraphStart = line.start + (example?.[0].length ?? 0);
    // Behind the last end of a comment none can close, so none is looked for.
    const comment =
      line.start < lastCommentEnd
        ? commentIn(text, Math.max(line.start, paragraphStart), line.end)
        : undefined;
    if (comment !== undefined) {
      endParagraph(comment.start);
      paragraphStart = comment.end;
      at = comment.end;
    }
  }
  endParagraph(text.length);
  return { ...(front === undefined ? {} : { frontMatter: front.inside }), paragraphs, exampleLabels };
}
