import * as vscode from 'vscode';
import { paperCount } from '../../../src/core/model/library';
import { eventually, equal, ok } from './claims';
import { loadedCitewell, openDemo } from './citewell';

describe('the library', () => {
  it('has the sample papers and the bibliography of the workspace', async () => {
    const { library } = await loadedCitewell();
    const isOneFolder = vscode.workspace.workspaceFolders?.length === 1;
    // Where there are several folders, their names stand before those of the files.
    const expected = isOneFolder
      ? [['refs.bib', 10]]
      : [
          ['demo/refs.bib', 10],
          ['group/lab.bib', 1],
        ];
    equal(
      library.state.snapshot.sources.map((snapshot) => [snapshot.source.name, paperCount(snapshot)]),
      [...expected, ['Sample papers', 26]],
    );
  });

  it('follows a bibliography while it is edited, shows a broken entry, and keeps the others', async () => {
    const { library } = await loadedCitewell();
    const document = await openDemo('refs.bib');
    const edit = new vscode.WorkspaceEdit();
    const text = '@misc{newcomer2026, title = {A Newcomer}}\n@misc{broken2026, title = {No end\n\n';
    edit.insert(document.uri, new vscode.Position(0, 0), text);
    await vscode.workspace.applyEdit(edit);
    await eventually(
      'the unsaved entry is in the library',
      () => library.state.holdingsOfKey('newcomer2026').length === 1,
    );
    ok(library.state.holdingsOfKey('shannon1948mathematical').length === 1, 'the others are still there');
    const problems = await eventually('the broken entry is a problem', () => {
      const found = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source === 'Citewell');
      return found.length > 0 && found;
    });
    equal(problems[0]?.range.start.line, 1);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually(
      'the change is taken back',
      () => library.state.holdingsOfKey('newcomer2026').length === 0,
    );
  });

  it('follows files that come and go', async () => {
    const { library } = await loadedCitewell();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(folder, 'a folder is open');
    const uri = vscode.Uri.joinPath(folder, 'later.bib');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('@misc{later2026, title = {Later}}\n'));
    await eventually('the file is read', () => library.state.holdingsOfKey('later2026').length === 1);
    await vscode.workspace.fs.delete(uri);
    await eventually('the file is forgotten', () => library.state.holdingsOfKey('later2026').length === 0);
  });

  it('names a file that cannot be decoded and reads the others', async () => {
    const { library } = await loadedCitewell();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(folder, 'a folder is open');
    const uri = vscode.Uri.joinPath(folder, 'noise.bib');
    await vscode.workspace.fs.writeFile(uri, Uint8Array.from([64, 109, 0, 0, 255]));
    await eventually('the file is named', () =>
      library.source(uri.toString())?.problems.some(({ code }) => code === 'undecodable-file'),
    );
    ok(library.state.holdingsOfKey('shannon1948mathematical').length === 1, 'the others are still there');
    await vscode.workspace.fs.delete(uri);
    await eventually('the file is forgotten', () => library.source(uri.toString()) === undefined);
  });
});
