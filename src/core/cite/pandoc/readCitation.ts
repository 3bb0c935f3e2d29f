import type { Span } from '../../model/span';
import { endOfBrackets } from '../brackets';
import type { Citation, CitationGroup, CitationScan } from '../markup';
import type { CitationReading, CitedItem } from '../neutral';
import { kept, readGroups } from '../readGroups';
import { readRole } from '../roleNotation';
import { markdownBlocks } from './blocks';
import { markdownNote } from './notes';
import { t } from '../../util/l10n';

/** The parts of the inside of brackets that `;` divides, outside of further brackets and braces. */
function partsOf(text: string, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < end; at++) {
    const character = text[at] ?? '';
    if (character === '\\') at++;
    else if ('[{'.includes(character)) depth++;
    else if (']}'.includes(character)) depth = Math.max(0, depth - 1);
    else if (character === ';' && depth === 0) {
      parts.push({ start: from, end: at });
      from = at + 1;
    }
  }
  return [...parts, { start: from, end }];
}

/** From its sign to behind its braces: `-@{doe99}`. */
function wholeKey(text: string, { span, command }: Citation): Span {
  const isBraced = text[span.start - 1] === '{';
  const sign = span.start - (isBraced ? 2 : 1);
  return { start: command === '-@' ? sign - 1 : sign, end: isBraced ? span.end + 1 : span.end };
}

/** What stands behind a key, without the comma or the braces that tell it from the key. */
function locatorIn(written: string) {
  const text = written.trim().replace(/^,/u, '').trim();
  return markdownNote(text.replace(/^\{([^{}]*)\}/u, '$1'));
}

function inBrackets(text: string, { span, citations }: CitationGroup): CitationReading | undefined {
  if (text[span.end - 1] !== ']') return undefined;
  const items: CitedItem[] = [];
  let before = '';
  let next = 0;
  for (const part of partsOf(text, { start: span.start + 1, end: span.end - 1 })) {
    const citation = citations[next];
    const isIn = citation !== undefined && citation.span.end <= part.end;
    if (!isIn) {
      before += `${text.slice(part.start, part.end).trim()}; `;
      continue;
    }
    const further = citations[++next];
    if (further !== undefined && further.span.end <= part.end)
      return kept(span, t('its keys are not divided by “;”'));
    const key = wholeKey(text, citation);
    const prenote = markdownNote(before + text.slice(part.start, key.start));
    const locator = locatorIn(text.slice(key.end, part.end));
    before = '';
    items.push({
      key: citation.key,
      ...(prenote && { prenote }),
      ...(locator && { locator }),
      ...(citation.command === '-@' && { isSuppressed: true }),
    });
  }
  const postnote = markdownNote(before.slice(0, -2));
  const isSuppressed = items.every((item) => item.isSuppressed);
  const isFootnote = text.startsWith('^[', span.start - 2) && text[span.end] === ']';
  return {
    kind: 'citation',
    span: isFootnote ? { start: span.start - 2, end: span.end + 1 } : span,
    citation: {
      mode: isFootnote ? 'footnote' : isSuppressed ? 'suppressed' : 'parenthetical',
      items: isSuppressed ? items.map((item) => ({ ...item, isSuppressed: false })) : items,
      ...(postnote && { postnote }),
    },
    losses: [],
  };
}

/** `@doe99 [p. 3]`; brackets that are a link or hold further citations are others. */
function inText(text: string, citation: Citation, isCitationAt: (at: number) => boolean): CitationReading {
  const key = wholeKey(text, citation);
  const bracket = text[key.end] === ' ' ? key.end + 1 : key.end;
  const close = text[bracket] === '[' ? endOfBrackets(text, bracket, text.length, ['[', ']']) : -1;
  if (close !== -1 && isCitationAt(bracket))
    return kept({ start: key.start, end: close }, t('further works stand in its brackets'));
  const isNote = close !== -1 && text[bracket + 1] !== '^' && !'([{:'.includes(text[close] ?? ' ');
  const locator = isNote ? markdownNote(text.slice(bracket + 1, close - 1)) : undefined;
  return {
    kind: 'citation',
    span: locator === undefined ? key : { start: key.start, end: close },
    citation: {
      mode: citation.command === '-@' ? 'suppressed' : 'textual',
      items: [{ key: citation.key, ...(locator && { locator }) }],
    },
    losses: [],
  };
}

/** Every citation of a Markdown text but those of its front matter. Linear. */
export function readMarkdownCitations(text: string, scan: CitationScan): CitationReading[] {
  const front = markdownBlocks(text).frontMatter?.end ?? 0;
  const groups = scan.groups.filter(({ span }) => span.start >= front);
  const brackets = new Set(groups.flatMap(({ command, span }) => (command === '[@]' ? [span.start] : [])));
  return readGroups(text, { ...scan, groups }, (_text, group) => {
    const [first] = group.citations;
    if (group.command === '[@]') return inBrackets(text, group);
    if (group.command.startsWith('{')) return readRole(text, group, 'markdown');
    return first && inText(text, first, (at) => brackets.has(at));
  });
}
