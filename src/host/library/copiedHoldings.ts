import { workNameOf } from '../../core/cite/workAddress';
import type { Holding } from '../../core/model/library';
import type { Paper } from '../../core/model/paper';
import { papersOfWork } from '../../core/model/papersOfWork';
import { isSameWork } from '../../core/model/works';
import type { Library } from './library';
import type { CopiedHolding } from './newEntry';
import type { Tasks } from './tasks';
import { t } from '../../core/util/l10n';

/** A longer text is no list of works that somebody wants to cite. */
const LONGEST_TEXT = 200_000;

/** What the texts of works begin with or have in them; everything else is not worth a look by the worker. */
const mayHoldWorks =
  /^\s*(?:@\w+\s*[{(]|[[{]|TY {2}- |PMID- |%0 |- |[\w.:-]+:\s*$)|\n(?:TY {2}- |@\w+\s*[{(])/mu;

/** The papers of the library that are a work with a name, of which nothing else is known. */
function named(library: Library, name: Pick<Paper, 'doi'> | Pick<Paper, 'arxiv'>): readonly Holding[] {
  const { snapshot } = library.state;
  const wanted: Paper = {
    key: '',
    type: '',
    title: '',
    authors: [],
    authorsTruncated: false,
    category: { kind: 'unknown', short: '' },
    organizations: [],
    hasCode: false,
    flags: [],
    ...name,
  };
  const keys = new Set(papersOfWork(snapshot.sources, wanted).map(({ key }) => key));
  const holdings = [...keys].flatMap((key) => library.state.holdingsOfKey(key));
  return holdings.filter(({ paper }) => isSameWork(wanted, paper)).slice(0, 1);
}

/**
 * The papers that a text stands for which was copied somewhere: that of the library whose DOI or address it is, or the works
 * that it describes in BibTeX, RIS, CSL and the like. None for any other text. Nothing is looked up on the network.
 */
export async function copiedHoldings(
  text: string,
  { library, tasks }: { readonly library: Library; readonly tasks: Tasks },
): Promise<readonly Holding[]> {
  const name = workNameOf(text);
  if (name !== undefined) return named(library, name);
  if (text.length > LONGEST_TEXT || !mayHoldWorks.test(text)) return [];
  const outcome = await tasks.run('works', { text });
  if (outcome.kind === 'failed') return [];
  const source = { id: 'copied', kind: 'listing', name: t('the clipboard') } as const;
  return outcome.answer.map(({ paper, entry }, number): CopiedHolding => ({
    id: `copied#${number}`,
    paper,
    entry,
    source,
    place: { span: { start: 0, end: 0 } },
  }));
}
