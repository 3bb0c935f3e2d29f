import { type Category, categoryNames } from '../model/category';
import type { Paper } from '../model/paper';
import { marks, paperIn, yearOf } from '../model/paperTable';
import type { SourcePart } from '../model/sourcePart';
import { foldText } from '../text/fold';
import { assertNever } from '../util/assertNever';
import { textIn } from '../util/textColumn';
import { rowsWithWords } from './abstractIndex';
import { searchFields } from './fields';
import type { Condition } from './query';
import { hasRow } from './rowSet';
import type { PlacedShard } from './searchIndex';
import { termsOf } from './terms';

/** Whether a condition holds for a row of a part, which is `place` in the library. */
export type RowTest = (row: number, place: number) => boolean;

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
  return (row) => hasRow(set, row) && hasPhrase(textIn(abstracts.texts, row), condition);
}

/**
 * What decides in one shard whether the condition holds for a row; undefined for one that the index answers. `isCited`
 * tells of a row of the library whether the document cites it.
 */
export function rowTest(
  condition: Condition,
  { part, sourceName }: PlacedShard,
  isCited: (place: number) => boolean,
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
    case 'has': {
      const bit = marks[condition.what];
      return (row) => ((table.marks[row] ?? 0) & bit) !== 0;
    }
    case 'cited':
      return (_, place) => isCited(place) === condition.isCited;
    default:
      return assertNever(condition);
  }
}
