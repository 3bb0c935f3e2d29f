import { addEntry } from '../../src/core/edit/addEntry';
import { type BibDocument, bibDocument } from '../../src/core/edit/bibDocument';
import { removeField, setField } from '../../src/core/edit/changeField';
import { type EntryFacts, factsOf } from '../../src/core/edit/entryFacts';
import { mergeEntries } from '../../src/core/edit/mergeEntries';
import type { EditOutcome } from '../../src/core/edit/outcome';
import type { EntryPlace } from '../../src/core/edit/placeEntry';
import { removeEntry } from '../../src/core/edit/removeEntry';
import { renameKey } from '../../src/core/edit/renameKey';
import { tidy } from '../../src/core/edit/tidy';
import type { BibtexEntry } from '../../src/core/read/bibtex/syntax';
import { valueInside } from './bibTexts';
import type { Random } from './random';

/** An operation that was tried: what it came to, and what is wrong with the text afterwards, if anything. */
export interface Trial {
  readonly name: string;
  readonly outcome: EditOutcome;
  readonly objection: (after: string) => string | undefined;
}

type Operation = (
  document: BibDocument,
  entry: BibtexEntry,
  letters: string,
  random: Random,
) => Omit<Trial, 'name'>;

const places: readonly [EntryPlace, ...EntryPlace[]] = ['end', 'file', 'key', 'year', 'type'];
const fieldNames = ['title', 'year', 'note', 'doi', 'newfield', 'abstract'] as const;

const operations: Readonly<Record<string, Operation>> = {
  'set field': (document, entry, letters, random) => {
    const [name, value] = [random.pick(fieldNames), valueInside(letters, random)];
    const outcome = setField(document, { offset: entry.start }, { name, value });
    return { outcome, objection: (after) => wrongField(document, entry, after, name, flat(value)) };
  },
  'remove field': (document, entry, _, random) => {
    const name = entry.fields[random.below(entry.fields.length)]?.name ?? 'title';
    const outcome = removeField(document, { offset: entry.start }, name);
    return { outcome, objection: (after) => wrongField(document, entry, after, name, undefined) };
  },
  'rename key': (document, entry, _, random) => {
    const [key, keepsOld] = [`new${random.below(1000)}`, random.chance(0.4)];
    const outcome = renameKey(document, { offset: entry.start }, key, { keepsOld });
    return { outcome, objection: (after) => wrongRename(document, entry, after, key, keepsOld) };
  },
  'add entry': (document, _, letters, random) => {
    const [year, title] = [String(1990 + random.below(40)), valueInside(letters, random)];
    const fields = [
      { name: 'title', value: title },
      { name: 'year', value: year },
    ];
    const key = `added${random.below(1000)}`;
    const outcome = addEntry(document, { type: 'article', key, fields }, random.pick(places));
    return {
      outcome,
      objection: (after) => {
        const now = factsIn(after);
        const added = now.find((facts) => facts.key === key);
        const isRight =
          JSON.stringify(added?.fields) ===
          JSON.stringify([
            ['title', flat(title)],
            ['year', year],
          ]);
        if (!isRight) return 'the new entry is not what it was to be';
        return wrongEntries(
          factsIn(document.text),
          now.filter((facts) => facts !== added),
        );
      },
    };
  },
  'remove entry': (document, entry) => ({
    outcome: removeEntry(document, { offset: entry.start }),
    objection: (after) => wrongEntries(others(document, entry), factsIn(after)),
  }),
  merge: (document, entry, _, random) => {
    const rest = document.entries.filter(({ start }) => start !== entry.start);
    const other = rest[random.below(rest.length)] ?? entry;
    return {
      outcome: mergeEntries(document, { offset: entry.start }, { offset: other.start }),
      objection: (after) => wrongMerge(document, entry, other, after),
    };
  },
  tidy: (document, _, __, random) => {
    const removesDuplicates = random.chance(0.3);
    const outcome = tidy(document, {
      ...(random.chance(0.8) && { sortsBy: random.pick(['key', 'year', 'year, newest first', 'type']) }),
      ...(random.chance(0.5) && { fieldOrder: ['author', 'title', 'year'] }),
      alignsFields: random.chance(0.5),
      removesDuplicates,
    });
    const sorted = (text: string) => {
      const all = factsIn(text).map((facts) => JSON.stringify(facts));
      return (removesDuplicates ? [...new Set(all)] : all).sort().join();
    };
    return {
      outcome,
      objection: (after) =>
        sorted(after) === sorted(document.text) ? undefined : 'an entry is lost or another one',
    };
  },
};

