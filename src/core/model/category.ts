/** Where a paper stands in the library: its arXiv class if it has one, else the kind of its entry in words. */
export type Category =
  | {
      readonly kind: 'arxiv';
      /** `cs.LG`, `hep-th`. */
      readonly id: string;
      /** The class without its archive, as listings write it: `LG`; equal to `id` where there is no dot. */
      readonly short: string;
      /** `Machine Learning`. */
      readonly name: string;
    }
  | {
      readonly kind: 'entryType';
      /** The name of the group, which is also its identity: `Journal articles`. */
      readonly name: string;
    }
  | {
      readonly kind: 'unknown';
      /** The code as it was written; shown as it is. */
      readonly short: string;
    };

/** What tells two categories apart; stable between runs, so that it can name a row of the tree. */
export function categoryId(category: Category): string {
  switch (category.kind) {
    case 'arxiv':
      return category.id;
    case 'entryType':
      return `type:${category.name}`;
    case 'unknown':
      return `code:${category.short}`;
  }
}

/** What a person reads: "Machine Learning", "Journal articles", or the unknown code itself. */
export function categoryName(category: Category): string {
  return category.kind === 'unknown' ? category.short : category.name;
}
