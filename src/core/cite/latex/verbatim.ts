import { endOfLine, endOfName } from './characters';

/** Environments whose text TeX never reads as commands. */
const verbatimEnvironments: ReadonlySet<string> = new Set([
  'verbatim',
  'verbatim*',
  'Verbatim',
  'Verbatim*',
  'BVerbatim',
  'LVerbatim',
  'SaveVerbatim',
  'VerbatimOut',
  'spverbatim',
  'lstlisting',
  'minted',
  'comment',
  'filecontents',
  'filecontents*',
]);

/** A command whose argument is taken letter by letter. */
interface VerbatimCommand {
  /** May stand between two equal characters, as in `\verb|x|`, or only in braces. */
  readonly isDelimited: boolean;
  /** `[…]` may stand before it. */
  readonly takesOptions: boolean;
  /** The language stands before it in braces, as in `\mintinline{tex}{x}`. */
  readonly takesLanguage: boolean;
}

const braced = { isDelimited: false, takesOptions: false, takesLanguage: false };
const delimited = { ...braced, isDelimited: true };

const verbatimCommands: ReadonlyMap<string, VerbatimCommand> = new Map([
  ['verb', delimited],
  ['Verb', delimited],
  ['path', delimited],
  ['nolinkurl', delimited],
  ['lstinline', { ...delimited, takesOptions: true }],
  ['mintinline', { ...delimited, takesOptions: true, takesLanguage: true }],
  ['url', braced],
  ['href', { ...braced, takesOptions: true }],
  ['detokenize', braced],
]);

/** A verbatim argument longer than this is taken for one that somebody forgot to close. */
const LONGEST_VERBATIM_ARGUMENT = 1000;

/** The end of `{…}` at `start` counted in braces alone, or -1 if it does not close soon. */
function endOfRawGroup(text: string, start: number): number {
  const limit = Math.min(text.length, start + LONGEST_VERBATIM_ARGUMENT);
  let depth = 0;
  for (let at = start; at < limit; at++) {
    const character = text[at];
    if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at + 1;
  }
  return -1;
}

/** The offset of `character` on the line of `from`, not too far behind it, else -1. A plain `indexOf` may read it all. */
function indexInLine(text: string, character: string, from: number): number {
  const limit = Math.min(text.length, from + LONGEST_VERBATIM_ARGUMENT);
  for (let at = from; at < limit; at++) {
    if (text[at] === character) return at;
    if (text[at] === '\n') return -1;
  }
  return -1;
}

/**
 * Behind the verbatim argument of the command `name` that ends at `start`; `start` itself if there is none, or if the
 * command takes no such argument.
 */
export function skipVerbatimArgument(text: string, name: string, start: number): number {
  const command = verbatimCommands.get(name);
  if (command === undefined) return start;
  let at = start;
  if (command.takesOptions && text[at] === '[') {
    const close = indexInLine(text, ']', at);
    if (close === -1) return start;
    at = close + 1;
  }
  if (command.takesLanguage && text[at] === '{') {
    const behind = endOfRawGroup(text, at);
    if (behind === -1) return start;
    at = behind;
  }
  const delimiter = text[at] ?? ' ';
  if (delimiter === '{') {
    const end = endOfRawGroup(text, at);
    return end === -1 ? start : end;
  }
  if (!command.isDelimited || delimiter === '\n' || delimiter === ' ') return start;
  const end = indexInLine(text, delimiter, at + 1);
  return end === -1 ? start : end + 1;
}

/** Behind `\end{name}` if the environment `name`, whose `\begin{name}` ends at `start`, is verbatim; else -1. */
export function skipVerbatimEnvironment(text: string, name: string, start: number): number {
  if (!verbatimEnvironments.has(name)) return -1;
  const ending = `\\end{${name}}`;
  const end = text.indexOf(ending, start);
  // TeX, too, reads an environment that is never closed to the end of the file.
  return end === -1 ? text.length : end + ending.length;
}

/** Behind the `\fi` or `\else` that ends the false branch which begins at `start`. */
export function skipFalseBranch(text: string, start: number): number {
  let depth = 1;
  let at = start;
  while (at < text.length) {
    const character = text[at];
    if (character === '%') {
      at = endOfLine(text, at) + 1;
    } else if (character === '\\') {
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

/** The place of the character that `\MakeShortVerb{\|}`, whose name ends at `start`, makes a short `\verb`, or -1. */
export function shortVerbatimCharacter(text: string, start: number): number {
  const at = text[start] === '{' ? start + 1 : start;
  return text[at] === '\\' && at + 1 < text.length ? at + 1 : -1;
}

/** Behind the text between two of the same character in one line; `start + 1` if there is no second one. */
export function skipShortVerbatim(text: string, start: number): number {
  const end = indexInLine(text, text.charAt(start), start + 1);
  return end === -1 ? start + 1 : end + 1;
}
