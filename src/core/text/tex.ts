import { normalForm } from './normalForm';
import { RareSpecials } from './rareSpecials';
import { texCommand, type TexCommand } from './texCommands';

/**
 * TeX as it stands in a bibliography turned into readable Unicode, in one pass without recursion:
 *
 *     accents      \'e  \'{e}  {\'e}  \'\i  \v{c}  \c c     é é é í č ç     (any depth, composed to NFC)
 *     symbols      \ss \o \textendash  --  ---  ``x''       ß ø – – — “x”
 *     spaces       ~  \   \,  line ends, runs of blanks     one blank; none at either end
 *     fonts        \emph{x}  {\bf x}                        x
 *     addresses    \url{x}  \href{x}{y}                     x  y
 *     formulas     $…$  \(…\)  \ensuremath{…}               $…$, the inside untouched
 *     others       \unknown{x}  \unknown                    x  \unknown
 *
 * Braces that only group are dropped, balanced or not. Never throws; the cost is proportional to the length.
 */
export function decodeTex(source: string): string {
  return nextSpecial(source, 0) === source.length
    ? foldBlanks(source).trim()
    : new TexDecoder(source).decode();
}

/**
 * The same for a text of many sentences, such as an abstract; but one without TeX stays as it is, with its runs of
 * blanks and its combining marks: whatever shows it folds the ones and joins the others, and looking for them would
 * cost more than all else.
 */
export function decodeProse(source: string): string {
  const specials = new RareSpecials(source);
  if (specials.next(0) === source.length) return source.trim();
  return new TexDecoder(source, combiningMark.test(source) ? undefined : specials).decode();
}

/**
 * The value of a field that is not typeset, such as an address or an identifier: without braces, without the
 * backslashes before `_ % & # ~ $`, and without a `\url{…}` around it. `~` and `--` stay.
 */
export function decodeVerbatim(source: string): string {
  if (!/[\\{}\s]/.test(source)) return source;
  return source
    .replaceAll(/\\(?:url|path|href|nolinkurl|textless|textgreater)\b ?/g, '')
    .replaceAll(/\\(?:textasciitilde|~|sim\b)(?: ?\{\})?/g, '~')
    .replaceAll(/\\textunderscore ?(?:\{\})?/g, '_')
    .replaceAll(/\\([^A-Za-z])/g, '$1')
    .replaceAll(/[{}]/g, '')
    .trim();
}

