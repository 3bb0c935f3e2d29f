import type { Span } from '../model/span';

/** Gathers runs of lines in which citations can stand; a line that is left out ends a run. */
export class Passages {
  /** The runs so far, in order. Complete after `end`. */
  readonly spans: Span[] = [];
  private start = -1;

  /** Adds text that begins at `start`: to the run before, if nothing was left out between. */
  add(start: number): void {
    if (this.start === -1) this.start = start;
  }

  /** Ends the run before what is left out. */
  end(at: number): void {
    if (this.start !== -1 && at > this.start) this.spans.push({ start: this.start, end: at });
    this.start = -1;
  }
}

/**
 * The matches of a pattern with the flags `g` and `u` that begin in one of the spans, which are in the order of the text,
 * with the span of each. A caller may set `lastIndex` to go on further behind.
 */
export function* matchesIn(
  text: string,
  spans: readonly Span[],
  pattern: RegExp,
): Generator<readonly [RegExpExecArray, Span], undefined> {
  pattern.lastIndex = 0;
  let found = pattern.exec(text);
  for (const span of spans) {
    if (found !== null && found.index < span.start) {
      pattern.lastIndex = span.start;
      found = pattern.exec(text);
    }
    while (found !== null && found.index < span.end) {
      yield [found, span];
      found = pattern.exec(text);
    }
  }
}
