import type { Span } from '../../model/span';
import { skipBlanks } from './characters';
import type { Pattern } from './commands';
import { keyListAt } from './keyList';
import type { Command, LatexTokens } from './lex';

/** One argument of a command that its pattern mentions. */
export interface Argument {
  /** Its letter in the pattern. */
  readonly letter: string;
  /** The inside of its braces or brackets. */
  readonly span: Span;
  /** The insides of the brackets before it: the notes of a citation, the options of a class. */
  readonly options: readonly Span[];
  /** Behind the closing delimiter, or the end of `span` where that is missing. */
  readonly end: number;
  readonly isClosed: boolean;
}

/** The arguments that stand behind a command, up to the last that means something. */
export interface Call {
  readonly arguments: readonly Argument[];
  /** The letters of the pattern that found no argument. */
  readonly missing: Pattern;
  /** Where the first of these was looked for: the next place that is neither blank nor comment, or -1. */
  readonly stop: number;
}

/** `<…>` and `(…)` are ordinary text elsewhere, so a search for their ends is short. */
const LONGEST_SPECIAL_ARGUMENT = 300;

/** Lists of bibliographies and names of files are short; the limit keeps those that nest from being read many times. */
const LONGEST_DECLARATION = 2000;

/** Behind the `closing` character that belongs to the argument at `start`, braces skipped, or -1. */
function endOfSpecialArgument(
  text: string,
  tokens: LatexTokens<unknown>,
  start: number,
  closing: string,
): number {
  const limit = Math.min(text.length, start + LONGEST_SPECIAL_ARGUMENT);
  for (let at = start + 1; at < limit; at++) {
    if (text[at] === closing) return at + 1;
    if (text[at] === '{') at = tokens.closeOf(at) ?? limit;
  }
  return -1;
}

interface Place {
  /** Neither blank nor comment; -1 where there is nothing more to read. */
  readonly at: number;
  readonly options: readonly Span[];
}

/** The place of the next argument behind `start` and all optional arguments there. */
function behindOptions(text: string, tokens: LatexTokens<unknown>, start: number): Place {
  const options: Span[] = [];
  let at = skipBlanks(text, start);
  while (text[at] === '[' || text[at] === '<') {
    const isBracket = text[at] === '[';
    const close = isBracket ? tokens.closeOf(at) : endOfSpecialArgument(text, tokens, at, '>') - 1;
    if (close === undefined || close < 0) return { at: -1, options };
    if (isBracket) options.push({ start: at + 1, end: close });
    at = skipBlanks(text, close + 1);
  }
  return { at, options };
}

/** Behind up to two arguments in parentheses, which multicite commands begin with. */
function skipParentheses(text: string, tokens: LatexTokens<unknown>, start: number): number {
  let end = start;
  for (let count = 0; count < 2; count++) {
    const at = skipBlanks(text, end);
    const behind = at !== -1 && text[at] === '(' ? endOfSpecialArgument(text, tokens, at, ')') : -1;
    if (behind === -1) break;
    end = behind;
  }
  return end;
}

/** Behind a star that blanks keep apart from its command. */
function skipStar(text: string, start: number): number {
  const at = skipBlanks(text, start);
  return at !== -1 && text[at] === '*' ? at + 1 : start;
}

function groupArgument(
  tokens: LatexTokens<unknown>,
  { at, options }: Place,
  letter: string,
): Argument | undefined {
  const close = tokens.closeOf(at);
  if (close === undefined || (letter !== 'x' && close - at > LONGEST_DECLARATION)) return undefined;
  return { letter, options, span: { start: at + 1, end: close }, end: close + 1, isClosed: true };
}

/** A file name without braces. */
function bareArgument(text: string, { at, options }: Place, letter: string): Argument | undefined {
  const limit = Math.min(text.length, at + LONGEST_DECLARATION);
  let end = at;
  while (end < limit && !/[\s\\{}[\]%#]/u.test(text[end] ?? ' ')) end++;
  return end === at ? undefined : { letter, options, span: { start: at, end }, end, isClosed: true };
}

function argumentAt(
  text: string,
  tokens: LatexTokens<unknown>,
  place: Place,
  letter: string,
): Argument | undefined {
  const { at, options } = place;
  if (at === -1) return undefined;
  if (text[at] === '{' && (letter === 'K' || letter === 'N')) {
    const { span, isClosed } = keyListAt(text, at, tokens.closeOf);
    return { letter, options, span, isClosed, end: isClosed ? span.end + 1 : span.end };
  }
  if (text[at] === (letter === 'b' ? '[' : '{')) return groupArgument(tokens, place, letter);
  return letter === 'f' ? bareArgument(text, place, letter) : undefined;
}

/** Reads the arguments of `command` that `pattern` describes. Total; linear in what is read. */
export function readArguments(
  text: string,
  tokens: LatexTokens<unknown>,
  command: Command<unknown>,
  pattern: Pattern,
): Call {
  const repeats = pattern.endsWith('+');
  const letters = repeats ? pattern.slice(0, -1) : pattern;
  const wanted = letters.replace(/x+$/u, '');
  const found: Argument[] = [];
  let end = skipStar(text, command.end);
  if (repeats) end = skipParentheses(text, tokens, end);
  for (;;) {
    for (let index = 0; index < wanted.length; index++) {
      const letter = wanted.charAt(index);
      const place =
        letter === 'b' ? { at: skipBlanks(text, end), options: [] } : behindOptions(text, tokens, end);
      const argument = argumentAt(text, tokens, place, letter);
      if (argument === undefined) {
        return { arguments: found, missing: letters.slice(index), stop: place.at };
      }
      found.push(argument);
      ({ end } = argument);
      if (!argument.isClosed) return { arguments: found, missing: '', stop: -1 };
    }
    if (!repeats || wanted === '') return { arguments: found, missing: '', stop: -1 };
  }
}
