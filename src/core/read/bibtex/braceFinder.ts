/**
 * Finds the next brace of a text, remembering the last answer of each kind. Asked for growing offsets it reads
 * the text once in all: an `indexOf` for each value would read on to a far brace again and again.
 */
export class BraceFinder {
  private openFrom = 0;
  private open = -1;
  private closeFrom = 0;
  private close = -1;

  public constructor(private readonly text: string) {}

  /** The offset of the first `{` at or after `from`; the length of the text when there is none. */
  public nextOpen(from: number): number {
    if (from < this.openFrom || from > this.open) {
      this.openFrom = from;
      this.open = this.find('{', from);
    }
    return this.open;
  }

  /** The offset of the first `}` at or after `from`; the length of the text when there is none. */
  public nextClose(from: number): number {
    if (from < this.closeFrom || from > this.close) {
      this.closeFrom = from;
      this.close = this.find('}', from);
    }
    return this.close;
  }

  private find(brace: string, from: number): number {
    const found = this.text.indexOf(brace, from);
    // An infinite offset would make the engine give up its whole numbers.
    return found === -1 ? this.text.length : found;
  }
}
