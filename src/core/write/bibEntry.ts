import type { Author } from '../model/author';
import type { EntryField, Reference } from '../model/reference';
import { biblatexType, kindInWords, plainType } from '../model/workTypes';
import { readDate } from '../text/dates';
import { monthNames } from '../text/months';
import { subtitleSign } from '../text/subtitle';
import type { NameList } from '../text/personNames';
import { hasBalancedBraces, type MixedEntry } from './entryText';
import { texName, texTitle, texValue } from './texValue';

/** The two vocabularies of `.bib` files. */
export type BibDialect = 'bibtex' | 'biblatex';

/**
 * The entry for a work. What comes from a `.bib` file keeps its own text; only types, names of fields and dates that the
 * other vocabulary says otherwise are changed. Reading the entry again gives the same work. Never throws; linear.
 */
export function bibEntry(reference: Reference, dialect: BibDialect): MixedEntry {
  const entry = reference.entry ?? ownEntry(reference);
  return dialect === 'bibtex' ? inBibtex(reference, entry) : inBiblatex(reference, entry);
}

type Entry = NonNullable<Reference['entry']>;

/** The fields that stand first, in this order. */
const firstFields = [
  'title',
  'subtitle',
  'author',
  'editor',
  'date',
  'journaltitle',
  'booktitle',
  'series',
  'volume',
  'number',
  'pages',
  'publisher',
  'institution',
  'location',
  'type',
  'eprint',
  'eprinttype',
  'eprintclass',
  'doi',
  'url',
];
const titles: ReadonlySet<string> = new Set(['title', 'subtitle', 'shorttitle', 'booktitle', 'maintitle']);
const verbatim: ReadonlySet<string> = new Set([
  'date',
  'doi',
  'eprint',
  'eventdate',
  'file',
  'origdate',
  'url',
  'urldate',
]);

/** What a work from another format says, in TeX and in the vocabulary of BibLaTeX. */
function ownEntry({ type, names, fields }: Reference): Entry {
  const all = new Map<string, string>();
  const place = (name: string): void => {
    const list = names.get(name);
    const text = fields.get(name);
    const written = fieldName(name);
    if (list !== undefined) all.set(written, texNames(list));
    else if (text !== undefined && !all.has(written)) all.set(written, texField(name, text));
  };
  for (const name of [...firstFields, ...names.keys(), ...fields.keys()]) place(name);
  return { type, fields: Array.from(all, ([name, value]) => ({ name, value })) };
}

/** A name that a field can have, where the source allows others. */
function fieldName(name: string): string {
  const plain = name.replaceAll(/[^a-z0-9+:._/-]/g, '-');
  return /^[a-z]/.test(plain) ? plain : `x-${plain}`;
}

function texField(name: string, text: string): string {
  if (titles.has(name)) return texTitle(text);
  if (!verbatim.has(name)) return name === 'pages' ? texValue(text).replaceAll('–', '--') : texValue(text);
  if (hasBalancedBraces(text)) return text;
  return text.replaceAll('{', '%7B').replaceAll('}', '%7D');
}

function texNames({ authors, truncated }: NameList): string {
  return [...authors.map(safeName), ...(truncated ? ['others'] : [])].join(' and ');
}

/** A family name that BibTeX would divide stands in braces. */
function safeName(author: Author): string {
  if (author.kind === 'literal') return texName(author);
  const { family, given, prefix } = author;
  const isDivided = /,|\band\b/i.test(family) || (prefix === undefined && /^\p{Ll}.* /u.test(family));
  if (given === undefined && / /.test(family)) return texName({ kind: 'literal', literal: family });
  if (!isDivided) return texName(author);
  return texName({ ...author, family: '' }).replace(/^([^,]*)/, (last) =>
    [last.trim(), texName({ kind: 'literal', literal: family })].filter(Boolean).join(' '),
  );
}

/** Names of fields in BibTeX with those of BibLaTeX. */
const renamings: readonly (readonly [bibtex: string, biblatex: string])[] = [
  ['journal', 'journaltitle'],
  ['address', 'location'],
  ['annote', 'annotation'],
  ['archiveprefix', 'eprinttype'],
  ['primaryclass', 'eprintclass'],
];
const inBiblatexNames: ReadonlyMap<string, string> = new Map([...renamings, ['school', 'institution']]);
const inBibtexNames: ReadonlyMap<string, string> = new Map(
  renamings.map(([bibtex, biblatex]) => [biblatex, bibtex]),
);

function inBiblatex({ key, fields: known }: Reference, entry: Entry): MixedEntry {
  const { type, kind } = biblatexType(entry.type);
  const fields = renamed(entry.fields, inBiblatexNames);
  const date = known.get('date') ?? '';
  if (kind !== undefined && !fields.has('type')) fields.set('type', { name: 'type', value: kind });
  const hasParts = fields.has('year') && !fields.has('date');
  if (hasParts && /^-?\d{4}(?:-\d\d){0,2}$/.test(date)) {
    return { type, key, fields: withDate([...fields.values()], [{ name: 'date', value: date }]) };
  }
  return { type, key, fields: [...fields.values()] };
}

/** Types that BibTeX has no style for, with those that come nearest. */
const nearestTypes: ReadonlyMap<string, string> = new Map([
  ['bachelorsthesis', 'mastersthesis'],
  ['bookinbook', 'inbook'],
  ['collection', 'book'],
  ['inreference', 'incollection'],
  ['mvbook', 'book'],
  ['mvcollection', 'book'],
  ['mvproceedings', 'proceedings'],
  ['mvreference', 'book'],
  ['reference', 'book'],
  ['review', 'article'],
  ['suppbook', 'inbook'],
  ['suppcollection', 'incollection'],
  ['suppperiodical', 'article'],
  ...[
    'artwork',
    'audio',
    'dataset',
    'image',
    'jurisdiction',
    'legal',
    'legislation',
    'letter',
    'movie',
    'music',
    'online',
    'patent',
    'performance',
    'periodical',
    'software',
    'standard',
    'video',
  ].map((type) => [type, 'misc'] as const),
]);

