import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { mergeEntries } from '../../src/host/commands/mergeEntries';
import { commands } from '../../src/host/ids';
import { CheckedDocuments } from '../../src/host/library/checkedDocuments';
import { Findings } from '../../src/host/library/findings';
import { FindingFixProvider } from '../../src/host/providers/findingFixes';
import { type CodeAction, Range } from '../support/fakeVscode';
import { asEditorType, hostServices } from '../support/hostServices';

const bib = `@misc{a, title = {One Work}, doi = {10.1/x}}

@misc{b, title = {One Work}, doi = {10.1/X}, year = 2001}
`;

/** Takes the first fix of an entry that is there twice. */
async function merged({ answer = 'Merge', document = '[@b; @c] and [@a; @b]' } = {}) {
  const services = hostServices();
  const { fake, loader, edits, keyTexts } = services;
  fake.write('/w/refs.bib', bib);
  fake.write('/w/p.md', document);
  await loader.ensureLoaded();
  fake.open('/w/refs.bib', 'bibtex', bib);
  const [opened] = fake.documents;
  fake.answer = (buttons) => buttons.find((button) => button === answer);
  const findings = new Findings(services, new CheckedDocuments(services));
  const actions = asEditorType<readonly CodeAction[]>(
    await new FindingFixProvider(findings).provideCodeActions(
      asEditorType<vscode.TextDocument>(opened),
      asEditorType<vscode.Range>(new Range(2, 7, 2, 7)),
      asEditorType<vscode.CodeActionContext>({ diagnostics: [] }),
    ),
  );
  const command = asEditorType<vscode.Command>(actions[0]?.command);
  assert.equal(command.command, commands.mergeEntries);
  const [source, into, from] = command.arguments ?? [];
  await mergeEntries({ edits, keyTexts })(source, into, from);
  const textOf = (path: string): string | undefined =>
    fake.documents.find(({ uri }) => uri.path === path)?.getText();
  return { actions, fake, bibliography: textOf('/w/refs.bib'), document: textOf('/w/p.md') };
}

describe('a work that is there twice', () => {
  it('becomes one entry, and documents cite that one, in one step', async () => {
    const { actions, fake, bibliography, document } = await merged();
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Merge “b” into “a”', 'Merge “a” into “b”'],
    );
    assert.equal(bibliography, '@misc{a, title = {One Work}, doi = {10.1/x}, year = 2001}\n');
    assert.equal(document, '[@a; @c] and [@a]');
    assert.equal(fake.steps, 1);
    assert.match(fake.messages[0] ?? '', /^Merge “b” into “a”\?/u);
  });

  it('stays as it is where the user thinks better of it', async () => {
    const { fake, bibliography } = await merged({ answer: 'Cancel' });
    assert.equal(bibliography, bib);
    assert.equal(fake.steps, 0);
  });

  it('is not asked about where nothing cites the entry that goes', async () => {
    const { fake, bibliography } = await merged({ document: '[@a]', answer: 'Cancel' });
    assert.equal(fake.steps, 1);
    assert.doesNotMatch(bibliography ?? '', /@misc\{b/u);
  });
});
