import * as vscode from 'vscode';

const scheme = 'citewell-mark';

/** The resource for which a row stands that has a badge; it exists only to be decorated. `words` say what the signs mean. */
export function badgeUri(signs: string, words: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${signs}`, query: words });
}

/** Marks rows at their end, where no long title can hide it. */
export class RowBadgeProvider implements vscode.FileDecorationProvider {
  provideFileDecoration({ scheme: found, path, query }: vscode.Uri): vscode.FileDecoration | undefined {
    return found === scheme ? new vscode.FileDecoration(path.slice(1), query) : undefined;
  }
}
