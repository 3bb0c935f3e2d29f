import type { TextEdit } from '../cite/markup';
import type { NewEntry, NewField } from '../write/entryText';
import { addEntry } from './addEntry';
import { type BibDocument, bibDocument, type Target } from './bibDocument';
import { removeField, setField } from './changeField';
import { composedEdits } from './composedEdits';
import { type ChosenWorks, importWorks } from './importWorks';
import { mergeEntries } from './mergeEntries';
import { type EditOutcome, refused } from './outcome';
import type { EntryPlace } from './placeEntry';
import { removeEntry } from './removeEntry';
import { renameKey } from './renameKey';
import { applyEdits, areSound, inOrder } from './textEdits';
import { tidy, type Tidying } from './tidy';
import { t } from '../util/l10n';

/** A change of a bibliography as plain data, so that it can be sent to a worker. */
export type BibOperation =
  | { readonly kind: 'add'; readonly entry: NewEntry; readonly place?: EntryPlace }
  | { readonly kind: 'set'; readonly target: Target; readonly field: NewField }
  | { readonly kind: 'removeField'; readonly target: Target; readonly name: string }
  | { readonly kind: 'rename'; readonly target: Target; readonly key: string; readonly keepsOld?: boolean }
  | { readonly kind: 'remove'; readonly target: Target }
  | { readonly kind: 'merge'; readonly into: Target; readonly from: Target }
  | { readonly kind: 'tidy'; readonly tidying: Tidying }
  | { readonly kind: 'import'; readonly chosen: ChosenWorks };

function outcomeOf(document: BibDocument, operation: BibOperation): EditOutcome {
  switch (operation.kind) {
    case 'add':
      return addEntry(document, operation.entry, operation.place);
    case 'set':
      return setField(document, operation.target, operation.field);
    case 'removeField':
      return removeField(document, operation.target, operation.name);
    case 'rename':
      return renameKey(document, operation.target, operation.key, { keepsOld: operation.keepsOld === true });
    case 'remove':
      return removeEntry(document, operation.target);
    case 'merge':
      return mergeEntries(document, operation.into, operation.from);
    case 'tidy':
      return tidy(document, operation.tidying);
    case 'import':
      return importWorks(document, operation.chosen);
  }
}

/**
 * The edits that operations come to, one after the other, each on the text that the one before it made; offsets in a target
 * are those of that text. Each is proven as `verifiedEdit` does, and so is that all edits together make the last text.
 * Refused as a whole where one is refused. Linear for each operation.
 */
export function editBibliography(
  text: string,
  encoding: string,
  operations: readonly BibOperation[],
): EditOutcome {
  let document = bibDocument(text, { encoding });
  let edits: readonly TextEdit[] = [];
  for (const operation of operations) {
    const outcome = outcomeOf(document, operation);
    if (outcome.kind === 'refused') return outcome;
    if (outcome.edits.length === 0) continue;
    edits = composedEdits(text.length, edits, outcome.edits);
    const { reading } = document;
    document = bibDocument(applyEdits(document.text, outcome.edits), { encoding, reading });
  }
  const all = inOrder(text, edits);
  const isProven = areSound(text, all) && applyEdits(text, all) === document.text;
  return isProven
    ? { kind: 'edits', edits: all }
    : refused(
        t('These changes would touch more of the file than they should together. Make them one by one.'),
      );
}
