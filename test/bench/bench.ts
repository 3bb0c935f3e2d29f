/** What the command line asks of every bench. */
export interface BenchOptions {
  /** The texts of the bibliographies given by `--bib FILE`; a bench without any generates its own. */
  readonly bibliographies: readonly Bibliography[];
  /** The numbers of papers to measure with, smallest first: `--sizes 1000,10000`. */
  readonly sizes: readonly number[];
}

export interface Bibliography {
  /** The name of the file without its folder. */
  readonly name: string;
  readonly text: string;
}

/** One figure of ours with those of others, measured in turn in the same run. */
export interface BenchLine {
  readonly bench: string;
  /** What was measured: `all fields decoded`, `known-item queries`. */
  readonly subject: string;
  /** The number of papers it was measured with. */
  readonly size: number;
  readonly unit: 'ms' | 'MB' | 'share';
  readonly ours: number;
  /** The figures of the same work done by others, by their names. */
  readonly peers?: Readonly<Record<string, number>>;
  /** How many times our figure fits into that of the peer. */
  readonly ratio?: Readonly<Record<string, number>>;
  /** Our figure here over our figure at the size before, both per paper: 1 is linear. */
  readonly growth?: number;
  /** What the figures of this line must reach. */
  readonly gates?: readonly Gate[];
}

/** A figure that must reach a bound. A gate that does not hold fails the run with `--gate`. */
export type Gate =
  | { readonly name: string; readonly figure: number; readonly atLeast: number }
  | { readonly name: string; readonly figure: number; readonly atMost: number };

/** A family of measurements; each stands in a file of its own and in the table of main.ts. */
export interface Bench {
  readonly name: string;
  readonly run: (options: BenchOptions) => AsyncIterable<BenchLine> | Iterable<BenchLine>;
}

/** True if the figure reaches its bound; one that is no number does not. */
export function holds(gate: Gate): boolean {
  return 'atLeast' in gate ? gate.figure >= gate.atLeast : gate.figure <= gate.atMost;
}

/** What is measured; it hands back what came of it. */
export type Work = () => unknown;

/**
 * The median CPU time of each work in milliseconds, the garbage collector's included. The works take turns, `rounds`
 * times after one round for warming up, so that a busy moment of the machine hits all of them alike.
 */
export function medianTimes<Name extends string>(
  works: Readonly<Record<Name, Work>>,
  rounds: number,
): Record<Name, number> {
  const names = Object.keys(works) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      // The run before the measured one meets the garbage and the compiler's doubts that another work left; its result is
      // kept, since what is compiled for objects of which none is left is thrown away.
      const results = [works[name]()];
      const time = cpuTime(() => results.push(works[name]()));
      if (round > 0 && results.length > 0) times.get(name)?.push(time);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}

/** The CPU time of one run in milliseconds, over all threads of the process. */
export function cpuTime(work: Work): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The middle one of some figures; not a number when there are none. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? Number.NaN;
}

/** A figure as it is printed: three digits that matter, or all digits before the point. */
export function rounded(figure: number): number {
  return Math.abs(figure) >= 100 ? Math.round(figure) : Number(figure.toPrecision(3));
}

/** The floor of all reading: one pass over the bytes that follows the braces and counts the entries between them. */
export function countEntries(bytes: Uint8Array): number {
  let depth = 0;
  let entries = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 123) depth += 1;
    else if (byte === 125) depth -= 1;
    else if (byte === 64 && depth === 0) entries += 1;
  }
  return entries;
}
