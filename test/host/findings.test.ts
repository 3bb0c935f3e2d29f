import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type * as vscode from 'vscode';
import { findingCodes } from '../../src/core/findings/finding';
import { fixAllKind, toFindingDiagnostic } from '../../src/host/convert';
import { CheckedDocuments } from '../../src/host/library/checkedDocuments';
import { Findings } from '../../src/host/library/findings';
import { FindingFixProvider } from '../../src/host/providers/findingFixes';
import { showFindings } from '../../src/host/providers/findings';
import { type CodeAction, type FakeDocument, Range, Uri, said } from '../support/fakeVscode';
import { asEditorType, eventually, hostServices } from '../support/hostServices';

const r = String.raw;
const guide = asEditorType<vscode.Uri>(Uri.parse('file:///extension/docs/findings.md'));
const bib = '@misc{doe99, title={A}}\n@misc{roe01, title={B}}';

interface Shown {
  readonly code: { readonly value: string; readonly target: Uri };
  readonly range: Range;
  readonly severity: number;
  readonly relatedInformation: readonly { readonly location: { readonly uri: Uri; readonly range: Range } }[];
}

/** A workspace with these files and a provider of findings; nothing is open yet. */
function workspaceOf(files: Readonly<Record<string, string>>) {
  const services = hostServices();
  const { fake, log } = services;
  for (const [path, text] of Object.entries({ '/w/refs.bib': bib, ...files })) fake.write(path, text);
  const findings = new Findings(services, new CheckedDocuments(services));
  const shown = showFindings(findings, services, guide, log);
  const told = (path: string): string[] | undefined =>
    fake.diagnostics
      .get(`file://${path}`)
      ?.map((one) => asEditorType<Shown>(one))
      .map(({ code, range }) => `${code.value} ${said(range)}`);
  const of = async (document: FakeDocument) => findings.of(asEditorType<vscode.TextDocument>(document));
  return { ...services, findings, shown, told, of };
}

describe('findings in the editor', () => {
  it('are shown for open documents, again after an edit, and taken away when these are closed', async () => {
    const { fake, told, shown } = workspaceOf({});
    const document = fake.open('/w/a.tex', 'latex', r`\bibliography{refs}\cite{doe98}`);
    await eventually(() => told('/w/a.tex')?.length === 1);
    assert.deepEqual(told('/w/a.tex'), ['unknown-key 0:25-0:30']);
    document.setText(r`\bibliography{refs}\cite{doe99}`);
    await eventually(() => told('/w/a.tex')?.length === 0);
    fake.close(document);
    assert.equal(told('/w/a.tex'), undefined);
    shown.dispose();
  });

  it('read nothing for a text without citations', async () => {
    const { fake, of, shown } = workspaceOf({});
    const document = fake.open('/w/README.md', 'markdown', '# Read me\n\nMail me@example.com.');
    assert.deepEqual(await of(document), []);
    assert.equal(fake.reads, 0);
    shown.dispose();
  });

  it('are none in other files, in versions of git, and in what was closed', async () => {
    const { fake, of, shown } = workspaceOf({});
    const text = r`\bibliography{refs}\cite{doe98}`;
    assert.equal(await of(fake.open('/w/a.py', 'python', text)), undefined);
    const closed = fake.open('/w/a.tex', 'latex', text);
    fake.close(closed);
    assert.equal(await of(closed), undefined);
    const version = fake.open('/w/b.tex', 'latex', text);
    Object.assign(version, { uri: Uri.parse('git:///w/b.tex') });
    assert.equal(await of(version), undefined);
    shown.dispose();
  });

  it('know what other parts of the document define', async () => {
    const { fake, of, shown } = workspaceOf({ '/w/b.tex': r`\bibitem{own}` });
    const document = fake.open(
      '/w/a.tex',
      'latex',
      r`\begin{document}\input{b}\bibliography{refs}\cite{own,doe98}`,
    );
    assert.deepEqual(
      (await of(document))?.map(({ finding }) => finding.code),
      ['unknown-key'],
    );
    shown.dispose();
  });

  it('know sets, which are no papers', async () => {
    const { fake, of, shown } = workspaceOf({
      '/w/refs.bib': '@set{both, entryset={a,b}}\n@misc{a}\n@misc{b}',
    });
    const document = fake.open('/w/a.tex', 'latex', r`\bibliography{refs}\cite{both,quux}`);
    assert.deepEqual(
      (await of(document))?.map(({ finding }) => finding.message.slice(0, 25)),
      ['There is no entry “quux” '],
    );
    shown.dispose();
  });

  it('are as loud as the setting says; what it does not know is passed by', async () => {
    const { fake, of, shown } = workspaceOf({});
    fake.settings.set('citewell.findings.severity', { 'unknown-key': 'error', 'unused-entry': 'loud' });
    const document = fake.open('/w/a.tex', 'latex', r`\bibliography{refs}\cite{doe98}`);
    assert.deepEqual(
      (await of(document))?.map(({ finding }) => finding.severity),
      ['error'],
    );
    fake.settings.set('citewell.findings.severity', { 'unknown-key': 'off' });
    assert.deepEqual(await of(document), []);
    shown.dispose();
  });

  it('are worked out once while nothing changes', async () => {
    const { fake, of, shown } = workspaceOf({});
    const document = fake.open('/w/a.tex', 'latex', r`\bibliography{refs}\cite{doe98}`);
    const first = await of(document);
    assert.equal(await of(document), first);
    document.setText(r`\bibliography{refs} \cite{doe98}`);
    assert.notEqual(await of(document), first);
    shown.dispose();
  });

  it('lead to the other entry of a work in a bibliography', async () => {
    const text = '@misc{a, doi={10.1/x}}\n@misc{b, doi={10.1/x}}';
    const { fake, loader, told, shown } = workspaceOf({ '/w/refs.bib': text });
    fake.open('/w/refs.bib', 'bibtex', text);
    await loader.ensureLoaded();
    await eventually(() => told('/w/refs.bib')?.length === 1);
    assert.deepEqual(told('/w/refs.bib'), ['same-work-twice 1:6-1:7']);
    const [one] = fake.diagnostics.get('file:///w/refs.bib') ?? [];
    const [related] = asEditorType<Shown>(one).relatedInformation;
    assert.equal(said(related?.location.range ?? new Range(9, 9, 9, 9)), '0:6-0:7');
    shown.dispose();
  });

  it('tell unused entries of all documents where that is wanted', async () => {
    const { fake, loader, of, shown } = workspaceOf({ '/w/a.md': '@doe99' });
    fake.settings.set('citewell.findings.severity', { 'unused-entry': 'hint' });
    const document = fake.open('/w/refs.bib', 'bibtex', bib);
    await loader.ensureLoaded();
    assert.deepEqual(
      (await of(document))?.map(({ finding }) => finding.message.split('.')[0]),
      ['No document cites “roe01”'],
    );
    shown.dispose();
  });

  it('are told in the file that declares a bibliography in vain, as long as it does', async () => {
    const { fake, shown, told } = workspaceOf({ '/w/_quarto.yml': 'title: A\nbibliography: none.bib\n' });
    fake.open('/w/a.qmd', 'quarto', '[@quux]');
    await eventually(() => told('/w/_quarto.yml')?.[0] === 'missing-bibliography 1:14-1:22');
    assert.deepEqual(told('/w/a.qmd'), []);
    fake.write('/w/none.bib', bib);
    fake.touch('/w/none.bib');
    await eventually(() => told('/w/_quarto.yml') === undefined);
    shown.dispose();
  });

  it('have a code that leads to its section of the guide', () => {
    const lines = readFileSync('docs/findings.md', 'utf8').split('\n');
    const range = asEditorType<vscode.Range>(new Range(0, 0, 0, 0));
    for (const code of findingCodes) {
      const finding = {
        code,
        severity: 'hint',
        message: '',
        span: { start: 0, end: 0 },
        related: [],
        fixes: [],
      } as const;
      const diagnostic = toFindingDiagnostic(() => range, { finding, related: [] }, guide);
      const { target } = asEditorType<Shown>(diagnostic).code;
      assert.equal(target.path, '/extension/docs/findings.md');
      assert.equal(lines[Number(target.fragment.slice(1)) - 1], `## ${code}`);
    }
  });
});

