import type { TextEdit } from '../cite/markup';
import { t } from '../util/l10n';
import { placesInDocument } from './keyPlaces';
import { removeKey } from './removeKey';
import { type KeyedText, textOfKey, withEdits } from './renameKey';

/** Two keys that are to become one. */
export interface JoinedKeys {
  /** The key that goes. */
  readonly from: string;
  /** The key that is cited in its place. */
  readonly into: string;
}

/** What makes one key of two in a document. */
export type JoinOutcome =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[]; readonly count: number }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * The edits that have a document cite `into` wherever it cites `from`; a citation that has both loses `from`. `count` says
 * how many keys they change. Tried out before: refused where the language cannot write the key, or the text would be read
 * differently otherwise. Linear.
 */
export function joinKeys(
  keyed: Extract<KeyedText, { kind: 'document' }>,
  { from, into }: JoinedKeys,
): JoinOutcome {
  const refused: JoinOutcome = {
    kind: 'refused',
    reason: t(
      'In {0} “{1}” cannot be put in the place of “{2}”. Change its citations by hand first.',
      keyed.name,
      into,
      from,
    ),
  };
  const scan = keyed.scan(keyed.text);
  const edits: TextEdit[] = [];
  const expected: string[] = [];
  for (const group of scan.groups) {
    let hasInto = group.citations.some(({ key }) => key === into);
    for (const citation of group.citations) {
      if (citation.key !== from) {
        expected.push(citation.key);
        continue;
      }
      const removal =
        hasInto && edits.at(-1)?.newText !== '' ? removeKey(keyed.text, group, citation) : undefined;
      hasInto = true;
      if (removal !== undefined) {
        edits.push(removal);
        continue;
      }
      const newText = textOfKey(keyed, scan, group, citation, into);
      if (newText === undefined) return refused;
      edits.push({ span: citation.span, newText });
      expected.push(into);
    }
  }
  const after = keyed.scan(withEdits(keyed.text, edits));
  const found = placesInDocument(after).flatMap(({ key, role }) => (role === 'cites' ? [key] : []));
  return expected.toSorted().join('\n') === found.toSorted().join('\n')
    ? { kind: 'edits', edits, count: edits.length }
    : refused;
}
