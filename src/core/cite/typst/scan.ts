import type { Span } from '../../model/span';
import { isBlank } from '../blank';
import type { Citation, CitationGroup, CitationScan, DeclaredBibliography, Include } from '../markup';
import { matchAt } from '../matchAt';
import { type Arguments, type Frame, branchings, inclusions, outermost, roles, statements } from './frame';
import { endOfReference, labelAt } from './label';
import { TypstSkips } from './skips';

/** Longer texts between `<` and `>` are comparisons. */
const LONGEST_LABEL = 200;
/** Typst itself refuses what is nested deeper than 256 times; each of these may take two frames. */
const DEEPEST_NESTING = 512;
/** How often reading begins anew behind something that nothing closes. */
const MOST_RESTARTS = 3;

const identifier = /[\p{XID_Start}_][\p{XID_Continue}_-]*/uy;

/** Characters that mean something in markup; all others are passed by at once. */
const isSpecial = new Uint8Array(128);
for (const character of '\\`/:$@<#[]') isSpecial[character.charCodeAt(0)] = 1;

/** Reads a text frame by frame, without recursion; what is found is kept in its fields. */
class TypstReader {
  groups: CitationGroup[] = [];
  bibliographies: DeclaredBibliography[] = [];
  includes: Include[] = [];
  readonly labels = new Set<string>();
  private readonly skips: TypstSkips;
  /** What the cursor is in, and what that is in, outermost first. */
  private frame: Frame = outermost(0);
  private outer: Frame[] = [];

  constructor(private readonly text: string) {
    this.skips = new TypstSkips(text);
  }

  /**
   * Reads from `start` on, where markup begins. Returns where to begin anew because code or mathematics there are
   * still being typed, or undefined when all is read.
   */
  read(start: number): number | undefined {
    this.frame = outermost(start);
    for (let at = start; at < this.text.length;) at = this.step(at);
    const unfinished = [...this.outer, this.frame].find(
      ({ kind, closing }) => kind !== 'markup' && closing !== '',
    );
    while (this.outer.length > 0) this.leave(this.text.length);
    if (unfinished === undefined) return undefined;
    const newline = this.text.indexOf('\n', unfinished.start);
    return newline === -1 ? undefined : newline;
  }

  /** Forgets what was found behind `place`. */
  forgetFrom(place: number): void {
    const isBefore = ({ span }: { readonly span: Span }): boolean => span.start < place;
    this.groups = this.groups
      .filter(isBefore)
      .map((group) =>
        group.span.end > place ? { ...group, span: { start: group.span.start, end: place } } : group,
      )
      .filter(({ keyLists }) => keyLists.every(({ end }) => end <= place));
    this.bibliographies = this.bibliographies.filter(isBefore);
    this.includes = this.includes.filter(isBefore);
  }

  private enter(kind: Frame['kind'], closing: string, start: number, { role, call }: Arguments = {}): void {
    if (this.outer.length >= DEEPEST_NESTING) return;
    this.outer.push(this.frame);
    const before = closing === ')' ? '(' : '';
    this.frame = { kind, closing, start, role, call, depth: 0, before, beforeStart: start };
  }

  private leave(end: number): void {
    const { call, role } = this.frame;
    this.frame = this.outer.pop() ?? this.frame;
    if (role !== 'key' || call?.list === undefined || this.frame.call === call) return;
    const { command, start, list } = call;
    const key = this.text.slice(list.start, list.end);
    const isKey = key !== '' && !/\s/u.test(key);
    const citations: readonly Citation[] = isKey ? [{ key, span: list, command }] : [];
    this.groups.push({ command, span: { start, end }, keyLists: [list], citations });
  }

  private step(at: number): number {
    switch (this.frame.kind) {
      case 'markup':
        return this.inMarkup(at);
      case 'mathematics':
        return this.inMathematics(at);
      case 'expression':
        return this.inExpression(at);
      default:
        return this.inCode(at);
    }
  }