/** Kinds that the type says already. */
const impliedKinds: ReadonlyMap<string, string> = new Map([
  ['phdthesis', 'phdthesis'],
  ['mathesis', 'mastersthesis'],
  ['techreport', 'techreport'],
]);

function inBibtex({ key, fields: known, names }: Reference, entry: Entry): MixedEntry {
  const kind = known.get('type');
  const plain = plainType(biblatexType(entry.type).type, kind);
  const type = nearestTypes.get(plain) ?? plain;
  const fields = renamed(entry.fields, inBibtexNames);
  const isThesis = type === 'phdthesis' || type === 'mastersthesis';
  const institution = fields.get('institution');
  if (isThesis && institution !== undefined && !fields.has('school'))
    replace(fields, 'institution', { ...institution, name: 'school' });
  if (kind !== undefined && fields.has('type')) {
    if (impliedKinds.get(kind) === type) fields.delete('type');
    else if (kindInWords(kind) !== kind)
      fields.set('type', { name: 'type', value: texValue(kindInWords(kind)) });
  }
  for (const [name, list] of names)
    if (hasExtendedNames(fields.get(name))) fields.set(name, { name, value: texNames(list) });
  for (const one of subtitles) joinSubtitle(fields, known, one);
  const issue = fields.get('issue');
  if (issue !== undefined && !fields.has('number') && type === 'article')
    replace(fields, 'issue', { ...issue, name: 'number' });
  const isDated = fields.has('date') && !fields.has('year');
  return {
    type,
    key,
    fields: isDated
      ? withDate([...fields.values()], bibtexDate(known.get('date') ?? ''))
      : [...fields.values()],
  };
}

/** The fields under other names, those that have the new name already left as they are. */
function renamed(fields: readonly EntryField[], names: ReadonlyMap<string, string>): Map<string, EntryField> {
  const taken = new Set(fields.map(({ name }) => name));
  const all = new Map<string, EntryField>();
  for (const field of fields) {
    const wanted = names.get(field.name) ?? field.name;
    const name = taken.has(wanted) || all.has(wanted) ? field.name : wanted;
    all.set(name, { ...field, name });
  }
  return all;
}

/** Puts another field in the place of one. */
function replace(fields: Map<string, EntryField>, name: string, field: EntryField): void {
  const all = [...fields];
  fields.clear();
  for (const [known, old] of all) {
    if (known === name) fields.set(field.name, field);
    else fields.set(known, old);
  }
}

/** The fields with others in the place of the date. */
function withDate(fields: readonly EntryField[], date: readonly EntryField[]): readonly EntryField[] {
  const isDate = ({ name }: EntryField) => ['date', 'year', 'month', 'day'].includes(name);
  const first = fields.findIndex(isDate);
  return fields.flatMap((field, at) => (at === first ? date : isDate(field) ? [] : [field]));
}

/** A date as BibTeX has it. One that says more than year, month and day stays besides. */
function bibtexDate(date: string): readonly EntryField[] {
  const [, year, month, day] = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? [];
  if (year === undefined) {
    const [known = date] = /(?<!\d)\d{4}(?!\d)/.exec(date) ?? [];
    const asYear = { name: 'year', value: texValue(known) };
    return known === date && readDate({ date }).year === undefined
      ? [asYear]
      : [asYear, { name: 'date', value: texValue(date) }];
  }
  const name = monthNames[Number(month) - 1]?.slice(0, 3).toLowerCase();
  return [
    { name: 'year', value: year.startsWith('-') ? String(Number(year)) : year },
    ...(name === undefined ? [] : [{ name: 'month', written: name }]),
    ...(day === undefined ? [] : [{ name: 'day', value: String(Number(day)) }]),
  ];
}

/** With the name that the title has in BibLaTeX. */
const subtitles: readonly (readonly [title: string, subtitle: string, plainTitle: string])[] = [
  ['title', 'subtitle', 'title'],
  ['booktitle', 'booksubtitle', 'booktitle'],
  ['journal', 'journalsubtitle', 'journaltitle'],
];

/** BibTeX has one field for a title and its subtitle. */
function joinSubtitle(
  fields: Map<string, EntryField>,
  known: ReadonlyMap<string, string>,
  [title, subtitle, plainTitle]: (typeof subtitles)[number],
): void {
  const [first, second] = [fields.get(title), fields.get(subtitle)];
  if (first === undefined || second === undefined) return;
  const [main, sub] = [inside(first), inside(second)];
  if (main === undefined || sub === undefined) return;
  fields.set(title, { name: title, value: main + subtitleSign(known.get(plainTitle) ?? '') + sub });
  fields.delete(subtitle);
}

/** The TeX of a field, where it is in one pair of delimiters. */
function inside(field: EntryField): string | undefined {
  if ('value' in field) return field.value;
  const [first, last] = [field.written.at(0), field.written.at(-1)];
  const inner = field.written.slice(1, -1);
  const isOne = (first === '{' && last === '}') || (first === '"' && last === '"' && !inner.includes('"'));
  return isOne && hasBalancedBraces(inner) ? inner : undefined;
}

/** `family=Xu, given=Kelvin`, which biber alone understands. */
function hasExtendedNames(field: EntryField | undefined): boolean {
  const text = field === undefined ? '' : 'value' in field ? field.value : field.written;
  return /(?:^|[\s,{"])(?:family|given|prefix)(?:-i)?\s*=/i.test(text);
}
