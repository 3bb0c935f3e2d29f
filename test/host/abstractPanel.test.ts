import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { Holding } from '../../src/core/model/library';
import { openLink } from '../../src/host/opener';
import type { Block } from '../../src/core/format/referenceText';
import { citedPlaces } from '../../src/host/library/citedPlaces';
import { LibraryFilter } from '../../src/host/library/libraryFilter';
import { PagePreferences } from '../../src/host/library/pagePreferences';
import { AbstractPanel } from '../../src/host/views/abstractPanel';
import type { ToAbstractPage } from '../../src/protocol/abstractPage';
import { Uri } from '../support/fakeVscode';
import { asEditorType, eventually, hostServices, memento } from '../support/hostServices';

const bib = `@misc{one, title = {<b>One</b>}, doi = {10.1/x}, author = {Roe, Max and Lovelace, Ada}, year = 2001,
  abstract = {Of turbulence.}}
@misc{two, title = {Turbulence too}, author = {Roe, Max}, year = 1999}`;
const id = 'file:///w/refs.bib#one';

async function shown(other: { readonly bibtexOf?: (holding: Holding) => Promise<string> } = {}) {
  const services = hostServices();
  services.fake.write('/w/refs.bib', bib);
  await services.loader.ensureLoaded();
  const root = asEditorType<vscode.Uri>(Uri.parse('file:///extension'));
  const filter = new LibraryFilter();
  const panel = new AbstractPanel({
    ...services,
    extensionUri: root,
    filter,
    preferences: new PagePreferences(memento()),
    bibtexOf: other.bibtexOf ?? (async () => '@misc{one}'),
    referenceOf: async (_holding, _bibtex, { name }) => referenceOf(name),
    citedPlaces: citedPlaces(services.library, services.keyTexts),
    order: async () => services.library.state.snapshot.displayOrder(),
    onDidReorder: asEditorType(services.library.onDidChange),
  });
  const holding = services.library.state.holding(id);
  assert.ok(holding);
  await panel.show(holding);
  const [page] = services.fake.panels;
  assert.ok(page);
  /** The last message of this kind that the page was sent. */
  const last = <Kind extends ToAbstractPage['kind']>(
    kind: Kind,
  ): Extract<ToAbstractPage, { readonly kind: Kind }> | undefined =>
    (page.sent as Extract<ToAbstractPage, { readonly kind: Kind }>[]).findLast((one) => one.kind === kind);
  const count = (kind: ToAbstractPage['kind']): number =>
    (page.sent as readonly ToAbstractPage[]).filter((one) => one.kind === kind).length;
  return { ...services, panel, page, holding, filter, last, count };
}

function referenceOf(style: string): readonly Block[] {
  const plain = { italic: false, bold: false, smallCaps: false, underline: false, script: undefined };
  return [{ kind: 'plain', runs: [{ kind: 'text', text: `One in ${style}.`, style: plain }] }];
}

