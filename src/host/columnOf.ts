import * as vscode from 'vscode';

/** The column in which a tab holds the document at `uri`; undefined if none does. */
export function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const name = uri.toString();
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === name),
  );
  return group?.viewColumn;
}

/** Brings a place of a file to the screen: in its own column if it is open, else beside the page that leads there. */
export async function showBeside(
  uri: vscode.Uri,
  selection: vscode.Range,
  page: vscode.ViewColumn | undefined,
): Promise<void> {
  const other = vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn !== page)?.viewColumn;
  const viewColumn = columnOf(uri) ?? other ?? vscode.ViewColumn.Beside;
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { viewColumn, selection });
}
