import type { TextEdit } from '../cite/markup';
import { bibDocument, type BibDocument } from './bibDocument';
import { differenceFrom } from './difference';
import { firstNotEncoded } from './encodings';
import type { Intent } from './intent';
import { type EditOutcome, refused } from './outcome';
import { applyEdits, areSound, inOrder, reverseEdits } from './textEdits';
import { t } from '../util/l10n';

/**
 * Edits of a `.bib` text, proven before they are made: they are carried out on a copy, which is read again. They are
 * given back only if they are in order and can be taken back to the same text, touch no unfinished merge and no file that
 * a program owns, can be written in the encoding of the file, and come to `intent` and nothing else: every entry that is
 * not named is the same text and the same paper, and so is what stands between the entries. Edits of one text that its
 * editor has changed meanwhile are the caller's to drop. Linear.
 */
export function verifiedEdit(before: BibDocument, edits: readonly TextEdit[], intent: Intent): EditOutcome {
  const ordered = inOrder(before.text, edits);
  const owned = ordered.length === 0 ? undefined : objectionOfOwner(before);
  if (owned !== undefined) return { ...refused(owned), isForFile: true };
  const objection = ordered.length === 0 ? undefined : objectionTo(before, ordered, intent);
  return objection === undefined ? { kind: 'edits', edits: ordered } : refused(objection);
}

type Check = (before: BibDocument, edits: readonly TextEdit[], intent: Intent) => string | undefined;

/** In this order, since the first ones say more clearly what to do. */
const checks: readonly Check[] = [checkConflicts, checkEncoding, checkSoundness, checkMeaning];

function objectionTo(...args: Parameters<Check>): string | undefined {
  for (const check of checks) {
    const objection = check(...args);
    if (objection !== undefined) return objection;
  }
  return undefined;
}

function objectionOfOwner({ ownersMark }: BibDocument): string | undefined {
  const mark = ownersMark();
  return mark === undefined
    ? undefined
    : t(
        'Another program writes this file anew: it says "{0}". Make the change there, or copy the entry to a file of your own.',
        mark,
      );
}

function checkConflicts({ conflicts }: BibDocument, edits: readonly TextEdit[]): string | undefined {
  const isTouched = conflicts().some((region) =>
    edits.some(({ span }) => span.start <= region.end && region.start <= span.end),
  );
  return isTouched
    ? t('There is an unfinished merge here, between <<<<<<< and >>>>>>>. Resolve it first.')
    : undefined;
}

function checkEncoding({ encoding }: BibDocument, edits: readonly TextEdit[]): string | undefined {
  for (const { newText } of edits) {
    const character = firstNotEncoded(newText, encoding);
    if (character !== undefined)
      return t(
        'The encoding of this file, {0}, has no "{1}". Save the file with the encoding UTF-8 first.',
        encoding,
        character,
      );
  }
  return undefined;
}

function checkSoundness({ text }: BibDocument, edits: readonly TextEdit[]): string | undefined {
  const isReversible =
    areSound(text, edits) && applyEdits(applyEdits(text, edits), reverseEdits(text, edits)) === text;
  return isReversible
    ? undefined
    : t('This change would touch more of the file than it should. Make it by hand.');
}

function checkMeaning(before: BibDocument, edits: readonly TextEdit[], intent: Intent): string | undefined {
  const { encoding, reading, text } = before;
  const difference = differenceFrom(
    before,
    bibDocument(applyEdits(text, edits), { encoding, reading }),
    intent,
  );
  return difference === undefined
    ? undefined
    : t(
        'The file would not be read as it should afterwards: {0}. Look at the problems of this file, or make the change by hand.',
        difference,
      );
}
