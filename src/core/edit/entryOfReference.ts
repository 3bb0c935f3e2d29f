import type { EntryField, Reference } from '../model/reference';
import { scanBibtex } from '../read/bibtex/scan';
import { Values } from '../read/bibtex/values';
import { type BibDialect, bibEntry } from '../write/bibEntry';
import type { NewEntry, NewField } from '../write/entryText';

/**
 * The entry of a work for a `.bib` file, under `key`: what comes from another one keeps its own type and fields, all else is
 * written in the vocabulary of the file. Linear.
 */
export function entryOfReference(reference: Reference, key: string, dialect: BibDialect): NewEntry {
  const { type, fields } = reference.entry ?? bibEntry(reference, dialect);
  return { type, key, fields: fields.flatMap(newField) };
}

function newField(field: EntryField): readonly NewField[] {
  if ('value' in field) return [field];
  const { name, written } = field;
  const text = `@misc{a, ${name} = ${written}}`;
  const [entry] = scanBibtex(text).blocks;
  const own = entry?.kind === 'entry' ? entry.fields[0] : undefined;
  // What is no field in an entry of its own was none where it comes from.
  if (own === undefined) return [];
  const value = new Values(text, () => undefined).textOf(own);
  const isMonth = own.parts.length === 1 && own.parts[0]?.kind === 'macro';
  return [{ name, value, ...(isMonth && { written }) }];
}
