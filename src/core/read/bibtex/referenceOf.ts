import { fieldsMap, type OwnEntry, type Reference } from '../../model/reference';
import { biblatexType } from '../../model/workTypes';
import { readDate } from '../../text/dates';
import { type NameList, readNames } from '../../text/personNames';
import { decodeProse, decodeTex, decodeVerbatim } from '../../text/tex';
import { readUrl } from './paperOf';
import type { BibtexEntry } from './syntax';

/** Fields of BibTeX and of managers, by the names that BibLaTeX has for them. */
const biblatexNames: ReadonlyMap<string, string> = new Map([
  ['address', 'location'],
  ['annote', 'annotation'],
  ['archiveprefix', 'eprinttype'],
  ['hyphenation', 'langid'],
  ['journal', 'journaltitle'],
  ['keyword', 'keywords'],
  ['pdf', 'file'],
  ['primaryclass', 'eprintclass'],
  ['school', 'institution'],
]);

const nameFields: ReadonlySet<string> = new Set([
  'author',
  'editor',
  'editora',
  'editorb',
  'editorc',
  'translator',
  'bookauthor',
  'annotator',
  'commentator',
  'introduction',
  'foreword',
  'afterword',
  'holder',
  'shortauthor',
  'shorteditor',
  'serieseditor',
  'origauthor',
  'director',
  'composer',
  'illustrator',
  'recipient',
  'interviewer',
  'reviewedauthor',
]);

/** Also dates, in which `~` is no blank. */
const verbatimFields: ReadonlySet<string> = new Set([
  'date',
  'doi',
  'eprint',
  'eventdate',
  'file',
  'origdate',
  'url',
  'urldate',
  'urlraw',
]);
const proseFields: ReadonlySet<string> = new Set(['abstract', 'annotation', 'note']);
/** Together they are the date. */
const dateParts: ReadonlySet<string> = new Set(['year', 'month', 'day']);
/** Fields that lead to other entries, which a reference does not need any more. */
const links: ReadonlySet<string> = new Set(['crossref', 'xdata']);

/**
 * All that an entry says. `values` are those of its fields and of those that it inherits, still TeX; `entry` is what a
 * `.bib` file is to get of it. Never throws.
 */
export function referenceOf(
  { key, type: entryType }: Pick<BibtexEntry, 'key' | 'type'>,
  values: ReadonlyMap<string, string>,
  entry: OwnEntry,
): Reference {
  const fields = new Map<string, string>();
  const people = new Map<string, NameList>();
  for (const [name, written] of values) {
    if (dateParts.has(name) || links.has(name)) continue;
    const field = biblatexNames.get(name) ?? name;
    if (nameFields.has(field)) {
      const list = readNames(written);
      if (list.authors.length > 0) people.set(field, list);
    } else if (!fields.has(field)) {
      fields.set(field, decoded(field, written));
    }
  }
  readAddress(fields, values);
  const { type, kind } = biblatexType(entryType);
  if (kind !== undefined && !fields.has('type')) fields.set('type', kind);
  if (!fields.has('date')) fields.set('date', dateOf(values));
  return { key, type, names: people, fields: fieldsMap(fields), entry };
}

/** The address that older entries have in the place of `url`. */
function readAddress(fields: Map<string, string>, values: ReadonlyMap<string, string>): void {
  const url = readUrl({ field: (name) => values.get(name) });
  if (url === undefined || fields.has('url')) return;
  fields.set('url', url);
  if (decodeVerbatim(values.get('howpublished') ?? '') === url) fields.delete('howpublished');
}

function decoded(field: string, written: string): string {
  if (verbatimFields.has(field)) return decodeVerbatim(written);
  if (proseFields.has(field)) return decodeProse(written);
  // A page range is often written with one hyphen.
  return field === 'pages' ? decodeTex(written).replaceAll(/\s*[-–]+\s*/g, '–') : decodeTex(written);
}

/** The date from year, month and day, or else the words in the place of the year. */
function dateOf(values: ReadonlyMap<string, string>): string {
  const [year, month, day] = ['year', 'month', 'day'].map((name) => decodeTex(values.get(name) ?? ''));
  const { date } = readDate({ year, month, day });
  if (date !== undefined) return date;
  return [month, year].filter(Boolean).join(' ');
}
