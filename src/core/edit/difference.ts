import type { Paper } from '../model/paper';
import type { BibtexEntry } from '../read/bibtex/syntax';
import { type BibDocument, paperOfEntry } from './bibDocument';
import { changedFacts, type EntryFacts, factsOf } from './entryFacts';
import type { Intent } from './intent';
import { t } from '../util/l10n';

/**
 * The first thing, in words, in which a text that has been read again is not what was intended; undefined where it is
 * exactly that. Linear.
 */
export function differenceFrom(before: BibDocument, after: BibDocument, intent: Intent): string | undefined {
  if (after.problems.length > before.problems.length) {
    const message = after.problems.at(-1)?.message ?? '';
    return t('it would have another fault ("{0}")', message);
  }
  if (restOf(after, intent) !== restOf(before, intent)) return t('text between the entries would be another');
  return intent.isTidying === true
    ? differenceOfTidied(before, after, intent)
    : differenceInOrder(before, after, intent);
}

function differenceInOrder(before: BibDocument, after: BibDocument, intent: Intent): string | undefined {
  const added = (intent.added ?? []).map((facts) => JSON.stringify(facts));
  const expected = before.entries.filter(({ start }) => intent.removed?.has(start) !== true);
  let [next, nextAdded] = [0, 0];
  for (const entry of after.entries) {
    const old = expected[next];
    if (old !== undefined && isAsIntended(before, old, after, entry, intent)) {
      next += 1;
    } else if (added[nextAdded] === factsText(after, entry)) {
      nextAdded += 1;
    } else {
      return t('{0} would not be the same', named(old ?? entry));
    }
  }
  const missing = expected[next];
  if (missing !== undefined) return t('{0} would be lost', named(missing));
  return nextAdded === added.length ? undefined : t('the new entry would not be found');
}

function isAsIntended(
  before: BibDocument,
  old: BibtexEntry,
  after: BibDocument,
  entry: BibtexEntry,
  intent: Intent,
): boolean {
  const change = intent.changed?.get(old.start);
  if (change !== undefined) {
    const wanted = changedFacts(factsOf(old, before.values()), change);
    return (
      JSON.stringify(wanted) === factsText(after, entry) &&
      (change.keepsPaper !== true || isSamePaper(before, old, after, entry, intent))
    );
  }
  return (
    before.text.slice(old.start, old.end) === after.text.slice(entry.start, entry.end) &&
    isSamePaper(before, old, after, entry, intent)
  );
}

function isSamePaper(
  before: BibDocument,
  old: BibtexEntry,
  after: BibDocument,
  entry: BibtexEntry,
  { mayChangeHeirs }: Intent,
): boolean {
  const [one, other] = [paperOfEntry(before, old), paperOfEntry(after, entry)];
  if (one === other || (mayChangeHeirs === true && isHeir(old))) return true;
  return JSON.stringify(one) === JSON.stringify(other);
}

function isHeir({ fields }: BibtexEntry): boolean {
  return fields.some(({ name }) => name === 'crossref' || name === 'xdata');
}

function differenceOfTidied(
  before: BibDocument,
  after: BibDocument,
  { removed }: Intent,
): string | undefined {
  const left = new Map<string, number>();
  const count = (text: string, by: number) => left.set(text, (left.get(text) ?? 0) + by);
  for (const entry of before.entries)
    if (removed?.has(entry.start) !== true) count(tidyText(before, entry), 1);
  for (const entry of after.entries) count(tidyText(after, entry), -1);
  const wrong = Array.from(left).find(([, difference]) => difference !== 0)?.[0];
  if (wrong === undefined) return undefined;
  const { key } = JSON.parse(wrong) as EntryFacts;
  return t('entry "{0}" would not be the same', key);
}

function tidyText(document: BibDocument, entry: BibtexEntry): string {
  const paper: Paper | undefined = paperOfEntry(document, entry);
  return JSON.stringify({ ...factsOf(entry, document.values()), paper });
}

function factsText(document: BibDocument, entry: BibtexEntry): string {
  return JSON.stringify(factsOf(entry, document.values()));
}

function named({ key }: BibtexEntry): string {
  return key === '' ? t('an entry without a key') : t('entry "{0}"', key);
}

/** What stands between the entries: without its blanks in their order or, where entries may move, its lines sorted. */
function restOf({ text, blocks }: BibDocument, { isTidying }: Intent): string {
  const rest = blocks.filter(({ kind }) => kind !== 'entry').map(({ start, end }) => text.slice(start, end));
  if (isTidying !== true) return rest.join('').replaceAll(/[ \t\r\n]+/g, '');
  return rest
    .flatMap((part) => part.split(/[\r\n]+/))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .sort()
    .join('\n');
}
