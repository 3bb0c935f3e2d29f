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
import { citeCommand } from './commands';
import { isLatexKey } from './keyList';
import { scanLatex } from './scan';

/** How far before the brace of its keys a command may stand, notes included. */
const COMMAND_REACH = 1000;

function mayExpectKey(behind: string): boolean {
  const brace = behind.lastIndexOf('{');
  if (brace === -1 || brace < behind.lastIndexOf('}')) return false;
  return /cit|cquote|bibentry/iu.test(behind.slice(Math.max(0, brace - COMMAND_REACH), brace));
}

/** The first place of the slot around `offset` that is neither white space nor a comment; -1 inside a comment. */
function startOfToken(text: string, listStart: number, offset: number): number {
  let start = listStart;
  for (let at = listStart; at < offset; at++) {
    const character = text[at] ?? '';
    if (character === '%') {
      const newline = text.indexOf('\n', at);
      if (newline === -1 || newline >= offset) return -1;
      if (start === at) start = newline + 1;
      at = newline;
    } else if (character === ',' || (start === at && isBlank(character))) {
      start = at + 1;
    }
  }
  return start;
}

function contextAt(text: string, scan: CitationScan, offset: number): CitationContext | undefined {
  for (const group of scan.groups) {
    const list = group.keyLists.find((span) => touches(span, offset));
    if (list === undefined) continue;
    const start = startOfToken(text, list.start, offset);
    if (start === -1) return undefined;
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
  const used = scan.groups.findLast(
    ({ command, span }) =>
      span.end <= offset && citeCommand(command)?.shape === 'plain' && !command.startsWith('nocite'),
  );
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
      reason: `LaTeX cannot cite the key “${impossible}”: it has a space or one of { } , % # ~ \\ ". Rename it in the bibliography first.`,
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
  if (citeCommand(group.command)?.shape === 'multi') {
    const end = group.span.end;
    return {
      kind: 'edit',
      edit: { span: { start: end, end }, newText: added.map((key) => `{${key}}`).join('') },
    };
  }
  const { at, isEmpty } = placeInGroup(text, group, offset);
  const separator = text.slice(group.span.start, group.span.end).includes(', ') ? ', ' : ',';
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
