import { type Category, categoryNames } from '../model/category';
import type { Paper } from '../model/paper';
import { type RowMarks, hasBit, progressOf } from '../reading/rowMarks';
import { marks, paperIn, yearOf } from '../model/paperTable';
import type { SourcePart } from '../model/sourcePart';
import { foldText } from '../text/fold';
import { assertNever } from '../util/assertNever';
import { packedTextIn } from '../util/packedTexts';
import { rowsWithWords } from './abstractIndex';
import { searchFields } from './fields';
import type { Condition, Possession, Standing } from './query';
import { hasRow } from './rowSet';
import type { PlacedShard } from './searchIndex';
import { termsOf } from './terms';

/** Whether a condition holds for a row of a part, which is `place` in the library. */
export type RowTest = (row: number, place: number) => boolean;

/** What a search is told of rows of the library that the index does not know. */
export interface RowFacts {
  /** Whether the document cites the paper. */
  readonly isCited: (place: number) => boolean;
  /** What has been noted; undefined where nothing is known, so that every paper is unread. */
  readonly marks: RowMarks | undefined;
}

type TermsCondition = Extract<Condition, { readonly kind: 'terms' }>;

/** True if the category's code or name begins so. */
function isNamed(category: Category, name: string): boolean {
  const codes = category.kind === 'arxiv' ? [category.id, category.short] : [];
  return [...codes, ...categoryNames(category)].some((code) => foldText(code).startsWith(name));
}

function categoryTest({ table }: SourcePart, name: string): RowTest {
  const answers = table.categories.map((category) => isNamed(category, name));
  return (row) => answers[table.categoryOf[row] ?? 0] === true;
}

/** True if the text has the words in this order without others between them. */
function hasPhrase(text: string, { words, order }: TermsCondition): boolean {
  const phrase = ` ${words.join(' ')}${order === 'exact' ? ' ' : ''}`;
  return ` ${termsOf(text).join(' ')} `.includes(phrase);
}

function textsOf(paper: Paper, field: TermsCondition['field']): readonly string[] {
  return searchFields
    .filter(({ name }) => field === undefined || name === field)
    .flatMap(({ texts }) => texts(paper));
}

/** Whether one text of the field has the words as a phrase, where they are one. Costs a paper where it is asked. */
export function phraseTest({ table }: SourcePart, condition: TermsCondition): RowTest {
  if (condition.order === 'loose') return () => true;
  return (row) =>
    textsOf(paperIn(table, undefined, row), condition.field).some((text) => hasPhrase(text, condition));
}

/** Abstracts that are not there yet have no words. */
function abstractTest({ table, abstracts }: SourcePart, condition: TermsCondition): RowTest {
  if (abstracts === undefined) return () => false;
  const { words, order } = condition;
  const mayGoOn = (place: number): boolean =>
    order === 'loose' || (order === 'unfinished' && place === words.length - 1);
  const set = rowsWithWords(abstracts.index, words, mayGoOn, table.size);
  if (order === 'loose') return (row) => hasRow(set, row);
  return (row) => hasRow(set, row) && hasPhrase(packedTextIn(abstracts.texts, row), condition);
}

function possessionTest({ table }: SourcePart, what: Possession, noted: RowMarks | undefined): RowTest {
  if (what === 'note' || what === 'problem')
    return (_, place) => noted !== undefined && hasBit(noted, place, what);
  const bit = marks[what];
  return (row) => ((table.marks[row] ?? 0) & bit) !== 0;
}

function standingTest(what: Standing, noted: RowMarks | undefined): (place: number) => boolean {
  if (noted === undefined) return () => what === 'unread';
  switch (what) {
    case 'new':
      return (place) => hasBit(noted, place, 'new');
    case 'starred':
      return (place) => noted.noted.get(place)?.isStarred === true;
    default:
      return (place) => progressOf(noted, place) === what;
  }
}

function tagTest(name: string, noted: RowMarks | undefined): (place: number) => boolean {
  const tagged = new Set<number>();
  for (const [place, { tags }] of noted?.noted ?? [])
    if (tags.some((tag) => foldText(tag).startsWith(name))) tagged.add(place);
  return (place) => tagged.has(place);
}

/** What decides in one shard whether the condition holds for a row; undefined for one that the index answers. */
export function rowTest(
  condition: Condition,
  { part, sourceName }: PlacedShard,
  facts: RowFacts,
): RowTest | undefined {
  const { table } = part;
  switch (condition.kind) {
    case 'terms':
      return condition.field === 'abstract' ? abstractTest(part, condition) : undefined;
    case 'years': {
      const { from, to } = condition;
      return (row) => {
        const year = yearOf(table.dates[row] ?? 0) ?? NaN;
        return from <= year && year <= to;
      };
    }
    case 'category':
      return categoryTest(part, condition.name);
    case 'source': {
      const isIt = foldText(sourceName).includes(condition.name);
      return () => isIt;
    }
    case 'has':
      return possessionTest(part, condition.what, facts.marks);
    case 'is': {
      const test = standingTest(condition.what, facts.marks);
      return (_, place) => test(place);
    }
    case 'tag': {
      const test = tagTest(condition.name, facts.marks);
      return (_, place) => test(place);
    }
    case 'cited':
      return (_, place) => facts.isCited(place) === condition.isCited;
    default:
      return assertNever(condition);
  }
}
