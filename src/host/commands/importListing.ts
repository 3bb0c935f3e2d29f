import * as vscode from 'vscode';
import { decodeBytes } from '../../core/read/decodeBytes';
import { readListing } from '../../core/read/listing/readListing';
import type { Log } from '../guard';
import { keepListing } from '../library/listings';
import type { LibraryLoader } from '../library/libraryLoader';

/** A listing on its way in, before it is known to be one. */
interface Offered {
  readonly name: string;
  readonly text: string;
}

async function fromFile(): Promise<Offered | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: 'Import Listing',
      openLabel: 'Import',
      canSelectMany: false,
      filters: { Text: ['txt', 'text', 'lst', 'md'], 'All files': ['*'] },
    })) ?? [];
  if (uri === undefined) return undefined;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const decoded = decodeBytes(await vscode.workspace.fs.readFile(uri));
  if (decoded.kind === 'text') return { name: name.replace(/\.[^.]+$/u, ''), text: decoded.text };
  await vscode.window.showErrorMessage(`${name} could not be read: ${decoded.reason}.`);
  return undefined;
}

async function fromClipboard(): Promise<Offered> {
  const today = new Date().toISOString().slice(0, 10);
  return { name: `Clipboard ${today}`, text: await vscode.env.clipboard.readText() };
}

const origins = [
  { label: '$(file) From a file…', description: 'a text file with a listing', offer: fromFile },
  { label: '$(clippy) From the clipboard', description: 'a listing copied elsewhere', offer: fromClipboard },
];

/** Adds a listing of papers to the library. What is no listing is refused with a look at what is expected. */
export function importListing(context: vscode.ExtensionContext, loader: LibraryLoader, log: Log) {
  return async (): Promise<void> => {
    const origin = await vscode.window.showQuickPick(origins, {
      title: 'Import Listing',
      placeHolder: 'Where is the listing?',
    });
    const offered = await origin?.offer();
    if (offered === undefined) return;
    const { papers, problems } = readListing(offered.text);
    if (papers.length === 0) {
      await vscode.window.showWarningMessage(
        'No papers were found. A listing has three lines for each paper: category and date (“CL Nov 8, 2023”), title and authors, abstract.',
      );
      return;
    }
    const source = await keepListing(context, log, offered.name, offered.text);
    await loader.refresh();
    const doubts = papers.filter(({ flags }) => flags.some(({ kind }) => kind === 'title-doubtful')).length;
    const remarks = [
      problems.length === 0 ? '' : `${problems.length} places could not be read, see the Problems panel`,
      doubts === 0 ? '' : `${doubts} titles are in doubt and say so on their pages`,
    ].filter(Boolean);
    const message = `“${source.name}”: ${papers.length} papers imported.`;
    await vscode.window.showInformationMessage([message, ...remarks.map((remark) => `${remark}.`)].join(' '));
  };
}
