/** The formats of sources. */
export const sourceFormats = [
  'bibtex',
  'cff',
  'csl-json',
  'csl-yaml',
  'endnote',
  'hayagriva',
  'isi',
  'listing',
  'nbib',
  'ris',
] as const;

/** A format of sources. */
export type SourceFormat = (typeof sourceFormats)[number];

/** The endings of file names that tell a format. A listing has none. */
const endings: readonly (readonly [ending: string, format: SourceFormat])[] = [
  ['.bib', 'bibtex'],
  ['.bibtex', 'bibtex'],
  ['.json', 'csl-json'],
  ['.yaml', 'csl-yaml'],
  ['.yml', 'csl-yaml'],
  ['.ris', 'ris'],
  ['.nbib', 'nbib'],
  ['.enw', 'endnote'],
  ['.isi', 'isi'],
  ['.ciw', 'isi'],
  ['.cff', 'cff'],
];

/** The format of a source by the ending of its name; undefined if that tells nothing. */
export function formatOfName(name: string): SourceFormat | undefined {
  const lowerName = name.toLowerCase();
  return endings.find(([ending]) => lowerName.endsWith(ending))?.[1];
}
