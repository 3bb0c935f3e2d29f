import { arxivCategory } from '../../model/arxivTaxonomy';
import type { Category } from '../../model/category';
import { decodeVerbatim } from '../../text/tex';
import type { BibtexRecord } from './records';

/** The fields of a work, asked for by the names that BibLaTeX has for them. */
export type FieldLookup = Pick<BibtexRecord, 'field'>;

/**
 * The DOI of a record, bare and as written, without `https://doi.org/` or `doi:` before it; from `doi`, or from
 * an address that is one. Undefined when there is none.
 */
export function readDoi(record: FieldLookup): string | undefined {
  const doi = bareDoi(decodeVerbatim(record.field('doi') ?? ''));
  if (doi !== '') return doi;
  const url = decodeVerbatim(record.field('url') ?? '');
  return doiAddress.test(url) ? bareDoi(url) : undefined;
}

const doiAddress = /^https?:\/\/(?:dx\.)?doi\.org\/10\./i;

function bareDoi(written: string): string {
  return written.replace(/^(?:https?:\/\/)?(?:dx\.)?doi\.org\/|^doi:\s*/i, '').trim();
}

/** `1706.03762v5`, `hep-th/9901001`, `math.GT/0309136`: https://info.arxiv.org/help/arxiv_identifier.html */
const arxivId = String.raw`(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?!\d)`;
const wholeId = new RegExp(`^(?:arxiv:\\s*)?(${arxivId})(?:\\s*\\[|$)`, 'i');
const mentionedId = new RegExp(
  String.raw`arxiv(?:\.org\/(?:abs|pdf|html)\/|\s+preprint\s+arxiv:\s*|[:.]\s*|\s+(?:abs\/)?)(${arxivId})`,
  'i',
);
const coRR = new RegExp(`^abs/(${arxivId})`, 'i');
const mentioningFields = [
  'journal',
  'journaltitle',
  'note',
  'howpublished',
  'url',
  'doi',
  'number',
  'eprint',
];

/**
 * The arXiv identifier of a record, bare, from `eprint` with its archive, from a mention such as
 * `arXiv:1706.03762` in another field, or from the DOI of arXiv. Undefined when there is none.
 */
export function readArxivId(record: FieldLookup): string | undefined {
  const archive = record.field('eprinttype') ?? record.field('archiveprefix');
  const eprint = decodeVerbatim(record.field('eprint') ?? '');
  if (eprint !== '' && (archive === undefined || /arxiv/i.test(archive))) {
    const id = wholeId.exec(eprint)?.[1];
    if (id !== undefined) return id;
    const parent = /^[a-z-]+/.exec(record.field('primaryclass') ?? record.field('eprintclass') ?? '')?.[0];
    if (parent !== undefined && /^\d{7}(?:v\d+)?$/.test(eprint)) return `${parent}/${eprint}`;
  }
  for (const name of mentioningFields) {
    const id = mentionedId.exec(record.field(name) ?? '')?.[1];
    if (id !== undefined) return id;
  }
  return coRR.exec(record.field('volume') ?? '')?.[1];
}

/**
 * The arXiv class of a record that is on arXiv as `arxiv`: its primary class, or the one in an old identifier,
 * in brackets after a mention, or among the keywords. Undefined when none is known.
 */
export function readArxivCategory(record: FieldLookup, arxiv: string | undefined): Category | undefined {
  if (arxiv === undefined) return undefined;
  const stated = record.field('primaryclass') ?? record.field('eprintclass');
  const known = stated === undefined ? undefined : arxivCategory(decodeVerbatim(stated));
  if (known !== undefined) return known;
  const [archive = ''] = arxiv.split('/', 1);
  const ofArchive = arxiv.includes('/') ? arxivCategory(archive) : undefined;
  if (ofArchive !== undefined) return ofArchive;
  for (const name of ['eprint', 'note', 'journal', 'keywords']) {
    for (const [, id = ''] of (record.field(name) ?? '').matchAll(/[[(]([a-z-]+(?:\.[A-Za-z-]+)?)[\])]/g)) {
      const mentioned = arxivCategory(id);
      if (mentioned !== undefined) return mentioned;
    }
  }
  return undefined;
}
