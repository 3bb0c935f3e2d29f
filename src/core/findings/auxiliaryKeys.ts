import { entriesIn } from '../keys/bibtexPlaces';
import { isAuxiliaryType } from '../read/bibtex/entryTypes';

/** Most files have none, which one look tells. */
const mayHaveOne = /@\s*(?:set|xdata|control|bibnote|ieeetranbstctl)\b/iu;

/**
 * The keys of the entries of a BibTeX file that describe no work, so that the library has none of them, and that are
 * cited all the same: `@set{doe, …}`, `@control{…}`. Empty for other formats. Linear.
 */
export function auxiliaryKeysIn(text: string): ReadonlySet<string> {
  if (!mayHaveOne.test(text)) return new Set();
  const entries = entriesIn(text).filter(({ type }) => isAuxiliaryType(type));
  return new Set(entries.map(({ key }) => key));
}
