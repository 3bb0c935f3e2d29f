import type { Span } from '../../model/span';
import { matchAt } from '../matchAt';

/** Elements of HTML whose inside is no Markdown. */
const verbatimElement = /<(script|style|pre|textarea)(?=[\s>])/iy;
const environment = /\\begin\{([A-Za-z]{1,30}\*?)\}/y;
const environmentEnd = /\\end\{([A-Za-z]{1,30}\*?)\}/gu;

/**
 * Finds what Markdown takes as it is: comments, some elements of HTML, environments of TeX. No search is in vain, so
 * that all questions to one text together are linear in it.
 */
export class VerbatimText {
  private readonly lastPlaces = new Map<string, number>();
  private lastEnvironments: ReadonlyMap<string, number> | undefined;
  private comment = -1;

  constructor(private readonly text: string) {}

  /** Behind the element or environment that begins at `at`, or -1 if none does or nothing closes it. */
  endAt(at: number): number {
    const element = matchAt(verbatimElement, this.text, at)?.[1];
    if (element !== undefined) return this.behind(`</${element}>`, at);
    const name = matchAt(environment, this.text, at)?.[1];
    if (name === undefined) return -1;
    this.lastEnvironments ??= new Map(
      Array.from(this.text.matchAll(environmentEnd), (found) => [found[1] ?? '', found.index]),
    );
    if ((this.lastEnvironments.get(name) ?? -1) < at) return -1;
    const end = `\\end{${name}}`;
    return this.text.indexOf(end, at) + end.length;
  }

  /** The first comment that begins in `[start, end)` outside code, or undefined. Ask in the order of the text. */
  commentIn(start: number, end: number): Span | undefined {
    if (this.comment !== Infinity && this.comment < start) {
      const next = this.text.indexOf('<!--', start);
      this.comment = next === -1 ? Infinity : next;
    }
    if (this.comment >= end) return undefined;
    const isInCode = (this.text.slice(start, this.comment).split('`').length - 1) % 2 === 1;
    const close = isInCode ? -1 : this.behind('-->', this.comment + 4);
    return close === -1 ? undefined : { start: this.comment, end: close };
  }

  private behind(closing: string, from: number): number {
    let last = this.lastPlaces.get(closing);
    if (last === undefined) {
      last = this.text.lastIndexOf(closing);
      this.lastPlaces.set(closing, last);
    }
    return last < from ? -1 : this.text.indexOf(closing, from) + closing.length;
  }
}
