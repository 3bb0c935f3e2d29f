import { t } from '../util/l10n';

/** Where a declared bibliography is to be looked for. */
export type BibliographyPath =
  /** Below or beside the document; with forward slashes, `..` kept. */
  | { readonly kind: 'relative'; readonly path: string }
  | { readonly kind: 'absolute'; readonly path: string }
  /** An address or a network share: touching it could send the user's name somewhere. */
  | { readonly kind: 'refused'; readonly reason: string };

/** How a path in a document is to be taken. Backslashes count as slashes; quotes around it are dropped. */
export function bibliographyPath(written: string): BibliographyPath {
  const path = written
    .trim()
    .replace(/^"(.*)"$/u, '$1')
    .replaceAll('\\', '/');
  if (path.startsWith('//')) return { kind: 'refused', reason: t('network shares are not read') };
  if (/^[A-Za-z]:\//u.test(path) || path.startsWith('/')) return { kind: 'absolute', path };
  if (/^[A-Za-z][A-Za-z+.-]*:/u.test(path)) return { kind: 'refused', reason: t('addresses are not read') };
  return { kind: 'relative', path };
}
