import { endOfLine, endOfName, isBlankLineAhead, skipBlanks } from './characters';
import { type CloseOf, Nesting } from './nesting';
import {
  shortVerbatimCharacter,
  skipFalseBranch,
  skipShortVerbatim,
  skipVerbatimArgument,
  skipVerbatimEnvironment,
} from './verbatim';

/** A control word that somebody asked for, e.g. `\citep*`, or the beginning of an environment. */
export interface Command<Role> {
  /** Without backslash and star: `citep`; `begin{refsection}` for an environment. */
  readonly name: string;
  readonly role: Role;
  /** At the backslash. */
  readonly start: number;
  /** Behind the name and its star, or behind the brace of an environment. */
  readonly end: number;
}

/** The skeleton of a LaTeX text: what TeX would execute, comments, verbatim text and false branches left out. */
export interface LatexTokens<Role> {
  /** In order; only those with a role. */
  readonly commands: readonly Command<Role>[];
  readonly closeOf: CloseOf;
}

/** The longest name of an environment that matters has 21 letters. */
const LONGEST_ENVIRONMENT = 40;

const PERCENT = 37;
const BACKSLASH = 92;
const STAR = 42;
const NEWLINE = 10;
const BRACE_OPEN = 123;
const BRACE_CLOSE = 125;
const BRACKET_OPEN = 91;
const BRACKET_CLOSE = 93;

const MEANS_SOMETHING = 1;
const SHORT_VERBATIM = 2;
const MARKED_CODES = 128;

const meaningful = [
  PERCENT,
  BACKSLASH,
  NEWLINE,
  BRACE_OPEN,
  BRACE_CLOSE,
  BRACKET_OPEN,
  BRACKET_CLOSE,
] as const;

function initialMarks(): Uint8Array {
  const marks = new Uint8Array(MARKED_CODES);
  for (const code of meaningful) marks[code] = MEANS_SOMETHING;
  return marks;
}

/** Reads a text once; the state of one reading. */
class Lexer<Role> {
  public readonly nesting = new Nesting();
  public readonly commands: Command<Role>[] = [];
  /** What each character of ASCII means at this place; all others are text. */
  private readonly marks = initialMarks();

  public constructor(
    private readonly text: string,
    private readonly roleOf: (name: string) => Role | undefined,
  ) {}

  public read(): void {
    const { text, marks, nesting } = this;
    let at = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      const mark = code < MARKED_CODES ? marks[code] : 0;
      if (mark === 0) {
        at++;
        continue;
      }
      if (mark === SHORT_VERBATIM) {
        at = skipShortVerbatim(text, at);
        continue;
      }
      switch (code) {
        case PERCENT:
          at = endOfLine(text, at);
          continue;
        case BACKSLASH:
          at = this.readCommand(at);
          continue;
        case BRACE_OPEN:
          nesting.openBrace(at);
          break;
        case BRACE_CLOSE:
          nesting.closeBrace(at);
          break;
        case BRACKET_OPEN:
          nesting.openBracket(at);
          break;
        case BRACKET_CLOSE:
          nesting.closeBracket(at);
          break;
        default:
          if (nesting.isInBracket && isBlankLineAhead(text, at)) nesting.dropBrackets();
      }
      at++;
    }
  }

  /** Behind the command whose backslash is at `start`, and behind all that it hides. */
  private readCommand(start: number): number {
    const { text } = this;
    const nameEnd = endOfName(text, start + 1);
    // A control symbol: `\\`, `\%`, `\{`. Its character means nothing by itself.
    if (nameEnd === start + 1) return start + 2;
    const name = text.slice(start + 1, nameEnd);
    switch (name) {
      case 'begin':
      case 'end':
        return this.readEnvironment(name, start, nameEnd);
      case 'iffalse':
        return skipFalseBranch(text, nameEnd);
      case 'MakeShortVerb':
      case 'DeleteShortVerb':
        return this.readShortVerbatim(name, nameEnd);
      default: {
        const end = text.charCodeAt(nameEnd) === STAR ? nameEnd + 1 : nameEnd;
        this.keep(name, start, end);
        return skipVerbatimArgument(text, name, end);
      }
    }
  }

  private readEnvironment(word: 'begin' | 'end', start: number, nameEnd: number): number {
    const { text, nesting } = this;
    const brace = skipBlanks(text, nameEnd);
    if (brace === -1 || text.charCodeAt(brace) !== BRACE_OPEN) return nameEnd;
    const [name = '', ...rest] = text.slice(brace + 1, brace + LONGEST_ENVIRONMENT).split('}', 2);
    if (rest.length === 0) return nameEnd;
    const end = brace + name.length + 2;
    if (word === 'end') {
      // TeX reads nothing behind the end of the document.
      return name === 'document' && !nesting.isInBraces ? text.length : end;
    }
    this.keep(`begin{${name}}`, start, end);
    return Math.max(end, skipVerbatimEnvironment(text, name, end));
  }

  private readShortVerbatim(name: 'MakeShortVerb' | 'DeleteShortVerb', nameEnd: number): number {
    const start = this.text.charCodeAt(nameEnd) === STAR ? nameEnd + 1 : nameEnd;
    const at = shortVerbatimCharacter(this.text, start);
    const code = this.text.charCodeAt(at);
    if (at === -1 || code >= MARKED_CODES) return start;
    if (name === 'MakeShortVerb') this.marks[code] = SHORT_VERBATIM;
    else this.marks[code] = initialMarks()[code] ?? 0;
    // Behind the character, lest it open a verbatim text at once.
    return at + 1;
  }

  private keep(name: string, start: number, end: number): void {
    const role = this.roleOf(name);
    if (role !== undefined) this.commands.push({ name, role, start, end });
  }
}

/** Reads `text` once. Commands are kept to which `roleOf` gives a role. Never throws; linear. */
export function lexLatex<Role>(text: string, roleOf: (name: string) => Role | undefined): LatexTokens<Role> {
  const lexer = new Lexer(text, roleOf);
  lexer.read();
  return { commands: lexer.commands, closeOf: lexer.nesting.closeOf };
}
