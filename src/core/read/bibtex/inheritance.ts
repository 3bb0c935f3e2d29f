import type { Problem } from '../../model/problem';
import type { BibtexEntry, BibtexField } from './syntax';
import { t } from '../../util/l10n';

/** An entry whose fields another one takes over where it has none of its own. */
export interface Ancestor {
  readonly entry: BibtexEntry;
  /** The field of the heir through which it came; undefined for the heir itself. */
  readonly via: BibtexField | undefined;
  /** The fields of `entry` that may serve as the field `name` of the heir, the best first. */
  readonly sources: (name: string) => readonly string[];
}

/** What following `crossref` and `xdata` needs to know of the file. */
export interface Surroundings {
  readonly entryOf: (key: string) => BibtexEntry | undefined;
  readonly valueOf: (field: BibtexField) => string;
  readonly report: (problem: Problem) => void;
}

/** No more entries than these lend their fields to one entry. */
const mostAncestors = 64;
const longestChain = 8;

/** The field of that name; the first one where it is repeated, as in BibTeX. */
export function ownField(entry: BibtexEntry, name: string): BibtexField | undefined {
  for (const field of entry.fields) if (field.name === name) return field;
  return undefined;
}

/** With so many fields, looking through them for each heir would be felt. */
const manyFields = 40;
const fieldsByName = new WeakMap<BibtexEntry, ReadonlyMap<string, BibtexField>>();

/** The same for an entry that is asked by many: one with many fields keeps them by their names. */
export function lentField(entry: BibtexEntry, name: string): BibtexField | undefined {
  if (entry.fields.length < manyFields) return ownField(entry, name);
  let known = fieldsByName.get(entry);
  if (known === undefined) {
    known = new Map(entry.fields.toReversed().map((field) => [field.name, field] as const));
    fieldsByName.set(entry, known);
  }
  return known.get(name);
}

/**
 * The entries that `entry` inherits from, nearest first: its `xdata`, its `crossref`, and theirs, at most eight
 * levels up. Unknown keys and cycles are reported and otherwise ignored; a cycle at the field of `entry` that begins
 * it. Never throws.
 */
export function ancestorsOf(entry: BibtexEntry, surroundings: Surroundings): readonly Ancestor[] {
  const ancestors: Ancestor[] = [];
  // By their places, since an entry that is asked for is read anew.
  const seen = new Set([entry.start]);
  let level: Ancestor[] = [{ entry, via: undefined, sources: same }];
  for (let chain = 0; chain < longestChain && level.length > 0; chain += 1) {
    const above: Ancestor[] = [];
    for (const heir of level) {
      for (const parent of parentsOf(heir.entry, surroundings)) {
        if (ancestors.length === mostAncestors) return ancestors;
        const via = heir.via ?? parent.via;
        if (seen.has(parent.entry.start)) {
          if (parent.entry.start === entry.start) surroundings.report(cycle(via));
          continue;
        }
        seen.add(parent.entry.start);
        const ancestor = { entry: parent.entry, via, sources: composed(heir.sources, parent.sources) };
        ancestors.push(ancestor);
        above.push(ancestor);
      }
    }
    level = above;
  }
  return ancestors;
}

interface Parent extends Ancestor {
  readonly via: BibtexField;
}

function parentsOf(entry: BibtexEntry, { entryOf, valueOf, report }: Surroundings): readonly Parent[] {
  const parents: Parent[] = [];
  for (const name of ['xdata', 'crossref'] as const) {
    const field = lentField(entry, name);
    if (field === undefined) continue;
    const keys = name === 'xdata' ? valueOf(field).split(',').slice(0, mostAncestors) : [valueOf(field)];
    for (const key of keys.map((written) => written.trim())) {
      const parent = entryOf(key);
      if (parent !== undefined) {
        parents.push({
          entry: parent,
          via: field,
          sources: name === 'xdata' ? same : crossrefSources(entry, parent),
        });
      } else if (key !== '') {
        report(unknownKey(field, key));
      }
    }
  }
  return parents;
}

/** What a parent of a parent lends; kept simple where nothing is renamed, since chains may be long. */
function composed(heir: Ancestor['sources'], parent: Ancestor['sources']): Ancestor['sources'] {
  if (heir === same) return parent;
  if (parent === same) return (name) => heir(name).filter((source) => !neverInherited.has(source));
  return (name) => heir(name).flatMap((source) => parent(source));
}

function same(name: string): readonly string[] {
  return neverInherited.has(name) ? [] : [name];
}

/**
 * The default inheritance of BibLaTeX (manual, appendix B), in short: what the parts of a book call their
 * `booktitle` is the book's `title`, and the `journaltitle` of an article is its periodical's. Everything else
 * keeps its name, as in BibTeX; so does `title`, for an heir that has none.
 */
const renamings: readonly {
  readonly heirs: ReadonlySet<string>;
  readonly parents: ReadonlySet<string>;
  readonly sources: ReadonlyMap<string, readonly string[]>;
}[] = [
  {
    heirs: new Set([
      'inbook',
      'bookinbook',
      'suppbook',
      'incollection',
      'inreference',
      'suppcollection',
      'inproceedings',
      'conference',
    ]),
    parents: new Set([
      'book',
      'mvbook',
      'collection',
      'mvcollection',
      'reference',
      'mvreference',
      'proceedings',
      'mvproceedings',
    ]),
    sources: new Map([
      ['booktitle', ['booktitle', 'title']],
      ['booksubtitle', ['booksubtitle', 'subtitle']],
      ['bookauthor', ['bookauthor', 'author']],
    ]),
  },
  {
    heirs: new Set(['article', 'suppperiodical', 'review']),
    parents: new Set(['periodical']),
    sources: new Map([
      ['journaltitle', ['journaltitle', 'title']],
      ['journalsubtitle', ['journalsubtitle', 'subtitle']],
    ]),
  },
];

const neverInherited: ReadonlySet<string> = new Set([
  'crossref',
  'xref',
  'xdata',
  'ids',
  'entryset',
  'entrysubtype',
  'execute',
  'label',
  'options',
  'presort',
  'related',
  'relatedoptions',
  'relatedstring',
  'relatedtype',
  'shorthand',
  'shorthandintro',
  'sortkey',
]);

function crossrefSources(heir: BibtexEntry, parent: BibtexEntry): (name: string) => readonly string[] {
  const renaming = renamings.find(({ heirs, parents }) => heirs.has(heir.type) && parents.has(parent.type));
  return renaming === undefined ? same : (name) => renaming.sources.get(name) ?? same(name);
}

function unknownKey({ valueStart, valueEnd }: BibtexField, key: string): Problem {
  return {
    code: 'unknown-crossref',
    severity: 'warning',
    message: t('This file has no entry "{0}" to inherit from. Add it, or correct the key.', key),
    span: { start: valueStart, end: valueEnd },
  };
}

function cycle({ valueStart, valueEnd }: BibtexField): Problem {
  return {
    code: 'crossref-cycle',
    severity: 'warning',
    message: t('This entry inherits from itself. Remove one of the cross-references.'),
    span: { start: valueStart, end: valueEnd },
  };
}
