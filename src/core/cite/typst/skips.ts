/** Skips what Typst takes as it is. No search is in vain, so that all questions to one text are linear in it. */
export class TypstSkips {
  private hasTextEnd = true;
  private hasCommentEnd = true;
  private lastRuns: ReadonlyMap<number, number> | undefined;

  constructor(private readonly text: string) {}

  /** Behind the comment that begins at `at`, or -1 if there is none. Block comments nest. */
  comment(at: number): number {
    const { text } = this;
    if (text[at + 1] === '/') {
      const newline = text.indexOf('\n', at);
      return newline === -1 ? text.length : newline;
    }
    if (text[at + 1] !== '*' || !this.hasCommentEnd) return -1;
    let depth = 0;
    const sign = /\/\*|\*\//gu;
    sign.lastIndex = at;
    for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
      depth += found[0] === '/*' ? 1 : -1;
      if (depth === 0) return sign.lastIndex;
    }
    this.hasCommentEnd = false;
    return -1;
  }

  /** Behind the raw text that begins with the backquotes at `at`, or behind these if nothing closes it. */
  raw(at: number): number {
    const { text } = this;
    let end = at;
    while (text[end] === '`') end++;
    const length = end - at;
    if (length === 2) return end;
    this.lastRuns ??= lastRunsOf(text);
    // A longer run closes too: a run of `length` stands in it.
    if ((this.lastRuns.get(length) ?? -1) < end) return end;
    return text.indexOf('`'.repeat(length), end) + length;
  }

  /** The end of the text in quotation marks that begins at `at`, at the closing mark; -1 if there is none. */
  endOfText(at: number): number {
    if (!this.hasTextEnd) return -1;
    for (let end = at + 1; end < this.text.length; end++) {
      if (this.text[end] === '\\') end++;
      else if (this.text[end] === '"') return end;
    }
    this.hasTextEnd = false;
    return -1;
  }

  /** Behind the address whose `://` is at `at`; the brackets in it are balanced, and no sign of punctuation ends it. */
  address(at: number): number {
    const { text } = this;
    const open: string[] = [];
    let end = at + 3;
    for (; end < text.length; end++) {
      const character = text[end] ?? '';
      if (character === '(' || character === '[') open.push(character === '(' ? ')' : ']');
      else if (character === ')' || character === ']') {
        if (open.pop() !== character) break;
      } else if (!/[\w!#$%&'*+,\-./:;=?@~]/u.test(character)) break;
    }
    while (/[!,.:;?']/u.test(text[end - 1] ?? '')) end--;
    return end;
  }
}

/** For each length, where a run of so many backquotes stands last, be it part of a longer one. */
function lastRunsOf(text: string): ReadonlyMap<number, number> {
  const lastRuns = new Map<number, number>();
  for (let at = text.indexOf('`'); at !== -1; at = text.indexOf('`', at)) {
    const run = at;
    while (text[at] === '`') at++;
    for (let length = 1; length <= Math.min(at - run, LONGEST_RUN); length++)
      lastRuns.set(length, at - length);
  }
  return lastRuns;
}

/** Nobody opens raw text with more backquotes. */
const LONGEST_RUN = 20;
