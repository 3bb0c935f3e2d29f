import type { Span } from '../../model/span';
import { citationsInList } from '../keyItems';
import type { Citation, CitationGroup, CitationScan, DeclaredBibliography } from '../markup';
import { matchAt } from '../matchAt';
import { matchesIn } from '../passages';
import { orgBlocks } from './blocks';
import { bibliographyLinks, citeLinks } from './commands';

/**
 * Citations of Org (its syntax, "Citations") and of org-ref, versions 2 and 3 (its manual, "Citations"):
 *
 *   citation  = "[cite" [ "/" style [ "/" variant ] ] ":" [ prefix ";" ] reference { ";" reference } [ ";" suffix ] "]"
 *   reference = [ prefix ] "@" key [ suffix ]
 *   link      = command ":" key { "," key }          also  "[[" … "]]" and "[[" … "][" description "]]"
 *             | command ":" entry { ";" entry }      entry = [ prefix ] "&" key [ suffix ]
 */
const opening = /\[cite(?:\/[\w/-]{0,60})?:|(?<!\w)[A-Za-z]{4,20}\*?:(?=[^\s:])|[=~](?=\S)/gu;
/** What a key of a citation may be made of (`org-element-citation-key-re`). */
const reference = /@([-.:?!`'/*@+|(){}<>&_^$#%~\p{L}\p{N}\p{M}]*)/gu;
const entry = /&([^\s,;[\](){}<>"&]*)/gu;
const linkPath = /[^\s[\](){}<>"]*/y;

/** How far a citation may reach, in characters; Org's own may go over lines. */
const LONGEST_CITATION = 3000;
const LONGEST_VERBATIM = 500;

/** Where the citation whose inside begins at `start` ends: at its bracket, or at the end of the line if it is open. */
function endOfCitation(
  text: string,
  start: number,
  limit: number,
): { readonly end: number; readonly isClosed: boolean } {
  let depth = 0;
  for (let end = start; end < Math.min(limit, start + LONGEST_CITATION); end++) {
    if (text[end] === '[') {
      // Citations do not nest: this one is still being typed.
      if (text.startsWith('[cite', end)) return { end, isClosed: false };
      depth++;
    } else if (text[end] === ']' && --depth < 0) {
      return { end, isClosed: true };
    }
  }
  const newline = text.indexOf('\n', start);
  return { end: newline === -1 ? limit : Math.min(newline, limit), isClosed: false };
}

/** Keys that each follow a sign, with what is typed behind it up to the next `;`. */
function signedKeys(
  text: string,
  { start, end }: Span,
  sign: RegExp,
  command: string,
): Pick<CitationGroup, 'keyLists' | 'citations'> {
  const keyLists: Span[] = [];
  const citations: Citation[] = [];
  for (const { 1: key = '', index } of text.slice(start, end).matchAll(sign)) {
    const keyStart = start + index + 1;
    const separator = text.slice(keyStart, end).indexOf(';');
    keyLists.push({ start: keyStart, end: separator === -1 ? end : keyStart + separator });
    if (key !== '') citations.push({ key, span: { start: keyStart, end: keyStart + key.length }, command });
  }
  return { keyLists, citations };
}

/** Org's own citation whose opening is given. */
function citation(text: string, start: number, head: string, limit: number): CitationGroup {
  const inside = start + head.length;
  const { end, isClosed } = endOfCitation(text, inside, limit);
  const command = `${head}]`;
  return {
    command,
    span: { start, end: isClosed ? end + 1 : end },
    ...signedKeys(text, { start: inside, end }, reference, command),
  };
}

/** What a link to keys or files holds: up to the bracket that closes it, or the word. */
function linkInside(text: string, start: number, inside: number, limit: number): Span {
  if (text.startsWith('[[', start - 2)) return { start: inside, end: endOfCitation(text, inside, limit).end };
  let end = inside + (matchAt(linkPath, text, inside)?.[0].length ?? 0);
  while (end > inside && /[.,;:!?'`*/_=~]/u.test(text[end - 1] ?? '')) end--;
  return { start: inside, end };
}

function link(text: string, start: number, head: string, list: Span): CitationGroup {
  const isSigned = text.slice(list.start, list.end).includes('&');
  const command = isSigned ? `${head}&` : head;
  const keys = isSigned
    ? signedKeys(text, list, entry, command)
    : { keyLists: [list], citations: citationsInList(text, list, command, linkItems) };
  return { command, span: { start, end: list.end }, ...keys };
}

const linkItems = { separators: ',', note: ['', ''] } as const;

/** Finds the ends of verbatim text (Org's syntax, "Text Markup"); no place is looked at twice for the same sign. */
class VerbatimEnds {
  private readonly seen = new Map<string, number>();

  constructor(private readonly text: string) {}

  /** Behind the verbatim text `=…=` or `~…~` at `at`, or -1 if the sign is text. */
  behind(at: number, limit: number): number {
    const { text, seen } = this;
    if (!/[\s\-({'"]/u.test(text[at - 1] ?? ' ')) return -1;
    const sign = text[at] ?? '';
    const last = Math.min(limit, at + LONGEST_VERBATIM);
    let end = text.indexOf(sign, Math.max(at + 2, seen.get(sign) ?? 0));
    for (; end !== -1 && end < last; end = text.indexOf(sign, end + 1)) {
      if (!/\s/u.test(text[end - 1] ?? ' ') && /[\s\-.,;:!?'")}\\[]/u.test(text[end + 1] ?? ' '))
        return end + 1;
    }
    seen.set(sign, end === -1 ? text.length : end);
    return -1;
  }
}

/** Every citation of an Org text. Never throws; linear. */
export function scanOrg(text: string): CitationScan {
  const { passages, bibliographies: byKeyword, includes } = orgBlocks(text);
  const groups: CitationGroup[] = [];
  const byLink: DeclaredBibliography[] = [];
  const verbatim = new VerbatimEnds(text);
  for (const [{ 0: head, index }, { end: limit }] of matchesIn(text, passages, opening)) {
    if (head === '=' || head === '~') {
      const end = verbatim.behind(index, limit);
      if (end !== -1) opening.lastIndex = end;
    } else if (head.startsWith('[') && (text[index - 1] !== '[' || text[index + head.length] === '@')) {
      const group = citation(text, index, head, limit);
      opening.lastIndex = group.span.end;
      if (group.keyLists.length > 0) groups.push(group);
    } else {
      const name = head.startsWith('[') ? head.slice(1) : head;
      const start = index + head.length - name.length;
      const command = name.slice(0, -1);
      if (!citeLinks.has(command) && !bibliographyLinks.has(command)) continue;
      const list = linkInside(text, start, index + head.length, limit);
      opening.lastIndex = list.end;
      if (citeLinks.has(command)) groups.push(link(text, start, name, list));
      if (bibliographyLinks.has(command)) {
        for (const { key, span } of citationsInList(text, list, command, linkItems))
          byLink.push({ path: key, span });
      }
    }
  }
  return {
    groups,
    bibliographies: [...byKeyword, ...byLink],
    definitions: [],
    includes,
    problems: [],
  };
}
