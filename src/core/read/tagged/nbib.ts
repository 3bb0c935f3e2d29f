import { fieldsMap, namesMap, type Reference } from '../../model/reference';
import { packedName } from '../../text/invertedName';
import type { NameList } from '../../text/personNames';
import type { FoundReferences } from '../keyedReferences';
import { bareDoi, doiOf, bestDate, keywordsText, pageRange, serialNumbers } from './fieldForms';
import type { TaggedGrammar } from './records';
import { readTagged } from './taggedReferences';
import type { TagValues } from './tagValues';

/**
 * MEDLINE's format as PubMed exports it (https://www.nlm.nih.gov/bsd/mms/medlineelements.html): tags of up to four
 * capitals filled up with blanks, a hyphen, a blank; six blanks before what goes on; blank lines between records.
 */
const grammar: TaggedGrammar = {
  field: /^\ufeff?([A-Z]{2,4}) {0,2}-/,
  begins: 'PMID',
  isFirst: false,
  beginsAfterBlank: true,
  continues: (line) => /^\s{2}/.test(line),
};

/** True if a line of the text has an identifier of PubMed as MEDLINE writes it. */
export function isNbib(text: string): boolean {
  return /^\ufeff?PMID ?- ?\d/m.test(text);
}

/** Reads a file of PubMed (`.nbib`). Never throws; linear. */
export function readNbib(text: string): FoundReferences {
  return readTagged(text, { name: 'PubMed (nbib)', grammar, opening: 'PMID- ', referenceOf });
}

/** The types of publications that are no articles; the first word that fits decides. */
const types: readonly (readonly [word: RegExp, type: string])[] = [
  [/^book chapter$/i, 'incollection'],
  [/^book/i, 'book'],
  [/^technical report$/i, 'report'],
  [/^dataset$/i, 'dataset'],
  [/^preprint$/i, 'misc'],
  [/^(?:academic )?dissertation/i, 'thesis'],
  [/^video/i, 'video'],
  [/^patent$/i, 'patent'],
  [/^(?:congress|conference proceedings)$/i, 'article'],
];

/** What is about the record and not about the work. */
const administrative =
  'OWN STAT DA DCOM LR SB JID EDAT MHDA CRDT PHST PST SO OTO NR RF ECI EIN EFR CIN CON RIN ROF UOF UIN'.split(
    ' ',
  );

function referenceOf(values: TagValues, key: string): Reference {
  values.all(...administrative);
  const kinds = values.all('PT');
  const isBook = values.text('BTI');
  const type =
    types.find(([word]) => kinds.some((kind) => word.test(kind)))?.[1] ??
    (isBook === undefined ? 'article' : 'incollection');
  const identifiers = values.all('AID', 'LID').map((written) => {
    const [, id = '', kind] = /^(.*?)(?:\s*\[(\w+)\])?$/.exec(written) ?? [];
    return { id, kind };
  });
  const doi = identifiers.find(({ id, kind }) => kind === 'doi' || bareDoi(id) !== undefined)?.id;
  const own = identifiers.find(({ kind }) => kind === undefined || kind === 'pii')?.id;
  const [printed, electronic] = [bestDate(values.all('DP')), bestDate(values.all('DEP'))];
  const title = values.first('TI') ?? (type === 'book' ? isBook : undefined);
  const { isbn, issn, others } = serialNumbers([...values.all('IS'), ...values.all('ISBN')]);
  const pages = values.first('PG');
  const journal = values.first('JT');
  const short = values.first('TA');
  return {
    key,
    type,
    names: namesMap([
      ['author', peopleOf(values, ['FAU', 'AU'])],
      ['editor', peopleOf(values, ['FED', 'ED'])],
    ]),
    fields: fieldsMap([
      ['title', title],
      ['booktitle', type === 'book' ? undefined : isBook],
      ['journaltitle', journal ?? short],
      ['shortjournal', journal === undefined || journal === short ? undefined : short],
      ['series', values.text('CTI')],
      ['date', printed ?? electronic],
      ['volume', values.text('VI')],
      ['number', values.text('IP')],
      ['pages', pageRange(pages, undefined)],
      ['eid', pages === undefined ? own : undefined],
      ['edition', values.text('EN')],
      ['publisher', values.text('PB')],
      ['location', values.text('PL')],
      ['language', values.text('LA')],
      ['isbn', isbn ?? others],
      ['issn', issn],
      ['doi', doiOf(doi)],
      ['pmid', values.first('PMID')],
      ['pmcid', values.first('PMC', 'PMCR')],
      ['keywords', keywordsText(values.all('OT', 'MH').map((word) => word.replaceAll('*', '')))],
      ['note', values.text('GN')],
      ['abstract', values.first('AB')],
      ['otherabstract', values.text('OAB', 'OABL')],
      ['copyright', values.text('CI', 'OCI')],
      ['affiliation', values.text('AD')],
      ['translatedtitle', values.text('TT')],
      ['grantnumber', values.text('GR')],
      ['publicationtype', kinds.join('; ')],
      ...values.rest(),
    ]),
  };
}

/** The full names, and the corporations behind them; the short names where there are no full ones. */
function peopleOf(values: TagValues, [full, short]: readonly [full: string, short: string]): NameList {
  const fullNames = values.names(packedName, full);
  const shortNames = values.names(packedName, short);
  const { authors, truncated } = fullNames.authors.length > 0 ? fullNames : shortNames;
  if (full !== 'FAU') return { authors, truncated };
  const corporations = values.all('CN').map((literal) => ({ kind: 'literal' as const, literal }));
  return { authors: [...authors, ...corporations], truncated };
}
