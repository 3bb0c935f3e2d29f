import type { BibtexEntry } from '../read/bibtex/syntax';
import { type BibDocument, entryAt, type Target } from './bibDocument';
import { refused, type Refused } from './outcome';
import { t } from '../util/l10n';

/** The entry that is meant, if its fields can be changed: refused where there is none, or where it is damaged. */
export function wholeEntry(
  document: BibDocument,
  target: Target,
): { readonly kind: 'entry'; readonly entry: BibtexEntry } | Refused {
  const entry = entryAt(document, target);
  if (entry === undefined) return noEntry(target);
  return isWhole(document, entry)
    ? { kind: 'entry', entry }
    : refused(t('Entry "{0}" is damaged. Repair it first; the problems of the file say where.', entry.key));
}

/** True if the entry is closed and without a fault that hides a part of it. */
export function isWhole({ problems }: BibDocument, { start, end, close, fields }: BibtexEntry): boolean {
  return (
    close !== undefined &&
    fields.every(({ parts }) => parts.every(({ closed }) => closed)) &&
    !problems.some(({ severity, span }) => severity === 'error' && span.start >= start && span.start < end)
  );
}

/** What is said where a target is not there. */
export function noEntry(target: Target): Refused {
  return refused(
    'key' in target
      ? t('This file has no entry "{0}". Look for it in another file.', target.key)
      : t('There is no entry here. Put the cursor into one.'),
  );
}
