import * as vscode from 'vscode';
import { readStyleFile } from '../../core/format/styleFile';
import { shippedStyle, shippedStyles } from '../../core/format/styles';
import { nameOf, placesOf } from '../../core/project/paths';
import type { Refusal } from '../guard';
import { settings } from '../ids';
import { currentSettings } from '../settings';
import { textAt } from './sourceContent';

/** A style that references are formatted in. */
export interface CitationStyle {
  readonly kind: 'style';
  /** What people call it. */
  readonly title: string;
  /** That of a `.csl` file. */
  readonly text: string;
  /** The language that a dependent style asks for. */
  readonly language: string | undefined;
}

const NEXT = `Choose another one in the setting ${settings.style}; zotero.org/styles has more than ten thousand.`;

function refused(reason: string): Refusal {
  return { kind: 'refused', reason: `${reason}. ${NEXT}` };
}

/** What the style is called that is set; a file by its name. */
export function titleOfStyle(name: string): string {
  return shippedStyle(name)?.title ?? nameOf(name);
}

/** The style that is set: one that comes with Citewell, or a file, from the first folder of the workspace on. */
export async function citationStyle(extensionUri: vscode.Uri): Promise<CitationStyle | Refusal> {
  const { name, isTheUsers } = currentSettings.style();
  const shipped = /\.csl$/iu.test(name) ? undefined : shippedStyle(name);
  if (shipped !== undefined) {
    const text = await textAt(vscode.Uri.joinPath(extensionUri, 'dist', 'styles', `${shipped.id}.csl`));
    return { kind: 'style', title: shipped.title, text: text ?? '', language: undefined };
  }
  const isFile = /\.csl$/iu.test(name) || /[\\/]/u.test(name);
  if (!isFile) {
    const known = shippedStyles.map(({ id, alias }) => alias ?? id).join(', ');
    return refused(`There is no style “${name}”: there are ${known}, and .csl files`);
  }
  const uri = placeOf(name, isTheUsers);
  if ('kind' in uri) return uri;
  const text = await textAt(uri);
  if (text === undefined) return refused(`The style ${name} cannot be read`);
  const style = readStyleFile(text);
  // The formatter says what is broken.
  if (style.kind !== 'dependent') return { kind: 'style', title: nameOf(name), text, language: undefined };
  const { parent, language } = style;
  const id = nameOf(parent);
  const beside = await textAt(vscode.Uri.joinPath(uri, '..', `${id}.csl`));
  const own = shippedStyle(parent);
  const found =
    beside ?? (own && (await textAt(vscode.Uri.joinPath(extensionUri, 'dist', 'styles', `${own.id}.csl`))));
  return found === undefined
    ? refused(`The style ${name} only says that it is like ${parent}. Save that one beside it as ${id}.csl`)
    : { kind: 'style', title: nameOf(name), text: found, language };
}

/** Outside the workspace only where the user says so, and the workspace is trusted. */
function placeOf(name: string, isTheUsers: boolean): vscode.Uri | Refusal {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const base = folder?.uri ?? vscode.Uri.from({ scheme: 'file', path: '/' });
  const places = placesOf(name, [base.path], undefined);
  if (places.kind === 'refused') return refused(`The style ${name} is not looked for: ${places.reason}`);
  const uri = base.with({ path: places.paths[0] ?? base.path });
  if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) return uri;
  if (!isTheUsers)
    return refused(`The style ${name} is outside the workspace, whose settings cannot name such files`);
  return vscode.workspace.isTrusted
    ? uri
    : refused(`The style ${name} is outside the workspace, which is not trusted`);
}
