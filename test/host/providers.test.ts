import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { CitationCompletionProvider } from '../../src/host/providers/completion';
import { CitationHoverProvider } from '../../src/host/providers/hover';
import { asEditorType, hostServices } from '../support/hostServices';
import { marked } from '../support/marked';

const bibliography = String.raw`@string{nips = "Neural Information"}
@inproceedings{vaswani2017attention, title = {Attention Is All You Need}, author = {Vaswani, Ashish and others}, year = 2017, booktitle = nips}
@article{godel1931, title = {{\"U}ber formal unentscheidbare S{\"a}tze}, author = {G{\"o}del, Kurt}, year = 1931, doi = {10.1/<b>x</b>}}
@misc{odd)key, title = {The constructor of toString}}
@misc{evil, title = {$(trash) <img src=x onerror=alert(1)> [a](command:x)}, abstract = {<a href=x> **b** & </details>}}
`;

function opened(fileName: string, languageId: string, literal: string) {
  const services = hostServices();
  services.fake.write('/w/refs.bib', bibliography);
  const { text, offset } = marked(literal);
  const document = services.fake.open(`/w/${fileName}`, languageId, text);
  return { ...services, document, position: document.positionAt(offset) };
}

const token = asEditorType<vscode.CancellationToken>({ isCancellationRequested: false });

interface Item {
  readonly label: { readonly label: string };
  readonly insertText: string;
  readonly filterText: string;
  readonly sortText: string;
  readonly range: { readonly inserting: vscode.Range; readonly replacing: vscode.Range };
  readonly documentation?: { readonly value: string };
}

async function suggested(fileName: string, languageId: string, literal: string) {
  const { library, documents, citing, document, position } = opened(fileName, languageId, literal);
  const provider = new CitationCompletionProvider(library, documents, citing);
  const list = await provider.provideCompletionItems(asEditorType(document), asEditorType(position), token);
  return { provider, list, items: asEditorType<readonly Item[]>(list?.items ?? []) };
}

describe('completion', () => {
  it('suggests by words of a title, in our order, asking again with each key', async () => {
    const { list, items } = await suggested('p.tex', 'latex', String.raw`\cite{need atten|}`);
    assert.equal(list?.isIncomplete, true);
    assert.deepEqual(
      items.map(({ insertText, filterText, sortText }) => [insertText, filterText, sortText]),
      [['vaswani2017attention', 'need atten', '00000']],
    );
  });

  it('replaces exactly the token', async () => {
    const { items } = await suggested('p.tex', 'latex', String.raw`\cite{a, go|del, b}`);
    const { inserting, replacing } = items[0]!.range;
    assert.deepEqual(
      [inserting.start.character, inserting.end.character, replacing.end.character],
      [9, 11, 14],
    );
  });

  it('goes by the ending of a file without a language', async () => {
    const { items } = await suggested('p.qmd', 'plaintext', '@godel|');
    assert.deepEqual(
      items.map(({ insertText }) => insertText),
      ['godel1931'],
    );
  });

  it('suggests in every language, and in a Markdown cell of a notebook', async () => {
    const documents: [string, string, string][] = [
      ['p.md', 'markdown', '[@godel|]'],
      ['p.md', 'markdown', '{cite:p}`godel|`'],
      ['p.typ', 'plaintext', '@godel|'],
      ['p.org', 'org', '[cite:@godel|]'],
      ['p.adoc', 'asciidoc', 'cite:[godel|]'],
      ['p.rst', 'restructuredtext', ':cite:p:`godel|`'],
      ['p.ipynb', 'markdown', '@godel|'],
    ];
    for (const [fileName, languageId, literal] of documents) {
      const { items } = await suggested(fileName, languageId, literal);
      assert.deepEqual(
        items.map(({ insertText }) => insertText),
        ['godel1931'],
        fileName,
      );
    }
  });

  it('is silent in prose and in other languages', async () => {
    assert.equal((await suggested('p.tex', 'latex', 'attention |')).list, undefined);
    assert.equal((await suggested('p.py', 'python', String.raw`\cite{|}`)).list, undefined);
  });

  it('adds the abstract when an item is looked at', async () => {
    const { provider, items } = await suggested('p.tex', 'latex', String.raw`\cite{evil|}`);
    const resolved = asEditorType<Item>(provider.resolveCompletionItem(asEditorType(items[0])));
    assert.match(resolved.documentation?.value ?? '', /&lt;a href=x\\>/u);
  });
});

async function hovered(literal: string) {
  const { library, documents, document, position } = opened('p.tex', 'latex', literal);
  const provider = new CitationHoverProvider(library, documents);
  const hover = await provider.provideHover(asEditorType(document), asEditorType(position), token);
  return asEditorType<
    | {
        readonly contents: {
          readonly value: string;
          readonly isTrusted: { readonly enabledCommands: string[] };
        };
        readonly range: vscode.Range;
      }
    | undefined
  >(hover);
}

describe('hover', () => {
  it('shows the reference exactly on the key', async () => {
    const hover = await hovered(String.raw`\cite[see]{vaswani2017atten|tion}`);
    assert.match(
      hover?.contents.value ?? '',
      /Vaswani, A\., et al\. \\\(2017\\\)\. Attention Is All You Need\. Neural Information\./u,
    );
    assert.deepEqual([hover?.range.start.character, hover?.range.end.character], [11, 31]);
  });

  it('shows accents', async () => {
    assert.match(
      (await hovered(String.raw`\cite{|godel1931}`))?.contents.value ?? '',
      /Gödel, K\..*Über formal/u,
    );
  });

  it('is silent beside a key and on an unknown one', async () => {
    assert.equal(await hovered(String.raw`\ci|te{godel1931}`), undefined);
    assert.equal(await hovered(String.raw`\cite{nobody|}`), undefined);
  });

  it('shows words that are names of properties', async () => {
    const value = (await hovered(String.raw`\cite{od|d)key}`))?.contents.value ?? '';
    assert.match(value, /The constructor of toString/u);
  });

  it('keeps a key with a parenthesis inside its link', async () => {
    const value = (await hovered(String.raw`\cite{od|d)key}`))?.contents.value ?? '';
    assert.match(value, /\(command:citewell\.copyKey\?[\w%.-]*odd%29key[\w%.-]*\)/u);
  });

  it('never takes data for markup', async () => {
    const hover = await hovered(String.raw`\cite{ev|il}`);
    const value = hover?.contents.value ?? '';
    // What is ours: folded abstract, icons and command links. Nothing else may be left of these signs.
    const ours =
      /<\/?(?:details|summary)>|\$\([a-z-]+\) |\[[^\]]*\]\(command:citewell\.\w+\?[\w%.-]*\)|\n---\n/gu;
    const rest = value.replaceAll(ours, '').replaceAll('\\>', '');
    assert.doesNotMatch(rest, /<|(?<!\\)\[|(?<!\\)\]\(|\$\(|(?<!\\)[*_`]/u);
    assert.ok(hover?.contents.isTrusted.enabledCommands.every((command) => command.startsWith('citewell.')));
  });
});
