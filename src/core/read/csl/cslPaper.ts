import type { Paper } from '../../model/paper';
import type { Problem } from '../../model/problem';
import type { DataMap, DataNode } from '../../text/dataNode';
import { entryTypeGroup } from '../bibtex/entryTypes';
import { readArxivCategory, readArxivId, readDoi } from '../bibtex/identifiers';
import { mentionsCode } from '../bibtex/paperOf';
import { readCslDate } from './cslDate';
import { readCslNames } from './cslNames';
import { bibtexType } from './cslTypes';
import { t } from '../../util/l10n';

/** A paper whose key is not said yet. */
export type DescribedPaper = Omit<Paper, 'key'>;

/**
 * The paper that a CSL item describes. What the item does not say is absent; a field of the wrong shape costs that field
 * and is reported. Never throws.
 */
export function cslPaper(
  item: DataMap,
  readWords: (written: string) => string,
  report: (problem: Problem) => void,
): DescribedPaper {
  const fields = new ItemFields(item, readWords, report);
  const lookup = { field: (name: string) => fields.bibtexField(name) };
  const arxiv = readArxivId(lookup);
  const type = bibtexType(fields.words('type'), fields.words('genre'));
  const { authors, truncated } = fields.names();
  const { date, year } = fields.date();
  const abstract = fields.words('abstract');
  const doi = readDoi(lookup);
  const url = fields.words('URL');
  const venue = fields.words('container-title') || fields.words('publisher');
  const keywords = fields.keywords();
  return {
    type,
    title: fields.words('title'),
    authors,
    authorsTruncated: truncated,
    ...(date !== undefined && { date }),
    ...(year !== undefined && { year }),
    category: readArxivCategory(lookup, arxiv) ?? entryTypeGroup(type),
    organizations: [],
    hasCode: mentionsCode(lookup),
    ...(abstract !== '' && { abstract }),
    ...(doi !== undefined && { doi }),
    ...(arxiv !== undefined && { arxiv }),
    ...(url !== '' && { url }),
    ...(venue !== '' && { venue }),
    ...(keywords.length > 0 && { keywords }),
    flags: [],
  };
}

/** Where CSL keeps what BibTeX has under these names. */
const cslNames: ReadonlyMap<string, string> = new Map([
  ['doi', 'DOI'],
  ['url', 'URL'],
  ['journal', 'container-title'],
  ['note', 'note'],
  ['number', 'number'],
  ['keywords', 'keyword'],
  ['eprinttype', 'archive'],
]);

/** What is no text for reading, and has no markup. */
const addresses: ReadonlySet<string> = new Set(['DOI', 'URL']);

class ItemFields {
  private readonly reported = new Set<string>();

  public constructor(
    private readonly item: DataMap,
    private readonly readWords: (written: string) => string,
    private readonly report: (problem: Problem) => void,
  ) {}

  /** The words of a field, on one line; empty where there are none. A list, as Crossref has it, gives its first words. */
  public words(name: string): string {
    // YAML written by hand often has these in lower case.
    const node = this.item.fields.get(name) ?? this.item.fields.get(name.toLowerCase());
    if (node === undefined) return '';
    const first = node.kind === 'list' ? node.items[0] : node;
    if (first?.kind === 'text') return addresses.has(name) ? first.text.trim() : this.readWords(first.text);
    if (first !== undefined) this.misfit(name, first, t('words'));
    return '';
  }

  /** What BibTeX would have under the name; undefined where there is nothing. */
  public bibtexField(name: string): string | undefined {
    if (name === 'eprint') return this.eprint();
    const cslName = cslNames.get(name);
    const words = cslName === undefined ? '' : this.words(cslName);
    return words === '' ? undefined : words;
  }

  /** Zotero writes `arXiv:1706.03762 [cs]` as the number of a preprint; other numbers are those of reports. */
  private eprint(): string | undefined {
    const number = this.words('number');
    const found = /^arxiv:/i.test(number) ? number : this.words('archive_location');
    return found === '' ? undefined : found;
  }

  /** Words between commas or semicolons, as in BibTeX; in YAML also a list. */
  public keywords(): readonly string[] {
    const node = this.item.fields.get('keyword');
    const written = node?.kind === 'list' ? node.items : node === undefined ? [] : [node];
    return written
      .flatMap((one) => (one.kind === 'text' ? this.readWords(one.text).split(/[;,]/) : []))
      .map((word) => word.trim())
      .filter((word) => word !== '');
  }

  public names(): Pick<ReturnType<typeof readCslNames>, 'authors' | 'truncated'> {
    for (const variable of ['author', 'editor']) {
      const node = this.item.fields.get(variable);
      if (node === undefined) continue;
      const { authors, truncated, misfits } = readCslNames(node);
      for (const misfit of misfits) this.misfit(variable, misfit, t('a name with “family” or “literal”'));
      if (authors.length > 0) return { authors, truncated };
    }
    return { authors: [], truncated: false };
  }

  public date(): ReturnType<typeof readCslDate> {
    const node = this.item.fields.get('issued');
    if (node === undefined) return {};
    const date = readCslDate(node);
    const isEmpty =
      node.kind === 'list' ? node.items.length === 0 : node.kind === 'map' && node.fields.size === 0;
    if (date.year === undefined && !isEmpty) this.misfit('issued', node, t('a date with “date-parts”'));
    return date;
  }

  private misfit(name: string, { start, end }: DataNode, wanted: string): void {
    if (this.reported.has(`${name} ${start}`)) return;
    this.reported.add(`${name} ${start}`);
    this.report({
      code: 'malformed-field',
      severity: 'warning',
      message: t('This cannot be read as “{0}”. Write {1} here, or remove it.', name, wanted),
      span: { start, end: Math.max(end, start + 1) },
    });
  }
}
