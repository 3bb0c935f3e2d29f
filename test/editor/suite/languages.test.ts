import * as vscode from 'vscode';
import { keysSuggestedIn, loadedCitewell } from './citewell';
import { equal, eventually, ok } from './claims';

const entry = '@misc{okapi,\n  title = {Okapi in the forest},\n  year = {1901}\n}\n';
const front = '---\nbibliography: own.bib\n---\n\n';

/** A document of each language. Each cites `okapi` and, misspelt, `okapy`. */
const documents = {
  'paper.tex': String.raw`\bibliography{own} See \cite{okapi}, \cite{okapy}.`,
  'note.md': `${front}See [@okapi], [@okapy].\n`,
  'report.qmd': `${front}See [@okapi], [@okapy].\n`,
  'essay.typ': '#bibliography("own.bib")\nSee @okapi, @okapy.\n',
} as const;

type Name = keyof typeof documents;
const names = Object.keys(documents) as Name[];

function folderUri(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, 'languages');
}

const uriOf = (name: string): vscode.Uri => vscode.Uri.joinPath(folderUri(), name);

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

async function opened(name: Name): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(uriOf(name));
}

/** Behind the first `words` of a document. */
function behind(document: vscode.TextDocument, words: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(words) + words.length);
}

async function asked<Result>(command: string, ...args: readonly unknown[]): Promise<Result> {
  return vscode.commands.executeCommand<Result>(command, ...args);
}

describe('keys in every language', () => {
  before(async () => {
    for (const [name, text] of Object.entries({ ...documents, 'own.bib': entry })) {
      await vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
    }
    const { library } = await loadedCitewell();
    // The oldest editor at times does not tell of files in a new folder.
    await vscode.commands.executeCommand('citewell.refreshLibrary');
    await eventually('the bibliography is read', () => library.state.holdingsOfKey('okapi').length === 1);
  });

  after(async () => {
    const { library } = await loadedCitewell();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folderUri(), { recursive: true });
    await eventually('it is forgotten', () => library.state.holdingsOfKey('okapi').length === 0);
  });

  for (const name of names) {
    it(`${name}: words of the title suggest the key`, async () => {
      const document = await opened(name);
      await eventually('the key comes first', async () => {
        const [first] = await keysSuggestedIn(document, behind(document, 'okap'));
        return first === 'okapi';
      });
    });

    it(`${name}: the key shows its paper and leads to its entry`, async () => {
      const document = await opened(name);
      const place = behind(document, 'oka');
      const hovers = await asked<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place);
      const said = hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (typeof content === 'string' ? content : content.value));
      ok(said.join('').includes('Okapi'), said.join(''));
      const links = await asked<(vscode.LocationLink | vscode.Location)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        place,
      );
      equal(
        links.map((link) => nameOf('targetUri' in link ? link.targetUri : link.uri)),
        ['own.bib'],
      );
    });

    it(`${name}: the key is found in all languages, and renamed in all of them`, async () => {
      const document = await opened(name);
      const place = behind(document, 'oka');
      const found = await asked<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, place);
      // The editor's own Markdown finds the brackets as well.
      const files = new Set(found.map(({ uri }) => nameOf(uri)));
      equal([...files].sort(), [...names, 'own.bib'].sort());
      const edit = await asked<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        place,
        'okapi1901',
      );
      equal(
        edit
          .entries()
          .map(([uri]) => nameOf(uri))
          .sort(),
        [...names, 'own.bib'].sort(),
      );
    });

    it(`${name}: a key that nobody has is told, and mended by a quick fix`, async () => {
      const document = await opened(name);
      await vscode.window.showTextDocument(document);
      const told = await eventually('it is told', () =>
        vscode.languages
          .getDiagnostics(document.uri)
          .find(({ source, range }) => source === 'Citewell' && document.getText(range) === 'okapy'),
      );
      const actions = await asked<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        told.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      const fix = actions.find(({ title }) => title === 'Change to “okapi”');
      ok(fix?.edit, actions.map(({ title }) => title).join(', '));
      await vscode.workspace.applyEdit(fix.edit);
      ok(!document.getText().includes('okapy'), 'the key is right');
      await vscode.commands.executeCommand('undo');
      equal(document.getText(), documents[name]);
    });
  }

  it('are known from a bibliography that is not saved', async () => {
    const bibliography = await vscode.workspace.openTextDocument(uriOf('own.bib'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(bibliography.uri, new vscode.Position(0, 0), '@misc{quokka, title = {A smiling animal}}\n');
    await vscode.workspace.applyEdit(edit);
    ok(bibliography.isDirty, 'it is not saved');
    const document = await opened('note.md');
    await eventually('the new key is suggested', async () => {
      const { library } = await loadedCitewell();
      return library.state.holdingsOfKey('quokka').length === 1;
    });
    const keys = await keysSuggestedIn(document, behind(document, '[@'));
    ok(keys.includes('quokka'), keys.join(', '));
    await vscode.window.showTextDocument(bibliography);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually('it is as it was', () => bibliography.getText() === entry);
  });
});

// The other suites open one folder.
if ((vscode.workspace.workspaceFolders ?? []).length > 1) {
  describe('a workspace of two folders', () => {
    it('has the bibliographies of both, and leads from one to the other', async () => {
      const { library } = await loadedCitewell();
      equal(
        library.state.holdingsOfKey('lab2020').map(({ source }) => source.name),
        ['group/lab.bib'],
      );
      const folder = vscode.workspace.workspaceFolders?.[0];
      ok(folder, 'there is a first folder');
      const uri = vscode.Uri.joinPath(folder.uri, 'two.md');
      const text = '---\nbibliography: ../group/lab.bib\n---\n\n[@lab2020]\n';
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      const document = await vscode.workspace.openTextDocument(uri);
      const links = await asked<(vscode.LocationLink | vscode.Location)[]>(
        'vscode.executeDefinitionProvider',
        uri,
        behind(document, '@lab'),
      );
      equal(
        links.map((link) => nameOf('targetUri' in link ? link.targetUri : link.uri)),
        ['lab.bib'],
      );
      const edit = await asked<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        uri,
        behind(document, '@lab'),
        'lab2021',
      );
      equal(
        edit
          .entries()
          .map(([one]) => nameOf(one))
          .sort(),
        ['lab.bib', 'two.md'],
      );
      await vscode.workspace.fs.delete(uri);
    });
  });
}
