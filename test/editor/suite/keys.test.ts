import * as vscode from 'vscode';
import { keysSuggestedIn, loadedCitewell } from './citewell';
import { equal, eventually, ok } from './claims';

/** A small project in several languages: a main file, a part of it that uses its command, and notes. */
const project = {
  'keys/own.bib':
    '@misc{zebra,\n  title = {Zebra crossings},\n  doi = {10.1000/182}\n}\n@misc{child, crossref = {zebra}}\n',
  'keys/main.tex': String.raw`\newcommand{\see}[1]{\cite{#1}}\begin{document}\input{part}\bibliography{own}`,
  'keys/part.tex': String.raw`See \see{zebra}, \cite{zeb}.`,
  'keys/notes.qmd': '---\nbibliography: own.bib\n---\n\nAnd [@zebra].\n',
  'keys/notes.typ': 'A @zebra. #bibliography("own.bib")\n',
};

function uriOf(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

const part = (): vscode.Uri => uriOf('keys/part.tex');
/** On the key of `\see{zebra}`. */
const onKey = new vscode.Position(0, 12);

/** `part.tex 0:9-0:14`. */
function placeIn(uri: vscode.Uri, { start, end }: vscode.Range): string {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return `${name} ${start.line}:${start.character}-${end.line}:${end.character}`;
}

const everywhere = [
  'notes.qmd 4:6-4:11',
  'notes.typ 0:3-0:8',
  'own.bib 0:6-0:11',
  'own.bib 4:25-4:30',
  'part.tex 0:9-0:14',
];

describe('keys in a project of several languages', () => {
  before(async () => {
    for (const [name, text] of Object.entries(project)) {
      await vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
    }
    const { library } = await loadedCitewell();
    // The oldest editor at times does not tell of files in a new folder.
    await vscode.commands.executeCommand('citewell.refreshLibrary');
    await eventually('the bibliography is read', () => library.state.holdingsOfKey('zebra').length === 1);
  });

  after(async () => {
    const { library } = await loadedCitewell();
    await vscode.workspace.fs.delete(uriOf('keys'), { recursive: true });
    await eventually('it is forgotten', () => library.state.holdingsOfKey('zebra').length === 0);
  });

  it('are suggested in a command that the main file defines, those of its bibliography first', async () => {
    const document = await vscode.workspace.openTextDocument(part());
    await eventually('the main file is known', async () => {
      const keys = await keysSuggestedIn(document, onKey);
      return keys[0] === 'zebra';
    });
  });

  it('lead to their entry', async () => {
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      part(),
      onKey,
    );
    equal(
      links.map(({ targetUri, targetRange }) => placeIn(targetUri, targetRange)),
      ['own.bib 0:0-3:1'],
    );
  });

  it('are found in every language and in the bibliography', async () => {
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      part(),
      onKey,
    );
    equal(found.map(({ uri, range }) => placeIn(uri, range)).sort(), everywhere);
  });

  it('are renamed in every language, exactly the key tokens', async () => {
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      part(),
      onKey,
      'quagga',
    );
    const edits = edit
      .entries()
      .flatMap(([uri, list]) => list.map(({ range, newText }) => `${placeIn(uri, range)} ${newText}`));
    equal(
      edits.sort(),
      everywhere.map((place) => `${place} quagga`),
    );
  });

  it('are not renamed to one that is taken', async () => {
    let said = '';
    try {
      await vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', part(), onKey, 'child');
    } catch (error) {
      said = String(error);
    }
    ok(said.includes('taken'), said);
  });
});