describe('the abstract panel', () => {
  it('allows one script, its own styles, and nothing else', async () => {
    const { page } = await shown();
    const policy = /Content-Security-Policy" content="([^"]+)"/u.exec(page.webview.html)?.[1] ?? '';
    const nonce = /nonce="([^"]+)"/u.exec(page.webview.html)?.[1] ?? '';
    assert.equal(policy, `default-src 'none'; script-src 'nonce-${nonce}'; style-src https://resource.test`);
    assert.ok(nonce.length >= 24);
    assert.equal(page.webview.html.match(/<script/gu)?.length, 1);
  });

  it('makes a new nonce for each panel', async () => {
    const nonceOf = async (): Promise<string | undefined> =>
      /nonce="([^"]+)"/u.exec((await shown()).page.webview.html)?.[1];
    assert.notEqual(await nonceOf(), await nonceOf());
  });

  it('reaches the shipped folders only, without forms', async () => {
    const { page } = await shown();
    assert.deepEqual(JSON.parse(JSON.stringify(page.webview.options)), {
      enableScripts: true,
      enableForms: false,
      enableFindWidget: true,
      localResourceRoots: [
        { scheme: 'file', path: '/extension/dist/webview', fragment: '' },
        { scheme: 'file', path: '/extension/media', fragment: '' },
      ],
    });
  });

  it('has no data in its frame', async () => {
    const { page } = await shown();
    assert.doesNotMatch(page.webview.html, /One|10\.1/u);
  });

  it('sends the paper once the page is there, and again when the page was made anew', async () => {
    const { page, last, count } = await shown();
    assert.deepEqual(page.sent, []);
    page.receive({ kind: 'ready' });
    await eventually(() => count('show') === 1);
    page.receive({ kind: 'ready' });
    await eventually(() => count('show') === 2);
    const message = last('show');
    assert.ok(message);
    assert.deepEqual(message.page.title, [{ kind: 'text', text: '<b>One</b>' }]);
    assert.doesNotMatch(JSON.stringify(message), /https?:/u);
  });

  it('draws the page again only when its paper changes', async () => {
    const { page, fake, loader, count } = await shown();
    page.receive({ kind: 'ready' });
    await eventually(() => count('show') === 1);
    fake.write('/w/other.bib', '@misc{two, title = {Two}}');
    await loader.refresh();
    fake.write('/w/refs.bib', '@misc{one, title = {Uno}}');
    await loader.refresh();
    await eventually(() => count('show') === 2);
    fake.write('/w/refs.bib', '');
    await loader.refresh();
    await eventually(() => count('gone') === 1);
  });

  it('is there before the entry is read, and gets its reference with it', async () => {
    const asked: ((bibtex: string) => void)[] = [];
    const bibtexOf = () => new Promise<string>((resolve) => void asked.push(resolve));
    const { page, last, count, loader, fake } = await shown({ bibtexOf });
    page.receive({ kind: 'ready' });
    await eventually(() => count('related') === 1 && asked.length === 1);
    assert.deepEqual([count('show'), count('bibtex'), count('reference')], [1, 0, 0]);
    asked[0]?.('@misc{one}');
    await eventually(() => count('reference') === 1);
    assert.equal(
      last('bibtex')
        ?.tokens.map(({ text }) => text)
        .join(''),
      '@misc{one}',
    );
    // Read again, the first time it is the same one.
    for (const [index, bibtex] of ['@misc{one}', '@misc{one, note = {New}}'].entries()) {
      fake.write('/w/other.bib', `@misc{two, title = {Two}, volume = ${index}}`);
      await loader.refresh();
      await eventually(() => asked.length === index + 2);
      asked[index + 1]?.(bibtex);
    }
    await eventually(() => count('reference') === 2);
    assert.equal(count('bibtex'), 2);
  });

  it('reads no entry of a paper that is passed by', async () => {
    const asked: string[] = [];
    const bibtexOf = async ({ paper }: Holding) => {
      asked.push(paper.key);
      return `@misc{${paper.key}}`;
    };
    const { page, panel, library, count } = await shown({ bibtexOf });
    page.receive({ kind: 'ready' });
    await eventually(() => count('show') === 1);
    const [two] = library.state.holdingsOfKey('two');
    assert.ok(two);
    await panel.show(two);
    await eventually(() => count('reference') === 1);
    assert.deepEqual(asked, ['two']);
  });

  it('reads nothing again while it is hidden', async () => {
    const { page, fake, loader, count } = await shown();
    page.receive({ kind: 'ready' });
    await eventually(() => count('show') === 1);
    page.visible = false;
    fake.write('/w/refs.bib', '@misc{one, title = {Uno}}');
    await loader.refresh();
    assert.equal(count('show'), 1);
    page.visible = true;
    page.receive({ kind: 'ready' });
    await eventually(() => count('show') === 2);
  });

  it('runs our commands for ids, and ignores every other message', async () => {
    const { page, fake } = await shown();
    fake.commands.length = 0;
    for (const message of [
      undefined,
      'insert',
      { kind: 'action', action: 'delete', id },
      { kind: 'action', action: 'insert' },
      { kind: 'openLink', link: 'https://evil.test', id },
      { kind: 'openUrl', url: 'https://evil.test' },
      { kind: 'filter', facet: 'secret', number: 0, id },
      { kind: 'filter', facet: 'author', number: -1, id },
      { kind: 'openCited', number: 0.5, id },
      { kind: 'openCited', number: 7, id },
      { kind: 'openRelated', number: 0, id: 'another' },
      { kind: 'action', action: 'copyKey', id },
      { kind: 'openLink', link: 'doi', id },
    ]) {
      page.receive(message);
    }
    await eventually(() => fake.commands.length === 2);
    assert.deepEqual(fake.commands, [
      ['citewell.copyKey', id],
      ['citewell.openOnline', id, 'doi'],
    ]);
  });
});

