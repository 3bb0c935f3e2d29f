import type { TextEdit } from '../cite/markup';
import { ownField } from '../read/bibtex/inheritance';
import type { BibtexEntry, BibtexField, BibtexPart } from '../read/bibtex/syntax';
import type { BibStyle } from '../write/bibStyle';
import { delimited, type NewField, withLineEnds } from '../write/entryText';
import type { BibDocument, Target } from './bibDocument';
import { styleOfEntry } from './bibStyle';
import { dropFields } from './dropFields';
import type { EditOutcome } from './outcome';
import { placeFields } from './placeField';
import { verifiedEdit } from './verifiedEdit';
import { wholeEntry } from './wholeEntry';
import { writableField } from './writable';

/**
 * The edits that give a field of an entry another value, or add the field where the file's other entries have it. The
 * delimiters stay where the value had any. Where a name is repeated the first field is changed, which is the one that
 * BibTeX reads.
 */
export function setField(document: BibDocument, target: Target, { name, value }: NewField): EditOutcome {
  const whole = wholeEntry(document, target);
  if (whole.kind === 'refused') return whole;
  const written = writableField({ name: name.toLowerCase(), value }, document.encoding);
  if ('kind' in written) return written;
  const { entry } = whole;
  const old = ownField(entry, written.name);
  const edits =
    old === undefined
      ? placeFields(document, entry, [written])
      : [valueEdit(document, entry, old, written.value)];
  return verifiedEdit(document, edits, {
    changed: new Map([[entry.start, { fields: new Map([[written.name, written.value]]) }]]),
    mayChangeHeirs: true,
  });
}

/** The edits that take a field out of an entry, all of them where it is repeated; none where there is none. */
export function removeField(document: BibDocument, target: Target, name: string): EditOutcome {
  const whole = wholeEntry(document, target);
  if (whole.kind === 'refused') return whole;
  const { entry } = whole;
  return verifiedEdit(document, dropFields(document.text, entry, name.toLowerCase()), {
    changed: new Map([[entry.start, { fields: new Map([[name.toLowerCase(), undefined]]) }]]),
    mayChangeHeirs: true,
  });
}

function valueEdit(
  { text, style }: BibDocument,
  entry: BibtexEntry,
  { valueStart, valueEnd, parts, nameEnd }: BibtexField,
  value: string,
): TextEdit {
  const own = styleOfEntry(text, entry, style(), valueStart);
  const [only] = parts.length === 1 ? parts : [];
  const kept = only === undefined ? own : { ...own, ...keptDelimiters[only.kind] };
  const hasEquals = text.slice(nameEnd, valueStart).includes('=');
  const newText = delimited(withLineEnds(value, own.lineEnd), kept);
  return { span: { start: valueStart, end: valueEnd }, newText: hasEquals ? newText : ` = ${newText}` };
}

/** What stays of a value's delimiters, by its kind; the rest is the style's. */
const keptDelimiters: Readonly<Record<BibtexPart['kind'], Partial<BibStyle>>> = {
  braced: { delimiters: 'braces', hasBareNumbers: false },
  quoted: { delimiters: 'quotes', hasBareNumbers: false },
  number: { hasBareNumbers: true },
  macro: {},
};
