import * as vscode from 'vscode';
import { readStyleFile } from '../../core/format/styleFile';
import { shippedStyle, shippedStyles } from '../../core/format/styles';
import { nameOf, placesOf } from '../../core/project/paths';
import type { Refusal } from '../guard';
import { settings } from '../ids';
import type { currentSettings } from '../settings';
import { textAt } from './sourceContent';
import { t } from '../../core/util/l10n';

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

function refused(reason: string): Refusal {
  const next = t(
    'Choose another one in the setting {0}; zotero.org/styles has more than ten thousand.',
    settings.style,
  );
  return { kind: 'refused', reason: `${reason} ${next}` };
}

/** What the style is called that is set; a file by its name. */
export function titleOfStyle(name: string): string {
  return shippedStyle(name)?.title ?? nameOf(name);
}

/** A style by its name: one that comes with Citewell, or a file, from the first folder of the workspace on. */
export async function citationStyle(
  extensionUri: vscode.Uri,
  { name, isTheUsers }: ReturnType<typeof currentSettings.style>,
): Promise<CitationStyle | Refusal> {
  const shipped = /\.csl$/iu.test(name) ? undefined : shippedStyle(name);
  if (shipped !== undefined) {
    const text = await textAt(vscode.Uri.joinPath(extensionUri, 'dist', 'styles', `${shipped.id}.csl`));
    return { kind: 'style', title: shipped.title, text: text ?? '', language: undefined };
  }
  const isFile = /\.csl$/iu.test(name) || /[\\/]/u.test(name);
  if (!isFile) {
    const known = shippedStyles.map(({ id, alias }) => alias ?? id).join(', ');
    return refused(t('There is no style “{0}”: there are {1}, and .csl files.', name, known));
  }
  const uri = placeOf(name, isTheUsers);
  if ('kind' in uri) return uri;
  const text = await textAt(uri);
  if (text === undefined) return refused(t('The style {0} cannot be read.', name));
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
    ? refused(
        t(
          'The style {0} only says that it is like {1}. Save that one beside it as {2}.csl.',
          name,
          parent,
          id,
        ),
      )
    : { kind: 'style', title: nameOf(name), text: found, language };
}

/** Outside the workspace only where the user says so, and the workspace is trusted. */
function placeOf(name: string, isTheUsers: boolean): vscode.Uri | Refusal {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const base = folder?.uri ?? vscode.Uri.from({ scheme: 'file', path: '/' });
  const places = placesOf(name, [base.path], undefined);
  if (places.kind === 'refused')
    return refused(t('The style {0} is not looked for: {1}.', name, places.reason));
  const uri = base.with({ path: places.paths[0] ?? base.path });
  if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) return uri;
  if (!isTheUsers)
    return refused(t('The style {0} is outside the workspace, whose settings cannot name such files.', name));
  return vscode.workspace.isTrusted
    ? uri
    : refused(t('The style {0} is outside the workspace, which is not trusted.', name));
}
