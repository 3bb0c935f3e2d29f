import assert from 'node:assert/strict';
import { KeyDefinitionProvider } from '../../src/host/providers/definition';
import { KeyHighlightProvider } from '../../src/host/providers/highlights';
import { KeyReferenceProvider } from '../../src/host/providers/references';
import { Uri } from '../support/fakeVscode';
import { keyWorkspace, place } from '../support/keyWorkspace';

const r = String.raw;

async function definitions(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { document, position, token, ...services } = keyWorkspace(files);
  const found = await new KeyDefinitionProvider(services).provideDefinition(document, position, token);
  return (found ?? []).map(({ originSelectionRange, targetUri, targetRange, targetSelectionRange }) =>
    [
      place(document.uri, originSelectionRange),
      place(targetUri, targetRange),
      place(targetUri, targetSelectionRange),
    ].join(' -> '),
  );
}

describe('going to the definition of a key', () => {
  const refs = '% refs\n@misc{doe,\n  title = {T}}\n';

  it('leads to the entry as a whole, with its key selected', async () => {
    assert.deepEqual(await definitions({ '/w/a.tex': r`\cite{roe, do|e}`, '/w/refs.bib': refs }), [
      'a.tex 0:11-0:14 -> refs.bib 1:0-2:14 -> refs.bib 1:6-1:9',
    ]);
  });

  it('leads to the document’s own bibliography alone where that has the key', async () => {
    const files = { '/w/a.bib': '@misc{doe, title={A}}', '/w/z.bib': '@misc{doe, title={Z}}' };
    const targets = (found: readonly string[]): string[] =>
      found.map((line) => line.replace(/^.* -> (\S+) \S+$/u, '$1'));
    assert.deepEqual(
      targets(await definitions({ '/w/a.tex': r`\begin{document}\cite{do|e}\bibliography{z}`, ...files })),
      ['z.bib'],
    );
    assert.deepEqual(targets(await definitions({ '/w/a.tex': r`\cite{do|e}`, ...files })), [
      'a.bib',
      'z.bib',
    ]);
  });

  it('leads to what the document defines itself', async () => {
    assert.deepEqual(await definitions({ '/w/a.tex': r`\cite{do|e}\bibitem{doe}`, '/w/refs.bib': refs }), [
      'a.tex 0:6-0:9 -> a.tex 0:19-0:22 -> a.tex 0:19-0:22',
    ]);
  });

  it('leads from one entry to another, and from an alias to its entry', async () => {
    assert.deepEqual(await definitions({ '/w/r.bib': '@misc{a}\n@misc{b, crossref = {|a}}' }), [
      'r.bib 1:21-1:22 -> r.bib 0:0-0:8 -> r.bib 0:6-0:7',
    ]);
    assert.deepEqual(await definitions({ '/w/a.md': '@al|ias', '/w/r.bib': '@misc{b, ids = {alias}}' }), [
      'a.md 0:1-0:6 -> r.bib 0:0-0:23 -> r.bib 0:6-0:7',
    ]);
  });

  it('leads nowhere beside a key and from an unknown one', async () => {
    assert.deepEqual(await definitions({ '/w/a.md': 'te|xt @doe', '/w/refs.bib': refs }), []);
    assert.deepEqual(await definitions({ '/w/a.md': '@nobo|dy', '/w/refs.bib': refs }), []);
  });

  it('finds an entry that has moved since it was read', async () => {
    const { fake, document, position, token, ...services } = keyWorkspace({
      '/w/a.md': '@do|e',
      '/w/refs.bib': refs,
    });
    await services.loader.ensureLoaded();
    fake.write('/w/refs.bib', `\n\n${refs}`);
    const provider = new KeyDefinitionProvider({ ...services });
    const [link] = (await provider.provideDefinition(document, position, token)) ?? [];
    assert.equal(place(link?.targetUri, link?.targetRange), 'refs.bib 3:0-4:14');
  });
});

async function references(
  files: Readonly<Record<string, string>>,
  includeDeclaration = true,
): Promise<string[]> {
  const { library, loader, keyTexts, document, position, token } = keyWorkspace(files);
  const provider = new KeyReferenceProvider(library, loader, keyTexts);
  const found = await provider.provideReferences(document, position, { includeDeclaration }, token);
  return (found ?? []).map(({ uri, range }) => place(uri, range)).toSorted();
}

