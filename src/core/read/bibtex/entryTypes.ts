import type { Category } from '../../model/category';

/** The groups of entry types, in words, and the types of BibTeX, BibLaTeX and common styles in each. */
const groups: Readonly<Record<string, string>> = {
  'Journal articles': 'article suppperiodical review',
  'Journal issues': 'periodical',
  'Conference papers': 'inproceedings conference',
  Proceedings: 'proceedings mvproceedings',
  Books: 'book mvbook collection mvcollection booklet',
  'Book chapters': 'inbook incollection bookinbook suppbook suppcollection',
  'Reference works': 'reference mvreference inreference',
  Theses: 'thesis phdthesis mastersthesis bachelorsthesis',
  'Technical reports': 'techreport report standard',
  'Web pages': 'online www electronic webpage',
  Software: 'software softwareversion softwaremodule codefragment',
  Datasets: 'dataset data',
  Patents: 'patent',
  Manuals: 'manual',
  Unpublished: 'unpublished preprint',
  'Legal texts': 'jurisdiction legislation legal commentary',
  'Audio and video': 'audio video movie music performance',
  Images: 'artwork image',
  Letters: 'letter',
};

const groupOf: ReadonlyMap<string, Category> = new Map(
  Object.entries(groups).flatMap(([name, types]) => {
    const category: Category = { kind: 'entryType', name };
    return types.split(' ').map((type) => [type, category] as const);
  }),
);

const other: Category = { kind: 'entryType', name: 'Other' };

/** The group of an entry type given in lower case: `Journal articles` for `article`; `Other` for what is unknown. */
export function entryTypeGroup(type: string): Category {
  return groupOf.get(type) ?? other;
}

/** Blocks that look like entries but describe no work of their own. */
const auxiliaryTypes: ReadonlySet<string> = new Set(['set', 'xdata', 'control', 'bibnote', 'ieeetranbstctl']);

/** True for types such as `@xdata`, given in lower case, that are never cited for themselves. */
export function isAuxiliaryType(type: string): boolean {
  return auxiliaryTypes.has(type);
}
