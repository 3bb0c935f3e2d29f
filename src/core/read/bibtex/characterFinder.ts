/**
 * Finds the next place of one character in a text, remembering the last answer. Asked for growing offsets it reads the
 * text once in all: an `indexOf` for each value would read on to a far brace again and again.
 */
export class CharacterFinder {
  private from = 0;
  private found = -1;

  public constructor(
    private readonly text: string,
    private readonly character: string,
  ) {}

  /** The offset of the first one at or after `from`; the length of the text when there is none. */
  public next(from: number): number {
    if (from < this.from || from > this.found) {
      const found = this.text.indexOf(this.character, from);
      this.from = from;
      // An infinite offset would make the engine give up its whole numbers.
      this.found = found === -1 ? this.text.length : found;
    }
    return this.found;
  }
}
