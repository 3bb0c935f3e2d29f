import * as vscode from 'vscode';

/** Writes a file of ours, or a new one, under another name that takes its place when it is whole. Fails as the file system does. */
export async function writeWhole(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const temporary = uri.with({ path: `${uri.path}.part` });
  const { fs } = vscode.workspace;
  await fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
  await fs.writeFile(temporary, bytes);
  await fs.rename(temporary, uri, { overwrite: true });
}
