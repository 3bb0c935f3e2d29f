import type { TextEdit } from '../cite/markup';
import { ownField } from '../read/bibtex/inheritance';
import type { BibtexEntry } from '../read/bibtex/syntax';
import { hasBalancedBraces } from '../write/entryText';
import { type BibDocument, entryAt, type Target } from './bibDocument';
import { combinedChanges } from './entryFacts';
import { type EditOutcome, refused, type Refused } from './outcome';
import { placeFields } from './placeField';
import { redirections, referencesTo } from './references';
import { objectionToTaken, takenKeys } from './takenKeys';
import { verifiedEdit } from './verifiedEdit';
import { noEntry, wholeEntry } from './wholeEntry';
import { objectionToKey } from './writable';
import { t } from '../util/l10n';

/**
 * The edits that give an entry another key, there and in the `crossref`, `xdata`, `xref`, `related` and `entryset` of the
 * file. With `keepsOld` the old key goes into `ids`, so that it can be cited as before. Citations in documents are the
 * caller's.
 */
export function renameKey(
  document: BibDocument,
  target: Target,
  key: string,
  { keepsOld = false }: { readonly keepsOld?: boolean } = {},
): EditOutcome {
  const entry = entryAt(document, target);
  if (entry === undefined) return noEntry(target);
  if (entry.key === '')
    return refused(t('This entry has no key to rename. Write one behind its opening brace.'));
  if (entry.key === key) return { kind: 'edits', edits: [] };
  const objection = objectionToKey(key) ?? objectionToTaken(takenKeys(document, entry), key);
  if (objection !== undefined) return refused(objection);
  const alias = keepsOld ? aliasOf(document, entry) : noAlias;
  if (alias.kind === 'refused') return alias;
  const references = referencesTo(document, entry);
  return verifiedEdit(
    document,
    [
      { span: { start: entry.keyStart, end: entry.keyEnd }, newText: key },
      ...references.map(({ span }) => ({ span, newText: key })),
      ...alias.edits,
    ],
    {
      changed: combinedChanges([
        ...redirections(document, references, entry, key),
        [entry.start, { key, fields: alias.fields }],
      ]),
    },
  );
}

interface Alias {
  readonly kind: 'alias';
  readonly edits: readonly TextEdit[];
  readonly fields: ReadonlyMap<string, string>;
}

const noAlias: Alias = { kind: 'alias', edits: [], fields: new Map() };

/** The key of an entry put into its `ids`. */
function aliasOf(document: BibDocument, entry: BibtexEntry): Alias | Refused {
  const { key, start } = entry;
  const whole = wholeEntry(document, { offset: start });
  if (whole.kind === 'refused') return whole;
  const ids = ownField(entry, 'ids');
  const value = ids === undefined ? '' : document.values().textOf(ids);
  const last = ids?.parts.at(-1);
  if (value.trim() === '' || last === undefined) {
    const field = { name: 'ids', value: key };
    if (!hasBalancedBraces(key))
      return refused(t('"{0}" cannot stand in a list of keys. Rename it without keeping it.', key));
    const edits =
      ids === undefined
        ? placeFields(document, entry, [field])
        : [{ span: { start: ids.valueStart, end: ids.valueEnd }, newText: `{${key}}` }];
    return { kind: 'alias', edits, fields: new Map([['ids', key]]) };
  }
  const isDelimited = last.kind === 'braced' || last.kind === 'quoted';
  const offset = isDelimited ? last.end - 1 : last.end;
  const newText = isDelimited ? `,${key}` : ` # {,${key}}`;
  return {
    kind: 'alias',
    edits: [{ span: { start: offset, end: offset }, newText }],
    fields: new Map([['ids', `${value},${key}`]]),
  };
}
