import type { BibDialect } from '../write/bibEntry';
import type { BibDocument } from './bibDocument';

/** Names of fields that only one of the vocabularies has, or that each writes in its own way. */
const telling: ReadonlyMap<string, BibDialect> = new Map([
  ['date', 'biblatex'],
  ['eprinttype', 'biblatex'],
  ['journaltitle', 'biblatex'],
  ['location', 'biblatex'],
  ['address', 'bibtex'],
  ['archiveprefix', 'bibtex'],
  ['journal', 'bibtex'],
  ['year', 'bibtex'],
]);

/** The vocabulary that most fields of the file are in; that of BibTeX, which every program reads, where nothing shows it. */
export function dialectOf({ entries }: BibDocument): BibDialect {
  let balance = 0;
  for (const { name } of entries.flatMap(({ fields }) => fields)) {
    const dialect = telling.get(name);
    if (dialect !== undefined) balance += dialect === 'biblatex' ? 1 : -1;
  }
  return balance > 0 ? 'biblatex' : 'bibtex';
}
