import { t } from '../util/l10n';

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

/** The groups of entries by their names; translated only when they are shown. */
const entryGroups: Readonly<Record<string, () => string>> = {
  'Journal articles': () => t('Journal articles'),
  'Journal issues': () => t('Journal issues'),
  'Conference papers': () => t('Conference papers'),
  Proceedings: () => t('Proceedings'),
  Books: () => t('Books'),
  'Book chapters': () => t('Book chapters'),
  'Reference works': () => t('Reference works'),
  Theses: () => t('Theses'),
  'Technical reports': () => t('Technical reports'),
  'Web pages': () => t('Web pages'),
  Software: () => t('Software'),
  Datasets: () => t('Datasets'),
  Patents: () => t('Patents'),
  Manuals: () => t('Manuals'),
  Unpublished: () => t('Unpublished'),
  'Legal texts': () => t('Legal texts'),
  'Audio and video': () => t('Audio and video'),
  Images: () => t('Images'),
  Letters: () => t('Letters'),
  Other: () => t('Other'),
  Uncategorized: () => t('Uncategorized'),
};

/** What a person reads: "Machine Learning", "Journal articles", or the unknown code itself. */
export function categoryName(category: Category): string {
  if (category.kind === 'unknown') return category.short;
  const inWords =
    category.kind === 'entryType' && Object.hasOwn(entryGroups, category.name)
      ? entryGroups[category.name]
      : undefined;
  return inWords?.() ?? category.name;
}

/** What a category is found by: the name that a person reads, and the English one. */
export function categoryNames(category: Category): readonly string[] {
  const name = categoryName(category);
  return category.kind === 'unknown' || category.name === name ? [name] : [name, category.name];
}
