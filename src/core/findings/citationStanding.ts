import type { CitationGroup } from '../cite/markup';
import { hasKey } from '../model/hasKey';
import { isHandle, isIdentifier } from './handles';
import type { Bibliographies, CheckedDocument, Surroundings } from './surroundings';

/** Where the work that a key stands for is to be had. */
export type CitationStanding =
  /** In a bibliography of the document; in any of the workspace where none is declared. */
  | { readonly kind: 'present'; readonly row: number }
  /** The document itself defines the key, or its programs look the work up: `\bibitem`, a DOI. */
  | { readonly kind: 'defined' }
  /** In the library, but not where this document looks. */
  | { readonly kind: 'undeclared'; readonly row: number }
  /** Nowhere. */
  | { readonly kind: 'unknown' };

/** The languages in which an `@` may mention what is no paper, though nothing says so. */
const mentioning: ReadonlySet<string> = new Set(['markdown', 'quarto', 'myst']);

function isMention({ command }: CitationGroup): boolean {
  return command === '@' || command === '-@';
}

/** True for an `@` in a document with no bibliography at all, where it seldom cites. */
export function isLooseMention(
  { markup, scan }: CheckedDocument,
  group: CitationGroup,
  { isDeclared }: Bibliographies,
): boolean {
  return mentioning.has(markup.id) && isMention(group) && !isDeclared && scan.definitions.length === 0;
}

/** True if a key that no bibliography has is probably no key at all. */
export function isDoubtful(group: CitationGroup, key: string, { markup }: CheckedDocument): boolean {
  if (!mentioning.has(markup.id) || !isMention(group)) return false;
  // In MyST the same sign refers to labels of other pages.
  return markup.id === 'myst' || isHandle(key);
}

/** True for what the programs of these languages look up by themselves. */
function isLookedUp({ markup }: CheckedDocument, key: string): boolean {
  return mentioning.has(markup.id) && isIdentifier(key);
}

function isDefined(
  key: string,
  { scan, markup }: CheckedDocument,
  { neighbours, auxiliaryKeys }: Surroundings,
): boolean {
  if (auxiliaryKeys.has(key)) return true;
  const defines = (one: { readonly scan: CheckedDocument['scan'] }): boolean =>
    one.scan.definitions.some((definition) => definition.key === key);
  if (defines({ scan }) || neighbours.some(defines)) return true;
  return markup.id === 'typst' && neighbours.some(({ text }) => text.includes(`<${key}>`));
}

/** Where the work of a key is to be had for a document. Looks at numbers, and at the papers of the key. */
export function standingOf(
  key: string,
  document: CheckedDocument,
  surroundings: Surroundings,
  { isDeclared, declared }: Bibliographies,
): CitationStanding {
  const { library } = surroundings;
  const rows = library.rowsOfKey(key);
  const isOwn = (row: number): boolean => {
    const { source } = library.originOf(row);
    return isDeclared ? declared.some((one) => one.source.id === source.id) : source.kind === 'bibliography';
  };
  const own = rows.find(isOwn);
  if (own !== undefined) return { kind: 'present', row: own };
  // The library leaves out copies, so that the row may be that of another file.
  const [row] = rows;
  if (row !== undefined && isDeclared && hasKey(declared, key)) return { kind: 'present', row };
  if (isLookedUp(document, key) || isDefined(key, document, surroundings)) return { kind: 'defined' };
  return row === undefined ? { kind: 'unknown' } : { kind: 'undeclared', row };
}
