interface RisType {
  readonly code: string;
  /** As EndNote and others say it in words, in lower case. */
  readonly words?: readonly string[];
  readonly type: string;
  readonly subtype?: string;
}

/** The types of RIS with those of BibLaTeX. The first code of a type is the one that is written. */
const types: readonly RisType[] = [
  { code: 'JOUR', words: ['journal article', 'journal', 'article'], type: 'article' },
  { code: 'MGZN', words: ['magazine article'], type: 'article', subtype: 'magazine' },
  { code: 'NEWS', words: ['newspaper article'], type: 'article', subtype: 'newspaper' },
  { code: 'EJOUR', words: ['electronic article'], type: 'article' },
  { code: 'JOUR', type: 'review' },
  { code: 'JOUR', type: 'suppperiodical' },
  { code: 'INPR', type: 'article' },
  { code: 'ABST', type: 'article' },
  { code: 'JFULL', words: ['serial'], type: 'periodical' },
  { code: 'BOOK', words: ['book'], type: 'book' },
  { code: 'EBOOK', words: ['electronic book'], type: 'book' },
  { code: 'EDBOOK', words: ['edited book'], type: 'collection' },
  { code: 'CLSWK', words: ['classical work'], type: 'book' },
  { code: 'ANCIENT', words: ['ancient text'], type: 'book' },
  { code: 'SER', type: 'book' },
  { code: 'BOOK', type: 'mvbook' },
  { code: 'BOOK', type: 'mvreference' },
  { code: 'EDBOOK', type: 'mvcollection' },
  { code: 'BOOK', type: 'manual' },
  { code: 'BOOK', type: 'reference' },
  { code: 'CHAP', words: ['book section', 'book chapter'], type: 'incollection' },
  { code: 'ECHAP', words: ['electronic book section'], type: 'incollection' },
  { code: 'CHAP', type: 'inbook' },
  { code: 'CHAP', type: 'bookinbook' },
  { code: 'CHAP', type: 'suppbook' },
  { code: 'CHAP', type: 'suppcollection' },
  { code: 'CPAPER', words: ['conference paper'], type: 'inproceedings' },
  { code: 'CONF', words: ['conference proceedings', 'conference'], type: 'inproceedings' },
  { code: 'CONF', type: 'proceedings' },
  { code: 'CONF', type: 'mvproceedings' },
  { code: 'ENCYC', words: ['encyclopedia'], type: 'inreference' },
  { code: 'DICT', words: ['dictionary'], type: 'inreference' },
  { code: 'THES', words: ['thesis'], type: 'thesis' },
  { code: 'RPRT', words: ['report', 'technical report'], type: 'report' },
  { code: 'GOVDOC', words: ['government document'], type: 'report' },
  { code: 'ELEC', words: ['web page', 'electronic source'], type: 'online' },
  { code: 'BLOG', words: ['blog'], type: 'online' },
  { code: 'ICOMM', type: 'online' },
  { code: 'WEB', type: 'online' },
  { code: 'COMP', words: ['computer program'], type: 'software' },
  { code: 'DATA', words: ['dataset'], type: 'dataset' },
  { code: 'DBASE', words: ['online database'], type: 'dataset' },
  { code: 'AGGR', words: ['aggregated database'], type: 'dataset' },
  { code: 'PAT', words: ['patent'], type: 'patent' },
  { code: 'STAND', words: ['standard'], type: 'standard' },
  { code: 'UNPB', words: ['unpublished work'], type: 'unpublished' },
  { code: 'MANSCPT', words: ['manuscript'], type: 'unpublished' },
  { code: 'SLIDE', type: 'unpublished' },
  { code: 'PAMP', words: ['pamphlet'], type: 'booklet' },
  { code: 'PCOMM', words: ['personal communication'], type: 'letter' },
  { code: 'CASE', words: ['case'], type: 'jurisdiction' },
  { code: 'STAT', words: ['statute'], type: 'legislation' },
  { code: 'BILL', words: ['bill'], type: 'legislation' },
  { code: 'UNBILL', type: 'legislation' },
  { code: 'LEGAL', words: ['legal rule or regulation'], type: 'legal' },
  { code: 'HEAR', words: ['hearing'], type: 'legal' },
  { code: 'MPCT', words: ['film or broadcast'], type: 'movie' },
  { code: 'VIDEO', words: ['audiovisual material'], type: 'video' },
  { code: 'ADVS', type: 'video' },
  { code: 'SOUND', type: 'audio' },
  { code: 'MUSIC', words: ['music'], type: 'music' },
  { code: 'FIGURE', words: ['figure'], type: 'image' },
  { code: 'MAP', words: ['map'], type: 'image' },
  { code: 'CHART', words: ['chart or table'], type: 'image' },
  { code: 'ART', words: ['artwork'], type: 'artwork' },
  { code: 'GEN', words: ['generic'], type: 'misc' },
];

const byName: ReadonlyMap<string, RisType> = new Map(
  types
    .toReversed()
    .flatMap((one) => [one.code.toLowerCase(), ...(one.words ?? [])].map((name) => [name, one] as const)),
);

/** The type that a code of RIS or EndNote's words for it stand for, in any case; `misc` for an unknown one. */
export function typeOfRis(name: string): { readonly type: string; readonly subtype?: string } {
  return byName.get(name.trim().toLowerCase()) ?? { type: 'misc' };
}

/** The code of RIS for a type of BibLaTeX; `GEN` where it has none. */
export function risTypeOf(type: string, subtype: string | undefined): string {
  const exact = types.find((one) => one.type === type && one.subtype === subtype);
  return (exact ?? types.find((one) => one.type === type))?.code ?? 'GEN';
}
