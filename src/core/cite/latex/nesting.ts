/** The place of the partner of the `[` or `{` at `opener`, or undefined if it has none. Logarithmic. */
export type CloseOf = (opener: number) => number | undefined;

const NOT_CLOSED = -1;

/**
 * The braces and brackets of a text, told of in order. A bracket lives no longer than the braces and the paragraph that
 * it was opened in; left open there it was only a bracket.
 */
export class Nesting {
  // Openers in order, and the closer of each: a search by halves in these is far cheaper than a map of all.
  private readonly openers: number[] = [];
  private readonly closers: number[] = [];
  /** What is open, innermost last: the index in `openers` for a brace, its complement for a bracket. */
  private readonly open: number[] = [];
  private openBraces = 0;

  /** True inside a bracket with no brace between. */
  public get isInBracket(): boolean {
    return (this.open.at(-1) ?? 0) < 0;
  }

  public get isInBraces(): boolean {
    return this.openBraces > 0;
  }

  public openBrace(at: number): void {
    this.open.push(this.add(at));
    this.openBraces += 1;
  }

  public openBracket(at: number): void {
    this.open.push(~this.add(at));
  }

  public closeBrace(at: number): void {
    this.dropBrackets();
    const index = this.open.pop();
    if (index === undefined) return;
    this.closers[index] = at;
    this.openBraces -= 1;
  }

  public closeBracket(at: number): void {
    if (!this.isInBracket) return;
    this.closers[~(this.open.pop() ?? 0)] = at;
  }

  /** Ends the paragraph, and with it every bracket up to the next brace. */
  public dropBrackets(): void {
    while (this.isInBracket) this.open.pop();
  }

  public readonly closeOf: CloseOf = (opener) => {
    let low = 0;
    let high = this.openers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.openers[middle] ?? 0) < opener) low = middle + 1;
      else high = middle;
    }
    const closer = this.openers[low] === opener ? this.closers[low] : undefined;
    return closer === NOT_CLOSED ? undefined : closer;
  };

  private add(at: number): number {
    this.closers.push(NOT_CLOSED);
    return this.openers.push(at) - 1;
  }
}
