import assert from 'node:assert/strict';
import { BibliographyOutlineProvider } from '../../src/host/providers/bibliographyOutline';
import { EntryLinkProvider } from '../../src/host/providers/entryLinks';
import { KeyHintProvider } from '../../src/host/providers/inlayHints';
import { PaperSymbolProvider } from '../../src/host/providers/paperSymbols';
import { Range, said } from '../support/fakeVscode';
import { asEditorType, hostServices } from '../support/hostServices';
import { keyWorkspace, place } from '../support/keyWorkspace';

const refs =
  '@misc{doe, title = {Deep $(x) learning}, author = {Doe, Jane}, year = 2020,\n doi = {10.1/x}}\n@comment{a\nb}\n';

describe('hints behind keys', () => {
  const hinted = async (isOn: unknown): Promise<string[]> => {
    const { fake, library, documents, document, token } = keyWorkspace({
      '/w/a.md': 'See @doe| and @roe.',
      '/w/refs.bib': refs,
    });
    fake.settings.set('citewell.inlayHints', isOn);
    const provider = new KeyHintProvider(library, documents);
    const range = asEditorType<never>(new Range(0, 0, 0, 20));
    const hints = (await provider.provideInlayHints(document, range, token)) ?? [];
    const [first] = hints;
    if (first !== undefined) {
      const { tooltip } = provider.resolveInlayHint(first);
      assert.match(asEditorType<{ value: string }>(tooltip).value, /Doe, J\./u);
    }
    return hints.map(
      ({ position, label }) => `${position.line}:${position.character} ${asEditorType<string>(label)}`,
    );
  };

  it('are shown where the setting asks for them, with the paper behind', async () => {
    assert.deepEqual(await hinted(true), ['0:8 (Doe, 2020)']);
  });

  it('are off until then', async () => {
    assert.deepEqual(await hinted(undefined), []);
    assert.deepEqual(await hinted('yes'), []);
  });

  it('are asked for again when the library or the setting changes', async () => {
    const { fake, library, documents, loader } = hostServices();
    let times = 0;
    const provider = new KeyHintProvider(library, documents);
    provider.onDidChangeInlayHints(() => times++);
    fake.write('/w/refs.bib', refs);
    await loader.ensureLoaded();
    assert.equal(times, 0);
    fake.set('citewell.inlayHints', true);
    assert.equal(times, 1);
    await loader.refresh();
    assert.ok(times > 1);
  });
});

describe('papers among the symbols of the workspace', () => {
  it('are found by words of the title, and placed when they are chosen', async () => {
    const { library, loader, token } = keyWorkspace({ '/w/a.md': '|', '/w/refs.bib': refs });
    const provider = new PaperSymbolProvider(library, loader);
    const [symbol] = (await provider.provideWorkspaceSymbols('learning deep', token)) ?? [];
    assert.equal(symbol?.name, 'doe · Deep $\u200B(x) learning');
    assert.ok(symbol);
    const { location } = await provider.resolveWorkspaceSymbol(symbol);
    assert.equal(place(location.uri, location.range), 'refs.bib 0:6-0:9');
  });
});

describe('a bibliography in the editor', () => {
  const open = () => keyWorkspace({ '/w/refs.bib': `|${refs}` }).document;

  it('has an outline', () => {
    const [symbol, ...others] = new BibliographyOutlineProvider().provideDocumentSymbols(open());
    assert.deepEqual(others, []);
    assert.deepEqual(
      [
        symbol?.name,
        symbol?.detail,
        said(asEditorType(symbol?.range)),
        said(asEditorType(symbol?.selectionRange)),
      ],
      ['doe', 'misc · Deep $\u200B(x) learning', '0:0-1:16', '0:6-0:9'],
    );
  });

  it('folds entries and comments', () => {
    assert.deepEqual(
      new BibliographyOutlineProvider()
        .provideFoldingRanges(open())
        .map(({ start, end, kind }) => [start, end, kind]),
      [
        [0, 1, undefined],
        [2, 3, 1],
      ],
    );
  });

  it('has links', () => {
    const [link] = new EntryLinkProvider().provideDocumentLinks(open());
    assert.equal(String(link?.target), 'https://doi.org/10.1/x');
    assert.equal(said(asEditorType(link?.range)), '1:8-1:14');
  });
});
