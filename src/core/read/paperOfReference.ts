import type { Paper } from '../model/paper';
import type { Reference } from '../model/reference';
import { plainType } from '../model/workTypes';
import { readDate } from '../text/dates';
import { entryTypeGroup } from './bibtex/entryTypes';
import { readArxivCategory, readArxivId, readDoi } from './bibtex/identifiers';
import { mentionsCode } from './bibtex/paperOf';

const venueFields = ['journaltitle', 'booktitle', 'institution', 'organization', 'publisher'];

/** What is shown of a work, as `readBibtex` would show it. What it does not say is absent. Never throws. */
export function paperOfReference(reference: Reference): Paper {
  const { key, names, fields } = reference;
  const type = plainType(reference.type, fields.get('type'));
  const lookup = { field: (name: string) => fields.get(name) };
  const authors = names.get('author') ?? names.get('editor');
  const arxiv = readArxivId(lookup);
  const doi = readDoi(lookup);
  const url = fields.get('url');
  const abstract = fields.get('abstract');
  const venue = venueFields.map((name) => fields.get(name)).find((name) => name !== undefined);
  const words =
    fields
      .get('keywords')
      ?.split(/[;,]/u)
      .map((word) => word.trim()) ?? [];
  const keywords = words.filter((word) => word !== '');
  const { date, year } = dateOf(fields.get('date'));
  return {
    key,
    type,
    title: fields.get('title') ?? fields.get('maintitle') ?? '',
    authors: authors?.authors ?? [],
    authorsTruncated: authors?.truncated ?? false,
    ...(date !== undefined && { date }),
    ...(year !== undefined && { year }),
    category: readArxivCategory(lookup, arxiv) ?? entryTypeGroup(type),
    organizations: [],
    hasCode: mentionsCode(lookup),
    ...(abstract !== undefined && { abstract }),
    ...(doi !== undefined && { doi }),
    ...(arxiv !== undefined && { arxiv }),
    ...(url !== undefined && { url }),
    ...(venue !== undefined && { venue }),
    ...(keywords.length > 0 && { keywords }),
    ...(/\bpdf\b/iu.test(fields.get('file') ?? '') && { hasPdf: true }),
    flags: [],
  };
}

function dateOf(written: string | undefined): ReturnType<typeof readDate> {
  if (written === undefined) return {};
  return readDate({ date: written, year: written, month: /[A-Za-z]{3}/.test(written) ? written : undefined });
}
