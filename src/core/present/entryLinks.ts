import { entriesIn, insideOf } from '../keys/bibtexPlaces';
import type { Span } from '../model/span';
import { type FieldLookup, readArxivId, readDoi } from '../read/bibtex/identifiers';
import type { BibtexEntry } from '../read/bibtex/syntax';
import { type PaperLink, linksOf } from './links';

/** A page of a paper, and the value in its entry that stands for it: `10.1000/182` in `doi = {10.1000/182}`. */
export interface EntryLink {
  readonly span: Span;
  readonly link: PaperLink;
}

interface Value {
  readonly span: Span;
  readonly text: string;
}

/** The values of an entry that stand in one piece. */
function valuesOf(text: string, { fields }: BibtexEntry): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const { name, parts } of fields) {
    const [only, ...more] = parts;
    const span = only === undefined || more.length > 0 ? undefined : insideOf(only);
    if (span !== undefined && span.start < span.end && !values.has(name))
      values.set(name, { span, text: text.slice(span.start, span.end) });
  }
  return values;
}

/** What is read from the values of these fields alone. */
function lookup(values: ReadonlyMap<string, Value>, ...names: readonly string[]): FieldLookup {
  return { field: (name) => (names.includes(name) ? values.get(name)?.text : undefined) };
}

const archive = ['archiveprefix', 'eprinttype', 'primaryclass', 'eprintclass'];

function linksOfEntry(text: string, entry: BibtexEntry): EntryLink[] {
  const values = valuesOf(text, entry);
  const links: EntryLink[] = [];
  const add = (name: string, identifier: Parameters<typeof linksOf>[0]): void => {
    const span = values.get(name)?.span;
    const [link] = linksOf(identifier);
    if (span !== undefined && link !== undefined) links.push({ span, link });
  };
  const doi = readDoi(lookup(values, 'doi'));
  if (doi !== undefined) add('doi', { doi });
  const arxiv = readArxivId(lookup(values, 'eprint', ...archive));
  if (arxiv !== undefined) add('eprint', { arxiv });
  return links;
}

/** The DOIs and arXiv identifiers of a BibTeX file as links. Linear. */
export function entryLinks(text: string): EntryLink[] {
  return entriesIn(text).flatMap((entry) => linksOfEntry(text, entry));
}
