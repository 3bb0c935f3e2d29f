import type { Span } from '../model/span';
import type { BibtexEntry } from '../read/bibtex/syntax';
import { type BibDocument, entryAt, type Target } from './bibDocument';
import { endOfBlank, endOfLine, startOfBlank } from './lineEnds';
import { type EditOutcome, refused } from './outcome';
import { referencesTo } from './references';
import { verifiedEdit } from './verifiedEdit';
import { noEntry } from './wholeEntry';
import { t } from '../util/l10n';

/**
 * The edits that take an entry out of the file, with the blank lines before it; comments stay. Taking out what `addEntry`
 * has added gives the text before. Refused while other entries take over fields of it, and where it is not closed, since
 * what it has swallowed would go with it.
 */
export function removeEntry(document: BibDocument, target: Target): EditOutcome {
  const entry = entryAt(document, target);
  if (entry === undefined) return noEntry(target);
  if (entry.close === undefined)
    return refused(
      t('Entry "{0}" is not closed. Close it first, so that it is clear where it ends.', entry.key),
    );
  const heir = heirOf(document, entry);
  if (heir !== undefined)
    return refused(
      t('Entry "{0}" takes over fields of "{1}". Remove its {2} first.', heir.key, entry.key, heir.field),
    );
  return verifiedEdit(document, [{ span: spanWithBlank(document, entry), newText: '' }], {
    removed: new Set([entry.start]),
  });
}

/** Another entry that takes over fields of this one, and the field that says so. */
export function heirOf(
  document: BibDocument,
  entry: BibtexEntry,
): { readonly key: string; readonly field: string } | undefined {
  const heir = referencesTo(document, entry).find(({ from, isHeir }) => isHeir && from.start !== entry.start);
  return heir && { key: heir.from.key, field: heir.field.name };
}

/**
 * The entry with the blank before it. With the one behind it where it is the first of a file, or where what stands behind
 * it on its line would otherwise follow a comment.
 */
export function spanWithBlank({ text, entries }: BibDocument, { start, end }: Span): Span {
  const blankStart = startOfBlank(text, start);
  const isFirst = entries[0]?.start === start && (entries.length > 1 || blankStart === 0);
  const wouldBeCommented =
    endOfLine(text, end) > endOfBlank(text, end) && /%[^\r\n]*$/.test(text.slice(0, blankStart));
  if (isFirst || wouldBeCommented) return { start, end: endOfBlank(text, end) };
  return { start: blankStart, end };
}