describe('fixes of findings', () => {
  /** The actions at a range of a document, with the texts they would write. */
  async function actionsIn(
    text: string,
    range: Range,
    only?: unknown,
    files: Readonly<Record<string, string>> = {},
  ): Promise<string[]> {
    const { fake, findings, shown } = workspaceOf(files);
    const document = fake.open('/w/a.md', 'markdown', text);
    const actions = await new FindingFixProvider(findings).provideCodeActions(
      asEditorType<vscode.TextDocument>(document),
      asEditorType<vscode.Range>(range),
      asEditorType<vscode.CodeActionContext>({ diagnostics: [], only }),
    );
    shown.dispose();
    return asEditorType<readonly CodeAction[]>(actions).map(({ title, edit, command }) =>
      [
        title,
        ...(edit?.replacements.map((one) => `${said(one.range)} ${one.newText}`.trim()) ?? []),
        ...(command === undefined ? [] : [command.command]),
      ].join(' | '),
    );
  }

  const text = '---\nbibliography: refs.bib\n---\n\n[@doe98]\n[@Doe99, @roe01]';

  it('add an entry that another bibliography has', async () => {
    const files = { '/w/more.bib': '@misc{elsewhere, title={C}}' };
    const cited = '---\nbibliography: refs.bib\n---\n\n[@elsewhere]';
    assert.deepEqual(await actionsIn(cited, new Range(4, 3, 4, 3), undefined, files), [
      'Add “elsewhere” to refs.bib | citewell.addCited',
      'Explain Bibliography | citewell.explainBibliography',
    ]);
  });

  it('are offered where the finding is', async () => {
    assert.deepEqual(await actionsIn(text, new Range(4, 3, 4, 3)), [
      'Change to “doe99” | 4:2-4:7 doe99',
      'Remove “doe98” | 4:0-4:8',
      'Explain Bibliography | citewell.explainBibliography',
    ]);
    assert.deepEqual(await actionsIn(text, new Range(0, 0, 0, 0)), []);
  });

  it('are made all at once where they are safe, and only when asked for', async () => {
    assert.deepEqual(await actionsIn(text, new Range(0, 0, 0, 0), fixAllKind), [
      'Make all safe fixes of citations | 5:2-5:7 doe99 | 5:7-5:8 ;',
    ]);
  });
});
