import {
  archiveOf,
  arxivCategory,
  categoriesForShortCode,
  type ArxivCategory,
} from '../../model/arxivTaxonomy';
import type { Category } from '../../model/category';

/** A category, and every class the code may stand for when nobody has settled which. */
export interface SettledCategory {
  readonly category: Category;
  /** Empty when there is no doubt. */
  readonly alternatives: readonly string[];
}

/** Records whose headline has a date only stand here. */
const withoutCode: Category = { kind: 'entryType', name: 'Uncategorized' };

/**
 * What the codes of one listing stand for, asked code by code. A code that only one archive has is that class; one that
 * several have is the first of `preferred` that fits (an archive, `math`, or a class, `math.CV`), else the class of the
 * archive that most records of the listing are in, else of the likeliest archive, and then it stays in doubt. A code
 * that arXiv does not have is shown as it is. Linear in the codes.
 */
export function settleCategories(
  codes: readonly (string | undefined)[],
  preferred: readonly string[],
): (code: string | undefined) => SettledCategory {
  const recordsPerArchive = new Map<string, number>();
  for (const code of codes) {
    const [category, another] = code === undefined ? [] : categoriesForShortCode(code);
    if (category === undefined || another !== undefined) continue;
    const archive = archiveOf(category);
    recordsPerArchive.set(archive, (recordsPerArchive.get(archive) ?? 0) + 1);
  }
  const recordsLike = (category: ArxivCategory) => recordsPerArchive.get(archiveOf(category)) ?? 0;
  const settled = new Map<string, SettledCategory>();
  return (code) => {
    if (code === undefined) return { category: withoutCode, alternatives: [] };
    const known = settled.get(code) ?? settle(code);
    settled.set(code, known);
    return known;
  };

  function settle(code: string): SettledCategory {
    const possible = categoriesForShortCode(code);
    const chosen = preferred
      .map((wish) =>
        possible.find((category) => archiveOf(category) === wish || category === arxivCategory(wish)),
      )
      .find((category) => category !== undefined);
    const [likeliest] = [...possible].sort((one, other) => recordsLike(other) - recordsLike(one));
    const isDoubtful = chosen === undefined && possible.length > 1;
    return {
      category: chosen ?? likeliest ?? { kind: 'unknown', short: code },
      alternatives: isDoubtful ? possible.map((category) => category.id) : [],
    };
  }
}
