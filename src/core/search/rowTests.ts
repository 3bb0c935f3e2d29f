import { categoryId, categoryName } from '../model/category';
import type { Paper } from '../model/paper';
import { foldText } from '../text/fold';
import { assertNever } from '../util/assertNever';
import { searchFields } from './fields';
import type { Condition, Possession } from './query';
import { termsOf } from './terms';

/** A paper with what is known of it beyond its fields. */
export interface Row {
  readonly row: number;
  readonly paper: Paper;
  /** Empty if the source has no name. */
  readonly sourceName: string;
}

type TermsCondition = Extract<Condition, { readonly kind: 'terms' }>;

const owns: Readonly<Record<Possession, (paper: Paper) => boolean>> = {
  code: ({ hasCode }) => hasCode,
  abstract: ({ abstract }) => abstract !== undefined,
  doi: ({ doi }) => doi !== undefined,
  pdf: () => false,
};

/** Whether papers are in the category whose code or name begins so; few categories have many papers. */
function categoryTest(name: string): (row: Row) => boolean {
  const answers = new Map<string, boolean>();
  return ({ paper: { category } }) => {
    const id = categoryId(category);
    let answer = answers.get(id);
    if (answer === undefined) {
      const codes = category.kind === 'arxiv' ? [category.id, category.short] : [];
      answer = [...codes, categoryName(category)].some((code) => foldText(code).startsWith(name));
      answers.set(id, answer);
    }
    return answer;
  };
}

function textsOf(paper: Paper, field: TermsCondition['field']): readonly string[] {
  if (field === 'abstract') return [paper.abstract ?? ''];
  return searchFields
    .filter(({ name }) => field === undefined || name === field)
    .flatMap(({ texts }) => texts(paper));
}

/** True if one text of the field has the words in this order without others between them. */
export function hasPhrase(paper: Paper, { field, words, order }: TermsCondition): boolean {
  const phrase = ` ${words.join(' ')}${order === 'exact' ? ' ' : ''}`;
  return textsOf(paper, field).some((text) => ` ${termsOf(text).join(' ')} `.includes(phrase));
}

/** True if the abstract has what is asked for. Costs a look at all of it. */
function fitsAbstract(paper: Paper, condition: TermsCondition): boolean {
  if (paper.abstract === undefined) return false;
  if (condition.order !== 'loose') return hasPhrase(paper, condition);
  const abstract = foldText(paper.abstract);
  // Most abstracts have not even the letters; only the others are cut into words.
  if (!condition.words.every((word) => abstract.includes(word))) return false;
  const found = termsOf(abstract);
  return condition.words.every((word) => found.some((term) => term.startsWith(word)));
}

/**
 * What decides for one paper whether the condition holds; undefined for one that the index answers. `isCited` tells of
 * a row whether the document cites it.
 */
export function rowTest(
  condition: Condition,
  isCited: (row: number) => boolean,
): ((row: Row) => boolean) | undefined {
  switch (condition.kind) {
    case 'terms':
      return condition.field === 'abstract' ? ({ paper }) => fitsAbstract(paper, condition) : undefined;
    case 'years':
      return ({ paper: { year = NaN } }) => condition.from <= year && year <= condition.to;
    case 'category':
      return categoryTest(condition.name);
    case 'source':
      return ({ sourceName }) => foldText(sourceName).includes(condition.name);
    case 'has':
      return ({ paper }) => owns[condition.what](paper);
    case 'cited':
      return ({ row }) => isCited(row) === condition.isCited;
    default:
      return assertNever(condition);
  }
}
