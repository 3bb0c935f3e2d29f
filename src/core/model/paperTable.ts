import { type PackedTexts, packedTextIn } from '../util/packedTexts';
import { type TextColumn, TextColumnWriter, textIn } from '../util/textColumn';
import { hashText } from '../util/hashText';
import { type Category, categoryId } from './category';
import type { Paper } from './paper';
import type { Places } from './places';
import { packRecord, unpackRecord } from './paperRecord';
import { type WorkColumns, workColumns } from './works';

/**
 * Papers as columns, by their rows, so that a hundred thousand of them are neither a million objects nor a pause: what
 * is looked at in every paper is a number, and a paper is made an object when somebody asks for it.
 */
export interface PaperTable extends WorkColumns {
  readonly size: number;
  readonly places: Places;
  /** When each paper is from, as a number that grows with its date: 20230925; 0 if nothing is known. */
  readonly dates: Uint32Array;
  /** Every category of the papers once, and which of them each paper has. */
  readonly categories: readonly Category[];
  readonly categoryOf: Uint16Array;
  /** What each paper has, as a set of `marks`. */
  readonly marks: Uint8Array;
  /** The hash of each key. */
  readonly keyHashes: Uint32Array;
  /** The hashes of further keys, and the row of each. */
  readonly aliasHashes: Uint32Array;
  readonly aliasRows: Uint32Array;
  /** The rows as they are shown: newest first, then by title. */
  readonly order: Uint32Array;
  /** All of each paper but its abstract. */
  readonly records: TextColumn;
}

/** What a paper may have, each as a bit of its own. */
export const marks = { code: 1, abstract: 2, doi: 4, pdf: 8 } as const;

function marksOf({ hasCode, abstract, doi, hasPdf }: Paper): number {
  return (
    (hasCode ? marks.code : 0) |
    (abstract === undefined ? 0 : marks.abstract) |
    (doi === undefined ? 0 : marks.doi) |
    (hasPdf === true ? marks.pdf : 0)
  );
}

/** The largest number of different categories; those beyond it are filed under the last one. */
const mostCategories = 0xffff;

function dateNumber({ year = 0, date = '' }: Paper): number {
  const month = date.length >= 7 && year > 0 ? Number(date.slice(5, 7)) : 0;
  const day = date.length >= 10 && year > 0 ? Number(date.slice(8, 10)) : 0;
  const number = year * 10_000 + month * 100 + day;
  return number > 0 ? number : 0;
}

/** The year of a date in a table; undefined if it is not known. */
export function yearOf(date: number): number | undefined {
  return date === 0 ? undefined : Math.floor(date / 10_000);
}

/** Compares titles as a person sorts them. */
export const titleCollator = new Intl.Collator('en');

function displayOrder(papers: readonly Paper[], dates: Uint32Array): Uint32Array {
  return Uint32Array.from(papers.keys()).sort(
    (one, other) =>
      (dates[other] ?? 0) - (dates[one] ?? 0) ||
      titleCollator.compare(papers[one]?.title ?? '', papers[other]?.title ?? '') ||
      one - other,
  );
}

/** The table of `papers`, which stand at `places`. Linear, but for the order. */
export function paperTable(papers: readonly Paper[], places: Places): PaperTable {
  const categories: Category[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (category: Category): number => {
    const id = categoryId(category);
    let number = numbers.get(id);
    if (number === undefined) {
      number = Math.min(categories.length, mostCategories);
      numbers.set(id, number);
      if (number === categories.length) categories.push(category);
    }
    return number;
  };
  const records = new TextColumnWriter(papers.length);
  for (const paper of papers) records.add(packRecord(paper));
  const dates = Uint32Array.from(papers, dateNumber);
  const aliases = papers.flatMap(({ aliases: names = [] }, row) =>
    names.map((name) => ({ row, hash: hashText(name) })),
  );
  return {
    size: papers.length,
    places,
    dates,
    categories,
    categoryOf: Uint16Array.from(papers, ({ category }) => numberOf(category)),
    marks: Uint8Array.from(papers, marksOf),
    keyHashes: Uint32Array.from(papers, ({ key }) => hashText(key)),
    aliasHashes: Uint32Array.from(aliases, ({ hash }) => hash),
    aliasRows: Uint32Array.from(aliases, ({ row }) => row),
    ...workColumns(papers),
    order: displayOrder(papers, dates),
    records: records.finish(),
  };
}

const unknownCategory: Category = { kind: 'unknown', short: '' };

/** The category of the paper in `row`. */
export function categoryAt({ categories, categoryOf }: PaperTable, row: number): Category {
  return categories[categoryOf[row] ?? 0] ?? unknownCategory;
}

/** The paper in `row`, with its abstract if `abstracts` are there. Costs a few microseconds; a row that is not there throws. */
export function paperIn(table: PaperTable, abstracts: PackedTexts | undefined, row: number): Paper {
  const abstract = abstracts === undefined ? '' : packedTextIn(abstracts, row);
  return unpackRecord(textIn(table.records, row), categoryAt(table, row), abstract);
}
