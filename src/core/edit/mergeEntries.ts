import { ownField } from '../read/bibtex/inheritance';
import type { BibDocument, Target } from './bibDocument';
import { combinedChanges } from './entryFacts';
import { type EditOutcome, refused } from './outcome';
import { placeFields } from './placeField';
import { redirections, referencesTo } from './references';
import { heirOf, spanWithBlank } from './removeEntry';
import { verifiedEdit } from './verifiedEdit';
import { wholeEntry } from './wholeEntry';
import { t } from '../util/l10n';

/**
 * The edits that make one entry of two: the first gets the fields of the second that it lacks, as they are written there,
 * and the second goes. Entries that name the second one name the first one afterwards. Citations of the second are the
 * caller's.
 */
export function mergeEntries(document: BibDocument, into: Target, from: Target): EditOutcome {
  const [kept, gone] = [wholeEntry(document, into), wholeEntry(document, from)];
  if (kept.kind === 'refused') return kept;
  if (gone.kind === 'refused') return gone;
  const [first, second] = [kept.entry, gone.entry];
  if (first.start === second.start)
    return refused(t('An entry cannot be merged with itself. Choose another one.'));
  const heir = heirOf(document, second);
  if (heir !== undefined)
    return refused(
      t('Entry "{0}" takes over fields of "{1}". Remove its {2} first.', heir.key, second.key, heir.field),
    );
  const lacking = second.fields.filter(
    (field) => ownField(first, field.name) === undefined && ownField(second, field.name) === field,
  );
  const references = referencesTo(document, second).filter(({ from: entry }) => entry.start !== second.start);
  const { text, values } = document;
  return verifiedEdit(
    document,
    [
      ...placeFields(
        document,
        first,
        lacking.map(({ name, valueStart, valueEnd }) => ({
          name,
          written: text.slice(valueStart, valueEnd) || '{}',
        })),
      ),
      { span: spanWithBlank(document, second), newText: '' },
      ...references.map(({ span }) => ({ span, newText: first.key })),
    ],
    {
      removed: new Set([second.start]),
      changed: combinedChanges([
        ...redirections(document, references, second, first.key),
        [first.start, { fields: new Map(lacking.map((field) => [field.name, values().textOf(field)])) }],
      ]),
      mayChangeHeirs: true,
    },
  );
}
