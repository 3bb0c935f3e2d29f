/** Tags that say the same in every type, with the fields of BibLaTeX or the names that managers have for them. */
export const plainRisTags: readonly (readonly [tag: string, field: string])[] = [
  ['VL', 'volume'],
  ['NV', 'volumes'],
  ['ET', 'edition'],
  ['LA', 'language'],
  ['ST', 'shorttitle'],
  ['CY', 'location'],
  ['CN', 'callnumber'],
  ['RN', 'annotation'],
  ['SE', 'chapter'],
  ['L1', 'file'],
  ['DB', 'database'],
  ['DP', 'databaseprovider'],
  ['AD', 'affiliation'],
  ['TT', 'translatedtitle'],
  ['LB', 'label'],
];
