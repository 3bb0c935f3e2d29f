import type { Problem, ProblemCode, Severity } from '../../model/problem';
import { code, isNameUnit, isSpace } from './characters';
import { beginsBlockLine, type BlockHead } from './entryStart';
import { isNumber, scanPlainEntry } from './plainEntry';
import type { ScannedBody, ScannedText } from './scannedBody';
import type { BibtexField, BibtexPart } from './syntax';
import { t } from '../../util/l10n';

/** What stands between the delimiters: an entry has a key, `@string` has fields only, `@preamble` a value. */
export type BodyKind = 'entry' | 'string' | 'preamble';

interface Extent {
  /** Nothing at or beyond this offset is read. */
  readonly limit: number;
  /**
   * The block is known to be damaged: a value also ends where a line begins like a field (`year = {`), so
   * that a missing brace costs one field and not all that follow.
   */
  readonly damaged: boolean;
}

/**
 * Reads the inside of the block whose head is given. The grammar is BibTeX's (bibtex.web, sections 236-263):
 *
 *     block  = "@" type ("{" body "}" | "(" body ")")
 *     body   = key { "," field } [ "," ]      for an entry
 *            | field                          for @string
 *            | value                          for @preamble
 *     field  = name "=" value
 *     value  = part { "#" part }
 *     part   = "{" balanced "}" | '"' balanced '"' | digits | macro name
 *
 * A backslash protects neither brace nor quote. Between these tokens stand white space and, as for biber,
 * comments from `%` to the end of the line. What does not fit is reported and passed over up to the next
 * comma. Never throws; costs what it passes over.
 */
export function scanBody(source: ScannedText, head: BlockHead, kind: BodyKind, extent: Extent): ScannedBody {
  const { text } = source;
  const isWhole = !extent.damaged && extent.limit === text.length;
  const mayBePlain = kind === 'entry' && isWhole && text.charCodeAt(head.open) === code.openBrace;
  const plain = mayBePlain ? scanPlainEntry(source, head.open) : undefined;
  return plain ?? new BodyScanner(source, head, extent).scan(kind);
}

const atLimit = -1;

