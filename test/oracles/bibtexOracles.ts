import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { type Creator, parse } from '@retorquere/bibtex-parser';
import type { Author } from '../../src/core/model/author';
import type { Paper } from '../../src/core/model/paper';
import { readBibtex } from '../../src/core/read/bibtex/readBibtex';

/** An entry as every program can tell it: plain text, empty where there is nothing. */
export interface OracleEntry {
  readonly key: string;
  readonly title: string;
  /** `given|prefix|family|suffix`, or the name of a team; `others` for a list that goes on. */
  readonly names: string;
  readonly year: string;
  readonly venue: string;
  readonly doi: string;
  readonly url: string;
}

/** What is compared of an entry. */
export const oracleFields = ['title', 'names', 'year', 'venue', 'doi', 'url'] as const;

/** Another reader of BibTeX. `read` throws where the program does. */
export interface Oracle {
  readonly name: 'retorquere' | 'citation-js';
  readonly read: (bib: string) => readonly OracleEntry[];
}

/** The programs to agree with. */
export const oracles: readonly Oracle[] = [
  { name: 'retorquere', read: readWithRetorquere },
  { name: 'citation-js', read: readWithCitationJs },
];

/** What our own reader makes of the text, in the same words. */
export function readWithOurs(bib: string): readonly OracleEntry[] {
  return readBibtex(bib).papers.map((paper) => ({
    key: paper.key,
    title: paper.title,
    names: namesOf(paper),
    year: String(paper.year ?? ''),
    venue: paper.venue ?? '',
    doi: paper.doi ?? '',
    url: paper.url ?? '',
  }));
}

function namesOf({ authors, authorsTruncated }: Paper): string {
  const names = authors.map((author: Author) =>
    author.kind === 'literal'
      ? author.literal
      : joined(author.given, author.prefix, author.family, author.suffix),
  );
  return [...names, ...(authorsTruncated ? ['others'] : [])].join('; ');
}

/** A person of whom only the family name is known looks like a team. */
function joined(given = '', prefix = '', family = '', suffix = ''): string {
  return given + prefix + suffix === '' ? family : `${given}|${prefix}|${family}|${suffix}`;
}

function withoutMarkup(text: string): string {
  return text.replaceAll(/<\/?(?:i|b|sup|sub|span|code)(?: [^<>]*)?>/g, '').normalize('NFC');
}

function readWithRetorquere(bib: string): readonly OracleEntry[] {
  return parse(bib, { english: false, sentenceCase: false }).entries.map(({ key, fields }) => {
    const text = (...names: readonly string[]): string => {
      for (const name of names) {
        const value: unknown = (fields as Readonly<Record<string, unknown>>)[name];
        if (typeof value === 'string' && value !== '') return withoutMarkup(value);
        if (Array.isArray(value) && value.length > 0) return withoutMarkup(value.join(' and '));
      }
      return '';
    };
    const names = (fields.author ?? fields.editor ?? []).map(
      ({ name, firstName, prefix, lastName, suffix }: Creator) =>
        withoutMarkup(name ?? joined(firstName, prefix, lastName, suffix)),
    );
    return {
      key,
      title: text('title'),
      names: names.join('; '),
      year: /-?\d{4}/.exec(text('date', 'year'))?.[0] ?? '',
      venue: text(
        'journaltitle',
        'journal',
        'booktitle',
        'school',
        'institution',
        'organization',
        'publisher',
      ),
      doi: text('doi'),
      url: text('url'),
    };
  });
}

interface CslName {
  readonly given?: string;
  readonly family?: string;
  readonly suffix?: string;
  readonly literal?: string;
  readonly 'non-dropping-particle'?: string;
  readonly 'dropping-particle'?: string;
}

interface CslItem {
  readonly id: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly issued?: { readonly 'date-parts'?: readonly (readonly (number | string)[])[] };
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly DOI?: string;
  readonly URL?: string;
}

function readWithCitationJs(bib: string): readonly OracleEntry[] {
  // It has a table of fields for each dialect, and has to be told which.
  const forceType = /^\s*(?:date|journaltitle|maintitle)\s*=/m.test(bib) ? '@biblatex/text' : '@bibtex/text';
  const items = plugins.input.chain(bib, { generateGraph: false, forceType }) as readonly CslItem[];
  return items.map((item) => ({
    key: item.id,
    title: withoutMarkup(item.title ?? ''),
    names: (item.author ?? item.editor ?? [])
      .map((name) => {
        const prefix = name['non-dropping-particle'] ?? name['dropping-particle'];
        return withoutMarkup(name.literal ?? joined(name.given, prefix, name.family, name.suffix));
      })
      .join('; '),
    year: String(item.issued?.['date-parts']?.[0]?.[0] ?? ''),
    venue: withoutMarkup(item['container-title'] ?? item.publisher ?? ''),
    doi: item.DOI ?? '',
    url: item.URL ?? '',
  }));
}
