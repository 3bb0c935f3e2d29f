import * as vscode from 'vscode';

/** The name under which a file is written before it takes its place. */
export function unfinished(uri: vscode.Uri): vscode.Uri {
  return uri.with({ path: `${uri.path}.part` });
}

/** Writes a file of ours, or a new one, under another name that takes its place when it is whole. Fails as the file system does. */
export async function writeWhole(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const temporary = unfinished(uri);
  const { fs } = vscode.workspace;
  await fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
  await fs.writeFile(temporary, bytes);
  await fs.rename(temporary, uri, { overwrite: true });
}
