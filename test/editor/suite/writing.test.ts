import * as vscode from 'vscode';
import { eventually, equal, ok } from './claims';
import { loadedCitewell } from './citewell';

/** One bibliography with a style of its own, and what is added to it for the sample `xu2015show`. */
const refs = '@article{mine,\n\ttitle = "Mine",\n\tyear = 2014\n}\n';
const isAdded = (text: string): boolean =>
  text.startsWith(`${refs}\n@`) && text.includes('{xu2015show,\n\ttitle = "Show, Attend and Tell');

interface Case {
  readonly name: string;
  readonly text: string;
  readonly after: string;
}

const cases: readonly Case[] = [
  {
    name: 'paper.tex',
    text: String.raw`\documentclass{article}\usepackage{biblatex}\addbibresource{BIB}\begin{document}See \cite{show attend|}.\end{document}`,
    after: String.raw`See \cite{xu2015show}.`,
  },
  {
    name: 'paper.md',
    text: '---\nbibliography: BIB\n---\n\nSee [@show attend|].\n',
    after: 'See [@xu2015show].',
  },
  { name: 'paper.qmd', text: '---\nbibliography: BIB\n---\n\nSee @show|\n', after: 'See @xu2015show' },
  { name: 'paper.typ', text: '#bibliography("BIB")\nSee @attend|\n', after: 'See @xu2015show' },
];

function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  ok(first, 'a folder is open');
  return vscode.Uri.joinPath(first.uri, 'adding');
}

async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder(), name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

async function textOnDisk(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** The document with the cursor at `|` and its bibliography, each under a name of its own. */
async function written({ name, text }: Pick<Case, 'name' | 'text'>, bibliography: string) {
  const bib = `${name.replace('.', '-')}-${Date.now()}.bib`;
  const bibUri = await write(bib, bibliography);
  const whole = text.replace('BIB', bib);
  const offset = whole.indexOf('|');
  const uri = await write(`${Date.now()}-${name}`, whole.replace('|', ''));
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  const position = document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
  return { document, editor, bibUri };
}

/** Opens the suggestions at the cursor and takes the first one. */
async function takeFirst(document: vscode.TextDocument): Promise<void> {
  const before = document.version;
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  await eventually('a suggestion is taken', async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return document.version > before;
  });
  ok(document.getText().includes('xu2015show'), document.getText());
}

async function undoIn(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
}

