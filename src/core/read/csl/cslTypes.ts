/** Types of CSL 1.0.2 (its schema, `csl-types.rnc`) with the BibTeX or BibLaTeX type of such works. */
const bibtexTypes: ReadonlyMap<string, string> = new Map([
  ['article', 'misc'],
  ['article-journal', 'article'],
  ['article-magazine', 'article'],
  ['article-newspaper', 'article'],
  ['bill', 'legislation'],
  ['book', 'book'],
  ['broadcast', 'audio'],
  ['chapter', 'incollection'],
  ['classic', 'book'],
  ['collection', 'collection'],
  ['dataset', 'dataset'],
  ['entry', 'inreference'],
  ['entry-dictionary', 'inreference'],
  ['entry-encyclopedia', 'inreference'],
  ['figure', 'image'],
  ['graphic', 'image'],
  ['legal_case', 'jurisdiction'],
  ['legislation', 'legislation'],
  ['manuscript', 'unpublished'],
  ['map', 'image'],
  ['motion_picture', 'movie'],
  ['musical_score', 'music'],
  ['pamphlet', 'booklet'],
  ['paper-conference', 'inproceedings'],
  ['patent', 'patent'],
  ['performance', 'performance'],
  ['periodical', 'periodical'],
  ['personal_communication', 'letter'],
  ['post', 'online'],
  ['post-weblog', 'online'],
  ['regulation', 'legislation'],
  ['report', 'techreport'],
  ['review', 'review'],
  ['review-book', 'review'],
  ['software', 'software'],
  ['song', 'music'],
  ['speech', 'unpublished'],
  ['standard', 'standard'],
  ['thesis', 'phdthesis'],
  ['treaty', 'legal'],
  ['webpage', 'online'],
]);

/** The entry type for a CSL type and, for a thesis, its genre (`Master's thesis`); `misc` for a type without one. */
export function bibtexType(cslType: string, genre: string): string {
  if (cslType === 'thesis' && /\b(?:master|magister|diplom|m\.?\s?a\b|m\.?\s?sc)/iu.test(genre)) {
    return 'mastersthesis';
  }
  if (cslType === 'thesis' && /\bbachelor/iu.test(genre)) return 'bachelorsthesis';
  return bibtexTypes.get(cslType) ?? 'misc';
}
