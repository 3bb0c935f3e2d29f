/** What a search has found out about rows so far. Sized for a library and used again, so that a search allocates nothing. */
export class Tally {
  /** 0 for a row not looked at, 1 for one that does not fit, one more than the count for one that fits. */
  private readonly states: Uint8Array;
  private readonly scores: Float32Array;
  private readonly list: Uint32Array;
  private length = 0;
  /** The most words that a row has, or -1 while none fits. */
  mostWords = -1;

  constructor(size: number) {
    this.states = new Uint8Array(size);
    this.scores = new Float32Array(size);
    this.list = new Uint32Array(size);
  }

  /** Forgets everything. Costs the number of rows seen since the last time. */
  clear(): void {
    for (const row of this.rows()) this.states[row] = 0;
    this.length = 0;
    this.mostWords = -1;
  }

  /** Says whether this is the first look at the row, and makes it the last. */
  isNew(row: number): boolean {
    if (this.states[row] !== 0) return false;
    this.states[row] = 1;
    this.list[this.length++] = row;
    return true;
  }

  /** Notes that the row fits: `count` words, from 1 on, that are worth `score` together. */
  note(row: number, count: number, score: number): void {
    this.states[row] = count + 1;
    this.scores[row] = score;
    if (count > this.mostWords + 1) this.mostWords = count - 1;
  }

  /** The rows seen, those that fit and those that do not. */
  rows(): Uint32Array {
    return this.list.subarray(0, this.length);
  }

  /** What was noted for a row that was looked at; 0 if it does not fit. */
  countOf(row: number): number {
    return (this.states[row] ?? 1) - 1;
  }

  /** Means something only where `countOf` is not 0. */
  scoreOf(row: number): number {
    return this.scores[row] ?? 0;
  }
}
