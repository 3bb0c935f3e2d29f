import * as vscode from 'vscode';
import type { Tidying } from '../../core/edit/tidy';
import type { BibliographyEdits } from '../library/bibliographyEdits';
import { isBibtex, isInBibtex } from '../library/keyTexts';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';
import type { Previews } from '../previews';
import { t } from '../../core/util/l10n';

/** The order in which people write fields, as JabRef and Better BibTeX do. */
const fieldOrder: readonly string[] = [
  'author',
  'editor',
  'title',
  'subtitle',
  'booktitle',
  'journal',
  'journaltitle',
  'series',
  'volume',
  'number',
  'pages',
  'publisher',
  'location',
  'address',
  'date',
  'year',
  'month',
  'doi',
  'eprint',
  'eprinttype',
  'archiveprefix',
  'primaryclass',
  'url',
  'urldate',
  'keywords',
  'abstract',
  'note',
  'file',
];

interface Choice extends vscode.QuickPickItem {
  readonly tidying: Tidying;
}

const sorting = (): readonly Choice[] => [
  { label: t('Sort by key'), tidying: { sortsBy: 'key' } },
  { label: t('Sort by year'), tidying: { sortsBy: 'year' } },
  { label: t('Sort by year, newest first'), tidying: { sortsBy: 'year, newest first' } },
  { label: t('Sort by type'), tidying: { sortsBy: 'type' } },
];

const rest = (): readonly Choice[] => [
  {
    label: t('Remove duplicates'),
    detail: t('Entries that say exactly the same under one key; the first one stays.'),
    picked: true,
    tidying: { removesDuplicates: true },
  },
  {
    label: t('Put fields into order'),
    detail: t('Author, title, where it was published, when, and identifiers; others behind them.'),
    tidying: { fieldOrder },
  },
  { label: t('Align the “=” of fields'), tidying: { alignsFields: true } },
];

interface Services {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly edits: BibliographyEdits;
  readonly previews: Previews;
}

/** Tidies a bibliography as the user chooses, after a look at what would change. */
export function tidyBibliography({ library, loader, edits, previews }: Services) {
  return async (): Promise<void> => {
    const uri = await bibliography(library, loader);
    const tidying = uri && (await wanted());
    if (uri === undefined || tidying === undefined) return;
    const name = vscode.workspace.asRelativePath(uri);
    const operations = [{ kind: 'tidy' as const, tidying }];
    const preview = await edits.preview({ uri, operations });
    if (preview.kind === 'refused') {
      await vscode.window.showWarningMessage(preview.reason);
      return;
    }
    if (preview.before === preview.after) {
      await vscode.window.showInformationMessage(t('{0} is tidy already.', name));
      return;
    }
    const close = await previews.compare(uri, preview.after, t('{0}: as it is ↔ tidied', name));
    const tidy = t('Tidy');
    const question = t('Tidy {0} like this? Every entry keeps what it says.', name);
    const answer = await vscode.window.showInformationMessage(question, tidy, t('Leave It'));
    await close();
    if (answer !== tidy) return;
    const outcome = await edits.make({ label: t('Tidy {0}', name), uri, operations });
    if (outcome.kind === 'refused') await vscode.window.showWarningMessage(outcome.reason);
    else vscode.window.setStatusBarMessage(t('Citewell: tidied {0}. Undo takes it back.', name), 6000);
  };
}

/** The bibliography in the editor, else one of the library that the user chooses. */
async function bibliography(library: Library, loader: LibraryLoader): Promise<vscode.Uri | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (document !== undefined && isBibtex(document)) return document.uri;
  await loader.ensureLoaded();
  const items = library.state.snapshot.sources
    .filter(({ source }) => isInBibtex(source))
    .map(({ source }) => ({ label: source.name, uri: vscode.Uri.parse(source.id, true) }));
  if (items.length === 0) {
    await vscode.window.showInformationMessage(
      t('There is no bibliography to tidy. Open a .bib file first.'),
    );
    return undefined;
  }
  const placeHolder = t('The bibliography to tidy');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.uri;
}

/** What the user wants done; undefined where nothing is. */
async function wanted(): Promise<Tidying | undefined> {
  const order = await vscode.window.showQuickPick(
    [{ label: t('Leave the order as it is'), tidying: {} }, ...sorting()],
    { title: t('Tidy Bibliography (1/2)'), placeHolder: t('The order of the entries') },
  );
  if (order === undefined) return undefined;
  const picked = await vscode.window.showQuickPick(rest(), {
    title: t('Tidy Bibliography (2/2)'),
    placeHolder: t('What else to do; nothing is changed before you have seen it'),
    canPickMany: true,
  });
  if (picked === undefined) return undefined;
  const tidying = Object.assign({}, order.tidying, ...picked.map((choice) => choice.tidying)) as Tidying;
  return Object.keys(tidying).length === 0 ? undefined : tidying;
}