const operationNames = Object.keys(operations);

/** Tries one operation of all. */
export function tryOperation(document: BibDocument, letters: string, random: Random): Trial {
  const isEmpty = document.entries.length === 0;
  const name = (isEmpty ? undefined : operationNames[random.below(operationNames.length)]) ?? 'add entry';
  const entry = document.entries[random.below(document.entries.length)] ?? nowhere;
  const operation = operations[name];
  if (operation === undefined) throw new Error(name);
  return { name, ...operation(document, entry, letters, random) };
}

/** Stands for an entry in a text without any. */
const nowhere: BibtexEntry = {
  kind: 'entry',
  start: -1,
  end: -1,
  open: -1,
  type: '',
  typeStart: -1,
  typeEnd: -1,
  key: '',
  keyStart: -1,
  keyEnd: -1,
  fields: [],
};

function factsIn(text: string): readonly EntryFacts[] {
  const { entries, values } = bibDocument(text);
  return entries.map((entry) => factsOf(entry, values()));
}

function others({ entries, values }: BibDocument, except: BibtexEntry): readonly EntryFacts[] {
  return entries.filter((entry) => entry !== except).map((entry) => factsOf(entry, values()));
}

/** The entry in the same place of the list, and the others. */
function parted(document: BibDocument, entry: BibtexEntry, after: string) {
  const index = document.entries.indexOf(entry);
  const now = factsIn(after);
  return { changed: now[index], rest: now.filter((_, place) => place !== index) };
}

function wrongEntries(expected: readonly EntryFacts[], found: readonly EntryFacts[]): string | undefined {
  return JSON.stringify(expected) === JSON.stringify(found) ? undefined : 'another entry is not the same';
}

function wrongField(
  document: BibDocument,
  entry: BibtexEntry,
  after: string,
  name: string,
  value: string | undefined,
) {
  const { changed, rest } = parted(document, entry, after);
  const valueOf = (facts: EntryFacts | undefined) => facts?.fields.find(([known]) => known === name)?.[1];
  const without = (facts: EntryFacts | undefined) =>
    JSON.stringify(facts?.fields.filter(([known]) => known !== name));
  if (valueOf(changed) !== value) return `${name} is ${valueOf(changed)}, not ${value}`;
  if (without(changed) !== without(factsOf(entry, document.values()))) return 'another field is not the same';
  return wrongEntries(others(document, entry), rest);
}

function wrongRename(
  document: BibDocument,
  entry: BibtexEntry,
  after: string,
  key: string,
  keepsOld: boolean,
) {
  const { changed, rest } = parted(document, entry, after);
  if (changed?.key !== key) return `the key is ${changed?.key}, not ${key}`;
  const ids = changed.fields.find(([name]) => name === 'ids')?.[1] ?? '';
  if (keepsOld && !ids.split(',').includes(entry.key)) return 'the old key is not kept';
  const keysIn = (all: readonly EntryFacts[]) =>
    JSON.stringify(all.map((facts) => [facts.key, facts.fields.length]));
  return keysIn(rest) === keysIn(others(document, entry)) ? undefined : 'another entry is not the same';
}

function wrongMerge(document: BibDocument, kept: BibtexEntry, gone: BibtexEntry, after: string) {
  const [one, other] = [kept, gone].map((entry) => factsOf(entry, document.values()));
  const wanted = new Map([...(other?.fields ?? []).toReversed(), ...(one?.fields ?? []).toReversed()]);
  const found = factsIn(after);
  const merged = found[document.entries.filter((entry) => entry !== gone).indexOf(kept)];
  const isRight = Array.from(wanted).every(([name, value]) => {
    const now = merged?.fields.find(([known]) => known === name)?.[1];
    return now === value || ['related', 'xref', 'entryset'].includes(name);
  });
  if (!isRight) return 'a field of the merged entry is another one';
  return found.length === document.entries.length - 1 ? undefined : 'the number of entries is wrong';
}

function flat(value: string): string {
  return value.replaceAll(/\r\n?/g, '\n');
}
