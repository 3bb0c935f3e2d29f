import { type Span, touches } from '../model/span';
import { isBlank } from './blank';
import { type CitationStyle, insertion } from './citationStyle';
import {
  type CitationContext,
  type CitationGroup,
  type CitationScan,
  type Insertion,
  type Markup,
  groupAt,
  newKeys,
} from './markup';
import { t } from '../util/l10n';

/** Longer texts are prose, not words to search for. */
const LONGEST_QUERY = 120;

/** What one language is made of. */
export interface Language {
  readonly id: Markup['id'];
  readonly triggerCharacters: readonly string[];
  readonly scan: (text: string) => CitationScan;
  /** All ways to cite, the one for a document without citations first. */
  readonly styles: readonly [CitationStyle, ...CitationStyle[]];
  /** Why there are keys that the language cannot write, e.g. “Typst cannot cite … : it has white space”. */
  readonly refusal: { readonly name: string; readonly because: () => string };
}

/** The markup of a language: contexts and edits follow from its styles. */
export function markupInStyles({ id, triggerCharacters, scan, styles, refusal }: Language): Markup {
  const styleOf = (command: string | undefined): CitationStyle | undefined =>
    command === undefined ? undefined : styles.find(({ has }) => has(command));

  const contextAt = (text: string, { groups }: CitationScan, offset: number): CitationContext | undefined => {
    for (const group of groups) {
      const list = group.keyLists.find((span) => touches(span, offset));
      const style = list && styleOf(group.command);
      if (list !== undefined && style !== undefined) return contextIn(text, group, list, style, offset);
    }
    return undefined;
  };

  const insert = (
    text: string,
    scanned: CitationScan,
    offset: number,
    keys: readonly string[],
  ): Insertion => {
    const around = groupAt(scanned, offset);
    const group = around !== undefined && around.span.start < offset ? around : undefined;
    const before = group ?? scanned.groups.findLast(({ span }) => span.end <= offset);
    const used = styleOf(before?.command) ?? styles[0];
    const style =
      group === undefined ? [used, ...styles].find((one) => unwritable(one, keys) === undefined) : used;
    const impossible = unwritable(style ?? styles[0], keys);
    if (style === undefined || impossible !== undefined) {
      const { name, because } = refusal;
      const reason = t(
        '{0} cannot cite the key “{1}”: {2}. Rename it in the bibliography first.',
        name,
        impossible ?? '',
        because(),
      );
      return { kind: 'refused', reason };
    }
    const added = newKeys(keys, group?.citations.map(({ key }) => key) ?? []);
    if (added.length === 0) return { kind: 'present' };
    if (group !== undefined) return { kind: 'edit', edit: style.add(text, group, added, offset) };
    const command = style === used ? before?.command : undefined;
    return { kind: 'edit', edit: insertion(offset, style.cite(added, command, text[offset] ?? '')) };
  };

  return {
    id,
    triggerCharacters,
    scan,
    contextAt,
    insert,
    mayExpectKey: (behind) =>
      styles.some(({ openings, closings }) => openings.some((opening) => isOpen(behind, opening, closings))),
    keyText: (key, { isBraced, command }) => (styleOf(command) ?? styles[0]).written(key, isBraced),
  };
}

function unwritable({ written }: CitationStyle, keys: readonly string[]): string | undefined {
  return keys.find((key) => written(key, false) === undefined);
}

function isOpen(behind: string, opening: string, closings: string): boolean {
  const start = behind.lastIndexOf(opening);
  if (start === -1) return false;
  for (let at = start + opening.length; at < behind.length; at++) {
    if (closings.includes(behind[at] ?? '')) return false;
  }
  return true;
}

function contextIn(
  text: string,
  group: CitationGroup,
  list: Span,
  style: CitationStyle,
  offset: number,
): CitationContext | undefined {
  const start = startOfToken(text, list, style, offset);
  if (start === undefined || offset - start > LONGEST_QUERY) return undefined;
  const typed = text.slice(start, offset);
  if ([...style.stops, '\n'].some((stop) => typed.includes(stop))) return undefined;
  if ([...style.closings].some((sign) => text.slice(list.start, offset).includes(sign))) return undefined;
  let end = offset;
  while (end < list.end && !isBlank(text[end] ?? ' ') && !style.ends.includes(text[end] ?? ' ')) end++;
  return {
    typed,
    insertSpan: { start, end: offset },
    replaceSpan: { start, end },
    otherKeys: group.citations.filter(({ span }) => !touches(span, offset)).map(({ key }) => key),
    isBraced: style.isBraced?.(text, list.start) ?? false,
    command: group.command,
  };
}

/** Where the token around `offset` begins; undefined in a note or behind one that follows the key. */
function startOfToken(
  text: string,
  list: Span,
  { separators, note: [opening, closing] = ['', ''] }: CitationStyle,
  offset: number,
): number | undefined {
  if (separators === '') return list.start;
  let start = list.start;
  let isInNote = false;
  let isBehindKey = false;
  for (let at = list.start; at < offset; at++) {
    const character = text[at] ?? '';
    if (character === closing) {
      isInNote = false;
      start = at + 1;
    } else if (isInNote) {
      continue;
    } else if (character === opening) {
      isInNote = true;
      isBehindKey = start < at;
    } else if (separators.includes(character)) {
      start = at + 1;
      isBehindKey = false;
    } else if (start === at && isBlank(character)) {
      start = at + 1;
    }
  }
  return isInNote || isBehindKey ? undefined : start;
}