const nextFieldLine = /[ \t\r\n]*[A-Za-z][\w-]*[ \t]*=[ \t]*(?:[{"]|[\w-]+[ \t]*(?:[,#}\r\n]|$))/y;

class BodyScanner {
  private readonly problems: Problem[] = [];
  private readonly fields: BibtexField[] = [];
  private readonly text: string;
  private readonly closer: number;
  private position: number;

  public constructor(
    private readonly source: ScannedText,
    private readonly head: BlockHead,
    private readonly extent: Extent,
  ) {
    this.text = source.text;
    const opener = this.text.charCodeAt(head.open);
    this.closer = opener === code.openBrace ? code.closeBrace : code.closeParenthesis;
    this.position = head.open + 1;
  }

  public scan(kind: BodyKind): ScannedBody {
    const [keyStart, keyEnd] = kind === 'entry' ? this.scanKey() : [this.position, this.position];
    const parts = kind === 'preamble' ? this.scanValue() : [];
    const close = this.scanFields();
    return {
      key: this.text.slice(keyStart, keyEnd),
      keyStart,
      keyEnd,
      fields: this.fields,
      parts,
      close,
      end: this.position,
      problems: this.problems,
    };
  }

  /** The unit at the position; `atLimit`, which is no unit, at the limit. */
  private unit(): number {
    return this.position < this.extent.limit ? this.text.charCodeAt(this.position) : atLimit;
  }

  private skipSpace(): void {
    while (this.position < this.extent.limit) {
      const unit = this.text.charCodeAt(this.position);
      if (unit === code.percent) this.skipComment();
      else if (isSpace(unit)) this.position += 1;
      else return;
    }
  }

  private skipComment(): void {
    while (this.position < this.extent.limit && this.text.charCodeAt(this.position) !== code.lineFeed) {
      this.position += 1;
    }
  }

  private skipName(): void {
    while (this.position < this.extent.limit && isNameUnit(this.text.charCodeAt(this.position))) {
      this.position += 1;
    }
  }

  /** Leaves the position after the comma that ends the key, or at the closing delimiter. */
  private scanKey(): [start: number, end: number] {
    this.skipSpace();
    const start = this.position;
    this.position = this.endOfKey(start);
    let end = this.position;
    const written = this.text.slice(start, end);
    this.skipSpace();
    if (end > start && (this.unit() === code.equals || /^[A-Za-z][\w-]*=(?:["{]|$)/.test(written))) {
      this.position = start;
      end = start;
    } else if (this.unit() === code.comma) {
      this.position += 1;
    } else if (end > start && !this.atEnd()) {
      this.skipRestOfKey(start, end);
    }
    if (end === start) {
      const message = t('This entry has no citation key and cannot be cited. Write a key and a comma here.');
      this.report('missing-key', 'error', this.head.start, this.head.open + 1, message);
    }
    return [start, end];
  }

  private endOfKey(start: number): number {
    // After a lone `@article{` BibTeX would take the next head, `@article{key`, for the key.
    if (this.unit() === code.at && beginsBlockLine(this.text, start)) return start;
    let end = start;
    while (end < this.extent.limit) {
      const unit = this.text.charCodeAt(end);
      if (isSpace(unit) || unit === code.comma || unit === this.closer) break;
      end += 1;
    }
    return end;
  }

  /** After `Some` of `{Some Key, …`, or of `{Some title = …` where only the comma is missing. */
  private skipRestOfKey(start: number, end: number): void {
    const rest = this.position;
    if (this.atField()) {
      const message = t('Put a comma after the citation key.');
      this.report('missing-comma', 'error', start, end, message);
      return;
    }
    this.skipStray();
    const message = t(
      'A citation key ends at the first blank. Join the words of the key, or remove the rest.',
    );
    this.report('malformed-key', 'error', rest, Math.max(this.position, rest + 1), message);
    if (this.unit() === code.comma) this.position += 1;
  }

  private atEnd(): boolean {
    return this.position >= this.extent.limit || this.unit() === this.closer;
  }

  /** True if a name and `=` are next. */
  private atField(): boolean {
    const start = this.position;
    this.skipName();
    const named = this.position > start;
    this.skipSpace();
    const answer = named && this.unit() === code.equals;
    this.position = start;
    return answer;
  }

  /** Reads fields up to the closing delimiter and returns its offset, undefined when it is missing. */
  private scanFields(): number | undefined {
    for (;;) {
      this.skipSpace();
      const unit = this.unit();
      if (unit === this.closer) {
        this.position += 1;
        return this.position - 1;
      }
      if (unit === atLimit) return undefined;
      if (unit === code.at && beginsBlockLine(this.text, this.position)) return undefined;
      if (unit === code.comma) this.skipComma();
      else if (isNameUnit(unit)) this.scanField();
      else this.skipMalformed(this.position);
    }
  }

  private skipComma(): void {
    const message = t('Nothing stands before this comma. Remove it.');
    this.report('stray-text', 'warning', this.position, this.position + 1, message);
    this.position += 1;
  }

  private scanField(): void {
    const start = this.position;
    this.skipName();
    const nameEnd = this.position;
    this.skipSpace();
    if (this.unit() !== code.equals) {
      this.skipMalformed(start);
      return;
    }
    this.position += 1;
    this.skipSpace();
    const valueStart = this.position;
    const parts = this.scanValue();
    const valueEnd = parts.at(-1)?.end ?? valueStart;
    if (parts.length === 0) {
      const message = t('This field has no value. Write one in braces, or remove the field.');
      this.report('malformed-field', 'warning', start, nameEnd, message);
    }
    const end = this.scanSeparator(start, valueEnd);
    this.fields.push({
      name: this.source.names.lowerCase(start, nameEnd),
      start,
      nameEnd,
      valueStart,
      valueEnd,
      parts,
      end,
    });
  }

  /** Passes the comma after a value and returns where the field ends. */
  private scanSeparator(start: number, valueEnd: number): number {
    this.skipSpace();
    if (this.unit() === code.comma) {
      this.position += 1;
      return this.position;
    }
    if (this.atEnd() || (this.unit() === code.at && beginsBlockLine(this.text, this.position)))
      return valueEnd;
    if (this.atField()) {
      const message = t('Put a comma after this field.');
      this.report('missing-comma', 'error', start, valueEnd, message);
    } else {
      this.skipMalformed(this.position);
    }
    return valueEnd;
  }

  private scanValue(): readonly BibtexPart[] {
    this.skipSpace();
    const first = this.scanPart();
    if (first === undefined) return [];
    // Most values have one part, and an array that grows takes room for many.
    const parts = [first];
    while (this.passHash()) {
      this.skipSpace();
      const part = this.scanPart();
      if (part === undefined) break;
      parts.push(part);
    }
    return parts;
  }

  /** Passes the `#` after a part; without one the position stays at the end of the part. */
  private passHash(): boolean {
    const end = this.position;
    this.skipSpace();
    if (this.unit() === code.hash) {
      this.position += 1;
      return true;
    }
    this.position = end;
    return false;
  }

  private scanPart(): BibtexPart | undefined {
    const start = this.position;
    const unit = this.unit();
    if (unit === code.openBrace) return this.scanBraced(start);
    if (unit === code.quote) return this.scanQuoted(start);
    this.skipName();
    if (this.position === start) return undefined;
    const kind = isNumber(this.text, start, this.position) ? 'number' : 'macro';
    return { kind, start, end: this.position, closed: true };
  }

  private scanBraced(start: number): BibtexPart {
    const { openBraces, closeBraces } = this.source;
    const { limit, damaged } = this.extent;
    let depth = 1;
    let index = start + 1;
    for (;;) {
      const close = closeBraces.next(index);
      const open = openBraces.next(index);
      const next = Math.min(open, close, limit);
      const fieldLine = damaged ? this.nextFieldLine(index, next) : undefined;
      if (fieldLine !== undefined || next === limit)
        return this.unclosedPart('braced', start, fieldLine ?? limit);
      index = next + 1;
      depth += open < close ? 1 : -1;
      if (depth === 0) {
        this.position = index;
        return { kind: 'braced', start, end: index, closed: true };
      }
    }
  }

  /** The offset in `[from, to)` after which a line begins like a field. */
  private nextFieldLine(from: number, to: number): number | undefined {
    for (let index = from; index < to; index += 1) {
      if (this.text.charCodeAt(index) === code.lineFeed && this.fieldLineAt(index)) return index;
    }
    return undefined;
  }

  private scanQuoted(start: number): BibtexPart {
    const { text } = this;
    const { limit, damaged } = this.extent;
    let depth = 0;
    for (let index = start + 1; index < limit; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit === code.openBrace) {
        depth += 1;
      } else if (unit === code.closeBrace) {
        if (depth === 0) return this.unclosedPart('quoted', start, index);
        depth -= 1;
      } else if (unit === code.quote && depth === 0) {
        this.position = index + 1;
        return { kind: 'quoted', start, end: this.position, closed: true };
      } else if (damaged && unit === code.lineFeed && this.fieldLineAt(index)) {
        return this.unclosedPart('quoted', start, index);
      }
    }
    return this.unclosedPart('quoted', start, limit);
  }

  private fieldLineAt(lineFeed: number): boolean {
    nextFieldLine.lastIndex = lineFeed;
    return nextFieldLine.test(this.text) && nextFieldLine.lastIndex <= this.extent.limit;
  }

  /** Ends a part before `stop`, white space and the comma that stands there left to the field. */
  private unclosedPart(kind: 'braced' | 'quoted', start: number, stop: number): BibtexPart {
    let end = stop;
    while (end > start + 1 && isSpace(this.text.charCodeAt(end - 1))) end -= 1;
    if (end > start + 1 && this.text.charCodeAt(end - 1) === code.comma) end -= 1;
    this.position = end;
    const message =
      kind === 'braced'
        ? t('This brace is not closed. Add the missing } at the end of the value.')
        : t('This quotation mark is not closed. Add the missing " at the end of the value.');
    this.report('unbalanced-braces', 'error', start, start + 1, message);
    return { kind, start, end, closed: false };
  }

  /** Reports and passes over what is no field, up to the comma (passed too) or the closing delimiter. */
  private skipMalformed(start: number): void {
    this.skipStray();
    const end = Math.max(this.position, start + 1);
    const message = t('This is not a field. Write it as name = {value}, or remove it.');
    this.report('malformed-field', 'error', start, end, message);
    if (this.unit() === code.comma) this.position += 1;
    else if (this.position === start) this.position += 1;
  }

  private skipStray(): void {
    while (!this.atEnd()) {
      const unit = this.unit();
      if (unit === code.comma || (unit === code.at && beginsBlockLine(this.text, this.position))) return;
      if (unit === code.openBrace) this.skipGroup();
      else this.position += 1;
    }
  }

  private skipGroup(): void {
    let depth = 0;
    do {
      const unit = this.unit();
      if (unit === code.openBrace) depth += 1;
      else if (unit === code.closeBrace) depth -= 1;
      this.position += 1;
    } while (depth > 0 && this.position < this.extent.limit);
  }

  private report(
    problem: ProblemCode,
    severity: Severity,
    start: number,
    end: number,
    message: string,
  ): void {
    this.problems.push({ code: problem, severity, message, span: { start, end } });
  }
}
