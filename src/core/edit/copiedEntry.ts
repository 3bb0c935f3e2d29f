import { ancestorsOf, ownField } from '../read/bibtex/inheritance';
import { recordOf } from '../read/bibtex/records';
import type { BibtexField } from '../read/bibtex/syntax';
import { monthNumber, monthNames } from '../text/months';
import { hasBalancedBraces, type NewEntry, type NewField } from '../write/entryText';
import { type BibDocument, entryAt } from './bibDocument';
import { isWhole } from './wholeEntry';

/** What names other entries of the file, which will not be there. */
const references: ReadonlySet<string> = new Set(['crossref', 'xdata', 'xref', 'related', 'entryset']);

/** What an heir may call a field that its parent has under another name. */
const heirsNames = ['booktitle', 'booksubtitle', 'bookauthor', 'journaltitle', 'journalsubtitle'] as const;

/** An entry by its key, and where it was last seen; several of a file may have one key. */
export interface SeenEntry {
  readonly key: string;
  readonly offset: number;
}

/**
 * An entry as another file can hold it: values letter by letter, macros replaced by what they mean, the fields that it takes
 * over from other entries behind its own, and none that names other entries. Undefined where there is no such entry, where it
 * is damaged, and where a value cannot stand by itself. Linear.
 */
export function copiedEntry(document: BibDocument, { key, offset }: SeenEntry): NewEntry | undefined {
  const there = entryAt(document, { offset });
  const entry = there?.key === key ? there : entryAt(document, { key });
  if (entry === undefined || !isWhole(document, entry)) return undefined;
  const { entryMeant, text } = document;
  const values = document.values();
  const ancestors = ancestorsOf(entry, {
    entryOf: entryMeant,
    valueOf: (field) => values.textOf(field),
    report: () => {},
  });
  const record = recordOf(entry, values, ancestors);
  const inherited = ancestors.flatMap((ancestor) => ancestor.entry.fields.map(({ name }) => name));
  const own = entry.fields.map(({ name }) => name);
  const fields: NewField[] = [];
  for (const name of new Set([...own, ...(ancestors.length === 0 ? [] : [...heirsNames, ...inherited])])) {
    const value = references.has(name) ? undefined : record.field(name);
    if (value === undefined) continue;
    if (!hasBalancedBraces(value)) return undefined;
    const field = ownField(entry, name);
    fields.push({ name, value, ...(field && monthMacro(text, field, value)) });
  }
  return { type: entry.type, key: entry.key, fields };
}

/** `jan`, which every program knows; in braces biblatex would not. */
function monthMacro(
  text: string,
  { name, parts, valueStart, valueEnd }: BibtexField,
  value: string,
): Pick<NewField, 'written'> | undefined {
  const isMacro = name === 'month' && parts.length === 1 && parts[0]?.kind === 'macro';
  const written = text.slice(valueStart, valueEnd);
  const number = isMacro && written.length === 3 ? monthNumber(written) : undefined;
  return number !== undefined && monthNames[number - 1] === value ? { written } : undefined;
}
