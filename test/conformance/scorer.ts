/** What a scorer found. A known difference counts as passed and is named in a line. */
export interface Score {
  readonly passed: number;
  readonly failed: number;
  readonly lines: readonly string[];
}

/** One comparison with material that others wrote; each stands in a file of its own and in the list of main.ts. */
export interface Scorer {
  readonly name: string;
  /** `corpus` is the folder with the material; nothing is ever written there. */
  readonly run: (corpus: string) => Score;
}

/** A place where we differ on purpose, or where the expectation is wrong, and why. The list must only shrink. */
export interface KnownDifference {
  readonly file: string;
  /** `*` for every key of the file. */
  readonly key: string;
  readonly field: string;
  readonly reason: string;
}

/** Adds up checks that are either right, known to differ, or wrong; only the wrong ones fail. */
export class Tally {
  private right = 0;
  private readonly wrong: string[] = [];
  private readonly used = new Set<KnownDifference>();

  public constructor(private readonly known: readonly KnownDifference[]) {}

  public check(file: string, key: string, field: string, actual: string, expected: string): void {
    if (actual === expected) this.right += 1;
    else this.differ(file, key, field, `${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
  }

  public pass(count: number): void {
    this.right += count;
  }

  public differ(file: string, key: string, field: string, difference: string): void {
    const known = this.known.find(
      (one) => one.file === file && (one.key === key || one.key === '*') && one.field === field,
    );
    if (known === undefined) this.wrong.push(`${file}  ${key}  ${field}: ${difference}`);
    else this.used.add(known);
  }

  /** A known difference that is none any more fails too, so that the list stays true. */
  public score(lines: readonly string[] = []): Score {
    const stale = this.known.filter((one) => !this.used.has(one));
    return {
      passed: this.right + this.used.size,
      failed: this.wrong.length + stale.length,
      lines: [
        ...lines,
        ...Array.from(this.used, (one) => `known   ${one.file}  ${one.key}  ${one.field}: ${one.reason}`),
        ...this.wrong.map((line) => `WRONG   ${line}`),
        ...stale.map(
          (one) => `STALE   ${one.file}  ${one.key}  ${one.field}: remove it from the known differences`,
        ),
      ],
    };
  }
}
