import type { Span } from '../../model/span';
import type { CitationGroup, CitationScan, DeclaredBibliography } from '../markup';
import { type CiteCommand, bibliographyLists, bibliographyResources, citeCommand } from './commands';
import { citationsIn, keyListAt } from './keyList';
import { type Command, type LatexTokens, lexLatex, skipBlanks } from './lex';

/** `<…>` and `(…)` are ordinary text elsewhere, so a search for their ends is short. */
const LONGEST_SPECIAL_ARGUMENT = 300;

function isWanted(name: string): boolean {
  return citeCommand(name) !== undefined || bibliographyLists.has(name) || bibliographyResources.has(name);
}

/** Behind the `closing` character that belongs to the argument at `start`, or -1. */
function endOfSpecialArgument(text: string, start: number, closing: string): number {
  const end = text.slice(start, start + LONGEST_SPECIAL_ARGUMENT).indexOf(closing);
  return end === -1 ? -1 : start + end + 1;
}

/** The place of the next argument behind `start` and all optional arguments there, or -1. */
function skipOptional(text: string, tokens: LatexTokens, start: number): number {
  let at = skipBlanks(text, start);
  while (at !== -1 && (text[at] === '[' || text[at] === '<')) {
    const end = text[at] === '<' ? endOfSpecialArgument(text, at, '>') : (tokens.closeOf.get(at) ?? -2) + 1;
    if (end === -1) return -1;
    at = skipBlanks(text, end);
  }
  return at;
}

/** Behind up to two arguments in parentheses, which multicite commands begin with. */
function skipParentheses(text: string, start: number): number {
  let end = start;
  for (let count = 0; count < 2; count++) {
    const at = skipBlanks(text, end);
    const behind = at !== -1 && text[at] === '(' ? endOfSpecialArgument(text, at, ')') : -1;
    if (behind === -1) break;
    end = behind;
  }
  return end;
}

/** Where the keys of one command stand, and where its last key argument ends; undefined if it has none. */
function keyArguments(
  text: string,
  tokens: LatexTokens,
  command: Command,
  { shape }: CiteCommand,
): { readonly lists: readonly Span[]; readonly end: number } | undefined {
  const repeats = shape === 'multi' || shape === 'multiSecond';
  const hasOtherFirst = shape === 'second' || shape === 'multiSecond';
  const lists: Span[] = [];
  let end = repeats ? skipParentheses(text, command.end) : command.end;
  for (;;) {
    let at = skipOptional(text, tokens, end);
    if (hasOtherFirst && at !== -1 && text[at] === '{') {
      const close = tokens.closeOf.get(at);
      at = close === undefined ? -1 : skipOptional(text, tokens, close + 1);
    }
    if (at === -1 || text[at] !== '{') break;
    const list = keyListAt(text, at);
    lists.push(list.span);
    end = list.isClosed ? list.span.end + 1 : list.span.end;
    if (!list.isClosed || !repeats) break;
  }
  return lists.length === 0 ? undefined : { lists, end };
}

function declared(text: string, command: Command): DeclaredBibliography[] {
  let at = skipBlanks(text, command.end);
  if (at !== -1 && text[at] === '[') {
    const close = text.indexOf(']', at);
    at = close === -1 ? -1 : skipBlanks(text, close + 1);
  }
  if (at === -1 || text[at] !== '{') return [];
  const { span, isClosed } = keyListAt(text, at);
  if (!isClosed) return [];
  if (bibliographyResources.has(command.name)) {
    const path = text.slice(span.start, span.end).trim();
    return path === '' ? [] : [{ path, span }];
  }
  return citationsIn(text, span, command.name, false).map(({ key, span: place }) => ({
    path: key.endsWith('.bib') ? key : `${key}.bib`,
    span: place,
  }));
}

/** Every citation and declared bibliography of a LaTeX text. Never throws; linear. */
export function scanLatex(text: string): CitationScan {
  const tokens = lexLatex(text, isWanted);
  const groups: CitationGroup[] = [];
  const bibliographies: DeclaredBibliography[] = [];
  for (const command of tokens.commands) {
    const cite = citeCommand(command.name);
    if (cite === undefined) {
      bibliographies.push(...declared(text, command));
      continue;
    }
    const found = keyArguments(text, tokens, command, cite);
    if (found === undefined) continue;
    groups.push({
      command: command.name,
      span: { start: command.start, end: found.end },
      keyLists: found.lists,
      citations: found.lists.flatMap((list) => citationsIn(text, list, command.name, cite.starsKeys)),
    });
  }
  // A citation inside the note of another ends first; the innermost is to be found first.
  groups.sort((one, other) => one.span.end - other.span.end);
  return { groups, bibliographies };
}
