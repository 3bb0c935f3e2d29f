import type { Problem } from '../../model/problem';
import { ancestorsOf, inherits, ownField, type Ancestor, type Surroundings } from './inheritance';
import { blockFinder, scanBlocks } from './scan';
import type { BibtexEntry, BibtexField } from './syntax';
import { valuesOf } from './values';

/** An entry whose fields can be asked for. */
export interface BibtexRecord {
  readonly entry: BibtexEntry;
  /** The value of the field, its own or inherited, with macros replaced but still TeX; undefined if absent. */
  readonly field: (name: string) => string | undefined;
}

/**
 * Hands every entry of a BibTeX or BibLaTeX file to `visit`, those without a key and `@set` and `@xdata` among
 * them: first those that stand for themselves, then those that inherit from others, each in the order of the
 * file. Nothing is kept of an entry after its visit, so that a large file costs little memory. Returns what is
 * wrong with the file, in its order. Never throws; linear in the length.
 */
export function visitRecords(text: string, visit: (record: BibtexRecord) => void): readonly Problem[] {
  const problems = new Map<string, Problem>();
  // A value may be asked for twice, and by several heirs, but is wrong only once.
  const report = (problem: Problem) => {
    const identity = `${problem.code} ${problem.span.start}`;
    if (!problems.has(identity)) problems.set(identity, problem);
  };
  const values = valuesOf(text, report);
  const valueOf = (field: BibtexField) => values.textOf(field.parts);
  const starts = new Map<string, number>();
  const heirs: BibtexEntry[] = [];

  const visitEntry = (entry: BibtexEntry) => {
    reportRepeatedFields(entry, report);
    // Also the macros of fields that nobody asks for are to be known.
    for (const field of entry.fields) if (field.parts.some(({ kind }) => kind === 'macro')) valueOf(field);
    if (starts.has(entry.key)) report(duplicateKey(entry));
    else if (entry.key !== '') starts.set(entry.key, entry.start);
    if (inherits(entry)) heirs.push(entry);
    else visit({ entry, field: ownValues(entry, valueOf) });
  };

  scanBlocks(
    text,
    (block) => {
      if (block.kind === 'entry') visitEntry(block);
      else if (block.kind === 'string') values.define(block);
    },
    report,
  );
  const surroundings: Surroundings = { entryOf: entryFinder(text, starts, valueOf), valueOf, report };
  for (const entry of heirs) {
    visit({ entry, field: inheritedValues(entry, ancestorsOf(entry, surroundings), valueOf) });
  }
  return Array.from(problems.values()).sort((a, b) => a.span.start - b.span.start);
}

function ownValues(entry: BibtexEntry, valueOf: (field: BibtexField) => string): BibtexRecord['field'] {
  return (name) => {
    const own = ownField(entry, name);
    return own && valueOf(own);
  };
}

function inheritedValues(
  entry: BibtexEntry,
  ancestors: readonly Ancestor[],
  valueOf: (field: BibtexField) => string,
): BibtexRecord['field'] {
  return (name) => {
    const own = ownField(entry, name);
    if (own !== undefined) return valueOf(own);
    for (const ancestor of ancestors) {
      for (const source of ancestor.sources(name)) {
        const inherited = ownField(ancestor.entry, source);
        if (inherited !== undefined) return valueOf(inherited);
      }
    }
    return undefined;
  };
}

/**
 * Finds an entry by its key, by one of its `ids`, or, as BibTeX does, by its key in another case. Entries are
 * read again when they are asked for: few are, and keeping all of them would double the cost of a large file.
 */
function entryFinder(
  text: string,
  starts: ReadonlyMap<string, number>,
  valueOf: (field: BibtexField) => string,
): (key: string) => BibtexEntry | undefined {
  const readAgain = blockFinder(text);
  const found = new Map<number, BibtexEntry | undefined>();
  let otherStarts: ReadonlyMap<string, number> | undefined;

  const entryAt = (start: number) => {
    const block = found.get(start) ?? readAgain(start);
    const entry = block?.kind === 'entry' ? block : undefined;
    found.set(start, entry);
    return entry;
  };

  return (key) => {
    const start = starts.get(key);
    if (start !== undefined) return entryAt(start);
    otherStarts ??= otherNames(text, valueOf);
    const other = otherStarts.get(key) ?? otherStarts.get(key.toLowerCase());
    return other === undefined ? undefined : entryAt(other);
  };
}

function otherNames(text: string, valueOf: (field: BibtexField) => string): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  const add = (name: string, { start }: BibtexEntry) => {
    if (name !== '' && !names.has(name)) names.set(name, start);
  };
  scanBlocks(
    text,
    (block) => {
      if (block.kind !== 'entry') return;
      add(block.key.toLowerCase(), block);
      const ids = ownField(block, 'ids');
      for (const id of ids === undefined ? [] : valueOf(ids).split(',')) add(id.trim(), block);
    },
    () => undefined,
  );
  return names;
}

const fewFields = 40;

function reportRepeatedFields({ fields }: BibtexEntry, report: (problem: Problem) => void): void {
  // Comparing all with all is quicker than a set for the usual dozen of fields, but not for thousands.
  const names = fields.length > fewFields ? new Set<string>() : undefined;
  fields.forEach((field, index) => {
    const repeated = names === undefined ? isRepeated(fields, index) : names.has(field.name);
    names?.add(field.name);
    if (repeated) {
      report({
        code: 'duplicate-field',
        severity: 'warning',
        message: `This entry has "${field.name}" already; BibTeX reads only the first one. Remove one of them.`,
        span: { start: field.start, end: field.nameEnd },
      });
    }
  });
}

function isRepeated(fields: readonly BibtexField[], index: number): boolean {
  for (let before = 0; before < index; before += 1)
    if (fields[before]?.name === fields[index]?.name) return true;
  return false;
}

function duplicateKey({ key, keyStart, keyEnd }: BibtexEntry): Problem {
  return {
    code: 'duplicate-key',
    severity: 'warning',
    message: `An entry above has the key "${key}" too, and a citation finds that one. Rename or remove one of them.`,
    span: { start: keyStart, end: keyEnd },
  };
}