  private inMarkup(start: number): number {
    const { text } = this;
    let at = start;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit < 128 && isSpecial[unit] === 1) break;
    }
    switch (text[at]) {
      case undefined:
        return at;
      case '\\':
        return at + 2;
      case '`':
        return this.skips.raw(at);
      case '/':
        return Math.max(at + 1, this.skips.comment(at));
      case ':':
        return /https?$/u.test(text.slice(Math.max(0, at - 5), at)) && text.startsWith('://', at)
          ? this.skips.address(at)
          : at + 1;
      case '$':
        this.enter('mathematics', '$', at);
        return at + 1;
      case '@':
        return this.reference(at);
      case '<': {
        const label = labelAt(text, at);
        if (label === undefined) return at + 1;
        this.labels.add(label);
        return at + label.length + 2;
      }
      case '#':
        return this.embedded(at);
      case '[':
        this.frame.depth++;
        return at + 1;
      default:
        if (this.frame.depth > 0) this.frame.depth--;
        else if (this.frame.closing === ']') return this.close(at);
        return at + 1;
    }
  }

  private reference(at: number): number {
    const span = { start: at + 1, end: endOfReference(this.text, at + 1) };
    const key = this.text.slice(span.start, span.end);
    this.groups.push({
      command: '@',
      span: { start: at, end: span.end },
      keyLists: [span],
      citations: key === '' ? [] : [{ key, span, command: '@' }],
    });
    return span.end;
  }

  /** Code in markup or mathematics; `at` is at the `#`. */
  private embedded(at: number): number {
    const { text } = this;
    let start = at + 1;
    let name = this.nameAt(start);
    // The expression behind `context` is read as if the `#` stood before it.
    while (name === 'context') {
      start += name.length;
      while (text[start] === ' ') start++;
      name = this.nameAt(start);
    }
    if (statements.has(name) || branchings.has(name)) {
      this.enter(branchings.has(name) ? 'branching' : 'statement', '', at);
      return start;
    }
    if (name === '' && !/[([{"$`]/u.test(text[start] ?? '')) return start;
    this.enter('expression', '', at);
    this.frame.before = name;
    return name === '' ? this.inCode(start) : start + name.length;
  }

  /** Behind the beginning of an expression: calls, blocks of content and fields go on, anything else ends it. */
  private inExpression(at: number): number {
    const { text, frame } = this;
    if (text[at] === '(' || text[at] === '[') return this.inCode(at);
    const field = text[at] === '.' ? this.nameAt(at + 1) : '';
    if (field === '') {
      this.leave(at);
      return at;
    }
    frame.before = '.';
    return at + 1 + field.length;
  }

  private inMathematics(at: number): number {
    switch (this.text[at]) {
      case '\\':
        return at + 2;
      case '$':
        this.leave(at + 1);
        return at + 1;
      case '#':
        return this.embedded(at);
      case '"':
        return Math.max(at, this.skips.endOfText(at)) + 1;
      case '/':
        return Math.max(at + 1, this.skips.comment(at));
      default:
        return at + 1;
    }
  }

  private inCode(at: number): number {
    const { text, frame } = this;
    const character = text[at] ?? '';
    if (frame.closing !== '' && character === frame.closing) return this.close(at);
    const name = this.nameAt(at);
    if (name !== '') {
      // `library.cite` is another function.
      frame.before = text[at - 1] === '.' ? `.${name}` : name;
      frame.beforeStart = text[at - 1] === '#' ? at - 1 : at;
      return at + name.length;
    }
    switch (character) {
      case '"':
        return this.textInCode(at);
      case '`':
        return this.skips.raw(at);
      case '$':
        frame.before = '';
        this.enter('mathematics', '$', at);
        return at + 1;
      case '<':
        return this.labelInCode(at);
      case '[':
        this.enter('markup', ']', at);
        return at + 1;
      case '(':
        this.enter('code', ')', at, this.called(at));
        return at + 1;
      case '{':
        this.enter('code', '}', at);
        return at + 1;
      case '/': {
        const end = this.skips.comment(at);
        if (end !== -1) return end;
        break;
      }
      case '\n':
      case ';':
      case ']':
      case ')':
      case '}':
        if (frame.kind === 'statement' || frame.kind === 'branching') {
          this.leave(at);
          return at;
        }
        break;
      default:
    }
    if (!isBlank(character)) frame.before = character;
    return at + 1;
  }

  /** Leaves what the sign at `at` closes, and the branching whose last block that was. */
  private close(at: number): number {
    const isBlock = this.text[at] !== ')';
    this.leave(at + 1);
    this.frame.before = ')';
    if (
      isBlock &&
      this.frame.kind === 'branching' &&
      !/^\s*else\b/u.test(this.text.slice(at + 1, at + 100))
    ) {
      this.leave(at + 1);
    }
    return at + 1;
  }

  /** What the parentheses at `at` hold: arguments of a function, or of another call's argument. */
  private called(at: number): Arguments {
    const { role, call, before, beforeStart, kind } = this.frame;
    const isArgument = before === '(' || before === ',';
    if (role === 'path' && isArgument) return { role };
    if (role === 'key' && before === 'label') return { role, call };
    const isCall = kind !== 'mathematics' && !isArgument && !isBlank(this.text[at - 1] ?? ' ');
    const called = isCall ? roles.get(before) : undefined;
    if (called !== 'key') return { role: called };
    return { role: called, call: { command: before, start: beforeStart } };
  }

  private textInCode(at: number): number {
    const { frame } = this;
    const end = this.skips.endOfText(at);
    const isArgument = frame.before === '(' || frame.before === ',';
    const span = { start: at + 1, end };
    const text = this.text.slice(span.start, span.end);
    if (end === -1) {
      frame.before = '"';
      return at + 1;
    }
    if (isArgument && frame.role === 'path' && text !== '') this.bibliographies.push({ path: text, span });
    const isLabelName =
      frame.role === 'key' && frame.before === '(' && this.outer.at(-1)?.call === frame.call;
    if (isLabelName && frame.call !== undefined) frame.call.list ??= span;
    // Packages are named by `@preview/…`.
    if (inclusions.has(frame.before) && !text.startsWith('@'))
      this.includes.push({ kind: 'child', path: text, span });
    frame.before = '"';
    return end + 1;
  }

  private labelInCode(at: number): number {
    const { text, frame } = this;
    const isArgument = frame.role === 'key' && (frame.before === '(' || frame.before === ',');
    frame.before = '<';
    if (isArgument && frame.call !== undefined) {
      const length = text.slice(at + 1, at + LONGEST_LABEL).search(/[>),\n]|$/u);
      const end = at + 1 + length;
      frame.call.list ??= { start: at + 1, end };
      return text[end] === '>' ? end + 1 : end;
    }
    const label = labelAt(text, at);
    return label === undefined ? at + 1 : at + label.length + 2;
  }

  private nameAt(at: number): string {
    const unit = this.text.charCodeAt(at);
    // Most characters of code are signs and blanks.
    if (unit < 65 || (unit > 90 && unit < 95)) return '';
    return matchAt(identifier, this.text, at)?.[0] ?? '';
  }
}

/** Every citation of a Typst text. References to labels of the text are none. Never throws; linear. */
export function scanTypst(text: string): CitationScan {
  const reader = new TypstReader(text);
  let start: number | undefined = 0;
  for (let restarts = 0; start !== undefined && restarts <= MOST_RESTARTS; restarts++) {
    reader.forgetFrom(start);
    start = reader.read(start);
  }
  const { groups, bibliographies, includes, labels } = reader;
  const isCitation = ({ key }: Citation): boolean => !labels.has(key);
  return {
    groups: groups.map((group) =>
      group.citations.every(isCitation) ? group : { ...group, citations: group.citations.filter(isCitation) },
    ),
    bibliographies,
    definitions: [],
    includes,
    problems: [],
  };
}
