import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { removeEntry } from '../../src/host/commands/removeEntry';
import { commands, settings } from '../../src/host/ids';
import { CheckedDocuments } from '../../src/host/library/checkedDocuments';
import { Findings } from '../../src/host/library/findings';
import { FindingFixProvider } from '../../src/host/providers/findingFixes';
import { type CodeAction, Range } from '../support/fakeVscode';
import { asEditorType, hostServices } from '../support/hostServices';

const bib = '@misc{a, title = {A}}\n\n@misc{b, title = {B}}\n';

describe('an entry that nobody cites', () => {
  it('can be removed where that is told', async () => {
    const services = hostServices();
    const { fake, loader, edits } = services;
    fake.set(settings.findingSeverity, { 'unused-entry': 'hint' });
    fake.write('/w/refs.bib', bib);
    fake.write('/w/a.md', '@a');
    await loader.ensureLoaded();
    const document = fake.open('/w/refs.bib', 'bibtex', bib);
    const findings = new Findings(services, new CheckedDocuments(services));
    const actions = await new FindingFixProvider(findings).provideCodeActions(
      asEditorType<vscode.TextDocument>(document),
      asEditorType<vscode.Range>(new Range(2, 6, 2, 6)),
      asEditorType<vscode.CodeActionContext>({ diagnostics: [] }),
    );
    const [action] = asEditorType<readonly CodeAction[]>(actions);
    assert.equal(action?.title, 'Remove “b”');
    const command = asEditorType<vscode.Command>(action.command);
    assert.equal(command.command, commands.removeEntry);
    await removeEntry(edits)(...(command.arguments as [unknown, unknown]));
    assert.equal(document.getText(), '@misc{a, title = {A}}\n');
    assert.equal(fake.steps, 1);
  });
});
