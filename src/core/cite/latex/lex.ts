import { verbatimCommands, verbatimEnvironments } from './commands';

/** A control word, e.g. `\citep*`. */
export interface Command {
  /** Without backslash and star: `citep`. */
  readonly name: string;
  /** At the backslash. */
  readonly start: number;
  /** Behind the name and its star. */
  readonly end: number;
}

/** The skeleton of a LaTeX text: what TeX would execute, comments, verbatim text and false branches left out. */
export interface LatexTokens {
  /** In order; only those `wanted` asked for. */
  readonly commands: readonly Command[];
  /** From each `[` and `{` to its closing partner, where it has one. */
  readonly closeOf: ReadonlyMap<number, number>;
}

const BACKSLASH = 92;
const PERCENT = 37;
const NEWLINE = 10;
const BRACE_OPEN = 123;
const BRACE_CLOSE = 125;
const BRACKET_OPEN = 91;
const BRACKET_CLOSE = 93;
const STAR = 42;

/** A verbatim argument longer than this is taken for one that somebody forgot to close. */
const LONGEST_VERBATIM_ARGUMENT = 1000;

function isLetter(code: number): boolean {
  // `@` counts as a letter: internal names must not be cut into public ones.
  return (code >= 97 && code <= 122) || (code >= 64 && code <= 90);
}

/** The end of the control word whose letters begin at `start`. */
function endOfName(text: string, start: number): number {
  let end = start;
  while (isLetter(text.charCodeAt(end))) end++;
  return end;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

/** True if only blanks stand between the line end at `start` and the next one: TeX's end of a paragraph. */
function isBlankLineAhead(text: string, start: number): boolean {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) return true;
    if (code !== 32 && code !== 9 && code !== 13) return false;
    at++;
  }
  return true;
}

/**
 * The first place at or behind `start` that is neither white space nor a comment, or -1 where a paragraph or the text
 * ends before: TeX reads no argument across the end of a paragraph.
 */
export function skipBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === PERCENT) {
      // The line end belongs to the comment, so the lines of a commented block make no paragraph.
      at = endOfLine(text, at) + 1;
    } else if (code === NEWLINE) {
      if (isBlankLineAhead(text, at)) return -1;
      at++;
    } else if (code === 32 || code === 9 || code === 13) {
      at++;
    } else {
      return at;
    }
  }
  return -1;
}

/** The end of `{…}` at `start` counted in braces alone, or -1 if it does not close soon. */
function endOfRawGroup(text: string, start: number): number {
  const limit = Math.min(text.length, start + LONGEST_VERBATIM_ARGUMENT);
  let depth = 0;
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === BRACE_OPEN) depth++;
    else if (code === BRACE_CLOSE && --depth === 0) return at + 1;
  }
  return -1;
}

/** Behind the verbatim argument of the command that ends at `start`; `start` itself if there is none. */
function skipVerbatimArgument(text: string, name: string, start: number): number {
  let at = start;
  if (name === 'lstinline' || name === 'mintinline') {
    if (text.charCodeAt(at) === BRACKET_OPEN) {
      const close = indexInLine(text, BRACKET_CLOSE, at);
      if (close === -1) return start;
      at = close + 1;
    }
    if (name === 'mintinline' && text.charCodeAt(at) === BRACE_OPEN) {
      const language = endOfRawGroup(text, at);
      if (language === -1) return start;
      at = language;
    }
  }
  const delimiter = text.charCodeAt(at);
  if (delimiter === BRACE_OPEN) {
    const end = endOfRawGroup(text, at);
    return end === -1 ? start : end;
  }
  if (name === 'url' || Number.isNaN(delimiter) || delimiter === NEWLINE || delimiter === 32) return start;
  const end = indexInLine(text, delimiter, at + 1);
  return end === -1 ? start : end + 1;
}

/** The offset of `code` on the line of `from` and not too far behind it, else -1. A plain `indexOf` may read it all. */
function indexInLine(text: string, code: number, from: number): number {
  const limit = Math.min(text.length, from + LONGEST_VERBATIM_ARGUMENT);
  for (let at = from; at < limit; at++) {
    const found = text.charCodeAt(at);
    if (found === code) return at;
    if (found === NEWLINE) return -1;
  }
  return -1;
}

