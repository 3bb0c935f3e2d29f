import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type * as vscode from 'vscode';
import { toldCodes } from '../../src/core/findings/entryProblems';
import { settings } from '../../src/host/ids';
import { EntryFixProvider } from '../../src/host/providers/entryFixes';
import { fixAllKind, toDiagnostic } from '../../src/host/convert';
import { showProblems } from '../../src/host/providers/problems';
import { type CodeAction, type FakeDocument, type Range, Uri, said } from '../support/fakeVscode';
import { holdingsOf } from '../support/papers';
import { asEditorType, eventually, hostServices } from '../support/hostServices';

const guide = asEditorType<vscode.Uri>(Uri.parse('file:///extension/docs/findings.md'));

interface Shown {
  readonly code: { readonly value: string; readonly target: Uri };
  readonly range: Range;
  readonly severity: number;
  readonly relatedInformation?: readonly { readonly location: { readonly range: Range } }[];
}

/** The problems of a bibliography as they are shown. */
async function problemsIn(text: string) {
  const services = hostServices();
  const { fake, library, loader, log } = services;
  const listening = showProblems(library, guide, log);
  fake.write('/w/refs.bib', text);
  await loader.ensureLoaded();
  const shown = (): readonly Shown[] =>
    (fake.diagnostics.get('file:///w/refs.bib') ?? []).map((one) => asEditorType<Shown>(one));
  return { ...services, shown, listening };
}

describe('problems', () => {
  it('shows a broken entry at its place, and none when it is mended', async () => {
    const broken = '@misc{good, title = {A}}\n@misc{bad, title = {B\n\n@misc{more, title = {C}}\n';
    const { fake, library, loader, shown } = await problemsIn(broken);
    await eventually(() => shown().length === 2);
    assert.equal(shown()[0]?.range.start.line, 1);
    assert.deepEqual(
      holdingsOf(library.state.snapshot).map(({ paper }) => paper.key),
      ['good', 'bad', 'more'],
    );
    const document: FakeDocument = fake.open('/w/refs.bib', 'bibtex', '@misc{good, title = {A}}\n');
    await loader.refresh();
    await eventually(() => shown().length === 0);
    fake.close(document);
  });

  it('names the first entry where a key is there twice', async () => {
    const { shown } = await problemsIn('@misc{a, title={A}}\n@misc{a, title={B}}');
    await eventually(() => shown().length === 1);
    const [problem] = shown();
    assert.equal(problem?.code.value, 'duplicate-key');
    assert.deepEqual(
      problem.relatedInformation?.map(({ location }) => said(location.range)),
      ['0:6-0:7'],
    );
  });

  it('tells a problem as loudly as it is wanted, at once when that changes', async () => {
    const { fake, shown, listening } = await problemsIn(
      '@misc{a, title={A}}\n@misc{a, title={B}, month=foo}',
    );
    await eventually(() => shown().length === 2);
    fake.set(settings.findingSeverity, { 'duplicate-key': 'error', 'undefined-string': 'off' });
    await eventually(() => shown().length === 1);
    assert.equal(shown()[0]?.severity, 0);
    listening.dispose();
  });

  it('has a section of the guide for every code', () => {
    const lines = readFileSync('docs/findings.md', 'utf8').split('\n');
    assert.deepEqual(
      lines.filter((line) => line.startsWith('## ')),
      toldCodes.map((code) => `## ${code}`),
    );
    const uri = asEditorType<vscode.Uri>(Uri.parse('file:///w/refs.bib'));
    const at = { line: 0, character: 0 };
    const problem = {
      code: 'stray-text',
      severity: 'hint',
      message: '',
      span: { start: 0, end: 1 },
    } as const;
    const { code } = asEditorType<Shown>(toDiagnostic(uri, { ...problem, start: at, end: at }, guide));
    assert.equal(lines[Number(code.target.fragment.slice(1)) - 1], '## stray-text');
  });
});

describe('fixes of entries in the editor', () => {
  const text = '@misc{a, title={A}\n year=2000}\n@misc{b, month = janvier}';

  /** What would be written, for the problems that are shown. */
  async function actionsIn(only?: unknown): Promise<string[]> {
    const { fake, shown, listening } = await problemsIn(text);
    await eventually(() => shown().length === 2);
    const document = asEditorType<vscode.TextDocument>(fake.open('/w/refs.bib', 'bibtex', text));
    const context = { diagnostics: shown(), only };
    const actions = new EntryFixProvider().provideCodeActions(
      document,
      asEditorType<vscode.Range>(undefined),
      asEditorType<vscode.CodeActionContext>(context),
    );
    listening.dispose();
    return asEditorType<readonly CodeAction[]>(actions).map(({ title, edit }) =>
      [title, ...(edit?.replacements.map((one) => `${said(one.range)} ${one.newText}`) ?? [])].join(' | '),
    );
  }

  it('are offered for each problem', async () => {
    assert.deepEqual(await actionsIn(), [
      'Write the comma | 0:18-0:18 ,',
      'Put “janvier” in braces | 2:17-2:24 {janvier}',
    ]);
  });

  it('are made all at once where they are safe', async () => {
    assert.deepEqual(await actionsIn(fixAllKind), ['Make all safe fixes of entries | 0:18-0:18 ,']);
  });
});
