import {
  type CitationContext,
  type CitationGroup,
  type CitationScan,
  type Insertion,
  type Markup,
  groupAt,
  newKeys,
} from '../markup';
import { touches } from '../../model/span';
import { isBlank } from '../blank';
import { isLatexKey, slotsOf } from './keyList';
import { scanLatex } from './scan';
import { t } from '../../util/l10n';

/** A key or the words of a title that are longer than this are no longer being typed. */
const LONGEST_TOKEN = 300;

/** How far before a brace the command may end: blanks and comments. */
const COMMAND_REACH = 100;

/** The innermost brace that is open at the end of `behind`, or -1. */
function openBrace(behind: string): number {
  let depth = 0;
  for (let at = behind.length - 1; at >= 0; at--) {
    const character = behind[at];
    if (character === '}') depth++;
    else if (character === '{' && --depth < 0) return at;
  }
  return -1;
}

/** True in the argument of any command, for a document may define its own, unless the text there is prose. */
function mayExpectKey(behind: string): boolean {
  const brace = openBrace(behind);
  if (brace === -1) return false;
  const token = Math.max(brace, behind.lastIndexOf(','));
  if (behind.length - token > LONGEST_TOKEN) return false;
  const before = behind.slice(Math.max(0, brace - COMMAND_REACH), brace).replace(/%.*\n/gu, '');
  return /[\]})>]$|\\[A-Za-z@]+\*?$/u.test(before.trimEnd());
}

function isInComment(text: string, start: number, offset: number): boolean {
  const lineStart = Math.max(start, text.lastIndexOf('\n', offset - 1) + 1);
  return text.slice(lineStart, offset).includes('%');
}

function contextAt(text: string, scan: CitationScan, offset: number): CitationContext | undefined {
  for (const group of scan.groups) {
    const list = group.keyLists.find((span) => touches(span, offset));
    if (list === undefined) continue;
    const slot = slotsOf(text, list).find(({ span }) => touches(span, offset));
    if (slot === undefined || isInComment(text, slot.span.start, offset)) return undefined;
    if (slot.head.start <= offset && offset < slot.head.end) return undefined;
    const start = slot.token.start === slot.token.end ? offset : Math.min(slot.token.start, offset);
    let end = offset;
    // On white space before a token nothing is replaced: the cursor is not in the token.
    if (start < offset || !isBlank(text[offset] ?? ' ')) {
      while (end < list.end && !/[,};\]%\s]/u.test(text[end] ?? ' ')) end++;
    }
    return {
      typed: text.slice(start, offset),
      insertSpan: { start, end: offset },
      replaceSpan: { start, end },
      otherKeys: group.citations.filter(({ span }) => !touches(span, offset)).map(({ key }) => key),
      isBraced: true,
    };
  }
  return undefined;
}

/** The command of the nearest citation before `offset` that prints something, so that new ones look alike. */
function commandBefore(scan: CitationScan, offset: number): string {
  const used = scan.groups.findLast(({ pattern, span }) => span.end <= offset && pattern === 'K');
  return used?.command ?? 'cite';
}

/** Where further keys go: behind the last key of the list around `offset`, or of the last list. */
function placeInGroup(text: string, group: CitationGroup, offset: number): { at: number; isEmpty: boolean } {
  const list = group.keyLists.find((span) => touches(span, offset)) ?? group.keyLists.at(-1) ?? group.span;
  const last = group.citations.findLast(({ span }) => list.start <= span.start && span.end <= list.end);
  const hasText = text.slice(list.start, list.end).trim() !== '';
  if (last !== undefined) return { at: last.span.end, isEmpty: false };
  return { at: hasText ? list.end : list.start, isEmpty: !hasText };
}

function insert(text: string, scan: CitationScan, offset: number, keys: readonly string[]): Insertion {
  const impossible = keys.find((key) => !isLatexKey(key));
  if (impossible !== undefined) {
    return {
      kind: 'refused',
      reason: t(
        'LaTeX cannot cite the key “{0}”: it begins with * or [, or has a space or one of { } , % # ~ \\ ". Rename it in the bibliography first.',
        impossible,
      ),
    };
  }
  const group = groupAt(scan, offset);
  const isInside = group !== undefined && group.span.start < offset;
  if (!isInside) {
    const unique = newKeys(keys, []);
    if (unique.length === 0) return { kind: 'present' };
    const newText = `\\${commandBefore(scan, offset)}{${unique.join(',')}}`;
    return { kind: 'edit', edit: { span: { start: offset, end: offset }, newText } };
  }
  const added = newKeys(
    keys,
    group.citations.map(({ key }) => key),
  );
  if (added.length === 0) return { kind: 'present' };
  if (group.pattern === 'K+') {
    const end = group.span.end;
    return {
      kind: 'edit',
      edit: { span: { start: end, end }, newText: added.map((key) => `{${key}}`).join('') },
    };
  }
  const { at, isEmpty } = placeInGroup(text, group, offset);
  const hasBlanks = group.keyLists.some(({ start, end }) => text.slice(start, end).includes(', '));
  const separator = hasBlanks ? ', ' : ',';
  const newText = (isEmpty ? '' : separator) + added.join(separator);
  return { kind: 'edit', edit: { span: { start: at, end: at }, newText } };
}

/** LaTeX: natbib, biblatex, apacite, csquotes and kin. */
export const latexMarkup: Markup = {
  id: 'latex',
  triggerCharacters: ['{', ',', ' '],
  scan: scanLatex,
  mayExpectKey,
  contextAt,
  insert,
  keyText: (key) => (isLatexKey(key) ? key : undefined),
};
