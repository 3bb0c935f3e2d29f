import type { EntryField, Reference, ReferenceResult } from '../../model/reference';
import { entryFinder } from './entryFinder';
import { isAuxiliaryType } from './entryTypes';
import { ancestorsOf, lentField } from './inheritance';
import { problemsOf, readBibtexAnew } from './reading';
import { referenceOf } from './referenceOf';
import { scanBibtex } from './scan';
import type { BibtexEntry, BibtexField } from './syntax';
import { Values } from './values';

/** What entries inherit may add this many code units to a file, and four times its length. */
const freeInheritance = 262_144;
const inheritancePerLength = 4;
/** What a field costs besides its name and value. */
const fieldCost = 20;

const months: ReadonlySet<string> = new Set('jan feb mar apr may jun jul aug sep oct nov dec'.split(' '));

/**
 * The works of a BibTeX or BibLaTeX file, those with the keys that are wanted, or all: each with its fields in readable
 * form, what it inherits among them, and with its own text. What is wrong is told as `readBibtex` tells it. Never throws;
 * linear.
 */
export function readBibtexReferences(
  text: string,
  isWanted: (key: string) => boolean = () => true,
): ReferenceResult {
  const reading = readBibtexAnew(text);
  const values = new Values(text, () => undefined);
  const valueOf = (field: BibtexField) => values.textOf(field);
  const entryOf = entryFinder(text, reading.blocks);
  const surroundings = { entryOf, valueOf, report: () => undefined };
  const references: Reference[] = [];
  const preambles: string[] = [];
  let inheritanceLeft = freeInheritance + inheritancePerLength * text.length;
  for (const block of scanBibtex(text).blocks) {
    if (block.kind === 'string') values.define(block);
    if (block.kind === 'preamble') preambles.push(balanced(values.textOf(block)));
    if (block.kind !== 'entry' || block.key === '' || isAuxiliaryType(block.type)) continue;
    if (!isWanted(block.key)) continue;
    const own = byName(block);
    const fields = new Map(Array.from(own, ([name, field]) => [name, valueOf(field)] as const));
    const added: EntryField[] = [];
    const ancestors = own.has('crossref') || own.has('xdata') ? ancestorsOf(block, surroundings) : [];
    for (const { entry, sources } of ancestors) {
      if (inheritanceLeft < 0) break;
      for (const name of [...entry.fields.map((field) => field.name), ...renamed]) {
        inheritanceLeft -= name.length + fieldCost;
        if (inheritanceLeft < 0) break;
        if (fields.has(name)) continue;
        const field = sources(name)
          .map((source) => lentField(entry, source))
          .find((one) => one !== undefined);
        if (field === undefined) continue;
        const value = valueOf(field);
        inheritanceLeft -= value.length;
        fields.set(name, value);
        added.push({ name, value });
      }
    }
    const entry = { type: block.type, fields: [...ownFields(text, own.values(), valueOf), ...added] };
    references.push(referenceOf(block, fields, entry));
  }
  const preamble = preambles.filter((one) => one !== '').join('\n');
  return { references, ...(preamble !== '' && { preamble }), problems: problemsOf(reading) };
}

/** The fields by their names; the first one where a name is repeated, as in BibTeX. */
function byName({ fields }: BibtexEntry): ReadonlyMap<string, BibtexField> {
  const known = new Map<string, BibtexField>();
  for (const field of fields) if (!known.has(field.name)) known.set(field.name, field);
  return known;
}

/** What else an heir may call the fields of its ancestors. */
const renamed = ['booktitle', 'booksubtitle', 'bookauthor', 'journaltitle', 'journalsubtitle'] as const;

function isLink({ name }: BibtexField): boolean {
  return name === 'crossref' || name === 'xdata';
}

/** The fields as they are written, without the links, whose fields stand beside them. */
function ownFields(
  text: string,
  fields: Iterable<BibtexField>,
  valueOf: (field: BibtexField) => string,
): readonly EntryField[] {
  return Array.from(fields)
    .filter((field) => !isLink(field))
    .map((field): EntryField => {
      const { name, parts, valueStart, valueEnd } = field;
      const isPlain = parts.every(
        ({ kind, closed, start, end }) =>
          closed && (kind !== 'macro' || months.has(text.slice(start, end).toLowerCase())),
      );
      return isPlain && parts.length > 0
        ? { name, written: text.slice(valueStart, valueEnd) }
        : { name, value: balanced(valueOf(field)) };
    });
}

/** A value that was not closed may have lost the end of a group too. */
function balanced(value: string): string {
  let depth = 0;
  let lowest = 0;
  for (const brace of value.matchAll(/[{}]/g)) {
    depth += brace[0] === '{' ? 1 : -1;
    lowest = Math.min(lowest, depth);
  }
  return '{'.repeat(-lowest) + value + '}'.repeat(depth - lowest);
}