describe('finding the references of a key', () => {
  const files = {
    '/w/a.tex': r`\cite{doe,roe} \cite{old}`,
    '/w/b.md': 'See @doe and @doe99.',
    '/w/c.py': '@doe',
  };
  const refs = '@misc{doe, ids = {old}}\n@misc{x, crossref = {doe}}';

  it('finds citations in every document, under every key of the paper, from the entry', async () => {
    assert.deepEqual(await references({ ...files, '/w/refs.bib': refs.replace('doe', 'd|oe') }), [
      'a.tex 0:21-0:24',
      'a.tex 0:6-0:9',
      'b.md 0:5-0:8',
      'refs.bib 0:18-0:21',
      'refs.bib 0:6-0:9',
      'refs.bib 1:21-1:24',
    ]);
  });

  it('leaves the entry out where only uses are asked for', async () => {
    assert.deepEqual(await references({ ...files, '/w/b.md': 'See @do|e.', '/w/refs.bib': refs }, false), [
      'a.tex 0:21-0:24',
      'a.tex 0:6-0:9',
      'b.md 0:5-0:8',
      'refs.bib 1:21-1:24',
    ]);
  });

  it('knows the commands that the main file of a closed document defines', async () => {
    const main = r`\newcommand{\see}[1]{\cite{#1}}\begin{document}\input{one}`;
    assert.deepEqual(
      await references({ '/w/main.tex': main, '/w/one.tex': r`\see{doe}`, '/w/b.md': '@do|e' }),
      ['b.md 0:1-0:4', 'one.tex 0:5-0:8'],
    );
  });

  it('leaves out versions of a document that are open besides it', async () => {
    const { fake, library, loader, keyTexts, document, position, token } = keyWorkspace({
      '/w/a.md': '@do|e',
    });
    const old = fake.open('/w/a.md', 'markdown', '@doe @doe');
    Object.assign(old, { uri: Uri.parse('git:///w/a.md') });
    const provider = new KeyReferenceProvider(library, loader, keyTexts);
    const found = await provider.provideReferences(document, position, { includeDeclaration: true }, token);
    assert.equal(found?.length, 1);
  });

  it('ends when it is cancelled', async () => {
    const { library, loader, keyTexts, document, position } = keyWorkspace({ ...files, '/w/b.md': '@do|e' });
    const token = { isCancellationRequested: true };
    const provider = new KeyReferenceProvider(library, loader, keyTexts);
    const found = await provider.provideReferences(
      document,
      position,
      { includeDeclaration: true },
      token as never,
    );
    assert.deepEqual(found, []);
  });

  it('reads a document that is closed once for its version', async () => {
    const { fake, library, loader, keyTexts, document, position, token } = keyWorkspace({
      ...files,
      '/w/b.md': '@do|e',
    });
    const provider = new KeyReferenceProvider(library, loader, keyTexts);
    const find = async (): Promise<number | undefined> =>
      (await provider.provideReferences(document, position, { includeDeclaration: true }, token))?.length;
    assert.equal(await find(), 2);
    const reads = fake.reads;
    assert.equal(await find(), 2);
    assert.equal(fake.reads, reads);
    fake.write('/w/a.tex', r`\cite{doe}\cite{doe}`);
    fake.touch('/w/a.tex');
    assert.equal(await find(), 3);
  });
});

describe('highlighting a key', () => {
  const highlighted = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
    const { keyTexts, document, position } = keyWorkspace(files);
    const found = await new KeyHighlightProvider(keyTexts).provideDocumentHighlights(document, position);
    return (found ?? []).map(
      ({ range, kind }) => `${place(document.uri, range)} ${Number(kind) === 2 ? 'write' : 'read'}`,
    );
  };

  it('marks every place of it in a document', async () => {
    assert.deepEqual(await highlighted({ '/w/a.tex': r`\cite{a,b}\bibitem{a}\textcite{|a}` }), [
      'a.tex 0:6-0:7 read',
      'a.tex 0:19-0:20 write',
      'a.tex 0:31-0:32 read',
    ]);
  });

  it('marks every place of it in a bibliography', async () => {
    assert.deepEqual(await highlighted({ '/w/r.bib': '@misc{|a}@misc{b, xdata={a}}' }), [
      'r.bib 0:6-0:7 write',
      'r.bib 0:24-0:25 read',
    ]);
  });

  it('is silent elsewhere', async () => {
    assert.deepEqual(await highlighted({ '/w/a.tex': r`\ci|te{a}` }), []);
    assert.deepEqual(await highlighted({ '/w/a.py': '@a|' }), []);
  });
});
