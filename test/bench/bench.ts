/** What the command line asks of every bench. */
export interface BenchOptions {
  /** The bibliographies given by `--bib FILE`; a bench without any generates its own. */
  readonly bibliographies: readonly NamedText[];
  /** The documents given by `--tex FILE` and `--md FILE`; a bench without any generates its own. */
  readonly documents: readonly NamedText[];
  /** The numbers of papers to measure with, smallest first: `--sizes 1000,10000`; each bench has its own else. */
  readonly sizes: readonly number[] | undefined;
}

export interface NamedText {
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
  readonly unit: 'ms' | 'MB' | 'share' | 'entries';
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

/** Measures one thing; may be asked again, since a busy moment of the machine passes. */
export type Measurement = () => readonly BenchLine[];

/**
 * A family of measurements; each stands in a file of its own and in the table of main.ts. What a measurement works on is
 * made before it is handed out, and given up after it.
 */
export interface Bench {
  readonly name: string;
  readonly measurements: (options: BenchOptions) => Iterable<Measurement>;
}

/** True if the figure reaches its bound; one that is no number does not. */
export function holds(gate: Gate): boolean {
  return 'atLeast' in gate ? gate.figure >= gate.atLeast : gate.figure <= gate.atMost;
}

/** What is measured; it hands back what came of it. */
export type Work = () => unknown;

/**
 * The shortest CPU time of each work in milliseconds, the garbage collector's included: what else the machine does only
 * adds. The works take turns, `rounds` times, twice in a row each: before the second run the engine knows the work again
 * that another one made it forget.
 */
export function quickestTimes<Name extends string>(
  works: Readonly<Record<Name, Work>>,
  rounds: number,
): Record<Name, number> {
  const names = Object.keys(works) as Name[];
  const times = new Map<Name, number>();
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      // Kept, since what is compiled for objects of which none is left is thrown away. So garbage is not collected by
      // force either, which would have the engine forget half of what it knows.
      const results: unknown[] = [];
      const quickest = quickestOf(2, () => results.push(works[name]()));
      times.set(name, Math.min(quickest, times.get(name) ?? Infinity));
    }
  }
  return Object.fromEntries(names.map((name) => [name, times.get(name) ?? Number.NaN])) as Record<
    Name,
    number
  >;
}

/** The shortest CPU time of `times` runs in milliseconds. */
export function quickestOf(times: number, work: Work): number {
  return Math.min(...Array.from({ length: times }, () => cpuTime(work)));
}

/** The CPU time of one run in milliseconds, over all threads of the process. */
export function cpuTime(work: Work): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How many times our figure fits into each of the others. */
export function ratios(ours: number, peers: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(peers).map(([peer, figure]) => [peer, figure / ours]));
}

/** The figure that a share of all figures do not pass: `quantile(times, 0.95)`. Not a number when there are none. */
export function quantile(figures: readonly number[], share: number): number {
  const place = Math.min(figures.length - 1, Math.floor(figures.length * share));
  return figures.toSorted((one, other) => one - other)[place] ?? Number.NaN;
}

/** A figure as it is printed: three digits that matter, or all digits before the point. */
export function rounded(figure: number): number {
  return Math.abs(figure) >= 100 ? Math.round(figure) : Number(figure.toPrecision(3));
}

/** Measures one after the other of what grows, each with the line of the one before it. */
export function* growing<Item>(
  items: Iterable<Item>,
  measure: (item: Item, before: BenchLine | undefined) => BenchLine,
): Iterable<Measurement> {
  let before: BenchLine | undefined;
  for (const item of items) {
    let line: BenchLine | undefined;
    yield () => [(line = measure(item, before))];
    before = line;
  }
}

/** The time for each of its size that a line gives, over that of the line before; undefined for the first one. */
export function growthOf(
  { ours, size }: Pick<BenchLine, 'ours' | 'size'>,
  before: BenchLine | undefined,
): number | undefined {
  return before && ours / size / (before.ours / before.size);
}
