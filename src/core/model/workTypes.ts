/** Types of BibTeX, and others that are names for the same, with the type and kind of work that BibLaTeX has for them. */
const biblatexTypes: ReadonlyMap<string, { readonly type: string; readonly kind?: string }> = new Map([
  ['phdthesis', { type: 'thesis', kind: 'phdthesis' }],
  ['mastersthesis', { type: 'thesis', kind: 'mathesis' }],
  ['bachelorsthesis', { type: 'thesis', kind: 'bathesis' }],
  ['techreport', { type: 'report', kind: 'techreport' }],
  ['conference', { type: 'inproceedings' }],
  ['electronic', { type: 'online' }],
  ['www', { type: 'online' }],
  ['webpage', { type: 'online' }],
]);

/** The type that BibLaTeX has for a type of any `.bib` file, and the kind of work that it says besides: `phdthesis`. */
export function biblatexType(type: string): { readonly type: string; readonly kind?: string } {
  return biblatexTypes.get(type) ?? { type };
}

/** How BibLaTeX names kinds of works, and how they read. */
const kindNames: readonly (readonly [kind: string, words: string])[] = [
  ['phdthesis', 'PhD thesis'],
  ['mathesis', 'Master’s thesis'],
  ['bathesis', 'Bachelor’s thesis'],
  ['candthesis', 'Candidate thesis'],
  ['techreport', 'Technical report'],
  ['resreport', 'Research report'],
];
const words: ReadonlyMap<string, string> = new Map(kindNames);
const kinds: ReadonlyMap<string, string> = new Map(
  kindNames.map(([kind, name]) => [folded(name), kind] as const),
);

/** The kind of a work in words: `PhD thesis` for `phdthesis`; what is no name of a kind is in words already. */
export function kindInWords(kind: string): string {
  return words.get(kind) ?? kind;
}

/** The name of the kind that words say; the words themselves where there is none. */
export function kindOfWords(written: string): string {
  return kinds.get(folded(written)) ?? written;
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '');
}

/** The type that BibTeX, and so a paper, has for a thesis or report of a kind; all others keep theirs. */
export function plainType(type: string, kind: string | undefined): string {
  if (type === 'report') return 'techreport';
  if (type !== 'thesis') return type;
  const said = kind ?? '';
  if (/^(?:ma|ms)thesis$|master|magister|diplom|\bm\.?\s?(?:a|sc)\b/iu.test(said)) return 'mastersthesis';
  return /^bathesis$|bachelor/iu.test(said) ? 'bachelorsthesis' : 'phdthesis';
}

/** Types of works that are part of another one, which `booktitle` names. */
const partTypes: ReadonlySet<string> = new Set([
  'inproceedings',
  'incollection',
  'inbook',
  'inreference',
  'bookinbook',
  'suppbook',
  'suppcollection',
]);

/** True for the type of a chapter or of a paper in proceedings. */
export function isPartType(type: string): boolean {
  return partTypes.has(type);
}

/** True for a work that a school or laboratory brings out, not a publisher. */
export function isInstitutional(type: string): boolean {
  return type === 'thesis' || type === 'report';
}