describe('the abstract page', () => {
  it('narrows the library down to what is like the paper', async () => {
    const { page, filter, fake } = await shown();
    page.receive({ kind: 'filter', facet: 'author', number: 1, id });
    await eventually(() => filter.query === 'author:"Ada Lovelace"');
    await eventually(() => fake.commands.some(([command]) => command === 'citewell.library.focus'));
    page.receive({ kind: 'filter', facet: 'author', number: 9, id });
    page.receive({ kind: 'filter', facet: 'year', number: 0, id });
    await eventually(() => filter.query === 'year:2001');
  });

  it('formats the reference in the style that was chosen, and keeps it', async () => {
    const { page, last, fake } = await shown();
    page.receive({ kind: 'ready' });
    await eventually(() => last('reference')?.blocks[0]?.runs[0]?.text === 'One in apa.');
    page.receive({ kind: 'style', style: 'nobody' });
    page.receive({ kind: 'style', style: 'modern-language-association' });
    await eventually(
      () => last('reference')?.blocks[0]?.runs[0]?.text === 'One in modern-language-association.',
    );
    assert.equal(last('preferences')?.style, 'modern-language-association');
    page.receive({ kind: 'copyReference', id });
    await eventually(() => fake.clipboard === 'One in modern-language-association.');
  });

  it('shows each sentence that cites the paper, and leads there', async () => {
    const { page, last, fake } = await shown();
    fake.write('/w/a.tex', 'First. We follow \\cite{one} here. Last.\n\nAgain \\cite{two,one}.');
    page.receive({ kind: 'ready' });
    await eventually(() => last('cited') !== undefined);
    assert.deepEqual(last('cited'), {
      kind: 'cited',
      id,
      count: 2,
      places: [
        { place: 'a.tex:1', before: 'We follow \\cite{', citation: 'one', behind: '} here.' },
        { place: 'a.tex:3', before: 'Again \\cite{two,', citation: 'one', behind: '}.' },
      ],
    });
    page.receive({ kind: 'openCited', number: 1, id });
    await eventually(() => fake.shown.some((one) => one.startsWith('file:///w/a.tex')));
  });

  it('goes on to the next paper of the library, and round', async () => {
    const { page, last } = await shown();
    page.receive({ kind: 'ready' });
    await eventually(() => last('position')?.number === 1);
    assert.equal(last('position')?.count, 2);
    page.receive({ kind: 'step', by: -1, id });
    await eventually(() => last('show')?.page.key === 'two');
    page.receive({ kind: 'step', by: 1, id: 'file:///w/refs.bib#two' });
    await eventually(() => last('show')?.page.key === 'one');
  });

  it('names related papers with the reason, and shows them', async () => {
    const { page, last } = await shown();
    page.receive({ kind: 'ready' });
    await eventually(() => last('related') !== undefined);
    assert.deepEqual(last('related')?.papers, [
      { title: 'Turbulence too', authors: 'Roe', year: '1999', reason: 'Both have: turbulence' },
    ]);
    page.receive({ kind: 'openRelated', number: 0, id });
    await eventually(() => last('show')?.page.key === 'two');
  });

  it('remembers the size of the text', async () => {
    const { page, last, count } = await shown();
    page.receive({ kind: 'zoom', zoom: 150 });
    page.receive({ kind: 'ready' });
    await eventually(() => count('preferences') === 1);
    assert.equal(last('preferences')?.zoom, 150);
  });
});

describe('the opener', () => {
  it('opens web pages and nothing else', async () => {
    const { fake } = hostServices();
    for (const url of [
      'https://doi.org/10.1/x',
      'http://x.test/',
      'file:///etc/passwd',
      'command:evil',
      'vscode://x',
    ]) {
      await openLink({ kind: 'url', label: '', url });
    }
    assert.deepEqual(fake.opened, ['https://doi.org/10.1/x', 'http://x.test/']);
  });
});