/** What may end plain text. One class and nothing else: with an alternative, the search takes three times as long. */
const special = /[\u0300-\u036f\\{}$~`\t\n\r'-]/g;

/**
 * The offset of the next character at or after `from` that is not plain, as a single hyphen or apostrophe is; the
 * length when there is none.
 */
function nextSpecial(source: string, from: number): number {
  special.lastIndex = from;
  // Unlike `exec` and `search`, `test` makes no object and can begin in the middle of the text.
  while (special.test(source)) {
    const last = special.lastIndex - 1;
    const unit = source.charCodeAt(last);
    if ((unit !== hyphen && unit !== apostrophe) || source.charCodeAt(last + 1) === unit) return last;
  }
  return source.length;
}

/** What `RareSpecials` does not look for. */
const combiningMark = /[\u0300-\u036f]/;

function foldBlanks(text: string): string {
  return text.includes('  ') ? text.replaceAll(/ {2,}/g, ' ') : text;
}

const space = 32;
const backslash = 92;
const dollar = 36;
const hyphen = 45;
const backquote = 96;
const apostrophe = 39;
const tilde = 126;
const openBrace = 123;
const closeBrace = 125;

const none: readonly string[] = [];

class TexDecoder {
  private output = '';
  private position = 0;
  /** Combining marks that wait for their base, the innermost first, and how they are written without one. */
  private marks = '';
  private bareMarks = '';
  private afterSpace = true;
  private insideSingleQuotes = false;
  private composes = false;
  /** Formula delimiters that are known not to occur again, so that they are not sought again. */
  private exhausted: readonly string[] = none;

  /** `specials` finds what is not plain in a long text without combining marks. */
  public constructor(
    private readonly source: string,
    private readonly specials?: RareSpecials,
  ) {}

  public decode(): string {
    const { source, specials } = this;
    while (this.position < source.length) {
      const end = specials?.next(this.position) ?? nextSpecial(source, this.position);
      if (end > this.position) this.takePlain(end);
      else this.takeSpecial();
    }
    this.settleMarks();
    const text = this.afterSpace ? this.output.slice(0, -1) : this.output;
    return this.composes ? normalForm(text, 'NFC') : text;
  }

  private takeSpecial(): void {
    const { source, position } = this;
    this.position = position + 1;
    switch (source.charCodeAt(position)) {
      case backslash:
        this.takeCommand();
        break;
      case openBrace:
        break;
      case closeBrace:
        this.settleMarks();
        break;
      case dollar:
        this.takeFormula(source.charCodeAt(position + 1) === dollar ? '$$' : '$');
        break;
      case hyphen:
        this.takeDash();
        break;
      case backquote:
        this.takeOpeningQuote();
        break;
      case apostrophe:
        this.position = position + 2;
        this.emit('”');
        break;
      case tilde:
      case space:
      case 9:
      case 10:
      case 13:
        this.space();
        break;
      default:
        this.takeMarks();
    }
  }

  /** Copies the run of combining marks that begins before the position. */
  private takeMarks(): void {
    const { source } = this;
    const start = this.position - 1;
    while (isCombiningMark(source.charCodeAt(this.position))) this.position += 1;
    this.composes = true;
    this.emit(source.slice(start, this.position));
  }

  private takePlain(end: number): void {
    const { source } = this;
    let start = this.position;
    while (this.afterSpace && start < end && source.charCodeAt(start) === space) start += 1;
    this.position = end;
    if (start === end) return;
    const plain = foldBlanks(source.slice(start, end));
    this.emit(this.insideSingleQuotes ? this.closeSingleQuote(plain) : plain);
    this.afterSpace = source.charCodeAt(end - 1) === space;
  }

  /** Turns the apostrophe that ends a quotation, one without a letter after it, into a closing mark. */
  private closeSingleQuote(plain: string): string {
    const closing = /'(?![\p{L}\p{N}])/u;
    if (!closing.test(plain)) return plain;
    this.insideSingleQuotes = false;
    return plain.replace(closing, '’');
  }

  private emit(text: string): void {
    if (text === '') return;
    if (this.marks !== '') {
      const base = String.fromCodePoint(text.codePointAt(0) ?? 0);
      if (/\p{L}/u.test(base)) {
        this.output += composed(base + this.marks) + text.slice(base.length);
        this.afterSpace = false;
        this.marks = '';
        this.bareMarks = '';
        return;
      }
      this.settleMarks();
    }
    this.output += text;
    this.afterSpace = false;
  }

  private space(): void {
    if (this.marks !== '') return;
    if (!this.afterSpace) this.output += ' ';
    this.afterSpace = true;
  }

  /** An accent over nothing, as in `\~{}`, is the accent's own character. */
  private settleMarks(): void {
    const bare = this.bareMarks;
    this.marks = '';
    this.bareMarks = '';
    this.emit(bare);
  }

  private takeDash(): void {
    const { source, position } = this;
    if (source.charCodeAt(position) !== hyphen) {
      this.emit('-');
    } else if (source.charCodeAt(position + 1) !== hyphen) {
      this.position = position + 1;
      this.emit('–');
    } else {
      this.position = position + 2;
      this.emit('—');
    }
  }

  private takeOpeningQuote(): void {
    if (this.source.charCodeAt(this.position) === backquote) {
      this.position += 1;
      this.emit('“');
    } else {
      this.insideSingleQuotes = true;
      this.emit('‘');
    }
  }

  /** Copies a formula whose opening delimiter begins before the position; a `$` without a partner is text. */
  private takeFormula(delimiter: '$' | '$$'): void {
    const start = this.position - 1;
    const inside = start + delimiter.length;
    const close = this.findUnescaped(delimiter, inside);
    this.settleMarks();
    this.position = close === undefined ? inside : close + delimiter.length;
    const text = this.source.slice(start, this.position);
    this.emit(close === undefined ? text : text.replaceAll(/\s+/g, ' '));
  }

  private findUnescaped(delimiter: string, from: number): number | undefined {
    if (this.exhausted.includes(delimiter)) return undefined;
    let found = this.source.indexOf(delimiter, from);
    while (found !== -1 && this.source.charCodeAt(found - 1) === backslash) {
      found = this.source.indexOf(delimiter, found + 1);
    }
    if (found !== -1) return found;
    this.noteExhausted(delimiter);
    return undefined;
  }

  private noteExhausted(delimiter: string): void {
    // A handful at most, and none in nearly every text: a set for each text would cost more than the decoding.
    if (!this.exhausted.includes(delimiter)) this.exhausted = [...this.exhausted, delimiter];
  }

  private takeCommand(): void {
    const name = this.takeName();
    if (name === '(' || name === '[') {
      this.takeDelimitedFormula(name === '(' ? '\\)' : '\\]');
      return;
    }
    const command = texCommand(name);
    if (command === undefined) this.takeUnknown(name);
    else this.run(name, command);
  }

  /** A run of letters or one other character, surrogates kept together; empty at the end of the text. */
  private takeName(): string {
    const { source } = this;
    const start = this.position;
    let end = start;
    while (end < source.length && isLetter(source.charCodeAt(end))) end += 1;
    if (end === start) end += (source.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
    this.position = Math.min(end, source.length);
    return source.slice(start, end);
  }

  private takeUnknown(name: string): void {
    if (!isLetter(name.charCodeAt(0))) {
      this.emit(name === '' ? '\\' : name);
    } else if (this.source.charCodeAt(this.position) !== openBrace) {
      this.emit(`\\${name}`);
    }
  }

  private run(name: string, command: TexCommand): void {
    const named = isLetter(name.charCodeAt(0));
    if (named || command.kind === 'accent') this.skipSpace();
    switch (command.kind) {
      case 'symbol':
        if (command.text === ' ') this.space();
        else this.emit(this.marks === '' || (name !== 'i' && name !== 'j') ? command.text : name);
        break;
      case 'accent':
        this.marks = command.mark + this.marks;
        this.bareMarks = named ? this.bareMarks : name + this.bareMarks;
        break;
      case 'dropped':
        break;
      case 'argument-replaced':
        this.takeArgument();
        if (command.by === ' ') this.space();
        break;
      case 'verbatim':
        this.emit(decodeVerbatim(this.takeArgument()));
        break;
      case 'formula':
        this.emit(`$${this.takeArgument()}$`);
        break;
      case 'script':
        this.takeScript(command.characters);
        break;
    }
  }

  private skipSpace(): void {
    while (this.position < this.source.length && this.source.charCodeAt(this.position) <= 32)
      this.position += 1;
  }

  /**
   * The inside of the group at the position, which is passed; empty where there is none. A group that is not
   * closed reaches to the end of the text, so that it is not sought again.
   */
  private takeArgument(): string {
    const { source } = this;
    const start = this.position;
    if (source.charCodeAt(start) !== openBrace) return '';
    let depth = 0;
    for (let index = start; index < source.length; index += 1) {
      const unit = source.charCodeAt(index);
      if (unit === openBrace) {
        depth += 1;
      } else if (unit === closeBrace) {
        depth -= 1;
        if (depth === 0) {
          this.position = index + 1;
          return source.slice(start + 1, index);
        }
      }
    }
    this.position = source.length;
    return source.slice(start + 1);
  }

  /** Replaces a short plain argument whose characters Unicode has in raised or lowered form. */
  private takeScript(characters: ReadonlyMap<string, string>): void {
    const close = this.source.slice(this.position, this.position + longestScript).indexOf('}');
    if (this.source.charCodeAt(this.position) !== openBrace || close === -1) return;
    const inside = this.source.slice(this.position + 1, this.position + close);
    const replaced = Array.from(inside, (character) => characters.get(character));
    if (!replaced.every((character) => character !== undefined)) return;
    this.position += close + 1;
    this.emit(replaced.join(''));
  }

  private takeDelimitedFormula(closing: string): void {
    const start = this.position;
    const close = this.exhausted.includes(closing) ? -1 : this.source.indexOf(closing, start);
    if (close === -1) {
      this.noteExhausted(closing);
      this.emit(this.source.charAt(start - 1));
      return;
    }
    this.position = close + closing.length;
    this.settleMarks();
    this.emit(`$${this.source.slice(start, close).trim()}$`);
  }
}

const longestScript = 12;

/** Letters with their marks as they were composed before: the same few dozen occur over and over. */
const composedLetters = new Map<string, string>();
const mostComposedLetters = 1000;
const mostMarksKept = 8;

function composed(letter: string): string {
  if (letter.length > mostMarksKept) return normalForm(letter, 'NFC');
  const known = composedLetters.get(letter);
  if (known !== undefined) return known;
  const text = letter.normalize('NFC');
  if (composedLetters.size < mostComposedLetters) composedLetters.set(letter, text);
  return text;
}

function isCombiningMark(unit: number): boolean {
  return unit >= 0x300 && unit <= 0x36f;
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}
