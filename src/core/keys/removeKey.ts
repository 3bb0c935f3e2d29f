import { isBlank } from '../cite/blank';
import type { Citation, CitationGroup, TextEdit } from '../cite/markup';
import { type Span, touches } from '../model/span';

function removal(start: number, end: number): TextEdit {
  return { span: { start, end }, newText: '' };
}

function isSeparator(text: string, { start, end }: Span): boolean {
  return /^\s*[,;]\s*$/u.test(text.slice(start, end));
}

/** The part of `[see @a, p. 3; -@b]` that a key stands in, with the semicolon that goes with it. */
function removalInBrackets(
  text: string,
  { span, citations }: CitationGroup,
  index: number,
): TextEdit | undefined {
  const [previous, own, next] = [citations[index - 1], citations[index], citations[index + 1]];
  if (own === undefined || text[span.end - 1] !== ']') return undefined;
  const semicolon = next === undefined ? -1 : text.indexOf(';', own.span.end);
  const end = next === undefined ? span.end - 1 : semicolon;
  if (next !== undefined && (semicolon === -1 || semicolon > next.span.start)) return undefined;
  if (previous === undefined) {
    let from = end + 1;
    while (isBlank(text[from] ?? '')) from++;
    return removal(span.start + 1, from);
  }
  const start = text.lastIndexOf(';', own.span.start);
  return start < previous.span.end ? undefined : removal(start, end);
}

/**
 * The edit that takes a key out of its citation, or the whole citation where it is the only key; undefined where other
 * text may hang on it, as in `\cites[3]{a}{b}`.
 */
export function removeKey(text: string, group: CitationGroup, { span }: Citation): TextEdit | undefined {
  const { citations, keyLists } = group;
  const index = citations.findIndex((one) => one.span.start === span.start);
  if (index === -1) return undefined;
  if (citations.length === 1) return removal(group.span.start, group.span.end);
  if (group.command === '[@]') return removalInBrackets(text, group, index);
  const list = keyLists.find((one) => touches(one, span.start));
  const [previous, next] = [citations[index - 1], citations[index + 1]];
  const isBeside = (other: Citation | undefined, between: Span): boolean =>
    other !== undefined && list === keyLists.find((one) => touches(one, other.span.start))
      ? isSeparator(text, between)
      : false;
  if (previous !== undefined && isBeside(previous, { start: previous.span.end, end: span.start }))
    return removal(previous.span.end, span.end);
  if (next !== undefined && isBeside(next, { start: span.end, end: next.span.start }))
    return removal(span.start, next.span.start);
  return undefined;
}
