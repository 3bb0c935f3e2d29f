import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { citationsOf } from '../../src/core/cite/markup';
import { CitationCompletionProvider } from '../../src/host/providers/completion';
import { type FakeDocument, Uri } from '../support/fakeVscode';
import { asEditorType, eventually, hostServices } from '../support/hostServices';
import { marked } from '../support/marked';

const r = String.raw;

async function ownSources(
  { documents }: Pick<ReturnType<typeof hostServices>, 'documents'>,
  document: FakeDocument,
) {
  const prepared = await documents.prepared(asEditorType(document));
  return [...(prepared?.ownSources ?? [])];
}

describe('the project of a document', () => {
  it('gives a chapter the bibliography of its main file, ranked first, and its commands', async () => {
    const services = hostServices();
    const { fake, library, documents, citing } = services;
    const entry = (key: string): string => `@misc{${key}, title = {Deep learning}}`;
    fake.write('/w/a-others.bib', entry('other'));
    fake.write('/w/refs.bib', entry('mine'));
    fake.write(
      '/w/main.tex',
      r`\newcommand{\see}[1]{\cite{#1}}\begin{document}\input{one}\bibliography{refs}`,
    );
    const { text, offset } = marked(r`\see{deep|}`);
    const document = fake.open('/w/one.tex', 'latex', text);
    const provider = new CitationCompletionProvider(library, documents, citing);
    const list = await provider.provideCompletionItems(
      asEditorType(document),
      asEditorType(document.positionAt(offset)),
      asEditorType<vscode.CancellationToken>({ isCancellationRequested: false }),
    );
    assert.deepEqual(
      list?.items.map(({ insertText }) => insertText),
      ['mine', 'other'],
    );
    assert.equal(citationsOf(documents.scanned(asEditorType(document))!.scan).length, 1);
  });

  it('knows the commands that a setting names, from when it names them', async () => {
    const services = hostServices();
    const { fake, documents } = services;
    const document = asEditorType<vscode.TextDocument>(fake.open('/w/a.tex', 'latex', r`\mycite{doe}`));
    const citations = async () => citationsOf((await documents.inProject(document))!.scan).length;
    assert.equal(await citations(), 0);
    fake.set('citewell.latex.citationCommands', [r`\mycite{keys}`]);
    assert.equal(await citations(), 1);
  });

  it('gives a cell of a notebook what another of its cells declares, as long as it does', async () => {
    const services = hostServices();
    const { fake } = services;
    fake.write('/w/docs/refs.bib', '@misc{doe}');
    const cell = (name: string, language: string, text: string): FakeDocument =>
      fake.open(`vscode-notebook-cell:/w/docs/a.ipynb#${name}`, language, text);
    const first = cell('1', 'raw', '---\nbibliography: refs.bib\n---\n');
    const second = cell('2', 'markdown', 'See [@doe].');
    const code = cell('3', 'python', "'''\n---\nbibliography: other.bib\n---\n'''");
    fake.notebooks.push([first, second, code], []);
    assert.deepEqual(await ownSources(services, second), ['file:///w/docs/refs.bib']);
    first.setText('---\ntitle: Nothing\n---\n');
    assert.deepEqual(await ownSources(services, second), []);
  });

  it('follows the main file, configuration files and bibliographies that come', async () => {
    const services = hostServices();
    const { fake } = services;
    const document = fake.open('/w/docs/a.qmd', 'quarto', 'Text');
    assert.deepEqual(await ownSources(services, document), []);
    fake.write('/w/_quarto.yml', 'bibliography: refs.bib\n');
    fake.touch('/w/_quarto.yml');
    assert.deepEqual(await ownSources(services, document), []);
    fake.write('/w/refs.bib', '@misc{a, title = {A}}');
    fake.touch('/w/refs.bib');
    assert.deepEqual(await ownSources(services, document), ['file:///w/refs.bib']);
  });

  it('finds what no event has told, after a refresh', async () => {
    const services = hostServices();
    const { fake, files } = services;
    const document = fake.open('/w/docs/a.qmd', 'quarto', 'Text');
    assert.deepEqual(await ownSources(services, document), []);
    fake.write('/w/refs.bib', '@misc{a, title = {A}}');
    fake.write('/w/_quarto.yml', 'bibliography: refs.bib\n');
    assert.deepEqual(await ownSources(services, document), []);
    files.refresh();
    assert.deepEqual(await ownSources(services, document), ['file:///w/refs.bib']);
  });

  it('follows another open document that is not saved', async () => {
    const services = hostServices();
    const { fake } = services;
    fake.write('/w/refs.bib', '@misc{a, title = {A}}');
    fake.write('/w/main.tex', r`\begin{document}\input{one}`);
    const chapter = fake.open('/w/one.tex', 'latex', 'Text');
    assert.deepEqual(await ownSources(services, chapter), []);
    const main = fake.open('/w/main.tex', 'latex', r`\begin{document}\input{one}`);
    main.setText(r`\begin{document}\input{one}\bibliography{refs}`);
    assert.deepEqual(await ownSources(services, chapter), ['file:///w/refs.bib']);
    fake.close(main);
    assert.deepEqual(await ownSources(services, chapter), []);
  });

  it('is neither read nor worked out again while prose is typed', async () => {
    const services = hostServices();
    const { fake } = services;
    fake.write('/w/main.tex', r`\begin{document}\input{one}`);
    const chapter = fake.open('/w/one.tex', 'latex', 'Text');
    await ownSources(services, chapter);
    const reads = fake.reads;
    const project = services.projects.latest(asEditorType(chapter));
    chapter.setText('Text and more');
    await ownSources(services, chapter);
    assert.equal(fake.reads, reads);
    assert.equal(services.projects.latest(asEditorType(chapter)), project);
  });

  it('does not mind an untitled document beside it, whose name is no path', async () => {
    const services = hostServices();
    const { fake } = services;
    fake.write('/w/refs.bib', '@misc{a, title = {A}}');
    fake.write('/w/main.tex', r`\begin{document}\input{one}\bibliography{refs}`);
    Object.assign(fake.open('Untitled-1', 'latex', r`\input{one}`), {
      uri: Uri.parse('untitled:Untitled-1'),
      isUntitled: true,
    });
    const chapter = fake.open('/w/one.tex', 'latex', 'Text');
    assert.deepEqual(await ownSources(services, chapter), ['file:///w/refs.bib']);
  });

  it('finds what an untitled document declares beside the first folder’s files', async () => {
    const services = hostServices();
    services.fake.write('/w/refs.bib', '@misc{a, title = {A}}');
    const document = services.fake.open('Untitled-1', 'latex', r`\bibliography{refs}`);
    Object.assign(document, { uri: Uri.parse('untitled:Untitled-1'), isUntitled: true });
    assert.deepEqual(await ownSources(services, document), ['file:///w/refs.bib']);
  });

  it('reads nothing beside a document outside the workspace in Restricted Mode', async () => {
    const services = hostServices();
    const { fake } = services;
    fake.isTrusted = false;
    fake.write('/x/_quarto.yml', 'bibliography: refs.bib\n');
    fake.write('/x/refs.bib', '@misc{a, title = {A}}');
    const document = fake.open('/x/a.qmd', 'quarto', '---\ntitle: T\n---\n');
    const { documents, projects, loader } = services;
    await loader.ensureLoaded();
    const reads = fake.reads;
    await documents.inProject(asEditorType(document));
    assert.equal(fake.reads, reads);
    assert.deepEqual(projects.latest(asEditorType(document))?.project.bibliographies, []);
  });

  it('waits for a bibliography beyond the workspace that is not there yet', async () => {
    const services = hostServices();
    const { fake, library } = services;
    const document = fake.open('/w/a.tex', 'latex', r`\begin{document}\bibliography{/lib/all}`);
    assert.deepEqual(await ownSources(services, document), []);
    fake.write('/lib/all.bib', '@misc{far, title = {A}}');
    fake.touch('/lib/all.bib');
    assert.deepEqual(await ownSources(services, document), ['file:///lib/all.bib']);
    await eventually(() => library.state.holdingsOfKey('far').length === 1);
  });
});
