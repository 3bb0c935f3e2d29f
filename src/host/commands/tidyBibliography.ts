import * as vscode from 'vscode';
import type { Tidying } from '../../core/edit/tidy';
import type { BibliographyEdits } from '../library/bibliographyEdits';
import { isBibtex, isInBibtex } from '../library/keyTexts';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';
import type { Previews } from '../previews';

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

const sorting: readonly Choice[] = [
  { label: 'Sort by key', tidying: { sortsBy: 'key' } },
  { label: 'Sort by year', tidying: { sortsBy: 'year' } },
  { label: 'Sort by year, newest first', tidying: { sortsBy: 'year, newest first' } },
  { label: 'Sort by type', tidying: { sortsBy: 'type' } },
];

const rest: readonly Choice[] = [
  {
    label: 'Remove duplicates',
    detail: 'Entries that say exactly the same under one key; the first one stays.',
    picked: true,
    tidying: { removesDuplicates: true },
  },
  {
    label: 'Put fields into order',
    detail: 'Author, title, where it was published, when, and identifiers; others behind them.',
    tidying: { fieldOrder },
  },
  { label: 'Align the “=” of fields', tidying: { alignsFields: true } },
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
      await vscode.window.showInformationMessage(`${name} is tidy already.`);
      return;
    }
    const close = await previews.compare(uri, preview.after, `${name}: as it is ↔ tidied`);
    const tidy = 'Tidy';
    const question = `Tidy ${name} like this? Every entry keeps what it says.`;
    const answer = await vscode.window.showInformationMessage(question, tidy, 'Leave It');
    await close();
    if (answer !== tidy) return;
    const outcome = await edits.make({ label: `Tidy ${name}`, uri, operations });
    if (outcome.kind === 'refused') await vscode.window.showWarningMessage(outcome.reason);
    else vscode.window.setStatusBarMessage(`Citewell: tidied ${name}. Undo takes it back.`, 6000);
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
    await vscode.window.showInformationMessage('There is no bibliography to tidy. Open a .bib file first.');
    return undefined;
  }
  const placeHolder = 'The bibliography to tidy';
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.uri;
}

/** What the user wants done; undefined where nothing is. */
async function wanted(): Promise<Tidying | undefined> {
  const order = await vscode.window.showQuickPick(
    [{ label: 'Leave the order as it is', tidying: {} }, ...sorting],
    { title: 'Tidy Bibliography (1/2)', placeHolder: 'The order of the entries' },
  );
  if (order === undefined) return undefined;
  const picked = await vscode.window.showQuickPick(rest, {
    title: 'Tidy Bibliography (2/2)',
    placeHolder: 'What else to do; nothing is changed before you have seen it',
    canPickMany: true,
  });
  if (picked === undefined) return undefined;
  const tidying = Object.assign({}, order.tidying, ...picked.map((choice) => choice.tidying)) as Tidying;
  return Object.keys(tidying).length === 0 ? undefined : tidying;
}