describe('adding an entry', () => {
  before(async () => {
    await loadedCitewell();
    await vscode.workspace.fs.createDirectory(folder());
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  after(() => vscode.workspace.fs.delete(folder(), { recursive: true }));

  for (const { name, text, after: citation } of cases) {
    it(`${name}: a suggestion that is taken cites, and adds to the bibliography, in one undo step each`, async () => {
      const { document, bibUri } = await written({ name, text }, refs);
      await takeFirst(document);
      ok(document.getText().includes(citation), document.getText());
      await eventually('the entry is saved', async () => isAdded(await textOnDisk(bibUri)));
      const bibliography = await vscode.workspace.openTextDocument(bibUri);
      await undoIn(bibliography);
      await eventually('one undo takes the entry back', () => bibliography.getText() === refs);
      await bibliography.save();
      ok(document.getText().includes(citation), 'the citation stays');
      await undoIn(document);
      await eventually('one undo takes the citation back', () => !document.getText().includes(citation));
      await document.save();
    });
  }

  it('keeps changes of the bibliography that are not saved, and does not save them', async () => {
    const { document, bibUri } = await written(cases[1]!, refs);
    const bibliography = await vscode.workspace.openTextDocument(bibUri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(bibUri, new vscode.Position(0, 0), '% unsaved\n');
    ok(await vscode.workspace.applyEdit(edit), 'the bibliography was changed');
    await takeFirst(document);
    await eventually('the entry is there', () => isAdded(bibliography.getText().replace('% unsaved\n', '')));
    ok(bibliography.getText().startsWith('% unsaved\n'), 'the change is there');
    ok(bibliography.isDirty, 'it is not saved');
    equal(await textOnDisk(bibUri), refs);
    await bibliography.save();
    await document.save();
  });

  it('keeps line ends and a byte-order mark', async () => {
    const crlf = `\ufeff${refs.replaceAll('\n', '\r\n')}`;
    const { document, bibUri } = await written(cases[1]!, crlf);
    await takeFirst(document);
    await eventually('the entry is saved', async () => (await textOnDisk(bibUri)).includes('xu2015show'));
    const bytes = await vscode.workspace.fs.readFile(bibUri);
    const kept = new TextEncoder().encode(crlf);
    equal([...bytes.subarray(0, kept.length)], [...kept]);
    const added = new TextDecoder().decode(bytes.subarray(kept.length));
    ok(!/(?<!\r)\n/u.test(added), 'all line ends are as before');
    await document.save();
  });

  const untouched: readonly (readonly [what: string, text: string])[] = [
    ['an automatic export owns', `% This file is automatically generated by Better BibTeX\n${refs}`],
    ['is in the middle of a merge', `${refs}<<<<<<< ours\n@misc{a}\n=======\n@misc{b}\n>>>>>>> theirs\n`],
    ['has line ends of two kinds', refs.replace('\n', '\r\n')],
  ];
  for (const [what, text] of untouched) {
    it(`leaves alone what ${what}`, async () => {
      const { document, bibUri } = await written(cases[1]!, text);
      await takeFirst(document);
      ok(document.getText().includes('[@xu2015show]'), 'the citation is there');
      await new Promise((resolve) => setTimeout(resolve, 1500));
      equal(await textOnDisk(bibUri), text);
      const bibliography = await vscode.workspace.openTextDocument(bibUri);
      ok(!bibliography.isDirty && !bibliography.getText().includes('xu2015show'), 'nothing was changed');
      await document.save();
    });
  }

  it('leaves alone a file system that is read-only, and inserts nothing by halves', async () => {
    const { library } = await loadedCitewell();
    const files = new Map([
      ['/paper.md', '---\nbibliography: refs.bib\n---\n\nSee \n'],
      ['/refs.bib', refs],
    ]);
    const stat = (uri: vscode.Uri): vscode.FileStat => {
      const text = files.get(uri.path);
      if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
      return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: text.length };
    };
    const refuse = (uri: vscode.Uri): never => {
      throw vscode.FileSystemError.NoPermissions(uri);
    };
    const registration = vscode.workspace.registerFileSystemProvider(
      'citewell-fixed',
      {
        onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
        watch: () => new vscode.Disposable(() => {}),
        stat,
        readFile: (uri) => new TextEncoder().encode(files.get(uri.path) ?? ''),
        readDirectory: () => [],
        createDirectory: refuse,
        writeFile: refuse,
        delete: refuse,
        rename: refuse,
      },
      { isReadonly: true },
    );
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('citewell-fixed:/paper.md'));
    const editor = await vscode.window.showTextDocument(document);
    const end = document.positionAt(document.getText().length - 1);
    editor.selection = new vscode.Selection(end, end);
    const [holding] = library.state.holdingsOfKey('xu2015show');
    void vscode.commands.executeCommand('citewell.insertPapers', holding?.id);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    ok(!document.isDirty, 'the document is as it was');
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    registration.dispose();
  });

  it('makes a bibliography that is declared and not there, with the citation', async () => {
    const { library } = await loadedCitewell();
    const made = `made-${Date.now()}.bib`;
    const { document } = await written(
      { name: 'made.md', text: `---\nbibliography: ${made}\n---\n\nSee |.\n` },
      refs,
    );
    const [holding] = library.state.holdingsOfKey('xu2015show');
    await vscode.commands.executeCommand('citewell.insertPapers', holding?.id);
    ok(document.getText().includes('See [@xu2015show].'), document.getText());
    const text = await textOnDisk(vscode.Uri.joinPath(folder(), made));
    ok(/^@misc\{xu2015show,\n {2}title = \{Show, Attend and Tell/u.test(text), text);
    await document.save();
  });

  it('inserts a citation and its entry together', async () => {
    const { library } = await loadedCitewell();
    const { document, bibUri } = await written(
      { name: 'together.md', text: '---\nbibliography: BIB\n---\n\nSee |.\n' },
      refs,
    );
    const [holding] = library.state.holdingsOfKey('xu2015show');
    await vscode.commands.executeCommand('citewell.insertPapers', holding?.id);
    ok(document.getText().includes('See [@xu2015show].'), document.getText());
    ok(isAdded(await textOnDisk(bibUri)), 'the entry is saved');
    await document.save();
  });
});
