import * as vscode from 'vscode';
import { equal, ok } from './claims';

describe('the extension', () => {
  it('is there under its identifier', () => {
    ok(vscode.extensions.getExtension('citewell.citewell'), 'citewell.citewell is loaded');
  });

  it('activates', async () => {
    const extension = vscode.extensions.getExtension('citewell.citewell');
    await extension?.activate();
    equal(extension?.isActive, true);
  });
});

describe('the workspace', () => {
  it('is a copy of the demo', async () => {
    const files = await vscode.workspace.findFiles('*.{tex,md,bib}');
    const names = new Set(files.map((file) => file.path.split('/').at(-1)));
    for (const name of ['paper.tex', 'paper.md', 'refs.bib']) ok(names.has(name), `${name} is found`);
  });
});
