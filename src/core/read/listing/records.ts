import type { Span } from '../../model/span';
import { type Headline, isBrokenHeadline, readHeadline } from './headline';

/** A line without the white space around it, and the place of what is left. */
export interface Line {
  readonly text: string;
  readonly span: Span;
}

/** The lines of one record, not yet read any further. */
export interface ListingRecord {
  readonly headline: Headline;
  readonly headlineSpan: Span;
  /** Absent when nothing follows the headline. */
  readonly titleLine?: Line;
  readonly abstract?: string;
  /** From the start of the headline to the end of the last line of the record. */
  readonly span: Span;
}

/** The records of a listing and, joined where they follow each other, the lines that belong to none. */
export interface ListingRecords {
  readonly records: readonly ListingRecord[];
  readonly strayLines: readonly Span[];
}

/** A record as far as its lines have come. */
interface OpenRecord {
  readonly headline: Headline;
  readonly headlineSpan: Span;
  readonly body: Line[];
}

/** Text that somebody wrapped is seldom wider; a longer line is a paragraph by itself. */
const widestWrap = 160;
const sentenceEnd = /[.!?:;)\]"'”’$]$/u;
const listGoesOn = /[,·]$/u;

// listing  := stray* (record stray*)*
// record   := headline title abstract?              blank lines are allowed everywhere
// title    := line, and the next one while the line ends in the middle of a list
// abstract := line+                                 as long as the next line can be more of it

/**
 * The lines of a listing as records. A headline starts one, wherever it stands; a line that no record can hold is stray:
 * text before the first headline, a broken headline with what follows it, a remark after a finished abstract.
 * Never throws; linear.
 */
export function groupRecords(text: string): ListingRecords {
  const records: ListingRecord[] = [];
  const strayLines: Span[] = [];
  let open: OpenRecord | undefined;
  let isAfterStray = false;
  const close = () => {
    if (open !== undefined) records.push(closeRecord(open));
    open = undefined;
  };
  for (const line of linesWithText(text)) {
    const headline = readHeadline(line.text);
    const isStray = headline === undefined && (open === undefined || !canContinue(open.body, line.text));
    if (headline !== undefined) {
      close();
      open = { headline, headlineSpan: line.span, body: [] };
    } else if (!isStray) {
      open?.body.push(line);
    } else {
      close();
      const start = isAfterStray ? (strayLines.pop() ?? line.span).start : line.span.start;
      strayLines.push({ start, end: line.span.end });
    }
    isAfterStray = isStray;
  }
  close();
  return { records, strayLines };
}

/** The lines that hold more than white space, in order; `\n`, `\r\n` and `\r` end a line. Linear. */
export function* linesWithText(text: string): Generator<Line> {
  const lineOrBreak = /[^\r\n]+/g;
  for (const match of text.matchAll(lineOrBreak)) {
    // `trim` takes a byte order mark for white space.
    const trimmed = match[0].trim();
    if (trimmed === '') continue;
    const start = match.index + match[0].indexOf(trimmed.charAt(0));
    yield { text: trimmed, span: { start, end: start + trimmed.length } };
  }
}

function closeRecord({ headline, headlineSpan, body }: OpenRecord): ListingRecord {
  const end = body.at(-1)?.span.end ?? headlineSpan.end;
  const titleEnd = body.findIndex((line) => !listGoesOn.test(line.text)) + 1 || body.length;
  const titleLines = body.slice(0, titleEnd);
  const [first, last] = [titleLines[0], titleLines.at(-1)];
  const abstract = textOf(body.slice(titleEnd));
  return {
    headline,
    headlineSpan,
    ...(first !== undefined &&
      last !== undefined && {
        titleLine: { text: textOf(titleLines), span: { start: first.span.start, end: last.span.end } },
      }),
    ...(abstract !== '' && { abstract }),
    span: { start: headlineSpan.start, end },
  };
}

function textOf(lines: readonly Line[]): string {
  return lines.map((line) => line.text).join(' ');
}

/**
 * True unless the abstract is finished and the line does not read like more of it: after a whole paragraph only another
 * sentence is. The first two lines of a record, title and abstract, are always its own.
 */
function canContinue(body: readonly Line[], line: string): boolean {
  if (isBrokenHeadline(line)) return false;
  const previous = body.at(-1)?.text;
  if (previous === undefined || body.length < 2) return true;
  const isFinished = previous.length > widestWrap && sentenceEnd.test(previous);
  return !isFinished || (sentenceEnd.test(line) && line.split(' ', 8).length === 8);
}
