import { type Category, categoryId, categoryName } from '../model/category';
import { type LibrarySnapshot, NOWHERE } from '../model/library';
import { yearOf } from '../model/paperTable';
import { categoryCondition, exactYear } from '../search/queryText';
import { type Steps, stepped } from '../util/steps';
import { t } from '../util/l10n';

/** A category of the timeline; the last one may stand for all others. */
export interface TimelineCategory {
  readonly name: string;
  readonly count: number;
}

/** Papers of a year, or of several years where the library has very many. */
export interface TimelineSpan {
  /** Both included. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** How many of them each of the categories has. */
  readonly counts: readonly number[];
  /** Years without papers are left out before this one. */
  readonly isBehindGap: boolean;
}

/** How many papers a library has from each year, by category. */
export interface Timeline {
  /** The largest first. */
  readonly categories: readonly TimelineCategory[];
  /** The earliest first; all of the same number of years. */
  readonly spans: readonly TimelineSpan[];
  /** Papers whose year is not known. */
  readonly undated: number;
  readonly total: number;
}

/** A timeline with what it takes to ask the library for a part of it. */
export interface DrawnTimeline {
  readonly timeline: Timeline;
  /** What each category is asked for with; empty where nothing tells it from the others. */
  readonly queries: readonly string[];
}

/** A page tells so many colours apart. */
const MOST_CATEGORIES = 6;
/** So many bars are still wide enough to be pressed. */
const MOST_SPANS = 60;
/** A longer stretch without papers is left out where there are many years. */
const LONGEST_GAP = 3;
const widths: readonly number[] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000];
/** The last year that a query can name. */
const LAST_YEAR = 9999;

interface Counted {
  readonly categories: { readonly category: Category; count: number }[];
  /** For each year that has papers, how many each category has. */
  readonly years: ReadonlyMap<number, Map<number, number>>;
  readonly undated: number;
  readonly total: number;
}

function* countPapers({ parts }: LibrarySnapshot): Steps<Counted> {
  const categories: { readonly category: Category; count: number }[] = [];
  const numbers = new Map<string, number>();
  const years = new Map<number, Map<number, number>>();
  let undated = 0;
  let total = 0;
  for (const { part, places } of parts) {
    const { table } = part;
    const numberOf = table.categories.map((category) => {
      const id = categoryId(category);
      const number = numbers.get(id) ?? categories.push({ category, count: 0 }) - 1;
      numbers.set(id, number);
      return number;
    });
    yield* stepped(places.keys(), (row) => {
      if (places[row] === NOWHERE) return;
      total++;
      const number = numberOf[table.categoryOf[row] ?? 0] ?? 0;
      const known = categories[number];
      if (known !== undefined) known.count++;
      const year = yearOf(table.dates[row] ?? 0);
      if (year === undefined) {
        undated++;
        return;
      }
      const ofYear = years.get(year) ?? new Map<number, number>();
      years.set(year, ofYear);
      ofYear.set(number, (ofYear.get(number) ?? 0) + 1);
    });
  }
  return { categories, years, undated, total };
}

/** The beginnings of the spans that are shown, ascending: those with papers, and what is between them where it is little. */
function beginnings(years: Iterable<number>): { readonly width: number; readonly starts: readonly number[] } {
  const all = [...years];
  const startsOf = (width: number): number[] =>
    [...new Set(all.map((year) => Math.floor(year / width) * width))].sort((one, other) => one - other);
  const width = widths.find((one) => startsOf(one).length <= MOST_SPANS) ?? 1;
  const occupied = startsOf(width);
  const [first = 0] = occupied;
  const isShort = ((occupied.at(-1) ?? first) - first) / width < MOST_SPANS;
  const starts = occupied.flatMap((start, number) => {
    const before = occupied[number - 1] ?? start;
    const empty = Math.max(0, (start - before) / width - 1);
    const isFilled = isShort || empty <= LONGEST_GAP;
    return [...Array.from({ length: isFilled ? empty : 0 }, (_, at) => before + width * (at + 1)), start];
  });
  return { width, starts };
}

function nameOf(category: Category): string {
  const name = categoryName(category);
  return name.trim() === '' ? t('No category') : name;
}

/** Counts the papers of a library by year and category. By columns alone, a step of some thousand papers at a time. */
export function* timelineOf(library: LibrarySnapshot): Steps<DrawnTimeline> {
  const { categories, years, undated, total } = yield* countPapers(library);
  const order = [...categories.keys()].sort(
    (one, other) => (categories[other]?.count ?? 0) - (categories[one]?.count ?? 0) || one - other,
  );
  const shown = order.slice(0, MOST_CATEGORIES).flatMap((number) => categories[number] ?? []);
  const hasOthers = order.length > shown.length;
  const placeOf = new Map(order.map((number, place) => [number, Math.min(place, MOST_CATEGORIES)]));
  const { width, starts } = beginnings(years.keys());
  const counts = new Map(
    starts.map((start) => [start, Array<number>(shown.length + Number(hasOthers)).fill(0)]),
  );
  for (const [year, ofYear] of years) {
    const ofSpan = counts.get(Math.floor(year / width) * width);
    for (const [number, count] of ofYear) {
      const place = placeOf.get(number) ?? 0;
      if (ofSpan !== undefined) ofSpan[place] = (ofSpan[place] ?? 0) + count;
    }
  }
  const queries = shown.map(({ category }) => categoryCondition(category));
  const rest = order
    .slice(MOST_CATEGORIES)
    .reduce((sum, number) => sum + (categories[number]?.count ?? 0), 0);
  return {
    timeline: {
      categories: [
        ...shown.map(({ category, count }) => ({ name: nameOf(category), count })),
        ...(hasOthers ? [{ name: t('Other categories'), count: rest }] : []),
      ],
      spans: starts.map((from, number) => {
        const ofSpan = counts.get(from) ?? [];
        return {
          from,
          to: from + width - 1,
          count: ofSpan.reduce((sum, count) => sum + count, 0),
          counts: ofSpan,
          isBehindGap: number > 0 && from - (starts[number - 1] ?? from) > width,
        };
      }),
      undated,
      total,
    },
    queries: hasOthers
      ? [...queries, queries.flatMap((query) => (query === '' ? [] : `-${query}`)).join(' ')]
      : queries,
  };
}

/** A part of a timeline: papers of a span of years, `undated` ones, those of a category, or both; all where it is empty. */
export interface TimelinePart {
  readonly span: number | 'undated' | undefined;
  readonly category: number | undefined;
}

function yearsQuery({ from, to }: TimelineSpan): string {
  if (from > LAST_YEAR) return `year:>${LAST_YEAR}`;
  return from === to
    ? `year:${exactYear(from)}`
    : `year:${exactYear(from)}..${exactYear(Math.min(to, LAST_YEAR))}`;
}

/** The query that finds a part of a timeline; empty for all of it. Undefined for a part that it does not have. */
export function timelineQuery(
  { timeline, queries }: DrawnTimeline,
  { span, category }: TimelinePart,
): string | undefined {
  const years = typeof span === 'number' ? timeline.spans[span] : undefined;
  const words = category === undefined ? '' : queries[category];
  if ((typeof span === 'number' && years === undefined) || words === undefined) return undefined;
  // Whoever has a year has one from 0 on.
  const time = span === 'undated' ? `-year:0..${LAST_YEAR}` : years === undefined ? '' : yearsQuery(years);
  return [time, words].filter(Boolean).join(' ');
}