/** Behind `\end{name}` if `{name}` at `start` begins a verbatim environment, else -1. */
function skipVerbatimEnvironment(text: string, start: number): number {
  if (text.charCodeAt(start) !== BRACE_OPEN) return -1;
  // The longest name of the table has 12 letters.
  const [name = '', ...rest] = text.slice(start + 1, start + 15).split('}', 2);
  if (rest.length === 0 || !verbatimEnvironments.has(name)) return -1;
  const close = start + 1 + name.length;
  const ending = `\\end{${name}}`;
  const end = text.indexOf(ending, close);
  // TeX, too, reads an environment that is never closed to the end of the file.
  return end === -1 ? text.length : end + ending.length;
}

/** Behind the `\fi` or `\else` that ends the false branch which begins at `start`. */
function skipFalseBranch(text: string, start: number): number {
  let depth = 1;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === PERCENT) {
      at = endOfLine(text, at) + 1;
    } else if (code === BACKSLASH) {
      const end = endOfName(text, at + 1);
      const name = text.slice(at + 1, end);
      if (name === 'fi' && --depth === 0) return end;
      if (name === 'else' && depth === 1) return end;
      // `\iff` is a symbol; every other name that begins so opens a conditional.
      if (name.startsWith('if') && name !== 'iff') depth++;
      at = Math.max(end, at + 2);
    } else {
      at++;
    }
  }
  return text.length;
}

/** The character that `\MakeShortVerb{\|}` at `start` makes a short `\verb`, or NaN. */
function shortVerbatimCharacter(text: string, start: number): number {
  const at = text.charCodeAt(start) === BRACE_OPEN ? start + 1 : start;
  return text.charCodeAt(at) === BACKSLASH ? text.charCodeAt(at + 1) : Number.NaN;
}

/** Behind the text between two of the same character in one line; `start + 1` if there is no second one. */
function skipShortVerbatim(text: string, start: number): number {
  const end = text.indexOf(text.charAt(start), start + 1);
  return end === -1 || end > endOfLine(text, start) ? start + 1 : end + 1;
}

/** Reads `text` once. `wanted` says which control words to keep. Never throws; linear. */
export function lexLatex(text: string, wanted: (name: string) => boolean): LatexTokens {
  const commands: Command[] = [];
  const closeOf = new Map<number, number>();
  const open: number[] = [];
  const shortVerbatim = new Set<number>();
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (shortVerbatim.has(code)) {
      at = skipShortVerbatim(text, at);
      continue;
    }
    switch (code) {
      case PERCENT:
        at = endOfLine(text, at);
        break;
      case BACKSLASH: {
        const nameEnd = endOfName(text, at + 1);
        if (nameEnd === at + 1) {
          // A control symbol: `\\`, `\%`, `\{`. Its character means nothing by itself.
          at += 2;
          break;
        }
        const name = text.slice(at + 1, nameEnd);
        const end = text.charCodeAt(nameEnd) === STAR ? nameEnd + 1 : nameEnd;
        if (wanted(name)) commands.push({ name, start: at, end });
        if (name === 'begin') {
          const behind = skipVerbatimEnvironment(text, nameEnd);
          at = behind === -1 ? nameEnd : behind;
        } else if (name === 'iffalse') {
          at = skipFalseBranch(text, nameEnd);
        } else if (name === 'MakeShortVerb' || name === 'DeleteShortVerb') {
          const character = shortVerbatimCharacter(text, end);
          if (name === 'MakeShortVerb') shortVerbatim.add(character);
          else shortVerbatim.delete(character);
          // Behind the character, lest it open a verbatim text at once.
          at = end + (text.charCodeAt(end) === BRACE_OPEN ? 3 : 2);
        } else if (verbatimCommands.has(name)) {
          at = skipVerbatimArgument(text, name, end);
        } else {
          at = end;
        }
        break;
      }
      case BRACE_OPEN:
      case BRACKET_OPEN:
        open.push(at);
        at++;
        break;
      case BRACE_CLOSE: {
        // A bracket left open inside braces was only a bracket.
        while (open.length > 0 && text.charCodeAt(open.at(-1) ?? 0) === BRACKET_OPEN) open.pop();
        const opener = open.pop();
        if (opener !== undefined) closeOf.set(opener, at);
        at++;
        break;
      }
      case BRACKET_CLOSE: {
        const opener = open.at(-1);
        if (opener !== undefined && text.charCodeAt(opener) === BRACKET_OPEN) {
          closeOf.set(opener, at);
          open.pop();
        }
        at++;
        break;
      }
      case NEWLINE:
        if (open.length > 0 && isBlankLineAhead(text, at)) {
          while (open.length > 0 && text.charCodeAt(open.at(-1) ?? 0) === BRACKET_OPEN) open.pop();
        }
        at++;
        break;
      default:
        at++;
    }
  }
  return { commands, closeOf };
}
