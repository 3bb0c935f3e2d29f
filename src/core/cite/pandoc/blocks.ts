import type { Span } from '../../model/span';
import { type Line, indentation, lineAt } from '../lines';
import type { Include } from '../markup';
import { matchAt } from '../matchAt';
import { directiveHead, markdownDirectives, verbatimDirectives } from './directives';
import { ListIndentation } from './lists';
import { VerbatimText } from './verbatim';

/** The parts of a Markdown text in which citations can stand. */
export interface MarkdownBlocks {
  /** The inside of the YAML front matter; undefined if there is none. */
  readonly frontMatter?: Span;
  /** Runs of text without code, comments and link definitions, in order; no paragraph goes over two of them. */
  readonly paragraphs: readonly Span[];
  /**
   * What `@` refers to in the document itself: `good` of the numbered example `(@good) This is one.`, in MyST `part`
   * of the target `(part)=` and of the option `:label: part`. Such a name is no key of a paper.
   */
  readonly labels: ReadonlySet<string>;
  /** The files of MyST's directive `include`. */
  readonly includes: readonly Include[];
}

const fence = /(`{3,}|~{3,}|:{3,})([^\n]*)/y;
const example = /\(@([\w-]*)\)(?=[ \t\r\n]|$)/y;
const target = /\(([^()\s]{1,200})\)=[ \t]*(?=\r?\n|$)/y;
const labelOption = /:(?:label|name):[ \t]+(\S{1,200})/y;
const linkDefinition = /\[[^\]^@\n][^\]\n]{0,200}\]:[ \t]*\S/y;

const [tab, space, quote, colon, tilde, backquote] = [9, 32, 62, 58, 126, 96];
const [roundBracket, squareBracket, less, backslash] = [40, 91, 60, 92];

/** Of longer fences only so much is compared. */
const LONGEST_FENCE = 20;
/** Deeper quotations are text. */
const DEEPEST_QUOTATION = 8;

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

/** Where the content behind signs of quotation begins. */
function behindQuotation(text: string, start: number, end: number): number {
  let at = start;
  for (let depth = 0; depth < DEEPEST_QUOTATION && text.charCodeAt(at) === quote; depth++) {
    at++;
    while (at < end && (text.charCodeAt(at) === space || text.charCodeAt(at) === tab)) at++;
  }
  return Math.min(at, end);
}

/** Reads a text line by line; what is found is kept in its fields. */
class BlockReader {
  readonly paragraphs: Span[] = [];
  readonly labels = new Set<string>();
  readonly includes: Include[] = [];
  private readonly lists = new ListIndentation();
  private readonly verbatim: VerbatimText;
  /** The runs of backquotes that close the open directives. */
  private readonly directives: string[] = [];
  /** The fences that nothing behind closes: text, as in Pandoc. */
  private readonly unclosed = new Set<string>();
  private paragraphStart = -1;
  private isAfterBlank = true;
  private isInCode = false;

  constructor(private readonly text: string) {
    this.verbatim = new VerbatimText(text);
  }

  /** Reads the line that begins at `start`, and the fence or comment that it opens; returns where to go on. */
  readLine(start: number): number {
    const line = lineAt(this.text, start);
    const { columns, at: first } = indentation(this.text, line);
    const at = behindQuotation(this.text, first, line.end);
    if (at === line.end) {
      this.endParagraph(line.start);
      this.isAfterBlank = true;
      return line.next;
    }
    this.lists.read(this.text, columns, at, this.isAfterBlank);
    if (this.lists.isCode(columns) && (this.isInCode || this.isAfterBlank)) {
      this.endParagraph(line.start);
      this.isInCode = true;
      return line.next;
    }
    const isFirst = this.isAfterBlank || this.paragraphStart === -1;
    this.isAfterBlank = false;
    this.isInCode = false;
    return this.readContent(line, at, isFirst);
  }

  endParagraph(end: number): void {
    if (this.paragraphStart !== -1 && end > this.paragraphStart) {
      this.paragraphs.push({ start: this.paragraphStart, end });
    }
    this.paragraphStart = -1;
  }

  private readContent(line: Line, at: number, isFirst: boolean): number {
    const { text } = this;
    switch (text.charCodeAt(at)) {
      case backquote:
      case tilde:
      case colon: {
        const next = this.readFence(line, at);
        if (next !== undefined) return next;
        break;
      }
      case squareBracket:
        if (matchAt(linkDefinition, text, at) === null) break;
        this.endParagraph(line.start);
        return line.next;
      case roundBracket: {
        const label = matchAt(example, text, at) ?? matchAt(target, text, at);
        if (label === null || (!isFirst && text[at + 1] === '@' && !this.lists.isIn)) break;
        this.labels.add(label[1] ?? '');
        this.endParagraph(line.start);
        this.paragraphStart = at + label[0].length;
        break;
      }
      case less:
      case backslash: {
        const end = this.verbatim.endAt(at);
        if (end === -1) break;
        return this.leaveOut({ start: at, end });
      }
      default:
    }
    if (this.paragraphStart === -1) this.paragraphStart = line.start;
    const comment = this.verbatim.commentIn(Math.max(line.start, this.paragraphStart), line.end);
    return comment === undefined ? line.next : this.leaveOut(comment);
  }

  private leaveOut({ start, end }: Span): number {
    this.endParagraph(start);
    this.paragraphStart = end;
    return end;
  }

  /** Reads a line of signs that may open or close a fence; undefined if it is text like other lines. */
  private readFence(line: Line, at: number): number | undefined {
    const [, run = '', behind = ''] = matchAt(fence, this.text, at) ?? [];
    if (run === '') {
      const label = matchAt(labelOption, this.text, at)?.[1];
      if (label !== undefined) this.labels.add(label);
      return undefined;
    }
    const head = behind.trimEnd();
    const [, name = '', argument = ''] = directiveHead.exec(head) ?? [];
    const headEnd = at + run.length + head.length;
    const span = { start: headEnd - argument.length, end: headEnd };
    if (name === 'include' && argument !== '') this.includes.push({ kind: 'child', path: argument, span });
    if (run.startsWith(':')) {
      if (!verbatimDirectives.has(name)) return undefined;
    } else if (run.startsWith('`') && behind.includes('`')) {
      // Backquotes closed in their own line are code in text.
      return undefined;
    } else if (behind.trim() === '' && run.startsWith(this.directives.at(-1) ?? '\0')) {
      this.directives.pop();
      this.endParagraph(line.start);
      return line.next;
    } else if (markdownDirectives.has(name)) {
      this.directives.push(run);
      this.endParagraph(line.start);
      this.paragraphStart = span.start;
      return line.next;
    }
    const end = this.endOfFencedCode(line.next, run);
    if (end === undefined) return undefined;
    this.endParagraph(line.start);
    this.isAfterBlank = true;
    return end;
  }

  /** Behind the line that closes the fenced code; undefined if none does. No search is in vain twice. */
  private endOfFencedCode(start: number, run: string): number | undefined {
    const opening = run.slice(0, LONGEST_FENCE);
    if (this.unclosed.has(opening)) return undefined;
    const end = endOfFencedCode(this.text, start, opening);
    if (end === undefined) this.unclosed.add(opening);
    return end;
  }
}

/** Behind the line that closes the fenced code, or undefined. */
function endOfFencedCode(text: string, start: number, opening: string): number | undefined {
  for (let at = start; at < text.length;) {
    const line = lineAt(text, at);
    const first = behindQuotation(text, indentation(text, line).at, line.end);
    at = line.next;
    // Only the fence stands in a closing line, at least as long as the opening one and of the same sign.
    if (text.startsWith(opening, first) && matchAt(fence, text, first)?.[2]?.trim() === '') return at;
  }
  return undefined;
}

/**
 * Divides a Markdown text into blocks as far as citations need it: front matter, fenced and indented code, comments,
 * raw HTML and TeX and link definitions are told from text. Never throws; linear.
 */
export function markdownBlocks(text: string): MarkdownBlocks {
  const front = frontMatterOf(text);
  const reader = new BlockReader(text);
  for (let at = front?.next ?? 0; at < text.length;) at = reader.readLine(at);
  reader.endParagraph(text.length);
  const { paragraphs, labels, includes } = reader;
  return { ...(front === undefined ? {} : { frontMatter: front.inside }), paragraphs, labels, includes };
}
