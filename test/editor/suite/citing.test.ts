import * as vscode from 'vscode';
import { eventually, equal, ok } from './claims';
import { hoverText, keysSuggestedIn, loadedCitewell, suggestedKeys, untitled } from './citewell';

describe('suggestions', () => {
  before(loadedCitewell);

  const first: [string, string, string][] = [
    ['latex', String.raw`\cite{attend tell|}`, 'xu2015show'],
    ['latex', String.raw`\citep[see][]{shannon, theano|`, 'team2016theano'],
    ['latex', String.raw`\parencite{godel formal|}`, 'godel1931formal'],
    ['markdown', '@theano|', 'team2016theano'],
    ['markdown', '[see @attned tell|]', 'xu2015show'],
  ];
  for (const [language, literal, expected] of first) {
    it(`${language}: ${literal} finds ${expected}`, async () => {
      equal((await suggestedKeys(language, literal))[0], expected);
    });
  }

  const none: [string, string][] = [
    ['latex', 'attention |'],
    ['latex', String.raw`\label{attention|}`],
    ['latex', '% \\cite{attention|}'],
    ['markdown', 'me@attention|'],
    ['markdown', '`@attention|`'],
    ['plaintext', String.raw`\cite{attention|}`],
  ];
  for (const [language, literal] of none) {
    it(`${language}: ${literal} is left alone`, async () => {
      equal(await suggestedKeys(language, literal), []);
    });
  }
});

describe('Quarto without an extension for it', () => {
  before(loadedCitewell);

  it('suggests keys by the ending of the file', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(folder, 'a folder is open');
    const uri = vscode.Uri.joinPath(folder, 'report.qmd');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('As @theano shows.\n'));
    const document = await vscode.workspace.openTextDocument(uri);
    const position = new vscode.Position(0, 'As @theano'.length);
    equal((await keysSuggestedIn(document, position))[0], 'team2016theano');
    await vscode.workspace.fs.delete(uri);
  });
});

describe('hover', () => {
  before(loadedCitewell);

  it('shows reference and abstract of a sample paper in an untitled document', async () => {
    const text = await hoverText('markdown', '@xu2015|show');
    ok(text.includes('Show, Attend and Tell'), text);
    ok(text.includes('<details><summary>Abstract</summary>'), text);
  });

  it('is silent beside a key', async () => {
    ok(
      !(await hoverText('latex', String.raw`\ci|te{xu2015show}`)).includes('Show'),
      'no hover on the command',
    );
  });
});

describe('inserting', () => {
  it('cites a paper at the cursor in one undo step', async () => {
    const { library } = await loadedCitewell();
    const { document, position } = await untitled('markdown', 'As | shows.');
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(position, position);
    const [holding] = library.state.holdingsOfKey('xu2015show');
    await vscode.commands.executeCommand('citewell.insertPapers', holding?.id);
    await eventually('the citation is there', () => document.getText() === 'As [@xu2015show] shows.');
    await vscode.commands.executeCommand('undo');
    await eventually('one undo takes it back', () => document.getText() === 'As  shows.');
  });

  it('copies key and BibTeX', async () => {
    const { library } = await loadedCitewell();
    const [sample] = library.state.holdingsOfKey('xu2015show');
    const [entry] = library.state.holdingsOfKey('shannon1948mathematical');
    await vscode.commands.executeCommand('citewell.copyKey', sample?.id);
    await eventually(
      'the key is copied',
      async () => (await vscode.env.clipboard.readText()) === 'xu2015show',
    );
    await vscode.commands.executeCommand('citewell.copyBibtex', entry?.id);
    await eventually('the entry is copied letter by letter', async () => {
      const text = await vscode.env.clipboard.readText();
      return text.startsWith('@article{shannon1948mathematical,\n  author  = {Shannon, Claude E.},');
    });
  });

  it('shows an entry in its bibliography', async () => {
    const { library } = await loadedCitewell();
    const [entry] = library.state.holdingsOfKey('shannon1948mathematical');
    await vscode.commands.executeCommand('citewell.revealEntry', entry?.id);
    const editor = vscode.window.activeTextEditor;
    ok(editor, 'an editor is open');
    equal(editor.document.getText(editor.selection), 'shannon1948mathematical');
  });
});
