import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Author, fullName } from '../../src/core/model/author';
import type { Reference } from '../../src/core/model/reference';
import { plainType } from '../../src/core/model/workTypes';
import { formatOf, readSource } from '../../src/core/read/readSource';
import { referencesIn } from '../../src/core/read/referencesIn';
import { readDate } from '../../src/core/text/dates';
import { foldText } from '../../src/core/text/fold';
import { importDifferences } from './knownDifferences';
import { Tally, type Scorer } from './scorer';

/** A record as another program reads it; what is absent it has no opinion on. */
interface ExpectedRecord {
  readonly type?: string;
  readonly title?: string | null;
  readonly year?: string | null;
  readonly doi?: string | null;
  readonly journal?: string | null;
  readonly author?: readonly { readonly family: string; readonly given: string }[];
  /** Of MEDLINE. */
  readonly fau?: readonly string[];
  readonly pmid?: string | null;
}

interface ExpectedFile {
  readonly records: readonly ExpectedRecord[];
}

/**
 * The RIS, PubMed, EndNote and Web of Science files of the corpus against bibutils and a reader of MEDLINE's tags, and,
 * where JabRef has a `.bib` file of the same name beside them, against what that says in all fields that both have.
 */
export const importFiles: Scorer = {
  name: 'import files',
  run: (corpus) => {
    const tally = new Tally(importDifferences);
    const folder = path.join(corpus, 'expected/import');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
    let siblings = 0;
    for (const file of files) {
      const name = path.join('import', path.relative(folder, file)).replace(/\.expected\.json$/, '');
      const { records } = JSON.parse(readFileSync(file, 'utf8')) as ExpectedFile;
      const text = readFileSync(path.join(corpus, name), 'utf8');
      const references = referencesOf(name, text, tally);
      compare(name.replaceAll(path.sep, '/'), references, records, tally);
      const sibling = path.join(corpus, name.replace(/\.\w+$/, '.bib'));
      const beside = readableFile(sibling);
      if (beside === undefined) continue;
      siblings += 1;
      compareFields(name, references, referencesIn('bibtex', withKeys(beside)).references, tally);
    }
    return tally.score([`${files.length} files, ${siblings} with a .bib file beside them`]);
  },
};

function readableFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** JabRef's expectations have no keys. */
function withKeys(text: string): string {
  let count = 0;
  return text.replaceAll(/^(@\w+\{),/gm, (_whole, head: string) => `${head}key${(count += 1)},`);
}

/** Papers and references are two ways to read, which have to agree. */
function referencesOf(name: string, text: string, tally: Tally): readonly Reference[] {
  const format = formatOf(name, text);
  if (format === undefined) return [];
  const { references } = referencesIn(format, text);
  const { papers } = readSource(format, text);
  tally.check(
    name,
    'all',
    'keys',
    references.map(({ key }) => key).join(' '),
    papers.map(({ key }) => key).join(' '),
  );
  return references;
}

function compare(
  file: string,
  references: readonly Reference[],
  records: readonly ExpectedRecord[],
  tally: Tally,
): void {
  tally.check(file, 'all', 'records', String(references.length), String(records.length));
  if (references.length !== records.length) return;
  for (const [index, record] of records.entries()) {
    const reference = references[index];
    if (reference === undefined) continue;
    const { fields, names } = reference;
    const key = String(index + 1);
    const check = (field: string, actual: string, expected: string | null | undefined): void => {
      if (expected !== undefined) tally.check(file, key, field, plain(actual), plain(expected ?? ''));
    };
    check('type', plainType(reference.type, fields.get('type')), record.type);
    check('title', fields.get('title') ?? '', record.title);
    check('year', yearOf(fields.get('date')), record.year);
    check('doi', fields.get('doi') ?? '', record.doi);
    if (record.journal !== null) check('journal', fields.get('journaltitle') ?? '', record.journal);
    check('pmid', fields.get('pmid') ?? '', record.pmid);
    const authors = names.get('author')?.authors ?? [];
    if (record.author !== undefined)
      check(
        'authors',
        namesOf(authors),
        record.author.map(({ given, family }) => `${given} ${family}`.trim()).join('; '),
      );
    if (record.fau !== undefined && record.fau.length > 0)
      check(
        'authors',
        namesOf(authors.filter(({ kind }) => kind === 'person')),
        record.fau.map((name) => name.split(', ').toReversed().join(' ')).join('; '),
      );
  }
}

/** What both have, by the fields that JabRef does not name in a way of its own. */
const compared =
  'title date journaltitle booktitle volume number pages publisher institution location issn isbn doi url keywords series edition language pmid'.split(
    ' ',
  );

function compareFields(
  file: string,
  references: readonly Reference[],
  beside: readonly Reference[],
  tally: Tally,
): void {
  if (references.length !== beside.length) return;
  for (const [index, theirs] of beside.entries()) {
    const ours = references[index];
    if (ours === undefined) continue;
    for (const field of compared) {
      const [actual, expected] = [ours.fields.get(field), theirs.fields.get(field)];
      if (expected === undefined) continue;
      // A journal has two names, and JabRef keeps no day.
      if (field === 'journaltitle' && plain(ours.fields.get('shortjournal') ?? '') === plain(expected)) {
        tally.pass(1);
        continue;
      }
      const found = field === 'date' ? actual?.slice(0, expected.length) : actual;
      tally.check(file, `bib ${index + 1}`, field, plain(found ?? ''), plain(expected));
    }
    const expected = theirs.names.get('author')?.authors ?? [];
    if (expected.length > 0)
      tally.check(
        file,
        `bib ${index + 1}`,
        'author',
        namesOf(ours.names.get('author')?.authors ?? []),
        namesOf(expected),
      );
  }
}

function namesOf(authors: readonly Author[]): string {
  return authors.map(fullName).join('; ');
}

function yearOf(date: string | undefined): string {
  const { year } = readDate({ date, year: date });
  return year === undefined ? (date ?? '') : String(year);
}

/** Without what programs do to blanks, hyphens and capitals. */
function plain(text: string): string {
  return foldText(text.replaceAll(/[\s\u00a0]+/g, ' ').replaceAll(/[-–—]+/g, '-')).trim();
}
