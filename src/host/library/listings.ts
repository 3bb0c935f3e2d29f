import * as vscode from 'vscode';
import type { Source } from '../../core/model/library';
import type { Log } from '../guard';
import { isMissing } from './sourceContent';
import { t } from '../../core/util/l10n';

/** Where imported listings are kept: files of ours, one a listing, in the extension's own folder. */
function folder(context: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(context.globalStorageUri, 'listings');
}

/** The papers that come with Citewell. */
export function sampleSource(context: vscode.ExtensionContext): Source {
  const uri = vscode.Uri.joinPath(context.extensionUri, 'data', 'listing.txt');
  return { id: uri.toString(), kind: 'sample', name: t('Sample papers') };
}

function sourceOf(uri: vscode.Uri): Source {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/\.txt$/u, '');
  return { id: uri.toString(), kind: 'listing', name };
}

/** The listings imported so far; none if the folder was never made or cannot be read, which the log says. */
export async function importedListings(
  context: vscode.ExtensionContext,
  log: Log,
): Promise<readonly Source[]> {
  let entries: readonly [string, vscode.FileType][];
  try {
    entries = await vscode.workspace.fs.readDirectory(folder(context));
  } catch (error) {
    if (!isMissing(error)) log.warn(`${folder(context).toString()}: ${String(error)}`);
    return [];
  }
  return entries
    .filter(([name, type]) => type === vscode.FileType.File && name.endsWith('.txt'))
    .map(([name]) => sourceOf(vscode.Uri.joinPath(folder(context), name)));
}

/** Characters that some file system does not take. */
function fileName(name: string): string {
  const safe = name.replaceAll(/[<>:"/\\|?*\u0000-\u001F]+/gu, ' ').trim();
  return safe === '' || safe.startsWith('.') ? t('Listing') : safe.slice(0, 100);
}

/**
 * Keeps `text` as an imported listing under a name not taken yet. Written to a temporary name and renamed, so that a
 * half-written file is never read. Fails as the file system does.
 */
export async function keepListing(
  context: vscode.ExtensionContext,
  log: Log,
  name: string,
  text: string,
): Promise<Source> {
  const taken = new Set((await importedListings(context, log)).map((source) => source.name));
  const wanted = fileName(name);
  let free = wanted;
  for (let number = 2; taken.has(free); number++) free = `${wanted} ${number}`;
  await vscode.workspace.fs.createDirectory(folder(context));
  const temporary = vscode.Uri.joinPath(folder(context), `${free}.part`);
  const target = vscode.Uri.joinPath(folder(context), `${free}.txt`);
  await vscode.workspace.fs.writeFile(temporary, new TextEncoder().encode(text));
  await vscode.workspace.fs.rename(temporary, target, { overwrite: false });
  return sourceOf(target);
}

/** Removes the copy of an imported listing; the file it was made from is not touched. */
export async function discardListing(source: Source): Promise<void> {
  await vscode.workspace.fs.delete(vscode.Uri.parse(source.id, true), { useTrash: false });
}
