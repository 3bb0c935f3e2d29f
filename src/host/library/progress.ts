import * as vscode from 'vscode';

/** Does something that may take long, with a button to give it up. */
export async function withProgress<Result>(
  title: string,
  run: (token: vscode.CancellationToken) => Promise<Result>,
): Promise<Result> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, (_progress, token) => run(token));
}
